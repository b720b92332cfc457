"""What stands around the provisions: cover, title, procedure number, enacting lines, signatures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from akoma.akn_collect import Block, Item
from akoma.akn_names import akn, is_own
from akoma.akn_units import lines
from akoma.model import Passage, PassageRole

TITLES = ("longTitle", "docTitle", "shortTitle")
"""Elements that are the title of a document, the best first."""

FRONT = ("preface", "coverPage")
"""Parts in which a title is looked for."""


@dataclass(frozen=True, slots=True)
class Titles:
    """Where the title of a document stands: the part and the element; a part without one is all title."""

    part: etree._Element | None
    tag: str


def titles(document: etree._Element) -> Titles:
    """The place of the title. Documents of our own say plainly what is title and what is not."""
    homes = [home for name in FRONT for home in document.iterfind(akn(name))]
    for home in homes:
        for name in TITLES:
            if home.find(f".//{akn(name)}") is not None:
                return Titles(home, akn(name))
    return Titles(None if is_own(document) or not homes else homes[0], "")


def passages(items: Sequence[Item], part: etree._Element, title: Titles) -> Iterator[Passage]:
    """The passages of one part; structure inside it (a table that lays out a cover) is flattened."""
    roles: dict[etree._Element, PassageRole] = {}
    for item in items:
        if item.home not in roles:
            roles[item.home] = _role(item.home, part, title)
        role = roles[item.home]
        found = [item.line] if isinstance(item, Block) else list(lines(item))
        yield from (Passage(role, line.text, line.notes) for line in found if line)


def _role(home: etree._Element, part: etree._Element, title: Titles) -> PassageRole:
    if part.tag == akn("conclusions"):
        return PassageRole.CLOSING
    if part.tag == akn("preamble"):
        return PassageRole.FORMULA
    named = part is title.part and title.tag and _holds(home, title.tag)
    if not named and home.find(f".//{akn('docketNumber')}") is not None:
        return PassageRole.DOCKET
    return PassageRole.TITLE if named or (part is title.part and not title.tag) else PassageRole.COVER


def _holds(home: etree._Element, tag: str) -> bool:
    """Whether a block is, stands in, or holds an element."""
    return home.tag == tag or next(home.iterancestors(tag), None) is not None or home.find(f".//{tag}") is not None
