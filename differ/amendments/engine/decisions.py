"""What was decided: which amendments stand, which parts of them, and what of the original text was voted down.

Without a vote list all amendments stand. With one, what it does not name is not applied, and a diagnostic says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from akoma.amendment_list import AmendmentRecord
from akoma.diagnostics import Diagnostic, info, warning
from akoma.errors import AmbiguousTargetError, AmendmentConflictError, AmendmentError, TargetMissingError
from akoma.model import Expression
from akoma.vote_list import VoteLine, VoteList, VoteResult
from differ.amendments.engine.subamendments import amended
from differ.amendments.instructions_votes import PartKind, VotePart, parse_part, parse_target
from differ.amendments.operation import Amendment, Operation, OperationKind, Stretch, Words

FELL = frozenset({VoteResult.REJECTED, VoteResult.LAPSED, VoteResult.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Decisions:
    """``results`` by the number of an amendment; ``None``: no list, everything stands.

    ``parts``: words that go from an amendment because a part of it was voted down; ``original``: amendments that the
    votes on the original text come to (a unit or words voted down are deleted).
    """

    results: Mapping[str, VoteResult] | None = None
    parts: Mapping[str, tuple[Operation, ...]] = field(default_factory=dict)
    original: tuple[Amendment, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def chosen(self, amendments: Sequence[Amendment], base: Expression) -> tuple[Amendment, ...]:
        """The amendments that stand, cut short where a part fell; sub-amendments are worked into theirs."""
        return (*amended((*self.standing(amendments), *self.cuts(amendments)), base), *self.original)

    def standing(self, amendments: Sequence[Amendment]) -> tuple[Amendment, ...]:
        """The amendments and sub-amendments that stand; the latter fall with theirs."""
        if self.results is None:
            return tuple(one for one in amendments if not one.record.withdrawn)
        standing = {one.number for one in amendments if self.results.get(one.number) is VoteResult.ADOPTED}
        return tuple(one for one in amendments if one.number in standing and (not one.parent or one.parent in standing))

    def cuts(self, amendments: Sequence[Amendment]) -> tuple[Amendment, ...]:
        """What parts of a split vote that fell take out of amendments that stand, as sub-amendments to these."""
        known = {one.number for one in self.standing(amendments)}
        return tuple(_sub(operations, number) for number, operations in self.parts.items() if number in known)


EVERYTHING = Decisions()


def _sub(operations: tuple[Operation, ...], number: str) -> Amendment:
    name = f"{number}/split vote"
    return Amendment(name, operations, AmendmentRecord(name, parent=number), number, numbers=(name,))


def decide(votes: VoteList, amendments: Sequence[Amendment], language: str) -> Decisions:
    """What a vote list comes to. Raises when it contradicts itself or names what is not there (class C17)."""
    known = {one.number for one in amendments}
    results: dict[str, VoteResult] = {}
    parts: dict[str, tuple[Operation, ...]] = {}
    for number, lines in _by(votes.lines, lambda line: line.amendment):
        if number not in known:
            raise TargetMissingError(f"the vote list names amendment {number}, which is in no paper")
        results[number], parts[number] = _outcome(lines, f"amendment {number}", language)
    original = [
        _of_original(target, lines, language)
        for target, lines in _by(votes.lines, lambda line: "" if line.amendment or line.final else line.target)
    ]
    for line in votes.lines:
        if line.final and line.result in FELL:
            raise AmendmentConflictError(
                "the vote list says that the text as a whole was rejected", "there is no result"
            )
    missing = [warning("no-decision", "the vote list does not name it, so it is not applied", f"amendment {n}")
               for n in sorted(known - set(results))]  # fmt: skip
    fell = [info("not-applied", str(result), f"amendment {n}") for n, result in results.items() if result in FELL]
    lost = [
        info("not-applied", f"amendment {one.parent}, which it amends, does not stand", f"amendment {one.number}")
        for one in amendments
        if one.parent and results.get(one.number) is VoteResult.ADOPTED and results.get(one.parent) in FELL
    ]
    cut = {number: ops for number, ops in parts.items() if ops}
    kept = tuple(one for one in original if one is not None)
    return Decisions(results, cut, kept, (*votes.diagnostics, *missing, *fell, *lost))


def _by(lines: Sequence[VoteLine], key: object) -> Iterator[tuple[str, list[VoteLine]]]:
    groups: dict[str, list[VoteLine]] = {}
    for line in lines:
        name = key(line)  # type: ignore[operator]
        if name:
            groups.setdefault(name, []).append(line)
    yield from groups.items()


def _outcome(lines: Sequence[VoteLine], name: str, language: str) -> tuple[VoteResult, tuple[Operation, ...]]:
    """The result of an amendment, and the words that go because a part fell."""
    whole = {line.result for line in lines if line.part is None}
    if len(whole) > 1:
        raise AmendmentConflictError(f"the vote list gives {name} two results: {', '.join(sorted(whole))}")
    parts = [line for line in lines if line.part is not None]
    _check_parts(parts, name)
    if whole and (not parts or next(iter(whole)) in FELL):
        return next(iter(whole)), ()
    fell = [line for line in parts if line.result in FELL]
    if len(fell) == len(parts):
        return VoteResult.REJECTED, ()
    return VoteResult.ADOPTED, tuple(_removals(parts, fell, name, language))


def _check_parts(parts: Sequence[VoteLine], name: str) -> None:
    seen: dict[int | None, VoteResult] = {}
    for line in parts:
        if seen.setdefault(line.part, line.result) is not line.result:
            raise AmendmentConflictError(f"the vote list gives part {line.part} of {name} two results")


def _removals(parts: Sequence[VoteLine], fell: Sequence[VoteLine], name: str, language: str) -> Iterator[Operation]:
    """The words of the parts that fell, deleted; refused where the list does not say which they are."""
    read = {line.part: parse_part(line.text, language) for line in parts if line.text.strip()}
    for line in fell:
        part = read.get(line.part)
        if part is None:
            raise AmbiguousTargetError(f"the vote list does not say which words part {line.part} of {name} holds")
        if part.kind is PartKind.REST or part.kind is PartKind.WITHOUT:
            raise AmbiguousTargetError(f"of {name} all but some words was voted down: what is left is no text")
        for words in part.words or _left_out(read, name):
            yield Operation(OperationKind.REPEAL, (), words)


def _left_out(read: Mapping[int | None, VotePart], name: str) -> tuple[Words | Stretch, ...]:
    """The words that "those words" are: what the one other part leaves out."""
    found = [part.words for part in read.values() if part.kind is PartKind.WITHOUT]
    if len(found) != 1:
        raise AmbiguousTargetError(f"the vote list does not say which words of {name} were voted on apart")
    return found[0]


def _of_original(target: str, lines: Sequence[VoteLine], language: str) -> Amendment | None:
    """A vote on the original text of a unit: what fell is deleted."""
    result, removals = _outcome(lines, target, language)
    if result not in FELL and not removals:
        return None
    try:
        path, upto = parse_target(target, language)
    except AmendmentError as problem:
        raise TargetMissingError(f"the vote list names “{target}”, which cannot be read", problem.message) from problem
    name = f"vote on {target}"
    operations = tuple(replace(op, path=path) for op in removals) or (Operation(OperationKind.REPEAL, path, upto=upto),)
    return Amendment(name, operations, AmendmentRecord(name), numbers=(name,))
