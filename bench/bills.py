"""Bills: two versions of an invented text, and what happened between them.

    bill = make("hard", clauses=4000, seed=11)
    bill.old, bill.new      the clauses of either version, in their order, renumbered
    bill.truth              which new clause answers which old one, what moved, how large the change is

The same kind, size and seed give the same bill on any machine. Kinds:

``easy``  clauses of about 110 words; a word of it stands nowhere else, so a clause is easy to recognise
``hard``  short clauses, half of them near-duplicates of a few templates, 5 % exact duplicates, heavy rewrites
``hierarchical``  as easy, with shorter clauses, in chapters, sections, subsections and points
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from bench.hierarchy import nested, seated
from bench.model import Bill, Clause, Link, Truth
from bench.script import Outcome, Rates, Source, Writer, applied
from bench.wording import Mint, Words

Clauses = tuple[Clause, ...]
"""The clauses of one version, in their order."""

TUNING_SEEDS = range(1, 8)
"""Seeds that thresholds may be chosen on."""

HELD_OUT_SEEDS = range(11, 14)
"""Seeds for reporting: nothing may be tuned on them."""


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How the clauses of a kind are made, edited, and numbered in both versions."""

    clauses: Callable[[Mint, Random, int], list[Source]]
    rates: Rates
    numbered: Callable[[Sequence[Source], Sequence[Outcome]], tuple[Clauses, Clauses]]


def make(kind: str, clauses: int, seed: int) -> Bill:
    """A bill of so many clauses (at least 20) in its old version; ``kind``: easy, hard or hierarchical."""
    recipe = RECIPES[kind]
    random = Random(f"{kind} {clauses} {seed}")
    mint = Mint(random)
    old = recipe.clauses(mint, random, clauses)
    spare = iter(recipe.clauses(mint, random, max(20, clauses // 10)))
    writer = Writer(mint.words, lambda: next(spare).words)
    new = applied(old, recipe.rates, writer, random)
    before, after = recipe.numbered(old, new)
    return Bill(kind, seed, before, after, truth([c.eid for c in before], [c.eid for c in after], old, new))


def truth(old: Sequence[str], new: Sequence[str], sources: Sequence[Source], outcomes: Sequence[Outcome]) -> Truth:
    """The truth in eIds: ``old`` of the sources, ``new`` of the outcomes."""
    answers: dict[tuple[int, ...], list[int]] = {}
    for place, outcome in enumerate(outcomes):
        if outcome.sources:
            answers.setdefault(outcome.sources, []).append(place)
    links = tuple(
        Link(tuple(old[at] for at in before), tuple(new[at] for at in after), outcomes[after[0]].moved)
        for before, after in answers.items()
    )
    known = {at for before in answers for at in before}
    deleted = sum(len(source.words) for at, source in enumerate(sources) if at not in known)
    return Truth(links, deleted + sum(outcome.size for outcome in outcomes))


def _in_a_row(old: Sequence[Source], new: Sequence[Outcome]) -> tuple[Clauses, Clauses]:
    """Both versions as paragraphs numbered from 1 on."""
    return _paragraphs(old), _paragraphs(new)


def _paragraphs(clauses: Sequence[Source | Outcome]) -> Clauses:
    return tuple(Clause(f"para_{n}", f"{n}.", " ".join(c.words)) for n, c in enumerate(clauses, start=1))


def _easy(mint: Mint, random: Random, count: int) -> list[Source]:
    """Clauses of 40 to 140 words, one in seven of them of two or three parts."""
    return [Source(_long_clause(mint, random)) for _ in range(count)]


def _long_clause(mint: Mint, random: Random) -> Words:
    if random.random() < TWO_PARTS:
        return mint.clause(20, 50, random.randint(2, 3))
    return mint.clause(40, 140)


def _short_clause(mint: Mint, random: Random) -> Words:
    return mint.clause(6, 14, 2) if random.random() < TWO_PARTS else mint.clause(5, 35)


TWO_PARTS = 1 / 7
"""Share of the clauses that have semicolons inside."""

TEMPLATED, DUPLICATE = 0.5, 0.05
"""Shares of the clauses of a hard bill that come from a template, and that are copies of another clause."""

SIBLINGS = 25
"""Clauses of one template, on average."""

LONGEST_RUN = 8
"""Clauses of one template that stand in a row, at most."""


def _hard(mint: Mint, random: Random, count: int) -> list[Source]:
    """Short clauses, siblings in runs, copies anywhere."""
    found = list(_siblings_and_others(mint, random, count))
    for place in random.sample(range(count), round(count * DUPLICATE / 2)):
        other = random.randrange(count)
        found[place] = Source(found[other].words)
    seen = Counter(source.words for source in found)
    return [Source(source.words, is_distinct=seen[source.words] == 1) for source in found]


def _siblings_and_others(mint: Mint, random: Random, count: int) -> Iterator[Source]:
    """So many clauses: templated runs and clauses of their own in turn, half and half."""
    templates = [
        mint.template(12, 30, random.randint(2, 3)) for _ in range(max(2, round(count * TEMPLATED / SIBLINGS)))
    ]
    made = 0
    while made < count:
        run = min(random.randint(1, LONGEST_RUN), count - made)
        template = random.choice(templates) if random.random() < TEMPLATED else None
        for _ in range(run):
            yield Source(mint.filled(template) if template else _short_clause(mint, random))
        made += run


RECIPES: Mapping[str, _Recipe] = {
    "easy": _Recipe(_easy, Rates(), _in_a_row),
    "hard": _Recipe(_hard, Rates(heavy=0.05), _in_a_row),
    "hierarchical": _Recipe(seated, Rates(), nested),
}
"""The kinds of bill."""
