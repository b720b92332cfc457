"""The model of a legislative text: frozen values, no behaviour beyond walking.

The words are those of FRBR and of Akoma Ntoso: a *Work* exists in *Expressions* (one per language and version),
an Expression is embodied in *Manifestations* (files). An Expression is a tree of *provisions*.

Invariants (each one is a test):

1. eIds are unique in an expression; a child's eId begins with its parent's and ``__``, except where numbering
   runs on (a paragraph under a subheading stays ``para_12``).
2. ``" ".join(clause texts)`` is the text of the provision.
3. A note's offset is a code point offset into its provision's text: ``0 <= offset <= len(text)``.
4. Document order is depth first.
5. ``read_akn(write_akn(e)) == e``.
6. For an expression read from text, every character of the source that is not white space stands in exactly
   one span (see :mod:`akoma.accounting`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from akoma.diagnostics import Diagnostic
from akoma.frbr import FrbrUri

EId = NewType("EId", str)
"""An identifier by the Akoma Ntoso naming convention; only :mod:`akoma.eid` makes one."""


class DocumentKind(StrEnum):
    """What a document is. The value is the ``name`` of its Akoma Ntoso root and the ``kind`` of the JSON record."""

    JOINT_MOTION = "joint-motion-for-resolution"
    MOTION = "motion-for-resolution"
    RESOLUTION = "resolution"
    PRESS_RELEASE = "press-release"
    ARTICLE = "article"
    STATEMENT = "statement"
    LETTER = "letter"
    DOCUMENT = "document"


class ProvisionKind(StrEnum):
    """What a provision is, by its place in the text."""

    CITATION = "citation"
    """"having regard to ...": counted, for the text gives no number."""
    RECITAL = "recital"
    """"A. whereas ...": lettered A to Z, then AA, AB."""
    SUBHEADING = "subheading"
    """An unnumbered line over a group of paragraphs; its text is the heading, its children the paragraphs."""
    PARAGRAPH = "paragraph"
    """"1. Calls on ...": the operative unit."""
    SUBPARAGRAPH = "subparagraph"
    """An unnumbered block that belongs to the provision before it."""
    POINT = "point"
    """"(a) ...", "(i) ..."."""
    INDENT = "indent"
    """"- ..." below a paragraph: counted."""
    WRAPUP = "wrapup"
    """Words after the points that end the sentence begun before them."""
    SEGMENT = "segment"
    """A stretch of a text without numbers (press release, letter)."""
    BOOK = "book"
    PART = "part"
    TITLE = "title"
    """The grouping "TITLE II" of a law, not the title of a document."""
    CHAPTER = "chapter"
    SECTION = "section"
    """In EU law a grouping below a chapter, in British and American law the unit that EU law calls article."""
    DIVISION = "division"
    ARTICLE = "article"
    """"Article 5": the unit of a law; its paragraphs are its children."""
    SUBSECTION = "subsection"
    """"(2)" below a section."""
    LEVEL = "level"
    """A numbered level below a subsection, as British drafting has it: "(a)", "(i)"."""
    CLAUSE = "clause"
    """Akoma Ntoso's ``clause`` ("Done at ..." formulas of a bill); the semicolon clauses are :class:`Clause`."""
    ANNEX = "annex"
    """An annex or schedule."""
    DEFINITION = "definition"
    """One defined term in a list of definitions without numbers."""
    ROW = "row"
    """A row of a table, its cells joined by " | "."""
    OTHER = "other"
    """A hierarchical unit that has no kind of its own here; its words are kept."""


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """Characters ``start`` to ``end`` (code points) of the decoded source, on ``page`` where that is known."""

    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, taken out of the text that it cut, at the place of its mark.

    ``offset`` is a code point offset into the text of the provision (or passage) that holds the note.
    """

    marker: str
    text: str
    offset: int
    spans: tuple[SourceSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a provision that ends in a semicolon (or ends the provision)."""

    id: EId
    text: str


@dataclass(frozen=True, slots=True)
class Provision:
    """One unit of a text: its own words in one line, without number, notes, marks or page furniture.

    ``num`` is the label as printed (``"12."``, ``"A."``, ``"(a)"``), empty where the text prints none.
    ``text`` excludes the text of ``children``. ``heading`` is the unit's own heading ("Subject matter" of Article 1);
    a unit that is nothing but a heading (subheading) has it as its text.
    """

    kind: ProvisionKind
    eid: EId
    num: str
    text: str
    clauses: tuple[Clause, ...] = ()
    notes: tuple[Note, ...] = ()
    children: tuple["Provision", ...] = ()
    spans: tuple[SourceSpan, ...] = ()
    heading: str = ""

    def walk(self) -> Iterator["Provision"]:
        """This provision and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


class PassageRole(StrEnum):
    """Text around the provisions that is part of the document all the same."""

    COVER = "cover"
    """What stands before the title: who tabled it, under which rule."""
    TITLE = "title"
    DOCKET = "docket"
    """The procedure number below the title."""
    FORMULA = "formula"
    """The enacting line: "The European Parliament,"."""
    CLOSING = "closing"
    """What stands after the last provision: place, date, signatures."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of text around the provisions."""

    role: PassageRole
    text: str
    notes: tuple[Note, ...] = ()
    spans: tuple[SourceSpan, ...] = ()


class FurnitureKind(StrEnum):
    """What was recorded, then taken out of the running text."""

    PAGE = "page"
    """Header, footer, page number, document and PE numbers, language mark."""
    NOTE_MARK = "note-mark"
    """The mark of a note inside a text: "1" in "Karabach1", "(1)"."""
    NOTE_LABEL = "note-label"
    """The number before the text of a note."""
    DASH = "dash"
    """The dash or bullet before a citation or an indent: presentation, not a number."""
    MARKUP = "markup"
    """Marks of a way of writing, as ``##`` before a headline, and what a web page left in its text."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Characters of the source that belong to the page, not to the text."""

    kind: FurnitureKind
    text: str
    spans: tuple[SourceSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """The result of a vote, as a text tells it. ``abstention`` is ``None`` where it tells none."""

    in_favour: int
    against: int
    abstention: int | None = None


class MentionKind(StrEnum):
    """By what a text names another one."""

    PROCEDURE = "procedure"
    """``2023/2879(RSP)``."""
    NUMBER = "number"
    """``RC-B9-0393/2023``, ``P9_TA(2023)0356``."""
    DATE = "date"
    """The date of a resolution, ISO 8601: "a resolution adopted on March 13, 2025"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Another text that a text speaks of: ``value`` in its usual form, ``quote`` the words as they stand."""

    kind: MentionKind
    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class References:
    """The numbers by which a document is known, and what it says of other texts. Empty where it does not say.

    ``procedure`` as ``2023/2879(RSP)``; ``date`` of the document itself, ISO 8601; ``number`` the tabling or adoption
    number (``RC-B9-0393/2023``, ``P9_TA(2023)0356``); ``pe_numbers`` and ``document_numbers`` from the page furniture.
    ``parties``: the groups that tabled it, from its cover. ``vote``: the result that an unnumbered text reports.
    ``about``: the texts that an unnumbered text speaks of; empty for a resolution, whose citations are no such thing.
    """

    procedure: str = ""
    date: str = ""
    number: str = ""
    pe_numbers: tuple[str, ...] = ()
    document_numbers: tuple[str, ...] = ()
    vote: Vote | None = None
    parties: tuple[str, ...] = ()
    about: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifestation:
    """The file that was read: ``name`` without folder, SHA-256 of its bytes, ``format`` (``text``, ``akn``)."""

    name: str
    sha256: str
    format: str


@dataclass(frozen=True, slots=True)
class Expression:
    """One text in one language and version. ``language`` is ISO 639-2/T (``nld``), as Akoma Ntoso has it.

    ``origin`` is the file that all spans point into; ``None`` when the expression was not read from text.
    """

    uri: FrbrUri
    kind: DocumentKind
    language: str
    provisions: tuple[Provision, ...]
    passages: tuple[Passage, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    references: References = References()
    origin: Manifestation | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def title(self) -> str:
        """The title in one line, without the procedure number."""
        return self.passage(PassageRole.TITLE)

    def passage(self, role: PassageRole) -> str:
        """All passages of one role in one line."""
        return " ".join(p.text for p in self.passages if p.role is role)

    def walk(self) -> Iterator[Provision]:
        """All provisions, in document order."""
        for provision in self.provisions:
            yield from provision.walk()

    def notes(self) -> Iterator[Note]:
        """All notes, in document order."""
        for passage in self.passages:
            yield from passage.notes
        for provision in self.walk():
            yield from provision.notes


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: the manifestation and the expression that it embodies."""

    source: Manifestation
    expression: Expression
