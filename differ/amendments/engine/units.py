"""The text while it is rebuilt: units with pieces of words, each piece knowing whose it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from akoma.model import Note, ProvisionKind
from differ.amendments.draft_tree import KINDS, Node
from differ.amendments.engine.joints import CLOSING
from differ.amendments.operation import NewUnit, UnitKind

NEW_KINDS: dict[UnitKind, ProvisionKind] = {
    kind: ProvisionKind(kind.value) for kind in UnitKind if kind not in (UnitKind.TEXT, UnitKind.TITLE)
}
"""What a new unit becomes, where no neighbour says more."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the result: of the base from offset ``start`` on, or of an ``amendment``."""

    text: str
    start: int = -1
    amendment: str = ""

    @property
    def is_base(self) -> bool:
        """Whether the base has these words."""
        return not self.amendment


Pieces = list[Piece]


@dataclass(eq=False)
class Unit:
    """One unit of the result. ``node``: the unit of the base that it was; ``label``: bare, "" where it prints none."""

    kind: ProvisionKind
    num: str
    label: str
    text: Pieces
    heading: Pieces
    children: list["Unit"] = field(default_factory=list)
    notes: tuple[Note, ...] = ()
    node: Node | None = None
    amendment: str = ""
    is_relabelled: bool = False
    wanted: str = ""
    """A label that the amendment gives and that another unit has already."""
    late_notes: list[Note] = field(default_factory=list)
    """Notes of units that were joined to this one, at offsets of its text as it is now."""
    home: list["Unit"] | None = field(default=None, repr=False)
    """The row in which it stands; ``None`` while it is on its way."""

    def walk(self) -> Iterator["Unit"]:
        """This unit and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def of_base(node: Node) -> Unit:
    """A unit of the base as it is."""
    unit = node.unit
    return Unit(
        unit.kind,
        unit.num,
        node.label,
        [Piece(unit.text, 0)] if unit.text else [],
        [Piece(unit.heading, 0)] if unit.heading else [],
        [of_base(child) for child in node.children],
        unit.notes,
        node,
    )


Credits = Mapping[tuple[str, str], tuple[Piece, ...]]
"""Words of an amendment (its number, its words) that a sub-amendment changed: whose each of them is."""

NO_CREDITS: Credits = {}


def made(new: NewUnit, amendment: str, like: ProvisionKind | None = None, credited: Credits = NO_CREDITS) -> Unit:
    """A new unit of an amendment. ``like``: the kind of its neighbours, where the word for both is the same."""
    kind = NEW_KINDS[new.kind]
    if like is not None and KINDS.get(like) is new.kind:
        kind = like
    return Unit(
        kind,
        "",
        new.label,
        spoken(new.text, amendment, credited),
        spoken(new.heading, amendment, credited),
        [made(child, amendment, None, credited) for child in new.children],
        amendment=amendment,
    )


def spoken(words: str, amendment: str, credited: Credits) -> Pieces:
    """Words as pieces of the amendment that brings them, parts of them as those of its sub-amendments."""
    told = credited.get((amendment, words.strip()))
    if told is None or not words.strip():
        return [Piece(words, -1, amendment)] if words else []
    lead, rest = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    found = [Piece(lead, -1, amendment), *told, Piece(rest, -1, amendment)]
    return [piece for piece in found if piece.text]


def notes_of(unit: Unit) -> tuple[list[Note], list[Note]]:
    """The notes of a unit at their offsets in its pieces; and those whose place is gone."""
    kept: list[Note] = []
    lost: list[Note] = []
    for note in unit.notes:
        at = _offset(unit.text, note.offset)
        if at is None:
            lost.append(note)
        else:
            kept.append(replace(note, offset=at, spans=()))
    return [*kept, *unit.late_notes], lost


def _offset(pieces: Sequence[Piece], offset: int) -> int | None:
    """Where a place of the base text stands in the pieces: right behind the words before it.

    Where these gave way to others, behind the new ones; where they are gone, nowhere.
    """
    length = 0
    is_replaced = False
    for piece in pieces:
        if piece.is_base and piece.start >= 0:
            if piece.start < offset <= piece.start + len(piece.text):
                return length + offset - piece.start
            if piece.start >= offset:
                return length if is_replaced or offset == 0 else None
            is_replaced = False
        else:
            is_replaced = bool(piece.text.strip())
        length += len(piece.text)
    return length if is_replaced else None


def polished(pieces: Sequence[Piece]) -> Pieces:
    """Pieces without what only their meeting brings: two spaces side by side, a space before a closing mark (R4)."""
    found: Pieces = []
    for piece in pieces:
        if not piece.text:
            continue
        while found and (kept := _at_seam(found[-1], piece)) is not None:
            found.pop()
            if kept.text:
                found.append(kept)
                break
        found.append(piece)
    return found


def _at_seam(left: Piece, right: Piece) -> Piece | None:
    """What the left piece comes to be beside the right one; ``None`` when it stays as it is."""
    is_one_text = left.is_base and right.is_base and left.start + len(left.text) == right.start
    first = right.text[0]
    if is_one_text or not left.text[-1].isspace() or not (first.isspace() or first in CLOSING):
        return None
    text = left.text.rstrip() if first in CLOSING else left.text[:-1]
    return Piece(text, left.start, left.amendment)


def joined(pieces: Sequence[Piece]) -> str:
    """The words of some pieces."""
    return "".join(piece.text for piece in pieces)


def cut(pieces: Sequence[Piece], start: int, end: int, new: Sequence[Piece]) -> Pieces:
    """Pieces of one base text with characters ``start`` to ``end`` of the base given way to others."""
    found: Pieces = []
    is_put = False
    for piece in pieces:
        if not piece.is_base or piece.start + len(piece.text) <= start or piece.start >= end:
            is_behind = piece.is_base and piece.start >= end
            if is_behind and not is_put:
                found += new
                is_put = True
            found.append(piece)
            continue
        low, high = max(start - piece.start, 0), min(end - piece.start, len(piece.text))
        if low > 0:
            found.append(Piece(piece.text[:low], piece.start))
        if not is_put:
            found += new
            is_put = True
        if high < len(piece.text):
            found.append(Piece(piece.text[high:], piece.start + high))
    return found if is_put else [*found, *new]


def insert(pieces: Sequence[Piece], at: int, new: Sequence[Piece]) -> Pieces:
    """Pieces with others put at an offset of the base."""
    found: Pieces = []
    is_put = False
    for piece in pieces:
        inside = piece.is_base and piece.start < at < piece.start + len(piece.text)
        if inside and not is_put:
            found += [
                Piece(piece.text[: at - piece.start], piece.start),
                *new,
                Piece(piece.text[at - piece.start :], at),
            ]
            is_put = True
            continue
        if piece.is_base and piece.start >= at and not is_put:
            found += new
            is_put = True
        found.append(piece)
    return found if is_put else [*found, *new]


def stripped(pieces: Sequence[Piece]) -> Pieces:
    """Pieces without white space at either end of all, and without empty ones."""
    found = [piece for piece in pieces if piece.text]
    while found and not found[0].text.strip():
        found.pop(0)
    while found and not found[-1].text.strip():
        found.pop()
    if found:
        first = found[0]
        lead = len(first.text) - len(first.text.lstrip())
        found[0] = Piece(first.text[lead:], first.start + lead if first.is_base else -1, first.amendment)
        last = found[-1]
        found[-1] = Piece(last.text.rstrip(), last.start, last.amendment)
    return found
