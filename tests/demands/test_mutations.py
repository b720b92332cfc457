"""One thing is changed in one directive: it has its verdict and its axis, and nothing else has moved.

And the null tests: where only the typography, the numbers or the order of a text differ, no demand has moved.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import pytest

from akoma.model import Clause, EId, Provision
from akoma.reading import read_data
from differ.compare import compare
from differ.demands import judge
from differ.model import Demand, Report, Verdict
from tests.corpus import RC1, needs_corpus
from tests.demands.building import document, lexicons
from tests.demands.cases import SIGNS
from tests.demands.mutations import FOLDER, KEPT, SOURCES, Mutation, Source, listed, mutations, paragraphs, sites

TODAY = tomllib.loads((FOLDER / "today.toml").read_text("utf-8"))
"""Where this version says less than the reader: "unclear". A wrong verdict is recorded nowhere, and fails."""

UNCLEAR = str(Verdict.UNCLEAR)

KINDS = (
    "verb up",
    "verb down",
    "condition added inside",
    "condition added at the end",
    "condition removed",
    "consider added",
    "consider removed",
    "at once added",
    "amount raised",
    "number raised",
    "addressee removed",
    "addressee added",
    "addressees in another order",
    "deed",
    "clauses in another order",
)

FEWEST = {"rc1": 250, "dossier-en": 165, "dossier-nl": 160, "dossier-fr": 150, "dossier-de": 150}
"""Mutations of each text, at the least (274, 176 and 170 when this was written)."""

OPENED_OTHERWISE = {source.name: {"para_17 clause 5"} if source.path == RC1 else set[str]() for source in SOURCES}
"""Directives of which no frame of the data makes another one: "onderstreept dat ... nodig is"."""

each_source = pytest.mark.parametrize(
    "source", [pytest.param(s, id=s.name, marks=[needs_corpus] if s.path == RC1 else []) for s in SOURCES]
)


def report(old: Sequence[Provision], new: Sequence[Provision], language: str) -> Report:
    """Two lists of paragraphs, aligned, compared and judged."""
    return judge(compare(document(old, language), document(new, language)), lexicons())


@cache
def made(source: Source) -> tuple[Mutation, ...]:
    return tuple(mutations(source))


def outcome(mutation: Mutation, language: str) -> str:
    """What is said of it: empty when it is what the reader says, else all verdicts but kept, with their axes."""
    changed = [d for d in report([mutation.old], [mutation.new], language).demands if d.verdict is not KEPT]
    elsewhere = [d for d in changed if not _is_there(d, mutation)]
    said, wanted = {_said(d) for d in changed}, _wanted(mutation)
    if said == wanted and not elsewhere:
        return ""
    if UNCLEAR in said and said <= {*wanted, UNCLEAR} and not elsewhere:
        return UNCLEAR
    return ("elsewhere: " if elsewhere else "") + ("; ".join(sorted(said)) or str(KEPT))


def _is_there(demand: Demand, mutation: Mutation) -> bool:
    """Whether a demand stands in the mutated clause, or below the words that introduce it."""
    is_below = bool(mutation.old.children)
    return is_below or mutation.clause == 0 or demand.clause == mutation.old.clauses[mutation.clause - 1].id


def _said(demand: Demand) -> str:
    axes = sorted({f"{shift.axis}{SIGNS[shift.direction]}" for shift in demand.axes})
    return UNCLEAR if demand.verdict is Verdict.UNCLEAR else " ".join([str(demand.verdict), *axes])


def _wanted(mutation: Mutation) -> set[str]:
    return set() if mutation.verdict is KEPT else {" ".join([str(mutation.verdict), *mutation.axes])}


@each_source
@pytest.mark.parametrize("kind", KINDS)
def test_a_mutation_gives_its_verdict_and_axis_and_nothing_else(source: Source, kind: str) -> None:
    said = {m.name: outcome(m, source.language) for m in made(source) if m.kind == kind}
    found = {name: words for name, words in said.items() if words}
    unclear = [name for name, words in found.items() if words == UNCLEAR]
    wrong = {name: words for name, words in found.items() if words != UNCLEAR}
    key = f"{source.name}: {kind}"
    assert not wrong, f"{len(wrong)} of {len(said)}: {key}: {wrong}"
    assert unclear == TODAY["unclear"].get(key, []), f"{len(unclear)} of {len(said)}: today.toml, {key}"


def test_every_record_is_one_of_a_test() -> None:
    names = [source.name for source in SOURCES]
    assert {*TODAY["unclear"]} <= {f"{name}: {kind}" for name in names for kind in KINDS}
    assert {*TODAY["typography"]} <= {f"{name}: {variant}" for name in names for variant in TYPOGRAPHY}


@each_source
def test_every_directive_is_mutated(source: Source) -> None:
    assert len(made(source)) >= FEWEST[source.name]
    assert {m.kind for m in made(source)} <= set(KINDS)
    read_by_frames = {(str(s.paragraph.eid), s.clause, s.number) for s in sites(source)}
    places = [(t["paragraph"], t["clause"], t.get("number", 0) + 1) for t in listed(source)]
    others = {f"{place[0]} clause {place[1]}" for place in places if place not in read_by_frames}
    assert others == OPENED_OTHERWISE[source.name]


def test_every_kind_is_made_of_the_texts_that_are_always_there() -> None:
    own = [source for source in SOURCES if source.path != RC1]
    assert {m.kind for source in own for m in made(source)} == set(KINDS)


ORDERS: dict[str, Callable[[int], list[int]]] = {
    "turned round": lambda n: list(reversed(range(n))),
    "the last one first": lambda n: [n - 1, *range(n - 1)],
    "the second half first": lambda n: [*range(n // 2, n), *range(n // 2)],
    "numbered from 2": lambda n: list(range(n)),
}
"""Places of the old paragraphs in the new text."""


def reordered(old: Sequence[Provision], order: Sequence[int], first: int = 1) -> list[Provision]:
    """The paragraphs in another order, with the numbers of their new places."""
    return [_numbered(old[place], number) for number, place in enumerate(order, start=first)]


def _numbered(paragraph: Provision, number: int) -> Provision:
    eid = f"para_{number}"
    return replace(_with_eid(paragraph, str(paragraph.eid), eid), num=f"{number}.")


def _with_eid(unit: Provision, old: str, new: str) -> Provision:
    return replace(
        unit,
        eid=EId(str(unit.eid).replace(old, new, 1)),
        clauses=tuple(Clause(EId(str(c.id).replace(old, new, 1)), c.text) for c in unit.clauses),
        children=tuple(_with_eid(child, old, new) for child in unit.children),
    )


@each_source
@pytest.mark.parametrize("order", ORDERS)
def test_moved_and_renumbered_paragraphs_keep_their_demands(source: Source, order: str) -> None:
    old = paragraphs(source)
    first = 2 if order == "numbered from 2" else 1
    new = reordered(old, ORDERS[order](len(old)), first)
    assert moved(report(old, new, source.language)) == {}


def moved(found: Report) -> dict[str, str]:
    """All demands that are not kept, by paragraph and first words."""
    return {
        f"{d.quote.provision}: {d.quote.text[:30]}": _said(d) for d in found.demands if d.verdict is not KEPT or d.axes
    }


@each_source
def test_of_moved_paragraphs_only_the_mutated_demands_move(source: Source) -> None:
    unclear = {name for key, names in TODAY["unclear"].items() if key.startswith(source.name) for name in names}
    chosen = {
        m.old.eid: m for m in made(source) if m.kind == "verb up" and m.name not in unclear and not m.old.children
    }
    old = paragraphs(source)
    mutated = [chosen[p.eid].new if p.eid in chosen else p for p in old]
    found = report(old, reordered(mutated, ORDERS["turned round"](len(old))), source.language).demands
    clauses = {m.old.clauses[m.clause - 1].id for m in chosen.values()}
    assert len(clauses) > len(old) / 2
    assert {d.clause for d in found if d.verdict is not KEPT} == clauses
    assert {_said(d) for d in found if d.verdict is not KEPT} == {"strengthened verb+"}


SOFT_HYPHEN, NO_BREAK_SPACE, NARROW_SPACE, NO_BREAK_HYPHEN = "\u00ad", "\u00a0", "\u202f", "\u2011"

TYPOGRAPHY: dict[str, Callable[[str], str]] = {
    "the same": lambda text: text,
    "straight quotes": lambda text: text.translate(str.maketrans("“”„«»‘’‚", '"""""\'\'\'')),
    "typographic apostrophes": lambda text: text.replace("'", "’"),
    "low quotes": lambda text: text.replace("“", "„").replace("‘", "‚"),
    "other dashes": lambda text: text.replace(" – ", " — ").replace(" - ", " – "),
    "hyphens that do not break": lambda text: text.replace("-", NO_BREAK_HYPHEN),
    "spaces that do not break": lambda text: re.sub(r"(?<=\d) | (?=\d)| (?=de )", NO_BREAK_SPACE, text),
    "narrow spaces": lambda text: re.sub(r"(?<=\d) (?=\d|EUR|miljoen)", NARROW_SPACE, text),
    "soft hyphens": lambda text: re.sub(r"(\w{4})(\w{4})", rf"\1{SOFT_HYPHEN}\2", text),
    "more spaces": lambda text: text.replace(" ", "  "),
}
"""What may differ between two files of one text."""


def spelled(unit: Provision, variant: Callable[[str], str]) -> Provision:
    """The provision with another typography."""
    return replace(
        unit,
        text=" ".join(variant(c.text) for c in unit.clauses),
        clauses=tuple(replace(c, text=variant(c.text)) for c in unit.clauses),
        children=tuple(spelled(child, variant) for child in unit.children),
    )


@each_source
@pytest.mark.parametrize("variant", TYPOGRAPHY)
def test_another_typography_moves_no_demand(source: Source, variant: str) -> None:
    old = paragraphs(source)
    new = [spelled(paragraph, TYPOGRAPHY[variant]) for paragraph in old]
    found = report(old, new, source.language)
    assert found.demands
    said = sorted(set(moved(found).values()))
    assert not [verdict for verdict in said if verdict.startswith(("strengthened", "softened", "mixed"))]
    assert said == TODAY["typography"].get(f"{source.name}: {variant}", []), moved(found)


@each_source
def test_another_typography_in_the_file_moves_no_demand(source: Source) -> None:
    """All variants at once, through the reader of plain text."""

    def spell(text: str) -> str:
        for variant in TYPOGRAPHY.values():
            text = variant(text)
        return text

    old, new = (
        read_data(
            "\n\n".join(f"{n}. {change(p.text)}" for n, p in enumerate(paragraphs(source), start=1)).encode(), "x.txt"
        )
        for change in (str, spell)
    )
    found = judge(compare(old, new), lexicons())
    assert len(found.demands) > len(sites(source))
    assert moved(found) == {}
