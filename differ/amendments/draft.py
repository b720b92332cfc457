"""The amendments that turn one text into another: one a unit, as the rules of the European Parliament ask.

    Paragraph 4          4. Calls on ...     |  4. Urges ...
    Paragraph 4 a (new)                      |  4a. Asks for ...
    Recital B            B. whereas ...      |  deleted

Each holds what the two columns print and the operations that they ask for; :mod:`differ.amendments.columns` reads the
former to the latter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from akoma.amendment_list import AmendmentRecord, Column, Emphasis
from akoma.diagnostics import Diagnostic, warning
from akoma.errors import AmendmentError
from akoma.language import iso_639_1
from akoma.model import Document, Expression, Manifestation, Provision
from differ.amendments import draft_edits as edits
from differ.amendments.columns import columns_operations, spot_of
from differ.amendments.draft_numbers import renumbered
from differ.amendments.draft_plan import Planner, UnnamedUnitError
from differ.amendments.draft_sayings import deleted_word, location, spoken
from differ.amendments.draft_sheets import Drafter, Sheet
from differ.amendments.draft_spots import TITLE, Base, Spot, title_node
from differ.amendments.draft_units import Printed
from differ.amendments.locations import parse_location
from differ.amendments.operation import Amendment
from differ.compare import compare
from differ.model import Op
from differ.words import diff


@dataclass(frozen=True, slots=True)
class Drafting:
    """Who tables, from which number, and in which language the paper speaks of the text.

    ``authors`` and ``group`` as they are printed; ``language`` is ISO 639-2/T, that of the old text where it is empty.
    """

    authors: tuple[str, ...] = ()
    group: str = ""
    number_from: int = 1
    language: str = ""


@dataclass(frozen=True, slots=True)
class Drafted:
    """One amendment with the units that its columns print; their eIds are those of the texts they come from.

    ``anchor``: eId of the unit of the base that is amended, or beside which new ones stand.
    """

    amendment: Amendment
    spot: Spot
    old: tuple[Provision, ...]
    new: tuple[Provision, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class DraftPaper:
    """All amendments to a text, and what they leave as it is although it differs (``diagnostics``).

    ``language`` is that of locations and sentences; the texts keep their own.
    """

    base: Expression
    language: str
    drafted: tuple[Drafted, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """The amendments alone."""
        return tuple(one.amendment for one in self.drafted)


NOBODY = Drafting()


def draft(old: Expression, new: Expression, drafting: Drafting = NOBODY) -> tuple[Amendment, ...]:
    """The amendments to ``old`` that give ``new``, in the order of the text; none where title and provisions agree.

    Raises AmendmentError where what differs stands in a unit that no amendment can name.
    """
    return draft_paper(old, new, drafting).amendments


def draft_paper(old: Expression, new: Expression, drafting: Drafting = NOBODY) -> DraftPaper:
    """As :func:`draft`, with all that a paper prints."""
    found = compare(*(Document(_file(side), side) for side in (old, new)))
    base, wanted = Base(old), Base(new)
    try:
        planner = Planner([change.correspondence for change in found.changes], old.language)
        steps = planner.steps(base.top, wanted.top)
    except UnnamedUnitError as problem:
        hint = "amendments name a unit by its kind and number: give it a number of its own"
        raise AmendmentError(f"a unit that differs cannot be named: “{problem.words}”", hint) from problem
    sheets = [*_title(old, new), *Drafter(base, old.language).sheets(steps)]
    sheets += renumbered(base, wanted, planner.kept)
    language = drafting.language or spoken(old.language)
    drafted = (
        _drafted(sheet, str(number), old.language, language, drafting)
        for number, sheet in enumerate(_ordered(sheets), start=drafting.number_from)
    )
    paper = tuple(drafted)
    said = SAID if old.title and new.title else SAID - {"title-differs"}
    left_out = (one for one in found.diagnostics if one.code not in said)
    return DraftPaper(old, language, paper, (*left_out, *_unreadable(paper, base, old.language)))


def _unreadable(drafted: Sequence[Drafted], base: Base, language: str) -> Iterator[Diagnostic]:
    """Warnings for amendments whose columns would be read otherwise than they are meant.

    So it is with words at the beginning of a block that look like a number.
    """
    for one in drafted:
        record = one.amendment.record
        left, right = record.left or Column(""), record.right or Column("")
        try:
            spot = spot_of(parse_location(record.location, record.language))
            read = columns_operations(base, spot, left.text, right.text, language)
        except AmendmentError:
            read = ()
        if read != one.amendment.operations:
            message = f"amendment {record.number} cannot be read back from its two columns; give it as a sentence"
            yield warning("columns-not-read-back", message, record.location)


def _ordered(sheets: Sequence[Sheet]) -> list[Sheet]:
    """In the order of the base."""
    return sorted(sheets, key=lambda sheet: sheet.rank)


SAID = frozenset({"title-differs", "heading-differs"})
"""Differences that the comparison tells of and that amendments are made for."""


def _file(expression: Expression) -> Manifestation:
    return expression.origin or Manifestation("text", "", "text")


def _title(old: Expression, new: Expression) -> Iterator[Sheet]:
    if old.title and new.title and old.title != new.title:
        before, after = title_node(old.title), title_node(new.title)
        said = edits.reword(before, new.title, old.language)
        yield Sheet((-1, 0, 0), Spot(TITLE), said, (Printed(before),), (Printed(after),), "")


# --- records ----------------------------------------------------------------------------------------------------------


def _drafted(sheet: Sheet, number: str, written: str, language: str, drafting: Drafting) -> Drafted:
    """``written``: the language of the text; ``language``: that of the paper."""
    left, right = _columns(sheet, written, language)
    record = AmendmentRecord(
        number=number,
        left=left,
        right=right,
        location=location(sheet.spot, language),
        target="" if sheet.spot.is_new or sheet.spot.beside else sheet.anchor,
        proponents=drafting.authors,
        group=drafting.group,
        language=language,
        original_language=iso_639_1(written),
    )
    amendment = Amendment(number, sheet.operations, record, numbers=(number,))
    old, new = (tuple(one.provision() for one in side) for side in (sheet.left, sheet.right))
    return Drafted(amendment, sheet.spot, old, new, sheet.anchor)


def _columns(sheet: Sheet, written: str, language: str) -> tuple[Column, Column]:
    left, right = _text(sheet.left), _text(sheet.right)
    if sheet.left and not sheet.right:
        word = deleted_word(language)
        return _all_marked(left), _all_marked(word)
    return marked(left, right, written)


def _text(units: Sequence[Printed]) -> str:
    return "\n".join(line for unit in units for line in unit.lines())


def _all_marked(text: str) -> Column:
    return Column(text, (Emphasis(0, len(text)),) if text else ())


def marked(left: str, right: str, language: str) -> tuple[Column, Column]:
    """Both columns, the words that differ marked in each: exactly those, and no white space at their ends."""
    marks: dict[Op, list[Emphasis]] = {Op.DELETE: [], Op.INSERT: []}
    at = {Op.DELETE: 0, Op.INSERT: 0}
    for edit in diff(left, right, language):
        for side in marks:
            if edit.op in (side, Op.KEEP):
                start = at[side] + len(edit.text) - len(edit.text.lstrip())
                at[side] += len(edit.text)
                end = at[side] - (len(edit.text) - len(edit.text.rstrip()))
                if edit.op is side and start < end:
                    marks[side].append(Emphasis(start, end))
    return Column(left, tuple(marks[Op.DELETE])), Column(right, tuple(marks[Op.INSERT]))
