"""Cases: which bills and documents are compared, one after the other, and what came of each."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from akoma.sources import read_bytes
from bench.bills import make
from bench.contest import Contender, Result, Tell, growth_of, held, is_hopeless, judge, ours, theirs
from bench.files import Versions, written, written_law
from bench.laws import edited_copy, unchanged
from bench.model import Bill
from bench.peers import Peer, is_installed

SMALL, SMALL_RUNS, RUNS = 1000, 5, 3
"""Bills of fewer clauses are run five times, larger ones three times: the less a run takes, the more it varies."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the user asked for. ``runs`` 0: as many as the size wants. ``python``: the interpreter that peers run in."""

    kinds: Sequence[str]
    sizes: Sequence[int]
    seed: int
    runs: int
    peers: Sequence[Peer]
    python: str
    documents: Sequence[str] = ()


@dataclass(slots=True)
class Case:
    """One bill and what came of it. ``load``: the load average of the machine before and after."""

    title: str
    bill: Bill
    runs: int
    load: tuple[float, float]
    results: dict[str, Result] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    """Peers that are not installed."""


def cases(plan: Plan, tell: Tell) -> Iterator[Case]:
    """All cases: documents if the user named any, else the kinds, each from the smallest size to the largest."""
    for path in plan.documents:
        yield from _documents(path, plan, tell)
    for kind in () if plan.documents else plan.kinds:
        earlier: list[tuple[int, dict[str, Result]]] = []
        for size in sorted(plan.sizes):
            bill = make(kind, size, plan.seed)
            with TemporaryDirectory(prefix="clausewise-bench-") as folder:
                case = _case(f"{kind}, {size} clauses", bill, written(bill, Path(folder)), plan, earlier, tell)
            _grown(case, size, earlier)
            earlier.append((size, case.results))
            yield case


def _documents(path: str, plan: Plan, tell: Tell) -> Iterator[Case]:
    """A document against itself and against its edited copy."""
    data, name = read_bytes(path)
    law = edited_copy(data, name, plan.seed)
    pairs = (
        (f"{name} against itself", unchanged(law.bill), data),
        (f"{name} against an edited copy", law.bill, law.copy),
    )
    for title, bill, other in pairs:
        with TemporaryDirectory(prefix="clausewise-bench-") as folder:
            versions = written_law(bill, data, other, Path(folder))
            yield _case(f"{title}, {law.units} units", bill, versions, plan, (), tell)


def _case(
    title: str, bill: Bill, versions: Versions, plan: Plan, earlier: Sequence[tuple[int, dict[str, Result]]], tell: Tell
) -> Case:
    """Run everything on one pair of files and judge the answers."""
    runs = plan.runs or (SMALL_RUNS if len(bill.old) < SMALL else RUNS)
    present = [peer for peer in plan.peers if is_installed(peer, plan.python)]
    hopeless = {peer.name: is_hopeless(peer.name, len(bill.old), earlier) for peer in present}
    peers = [theirs(peer, versions, plan.python) for peer in present if not hopeless[peer.name]]
    contenders: list[Contender] = [*ours(versions), *peers]
    before = os.getloadavg()[0]
    results = held(contenders, runs, versions.folder, lambda line: tell(f"{title}: {line}"))
    case = Case(title, bill, runs, (before, os.getloadavg()[0]), results)
    judge(bill, contenders, results, versions)
    case.results |= {name: Result(name, note=why) for name, why in hopeless.items() if why}
    case.missing = [peer.name for peer in plan.peers if peer not in present]
    return case


def _grown(case: Case, size: int, earlier: Sequence[tuple[int, dict[str, Result]]]) -> None:
    """Fill in the exponents from the size before, where both were run."""
    if not earlier:
        return
    before, others = earlier[-1]
    for name, result in case.results.items():
        took, took_before = result.time, others[name].time if name in others else None
        if took and took_before and size > before:
            result.growth = growth_of((before, took_before), (size, took))
