"""The units that a column prints, with its emphasis: where in the column each number, heading and text stands."""

from collections.abc import Sequence

from akoma.amendment_list import Column, Emphasis
from akoma.amendment_units import HEADING, LONG_TITLE, QuotedUnit
from akoma.model import Provision
from differ.amendments.draft_spots import TITLE, Spot
from differ.amendments.draft_tree import Part


def quoted(units: Sequence[Provision], column: Column, spot: Spot, is_old: bool) -> tuple[QuotedUnit, ...]:
    """The units of a column at a spot; only those of the old text are told by their eIds."""
    element = LONG_TITLE if spot.path == TITLE else HEADING if spot.part is Part.HEADING else ""
    cursor = _Cursor(column, is_old)
    return tuple(cursor.unit(unit, element) for unit in units)


class _Cursor:
    """Goes through the text of a column in the order in which its units are printed."""

    def __init__(self, column: Column, is_old: bool) -> None:
        self._column = column
        self._is_old = is_old
        self._at = 0

    def unit(self, unit: Provision, element: str = "") -> QuotedUnit:
        return QuotedUnit(
            kind=unit.kind,
            num=self._words(unit.num),
            heading=self._words(unit.heading),
            text=self._words(unit.text),
            children=tuple(self.unit(child) for child in unit.children),
            element=element,
            was=unit.eid if self._is_old and not element else "",
        )

    def _words(self, text: str) -> Column:
        if not text:
            return Column("")
        start = self._column.text.index(text, self._at)
        end = self._at = start + len(text)
        inside = ((max(m.start, start), min(m.end, end)) for m in self._column.marked)
        return Column(text, tuple(Emphasis(a - start, b - start) for a, b in inside if a < b))
