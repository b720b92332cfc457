"""Laws of comparison that hold for all documents."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from akoma.model import Document, EId, Provision, ProvisionKind
from differ.checks import assert_lossless
from differ.compare import compare
from differ.model import Change, ChangeKind, Comparison, Op, TextEdit
from differ.words import flipped
from tests.differ import document

QUICK = settings(max_examples=60, deadline=None)

WORDS = [
    "the",
    "of",
    "Council",
    "Commission",
    "urges",
    "invites",
    "sanctions",
    "refugees",
    "“aid”",
    "19",
    "regrets",
    ",",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=0, max_size=14).map(" ".join)
KINDS = st.sampled_from([ProvisionKind.CITATION, ProvisionKind.RECITAL, ProvisionKind.PARAGRAPH])

_Draft = tuple[ProvisionKind, str, list[str]]
DRAFTS = st.tuples(KINDS, TEXTS, st.lists(TEXTS, max_size=2))
"""A provision to be: its kind, its text, the texts of its points."""


def built(drafts: list[_Draft]) -> Document:
    """Drafts numbered in order."""
    return document(_provision(n, *draft) for n, draft in enumerate(drafts, start=1))


def _provision(number: int, kind: ProvisionKind, text: str, points: list[str]) -> Provision:
    num = "" if kind is ProvisionKind.CITATION else f"{number}."
    eid = EId(f"{kind}_{number}")
    children = tuple(
        Provision(ProvisionKind.POINT, EId(f"{eid}__point_{letter}"), f"({letter})", point)
        for letter, point in zip("abcdef", points, strict=False)
    )
    return Provision(kind, eid, num, text, children=children)


DOCUMENTS = st.lists(DRAFTS, max_size=8).map(built)


@st.composite
def versions(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document and a version of it: some units edited, dropped, repeated or added, some moved."""
    old = draw(st.lists(DRAFTS, max_size=8))
    new: list[_Draft] = []
    for kind, text, points in old:
        fate = draw(st.sampled_from(["keep", "keep", "keep", "edit", "drop", "split", "repeat", "add"]))
        words = text.split()
        halves = [" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])]
        new += {
            "keep": [(kind, text, points)],
            "edit": [(kind, f"{draw(TEXTS)} {text}", points[1:])],
            "drop": [],
            "split": [(kind, halves[0], points), (kind, halves[1], [])],
            "repeat": [(kind, text, points), (kind, text, [])],
            "add": [(kind, text, points), draw(DRAFTS)],
        }[fate]
    if draw(st.booleans()):
        Random(draw(st.integers(0, 9))).shuffle(new)
    return built(old), built(new)


PAIRS = st.one_of(versions(), st.tuples(DOCUMENTS, DOCUMENTS))


@QUICK
@given(PAIRS)
def test_every_provision_once_and_every_word_kept(pair: tuple[Document, Document]) -> None:
    old, new = pair
    comparison = compare(old, new)
    assert_lossless(comparison)
    counted = Counter(eid for change in comparison.changes for eid in change.correspondence.old)
    assert counted == Counter(unit.eid for unit in old.expression.walk())
    assert [change.id for change in comparison.changes] == [f"c{n + 1}" for n in range(len(comparison.changes))]


@QUICK
@given(PAIRS)
def test_changes_stand_in_the_order_of_the_new_text(pair: tuple[Document, Document]) -> None:
    places = {unit.eid: n for n, unit in enumerate(pair[1].expression.walk())}
    firsts = [places[c.correspondence.new[0]] for c in compare(*pair).changes if c.correspondence.new]
    assert firsts == sorted(firsts)


@QUICK
@given(DOCUMENTS)
def test_a_text_against_itself_is_unchanged(text: Document) -> None:
    assert all(change.kinds == (ChangeKind.UNCHANGED,) for change in compare(text, text).changes)
    assert all(c.correspondence.old == c.correspondence.new for c in compare(text, text).changes)


MIRRORED = {
    ChangeKind.INSERTION: ChangeKind.REPEAL,
    ChangeKind.REPEAL: ChangeKind.INSERTION,
    ChangeKind.SPLIT: ChangeKind.JOIN,
    ChangeKind.JOIN: ChangeKind.SPLIT,
}

_Fact = tuple[tuple[EId, ...], tuple[EId, ...], frozenset[ChangeKind], tuple[TextEdit, ...], float]


def facts(comparison: Comparison) -> set[_Fact]:
    return {_fact(change) for change in comparison.changes}


def _fact(change: Change) -> _Fact:
    pair = change.correspondence
    return pair.old, pair.new, frozenset(change.kinds), change.edits, pair.confidence


def mirrored(comparison: Comparison) -> set[_Fact]:
    return {
        (new, old, frozenset(MIRRORED.get(kind, kind) for kind in kinds), flipped(edits), confidence)
        for old, new, kinds, edits, confidence in facts(comparison)
    }


@settings(max_examples=100, deadline=None)
@given(PAIRS)
def test_the_way_back_mirrors_the_way_there(pair: tuple[Document, Document]) -> None:
    old, new = pair
    assert facts(compare(new, old)) == mirrored(compare(old, new))


@QUICK
@given(st.lists(DRAFTS, max_size=8), st.randoms(use_true_random=False))
def test_shuffling_changes_no_words(drafts: list[_Draft], random: Random) -> None:
    shuffled = random.sample(drafts, len(drafts))
    allowed = {ChangeKind.UNCHANGED, ChangeKind.MOVED, ChangeKind.RENUMBERING}
    assert all(set(change.kinds) <= allowed for change in compare(built(drafts), built(shuffled)).changes)


@QUICK
@given(DOCUMENTS, st.integers(1, 9))
def test_numbers_alone_are_renumbering_alone(old: Document, by: int) -> None:
    def later(unit: Provision) -> Provision:
        return replace(unit, num=f"{unit.num[:-1]}-{by}." if unit.num else "")

    new = document(later(unit) for unit in old.expression.provisions)
    for change in compare(old, new).changes:
        assert change.kinds in ((ChangeKind.UNCHANGED,), (ChangeKind.RENUMBERING,))
        assert not change.is_change_of_text
        assert all(edit.op is Op.KEEP for edit in change.edits)


@QUICK
@given(PAIRS)
def test_the_same_question_has_the_same_answer(pair: tuple[Document, Document]) -> None:
    assert compare(*pair) == compare(*pair)


@QUICK
@given(PAIRS)
def test_kinds_agree_with_what_they_say(pair: tuple[Document, Document]) -> None:
    for change in compare(*pair).changes:
        for kind, holds in _meaning(change).items():
            assert (kind in change.kinds) == holds
        assert 0.0 < change.correspondence.confidence <= 1.0


def _meaning(change: Change) -> dict[ChangeKind, bool]:
    old, new = change.correspondence.old, change.correspondence.new
    return {
        ChangeKind.INSERTION: not old,
        ChangeKind.REPEAL: not new,
        ChangeKind.SPLIT: len(old) == 1 and len(new) > 1,
        ChangeKind.JOIN: len(new) == 1 and len(old) > 1,
        ChangeKind.MOVED: change.correspondence.moved,
    }


_PRINTED = """
from akoma.model import EId, Provision, ProvisionKind
from bench.bills import make
from differ.compare import compare
from tests.differ import document
sides = [
    document(Provision(ProvisionKind.PARAGRAPH, EId(c.eid), c.num, c.text) for c in side)
    for bill in [make("hard", 200, 1)]
    for side in (bill.old, bill.new)
]
print(repr(compare(*sides).changes), compare(*sides).clause_moves)
"""


def test_neither_hash_order_nor_locale_shows() -> None:
    machines = ({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8"})
    command = [sys.executable, "-c", _PRINTED]
    printed = [
        subprocess.run(command, env=os.environ | env, capture_output=True, check=True).stdout for env in machines
    ]
    assert len(printed[0]) > 10_000
    assert printed[0] == printed[1]
