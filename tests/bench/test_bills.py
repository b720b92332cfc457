"""Invented bills: the same seed gives the same bill, and the truth about them is true."""

import os
import subprocess
import sys
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

import pytest

from akoma.model import Expression
from akoma.reading import read_data
from bench.bills import HELD_OUT_SEEDS, RECIPES, TUNING_SEEDS, make
from bench.forms import as_akn, as_html, as_text, as_xml
from bench.laws import edited_copy, unchanged
from bench.model import Bill, Clause, Link
from tests.corpus import ROOT

CLAUSES = 200


@pytest.fixture(scope="module", params=RECIPES)
def bill(request: pytest.FixtureRequest) -> Bill:
    return make(request.param, CLAUSES, seed=1)


def texts(bill: Bill, link: Link) -> tuple[str, str]:
    """What stands on both sides of a link, run together, in small letters."""
    old, new = (bill.old_texts[eid] for eid in link.old), (bill.new_texts[eid] for eid in link.new)
    return " ".join(old).casefold(), " ".join(new).casefold()


def changed(old: str, new: str) -> int:
    """Words deleted and inserted between two texts, by another tool than ours."""
    a, b = old.split(), new.split()
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return sum(i2 - i1 + j2 - j1 for tag, i1, i2, j1, j2 in codes if tag != "equal")


def read(text: str) -> Expression:
    return read_data(text.encode(), "bill").expression


def test_the_same_seed_gives_the_same_bill(bill: Bill) -> None:
    assert make(bill.kind, CLAUSES, seed=1) == bill
    assert make(bill.kind, CLAUSES, seed=2) != bill


def test_seeds_for_tuning_are_not_those_for_reporting() -> None:
    assert not set(TUNING_SEEDS) & set(HELD_OUT_SEEDS)


def test_sizes_are_kept_and_eids_are_unique(bill: Bill) -> None:
    assert len(bill.old) == len(bill.old_texts) == CLAUSES
    assert len(bill.new) == len(bill.new_texts)


def test_every_clause_stands_in_one_link_or_was_deleted_or_inserted(bill: Bill) -> None:
    old = Counter(eid for link in bill.truth.links for eid in link.old)
    new = Counter(eid for link in bill.truth.links for eid in link.new)
    assert set(old.values()) == set(new.values()) == {1}
    assert len(bill.old_texts.keys() - old.keys()) == len(bill.new_texts.keys() - new.keys()) == round(0.03 * CLAUSES)
    assert len(bill.truth.moves) == round(0.02 * CLAUSES)
    assert len(bill.truth.splits) == len(bill.truth.joins) == round(0.01 * CLAUSES)
    assert bill.truth.answers.keys() == old.keys()


def test_splitting_and_joining_change_no_word(bill: Bill) -> None:
    for link in (*bill.truth.splits, *bill.truth.joins):
        old, new = texts(bill, link)
        assert old == new


def test_what_did_not_move_keeps_its_order_and_what_moved_went_far(bill: Bill) -> None:
    old, new = ({eid: at for at, eid in enumerate(side)} for side in (bill.old_texts, bill.new_texts))
    stayed = [new[link.new[0]] for link in bill.truth.links if not link.moved]
    assert stayed == sorted(stayed)
    assert all(abs(old[link.old[0]] - new[link.new[0]]) > CLAUSES // 5 for link in bill.truth.moves)


def test_the_true_size_is_what_another_tool_counts(bill: Bill) -> None:
    pairs = [texts(bill, link) for link in bill.truth.links]
    alone = [(clause.text, "") for clause in bill.old if clause.eid not in bill.truth.answers]
    new = {eid for link in bill.truth.links for eid in link.new}
    alone += [("", clause.text) for clause in bill.new if clause.eid not in new]
    counted = sum(changed(*pair) for pair in (*pairs, *alone))
    capitals = 2 * len(bill.truth.splits + bill.truth.joins)
    assert counted == pytest.approx(bill.truth.size - capitals, rel=0.03)


def test_nearly_a_third_of_the_clauses_is_edited(bill: Bill) -> None:
    edited = sum(old != new for old, new in (texts(bill, link) for link in bill.truth.links))
    assert 0.27 * CLAUSES < edited < 0.37 * CLAUSES


def siblings(bill: Bill) -> int:
    """Clauses that have most of their words in common with the one before, but not all."""
    words = [clause.text.split() for clause in bill.old]
    return sum(0.6 < SequenceMatcher(None, a, b, autojunk=False).ratio() < 1 for a, b in pairwise(words))


def copies(bill: Bill) -> int:
    """Clauses of which the very words stand elsewhere too."""
    return sum(count for count in Counter(clause.text for clause in bill.old).values() if count > 1)


def test_a_hard_bill_has_copies_and_siblings_and_an_easy_one_has_none() -> None:
    easy, hard = make("easy", CLAUSES, 1), make("hard", CLAUSES, 1)
    assert (copies(easy), siblings(easy)) == (0, 0)
    assert copies(hard) >= 0.04 * CLAUSES
    assert siblings(hard) >= 0.3 * CLAUSES


def test_every_unit_is_read_with_its_number_and_its_words(bill: Bill) -> None:
    for side in (bill.old, bill.new):
        units = read(as_akn(side) if bill.nested else as_text(side)).walk()
        found = [(unit.eid, unit.num, unit.text) for unit in units if not unit.children]
        assert found == [(clause.eid, clause.num, clause.text) for clause in side]


def test_the_forms_for_peers_hold_the_same_words() -> None:
    clauses = (Clause("para_1", "1.", "Regrets a < b & c;"),)
    assert "1. Regrets a < b & c;" in as_text(clauses)
    assert "<num>1.</num><p>Regrets a &lt; b &amp; c;</p>" in as_xml(clauses)
    assert "<p>1. Regrets a &lt; b &amp; c;</p>" in as_html(clauses)


def test_the_edited_copy_of_a_document_is_what_its_truth_says() -> None:
    document = as_akn(make("hierarchical", 60, 1).old).encode()
    law = edited_copy(document, "law", seed=1)
    old, new = (read_data(data, "law").expression for data in (document, law.copy))
    for side, expression in ((law.bill.old_texts, old), (law.bill.new_texts, new)):
        read_back = {unit.eid: unit.text for unit in expression.walk()}
        assert side.items() <= read_back.items()
    assert len(law.bill.new_texts) == len(law.bill.new)
    assert law.units == sum(1 for _ in old.walk()) > len(law.bill.old)
    assert law.bill.truth.moves
    assert law.bill.truth.size > 0
    assert unchanged(law.bill).truth.answers == {eid: (eid,) for eid in law.bill.old_texts}


def test_a_bill_does_not_depend_on_the_order_of_sets() -> None:
    code = "from bench.bills import make; print([c for k in ('hard', 'hierarchical') for c in make(k, 60, 1).new])"
    first, second = (
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )  # fmt: skip
    assert first == second
