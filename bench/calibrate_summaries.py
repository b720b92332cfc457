"""Calibration of summary links: what share of the links with a given confidence is right, on reports with a truth file.

    python -m bench.calibrate_summaries --fit DOSSIER… --report DOSSIER… [--write]

A dossier is a folder with a truth file (``truth.json`` or ``expected.json``, described in ``fixtures/README.md``). Each
report is compared with motion and adopted text in each language. A dossier that is set aside may be reported, never
fitted. Without ``--write`` the weights that there are are judged.
"""

import json
import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from akoma.about import other_text
from akoma.model import EId, Expression
from akoma.reading import read
from differ.across.reporting import HEADLINE, Claim, claims
from differ.across.summaries_calibration import ACCEPTED, CERTAIN, Terms, logistic, terms, weights
from differ.across.summaries_scores import scored
from differ.model import REVIEW_BELOW

TABLE = Path(__file__).parents[1] / "differ" / "across" / "calibration.toml"
SECTION = "[summary]"

LANGUAGES = ("en", "nl", "fr", "de")
TEXTS = {"joint-motion": "motion", "adopted": "adopted"}
"""The texts that reports are compared with, and what the truth files call them."""

FIELDS = {"motion": "reports", "adopted": "reports_adopted"}

PENALTY = 0.5
"""Weight of the squares of the weights: what a hundred samples that say the same overrule."""
STEPS = 50

BINS = (0.0, 0.1, 0.3, 0.5, 0.8, 0.9, 0.95, 1.01)
"""Edges of the bins of the report."""

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Gold:
    """What a claim of a truth file reports; linking it to what is optional is neither right nor wrong."""

    reports: frozenset[EId]
    optional: frozenset[EId]


@dataclass(frozen=True, slots=True)
class Sample:
    """A provision that a claim may report. ``truth``: the number of the claim in its truth file."""

    kind: str
    pair: str
    truth: int
    provision: EId
    values: Terms
    is_right: bool
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The samples of some reports, and what their claims report."""

    samples: tuple[Sample, ...]
    golds: Mapping[tuple[str, int], Gold]


def gathered(folders: Iterable[Path], languages: Sequence[str] = LANGUAGES) -> Report:
    """All candidates of all claims of the reports of some dossiers, against both texts in each language."""
    samples: list[Sample] = []
    golds: dict[tuple[str, int], Gold] = {}
    for folder in folders:
        for summary in truth(folder)["summaries"]:
            for text, field in TEXTS.items():
                for language in languages:
                    path = folder / f"{text}.{language}.txt"
                    found = _gathered(folder / summary["file"], path, summary["claims"], field)
                    samples += found.samples
                    golds |= found.golds
    return Report(tuple(samples), golds)


def truth(folder: Path) -> Any:
    """The truth file of a dossier."""
    found = next(folder / name for name in ("expected.json", "truth.json") if (folder / name).exists())
    return json.loads(found.read_text("utf-8"))


def _gathered(report: Path, source: Path, listed: Sequence[Any], field: str) -> Report:
    text, base = _read(report), _read(source)
    if other_text(base, text):
        return Report((), {})
    pair = f"{report.parent.name}/{report.name} {source.name}"
    golds = {(pair, n): _gold(claim, field) for n, claim in enumerate(listed)}
    found = claims(text)
    scores = scored(found, text, base)
    places = _places(text, listed)
    kind = report.name.split(".")[0]
    samples = [
        Sample(
            kind,
            pair,
            number,
            one.provision,
            terms(claim, scores.known[at], one),
            one.provision in golds[pair, number].reports,
            one.provision in golds[pair, number].optional,
        )
        for at, claim in enumerate(found)
        if (number := _number(claim, places)) is not None
        for one in scores.candidates(at)
    ]
    return Report(tuple(samples), {key: gold for key, gold in golds.items() if key[1] in places.values()})


@cache
def _read(path: Path) -> Expression:
    return read(str(path)).expression


def _gold(claim: Mapping[str, Any], field: str) -> Gold:
    reports = frozenset(claim.get(FIELDS[field]) or ())
    facts = claim.get("facts", {}).get(field) or ()
    optional = frozenset([facts] if isinstance(facts, str) else facts)
    return Gold(frozenset(), optional | reports) if claim.get("optional") else Gold(reports, optional)


def _places(text: Expression, listed: Sequence[Any]) -> dict[tuple[EId, int], int]:
    """Where the claims of a truth file begin, as far as they stand in its title and segments."""
    places = {}
    texts = {HEADLINE: text.title} | {provision.eid: provision.text for provision in text.walk()}
    for number, claim in enumerate(listed):
        begins = claim["begins"].replace("**", "").strip()
        home = next((eid for eid, words in texts.items() if begins in words), None)
        if home is not None:
            places[home, texts[home].index(begins)] = number
    return places


def _number(claim: Claim, places: Mapping[tuple[EId, int], int]) -> int | None:
    """The claim of the truth file that a claim is part of; what stands before the first of a segment belongs to it."""
    own = sorted((start, number) for (segment, start), number in places.items() if segment == claim.segment)
    before = [number for start, number in own if start <= claim.start]
    return before[-1] if before else own[0][1] if own else None


def fitted(samples: Sequence[Sample]) -> dict[str, float]:
    """The weights under which the samples are likeliest, large ones held down (Fisher's scoring)."""
    used = [sample for sample in samples if not sample.is_optional]
    names = list(used[0].values)
    rows: Vector = np.array([[sample.values[name] for name in names] for sample in used])
    right: Vector = np.array([float(sample.is_right) for sample in used])
    penalty = np.diag([0.0 if name == "one" else PENALTY for name in names])
    found: Vector = np.zeros(len(names))
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-rows @ found))
        chance, rise = CERTAIN * share, CERTAIN * share * (1 - share)
        spread = chance * (1 - chance)
        slope = rows.T @ (rise * (right - chance) / spread) - penalty @ found
        bend = (rows * (rise * rise / spread)[:, None]).T @ rows + penalty
        found = found + np.linalg.solve(bend, slope)
    return {name: round(float(value), 2) for name, value in zip(names, found, strict=True)}


@dataclass(frozen=True, slots=True)
class Score:
    """How the accepted links of some claims compare with what the claims report."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the links that are right; 1 where there is none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


def judged(report: Report, weighted: Mapping[str, float], least: float, wanted: str = "") -> Score:
    """All links from a confidence on, claim by claim of the truth files, of one kind of report or all."""
    found: dict[tuple[str, int], set[EId]] = defaultdict(set)
    for sample in report.samples:
        if logistic(sample.values, weighted) >= least:
            found[sample.pair, sample.truth].add(sample.provision)
    right = wrong = missed = 0
    for key, gold in report.golds.items():
        if wanted in ("", _kind(key[0])):
            right += len(found[key] & gold.reports)
            wrong += len(found[key] - gold.reports - gold.optional)
            missed += len(gold.reports - found[key])
    return Score(right, wrong, missed)


def _kind(pair: str) -> str:
    return pair.split("/")[1].split(".")[0]


def reliability(report: Report, weighted: Mapping[str, float]) -> list[str]:
    """For each bin of confidence how many, the mean confidence, the share that is right; then the expected error."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sample in report.samples:
        if not sample.is_optional:
            sure = logistic(sample.values, weighted)
            bins[max(n for n, edge in enumerate(BINS) if edge <= sure)].append((sure, sample.is_right))
    rows = [f"{'confidence':>14} {'cases':>7} {'mean':>6} {'right':>6}"]
    error = total = 0.0
    for number, cases in sorted(bins.items()):
        mean, right = (sum(values) / len(cases) for values in zip(*cases, strict=True))
        edges = f"{BINS[number]:.2f} to {min(1.0, BINS[number + 1]):.2f}"
        rows.append(f"{edges:>14} {len(cases):>7} {mean:>6.3f} {right:>6.3f}")
        error, total = error + len(cases) * abs(mean - right), total + len(cases)
    return [*rows, f"expected calibration error {error / total:.3f}"]


def figures(report: Report, weighted: Mapping[str, float]) -> Iterator[str]:
    """F1 and precision of each kind of report, and the precision of what is sure."""
    for kind in (*sorted({_kind(pair) for pair, _ in report.golds}), ""):
        score, sure = judged(report, weighted, ACCEPTED, kind), judged(report, weighted, REVIEW_BELOW, kind)
        name = kind or "all"
        yield f"{name:>24} F1 {score.f1:.2f}, precision {score.precision:.2f}; of the sure {sure.precision:.2f}"


def written(weighted: Mapping[str, float], heading: Iterable[str]) -> str:
    """The section of the table, with the report as its heading."""
    lines = (*(f"# {row}" for row in heading), SECTION, *(f"{name} = {value}" for name, value in weighted.items()))
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> None:
    """Fit if asked to, then report."""
    parser = ArgumentParser(prog="python -m bench.calibrate_summaries", description="Fit and judge summary links.")
    parser.add_argument("--fit", nargs="*", type=Path, default=[], metavar="DOSSIER")
    parser.add_argument("--report", nargs="*", type=Path, default=[], metavar="DOSSIER")
    parser.add_argument("--write", action="store_true", help="write the fitted weights")
    options = parser.parse_args(arguments)
    if any(truth(folder).get("set_aside") for folder in options.fit):
        parser.error("a dossier that is set aside is for reporting only")
    weighted = fitted(gathered(options.fit).samples) if options.fit else weights()
    report = gathered(options.report)
    rows = [*figures(report, weighted), *reliability(report, weighted)]
    if options.write:
        _write(weighted, rows)
    print("\n".join(rows))


def _write(weighted: Mapping[str, float], rows: Iterable[str]) -> None:
    """Put the section, with its heading, at the end of the table; blank lines part the sections."""
    heading = "# Summaries. Fitted by: python -m bench.calibrate_summaries"
    parts = [part for part in TABLE.read_text("utf-8").strip().split("\n\n") if not part.startswith(heading)]
    TABLE.write_text("\n\n".join((*parts, f"{heading}\n{written(weighted, rows)}")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
