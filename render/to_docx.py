"""A report as a Word document: the redline of two versions as tracked changes, with the verdicts in comments.

To accept all changes gives the new text, to reject all the old one: words, labels, notes, order. What is not text (a
verdict, a warning) stands in comments, headers and footers only. Two texts without common words are a table instead.
"""

from collections.abc import Sequence

from differ.model import Mode, Report, Side
from render.compose import compose
from render.docx_body import Comment, Ledger, body, comments_part, footnotes
from render.docx_comments import demands_by_anchor, opening_comment, row_comment
from render.docx_package import footer, header, package, section, settings, styles
from render.docx_plan import Fate, Step, plan
from render.docx_tables import tables
from render.docx_xml import part
from render.renderer import RenderOptions
from render.view import View


class DocxRenderer:
    """The file that goes on being worked with."""

    name = "docx"
    suffix = ".docx"

    def render(self, report: Report, options: RenderOptions) -> bytes:
        """The whole file. Unchanged provisions are always in it: it is the text."""
        view = compose(report, options)
        ledger = Ledger()
        content = _redline(report, view, ledger) if view.mode is Mode.VERSIONS else tables(view, ledger)
        names = f"{view.old.name} → {view.new.name}"
        parts = {
            "document": part("w:document", f"<w:body>{content}{section(options.paper)}</w:body>"),
            "styles": styles(view.new.language if view.mode is Mode.VERSIONS else view.words.language),
            "settings": settings(),
            "footnotes": part("w:footnotes", footnotes(ledger.notes)),
            "comments": part("w:comments", comments_part(ledger.comments)),
            "header1": header(names),
            "footer1": footer(view.words),
        }
        return package(parts, view.words("page.title", old=view.old.name, new=view.new.name))


def _redline(report: Report, view: View, ledger: Ledger) -> str:
    # Imported here: it needs the libraries for differences of words, which no other output does.
    from differ.words import diff

    steps = plan(report.comparison, lambda old, new: diff(old, new, report.comparison.old.expression.language))
    return body(steps, _comments(steps, view), ledger)


def _comments(steps: Sequence[Step], view: View) -> dict[int, Comment]:
    """The comments by the step that calls them: the whole answer at the first, a row where its unit stands now."""
    rows = {row.id: row for row in view.rows if not row.pointer}
    demands = demands_by_anchor(view)
    homes: dict[str, int] = {}
    for at, step in enumerate(steps):
        if step.change and (step.change not in homes or _is_better(step, steps[homes[step.change]])):
            homes[step.change] = at
    found: dict[int, Comment] = {}
    for change, at in homes.items():
        if comment := row_comment(rows[change], demands, view):
            found[at] = (*found.get(at, ()), *comment)
    return {**found, 0: (*opening_comment(view), *found.get(0, ()))} if steps else {}


def _is_better(step: Step, other: Step) -> bool:
    """A comment stands with the new place of what moved."""
    return other.side is Side.OLD and step.side is Side.NEW and other.fate is not Fate.KEPT


RENDERER = DocxRenderer()
"""A report as a Word document."""
