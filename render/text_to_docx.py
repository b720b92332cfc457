"""One text as a Word document: its own words alone, with styles, labels as printed, footnotes, title and language."""

from akoma.model import Expression, Manifestation
from differ.model import Op, TextEdit
from render.characters import visible
from render.docx_body import Ledger, body, comments_part, footnotes
from render.docx_lines import Line, is_counted, lines_of
from render.docx_package import footer, header, package, section, settings, styles
from render.docx_plan import TAB, Fate, Step
from render.docx_weave import Item, placed, weave
from render.docx_xml import part
from render.iso639 import two_letters
from render.wording import languages, wording


def text_docx(expression: Expression, source: Manifestation, paper: str = "a4") -> bytes:
    """The whole file; ``source`` names the text where it has no title. Same text, same bytes.

    Nothing in it is tracked. The reader of Word files gives back the same provisions.
    """
    language = two_letters(expression.language)
    steps = [_step(line) for line in lines_of(expression, is_counted(expression))]
    ledger = Ledger()
    content = body(steps, {}, ledger)
    parts = {
        "document": part("w:document", f"<w:body>{content}{section(paper)}</w:body>"),
        "styles": styles(language),
        "settings": settings(),
        "footnotes": part("w:footnotes", footnotes(ledger.notes)),
        "comments": part("w:comments", comments_part(())),
        "header1": header(visible(expression.references.number)),
        "footer1": footer(wording(language if language in languages() else "en")),
    }
    return package(parts, visible(expression.title) or visible(source.name))


def _step(line: Line) -> Step:
    label = (Item(Op.KEEP, line.label), Item(Op.KEEP, TAB)) if line.label else ()
    edits = (TextEdit(Op.KEEP, line.text),) if line.text else ()
    notes = placed([(line.text, line.notes)])
    return Step(line.style, Fate.KEPT, label, weave(edits, notes, notes))
