"""Notes of a page by its links: which link is a note's mark, which element holds the note.

    ... in Velmaria<a id="r1" href="#n1">(1)</a>, ...          a mark
    <p><a id="n1" href="#r1">(1)</a> OJ C 912, ...</p>         the note, with a link back to its mark

A link with a short label is a mark only if it leads forward to an element that shows itself to be a note: it links
back, is called so in its id or class, or the mark is raised. "See recital <a href="#r4">(4)</a>" is none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from akoma.ingest.html_rules import Element, has_class, rules, tag

MARK = re.compile(r"[(\[]?\s*(?P<marker>\d{1,4}[a-z]?|[a-z]{1,2}|\*{1,4}|[†‡§]{1,3}|[⁰¹²³⁴-⁹]{1,3})\s*[)\]]?")
"""What a note's mark may look like."""

HOMES = frozenset({"li", "dd", "td", "tr", "div", "aside", "section", "p"})
NARROW = frozenset({"li", "dd", "td", "tr"})
"""Elements that hold one note when they hold its anchor; others need a telling class too."""

MAX_CLIMB = 6
"""Elements around an anchor that are looked at for its note."""


@dataclass(frozen=True, slots=True)
class NotePlan:
    """Elements of a page that belong to notes. The strings are the names of the notes' anchors.

    ``homes``: elements that hold one note and nothing else. ``anchors``: where notes begin that share their element
    with other text. ``ends``: the element at whose end a note ends. ``returns``: links that say no more than "back".
    """

    marks: Mapping[Element, str]
    homes: Mapping[Element, str]
    anchors: Mapping[Element, str]
    ends: Mapping[str, Element]
    returns: frozenset[Element]


def plan_notes(root: Element) -> NotePlan:
    """The notes of a page."""
    targets = _targets(root)
    place = {element: i for i, element in enumerate(root.iter())}
    links = [(link, key) for link, key in _links(root) if key in targets and place[targets[key]] > place[link]]
    called = {key: targets[key] for link, key in links if _is_call(link) and _is_note(link, targets[key])}
    anchors = frozenset(called.values())
    ends = {key: _home(anchor, anchors) for key, anchor in called.items()}
    mixed = {above for link, key in links if key in called for above in link.iterancestors()}
    shared = Counter(ends.values())
    homes = {home: key for key, home in ends.items() if shared[home] == 1 and home not in mixed}
    marks = {link: key for link, key in links if key in called and _is_call(link) and not _inside(link, homes)}
    returns = frozenset(link for home in shared for link in _returns(home))
    return NotePlan(marks, homes, {anchor: key for key, anchor in called.items()}, ends, returns)


def _targets(root: Element) -> dict[str, Element]:
    """The elements that links can lead to, by name; of two with one name the first."""
    found: dict[str, Element] = {}
    for element in root.iter():
        names = (element.get("id"), element.get("name") if tag(element) == "a" else None)
        for name in names:
            if name:
                found.setdefault(name, element)
    return found


def _links(root: Element) -> Iterator[tuple[Element, str]]:
    """The links to places of a page, with the name of the place."""
    for link in root.iter("a"):
        _, hash_sign, key = (link.get("href") or "").rpartition("#")
        if hash_sign and key:
            yield link, key


def text_of(element: Element) -> str:
    """The text of a small element, in one line."""
    return " ".join("".join(islice(element.itertext(), 20)).split())


def _is_call(link: Element) -> bool:
    return bool(MARK.fullmatch(text_of(link)))


def _is_note(link: Element, anchor: Element) -> bool:
    around = [anchor, *islice(anchor.iterancestors(), 3)]
    if any(_named_note(element) for element in (link, *around)):
        return True
    if tag(link.getparent()) == "sup" or next(link.iter("sup"), None) is not None:
        return True
    own = {name for element in (link, *islice(link.iterancestors(), 2)) for name in _names(element)}
    home = next((element for element in around if tag(element) in HOMES), anchor)
    return any(key in own for _, key in islice(_links(home), 5))


def _names(element: Element) -> list[str]:
    return [name for name in (element.get("id"), element.get("name")) if name]


def _named_note(element: Element) -> bool:
    """Whether a class, id, name or role says that this is a note or its mark."""
    pattern = rules().note_classes
    told = (element.get("name") if tag(element) == "a" else "", element.get("role"))
    return has_class(element, pattern) or any(name and pattern.match(name.lower()) for name in told)


def _home(anchor: Element, anchors: frozenset[Element]) -> Element:
    """The element that holds a note: the widest one around its anchor that holds no other."""
    home = anchor
    while tag(home) in rules().inline and home.getparent() is not None:
        home = home.getparent()
    for above in islice(home.iterancestors(), MAX_CLIMB):
        if not (_may_widen(above) and _holds_one(above, anchors)):
            break
        home = above
    return home


def _may_widen(element: Element) -> bool:
    name = tag(element)
    return name in NARROW or (name in HOMES and _named_note(element))


def _holds_one(element: Element, anchors: frozenset[Element]) -> bool:
    held = (inner for inner in element.iter() if inner in anchors)
    return len(list(islice(held, 2))) == 1


def _inside(link: Element, homes: Mapping[Element, str]) -> bool:
    return any(above in homes for above in link.iterancestors())


def _returns(home: Element) -> Iterator[Element]:
    return (link for link, _ in _links(home) if rules().return_links.match(text_of(link)))
