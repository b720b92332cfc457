"""The answer in words: what became of the demands, which of them matter most, what happened to the provisions."""

from collections import Counter
from collections.abc import Iterable

from differ.model import ChangeKind, Comparison, Report, Verdict
from render.demand_views import READING_ORDER, verdict_mark
from render.view import DemandView, VerdictCount
from render.wording import Wording

_OF_THE_OLD_TEXT = tuple(verdict for verdict in Verdict if verdict is not Verdict.ADDED)
_KINDS_TOLD = (
    ChangeKind.INSERTION,
    ChangeKind.REPEAL,
    ChangeKind.SUBSTITUTION,
    ChangeKind.REPLACEMENT,
    ChangeKind.MOVED,
    ChangeKind.SPLIT,
    ChangeKind.JOIN,
    ChangeKind.RENUMBERING,
    ChangeKind.UNCHANGED,
)


def verdict_counts(report: Report, words: Wording) -> tuple[VerdictCount, ...]:
    """All eight verdicts in the order of the contract, with the length of their bars."""
    numbers = {verdict: report.count(verdict) for verdict in Verdict}
    most = max(*numbers.values(), 1)
    return tuple(
        VerdictCount(verdict_mark(verdict, words), number, -(-100 * number // most), f"verdict-{verdict}")
        for verdict, number in numbers.items()
    )


def answer_sentence(report: Report, words: Wording) -> str:
    """How many demands the old text has and what became of them; how many the new one adds."""
    total = sum(report.count(verdict) for verdict in _OF_THE_OLD_TEXT)
    if not report.demands:
        return words("answer.none")
    told = [
        words.number(f"verdict.{verdict}.told", report.count(verdict))
        for verdict in _OF_THE_OLD_TEXT
        if report.count(verdict)
    ]
    sentences = [words.number("answer.old", total, list=words.listed(told))] if total else []
    added = report.count(Verdict.ADDED)
    sentences += [words.number("answer.added", added)] if added else []
    return " ".join(sentences)


def balance_sentence(report: Report, words: Wording) -> str:
    """Whether more demands lost force than gained it; nothing when none moved.

    Only what both texts ask for is weighed: what was dropped or added stands beside it, with its own numbers.
    """
    weaker = report.count(Verdict.SOFTENED)
    stronger = report.count(Verdict.STRENGTHENED)
    if weaker == stronger:
        return words("balance.even", n=weaker) if weaker else ""
    return words("balance.weaker" if weaker > stronger else "balance.stronger", weaker=weaker, stronger=stronger)


def provisions_sentence(comparison: Comparison, words: Wording) -> str:
    """What happened to the provisions: "3 inserted, 2 deleted, 14 unchanged"."""
    kinds = Counter(kind for change in comparison.changes for kind in change.kinds)
    told = [words.number(f"kinds.{kind}", kinds[kind]) for kind in _KINDS_TOLD if kinds[kind]]
    return words("answer.provisions", list=words.listed(told)) if told else ""


def review_sentence(demands: Iterable[DemandView], words: Wording) -> str:
    """How many findings a person should check; nothing when none."""
    number = sum(demand.needs_review for demand in demands)
    return words.number("answer.review", number) if number else ""


def shifts(report: Report, views: Iterable[DemandView], min_confidence: float) -> tuple[DemandView, ...]:
    """All that was not kept, what matters most first; what is of low confidence never."""
    sure = [
        view
        for demand, view in zip(report.demands, views, strict=True)
        if view.weight and demand.confidence >= min_confidence
    ]
    # Sorting is stable: of equal weight, the one that stands first in the text.
    return tuple(sorted(sure, key=lambda view: -view.weight))


def order_sentence(words: Wording) -> str:
    """The rule by which the shifts are ordered."""
    names = [words(f"verdict.{verdict}.name") for verdict in READING_ORDER if verdict is not Verdict.KEPT]
    return words("highlights.order", list=words("list.comma").join(names))
