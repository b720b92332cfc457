"""Edits of several provisions are cut where the provisions end."""

import pytest

from differ.model import Op, Side, TextEdit
from render.cutting import cut_edits, marked
from render.view import Piece
from tests.render.factory import edits


def shown(cells: tuple[tuple[TextEdit, ...], ...]) -> list[str]:
    marks = {Op.KEEP: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "{{+{}+}}"}
    return ["".join(marks[edit.op].format(edit.text) for edit in cell) for cell in cells]


@pytest.mark.parametrize(
    ("text", "texts", "side", "cells"),
    [
        ("One; two;", ["One;", "two;"], Side.NEW, ["One;", "two;"]),
        ("One; [-two-]{+Two+};", ["One;", "Two;"], Side.NEW, ["One;", "[-two-]{+Two+};"]),
        ("One;{+ two; three;+}", ["One;", "two;", "three;"], Side.NEW, ["One;", "{+two;+}", "{+three;+}"]),
        ("One; [-Two-]{+two+};", ["One;", "Two;"], Side.OLD, ["One;", "[-Two-]{+two+};"]),
        ("One;[- gone;-]", ["One;"], Side.NEW, ["One;[- gone;-]"]),
        ("[-Old-]{+New+}", ["New"], Side.NEW, ["[-Old-]{+New+}"]),
        ("Head  tail", ["Head", "", "tail"], Side.NEW, ["Head", "", "tail"]),
    ],
)
def test_cut(text: str, texts: list[str], side: Side, cells: list[str]) -> None:
    assert shown(cut_edits(edits(text), texts, side)) == cells


def test_words_too_many_stay_with_the_last_provision() -> None:
    assert shown(cut_edits(edits("One; two; three;"), ["One;", "two;"], Side.NEW)) == ["One;", "two; three;"]


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        ([], [("calls on them", False)]),
        ([(0, 5)], [("calls", True), (" on them", False)]),
        ([(6, 8), (0, 5)], [("calls", True), (" ", False), ("on", True), (" them", False)]),
        ([(0, 8), (6, 13)], [("calls on", True), (" them", True)]),
        ([(-9, -1), (20, 30)], [("calls on them", False)]),
        ([(9, 99)], [("calls on ", False), ("them", True)]),
    ],
)
def test_evidence_is_marked(spans: list[tuple[int, int]], pieces: list[tuple[str, bool]]) -> None:
    assert marked("calls on them", spans) == tuple(Piece(*piece) for piece in pieces)
