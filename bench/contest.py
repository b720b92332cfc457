"""Contest: clausewise and its peers on the same files in turn, each run measured from outside.

Only ratios of runs of the same round are believed: the same command may take half as long again an hour later.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log
from pathlib import Path
from statistics import median

from akoma.errors import ClausewiseError
from bench.files import Versions
from bench.model import Bill
from bench.peers import Peer
from bench.process import SECONDS, Cost, measured
from bench.reported import READERS, Reported, of_record
from bench.scoring import Score, pairs_of_record, score

OURS = "clausewise"
ALONE = "clausewise, alignment and word edits alone"

HOME = Path(__file__).parent.parent
"""Where ``cli.py`` and the packages lie."""

RUN_ALONE = "import sys; sys.path.insert(0, sys.argv.pop(1)); from bench.alone import main; main(*sys.argv[1:])"

PATIENCE = 12
"""Seconds: what takes longer is run once."""

LEAST_GROWTH = 2.0
"""A peer of which no growth is known yet is taken to be quadratic, when its time is predicted."""

Tell = Callable[[str], None]
"""Where progress goes."""


@dataclass(frozen=True, slots=True)
class Contender:
    """Something to be run: its command for the files, the exit statuses that mean "done", how its output is read."""

    name: str
    command: Sequence[str]
    statuses: Sequence[int]
    marks: str = ""


@dataclass(slots=True)
class Result:
    """What is known of one contender on one case. ``note``: why there is nothing (more) to say, in plain words.

    ``seconds``: of each round; ``megabytes``: the most of any; ``size``: reported against true, in words.
    """

    name: str
    seconds: list[float] = field(default_factory=list)
    reading: list[float] = field(default_factory=list)
    """Seconds for reading both texts, of each round; known of the comparison alone only."""
    megabytes: float = 0.0
    ratio: float | None = None
    """Time of our whole process against its time: median over the rounds that both ran. Below 1 we are faster."""
    alone: float | None = None
    """The same with our alignment and word edits alone."""
    growth: float | None = None
    """Exponent of the time from the size before to this one: 1 is linear, 2 quadratic."""
    size: float | None = None
    rebuilt: bool | None = None
    score: Score | None = None
    note: str = ""

    @property
    def time(self) -> float | None:
        """Median of the rounds, in seconds."""
        return median(self.seconds) if self.seconds else None


def ours(versions: Versions) -> list[Contender]:
    """The whole process of clausewise, and its comparison alone; of this copy, whether it is installed or not."""
    old, new = str(versions.old), str(versions.new)
    whole = [sys.executable, str(HOME / "cli.py"), "diff", old, new, "--format", "json"]
    alone = [sys.executable, "-c", RUN_ALONE, str(HOME), old, new]
    return [Contender(OURS, whole, [0]), Contender(ALONE, alone, [0])]


def theirs(peer: Peer, versions: Versions, python: str) -> Contender:
    """A peer on the files in the form that it reads."""
    old, new = map(str, versions.of(peer.form))
    return Contender(peer.name, peer.call(old, new, python), peer.statuses, peer.marks)


def held(contenders: Sequence[Contender], runs: int, folder: Path, tell: Tell) -> dict[str, Result]:
    """Run all in turn, so many rounds. The output of the last round of each stays in the folder."""
    results = {contender.name: Result(contender.name) for contender in contenders}
    for turn in range(1, runs + 1):
        for contender in contenders:
            result = results[contender.name]
            if result.note or (result.time or 0.0) > PATIENCE:
                continue
            tell(f"round {turn} of {runs}: {contender.name}")
            _once(contender, result, folder)
    for result in results.values():
        result.ratio = _ratio(results[OURS], result)
        result.alone = _ratio(results[ALONE], result)
    return results


def _ratio(own: Result, other: Result) -> float | None:
    pairs = list(zip(own.seconds, other.seconds, strict=False))
    return median(ours / theirs for ours, theirs in pairs) if pairs else None


def output_of(name: str, folder: Path) -> Path:
    """Where the output of a contender stands."""
    return folder / f"{name.replace(' ', '-')}.out"


def _once(contender: Contender, result: Result, folder: Path) -> None:
    output = output_of(contender.name, folder)
    cost = measured(contender.command, output)
    if cost.status not in contender.statuses:
        result.note = _failure(cost, output)
        if contender.name in (OURS, ALONE) and cost.status is not None:
            raise ClausewiseError(
                f"{contender.name} failed: {result.note}", "run clausewise diff on two texts to see why"
            )
        return
    if contender.name == ALONE:
        said = json.loads(output.read_bytes())
        result.reading.append(said["reading"])
        result.seconds.append(said["comparing"])
    else:
        result.seconds.append(cost.seconds)
    result.megabytes = max(result.megabytes, cost.megabytes)


def _failure(cost: Cost, output: Path) -> str:
    """Why there is no result."""
    if cost.status is None:
        return f"stopped after {SECONDS} s"
    said = Path(f"{output}.err").read_text(errors="replace").strip().splitlines()
    return f"failed: {said[-1][:80]}" if said else f"failed with status {cost.status}"


def judge(bill: Bill, contenders: Sequence[Contender], results: dict[str, Result], versions: Versions) -> None:
    """What the answers are worth: their size against the truth, whether they give the texts back, our score."""
    for contender in contenders:
        result, output = results[contender.name], output_of(contender.name, versions.folder)
        if result.note or not result.seconds:
            continue
        found = _reported(contender, output, versions)
        if found:
            result.size, result.rebuilt = found.size / bill.truth.size if bill.truth.size else None, found.rebuilt
        if contender.name in (OURS, ALONE):
            result.score = score(bill, pairs_of_record(json.loads(output.read_bytes())))


def _reported(contender: Contender, output: Path, versions: Versions) -> Reported | None:
    if contender.name == OURS:
        return of_record(json.loads(output.read_bytes()))
    if contender.marks not in READERS:
        return None
    # Not by read_text: it would turn a carriage return inside a word into a line break.
    old, new, said = (path.read_bytes().decode() for path in (*versions.of("text"), output))
    return READERS[contender.marks](said, old, new)


def is_hopeless(name: str, clauses: int, earlier: Sequence[tuple[int, dict[str, Result]]]) -> str:
    """Why a contender need not be run on so many clauses, judged by smaller bills of the same kind; empty if it may."""
    known = list(_times(name, earlier))
    if any(name in results and results[name].note for _, results in earlier):
        return "not run: failed or too slow before"
    if not known:
        return ""
    before, took = known[-1]
    growth = max(LEAST_GROWTH if len(known) == 1 else growth_of(known[-2], known[-1]), 1.0)
    predicted = took * (clauses / before) ** growth
    return f"not run: {predicted:.0f} s predicted" if predicted > SECONDS and took > 1.0 else ""


def _times(name: str, earlier: Sequence[tuple[int, dict[str, Result]]]) -> Iterator[tuple[int, float]]:
    for clauses, results in earlier:
        took = results[name].time if name in results else None
        if took is not None:
            yield clauses, took


def growth_of(before: tuple[int, float], now: tuple[int, float]) -> float:
    """The exponent between two (clauses, seconds)."""
    return log(now[1] / before[1]) / log(now[0] / before[0])
