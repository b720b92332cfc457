"""How sure is a link across languages? Fits the weights of ``differ/across/calibration.toml`` and reports on others.

python -m bench.calibrate_across FOLDER:nld:eng FOLDER:nld:fra

Two thirds of the texts fit, the rest report (:mod:`bench.parallel`). Prints the table for the data file, the share that
is right in each band of confidence, and the figures of the alignment.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.parallel import Perturbed, Tally, perturbed, texts
from differ.across.calibration import TERMS, terms
from differ.across.features import features
from differ.across.two_stage import Link, Scores, aligned, scored, taught_by_itself

FITTING_SEEDS, REPORTING_SEEDS = (1, 2, 3, 4, 5, 6), (11, 12, 13)
RIDGE = 1.0
STEPS = 50
SURE = 0.8

Floats = NDArray[np.float64]


def main(arguments: Sequence[str]) -> None:
    """Fit, print, report."""
    folders = [argument.split(":") for argument in arguments]
    weights = fitted(*samples(folders, FITTING_SEEDS, set_aside=False))
    sys.stdout.write("[translations]\n")
    sys.stdout.writelines(f"{name} = {weight:.2f}\n" for name, weight in zip(TERMS, weights, strict=True))
    for line in report(weights, *samples(folders, REPORTING_SEEDS, set_aside=True)):
        sys.stdout.write(f"{line}\n")
    for name, *languages in folders:
        tally = Tally()
        for text, _, links in _alignments([[name, *languages]], REPORTING_SEEDS, set_aside=True):
            tally.add(text, frozenset((i, j) for link in links for i in link.left for j in link.right))
        sys.stdout.write(f"{' '.join(languages)}: {tally.line()}\n")


def _alignments(
    folders: Sequence[Sequence[str]], seeds: Sequence[int], *, set_aside: bool
) -> Iterator[tuple[Perturbed, Scores, tuple[Link, ...]]]:
    for name, left, right in folders:
        for path in texts(Path(name), set_aside):
            for seed in seeds:
                text = perturbed(path, seed)
                sides = [[features(t, code) for t in side] for side, code in ((text.left, left), (text.right, right))]
                scores = taught_by_itself(scored(*sides))
                yield text, scores, aligned(scores)


def samples(folders: Sequence[Sequence[str]], seeds: Sequence[int], *, set_aside: bool) -> tuple[Floats, Floats]:
    """What each link is judged by, and whether it is right in all its parts."""
    rows: list[tuple[float, ...]] = []
    right: list[float] = []
    for text, scores, links in _alignments(folders, seeds, set_aside=set_aside):
        for link in links:
            rows.append(terms(link, scores))
            right.append(float(_is_right(link, text)))
    return np.array(rows), np.array(right)


def _is_right(link: Link, text: Perturbed) -> bool:
    left = all(any((i, j) in text.links for j in link.right) for i in link.left)
    return left and all(any((i, j) in text.links for i in link.left) for j in link.right)


def fitted(rows: Floats, right: Floats) -> Floats:
    """The weights of a logistic function, by Newton's method; all but the first are kept small."""
    weights = np.zeros(rows.shape[1])
    ridge = np.array([0.0, *[RIDGE] * (rows.shape[1] - 1)])
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - guess) - ridge * weights
        curve = (rows * (guess * (1 - guess))[:, None]).T @ rows + np.diag(ridge + 1e-9)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def report(weights: Floats, rows: Floats, right: Floats) -> Iterator[str]:
    """The bands of confidence, and how well the sure links do."""
    guess = 1 / (1 + np.exp(-rows @ weights))
    error = 0.0
    for low in np.arange(0, 1, 0.1):
        band = (guess >= low) & (guess < low + 0.1)
        if band.any():
            error += band.mean() * abs(guess[band].mean() - right[band].mean())
            yield f"{low:.1f}: {band.sum()} links, said {guess[band].mean():.2f}, right {right[band].mean():.2f}"
    sure = guess >= SURE
    yield f"calibration error {error:.3f}"
    yield f"from {SURE} on: {sure.mean():.3f} of the links, right {right[sure].mean():.3f}"


if __name__ == "__main__":
    main(sys.argv[1:])
