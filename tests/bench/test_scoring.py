"""Scoring: the truth scores 1, anything else less, and what cannot be told apart is not held against anybody."""

from dataclasses import replace

import pytest

from akoma.reading import read_data
from bench.bills import make
from bench.forms import as_text
from bench.model import Bill, Clause, Link, Truth
from bench.reported import Reported, of_marked, of_porcelain, of_record
from bench.scoring import Score, pairs_of_comparison, pairs_of_record, score
from differ.compare import compare

PERFECT = Score(1.0, 1.0, 1.0, 0)


@pytest.fixture(scope="module")
def bill() -> Bill:
    return make("hard", 100, seed=1)


def little(*links: Link) -> Bill:
    """Two equal clauses and another one, on both sides."""
    old = tuple(Clause(f"para_{n}", f"{n}.", text) for n, text in enumerate(("same", "same", "other"), start=1))
    new = tuple(Clause(f"para_{n}", f"{n}.", text) for n, text in enumerate(("same", "new", "other"), start=1))
    return Bill("little", 0, old, new, Truth(links, 2))


def link(old: int, new: int, moved: bool = False) -> Link:
    return Link((f"para_{old}",), (f"para_{new}",), moved)


def test_the_truth_is_perfect(bill: Bill) -> None:
    assert score(bill, bill.truth.links) == PERFECT


def test_units_that_are_no_clauses_do_not_count(bill: Bill) -> None:
    assert score(bill, [*bill.truth.links, Link(("chp_1",), ("chp_1",))]) == PERFECT


def test_a_shifted_map_is_wrong(bill: Bill) -> None:
    news = [link.new for link in bill.truth.links]
    shifted = [replace(link, new=new) for link, new in zip(bill.truth.links, news[1:] + news[:1], strict=True)]
    found = score(bill, shifted)
    assert found.clause_accuracy < 0.2
    assert found.wrong > 150


def test_a_clause_that_is_given_to_none_is_wrong_on_both_sides(bill: Bill) -> None:
    assert score(bill, bill.truth.links[1:]).wrong == 2


def test_half_a_split_is_wrong(bill: Bill) -> None:
    links = [replace(link, new=link.new[:1]) if len(link.new) > 1 else link for link in bill.truth.links]
    assert score(bill, links).wrong == 2 * len(bill.truth.splits)


def test_a_move_that_is_not_named_costs_recall_and_one_too_many_precision(bill: Bill) -> None:
    silent = [replace(link, moved=False) for link in bill.truth.links]
    eager = [replace(link, moved=True) for link in bill.truth.links]
    assert score(bill, silent) == Score(1.0, 1.0, 0.0, 0)
    assert score(bill, eager).move_precision == len(bill.truth.moves) / len(bill.truth.links)
    assert score(bill, eager).move_recall == 1.0


def test_which_of_two_copies_was_edited_cannot_be_told() -> None:
    bill = little(link(1, 1), link(2, 2), link(3, 3))
    assert score(bill, [link(2, 1), link(1, 2), link(3, 3)]).clause_accuracy == 1.0
    assert score(bill, [link(3, 1), link(1, 2), link(2, 3)]).wrong == 4


def test_pairs_of_a_record_and_of_a_comparison() -> None:
    bill = make("easy", 40, seed=1)
    old, new = (read_data(as_text(side).encode(), "bill") for side in (bill.old, bill.new))
    assert score(bill, pairs_of_comparison(compare(old, new))).clause_accuracy > 0.9
    record = {"changes": [{"old": ["para_1"], "new": ["para_2"], "operations": ["renumbering", "moved"]}]}
    assert pairs_of_record(record) == [link(1, 2, moved=True)]


OLD, NEW = "1. a bee, sea\n", "2. a tree, sea now\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("\x011.\x02 \x032.\x04 a \x01bee,\x02 \x03tree,\x04 sea \x03now\x04\n", Reported(3, rebuilt=True)),
        ("\x011.\x02 \x032.\x04 a \x01bee,\x02 \x03tree,\x04 sea\n", Reported(2, rebuilt=False)),
        ("", Reported(0, rebuilt=False)),
    ],
)
def test_what_wdiff_reports(said: str, expected: Reported) -> None:
    assert of_marked(said, OLD, NEW) == expected


def test_what_git_reports() -> None:
    said = "diff --git a b\n--- a\n+++ b\n@@ -1 +1 @@\n-1.\n+2.\n  a \n-bee,\n+tree,\n  sea\n+now\n~\n"
    assert of_porcelain(said, OLD, NEW) == Reported(3, rebuilt=True)
    assert of_porcelain("", OLD, OLD) == Reported(0, rebuilt=True)


def record(*new: str) -> dict[str, object]:
    """A record of one change from "a bee" to "a tree" in a document with the named new provisions."""
    edits = [{"op": "keep", "text": "a "}, {"op": "delete", "text": "bee"}, {"op": "insert", "text": "tree"}]
    return {
        "old": {"provisions": [{"eId": "para_1", "text": "a bee"}]},
        "new": {"provisions": [{"eId": eid, "text": "a tree"} for eid in new]},
        "changes": [{"old": ["para_1"], "new": ["para_1"], "edits": edits}],
    }


def test_what_a_record_reports() -> None:
    assert of_record(record("para_1")) == Reported(2, rebuilt=True)
    assert of_record(record("para_1", "para_2")) == Reported(2, rebuilt=False)
