"""Labels at the beginning of a block: what they look like, and which may follow which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from akoma.language import Language
from akoma.numbering import MAX_FIRST, MAX_GAP, Number, alphabetic, arabic, bare, inserted_rank, roman


@dataclass(frozen=True, slots=True)
class Label:
    """A label as found: its main part, its insertion ("a", "bis"), where the text after it begins."""

    main: str
    insertion: str
    end: int

    @property
    def bare(self) -> str:
        """The label without punctuation."""
        return bare(self.main + self.insertion)


class Labels:
    """The label patterns of one language."""

    def __init__(self, language: Language) -> None:
        """Compile the patterns; the words of inserted numbers ("bis") come from the language."""
        self._language = language
        self._ordinals = language.insertion_ordinals
        inserted = "|".join([*self._ordinals, "[a-z]{1,2}"])
        self.paragraph = re.compile(rf"(?P<main>\d{{1,5}})(?:\s?(?P<ins>{inserted}))?\.\s+(?=\S)")
        letters = "|".join(["[A-Z]{1,2}", *map(re.escape, sorted(language.recital_labels, key=len, reverse=True))])
        self.recital = re.compile(rf"(?P<main>{letters})(?:\s?(?P<ins>{inserted}))?\.\s+(?=\S)")
        self.point = re.compile(r"\(?(?P<main>[a-z]{1,2}|[ivxl]{1,6}|\d{1,2})(?P<ins>)\)\s+(?=\S)")
        self.dash = re.compile(r"(?P<main>[–—‒−•*-])(?P<ins>)\s+(?=\S)")
        self.counted = re.compile(r"\((?P<main>\d{1,3})(?P<ins>[a-z]?)\)\s+(?=\S)")
        # "1 Heading" without a dot: the first section of a law in British drafting; "1 March 2099" is a date.
        self.first = re.compile(r"(?P<main>1|A)(?P<ins>)(?:\.\s+(?=\S)|(?<=1)\s+(?!\w+ \d{4}$)(?=[A-Z][^.;:,]+$))")
        self.any = re.compile("|".join(re.sub(r"\?P<\w+>", "", p.pattern) for p in self._all()))

    def _all(self) -> tuple[re.Pattern[str], ...]:
        return (self.paragraph, self.recital, self.point, self.dash)

    def paragraph_number(self, num: str) -> Number:
        """A printed paragraph number as something to compare."""
        found = self.paragraph.match(f"{num} x")
        return arabic(found["main"], found["ins"] or "", self._ordinals) if found else Number(0)

    def recital_number(self, num: str) -> Number:
        """A printed recital letter as something to compare."""
        found = self.recital.match(f"{num} x")
        if not found:
            return Number(0)
        return Number(self._letter_value(found["main"]), inserted_rank(found["ins"] or "", self._ordinals))

    def _letter_value(self, letters: str) -> int:
        """The place of a recital's letters, in the script of the language or in Latin letters (Z, then AA)."""
        return self._language.recital_rank(letters) or alphabetic(letters)

    def paragraph_follows(self, label: Label, last: str) -> bool:
        """Whether a paragraph so labelled may come after the last: upwards, and not far ahead."""
        number = arabic(label.main, label.insertion, self._ordinals)
        before = self.paragraph_number(last)
        return before < number and number.base <= (before.base + MAX_GAP if last else MAX_FIRST)

    def recital_follows(self, label: Label, last: str, has_word: bool) -> bool:
        """Whether a recital so labelled may come after the last: upwards; with its opening word, or next in line."""
        number = Number(self._letter_value(label.main), inserted_rank(label.insertion, self._ordinals))
        before = self.recital_number(last)
        next_in_line = number == Number(before.base + 1) or number == Number(before.base, before.inserted + 1)
        return before < number and (has_word or next_in_line)

    def counted_follows(self, label: Label, last: str) -> bool:
        """Whether a recital counted in brackets, as in the law of the Union, may come after the last."""
        number = arabic(label.main, label.insertion, self._ordinals)
        found = self.counted.match(f"{last} x")
        before = arabic(found["main"], found["ins"], self._ordinals) if found else Number(0)
        return before < number and number.base <= before.base + MAX_GAP

    @staticmethod
    def style(letters: str) -> str:
        """How a first point of a list counts: ``digit``, ``roman`` ("i") or ``alpha``."""
        if letters.isdigit():
            return "digit"
        return "roman" if roman(letters) == 1 else "alpha"

    @staticmethod
    def level(letters: str, levels: Sequence[tuple[str, str]]) -> tuple[str, int]:
        """Which of the open lists a point goes on with: ("same", how many lists stay open), or ("new", all of them).

        ``levels``: style and last label of each open list, outermost first. "i" after "h" goes on with the letters,
        "i" after "a" opens a Roman list below. "a" after "a" is its sibling: no list begins inside its like.
        """
        depths = range(len(levels), 0, -1)
        ahead = [(depth, _ahead(letters, *levels[depth - 1])) for depth in depths]
        again = (depth for depth in depths if bare(levels[depth - 1][1]) == letters)
        exact = next((depth for depth, steps in ahead if steps == 1), 0) or next(again, 0)
        if exact or Labels.is_first(letters):
            return ("same", exact) if exact else ("new", len(levels))
        skipped = next((depth for depth, steps in ahead if steps > 1), 0)
        return ("same", skipped) if skipped else ("new", len(levels))

    @staticmethod
    def is_first(letters: str) -> bool:
        """Whether a point can be the first of its list."""
        return letters in ("1", "a", "i")


def _ahead(letters: str, style: str, last: str) -> int:
    """How many steps a point is ahead of the last one of a list; 0 or less when it cannot follow."""
    place = value(letters, style)
    return place - value(bare(last), style) if place > 0 else 0


def value(letters: str, style: str) -> int:
    """The place of a point in a list of this style; -1 when it cannot stand in one."""
    if style == "digit":
        return int(letters) if letters.isdigit() else -1
    if letters.isdigit():
        return -1
    return (roman(letters) or -1) if style == "roman" else alphabetic(letters)


def label_of(text: str, pattern: re.Pattern[str]) -> Label | None:
    """The label at the beginning of a text, or None."""
    found = pattern.match(text)
    if not found:
        return None
    groups = found.groupdict()
    return Label(groups.get("main") or "", groups.get("ins") or "", found.end())
