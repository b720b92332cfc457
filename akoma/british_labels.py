"""Labels of British drafting: sections "2B Weirs" without a dot, subsections "(1)", levels "(a)" and "(i)".

The names of parts, chapters and schedules are data of the language; see :mod:`akoma.law_labels`.
"""

import re
from collections.abc import Sequence

from akoma.drafts import Block
from akoma.labels import Labels
from akoma.language import Language
from akoma.law_labels import HEADING_LENGTH, is_heading_like
from akoma.model import ProvisionKind
from akoma.numbering import MAX_FIRST, MAX_GAP, alphabetic, bare

UNIT = re.compile(r"(?P<before>[A-Z]{0,2})(?P<base>\d{1,4})(?P<after>[A-Z]{0,3})(?:\s+(?=\S)|$)")
"""The number of a section, or of a paragraph of a schedule: "2", "6ZA", "A1"."""
SUBSECTION = re.compile(r"\([A-Z]{0,2}\d{1,3}[A-Z]{0,3}\)\s+(?=\S)")
LEVEL = re.compile(r"\((?:[a-z]{1,4}|[ivxl]{1,7}|[A-Z]{1,2})\)\s+(?=\S)")
STEP = re.compile(r"(?P<name>[A-Z][a-z]+) \d{1,2}")
"""A numbered step: "Step 1", its text in the next block."""
REFERENCE = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
"""All in brackets: "(introduced by section 8(6))" beside the number of a schedule."""
CELLS = " | "
"""Between the cells of a row."""

_BESIDE = re.compile(rf"\s(?P<reference>{REFERENCE.pattern})$")

ENUMERATION = ("—", ":", "–")
"""How words before a list end."""


def inner(text: str) -> re.Match[str] | None:
    """The label of a subsection or level at the beginning of a text."""
    return SUBSECTION.match(text) or LEVEL.match(text)


def reference_in(text: str) -> int:
    """Where the reference beside the number of a schedule begins; the length of the text when there is none."""
    found = _BESIDE.search(text) if len(text) <= HEADING_LENGTH else None
    return found.start("reference") if found else len(text)


def refers(text: str, language: Language) -> bool:
    """Whether a text is nothing but a reference: "(introduced by section 8(6))", "Section 11", "Sections 4 and 5"."""
    if len(text) > HEADING_LENGTH:
        return False
    name, *rest = text.split() or [""]
    counted = all(re.search(r"\d", word) or word in language.conjunctions for word in rest)
    return bool(REFERENCE.fullmatch(text) or (rest and language.unit(name) and counted))


def is_section(block: Block) -> bool:
    """Whether a block is the number and heading of a section."""
    text = block.text.text.lstrip("“")
    found = UNIT.match(text)
    rest = text[found.end() :] if found else ""
    printed = block.heading or is_heading_like(rest)
    return printed and rest[:1].isupper() and not rest.endswith((*ENUMERATION, ",", ";"))


def is_british(blocks: Sequence[Block]) -> bool:
    """Whether a text is drafted the British way: sections with subsections in brackets, more than "1." paragraphs."""
    texts = [block.text.text for block in blocks]
    sections = [i for i, block in enumerate(blocks) if is_section(block)]
    subdivided = [i for i in sections if texts[i + 1 : i + 2] and SUBSECTION.match(texts[i + 1])]
    dotted = sum(bool(re.match(r"\d{1,4}[a-z]?\.\s", text)) for text in texts)
    return bool(subdivided) and len(sections) > dotted


Rank = tuple[int, int, tuple[int, ...]]
"""The place of a number in its series: "A2" before "2", "2ZA" before "2A", and that before "2B"."""


def rank(num: str) -> Rank:
    """What a printed number of a section is compared by."""
    found = UNIT.match(bare(num))
    if not found:
        return (0, 0, ())
    letters = tuple(0 if letter == "Z" else alphabetic(letter) for letter in found["after"])
    return (int(found["base"]), -1 if found["before"] else 0, letters)


def may_follow(num: str, last: str) -> bool:
    """Whether a section with this number may come after the last one: upwards, and not far ahead."""
    if not last:
        return rank(num)[0] <= MAX_FIRST
    return rank(last) < rank(num) and rank(num)[0] <= rank(last)[0] + MAX_GAP


OTHER_CASE = "digit"
"""A style in which no letter has a place."""


def level_after(letters: str, levels: Sequence[tuple[str, str]]) -> tuple[str, int]:
    """Which open list a level goes on with, as :meth:`akoma.labels.Labels.level`; "(A)" never goes on after "(a)"."""
    known = [(style if num[1:2].isupper() == letters.isupper() else OTHER_CASE, num) for style, num in levels]
    how, depth = Labels.level(letters, known)
    return how, depth


GROUPING_KINDS = frozenset(
    {ProvisionKind.ANNEX, ProvisionKind.BOOK, ProvisionKind.PART, ProvisionKind.TITLE, ProvisionKind.CHAPTER}
)
"""Groupings that British drafting knows, by the names that the language gives to them."""
