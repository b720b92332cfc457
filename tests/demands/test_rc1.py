"""The acts of a real joint motion: all that a reader lists are found as he reads them, and nothing else is."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from akoma.model import ProvisionKind
from akoma.reading import read
from differ.acts import Act, acts
from tests.corpus import RC1, needs_corpus
from tests.demands.building import lexicons

FOLDER = Path(__file__).parent / "rc1"

MISSING = "missing"
EXTRA = "extra"

BEFORE = frozenset(["en", "ook", "daarnaast", "waarbij", "het", ",", ";"])
"""Words that may stand before the first word of an act, or be counted with it."""

COMPLEMENT = frozenset(["dat", "over", "voor", "met", "om", "van"])
"""Whether the word that leads over to what is stated belongs to a formula is a matter of taste."""

OBLIGATION = "{must}"
"""How a formula of the lexicon writes any word of obligation."""


@dataclass(frozen=True, slots=True)
class Read:
    """One act as the reader lists it. ``key``: paragraph, clause, and which act of the clause, from 1."""

    key: str
    paragraph: str
    clause: int
    formula: str
    family: str
    addressees: tuple[str, ...]
    begins: str
    either: bool


def _listed() -> Iterator[Read]:
    counted: dict[tuple[str, int], int] = {}
    for table in tomllib.loads((FOLDER / "acts.toml").read_text("utf-8"))["act"]:
        place = table["paragraph"], table["clause"]
        counted[place] = counted.get(place, 0) + 1
        yield Read(
            key=f"{place[0]} clause {place[1]} act {counted[place]}",
            paragraph=place[0],
            clause=place[1],
            formula=table["formula"],
            family=table["family"],
            addressees=tuple(table["addressees"]),
            begins=table["begins"],
            either=table.get("either", False),
        )


LISTED = tuple(_listed())
GAPS: dict[str, str] = tomllib.loads((FOLDER / "gaps.toml").read_text("utf-8"))["gaps"]


@dataclass(frozen=True, slots=True)
class Found:
    """An act of the program, with its place in the clause: ``start`` in characters of the clause ``text``."""

    act: Act
    text: str
    start: int


@cache
def found() -> dict[tuple[str, int], tuple[Found, ...]]:
    """The acts of the operative part by paragraph and clause."""
    places: dict[tuple[str, int], tuple[Found, ...]] = {}
    paragraphs = [p for p in read(str(RC1)).expression.walk() if p.kind is ProvisionKind.PARAGRAPH]
    for paragraph in paragraphs:
        read_acts = acts(paragraph, lexicons()["nld"])
        offset = 0
        for number, clause in enumerate(paragraph.clauses, start=1):
            at = paragraph.text.index(clause.text, offset)
            own = [act for act in read_acts if act.clause == clause.id]
            places[str(paragraph.eid), number] = tuple(Found(a, clause.text, a.quote.start - at) for a in own)
            offset = at + len(clause.text)
    return places


@cache
def matched() -> tuple[dict[str, Found | None], dict[str, Found]]:
    """For each listed act the one that begins where it does; and those that begin where none is listed."""
    answers: dict[str, Found | None] = {}
    extra: dict[str, Found] = {}
    for place, here in found().items():
        expected = [r for r in LISTED if (r.paragraph, r.clause) == place]
        answers |= dict(_pairs(expected, here))
        taken = [answers[r.key] for r in expected]
        rest = [f for f in here if not any(f is t for t in taken)]
        extra |= {f"{place[0]} clause {place[1]} extra {n}": f for n, f in enumerate(rest, start=1)}
    return answers, extra


def _pairs(expected: Sequence[Read], here: Sequence[Found]) -> Iterator[tuple[str, Found | None]]:
    """In order; where one clause has two acts that begin alike, each is looked for behind the one before."""
    behind = 0
    for listed in expected:
        begin = here[0].text.index(listed.begins, behind)
        behind = begin + 1
        yield listed.key, next((f for f in here if _begins_at(f, begin)), None)


def _begins_at(candidate: Found, begin: int) -> bool:
    between = candidate.text[min(candidate.start, begin) : max(candidate.start, begin)]
    return set(between.replace(",", " , ").split()) <= BEFORE


def differences(listed: Read, answer: Found | None) -> str:
    """What is read otherwise: "missing", or the fields that differ joined by "+"; empty when all is as listed."""
    if answer is None:
        return "" if listed.either else MISSING
    act = answer.act
    fields = {
        "formula": _words(act.formula, listed.formula) != _words(listed.formula, listed.formula),
        "family": act.family.value != listed.family,
        "addressees": tuple(a.quote.text for a in act.addressees) != listed.addressees,
    }
    return "+".join(name for name, differs in fields.items() if differs)


def _words(formula: str, as_written: str) -> list[str]:
    """The words of a formula without gaps and without the word that leads over to what is stated."""
    obligation = as_written.split()[-1]
    words = [w for w in formula.replace(OBLIGATION, obligation).split() if w not in ("...", "…")]
    while words and words[-1] in COMPLEMENT:
        words.pop()
    return words


def summary() -> str:
    """The counts, printed when a test fails."""
    answers, extra = matched()
    certain = [r for r in LISTED if not r.either]
    right = sum(not differences(r, answers[r.key]) for r in certain)
    total = sum(map(len, found().values()))
    return f"{total} acts found; of {len(certain)} listed {right} are as listed; {len(extra)} are not in the list"


@needs_corpus
@pytest.mark.parametrize("listed", LISTED, ids=lambda listed: listed.key.replace(" ", "-"))
def test_a_listed_act_is_found_as_the_reader_reads_it(listed: Read) -> None:
    assert differences(listed, matched()[0][listed.key]) == GAPS.get(listed.key, ""), (
        f"{listed.begins!r}: not as gaps.toml says; a gap that is mended is deleted there. {summary()}"
    )


@needs_corpus
def test_nothing_else_is_found() -> None:
    extra = {key: f.text[f.start : f.start + 40] for key, f in matched()[1].items()}
    recorded = {key for key, gap in GAPS.items() if gap == EXTRA}
    assert set(extra) == recorded, f"{extra}; {summary()}"


def test_every_gap_is_one_of_a_listed_act() -> None:
    assert {key for key, gap in GAPS.items() if gap != EXTRA} <= {listed.key for listed in LISTED}


def test_the_list_covers_every_paragraph_and_stays_a_list_of_facts() -> None:
    assert {listed.paragraph for listed in LISTED} == {f"para_{number}" for number in range(1, 23)}
    assert all(len(listed.begins.split()) <= 6 for listed in LISTED)
    assert 100 <= sum(not listed.either for listed in LISTED) <= len(LISTED) <= 112
