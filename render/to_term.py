"""A report for the terminal: marks as text always, ``[-deleted-]{+inserted+}``; colour is an extra.

``[~`` and ``{~`` mark what differs in typography alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from differ.model import Op, Report, TextEdit, Verdict
from render.compose import compose
from render.renderer import RenderOptions
from render.view import Cell, DemandView, DocumentView, NoteView, Row, VerdictMark, View
from render.wording import Wording

_NARROWEST = 40
_BAR = 24
_RESET = "\x1b[0m"
_BOLD, _FAINT, _UNDERLINED = "1", "2", "4"
_MARKS = {Op.KEEP: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}
_FORMAL_MARKS = {Op.KEEP: ("", ""), Op.DELETE: ("[~", "~]"), Op.INSERT: ("{~", "~}")}
_LOOKS = {Op.KEEP: "", Op.DELETE: "31;9", Op.INSERT: "32;1"}
_VERDICT_LOOKS = {
    Verdict.STRENGTHENED: "34;1",
    Verdict.SOFTENED: "33;1",
    Verdict.MIXED: "35;1",
    Verdict.DROPPED: "31;1",
    Verdict.ADDED: "32;1",
    Verdict.CONTRADICTED: "35;1",
    Verdict.UNCLEAR: "36;1",
    Verdict.KEPT: "2",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look (an SGR parameter list, ``"1"``); the empty look is the terminal's own."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph before it is wrapped; ``indent`` in columns, ``hang`` for the lines after the first."""

    runs: tuple[Run, ...]
    indent: int = 0
    hang: int = 0


def line(*runs: Run | str, indent: int = 0, hang: int = 0) -> Line:
    """A line of plain and styled words."""
    return Line(tuple(Run(run) if isinstance(run, str) else run for run in runs), indent, hang)


def wrapped(paragraph: Line, width: int, colour: bool) -> Iterator[str]:
    """The paragraph in lines of at most ``width`` columns, broken at spaces; a longer word has a line of its own."""
    row: list[list[Run]] = []
    used, indent = 0, paragraph.indent
    for word in _words(paragraph.runs):
        length = sum(len(run.text) for run in word)
        if row and indent + used + 1 + length > width:
            yield _row(row, indent, colour)
            row, used, indent = [], 0, paragraph.indent + paragraph.hang
        used += length + bool(row)
        row.append(word)
    yield _row(row, indent, colour)


def _words(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Words as lists of runs: one word may change its look in the middle."""
    word: list[Run] = []
    for run in runs:
        first, *others = run.text.split(" ")
        if first:
            word.append(Run(first, run.look))
        for part in others:
            if word:
                yield word
            word = [Run(part, run.look)] if part else []
    if word:
        yield word


def _row(words: list[list[Run]], indent: int, colour: bool) -> str:
    """The words with single spaces; runs of one look are joined, so that a deletion is struck out in one go."""
    joined = [Run(" " * indent)]
    for number, word in enumerate(words):
        for part, run in enumerate(word):
            space = " " if number and not part else ""
            last = joined[-1]
            if last.look == run.look:
                joined[-1] = Run(last.text + space + run.text, run.look)
            else:
                joined += [Run(space), run] if space else [run]
    return "".join(_dressed(run, colour) for run in joined).rstrip()


def _dressed(run: Run, colour: bool) -> str:
    return f"\x1b[{run.look}m{run.text}{_RESET}" if colour and run.look else run.text


def _lines(view: View) -> Iterator[Line]:
    words = view.words
    if view.alarm:
        yield line(Run(view.alarm, _BOLD))
    yield line(Run(words("page.title", old=view.old.kind, new=view.new.kind), _BOLD))
    for document in view.documents:
        yield from _document(document, view.words)
    yield from _heading(words("answer.heading"))
    yield from (line(text) for text in (view.answer, view.balance, view.provisions, view.review) if text)
    yield line()
    yield from _chart(view)
    yield from _highlights(view)
    yield from _notices(view)
    yield from _demands(view)
    yield from _redline(view)


def _heading(text: str) -> Iterator[Line]:
    yield line()
    yield line(Run(text.upper(), _BOLD))


def _document(document: DocumentView, words: Wording) -> Iterator[Line]:
    yield line()
    yield line(Run(f"{document.role}{words.colon} {document.kind}", _BOLD))
    yield line(document.title, indent=2)
    yield line(Run(words.labelled(document.facts), _FAINT), indent=2)


def _chart(view: View) -> Iterator[Line]:
    longest = max(len(count.mark.word) for count in view.counts)
    for count in view.counts:
        name = f"{count.mark.sign} {count.mark.word:{longest}}".replace(" ", "\N{NO-BREAK SPACE}")
        number = f"{count.number:>4}".replace(" ", "\N{NO-BREAK SPACE}")
        bar = "█" * -(-count.share * _BAR // 100)
        yield line(Run(name, _VERDICT_LOOKS[count.mark.verdict]), f"{number} {bar}", indent=2)


def _highlights(view: View) -> Iterator[Line]:
    words = view.words
    yield from _heading(words("highlights.heading"))
    for demand in view.highlights:
        shift = f"{words.colon} {demand.shift or demand.gist}"
        yield line(_verdict(demand.mark, demand.mark.word), " ", Run(demand.where, _BOLD), shift, indent=2, hang=2)
    yield line(Run(view.order, _FAINT)) if view.highlights else line(words("highlights.none"))


def _notices(view: View) -> Iterator[Line]:
    if not view.notices:
        return
    yield from _heading(view.words("notices.heading"))
    for group in view.notices:
        for notice in (*group.first, *(group.rest if view.full else ())):
            where = f" ({notice.where})" if notice.where else ""
            said = f"{view.words.colon} {notice.message}{where} [{notice.code}]"
            yield line(Run(notice.word, _BOLD), said, indent=2, hang=2)
        if group.rest and not view.full:
            yield line(Run(f"{group.more} [{group.first[0].code}]", _FAINT), indent=4)


def _demands(view: View) -> Iterator[Line]:
    yield from _heading(view.words("demands.heading"))
    for group in view.groups:
        yield line()
        yield line(_verdict(group.mark, group.heading), indent=2)
        if group.mark.verdict is Verdict.KEPT and not view.full:
            places = dict.fromkeys(demand.where for demand in group.demands)
            yield line(view.words("list.comma").join(places), indent=4)
            continue
        for demand in group.demands:
            yield from _demand(demand, view)


def _demand(demand: DemandView, view: View) -> Iterator[Line]:
    words = view.words
    review = f" ({words('demands.review')})" if demand.needs_review else ""
    confidence = f"{words('demands.confidence')} {demand.confidence}{review}"
    yield line(Run(demand.where, _BOLD), f"{words.colon} {demand.gist}", indent=4, hang=4)
    if demand.answer:
        yield line(f"→ {demand.answer}", indent=8, hang=2)
    details = [words("demands.addressees", list=demand.addressees)] if demand.addressees else []
    yield line(Run(" · ".join((*details, confidence)), _FAINT), indent=8)
    for axis in demand.axes:
        yield line(Run(f"{axis.head}{words.colon} ", _BOLD), axis.shift, indent=8, hang=2)
        if axis.reason:
            yield line(Run(axis.reason, _FAINT), indent=10)
    yield from (line(doubt, indent=8, hang=2) for doubt in demand.doubts)


def _verdict(mark: VerdictMark, text: str) -> Run:
    return Run(f"{mark.sign} {text}", _VERDICT_LOOKS[mark.verdict])


def _redline(view: View) -> Iterator[Line]:
    words = view.words
    yield from _heading(words("redline.heading"))
    if view.quiet and not view.full:
        yield line(Run(words.number("redline.left_out", view.quiet), _FAINT))
    if view.formal:
        yield line(Run(view.formal, _FAINT))
    for part in view.parts:
        rows = [row for row in part.rows if view.full or not row.quiet]
        if rows:
            yield line()
            yield line(Run(part.heading, f"{_BOLD};{_UNDERLINED}"))
        for row in rows:
            yield from _provision(row, view)


def _provision(row: Row, view: View) -> Iterator[Line]:
    said = " · ".join(text for text in (row.shift, *row.tags, row.link.text if row.link else "", row.grouped) if text)
    yield line()
    yield line(Run(row.heading, _BOLD), Run(f" · {said}" if said else "", _FAINT), indent=2)
    if row.title and row.inline:
        yield line(*(_edit(edit) for edit in row.title), indent=4)
    cells = row.inline or (row.old if row.pointer else ())
    for cell in cells:
        yield _cell(cell, len(cells) > 1)
    if not cells:
        yield from _both_sides(row, view)
    yield from (_note(note, view.words) for note in row.notes)
    if row.demands:
        yield line(_verdict(row.mark, row.mark.word), " ", Run(row.confidence, _FAINT), indent=4)
    yield from (line(link.text, indent=6, hang=2) for link in row.telling)


def _both_sides(row: Row, view: View) -> Iterator[Line]:
    for document, cells, absent in (
        (view.old, row.old, view.words("redline.absent_old")),
        (view.new, row.new, view.words("redline.absent_new")),
    ):
        yield line(Run(document.role, _FAINT), *([] if cells else [f"{view.words.colon} {absent}"]), indent=4)
        for cell in cells:
            if cell.title:
                yield line(Run(cell.title, _BOLD), indent=4)
            yield _cell(cell, len(cells) > 1)


def _cell(cell: Cell, labelled: bool) -> Line:
    label = [Run(f"{cell.ref.short} ", _BOLD)] if labelled else []
    if cell.pieces:
        return line(*label, *(Run(piece.text, _BOLD if piece.marked else "") for piece in cell.pieces), indent=4)
    return line(*label, *(_edit(edit) for edit in cell.edits), indent=4)


def _edit(edit: TextEdit) -> Run:
    before, after = (_FORMAL_MARKS if edit.formal else _MARKS)[edit.op]
    return Run(f"{before}{edit.text}{after}", _FAINT if edit.formal else _LOOKS[edit.op])


def _note(note: NoteView, words: Wording) -> Line:
    return line(Run(f"{note.label}{words.colon} {note.text}", _FAINT), indent=4)


class TermRenderer:
    """The answer first, then the demands that moved, then what changed in the text."""

    name = "term"
    suffix = ".txt"

    def render(self, report: Report, options: RenderOptions) -> bytes:
        """UTF-8 text in lines of at most ``options.width`` columns; no escape sequence unless ``options.colour``."""
        view = compose(report, options)
        width = max(options.width, _NARROWEST)
        text = "\n".join(row for item in _lines(view) for row in wrapped(item, width, options.colour))
        return f"{text}\n".encode()


RENDERER = TermRenderer()
