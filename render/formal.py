"""Edits of mere typography (``TextEdit.formal``): shown quietly, with white space that can be seen, or not at all."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TypeVar

from differ.model import Change, ChangeKind, Op, Side, TextEdit

_FORM = frozenset({ChangeKind.SUBSTITUTION, ChangeKind.RENUMBERING, ChangeKind.MOVED})
_UNSEEN = frozenset({"Zs", "Cf"})
"""Unicode categories of what leaves no ink: spaces, soft hyphens and joiners."""

_Edit = TypeVar("_Edit", bound=TextEdit)


def count_formal(changes: Iterable[Change]) -> int:
    """How many places differ in typography alone."""
    return sum(_places(change.edits) for change in changes)


def is_formal(change: Change) -> bool:
    """Whether nothing but typography differs in the words of a change."""
    altered = [edit for edit in change.edits if edit.op is not Op.KEEP]
    return bool(altered) and all(edit.formal for edit in altered) and _FORM.issuperset(change.kinds)


def without_formal(edits: Iterable[TextEdit], side: Side) -> tuple[TextEdit, ...]:
    """The edits with mere typography as kept words, in the form that they have on a side."""
    own = Op.DELETE if side is Side.OLD else Op.INSERT
    shown = (
        TextEdit(Op.KEEP, edit.text) if edit.formal else edit for edit in edits if not edit.formal or edit.op is own
    )
    return tuple(_joined(shown))


def spelled(edits: Iterable[_Edit]) -> tuple[_Edit, ...]:
    """The edits with white space that can be told apart where it is what differs: ``[U+00A0]``, ``␣``."""
    return tuple(replace(edit, text=_spelled(edit.text)) if edit.formal else edit for edit in edits)


def _places(edits: Iterable[TextEdit]) -> int:
    pairs = pairwise((TextEdit(Op.KEEP, ""), *edits))
    return sum(now.formal and not (now.op is Op.INSERT and before.formal) for before, now in pairs)


def _joined(edits: Iterable[TextEdit]) -> Iterator[TextEdit]:
    for op, run in groupby(edits, key=lambda edit: edit.op):
        yield TextEdit(op, "".join(edit.text for edit in run))


def _spelled(text: str) -> str:
    if text.isspace() and text.isascii():
        return "␣" * len(text)
    return "".join(f"[U+{ord(char):04X}]" if char != " " and _is_unseen(char) else char for char in text)


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN
