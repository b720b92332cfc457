"""Amending papers, interpreted: each record becomes an amendment with operations on the base.

Prose is read by :mod:`instructions`, columns by :mod:`columns`; what needs the base to be settled (where "2b" stands,
whether "becomes paragraph 2" is a new number or a move) is settled here. One amendment that is not understood stops
all: nothing is skipped.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from akoma.amendment_list import AmendmentList, AmendmentRecord
from akoma.diagnostics import Diagnostic, info
from akoma.errors import AmbiguousTargetError, AmendmentError, TargetMissingError, UnknownLanguageError
from akoma.model import Expression
from differ.amendments.columns import from_columns
from differ.amendments.draft_spots import Base
from differ.amendments.grammar import codes
from differ.amendments.instructions import Reading, parse_instruction
from differ.amendments.instructions_values import Place
from differ.amendments.locations import parse_location
from differ.amendments.operation import (
    Amendment,
    LanguageScope,
    Operation,
    OperationKind,
    UnitPath,
    UnitStep,
)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """All amendments in the order of the papers, and what was noticed."""

    amendments: tuple[Amendment, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def interpret(papers: Sequence[AmendmentList], base: Expression, language: str = "") -> Interpretation:
    """What papers ask to be done to a base.

    ``language`` (ISO 639-2/T) is that of the papers where neither a record nor its paper says it; else it is taken to
    be that of the base. An amendment to other language versions than that of the base has no operations. Raises an
    AmendmentError that names the amendment.
    """
    reader = _Reader(base, Base(base), language)
    found: list[Amendment] = []
    for paper in papers:
        found.extend(reader.amendment(record, record.language or paper.language) for record in paper.records)
    for refusal in _refusals(found, reader):
        raise refusal.problem
    return _interpretation(papers, found, reader)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An amendment that cannot be read, and why. ``parent``: the sub-amendment that it would amend, if that is why."""

    record: AmendmentRecord
    problem: AmendmentError
    parent: str = ""


def interpret_each(
    papers: Sequence[AmendmentList], base: Expression, language: str = ""
) -> tuple[Interpretation, tuple[Refusal, ...]]:
    """As :func:`interpret`, but what cannot be read is told of and left out, for those who look for all faults."""
    reader = _Reader(base, Base(base), language)
    found: list[Amendment] = []
    refused: list[Refusal] = []
    for paper in papers:
        for record in paper.records:
            try:
                found.append(reader.amendment(record, record.language or paper.language))
            except AmendmentError as problem:
                refused.append(Refusal(record, problem))
    # What is left out may be what another one needs: a sub-amendment needs its amendment.
    while together := list(_refusals(found, reader)):
        refused += together
        gone = {id(one.record) for one in together}
        found = [one for one in found if id(one.record) not in gone]
        reader.documents = [pair for pair in reader.documents if id(pair[1].record) not in gone]
    return _interpretation(papers, found, reader), tuple(refused)


def _interpretation(papers: Sequence[AmendmentList], found: Sequence[Amendment], reader: "_Reader") -> Interpretation:
    shared = tuple(one for paper in papers for one in paper.diagnostics)
    return Interpretation(tuple(found), (*shared, *reader.diagnostics))


def _refusals(found: Sequence[Amendment], reader: "_Reader") -> Iterator[Refusal]:
    yield from _numbers(found)
    yield from _parents(found)
    yield from _documents(reader.documents)
    yield from _new_numbers(found, reader.units)


class _Reader:
    """Reads records one by one; keeps what was noticed."""

    def __init__(self, base: Expression, units: Base, language: str) -> None:
        self.units = units
        self.diagnostics: list[Diagnostic] = []
        self.documents: list[tuple[str, Amendment]] = []
        self._base = base
        self._language = language

    def amendment(self, record: AmendmentRecord, language: str) -> Amendment:
        """One record; one that the paper calls withdrawn is not read."""
        if record.withdrawn:
            return _amendment(record, Reading(()))
        code = language or self._language or self._base.language
        try:
            reading = self._read_in(record, code)
        except AmendmentError as problem:
            name = f"amendment {record.number}"
            problem.message = problem.message if problem.message.startswith(name) else f"{name}: {problem.message}"
            raise
        where = f"amendment {record.number}"
        self.diagnostics += [replace(one, where=where) for one in reading.warnings]
        if not _concerns(reading.scope, self._base.language):
            said = f"it does not concern the version in {self._base.language}"
            self.diagnostics.append(info("other_language_version", said, where))
            reading = replace(reading, operations=())
        found = _amendment(record, reading)
        if reading.document:
            self.documents.append((reading.document, found))
        return found

    def _read_in(self, record: AmendmentRecord, language: str) -> Reading:
        """The record read in a language; where nothing in it is understood, in that of the base.

        The language of a short paper may be told wrongly: "Move article 1, point a" has no word that is English only.
        """
        own = self._base.language
        try:
            reading = self._columns(record, language) if record.is_columns else self._prose(record, language)
        except (AmendmentError, UnknownLanguageError) as problem:
            is_settled = type(problem) not in (AmendmentError, UnknownLanguageError)
            if is_settled or language == own or own not in codes():
                raise
            reading = self._columns(record, own) if record.is_columns else self._prose(record, own)
        return replace(reading, operations=tuple(map(self._settled, reading.operations)))

    def _columns(self, record: AmendmentRecord, language: str) -> Reading:
        if record.parent:
            raise AmendmentError("a sub-amendment in two columns cannot be read", "say it as an instruction")
        if record.instruction.strip():
            raise AmendmentError("it has both columns and an instruction", "give one of them")
        return Reading(from_columns(record, self._base, language))

    def _prose(self, record: AmendmentRecord, language: str) -> Reading:
        if not record.instruction.strip():
            raise AmendmentError("it asks for nothing", "write what it asks for")
        reading = _read(record, language)
        if record.parent and reading.amends and reading.amends != record.parent:
            raise AmendmentError(f"it is one to amendment {record.parent} and speaks of amendment {reading.amends}")
        return replace(reading, amends=reading.amends or record.parent)

    def _settled(self, op: Operation) -> Operation:
        """A new unit whose place only its label says, put beside a unit of the base."""
        if op.kind is not OperationKind.INSERTION or op.position is not None:
            return op
        if self.units.has(op.path):
            raise AmbiguousTargetError(f"it inserts {op.path[-1].kind} {op.path[-1].label}, which the base has already")
        node, position = self.units.place(op.path)
        return replace(op, path=node.path, position=position)


def _read(record: AmendmentRecord, language: str) -> Reading:
    """The instruction, in the place that the location line names."""
    place = Place(amendment=record.parent)
    if not record.location.strip():
        return parse_instruction(record.instruction, language, place)
    try:
        location = parse_location(record.location, language)
    except AmendmentError:
        return parse_instruction(f"{record.location}:\n{record.instruction}", language, place)
    if location.is_new or location.upto or location.beside:
        return parse_instruction(record.instruction, language, place)
    return parse_instruction(record.instruction, language, replace(location.place, amendment=record.parent))


def _amendment(record: AmendmentRecord, reading: Reading) -> Amendment:
    return Amendment(
        record.number,
        reading.operations,
        record,
        reading.amends or record.parent,
        reading.scope,
        record.confidence,
        (record.number,),
    )


def _concerns(scope: LanguageScope, language: str) -> bool:
    return language not in scope.but and (not scope.only or language in scope.only)


# --- what all amendments have to agree on -----------------------------------------------------------------------------


def _numbers(amendments: Iterable[Amendment]) -> Iterator[Refusal]:
    seen: set[str] = set()
    for amendment in amendments:
        if amendment.number in seen:
            message = f"two papers have an amendment {amendment.number}"
            yield Refusal(amendment.record, AmendmentError(message, "give each a number of its own"))
        seen.add(amendment.number)


def _parents(amendments: Sequence[Amendment]) -> Iterator[Refusal]:
    """A sub-amendment needs the amendment that it changes, and that one is none itself."""
    known = {amendment.number: amendment for amendment in amendments}
    for amendment in amendments:
        if not amendment.parent:
            continue
        name = f"amendment {amendment.number}"
        if amendment.parent not in known:
            message = f"{name}: there is no amendment {amendment.parent} to change"
            yield Refusal(amendment.record, TargetMissingError(message))
        elif known[amendment.parent].parent:
            message = f"{name}: amendment {amendment.parent} is a sub-amendment itself"
            yield Refusal(amendment.record, AmendmentError(message, "amend the amendment"), amendment.parent)


def _documents(documents: Sequence[tuple[str, Amendment]]) -> Iterator[Refusal]:
    """All amend one text: a draft resolution or a draft recommendation, not both."""
    for name, amendment in documents:
        first, other = documents[0]
        if name != first:
            named = f"a {first} (amendment {other.number}) and a {name} (amendment {amendment.number})"
            message = f"the amendments name several texts: {named}"
            yield Refusal(amendment.record, AmendmentError(message, "apply those of each text to that text"))


def _new_numbers(amendments: Sequence[Amendment], units: Base) -> Iterator[Refusal]:
    """What "becomes paragraph 2" gets a new number only if nothing that stays has it; else a move may be meant."""
    freed = {path for amendment in amendments for op in amendment.operations for path in _freed(op)}
    for amendment in amendments:
        for op in amendment.operations:
            if op.kind is not OperationKind.RENUMBERING or not op.path:
                continue
            wanted = (*op.path[:-1], UnitStep(op.path[-1].kind, op.label))
            if wanted != op.path and units.has(wanted) and wanted not in freed:
                message = f"amendment {amendment.number}: {op.path[-1].kind} {op.label} stands there already"
                hint = "say whether the unit is moved, or renumber the others as well"
                yield Refusal(amendment.record, AmbiguousTargetError(message, hint))
                break


def _freed(op: Operation) -> Iterator[UnitPath]:
    """Units that an operation takes the number from."""
    takes = (OperationKind.REPEAL, OperationKind.RENUMBERING, OperationKind.MOVE, OperationKind.JOIN)
    if op.kind in takes and op.path:
        yield op.path
        yield from _between(op.path, op.upto)


def _between(first: UnitPath, last: UnitPath) -> Iterator[UnitPath]:
    if last and first[-1].label.isdigit() and last[-1].label.isdigit():
        for number in range(int(first[-1].label), int(last[-1].label) + 1):
            yield (*first[:-1], UnitStep(first[-1].kind, str(number)))
    elif last:
        yield last
