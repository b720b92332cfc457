"""The answer in words: what became of the demands, which of them matter most, what happened to the provisions."""

from collections import Counter
from collections.abc import Iterable

from differ.model import ChangeKind, Comparison, Family, Report, Verdict
from render.demand_views import verdict_mark
from render.view import DemandView, VerdictCount
from render.wording import Wording

_WEIGHTS = {
    Verdict.CONTRADICTED: 1.0,
    Verdict.DROPPED: 0.9,
    Verdict.SOFTENED: 0.8,
    Verdict.STRENGTHENED: 0.8,
    Verdict.MIXED: 0.6,
    Verdict.ADDED: 0.5,
}
"""How much a verdict matters to a reader in a hurry. ``kept`` and ``unclear`` are no news."""

_NOT_DIRECTIVE = 0.6
"""Asking somebody to act matters more than welcoming or recalling."""
_UNKNOWN_GRADE = 3.0
_MOST = 8

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


def highlights(report: Report, views: Iterable[DemandView], min_confidence: float) -> tuple[DemandView, ...]:
    """The shifts that matter most, the weightiest first; those of low confidence never."""
    ranked = sorted(
        (
            (-_weight(demand.verdict, demand.grade, demand.family, demand.confidence), number, view)
            for number, (demand, view) in enumerate(zip(report.demands, views, strict=True))
            if demand.verdict in _WEIGHTS and demand.confidence >= min_confidence
        ),
        key=lambda item: item[:2],
    )
    return tuple(view for _, _, view in ranked[:_MOST])


def _weight(verdict: Verdict, grade: float | None, family: Family, confidence: float) -> float:
    strength = 1 + (_UNKNOWN_GRADE if grade is None else grade) / 10
    kind = 1.0 if family is Family.DIRECTIVE else _NOT_DIRECTIVE
    return _WEIGHTS[verdict] * strength * kind * confidence
