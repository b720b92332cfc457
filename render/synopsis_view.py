"""What a reader of a synopsis is shown: columns, rows and marks, in the words of the interface, without mark-up."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from akoma.diagnostics import Diagnostic
from akoma.model import Document, EId
from differ.model import Mode, Op, Side, TextEdit
from differ.synopsis import Synopsis, SynopsisCell
from render.characters import visible
from render.cutting import shown
from render.iso639 import two_letters
from render.more_words import more_words
from render.places import Place, places_of
from render.renderer import RenderOptions
from render.sentences import Kind, told
from render.wording import Wording, wording

_SHORT_HASH = 12


@dataclass(frozen=True, slots=True)
class Column:
    """One text. ``letter`` A, B, C ... names it; ``base``: the rows follow it."""

    letter: str
    name: str
    kind: str
    title: str
    language: str
    base: bool
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SynopsisCellView:
    """What a text has in a row; ``remark`` says what the words do not: same as another, moved."""

    label: str
    anchor: str
    heading: str
    edits: tuple[TextEdit, ...]
    language: str
    remark: str

    @property
    def changed(self) -> bool:
        """Whether there is a mark in the words."""
        return any(edit.op is not Op.KEEP for edit in self.edits)


@dataclass(frozen=True, slots=True)
class SynopsisRowView:
    """One cell a text, ``None`` where a text has nothing; ``agrees``: all texts are the same here."""

    id: str
    cells: tuple[SynopsisCellView | None, ...]
    agrees: bool


@dataclass(frozen=True, slots=True)
class SynopsisView:
    """All that any output of a synopsis shows. ``left_out`` says how many rows are not shown; empty when none."""

    words: Wording
    more: Wording
    title: str
    columns: tuple[Column, ...]
    rows: tuple[SynopsisRowView, ...]
    left_out: str
    notices: tuple[str, ...]


def letter(column: int) -> str:
    """A to Z, then AA, AB."""
    head, rest = divmod(column, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + rest)


def compose_synopsis(made: Synopsis, options: RenderOptions) -> SynopsisView:
    """The view; rows in which all texts agree only with ``options.full``."""
    words, more = wording(options.language, Mode.VERSIONS), more_words(options.language)
    places = [places_of(document, Side.NEW, words) for document in made.documents]
    rows = [
        SynopsisRowView(
            row.id,
            tuple(_cell(cell, at, places[at], made, more) if cell else None for at, cell in enumerate(row.cells)),
            row.agrees,
        )
        for row in made.rows
    ]
    kept = tuple(row for row in rows if options.full or not row.agrees)
    hidden = len(rows) - len(kept)
    return SynopsisView(
        words=words,
        more=more,
        title=more("synopsis.title", n=len(made.documents)),
        columns=tuple(_column(document, at, made, words) for at, document in enumerate(made.documents)),
        rows=kept,
        left_out=more.number("synopsis.left_out", hidden) if hidden else "",
        notices=tuple(dict.fromkeys(_notice(found, words) for found in made.diagnostics)),
    )


def _notice(found: Diagnostic, words: Wording) -> str:
    return f"{told(Kind.NOTICES, found.message, words.language)} [{visible(found.code)}]"


def _column(document: Document, at: int, made: Synopsis, words: Wording) -> Column:
    expression, source = document.expression, document.source
    language = two_letters(expression.language)
    number, numbers = expression.references.number, [each.expression.references.number for each in made.documents]
    kinds = Counter(unit.kind for unit in expression.walk())
    contents = words.listed([words.number(f"provision.{kind}.count", number) for kind, number in kinds.items()])
    facts = {
        "procedure": expression.references.procedure,
        "date": words.date(expression.references.date),
        "language": words.language_name(language),
        "contents": contents,
        "file": source.name,
        "hash": source.sha256[:_SHORT_HASH],
    }
    return Column(
        letter=letter(at),
        name=visible(number if number and numbers.count(number) == 1 else source.name),
        kind=words(f"document.{expression.kind}"),
        title=visible(expression.title) or visible(source.name),
        language=language,
        base=at == made.base,
        facts=tuple((words(f"fact.{key}"), visible(value)) for key, value in facts.items() if value),
    )


def _cell(cell: SynopsisCell, at: int, places: Mapping[EId, Place], made: Synopsis, more: Wording) -> SynopsisCellView:
    found = [places[eid] for eid in cell.provisions]
    label = " + ".join((found[0].ref.label, *(place.ref.number for place in found[1:])))
    edits = cell.edits or ((TextEdit(Op.KEEP, cell.text),) if cell.text else ())
    return SynopsisCellView(
        label=label,
        anchor=f"{letter(at)}-{cell.provisions[0]}",
        heading=visible(cell.heading),
        edits=shown(edits),
        language=two_letters(made.documents[at].expression.language),
        remark=" · ".join(_remarks(cell, more)),
    )


def _remarks(cell: SynopsisCell, more: Wording) -> Iterator[str]:
    if cell.against is not None and not cell.differs:
        yield more("synopsis.same", letter=letter(cell.against))
    if cell.moved:
        yield more("synopsis.moved")
    if cell.needs_review:
        yield more("synopsis.review")
