"""Blocks: lines that belong together, before and after notes are taken out.

Guarantees of :func:`rough_blocks`: (1) every written line that is not furniture is in exactly one block; (2) the order
is that of the source; (3) a hyphen at the end of a line stays; (4) a block knows whether it was cut off by the end of
a page.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from akoma.furniture import is_docket
from akoma.ingest.letters import LARGE, SMALL
from akoma.ingest.lines import Line, Sheet
from akoma.language import Language
from akoma.normalise import SYNTHETIC, Traced, concatenated, traced

HANGING = re.compile(r"\w[-\u2010\u2011\u00ad]$")
"""A word cut at the end of a line."""
LABEL = re.compile(
    rf"(?:\d{{1,5}}\s?[{SMALL}]{{0,8}}\.|[{LARGE}]{{1,2}}\s?[{SMALL}]{{0,8}}\.|\(?[{SMALL}0-9]{{1,4}}\)|[–—•*-])\s+\S"
)
"""What the first line of a numbered, lettered or dashed unit looks like."""
NOTE_LIKE = re.compile(r"[(\[]?(\d{1,3})[)\]]?\s+\S")
TERMINAL = (".", ";", ":", ",", "”", "!", "?", "·")
"""What ends a line that may be followed by a new unit; the raised point is the Greek semicolon."""
TAIL = 3
"""Characters at the end of a text within which HANGING is looked for."""


@dataclass(frozen=True, slots=True)
class RoughBlock:
    """Lines that belong together. ``open``: cut off in mid-sentence; ``on_new_page``: its first line begins a page."""

    text: Traced
    open: bool = False
    on_new_page: bool = False


def rough_blocks(sheet: Sheet, language: Language) -> tuple[RoughBlock, ...]:
    """The blocks of a text in order, furniture left out."""
    blocks: list[RoughBlock] = []
    current: list[int] = []
    skip = sheet.furniture_indexes
    for i, line in enumerate(sheet.lines):
        if i in skip or line.blank:
            _close(blocks, current, sheet, language)
            continue
        if current and (i in sheet.pages.lines or _ends(sheet, language, current, line)):
            _close(blocks, current, sheet, language)
        current.append(i)
    _close(blocks, current, sheet, language)
    return tuple(blocks)


def _close(blocks: list[RoughBlock], current: list[int], sheet: Sheet, language: Language) -> None:
    """End the block under way, if there is one."""
    if not current:
        return
    lines = [sheet.lines[i] for i in current]
    text = glue((_body(sheet.source, line) for line in lines), language)
    blocks.append(RoughBlock(text, _goes_on(sheet, lines[-1]), current[0] in sheet.pages.lines))
    current.clear()


def _body(source: str, line: Line) -> Traced:
    return traced(source, line.start, line.end)


def _goes_on(sheet: Sheet, line: Line) -> bool:
    """Whether a line shows by itself that the sentence goes on."""
    if not sheet.layout.wrapped:
        return False
    if HANGING.search(line.text[-TAIL:]):
        return True
    if sheet.layout.marked:
        return line.text.endswith(" ")
    return not line.text.rstrip().endswith(TERMINAL)


def _ends(sheet: Sheet, language: Language, current: Sequence[int], following: Line) -> bool:
    """Whether the block under way ends before the line that follows it directly."""
    last = sheet.lines[current[-1]]
    if sheet.layout.marked:
        return not (_goes_on(sheet, last) or _carries_on(last, following))
    if not sheet.layout.wrapped:
        return True
    return _stands_alone(last, following, language) or _next_unit(sheet, current, following)


def _carries_on(last: Line, following: Line) -> bool:
    """Whether a line plainly goes on although its mark was lost: no stop, then a small letter and no label."""
    text = following.text.lstrip()
    return not last.text.rstrip().endswith(TERMINAL) and text[:1].islower() and not LABEL.match(text)


def _stands_alone(last: Line, following: Line, language: Language) -> bool:
    return any(language.is_formula(line.text) or is_docket(line.text) for line in (last, following))


def _next_unit(sheet: Sheet, current: Sequence[int], following: Line) -> bool:
    """In wrapped text without marks: a label after a finished line, or the next of several notes."""
    text = following.text.lstrip()
    if LABEL.match(text):
        return sheet.lines[current[-1]].text.rstrip().endswith(TERMINAL)
    first, second = NOTE_LIKE.match(sheet.lines[current[0]].text.lstrip()), NOTE_LIKE.match(text)
    return bool(first and second and int(second[1]) == int(first[1]) + 1)


def glue(parts: Iterable[Traced], language: Language) -> Traced:
    """Lines to one line: a hyphen at a line end joins without a space, all else with one.

    "staakt-het-" + "vuren"   is  "staakt-het-vuren"
    "gas-" + "en elektriciteit"   is  "gas- en elektriciteit"   (a hanging hyphen before a conjunction)
    """
    return _rejoin(dropwhile(lambda part: not part.text, parts), language).tidy()


def _rejoin(parts: Iterable[Traced], language: Language) -> Traced:
    """Parts to one text; what stands between two of them depends on the last characters before, and on the next word.

    The characters before are carried along: to look at the whole text for each part would take for ever.
    """
    pieces: list[Traced] = []
    tail = ""
    for part in parts:
        piece = part[len(part.text) - len(part.text.lstrip()) :] if pieces else part
        if pieces:
            joint = "" if _joins(tail, piece.text, language) else " "
            pieces.append(Traced(joint, (SYNTHETIC,) * len(joint)))
            tail += joint
        pieces.append(piece)
        tail = (tail + piece.text[-TAIL:])[-TAIL:]
    return concatenated(pieces)


def _joins(before: str, after: str, language: Language) -> bool:
    if not HANGING.search(before):
        return False
    first_word = re.match(r"\w+", after)
    return not (first_word and first_word[0].casefold() in language.conjunctions)


def mend(blocks: Sequence[RoughBlock], sheet: Sheet, language: Language) -> tuple[Traced, ...]:
    """Put blocks that a page end (or what was taken out there) had cut in two together again."""
    result: list[list[RoughBlock]] = []
    for block in blocks:
        if result and _continues(result[-1][-1], block, sheet):
            result[-1].append(block)
        else:
            result.append([block])
    texts = (_rejoin((block.text for block in run), language) for run in result)
    return tuple(text for text in texts if text.text)


def _continues(before: RoughBlock, after: RoughBlock, sheet: Sheet) -> bool:
    if not before.open or (before.text.text.endswith(TERMINAL) and LABEL.match(after.text.text)):
        return False
    if sheet.layout.marked:
        return True
    return after.text.text[:1].islower() and not LABEL.match(after.text.text)
