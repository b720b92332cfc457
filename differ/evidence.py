"""Evidence: why two provisions are taken to correspond, and how strong the case is.

A signal is a plug-in: a module of :mod:`differ.signals` that exports ``SIGNAL``. A new file is found without an edit
anywhere else. Signals explain and adjust; what decides is the wording, which is known before they are asked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from akoma.discovery import names_in
from akoma.model import Provision
from differ.model import Evidence


@dataclass(frozen=True, slots=True)
class Signal:
    """One way of telling that two provisions correspond.

    ``score`` gives 0 (speaks against) to 1 (speaks for), or None when there is nothing to say; it must give the same
    with the sides exchanged. ``weight`` is how much the score adjusts the strength beside the other signals (0: it
    only explains). ``sentence`` is one plain sentence in which ``{percent}`` stands for the score; ``against`` says
    it for a score of 0.
    """

    name: str
    weight: float
    sentence: str
    score: Callable[[Provision, Provision], float | None]
    against: str = ""


@cache
def signals() -> tuple[Signal, ...]:
    """All signals, in the order of their module names; two of one name are a defect."""
    names = [name for name in names_in("differ.signals", "") if not name.startswith("_")]
    found: list[Signal] = [import_module(f"differ.signals.{name}").SIGNAL for name in names]
    assert len({signal.name for signal in found}) == len(found), "two signals claim one name: please report"
    return tuple(found)


def gathered(left: Provision, right: Provision) -> tuple[Evidence, ...]:
    """What the signals say about two provisions."""
    scores = ((signal, signal.score(left, right)) for signal in signals())
    return tuple(_evidence(signal, score) for signal, score in scores if score is not None)


def _evidence(signal: Signal, score: float) -> Evidence:
    sentence = signal.sentence if score else signal.against or signal.sentence
    return Evidence(signal.name, round(score, 4), sentence.format(percent=round(100 * score)))


SAME_WORDS = Evidence("wording", 1.0, "The words are the same.")
"""The evidence of an exact match: nothing more needs to be asked."""


def wording(likeness: float) -> Evidence:
    """Evidence of the words themselves: how many both texts share, in the same order."""
    return Evidence("wording", round(likeness, 4), f"{round(100 * likeness)} % of the wording is the same.")


def neighbours(same: int) -> Evidence:
    """Evidence of the place: how many of the two neighbours (0 to 2) correspond as well."""
    sentence = (
        "Neither neighbour is the same: it stands elsewhere.",
        "One of its two neighbours corresponds as well.",
        "It stands between the same neighbours.",
    )[same]
    return Evidence("neighbours", same / 2, sentence)


def new_place(is_same_provision: bool) -> Evidence:
    """Evidence of the place of a clause that moved; it explains, and speaks neither for nor against."""
    where = "in another order in its provision" if is_same_provision else "in another provision"
    return Evidence("place", 0.5, f"It stands {where}, and nothing else in either text is as much like it.")


ADJUSTMENT = 0.3
"""Share of the remaining doubt that signals, all for or all against, take away or add by half."""

RIVAL_NEAR = 0.1
"""A rival this much less alike begins to count."""

RIVAL_COST = 0.15
"""What a rival that is equally alike costs."""


def support(evidence: Iterable[Evidence]) -> float:
    """The weighted mean of what the signals say, 0 to 1; a half when none has a weight."""
    weights = {signal.name: signal.weight for signal in signals()}
    heard = [(weights.get(item.signal, 0.0), item.score) for item in evidence]
    total = sum(weight for weight, _ in heard)
    return sum(weight * score for weight, score in heard) / total if total else 0.5


def strength(likeness: float, rival: float, evidence: Iterable[Evidence]) -> float:
    """How strong the case for an edited counterpart is, 0 to 1; rises with the likeness, all else equal.

    ``rival`` is the likeness of the next best counterpart that has no better one itself, 0 if there is none.
    """
    base = likeness + (1 - likeness) * ADJUSTMENT * (support(evidence) - 0.5)
    nearness = max(0.0, 1 - max(0.0, likeness - rival) / RIVAL_NEAR)
    return max(0.0, base - RIVAL_COST * nearness)
