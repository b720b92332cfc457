"""The case files: clause pairs with what a careful reader says of them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from differ.demands import judge
from differ.model import ChangeVerdict, Direction, Report, Verdict
from tests.demands.building import LANGUAGES, lexicons, of_texts

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
    """The cases of one file. What this version says otherwise stands in the table, or in today.toml."""
    recorded = TODAY.get(name.removesuffix(".toml"), {})
    tables = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["case"]
    return tuple(
        Case(
            title=f"{table['language']} {table['title']}",
            language=table["language"],
            old=table["old"],
            new=table["new"],
            verdict=Verdict(table["verdict"]),
            axes=tuple(table["axes"]),
            today=Verdict(recorded.get(table["title"], table.get("today", table["verdict"]))),
        )
        for table in tables
    )


TODAY: dict[str, dict[str, str]] = tomllib.loads((FOLDER / "today.toml").read_text(encoding="utf-8"))

PAIRS = load("pairs.toml")
SET_ASIDE = load("set_aside.toml")
ALL = PAIRS + SET_ASIDE

WRITTEN = {language: load(f"written/{language}.toml") for language in LANGUAGES}
"""Pairs by language that others wrote before the judge was tuned, and that it was then tuned on."""

FRESH = {language: load(f"fresh/{language}.toml") for language in LANGUAGES}
"""Pairs that others wrote between two rounds of tuning; no word of them may be judged wrongly."""

PLAIN = {
    language: tuple(
        case for file in sorted((FOLDER / "plain").glob(f"{language}*.toml")) for case in load(f"plain/{file.name}")
    )
    for language in LANGUAGES
}
"""One usual change of a usual demand each, written down before the judge saw them, and then tuned on."""

HELD_BACK = {language: load(f"held_back/{language}.toml") for language in LANGUAGES}
"""Pairs of the same kind that nobody looked at while it was tuned."""


def report(old: str, new: str, language: str) -> Report:
    """One clause judged against another."""
    return judge(of_texts(old, new, language), lexicons())


def verdict(old: str, new: str, language: str) -> ChangeVerdict:
    """What became of the paragraph."""
    return report(old, new, language).verdicts[0]


def signed(found: ChangeVerdict) -> list[str]:
    """The axes as the case files write them."""
    return sorted({f"{shift.axis}{SIGNS[shift.direction]}" for shift in found.axes})
