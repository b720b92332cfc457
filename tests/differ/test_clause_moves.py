"""Clauses that stand elsewhere: in their paragraph, in another one, or as one of their own; and what is no move."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akoma.clauses import split_clauses
from akoma.model import Document, Provision
from differ.calibration import Found, Rating, probability
from differ.clause_moves import counterparts, turned
from differ.compare import compare
from differ.model import Comparison, Op
from tests.differ import paragraphs

DEPLORES = "deplores the attack on the corridor and on the villages around it"
INQUIRY = "calls for an independent inquiry into the events of last spring"
ACCESS = "demands access for international observers to the whole of the area"
CEASEFIRE = "welcomes the ceasefire that both parties signed in October"
COURTS = "takes note of the new law on the courts of first instance"


def claused(document: Document) -> Document:
    """The document with its texts split at semicolons, as a reader does it."""
    return replace(
        document, expression=replace(document.expression, provisions=tuple(map(_split, document.expression.provisions)))
    )


def _split(provision: Provision) -> Provision:
    clauses = split_clauses(provision.eid, provision.text)
    return replace(provision, clauses=clauses, children=tuple(map(_split, provision.children)))


def of(*texts: tuple[str, ...]) -> Document:
    """Paragraphs of these clauses."""
    return claused(paragraphs(*("; ".join(clauses) + ";" for clauses in texts)))


def told(comparison: Comparison) -> list[str]:
    """The moves in short: ``"1.2 > 3.1"``."""
    return [f"{_short(move.old_clause)} > {_short(move.new_clause)}" for move in comparison.clause_moves]


def _short(eid: str) -> str:
    return eid.replace("paragraph_", "").replace("recital_", "").replace("__inline_", ".")


OLD = of((DEPLORES, INQUIRY, ACCESS), (CEASEFIRE,))


@pytest.mark.parametrize(
    ("new", "moves"),
    [
        pytest.param(of((DEPLORES, ACCESS), (CEASEFIRE, INQUIRY)), ["1.2 > 2.2"], id="to another paragraph"),
        pytest.param(of((INQUIRY, DEPLORES, ACCESS), (CEASEFIRE,)), ["1.2 > 1.1"], id="within its paragraph"),
        pytest.param(of((DEPLORES, ACCESS), (CEASEFIRE,), (COURTS, INQUIRY)), ["1.2 > 3.2"], id="to a new paragraph"),
        pytest.param(of((DEPLORES, ACCESS), (CEASEFIRE,), (INQUIRY,)), ["1.2 > 3"], id="became a paragraph"),
        pytest.param(
            of((DEPLORES, ACCESS), (CEASEFIRE, INQUIRY.replace("last", "this"))), ["1.2 > 2.2"], id="moved and edited"
        ),
        pytest.param(OLD, [], id="the same"),
        pytest.param(of((DEPLORES, ACCESS), (CEASEFIRE,)), [], id="dropped"),
        pytest.param(
            of((DEPLORES, "asks for a quick and impartial inquiry into what happened in spring", ACCESS), (CEASEFIRE,)),
            [],
            id="recast in its place",
        ),
        pytest.param(of((CEASEFIRE,), (DEPLORES, INQUIRY, ACCESS)), [], id="the paragraph moved, not the clause"),
        pytest.param(of((DEPLORES, INQUIRY), (ACCESS,), (CEASEFIRE,)), [], id="a split"),
    ],
)
def test_moves_of_clauses(new: Document, moves: list[str]) -> None:
    comparison = compare(OLD, new)
    assert told(comparison) == moves
    assert [turned(move) for move in compare(new, OLD).clause_moves] == list(comparison.clause_moves)


def test_a_move_says_where_how_sure_and_why() -> None:
    comparison = compare(OLD, of((DEPLORES, ACCESS), (CEASEFIRE, INQUIRY.replace("last", "this"))))
    (move,) = comparison.clause_moves
    assert move.old.text == f"{INQUIRY};"
    assert OLD.expression.provisions[0].text[move.old.start : move.old.end] == move.old.text
    assert [edit.text for edit in move.edits if edit.op is not Op.KEEP] == ["last", "this"]
    assert 0.8 < move.confidence < probability(Rating(Found.SAME_MOVED, 1.0))
    assert [item.signal for item in move.evidence] == ["wording", "place"]
    assert "in another provision" in move.evidence[1].reason
    assert counterparts(comparison) == {move.old_clause: (move.new_clause, move.confidence)}


def test_a_clause_within_its_paragraph_says_so() -> None:
    (move,) = compare(OLD, of((INQUIRY, DEPLORES, ACCESS), (CEASEFIRE,))).clause_moves
    assert "in another order in its provision" in move.evidence[1].reason


def test_clauses_that_stand_twice_are_no_moves() -> None:
    old = of((DEPLORES, INQUIRY), (CEASEFIRE, ACCESS), (COURTS, INQUIRY))
    assert told(compare(old, of((DEPLORES,), (CEASEFIRE, ACCESS, INQUIRY), (COURTS, INQUIRY)))) == []


def test_paragraphs_that_were_cut_anew_are_told_by_their_clauses() -> None:
    old, new = of((DEPLORES, INQUIRY), (ACCESS, CEASEFIRE)), of((DEPLORES,), (INQUIRY, ACCESS), (CEASEFIRE,))
    assert told(compare(old, new)) == ["1.1 > 1", "2.1 > 2.2"]


def test_a_semicolon_in_a_quotation_ends_no_clause() -> None:
    quoted = "recalls the words of its founder, “we shall meet; we shall speak; and we shall part as friends”"
    old, new = of((DEPLORES, COURTS, quoted, ACCESS), (CEASEFIRE,)), of((DEPLORES, COURTS, ACCESS), (CEASEFIRE, quoted))
    assert told(compare(old, new)) == ["1.3 > 2.2"]


POOL = (DEPLORES, INQUIRY, ACCESS, CEASEFIRE, COURTS, "regrets this", "regrets that", f"{INQUIRY} and of last winter")
TEXTS = st.lists(st.lists(st.sampled_from(POOL), min_size=1, max_size=4).map(tuple), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(0, 9), st.booleans())
def test_laws_of_clause_moves(texts: list[tuple[str, ...]], seed: int, same_pool: bool) -> None:
    random = Random(seed)
    pool = [clause for clauses in texts for clause in clauses] if same_pool else list(POOL)
    random.shuffle(pool)
    old, new = of(*texts), of(*(tuple(pool[at : at + 2]) for at in range(0, len(pool), 2)))
    there, back = compare(old, new).clause_moves, compare(new, old).clause_moves
    assert {turned(move) for move in back} == set(there)
    assert len({move.old_clause for move in there}) == len({move.new_clause for move in there}) == len(there)
    order = {unit.eid: place for place, unit in enumerate(new.expression.walk())}
    places = [(order[move.new.provision], move.new.start) for move in there]
    assert places == sorted(places)
    assert compare(old, old).clause_moves == ()
