"""From what a reader found to an expression: the part that all readers share."""

from dataclasses import dataclass

from akoma.accounting import assert_accounted
from akoma.diagnostics import Diagnostic
from akoma.drafts import Block
from akoma.furniture import FurnitureLine
from akoma.identify import identify
from akoma.ingest.reader import ReadOptions
from akoma.language import Language, detect, language
from akoma.limits import check
from akoma.model import Expression, Furniture, FurnitureKind, Manifestation, SourceSpan
from akoma.normalise import Traced, spans_of
from akoma.structure import parse
from akoma.tongues import other_languages


@dataclass(frozen=True, slots=True)
class Galley:
    """A document as a reader hands it over: blocks in reading order, and what was taken out of them.

    ``source`` is the text that all traces point into, in NFC, as a person would see it on the page (numbers that the
    format computes included). Every character of it that is not white space must stand in exactly one of: a block,
    a note of a block, ``furniture``, ``marks`` (of notes), ``note_labels``; :func:`assemble` proves it.
    ``told``: what the furniture tells of numbers and pages. ``page_starts``: offsets where pages begin, ascending;
    ``first_page``: the number of the first of them, None when unknown.
    """

    source: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...] = ()
    told: tuple[FurnitureLine, ...] = ()
    marks: tuple[Traced, ...] = ()
    note_labels: tuple[Traced, ...] = ()
    page_starts: tuple[int, ...] = ()
    first_page: int | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def tongue_of(source: str, options: ReadOptions) -> Language:
    """The language that the user names, else the one that the text is in; raises UnknownLanguageError."""
    return language(options.language) if options.language else detect(source)


def assemble(galley: Galley, tongue: Language, origin: Manifestation) -> Expression:
    """Read the structure, tell what the document is, prove that nothing was lost."""
    check("characters", len(galley.source), origin.name)
    check("paragraphs", len(galley.blocks), origin.name)

    def locate(*parts: Traced) -> tuple[SourceSpan, ...]:
        return spans_of(parts, galley.source, galley.page_starts, galley.first_page)

    structure = parse(galley.blocks, tongue, locate)
    marks = (Furniture(FurnitureKind.NOTE_MARK, mark.text, locate(mark)) for mark in galley.marks)
    labels = (Furniture(FurnitureKind.NOTE_LABEL, label.text, locate(label)) for label in galley.note_labels)
    furniture = (*galley.furniture, *marks, *labels, *structure.furniture)
    findings = (*galley.diagnostics, *other_languages(structure.provisions, tongue))
    expression = identify(structure, galley.told, tongue, origin, furniture, findings)
    assert_accounted(expression, galley.source)
    return expression
