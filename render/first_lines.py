"""The shifts of the first page of a PDF, one line each, cut between words.

What is copied out of the file so reads as it looks. The whole of it stands further on, with its demand.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from render.demand_views import shift_phrase
from render.view import DemandView, VerdictMark
from render.wording import Wording

LINE = 61.0
"""Length of a line in ems: 174 mm between the margins of A4 are 58, in letters of 8.5 pt. The widths below are rather
too large, by a tenth in English, so that a little more is allowed."""

_NARROW = frozenset("fijltrI.,:;!|'()[] ‘’“”\N{NO-BREAK SPACE}-")
_WIDE = frozenset("mwMW…→—▲▼◆≠%@")
_NARROW_EM, _WIDE_EM, _CAPITAL_EM, _COMMON_EM, _FULL_EM = 0.34, 1.0, 0.72, 0.56, 1.0
"""Widths of letters in ems, not less than those of Liberation Sans (its font metrics, which are those of Arial)."""

_BOLD = 1.08
"""How much wider bold letters are."""

_LEAST = 12.0
"""Ems below which the rest of a line says nothing."""

_GAP = " · "


@dataclass(frozen=True, slots=True)
class FirstLine:
    """A shift in one line. ``shift`` and ``gist`` are cut between words; either may be empty."""

    mark: VerdictMark
    anchor: str
    where: str
    shift: str
    gist: str


def first_lines(demands: Iterable[DemandView], words: Wording) -> tuple[FirstLine, ...]:
    """The demands, each cut to the length of a line."""
    return tuple(_line(demand, words) for demand in demands)


def ems(text: str, *, bold: bool = False) -> float:
    """About how long a text is, in ems: rather too long than too short."""
    return sum(map(_em, text)) * (_BOLD if bold else 1.0)


def fitted(text: str, room: float, *, bold: bool = False) -> str:
    """As many whole words as fit into so many ems, an ellipsis after them where some are left out."""
    if ems(text, bold=bold) <= room:
        return text
    kept, used = "", ems("…", bold=bold)
    for word in text.split(" "):
        used += ems(f" {word}", bold=bold)
        if kept and used > room:
            break
        kept = f"{kept} {word}".lstrip()
    return kept.rstrip(" ,;:.") + "…"


def _line(demand: DemandView, words: Wording) -> FirstLine:
    head = ems(f"{demand.mark.sign} {demand.mark.word} ", bold=True) + ems(f"{demand.where} ")
    shift = _shift(demand, LINE - head, words)
    room = LINE - head - (ems(shift, bold=True) + ems(_GAP) if shift else 0)
    gist = fitted(demand.gist, room) if room >= _LEAST or not shift else ""
    return FirstLine(demand.mark, demand.anchor, demand.where, shift, gist)


def _shift(demand: DemandView, room: float, words: Wording) -> str:
    """The first ways in which it moved that fit; of the first one, both sides are cut if need be."""
    told = [axis.shift for axis in demand.axes]
    while len(told) > 1 and ems("; ".join(told), bold=True) > room:
        told.pop()
    if len(told) != 1 or ems(told[0], bold=True) <= room:
        return "; ".join(told)
    first = demand.axes[0]
    frame = ems(shift_phrase("a" if first.old else "", "a" if first.new else "", words), bold=True)
    half = (room - frame) / (2 if first.old and first.new else 1)
    old, new = (fitted(text, half, bold=True) if text else "" for text in (first.old, first.new))
    return shift_phrase(old, new, words)


def _em(char: str) -> float:
    if char in _NARROW:
        return _NARROW_EM
    if char in _WIDE:
        return _WIDE_EM
    if unicodedata.east_asian_width(char) in "WF":
        return _FULL_EM
    return _CAPITAL_EM if char.isupper() else _COMMON_EM
