"""What the comments of a Word document say: the answer at the first line, and at each change its verdicts."""

from collections.abc import Iterator, Mapping

from render.docx_body import Comment
from render.docx_xml import paragraph, run, text_run
from render.view import AxisView, DemandView, NoticeGroup, Row, View
from render.wording import Wording

_STYLE = "CommentText"


def opening_comment(view: View) -> Comment:
    """The whole answer: warnings that concern all, the counts, what happened to the provisions, the notices."""
    return _numbered(_opening(view))


def demands_by_anchor(view: View) -> dict[str, DemandView]:
    """All demands, as the links of a row name them."""
    return {demand.anchor: demand for group in view.groups for demand in group.demands}


def row_comment(row: Row, demands: Mapping[str, DemandView], view: View) -> Comment:
    """What happened to a provision, and to its demands; empty where there is nothing to say."""
    return _numbered(_row(row, [demands[link.anchor] for link in row.demands], view)) if is_told(row) else ()


def is_told(row: Row) -> bool:
    """Whether a row has anything that the marks in the text do not show."""
    return bool(row.demands or row.grouped or row.link or row.axes) or row.needs_review


def demand_lines(demand: DemandView, view: View) -> Iterator[str]:
    """A demand and what became of it, as paragraphs."""
    review = f" – {view.words('demands.review')}" if demand.needs_review else ""
    confidence = f"{view.words('demands.confidence')} {demand.confidence}{review}"
    yield _line((f"{demand.mark.sign} {demand.mark.word}", True), (f" · {demand.where} · {confidence}", False))
    yield _line((demand.gist, False))
    if demand.addressees:
        yield _line((view.words("demands.addressees", list=demand.addressees), False))
    yield from axis_lines(demand.axes, view.words)
    yield from (_line((doubt, False)) for doubt in demand.doubts)


def axis_lines(axes: tuple[AxisView, ...], words: Wording) -> Iterator[str]:
    """How a demand moved, one line a way."""
    for axis in axes:
        more = f" ({axis.reason})" if axis.reason else ""
        yield _line((f"{axis.head}{words.colon} ", True), (f"{axis.shift}{more}", False))


def shift_lines(view: View) -> Iterator[str]:
    """The shifts that matter most, as paragraphs, and the rule of their order."""
    for demand in view.highlights:
        said = f" {demand.where}{view.words.colon} {demand.shift or demand.gist}"
        yield _line((f"{demand.mark.sign} {demand.mark.word}", True), (said, False))
    yield _line((view.order if view.highlights else view.words("highlights.none"), False))


def notice_lines(groups: tuple[NoticeGroup, ...], words: Wording) -> Iterator[str]:
    """Every notice: nothing can be opened here."""
    for group in groups:
        for notice in (*group.first, *group.rest):
            where = f" ({notice.where})" if notice.where else ""
            yield _line((notice.word, True), (f"{words.colon} {notice.message}{where} [{notice.code}]", False))


def _opening(view: View) -> Iterator[str]:
    if view.alarm:
        yield _line((view.alarm, True))
    yield _line((f"{view.old.name} → {view.new.name}", True))
    yield from (_line((text, False)) for text in (view.answer, view.balance, view.provisions, view.review) if text)
    colon = view.words.colon
    yield from (_line((f"{one.mark.sign} {one.mark.word}{colon} {one.number}", False)) for one in view.counts)
    yield _line((view.words("highlights.heading"), True))
    yield from shift_lines(view)
    if view.notices:
        yield _line((view.words("notices.heading"), True))
        yield from notice_lines(view.notices, view.words)


def _row(row: Row, demands: list[DemandView], view: View) -> Iterator[str]:
    said = (row.heading, row.shift, *row.tags, row.link.text if row.link else "", row.grouped)
    yield _line((" · ".join(text for text in said if text), True))
    for demand in demands:
        yield from demand_lines(demand, view)
    if not demands:
        yield from axis_lines(row.axes, view.words)
        if row.needs_review:
            yield _line(
                (f"{view.words('demands.confidence')} {row.confidence} – {view.words('demands.review')}", False)
            )
    yield from (_line((f"{view.words('redline.why')}{view.words.colon} {reason}", False)) for reason in row.evidence)


def _line(*parts: tuple[str, bool]) -> str:
    return "".join(text_run(text, bold=bold) for text, bold in parts)


def _numbered(lines: Iterator[str]) -> Comment:
    """Paragraphs; the first one holds the mark by which Word knows a comment."""
    mark = run("<w:annotationRef/>", style="CommentReference")
    return tuple(paragraph((mark if not at else "", line), _STYLE) for at, line in enumerate(lines))
