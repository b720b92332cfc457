"""Calibration of confidence: what share of the correspondences with a given rating is right, on texts of known history.

    python -m bench.calibrate --fit DOC… --report DOC… [--write]

``--fit`` names documents that the table is fitted on, with the tuning seeds; ``--report`` others, on which it is judged
with the held-out seeds. Generated bills are added to both. Each document is edited by the script of the benchmark, and
by two edits that bills do not have: a unit is written anew in other words, or exchanged for another one at its place.
They are equally frequent, for nothing in the words tells them apart. Without ``--write`` the table that there is is
judged.
"""

import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from akoma.frbr import FrbrUri
from akoma.model import DocumentKind, EId, Expression, Provision, ProvisionKind
from akoma.reading import read
from bench.bills import HELD_OUT_SEEDS, TUNING_SEEDS, make
from bench.script import Outcome, Rates, Source, Writer, applied
from bench.wording import Words
from differ.align import rated
from differ.calibration import Curve, Found, Rating, probability, table

TABLE = Path(__file__).parents[1] / "differ" / "calibration.toml"

BILLS = (("easy", 200), ("hard", 1000))
"""Kinds and sizes of the generated bills."""

RATES = Rates(heavy=0.05, moved=0.03, deleted=0.04, inserted=0.04)
"""How documents are edited: somewhat more than bills, for they are shorter."""

ANEW = 0.05
"""Share of the units that are written anew, and of those that are exchanged."""

SHARED = (0.1, 0.7)
"""Share of its words that a unit which is written anew keeps, from and to."""

SPARE = 3
"""Every so many units of a document are kept apart, to be inserted or exchanged."""

SHORTEST = 4
"""Words of the shortest unit that is used."""

FEWEST = 30
"""Correspondences behind each point of a curve, at least."""

SELDOM: Mapping[Found, Curve] = {Found.COPY_MOVED: [(1.0, 0.85)]}
"""Set by judgement: the histories move no copies."""

LOWEST, HIGHEST = 0.05, 0.995
"""What is never seen to fail is still not certain, and the reverse."""

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
"""Edges of the bins of the report."""

_URI = FrbrUri("eu", "statement", "motion", "ep", "2024-01-01", "b9-0001-2024", "eng")

_Pair = tuple[tuple[str, ...], tuple[str, ...]]
"""The texts of a correspondence, so that exact copies are interchangeable."""


@dataclass(frozen=True, slots=True)
class History:
    """Two versions and which texts correspond in truth."""

    old: Expression
    new: Expression
    truth: Counter[_Pair]


@dataclass(frozen=True, slots=True)
class Sample:
    """One correspondence that was found."""

    rating: Rating
    is_right: bool


def histories(seeds: Iterable[int], documents: Sequence[Expression]) -> Iterator[History]:
    """Bills, and edited copies of the documents, for each seed."""
    for seed in seeds:
        yield from (_of_bill(kind, size, seed) for kind, size in BILLS)
        yield from (_edited(document, Random(f"{number} {seed}")) for number, document in enumerate(documents))


def _of_bill(kind: str, size: int, seed: int) -> History:
    bill = make(kind, size, seed)
    links = [
        (tuple(bill.old_texts[e] for e in link.old), tuple(bill.new_texts[e] for e in link.new))
        for link in bill.truth.links
    ]
    old, new = ([(ProvisionKind.PARAGRAPH, clause.text) for clause in side] for side in (bill.old, bill.new))
    return History(_expression(old), _expression(new), _whole(links, old, new))


def _expression(units: Iterable[tuple[ProvisionKind, str]]) -> Expression:
    made = (
        Provision(kind, EId(f"unit_{number}"), f"{number}.", text) for number, (kind, text) in enumerate(units, start=1)
    )
    return Expression(_URI, DocumentKind.MOTION, "eng", tuple(made))


def _whole(
    links: Iterable[_Pair], old: Iterable[tuple[ProvisionKind, str]], new: Iterable[tuple[ProvisionKind, str]]
) -> Counter[_Pair]:
    """The truth with all that was deleted or inserted."""
    truth = Counter(links)
    left = Counter(text for _, text in old) - Counter(text for before, _ in truth.elements() for text in before)
    right = Counter(text for _, text in new) - Counter(text for _, after in truth.elements() for text in after)
    truth.update(((text,), ()) for text in left.elements())
    truth.update(((), (text,)) for text in right.elements())
    return truth


def _edited(document: Expression, random: Random) -> History:
    """A document and a version of it. Levels are laid flat: the wording is what is calibrated."""
    units = [(unit.kind, unit.text) for unit in document.walk() if len(unit.text.split()) >= SHORTEST]
    spare = units[::SPARE]
    old = [unit for number, unit in enumerate(units) if number % SPARE]
    seen = Counter(text for _, text in old)
    sources = [Source(tuple(text.split()), seen[text] == 1) for _, text in old]
    bag = [word for source in sources for word in source.words]
    writer = Writer(lambda count: random.choices(bag, k=count), lambda: tuple(random.choice(spare)[1].split()))
    others = [tuple(text.split()) for _, text in spare]
    found = [_anew(outcome, writer, others, random) for outcome in applied(sources, RATES, writer, random)]
    new = [(old[max(0, outcome.after)][0], " ".join(outcome.words)) for outcome in found]
    return History(_expression(old), _expression(new), _whole(_links(old, found), old, new))


def _anew(outcome: Outcome, writer: Writer, others: Sequence[Words], random: Random) -> Outcome:
    """The outcome, or another one at its place: some are written anew, some exchanged for the unit most like it."""
    draw = random.random()
    if draw >= 2 * ANEW or len(outcome.sources) != 1 or outcome.moved:
        return outcome
    if draw < ANEW:
        share = random.uniform(*SHARED)
        words = [word if random.random() < share else writer.words(1)[0] for word in outcome.words]
        return Outcome(tuple(words), outcome.sources, outcome.after)
    other = max(others, key=lambda words: _alike(outcome.words, words))
    return Outcome(other, (), outcome.after)


def _alike(left: Words, right: Words) -> float:
    return len({*left} & {*right}) / len({*left, *right})


def _links(old: Sequence[tuple[ProvisionKind, str]], found: Iterable[Outcome]) -> Iterator[_Pair]:
    """Which texts answer which; the outcomes of one split share their source."""
    answers: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for outcome in found:
        if outcome.sources:
            answers[outcome.sources].append(" ".join(outcome.words))
    for sources, texts in answers.items():
        yield tuple(old[at][1] for at in sources), tuple(texts)


def samples(history: History) -> Iterator[Sample]:
    """Every correspondence that is found, with its rating, right or wrong."""
    left, right = ({unit.eid: unit.text for unit in side.walk()} for side in (history.old, history.new))
    open_truth = history.truth.copy()
    for graded in rated(history.old, history.new):
        pair = graded.correspondence
        key = tuple(left[eid] for eid in pair.old), tuple(right[eid] for eid in pair.new)
        yield Sample(graded.rating, open_truth[key] > 0)
        open_truth[key] -= 1


def fitted(found: Iterable[Sample]) -> dict[Found, Curve]:
    """A rising curve for each way of finding: neighbours in strength are put together until they rise.

    Raises ValueError where a way was too seldom met for a curve.
    """
    by_way: dict[Found, list[tuple[float, bool]]] = defaultdict(list)
    for sample in found:
        by_way[sample.rating.found].append((sample.rating.strength, sample.is_right))
    seldom = [way for way in Found if len(by_way[way]) < FEWEST and way not in SELDOM]
    if seldom:
        raise ValueError(f"fewer than {FEWEST} samples of {', '.join(seldom)}: fit on more documents")
    return {way: _rising(_blocks(sorted(by_way[way]))) if len(by_way[way]) >= FEWEST else SELDOM[way] for way in Found}


@dataclass(frozen=True, slots=True)
class _Block:
    """Samples of neighbouring strength: how many, the sum of their strengths, how many are right."""

    count: int
    strength: float
    right: int

    @property
    def share(self) -> float:
        """The share that is right, drawn a little to the middle."""
        return min(HIGHEST, max(LOWEST, (self.right + 1) / (self.count + 2)))

    def joined(self, other: "_Block") -> "_Block":
        """Both as one."""
        return _Block(self.count + other.count, self.strength + other.strength, self.right + other.right)


def _blocks(ordered: Sequence[tuple[float, bool]]) -> list[_Block]:
    """Blocks of about :data:`FEWEST` samples; equal strengths stay together."""
    blocks: list[_Block] = []
    for number, (strength, is_right) in enumerate(ordered):
        one = _Block(1, strength, is_right)
        same = number > 0 and ordered[number - 1][0] == strength
        if blocks and (blocks[-1].count < FEWEST or same):
            blocks[-1] = blocks[-1].joined(one)
        else:
            blocks.append(one)
    if len(blocks) > 1 and blocks[-1].count < FEWEST:
        last = blocks.pop()
        blocks[-1] = blocks[-1].joined(last)
    return blocks


def _rising(blocks: Iterable[_Block]) -> list[tuple[float, float]]:
    """Pool adjacent violators: the rising steps that fit best, as points."""
    steps: list[_Block] = []
    for block in blocks:
        steps.append(block)
        while len(steps) > 1 and steps[-2].share >= steps[-1].share:
            last = steps.pop()
            steps[-1] = steps[-1].joined(last)
    return [(round(step.strength / step.count, 3), round(step.share, 3)) for step in steps]


def reliability(found: Iterable[Sample], curves: Mapping[Found, Curve]) -> list[str]:
    """For each bin of confidence: how many, the mean confidence, the share that is right."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sample in found:
        sure = probability(sample.rating, curves)
        bins[max(n for n, edge in enumerate(BINS) if edge <= sure)].append((sure, sample.is_right))
    rows = [f"{'confidence':>14} {'cases':>7} {'mean':>6} {'right':>6}"]
    for number, cases in sorted(bins.items()):
        mean, right = (sum(values) / len(cases) for values in zip(*cases, strict=True))
        edges = f"{BINS[number]:.2f} to {min(1.0, BINS[number + 1]):.2f}"
        rows.append(f"{edges:>14} {len(cases):>7} {mean:>6.3f} {right:>6.3f}")
    return rows


def written(curves: Mapping[Found, Curve], report: Iterable[str]) -> str:
    """The table as TOML, with the report as its heading."""
    lines = [
        "# Strength of a correspondence and the probability that it is right. Fitted by: python -m bench.calibrate",
        "# On other documents and seeds than it was fitted on:",
        *(f"# {row}" for row in report),
        "",
        "[curves]",
        *(f"{way} = [{', '.join(f'[{x}, {y}]' for x, y in curves[way])}]" for way in Found),
    ]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> None:
    """Fit if asked to, then report."""
    parser = ArgumentParser(prog="python -m bench.calibrate", description="Fit and judge the confidence table.")
    parser.add_argument("--fit", nargs="*", default=[], metavar="DOC")
    parser.add_argument("--report", nargs="*", default=[], metavar="DOC")
    parser.add_argument("--write", action="store_true", help="write the fitted table")
    options = parser.parse_args(arguments)
    judged = [s for h in histories(HELD_OUT_SEEDS, _documents(options.report)) for s in samples(h)]
    curves = table()
    if options.write:
        curves = fitted(s for h in histories(TUNING_SEEDS, _documents(options.fit)) for s in samples(h))
        TABLE.write_text(written(curves, reliability(judged, curves)), encoding="utf-8")
    print("\n".join(reliability(judged, curves)))


def _documents(paths: Iterable[str]) -> list[Expression]:
    return [read(path).expression for path in paths]


if __name__ == "__main__":
    main(sys.argv[1:])
