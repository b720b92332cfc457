"""A paper of amendments as an Akoma Ntoso ``amendmentList``, strictly valid."""

from collections.abc import Iterator

from akoma.amendment_units import QuotedUnit
from akoma.amendment_writer import Modification, WrittenAmendment, write_amendments
from differ.amendments.draft import Drafted, DraftPaper
from differ.amendments.draft_spots import Base
from differ.amendments.operation import Operation, OperationKind, UnitPath, WholeUnit
from render.draft_quoted import quoted
from render.draft_view import view_of


class DraftAkomaNtosoRenderer:
    """For systems of legislative houses; ``amend apply`` reads it."""

    name = "akn"
    suffix = ".xml"

    def render(self, paper: DraftPaper) -> bytes:
        """The whole file."""
        view = view_of(paper)
        base = Base(paper.base)
        written = (
            WrittenAmendment(
                record=one.amendment.record,
                heading=shown.number,
                document=shown.document,
                behalf=shown.group,
                modifications=tuple(_modifications(one, base)),
                old=_units(one, is_old=True),
                new=_units(one, is_old=False),
            )
            for one, shown in zip(paper.drafted, view.amendments, strict=True)
        )
        return write_amendments(paper.base, tuple(written))


def _units(one: Drafted, is_old: bool) -> tuple[QuotedUnit, ...]:
    record = one.amendment.record
    column = record.left if is_old else record.right
    assert column is not None
    return quoted(one.old if is_old else one.new, column, one.spot, is_old)


def _modifications(one: Drafted, base: Base) -> Iterator[Modification]:
    """One for each amendment, of the kind that says most; two for a move, which has no word of its own."""
    operations = one.amendment.operations
    moves = [operation for operation in operations if operation.kind is OperationKind.MOVE]
    if moves:
        yield Modification("repeal", one.anchor, old=True)
        place = str(moves[0].position)
        yield Modification("insertion", _eid(moves[0].destination, base), place, new=True)
        return
    kind = _type(operations)
    position = str(operations[0].position) if _brings_units(operations) else ""
    yield Modification(kind, one.anchor, position, old=bool(one.old), new=bool(one.new))


def _brings_units(operations: tuple[Operation, ...]) -> bool:
    return len(operations) == 1 and operations[0].kind is OperationKind.INSERTION and bool(operations[0].units)


def _type(operations: tuple[Operation, ...]) -> str:
    """A word of ``textualMod`` for all: any change of words inside a unit is a substitution."""
    (first, *_) = operations
    whole = isinstance(first.selection, WholeUnit) and len(operations) == 1
    return first.kind.value if whole or first.kind is OperationKind.SPLIT else OperationKind.SUBSTITUTION.value


def _eid(path: UnitPath, base: Base) -> str:
    return base.find(path).unit.eid


RENDERER = DraftAkomaNtosoRenderer()
