"""The reports that the other tests draw from keep the promises of differ.model."""

from collections.abc import Iterable

from akoma.model import EId, Provision
from differ.model import Op, Side, TextEdit, Verdict
from tests.render.factory import NEW, OLD, find, sample


def text_of(edits: Iterable[TextEdit], dropped: Op) -> str:
    return "".join(edit.text for edit in edits if edit.op is not dropped)


def joined(provisions: tuple[Provision, ...], eids: tuple[EId, ...]) -> str:
    return " ".join(find(provisions, eid).text for eid in eids)


def test_edits_give_back_both_texts() -> None:
    for change in sample().comparison.changes:
        assert text_of(change.edits, Op.INSERT) == joined(OLD, change.correspondence.old)
        assert text_of(change.edits, Op.DELETE) == joined(NEW, change.correspondence.new)


def test_every_provision_stands_in_one_change() -> None:
    correspondences = [change.correspondence for change in sample().comparison.changes]
    for provisions, side in ((OLD, Side.OLD), (NEW, Side.NEW)):
        named = sorted(eid for found in correspondences for eid in (found.old if side is Side.OLD else found.new))
        assert named == sorted(below.eid for one in provisions for below in one.walk())


def test_every_verdict_occurs() -> None:
    assert {demand.verdict for demand in sample().demands} == set(Verdict)
