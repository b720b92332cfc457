"""What differs beside the words of the provisions: the subject, title, enacting line, closing, headings, footnotes.

Told as diagnostics, never passed over.

A note's number is presentation, so notes are compared by their words.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from akoma.about import other_text
from akoma.diagnostics import Diagnostic, info
from akoma.model import EId, Expression, PassageRole, Provision
from differ.model import Change

ROLES = {
    PassageRole.TITLE: ("title-differs", "the title differs"),
    PassageRole.FORMULA: ("formula-differs", "the enacting line differs"),
    PassageRole.CLOSING: ("closing-differs", "the closing differs"),
}
"""Passages whose change a reader must be told of; cover and procedure number are identity, shown in every output."""


def margins(old: Expression, new: Expression, changes: Sequence[Change]) -> tuple[Diagnostic, ...]:
    """First whether both speak of the same resolution at all, then all such differences in the order of the text."""
    return (*_subject(old, new), *_passages(old, new), *_headings(old, new, changes), *_notes(old, new, changes))


def _subject(old: Expression, new: Expression) -> tuple[Diagnostic, ...]:
    """Asked both ways round: either text may be the one that speaks of a resolution."""
    found = other_text(old, new) or other_text(new, old)
    return (found,) if found else ()


def _passages(old: Expression, new: Expression) -> Iterator[Diagnostic]:
    for role, (code, message) in ROLES.items():
        before, after = old.passage(role), new.passage(role)
        if before != after:
            yield info(code, f"{message}: “{before}” → “{after}”")


def _headings(old: Expression, new: Expression, changes: Sequence[Change]) -> Iterator[Diagnostic]:
    """Headings of units that correspond one to one; a change's edits are those of the text below the heading."""
    left, right = ({p.eid: p for p in side.walk()} for side in (old, new))
    for change in changes:
        if len(change.correspondence.old) == len(change.correspondence.new) == 1:
            (one,), (other,) = change.correspondence.old, change.correspondence.new
            before, after = left[one].heading, right[other].heading
            if before != after:
                yield info("heading-differs", f"the heading differs: “{before}” → “{after}”", other)


def _notes(old: Expression, new: Expression, changes: Sequence[Change]) -> Iterator[Diagnostic]:
    left, right = ({p.eid: p for p in side.walk()} for side in (old, new))
    for change in changes:
        before = _texts(left, change.correspondence.old)
        after = _texts(right, change.correspondence.new)
        if change.correspondence.old and change.correspondence.new:
            where = (*change.correspondence.new, *change.correspondence.old)[0]
            yield from (info("note-removed", f"a note is gone: “{text}”", where) for text in before - after)
            yield from (info("note-added", f"a note is new: “{text}”", where) for text in after - before)


def _texts(provisions: Mapping[EId, Provision], eids: Sequence[EId]) -> "Counter[str]":
    return Counter(" ".join(note.text.split()) for eid in eids for note in provisions[eid].notes)
