"""Laws: an edited copy of any document that can be read, by the same script, so that real texts are measured too.

Only plain units take part: those that have text, but no heading, no notes and no units below them. All else stays as it
is. The copy is Akoma Ntoso. Units that stay keep their printed numbers; one that was moved or inserted stands behind
another and is numbered after it: ``(2a)`` behind ``(2)``, as in amended laws.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from akoma.akn_writer import write_akn
from akoma.clauses import split_clauses
from akoma.eid import known
from akoma.errors import ClausewiseError
from akoma.model import EId, Expression, Provision, ProvisionKind
from akoma.reading import read_data
from bench.bills import truth
from bench.model import Bill, Clause, Link, Truth
from bench.script import Outcome, Rates, Source, Writer, applied
from bench.wording import Mint

PLAIN = frozenset(
    {
        ProvisionKind.PARAGRAPH,
        ProvisionKind.SUBPARAGRAPH,
        ProvisionKind.POINT,
        ProvisionKind.INDENT,
        ProvisionKind.SUBSECTION,
        ProvisionKind.LEVEL,
    }
)
"""Kinds of which another one may stand behind any: not words after points, rows, citations."""

FEWEST = 20
"""Plain units that a document must have: with fewer there is nothing to move anything past."""


@dataclass(frozen=True, slots=True)
class EditedLaw:
    """A document and its edited copy: what is known of them, and the copy as Akoma Ntoso.

    ``units``: the provisions of the document, of every kind. The bill holds the plain ones only.
    """

    bill: Bill
    copy: bytes
    units: int


def edited_copy(data: bytes, name: str, seed: int) -> EditedLaw:
    """An edited copy of the document in ``data``; raises ClausewiseError when it has hardly any plain units."""
    expression = read_data(data, name).expression
    plain = {unit.eid: parent for unit, parent in _plain(expression.provisions)}
    units = [unit for unit in expression.walk() if unit.eid in plain]
    if len(units) < FEWEST:
        raise ClausewiseError(f"{name}: only {len(units)} plain units", f"at least {FEWEST} are needed")
    random = Random(f"{name} {seed}")
    mint = Mint(random)
    sources = _sources(units, plain)
    outcomes = applied(sources, Rates(), Writer(mint.words, lambda: mint.clause(15, 60)), random)
    made = list(_made(outcomes, units))
    links = truth([unit.eid for unit in units], [unit.eid for unit in made], sources, outcomes)
    bill = Bill(name, seed, _clauses(units), _clauses(made), links)
    return EditedLaw(bill, write_akn(_edited(expression, units, made, outcomes)), len(list(expression.walk())))


def unchanged(bill: Bill) -> Bill:
    """The old version against itself."""
    links = tuple(Link((clause.eid,), (clause.eid,)) for clause in bill.old)
    return Bill(bill.kind, bill.seed, bill.old, bill.old, Truth(links, 0))


def _plain(provisions: Sequence[Provision], parent: str = "") -> Iterator[tuple[Provision, str]]:
    """The plain units, each with the eId of the unit above it."""
    for unit in provisions:
        if unit.kind in PLAIN and unit.text and not (unit.heading or unit.notes or unit.children):
            yield unit, parent
        yield from _plain(unit.children, unit.eid)


def _sources(units: Sequence[Provision], parents: Mapping[EId, str]) -> list[Source]:
    """The units as the script takes them."""
    seen: dict[str, int] = {}
    for unit in units:
        seen[unit.text] = seen.get(unit.text, 0) + 1
    return [Source(tuple(unit.text.split(" ")), seen[unit.text] == 1, (parents[unit.eid], unit.kind)) for unit in units]


def _made(outcomes: Sequence[Outcome], units: Sequence[Provision]) -> Iterator[Provision]:
    """The plain units of the copy. One that is new at its place is numbered after the one that it stands behind."""
    stayed: set[int] = set()
    for place, outcome in enumerate(outcomes):
        neighbour = units[max(0, outcome.after)]
        stays = outcome.sources[:1] == (outcome.after,) and outcome.after not in stayed
        stayed |= {outcome.after} if stays else set()
        text = " ".join(outcome.words)
        eid = neighbour.eid if stays else known(f"{neighbour.eid}a{place}")
        num = neighbour.num if stays else re.sub(r"(\w)(\W*)$", r"\1a\2", neighbour.num)
        yield replace(neighbour, eid=eid, num=num, text=text, clauses=split_clauses(eid, text), spans=())


def _edited(
    expression: Expression, units: Sequence[Provision], made: Sequence[Provision], outcomes: Sequence[Outcome]
) -> Expression:
    """The expression with the made units in the place of the others."""
    behind: dict[str, list[Provision]] = {unit.eid: [] for unit in units}
    for unit, outcome in zip(made, outcomes, strict=True):
        behind[units[max(0, outcome.after)].eid].append(unit)
    provisions = tuple(_replaced(expression.provisions, behind))
    return replace(expression, provisions=provisions, furniture=(), origin=None, diagnostics=())


def _replaced(provisions: Sequence[Provision], behind: Mapping[str, Sequence[Provision]]) -> Iterator[Provision]:
    for unit in provisions:
        if unit.eid in behind:
            yield from behind[unit.eid]
        else:
            yield replace(unit, children=tuple(_replaced(unit.children, behind)), spans=())


def _clauses(units: Sequence[Provision]) -> tuple[Clause, ...]:
    return tuple(Clause(unit.eid, unit.num, unit.text, unit.kind) for unit in units)
