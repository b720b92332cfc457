"""A report as Markdown for a pull request, an issue or a job summary: answer, shifts, demands, redline.

What is long stands behind a line that opens it. Document text is escaped: it stays text, and mentions nobody.
"""

from collections.abc import Iterator

from differ.model import Report
from render.compose import compose
from render.md_text import edits, fold, plain, table
from render.more_words import more_words
from render.renderer import RenderOptions
from render.view import AxisView, Cell, DemandGroup, DemandView, DocumentView, NoteView, Row, View
from render.wording import Wording

LONGEST_COMMENT = 65_536
"""Characters that GitHub takes in the body of an issue, a pull request or a comment."""

LONGEST_SUMMARY = 1_048_576
"""Bytes that GitHub takes as the summary of one step (GitHub documentation, workflow commands)."""


class MarkdownRenderer:
    """The report for those who read on GitHub."""

    name = "md"
    suffix = ".md"

    def render(self, report: Report, options: RenderOptions) -> bytes:
        """The whole file; a first line warns where it is longer than a comment may be."""
        view = compose(report, options)
        text = _text(view, with_redline=True)
        if len(text) > LONGEST_COMMENT:
            said = more_words(options.language)("markdown.too_long", n=len(text), most=LONGEST_COMMENT)
            text = f"> [!NOTE]\n> {plain(said)}\n\n{text}"
        return text.encode("utf-8")


def job_summary(report: Report, options: RenderOptions, most: int = LONGEST_SUMMARY) -> bytes:
    """The same for the summary of a job; without the redline where it is too long for one, and it says so."""
    view = compose(report, options)
    whole = _text(view, with_redline=True).encode("utf-8")
    if len(whole) <= most:
        return whole
    said = more_words(options.language)("markdown.summary_only", most=most)
    return f"{_text(view, with_redline=False)}\n{plain(said)}\n".encode()


def _text(view: View, with_redline: bool) -> str:
    parts = [*_answer(view), *_demands(view)]
    if with_redline:
        parts += _redline(view)
    return "\n\n".join(part for part in parts if part) + "\n"


def _answer(view: View) -> Iterator[str]:
    words = view.words
    yield f"## {plain(words('page.title', old=view.old.kind, new=view.new.kind))}"
    if view.alarm:
        yield f"> [!WARNING]\n> {plain(view.alarm)}"
    yield table(
        ("", plain(words("document.document")), plain(words("fact.contents"))),
        [_document(document, words) for document in view.documents],
    )
    yield " ".join(plain(text) for text in (view.answer, view.balance, view.provisions, view.review) if text)
    yield table(
        (plain(words("answer.verdict")), plain(words("answer.number"))),
        [(plain(f"{count.mark.sign} {count.mark.word}"), str(count.number)) for count in view.counts],
    )
    yield f"### {plain(words('highlights.heading'))}"
    yield "\n".join(f"- {_shift(demand, words)}" for demand in view.highlights) or plain(words("highlights.none"))
    if view.highlights:
        yield f"<sub>{plain(view.order)}</sub>"
    if view.notices:
        yield f"### {plain(words('notices.heading'))}"
        yield "\n".join(_notices(view))


def _document(document: DocumentView, words: Wording) -> tuple[str, ...]:
    return f"**{plain(document.role)}**", plain(document.title), plain(words.labelled(document.facts))


def _shift(demand: DemandView, words: Wording) -> str:
    shift = f" {plain(demand.shift)} ·" if demand.shift else ""
    where = f"{plain(demand.where)}{words.colon}"
    return f"**{plain(f'{demand.mark.sign} {demand.mark.word}')}** {where}{shift} {plain(demand.gist)}"


def _notices(view: View) -> Iterator[str]:
    for group in view.notices:
        for notice in (*group.first, *group.rest):
            where = f" ({notice.where})" if notice.where else ""
            yield f"- **{plain(notice.word)}**{view.words.colon} {plain(f'{notice.message}{where} [{notice.code}]')}"


def _demands(view: View) -> Iterator[str]:
    yield f"### {plain(view.words('demands.heading'))}"
    for group in view.groups:
        yield fold(f"{group.mark.sign} {group.heading}", _group(group, view))


def _group(group: DemandGroup, view: View) -> str:
    words = view.words
    heads = [plain(words(f"demands.{key}")) for key in ("where", "demand", "shift", "confidence")]
    return f"{plain(group.explanation)}\n\n" + table(heads, [_demand(demand, view) for demand in group.demands])


def _demand(demand: DemandView, view: View) -> tuple[str, ...]:
    words = view.words
    asked = [words("demands.addressees", list=demand.addressees)] if demand.addressees else []
    answer = [f"→ {demand.answer}"] if demand.answer else []
    review = [words("demands.review")] if demand.needs_review else []
    shifts = [_axis(axis, words) for axis in demand.axes] + list(map(plain, demand.doubts))
    return (
        plain(demand.where),
        "<br>".join(map(plain, (demand.gist, *answer, *asked))),
        "<br>".join(shifts) or plain(words("demands.none")),
        "<br>".join(map(plain, (demand.confidence, *review))),
    )


def _axis(axis: AxisView, words: Wording) -> str:
    reason = f" ({axis.reason})" if axis.reason else ""
    return f"**{plain(f'{axis.head}{words.colon}')}** {plain(axis.shift + reason)}"


def _redline(view: View) -> Iterator[str]:
    words = view.words
    yield f"### {plain(words('redline.heading'))}"
    left_out = words.number("redline.left_out", view.quiet) if view.quiet and not view.full else ""
    yield " ".join(plain(text) for text in (words("redline.intro"), left_out, view.formal) if text)
    for part in view.parts:
        rows = [row for row in part.rows if view.full or not row.quiet]
        if rows:
            yield fold(part.heading, "\n\n".join("\n\n".join(_row(row, view)) for row in rows))


def _row(row: Row, view: View) -> Iterator[str]:
    said = (row.shift, *row.tags, row.link.text if row.link else "", row.grouped)
    verdict = f"{row.mark.sign} {row.mark.word}" if row.demands else ""
    more = " · ".join(plain(text) for text in (*said, verdict) if text)
    yield f"**{plain(row.heading)}**{f' · {more}' if more else ''}"
    if row.pointer:
        yield from _cells(row.old[:1])
    elif row.inline:
        if row.title:
            yield edits(row.title)
        yield from _cells(row.inline)
    else:
        yield _sides(row, view)
    yield from map(_note, row.notes)


def _cells(cells: tuple[Cell, ...]) -> Iterator[str]:
    for cell in cells:
        label = f"{plain(cell.ref.short)} " if len(cells) > 1 else ""
        if cell.edits:
            yield label + edits(cell.edits)


def _sides(row: Row, view: View) -> str:
    """Two texts without common words: a table with two columns."""
    absent = (view.words("redline.absent_old"), view.words("redline.absent_new"))
    columns = [_column(cells) or plain(gone) for cells, gone in zip((row.old, row.new), absent, strict=True)]
    return table([plain(document.role) for document in view.documents], [columns])


def _column(cells: tuple[Cell, ...]) -> str:
    found = []
    for cell in cells:
        marked = "".join(f"<strong>{plain(p.text)}</strong>" if p.marked else plain(p.text) for p in cell.pieces)
        text = marked or plain("".join(edit.text for edit in cell.edits))
        found.append(" ".join((plain(cell.ref.short), *([plain(cell.title)] if cell.title else []), text)))
    return "<br>".join(found)


def _note(note: NoteView) -> str:
    gone, come = ("<del>", "</del>"), ("<strong>", "</strong>")
    before, after = gone if note.side == "old" else come if note.side == "new" else ("", "")
    return f"<sub>{plain(note.label)} {before}{plain(note.text)}{after}</sub>"


RENDERER = MarkdownRenderer()
"""A report as Markdown."""
