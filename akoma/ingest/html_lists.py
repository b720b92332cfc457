"""Numbers and bullets that a browser puts before the items of lists."""

import re
from dataclasses import dataclass

from akoma.ingest.html_rules import Element, leading, rules, tag
from akoma.ingest.letters import LARGE, SMALL
from akoma.numbering import to_roman

BULLET = "-"
"""How a bullet is printed: as in the plain text that people paste from a page."""

LABEL = re.compile(
    rf"(?:\d{{1,4}}\s?[{SMALL}]{{0,8}}\.|[{LARGE}]{{1,2}}\s?[{SMALL}]{{0,8}}\.|[(\[][{LARGE}{SMALL}0-9]{{1,4}}[)\]]"
    rf"|[{SMALL}0-9]{{1,4}}\)|[–—‒−•·*-])(?=\s|$)"
)
"""A label at the beginning of a line, as typed."""

SAMPLE = 3
"""Items that are looked at to tell whether the labels of a list are typed."""

MAX_ROMAN = 39


@dataclass(slots=True)
class Series:
    """A list that is being printed. ``style`` is that of HTML (``1 a i A I``), empty for bullets."""

    style: str
    number: int = 1
    step: int = 1
    typed: bool = False


class Lists:
    """The lists that are open at one place of a page."""

    def __init__(self) -> None:
        self.computed = 0
        self._open: list[Series] = []

    def open(self, element: Element) -> None:
        """A list begins."""
        typed = _is_typed(element)
        if tag(element) != "ol":
            self._open.append(Series("", typed=typed))
            return
        style = str(element.get("type") or "1")
        reverse = element.get("reversed") is not None
        first = sum(1 for _ in element.iterchildren("li")) if reverse else 1
        number = _integer(element.get("start"), first)
        self._open.append(Series(style if style in rules().numbers else "1", number, -1 if reverse else 1, typed))

    def close(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._open.pop()

    def label(self, item: Element) -> str:
        """The label of an item, with the space after it; empty when the text itself has one."""
        if not self._open:
            return ""
        series = self._open[-1]
        number = _integer(item.get("value"), series.number)
        series.number = number + series.step
        if series.typed:
            return ""
        if not series.style:
            return f"{BULLET} "
        self.computed += 1
        return self._print(series.style, number) + " "

    def _print(self, style: str, number: int) -> str:
        below = style == "1" and any(series.style for series in self._open[:-1])
        form = rules().numbers["1 below" if below else style]
        if number < 1 or (style in "iI" and number > MAX_ROMAN):
            form = rules().numbers["1"]
        letters, roman = _letters(number), to_roman(number) if 0 < number <= MAX_ROMAN else ""
        return form.format(
            figure=number, letters=letters, roman=roman, capitals=letters.upper(), capital_roman=roman.upper()
        )


def _integer(text: str | None, default: int) -> int:
    """A whole number of at most six digits; anything else is ignored, as browsers do."""
    found = re.match(r"\s*(-?\d{1,6})(?!\d)", text or "")
    return int(found[1]) if found else default


def _letters(number: int) -> str:
    """1 as "a", 26 as "z", 27 as "aa"."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _is_typed(element: Element) -> bool:
    """Whether the first items begin with labels of their own; a style sheet then hides those of the list."""
    items = [text for text in map(_beginning, element.iterchildren("li")) if text][:SAMPLE]
    return bool(items) and all(LABEL.match(text) for text in items)


def _beginning(item: Element) -> str:
    return leading(item, 14)
