"""The one model of what an amendment asks for. Drafter, readers, applier, checks and renderers share it.

An :class:`Amendment` holds :class:`Operation` values. An operation says *where* (a :class:`UnitPath` in the base),
*what there* (a selection: the whole unit, its heading, a sentence, quoted words, a stretch of words) and *what
becomes of it*. Words are found by quotation. All operations refer to the numbers and words of the base
(simultaneous application), but for sub-amendments, which refer to the words of the amendment that they amend.

The kinds are those of Akoma Ntoso's ``textualMod`` and, as the standard has no word for it, ``move``.
*Substitution* is of words, *replacement* is of a whole unit; *repeal* and *insertion* are of either.
"""

from dataclasses import dataclass
from enum import StrEnum

from akoma.amendment_list import AmendmentRecord

ALL = 0
"""As an occurrence: "throughout", "wherever it occurs"."""
LAST = -1
"""As an occurrence or an ordinal: the last one."""


class OperationKind(StrEnum):
    """What becomes of the selection."""

    REPEAL = "repeal"
    SUBSTITUTION = "substitution"
    INSERTION = "insertion"
    REPLACEMENT = "replacement"
    RENUMBERING = "renumbering"
    SPLIT = "split"
    JOIN = "join"
    MOVE = "move"


class UnitKind(StrEnum):
    """What a step of a path names, whatever a language or a house calls it."""

    TEXT = "text"
    """The whole text ("throughout the text", "at the end of the text"); only as the first step."""
    TITLE = "title"
    CITATION = "citation"
    RECITAL = "recital"
    PARAGRAPH = "paragraph"
    SUBPARAGRAPH = "subparagraph"
    POINT = "point"
    INDENT = "indent"
    SUBHEADING = "subheading"
    ARTICLE = "article"
    SECTION = "section"
    """A section or British clause that is the unit of a law."""
    SUBSECTION = "subsection"
    CHAPTER = "chapter"
    PART = "part"
    ANNEX = "annex"
    DEFINITION = "definition"
    ROW = "row"
    OTHER = "other"


class Position(StrEnum):
    """Where an insertion or a moved unit goes, seen from the selection (or from the unit)."""

    BEFORE = "before"
    AFTER = "after"
    START = "start"
    """At the beginning of the unit: as its first words or its first child."""
    END = "end"


@dataclass(frozen=True, slots=True)
class UnitStep:
    """One step of a path. ``label`` is bare and as the base counts: ``"4"``, ``"2a"``, ``"B"``, ``"iv"``.

    Units that print no number (citations, indents, subparagraphs, subheadings) are counted: ``"2"`` is the second,
    ``"-1"`` the last. Empty where the kind has one unit only (title, text).
    """

    kind: UnitKind
    label: str = ""


UnitPath = tuple[UnitStep, ...]
"""From the outside in: ``(article 5, paragraph 2, point b)``. Empty: the instruction names no place (whole text,
warned)."""


@dataclass(frozen=True, slots=True)
class WholeUnit:
    """The unit itself, with number, heading and children."""


@dataclass(frozen=True, slots=True)
class HeadingOf:
    """The heading of the unit, without its words."""


@dataclass(frozen=True, slots=True)
class IntroductoryPart:
    """The unit's own words before its first child."""


@dataclass(frozen=True, slots=True)
class SentenceOf:
    """A sentence of the unit, counted from 1; :data:`LAST` for the last one."""

    ordinal: int


@dataclass(frozen=True, slots=True)
class Words:
    """Quoted words.

    ``occurrence``: ``None`` says that there is one only; :data:`ALL`, :data:`LAST`, or counted from 1.
    ``before`` and ``after`` are words of the base beside them, ``offset`` a code point offset into the unit's text
    as its author counted: hints, which may settle which of several hits is meant when both agree, and never more
    than that.
    """

    text: str
    occurrence: int | None = None
    before: str = ""
    after: str = ""
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """From some words to others. ``None`` at either side: from the beginning, to the end of the unit.

    ``keeps_first``, ``keeps_last``: the named words themselves stay ("all words after X"). ``in_sentence``: where a
    side is ``None``, it is the beginning or end of the sentence that holds the named words ("the rest of the
    sentence"), not that of the unit.
    """

    first: Words | None
    last: Words | None
    keeps_first: bool = False
    keeps_last: bool = False
    in_sentence: bool = False


Selection = WholeUnit | HeadingOf | IntroductoryPart | SentenceOf | Words | Stretch

Within = HeadingOf | IntroductoryPart | SentenceOf
"""The part of a unit in which words stand ("in the second sentence of paragraph 3, replace ...")."""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit as an amendment gives it. ``label`` is bare, empty where it gives none; ``text`` without the label."""

    kind: UnitKind
    label: str
    text: str
    heading: str = ""
    children: tuple["NewUnit", ...] = ()


class Fashion(StrEnum):
    """As what inserted words stand (reading rule R7: words go before the closing mark, sentences behind it)."""

    WORDS = "words"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Operation:
    """One change that an amendment asks for.

    ``path``: the unit of the base; for an insertion, split, move: the unit beside or in which it happens.
    ``upto``: last unit of a range ("paragraphs 3 to 5"), or the second of a join or swap; empty otherwise.
    ``selection``: what of the unit; for an insertion of words the words (or sentence) that they stand beside.
    ``words``: the new words of a substitution or insertion of words; ``units``: the new units of a replacement or
    of an insertion of units. ``position``: for insertions and moves, and whether a split comes before or after the
    words; of words that are replaced or deleted START or END says that they are the first or the last of the unit
    ("replace the full stop at the end"). ``destination``: where a move goes; a move with ``upto`` and without
    destination and position is a swap, an insertion of a unit without position stands where its label, the last of the
    path, says (2a after 2; ``interpret`` settles it). ``label``: the new label of a renumbering; a renumbering without
    label and path says "renumber accordingly". ``fashion``: of inserted words. ``within``: the part of the unit in
    which the selection stands; nothing outside of it is meant. ``instruction``: the verbatim words that ask for it.
    """

    kind: OperationKind
    path: UnitPath
    selection: Selection = WholeUnit()
    words: str = ""
    units: tuple[NewUnit, ...] = ()
    position: Position | None = None
    upto: UnitPath = ()
    destination: UnitPath = ()
    label: str = ""
    fashion: Fashion = Fashion.WORDS
    instruction: str = ""
    within: Within | None = None


@dataclass(frozen=True, slots=True)
class LanguageScope:
    """Which language versions an amendment concerns, ISO 639-2/T; both empty: all of them."""

    only: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """What one amendment asks for, and the record that it was read from.

    ``operations`` apply together or not at all. ``parent``: number of the amendment that it amends; empty otherwise.
    ``confidence`` 0 to 1, below 1 where the paper's layout was guessed; ``numbers``: all numbers under which the very
    same amendment was tabled (one, until identical ones are merged).
    """

    number: str
    operations: tuple[Operation, ...]
    record: AmendmentRecord
    parent: str = ""
    scope: LanguageScope = LanguageScope()
    confidence: float = 1.0
    numbers: tuple[str, ...] = ()
