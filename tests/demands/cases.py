"""The case files: clause pairs with what a careful reader says of them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from differ.demands import judge
from differ.model import ChangeVerdict, Direction, Report, Verdict
from tests.demands.building import lexicons, of_texts

FOLDER = Path(__file__).parent / "cases"

SIGNS = {Direction.UP: "+", Direction.DOWN: "-"}

MIRRORED = {
    Verdict.STRENGTHENED: Verdict.SOFTENED,
    Verdict.SOFTENED: Verdict.STRENGTHENED,
    Verdict.DROPPED: Verdict.ADDED,
    Verdict.ADDED: Verdict.DROPPED,
}
"""What becomes of a verdict when the sides are swapped; the others stay."""


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of clauses. ``today`` is the verdict that this version gives where it says less than the reader."""

    title: str
    language: str
    old: str
    new: str
    verdict: Verdict
    axes: tuple[str, ...]
    today: Verdict

    @property
    def is_settled(self) -> bool:
        """Whether this version says what the reader says."""
        return self.today is self.verdict


def load(name: str) -> tuple[Case, ...]:
    """The cases of one file."""
    tables = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["case"]
    return tuple(
        Case(
            title=f"{table['language']} {table['title']}",
            language=table["language"],
            old=table["old"],
            new=table["new"],
            verdict=Verdict(table["verdict"]),
            axes=tuple(table["axes"]),
            today=Verdict(table.get("today", table["verdict"])),
        )
        for table in tables
    )


PAIRS = load("pairs.toml")
SET_ASIDE = load("set_aside.toml")
ALL = PAIRS + SET_ASIDE


def report(old: str, new: str, language: str) -> Report:
    """One clause judged against another."""
    return judge(of_texts(old, new, language), lexicons())


def verdict(old: str, new: str, language: str) -> ChangeVerdict:
    """What became of the paragraph."""
    return report(old, new, language).verdicts[0]


def signed(found: ChangeVerdict) -> list[str]:
    """The axes as the case files write them."""
    return sorted({f"{shift.axis}{SIGNS[shift.direction]}" for shift in found.axes})
