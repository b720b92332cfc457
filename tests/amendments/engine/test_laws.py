"""The laws of applying, on texts made at random."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from akoma.akn_writer import write_akn
from akoma.amendment_list import AmendmentList, AmendmentRecord
from akoma.model import Expression, Provision
from akoma.vote_list import VoteLine, VoteList, VoteResult
from differ.amendments.draft import Drafting, draft
from differ.amendments.draft_spots import Base
from differ.amendments.engine.applying import apply_amendments
from differ.amendments.engine.clashes import clashes, what
from differ.amendments.engine.decisions import Decisions, decide
from differ.amendments.engine.reading_tasks import tasks_of
from differ.amendments.engine.rebasing import rebase, with_adopted
from differ.amendments.engine.tasks import Task
from differ.amendments.interpret import interpret
from differ.amendments.operation import Amendment, OperationKind
from tests.amendments.drafting.texts import drafts, edited, expression, pairs
from tests.amendments.engine.papers import amendments, base

Texts = tuple[Expression, Expression]

MANY = settings(max_examples=120, deadline=None)


def content(text: Expression) -> list[tuple[object, ...]]:
    """Everything that a text says, but for the numbers of its units."""
    return [(text.title,), *(unit(one) for one in text.provisions)]


def unit(one: Provision) -> tuple[object, ...]:
    return one.kind, one.heading, one.text, tuple(unit(child) for child in one.children)


def numbers(text: Expression) -> list[tuple[str, str]]:
    return [(one.kind, one.num) for one in text.walk()]


def drafted(old: Expression, new: Expression) -> tuple[Amendment, ...]:
    """The amendments of a draft. Two that ask for the very same are done once, as of two authors: such drafts are out.

    They come about where two units without numbers and with the same words are put in at one place.
    """
    asked = draft(old, new)
    assume(len({one.operations for one in asked}) == len(asked))
    return asked


@given(pairs())
@MANY
def test_what_was_drafted_and_applied_is_the_new_text(texts: Texts) -> None:
    old, new = texts
    asked = drafted(old, new)
    result = apply_amendments(old, asked)
    assert content(result.expression) == content(new)
    assert list(result.applied) == [one.number for one in asked]


@given(pairs())
@MANY
def test_final_numbers_are_those_of_a_text_numbered_from_one(texts: Texts) -> None:
    old, new = texts
    known = {one.kind for one in old.walk()}
    result = apply_amendments(old, drafted(old, new), numbering="final").expression
    wanted = [pair for pair in numbers(new) if pair[0] in known]
    assert [pair for pair in numbers(result) if pair[0] in known] == wanted


@given(pairs(), st.randoms())
@MANY
def test_the_order_of_the_amendments_is_of_no_matter(texts: Texts, random: Random) -> None:
    old, new = texts
    given_ = list(draft(old, new))
    first = apply_amendments(old, given_)
    random.shuffle(given_)
    again = apply_amendments(old, given_)
    assert write_akn(again.expression) == write_akn(first.expression)
    assert again.authors == first.authors
    assert sorted(again.applied) == sorted(first.applied)


@given(pairs())
@MANY
def test_nothing_adopted_gives_the_base(texts: Texts) -> None:
    old, new = texts
    result = apply_amendments(old, draft(old, new), Decisions({}))
    assert write_akn(result.expression) == write_akn(replace(old, origin=None, furniture=(), diagnostics=()))
    assert (result.applied, result.authors, result.warnings) == ((), (), ())


@given(pairs())
@MANY
def test_the_way_back_restores_the_text(texts: Texts) -> None:
    old, new = texts
    there = apply_amendments(old, drafted(old, new), numbering="final").expression
    assert content(apply_amendments(there, drafted(there, old)).expression) == content(old)


@given(pairs())
@MANY
def test_untouched_characters_are_those_of_the_base(texts: Texts) -> None:
    """What no amendment wrote stands in the base, in the same unit and the same order."""
    old, new = texts
    asked = draft(old, new)
    assume(all(op.kind is not OperationKind.JOIN for one in asked for op in one.operations))
    result = apply_amendments(old, asked)
    now = {one.eid: one.text for one in result.expression.walk()}
    written: dict[str, set[int]] = {}
    for author in result.authors:
        written.setdefault(author.eid, set()).update(range(author.start, author.end))
    for before in old.walk():
        if before.eid in result.eids:
            eid = result.eids[before.eid]
            kept = (sign for at, sign in enumerate(now[eid]) if at not in written.get(eid, ()))
            assert is_within(kept, before.text)


def is_within(signs: Iterator[str], text: str) -> bool:
    """Whether signs stand in a text in this order."""
    rest = iter(text)
    return all(sign in rest for sign in signs)


@st.composite
def two_ways(draw: st.DrawFn) -> tuple[Expression, Expression, Expression]:
    old = draw(drafts())
    return expression(old), expression(draw(edited(old))), expression(draw(edited(old)))


@given(two_ways())
@MANY
def test_conflicts_are_the_same_from_either_side(texts: tuple[Expression, Expression, Expression]) -> None:
    old, one, other = texts
    asked = [*draft(old, one), *draft(old, other, Drafting(number_from=1000))]
    tasks = tasks_on(old, asked)
    assert told(tasks) == told(tasks[::-1])


def tasks_on(text: Expression, asked: list[Amendment]) -> list[Task]:
    units = Base(text)
    return [task for order, one in enumerate(asked) for task in tasks_of(one, order, units)]


def told(tasks: list[Task]) -> set[tuple[str, bool, frozenset[tuple[str, object]]]]:
    return {
        (clash.code, clash.blocks, frozenset((task.source.amendment, what(task)) for task in (clash.one, clash.other)))
        for clash in clashes(tasks)
    }


def test_rejecting_every_part_of_a_split_vote_deletes_the_unit() -> None:
    text = base()
    lines = [
        VoteLine(VoteResult.REJECTED, target="§ 2", part=1, text="Text as a whole without the words: ‘the maps of’"),
        VoteLine(VoteResult.REJECTED, target="§ 2", part=2, text="those words"),
    ]
    split = apply_amendments(text, (), decide(VoteList(tuple(lines)), (), "eng"))
    deleted = apply_amendments(text, amendments("Delete paragraph 2."))
    assert write_akn(split.expression) == write_akn(deleted.expression)


def test_a_recital_does_not_travel_with_the_paragraph_before_which_it_is_put() -> None:
    asked = amendments("Before paragraph 1, insert the following recital: \"whereas it rains;\"",
                       "Move paragraph 1 after paragraph 2.")  # fmt: skip
    result = apply_amendments(base(), asked).expression
    assert [one.kind for one in result.provisions] == ["recital", *["paragraph"] * 5]
    assert [one.num for one in result.provisions[1:]] == ["2.", "1.", "3.", "4.", "5."]


@given(pairs(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_open_amendments_say_on_the_compromise_what_they_said_on_the_base(texts: Texts, random: Random) -> None:
    old, new = texts
    asked = drafted(old, new)
    adopted = Decisions({one.number: VoteResult.ADOPTED for one in asked if random.random() < 0.5})
    waiting = [one for one in asked if one.number not in (adopted.results or {})]
    compromise = apply_amendments(old, asked, adopted).expression
    for one, found in zip(waiting, rebase(old, asked, adopted, [one.number for one in waiting]), strict=True):
        assert found.fits
        wanted = apply_amendments(old, asked, with_adopted(adopted, one, asked)).expression
        if found.as_it_is:
            assert content(apply_amendments(compromise, [one]).expression) == content(wanted)
        if found.instructions:
            again = reread(compromise, found.instructions)
            assert content(apply_amendments(compromise, again).expression) == content(wanted)


def reread(text: Expression, instructions: Sequence[str]) -> tuple[Amendment, ...]:
    records = (AmendmentRecord(str(at), words, language="eng") for at, words in enumerate(instructions, start=1))
    return interpret([AmendmentList(tuple(records))], text).amendments
