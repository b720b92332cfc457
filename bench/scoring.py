"""Scoring: how much of the truth a comparison found. Exact duplicates are interchangeable: texts count, not eIds."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bench.model import Bill, Link
from differ.model import ChangeKind, Comparison


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between 0 and 1. Of no moves at all, precision and recall are 1.

    ``clause_accuracy``: clauses of either side of which exactly the true counterparts are named (none, if it was
    deleted or inserted; all, if it was split or joined).
    """

    clause_accuracy: float
    move_precision: float
    move_recall: float
    wrong: int
    """Clauses of either side with another counterpart than the true one."""


_Answers = Counter[tuple[str, tuple[str, ...]]]


def score(bill: Bill, pairs: Iterable[Link]) -> Score:
    """How near the pairs are to the truth. Pairs of units that are no clauses of the bill (headings) do not count."""
    found = list(pairs)
    right = total = 0
    for texts, others, forward in ((bill.old_texts, bill.new_texts, True), (bill.new_texts, bill.old_texts, False)):
        true, given = (_answers(links, texts, others, forward) for links in (bill.truth.links, found))
        right += (true & given).total()
        total += len(texts)
    moves, named = (_moves(bill, links) for links in (bill.truth.links, found))
    hits = (moves & named).total()
    return Score(
        clause_accuracy=right / total,
        move_precision=hits / named.total() if named else 1.0,
        move_recall=hits / moves.total() if moves else 1.0,
        wrong=total - right,
    )


def pairs_of_record(record: Mapping[str, Any]) -> list[Link]:
    """What the JSON record of ``clausewise diff`` says corresponds."""
    return [
        Link(tuple(change["old"]), tuple(change["new"]), ChangeKind.MOVED in change["operations"])
        for change in record["changes"]
    ]


def pairs_of_comparison(comparison: Comparison) -> list[Link]:
    """The same of a comparison in this process."""
    found = ((change.correspondence, ChangeKind.MOVED in change.kinds) for change in comparison.changes)
    return [Link(tuple(pair.old), tuple(pair.new), moved) for pair, moved in found]


def _answers(links: Iterable[Link], texts: Mapping[str, str], others: Mapping[str, str], forward: bool) -> _Answers:
    """Each clause of one side as its text, with the texts that answer it; a clause in no link has no answer."""
    given: dict[str, tuple[str, ...]] = dict.fromkeys(texts, ())
    for link in links:
        ones, answers = (link.old, link.new) if forward else (link.new, link.old)
        for eid in ones:
            if eid in texts:
                given[eid] = tuple(others.get(other, other) for other in answers)
    return Counter((texts[eid], answers) for eid, answers in given.items())


def _moves(bill: Bill, links: Iterable[Link]) -> Counter[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The texts of what moved; a unit that is no clause of the bill is known by its eId."""
    old, new = bill.old_texts, bill.new_texts
    return Counter(
        (tuple(old.get(eid, eid) for eid in link.old), tuple(new.get(eid, eid) for eid in link.new))
        for link in links
        if link.moved and any(eid in old for eid in link.old)
    )
