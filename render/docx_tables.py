"""Two texts without common words (a translation, a report) as a Word document: a table with two columns, and comments.

There is nothing to accept or to reject: what stands on the left is the old text, what stands on the right the new one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from differ.model import Op, Side
from render.docx_body import Ledger
from render.docx_comments import (
    axis_lines,
    demand_lines,
    demands_by_anchor,
    is_told,
    notice_lines,
    row_comment,
    shift_lines,
)
from render.docx_xml import cell, paragraph, row, run, table, text_run
from render.view import Cell, DemandView, DocumentView, NoteView, Part, Row, View
from render.wording import Wording

_HALF = 4820
"""Half of the width between the margins of A4, in twentieths of a point."""
_COUNT_WIDTHS = (3600, 1200)
_HEAD_FILL = "E8EBED"


@dataclass(frozen=True, slots=True)
class _Table:
    """What all rows are made from."""

    view: View
    demands: Mapping[str, DemandView]
    ledger: Ledger


def tables(view: View, ledger: Ledger) -> str:
    """The answer, every demand, then the table of provisions."""
    return "".join(_all(view, ledger))


def _all(view: View, ledger: Ledger) -> Iterator[str]:
    words = view.words
    if view.alarm:
        yield _plain(view.alarm, "Alarm")
    yield _plain(words("page.title", old=view.old.kind, new=view.new.kind), "Title")
    for document in view.documents:
        yield from _document(document, view.words)
    yield _plain(words("answer.heading"), "Heading1")
    yield from (_plain(text) for text in (view.answer, view.balance, view.provisions, view.review) if text)
    yield _counts(view)
    yield _plain(view.words("highlights.heading"), "Heading1")
    yield from (paragraph((line,), "Level0") for line in shift_lines(view))
    if view.notices:
        yield _plain(words("notices.heading"), "Heading1")
        yield from (paragraph((line,), "Level0") for line in notice_lines(view.notices, view.words))
    yield _plain(words("redline.heading"), "Heading1")
    yield _plain(words("redline.intro"))
    demands = demands_by_anchor(view)
    for part in view.parts:
        yield from _part(part, _Table(view, demands, ledger))
    yield from _demands(view)


def _plain(text: str, style: str = "Level0") -> str:
    return paragraph((text_run(text),), style)


def _document(document: DocumentView, words: Wording) -> Iterator[str]:
    yield paragraph((text_run(f"{document.role}{words.colon} ", bold=True), text_run(document.title)), "Level0")
    yield _plain(words.labelled(document.facts), "Facts")


def _counts(view: View) -> str:
    rows = (
        row(cell((_plain(text),), width) for text, width in zip(texts, _COUNT_WIDTHS, strict=True))
        for texts in ((f"{count.mark.sign} {count.mark.word}", str(count.number)) for count in view.counts)
    )
    return table(rows, _COUNT_WIDTHS) + _plain("")


def _demands(view: View) -> Iterator[str]:
    yield _plain(view.words("demands.heading"), "Heading1")
    for group in view.groups:
        yield _plain(f"{group.mark.sign} {group.heading}", "Heading2")
        yield _plain(group.explanation, "Facts")
        for demand in group.demands:
            yield from (paragraph((line,), "Level0") for line in demand_lines(demand, view))


def _part(part: Part, table_of: _Table) -> Iterator[str]:
    yield _plain(part.heading, "Heading2")
    colon = table_of.view.words.colon
    heads = (
        cell((paragraph((text_run(f"{d.role}{colon} {d.name}", bold=True),), "Level0"),), _HALF, _HEAD_FILL)
        for d in table_of.view.documents
    )
    rows = [row(heads, head=True)]
    rows += [_row(each, table_of) for each in part.rows if not each.pointer]
    yield table(rows, (_HALF, _HALF)) + _plain("")


def _row(each: Row, table_of: _Table) -> str:
    view = table_of.view
    columns: dict[Side, list[str]] = {
        Side.OLD: list(_cells(each.old, view.words("redline.absent_old"))),
        Side.NEW: list(_cells(each.new, view.words("redline.absent_new"))),
    }
    main = Side.NEW if each.new else Side.OLD
    for note in each.notes:
        columns[_side_of(note, view, main)].append(_note(f"{note.label}{view.words.colon} ", note.text, note.language))
    if is_told(each):
        number = table_of.ledger.comment(row_comment(each, table_of.demands, view))
        call = run(f'<w:commentReference w:id="{number}"/>', style="CommentReference")
        verdict = text_run(f"{each.mark.sign} {each.mark.word}", bold=True) if each.demands else ""
        marks = f'<w:commentRangeStart w:id="{number}"/>{verdict}<w:commentRangeEnd w:id="{number}"/>{call}'
        columns[main].append(paragraph((marks,), "Facts"))
        columns[main] += [paragraph((line,), "Facts") for line in axis_lines(each.axes, view.words)]
    return row(cell(columns[side], _HALF) for side in Side)


def _side_of(note: NoteView, view: View, main: Side) -> Side:
    """The column of a note: that of its language, where the two texts have two."""
    spoken = {view.old.language: Side.OLD, view.new.language: Side.NEW}
    return spoken[note.language] if len(spoken) > 1 and note.language in spoken else main


def _cells(cells: tuple[Cell, ...], absent: str) -> Iterator[str]:
    for one in cells:
        label = text_run(f"{one.ref.short} ", bold=True)
        if one.title:
            yield paragraph((label, text_run(one.title, bold=True, language=one.language)), "Level0")
        yield paragraph(("" if one.title else label, *_runs(one)), "Level0")
    if not cells:
        yield _plain(absent, "Facts")


def _runs(one: Cell) -> Iterator[str]:
    """The words, those that are the evidence in bold."""
    if one.pieces:
        yield from (text_run(piece.text, bold=piece.marked, language=one.language) for piece in one.pieces)
    else:
        yield from (text_run(edit.text, bold=edit.op is not Op.KEEP, language=one.language) for edit in one.edits)


def _note(label: str, text: str, language: str) -> str:
    return paragraph((text_run(label), text_run(text, language=language)), "Facts")
