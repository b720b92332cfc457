"""A page to an expression: decode, parse, print, tell documents from news, assemble."""

from collections.abc import Mapping
from dataclasses import replace

from akoma.diagnostics import Diagnostic, info
from akoma.errors import NoTextError, UnknownLanguageError
from akoma.identify import make_uri
from akoma.ingest.assemble import Galley, assemble, tongue_of
from akoma.ingest.html_encoding import decode_page
from akoma.ingest.html_furniture import body_text, document_lines
from akoma.ingest.html_galley import galley_of
from akoma.ingest.html_lines import settle
from akoma.ingest.html_page import Page, print_page
from akoma.ingest.html_parse import parse_page
from akoma.ingest.html_press import date_of, press_lines
from akoma.ingest.html_rules import Element
from akoma.ingest.reader import ReadOptions
from akoma.language import Language, language
from akoma.limits import check
from akoma.model import Expression, Manifestation
from akoma.structure import parse


def read_html(data: bytes, origin: Manifestation, options: ReadOptions) -> Expression:
    """Read a page. Raises a SourceError or an UnknownLanguageError."""
    decoded = decode_page(data, origin.name)
    root = parse_page(decoded.text, origin.name)
    dropped = "ins" if options.revisions == "original" else "del"
    page = settle(print_page(root, dropped))
    _check(page, origin.name)
    tongue, guessed = _tongue(page, root, options)
    found = (*decoded.diagnostics, *guessed, *_left_out(page.left_out), *_computed(page.computed))
    galley = galley_of(page, document_lines(page, tongue), found)
    if is_document(page, galley, tongue):
        return assemble(galley, tongue, origin)
    press = galley_of(page, press_lines(page, decoded.text), found)
    return _dated(assemble(press, tongue, origin), date_of(root))


def is_document(page: Page, galley: Galley, tongue: Language) -> bool:
    """Whether a page is a document: it has the structure of one, or the classes that only law pages have."""
    # The enacting line is asked for first, for it decides by itself, and parsing a long text twice takes its time.
    enacts = any(tongue.is_formula(block.text.text) for block in galley.blocks)
    return page.has_law_classes or enacts or parse(galley.blocks, tongue, lambda *_: ()).numbered


def _check(page: Page, name: str) -> None:
    if not page.lines:
        hidden = "; all of it is hidden or code" if page.left_out else ""
        raise NoTextError(
            f"{name}: the page holds no text{hidden}", "save the page from a browser once it is fully shown"
        )
    check("characters", len(page.source), name)
    check("paragraphs", len(page.lines), name)


def _tongue(page: Page, root: Element, options: ReadOptions) -> tuple[Language, tuple[Diagnostic, ...]]:
    """The language named by the user, else that of the text, else that of the markup."""
    try:
        return tongue_of(body_text(page), options), ()
    except UnknownLanguageError:
        declared = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2]
        if options.language or not declared:
            raise
        known = _known(declared)
        if known is None:
            raise
    return known, (info("language-by-markup", f"the language was taken from the markup of the page: {known.name}"),)


def _known(code: str) -> Language | None:
    try:
        return language(code)
    except UnknownLanguageError:
        return None


def _left_out(reasons: Mapping[str, int]) -> tuple[Diagnostic, ...]:
    if not reasons:
        return ()
    listed = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
    return (info("hidden-left-out", f"elements with text that were not read, by kind: {listed}"),)


def _computed(count: int) -> tuple[Diagnostic, ...]:
    message = f"{count} numbers stand in no text, only in the lists of the markup; they were computed"
    return (info("numbers-computed", message),) if count else ()


def _dated(expression: Expression, date: str) -> Expression:
    """With the date that a news page gives in its head, unless the text has told one."""
    if not date or expression.references.date:
        return expression
    references = replace(expression.references, date=date)
    uri = make_uri(expression.kind, references, expression.language)
    return replace(expression, references=references, uri=uri)
