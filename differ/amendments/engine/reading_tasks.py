"""From the operations of an amendment to tasks on the base: every unit found, every quotation placed, or refused."""

from collections.abc import Iterator

from akoma.errors import AmbiguousTargetError, AmendmentError, TargetMissingError
from differ.amendments.draft_spots import TITLE, Base, said
from differ.amendments.draft_tree import Node
from differ.amendments.engine import joints
from differ.amendments.engine.places import Field, Found, Places
from differ.amendments.engine.tasks import (
    HEADING,
    TEXT,
    Come,
    Cut,
    Gone,
    Joined,
    Moved,
    Parted,
    Recast,
    Relabelled,
    Source,
    Swapped,
    Task,
)
from differ.amendments.operation import (
    Amendment,
    Fashion,
    HeadingOf,
    IntroductoryPart,
    Operation,
    OperationKind,
    Position,
    SentenceOf,
    Stretch,
    UnitKind,
    UnitPath,
    WholeUnit,
    Words,
)


def tasks_of(amendment: Amendment, order: int, base: Base) -> list[Task]:
    """The tasks of an amendment; raises an AmendmentError that names it. ``order``: its place among all."""
    reader = _Reader(base)
    try:
        return [
            task
            for operation in amendment.operations
            for task in reader.tasks(Source(amendment.number, order, operation))
        ]
    except AmendmentError as problem:
        name = f"amendment {amendment.number}"
        problem.message = problem.message if problem.message.startswith(name) else f"{name}: {problem.message}"
        raise


class _Reader:
    def __init__(self, base: Base) -> None:
        self._base = base
        self._places = Places(base)

    def tasks(self, source: Source) -> Iterator[Task]:
        op = source.operation
        match op.kind:
            case OperationKind.REPEAL:
                yield from self._repeal(source)
            case OperationKind.SUBSTITUTION:
                yield from self._substitution(source)
            case OperationKind.INSERTION:
                yield from self._insertion(source)
            case OperationKind.REPLACEMENT:
                yield from self._replacement(source)
            case OperationKind.MOVE:
                yield from self._move(source)
            case OperationKind.SPLIT:
                yield self._split(source)
            case OperationKind.JOIN:
                yield self._join(source)
            case OperationKind.RENUMBERING:
                yield Relabelled(source, self._base.find(op.path) if op.path else None, op.label)

    # --- words --------------------------------------------------------------------------------------------------------

    def _found(self, op: Operation) -> list[Found]:
        """The characters of the base that the selection means."""
        selection = op.selection
        match selection:
            case Words():
                return self._places.words(op, selection)
            case Stretch():
                return [self._places.stretch(op, selection)]
            case SentenceOf():
                return [self._places.sentence(op, selection.ordinal)]
            case HeadingOf():
                return [self._heading(op)]
            case IntroductoryPart():
                return [self._whole(self._unit(op.path), TEXT)]
            case WholeUnit():
                return [self._whole(self._unit(op.path), TEXT)]

    def _unit(self, path: UnitPath) -> Node:
        return self._base.find(path)

    def _heading(self, op: Operation) -> Found:
        node = self._unit(op.path)
        if not node.unit.heading and op.kind is OperationKind.REPEAL:
            raise TargetMissingError(f"{said(op.path)} has no heading", "name the words that are meant")
        return self._whole(node, HEADING)

    @staticmethod
    def _whole(node: Node, name: str) -> Found:
        text = node.unit.heading if name == HEADING else node.unit.text
        return Found(Field(node, name, 0, len(text)), 0, len(text))

    def _repeal(self, source: Source) -> Iterator[Task]:
        op = source.operation
        if isinstance(op.selection, WholeUnit):
            nodes = self._row(op)
            if any(node.path == TITLE for node in nodes):
                raise AmendmentError("a text cannot be without its title", "replace its words")
            yield from (Gone(source, node) for node in nodes)
            return
        for found in self._found(op):
            text = found.field.whole
            end = _before_closing(text, found) if _runs_to_end(op) else found.end
            start, end = joints.removal(text, found.start, end)
            yield _cut(source, found, (start, end, ""))

    def _substitution(self, source: Source) -> Iterator[Task]:
        op = source.operation
        for found in self._found(op):
            text = found.field.whole
            end = found.end
            if _runs_to_end(op) and op.words.strip()[-1:] not in joints.CLOSING:
                end = _before_closing(text, found)
            if isinstance(op.selection, Stretch) and op.selection.keeps_first and op.words.strip():
                start, end, words = joints.replacement(text, found.start, end, op.words)
                glue = "" if words[:1] in joints.CLOSING or text[start - 1 : start].isspace() else " "
                behind = "" if text[end : end + 1] in ("", " ", *joints.CLOSING) else " "
                yield _cut(source, found, (start, end, glue + words + behind))
                continue
            yield _cut(source, found, joints.replacement(text, found.start, end, op.words))

    def _insertion(self, source: Source) -> Iterator[Task]:
        op = source.operation
        if op.units:
            yield self._units(source)
            return
        if isinstance(op.selection, WholeUnit | HeadingOf | IntroductoryPart):
            found = self._edge(op)
            text = found.field.whole
            yield _cut(source, found, _at_edge(text, op), is_insertion=True)
            return
        for found in self._found(op):
            text = found.field.whole
            if op.position is Position.BEFORE:
                parts = joints.before(text, found.start, op.words)
            elif op.position is Position.END and isinstance(op.selection, SentenceOf):
                inner = text[: found.end]
                parts = joints.at_end(inner, op.words)
            else:
                parts = joints.after(text, found.end, op.words)
            yield _cut(source, found, parts, is_insertion=True)

    def _edge(self, op: Operation) -> Found:
        """The text at whose beginning or end words are put: of several blocks the last one has the end."""
        node = self._unit(op.path)
        if isinstance(op.selection, HeadingOf):
            return self._whole(node, HEADING)
        if op.position is Position.END and not isinstance(op.selection, IntroductoryPart):
            *_, node = node.walk()
        found = self._whole(node, TEXT)
        at = found.end if op.position is Position.END else 0
        return Found(found.field, at, at)

    # --- units --------------------------------------------------------------------------------------------------------

    def _row(self, op: Operation) -> tuple[Node, ...]:
        return self._base.row(op.path, op.upto) if op.upto and op.upto != op.path else (self._unit(op.path),)

    def _units(self, source: Source) -> Task:
        op = source.operation
        if not op.path or op.path[0].kind is UnitKind.TEXT:
            return self._at_text(source)
        node, position = self._unit(op.path), op.position or Position.AFTER
        return Come(source, node, position, op.units)

    def _at_text(self, source: Source) -> Task:
        """At the beginning or end of the text; recitals and citations at the beginning or end of their row."""
        op, top = source.operation, self._base.top
        kinds = {unit.kind for unit in op.units}
        like = [node for node in top if node.kind in kinds] or list(top)
        if op.position is Position.START:
            return Come(source, like[0] if like else None, Position.BEFORE, op.units)
        last = like[-1] if like and kinds & {UnitKind.RECITAL, UnitKind.CITATION} else (top[-1] if top else None)
        return Come(source, last, Position.AFTER, op.units)

    def _replacement(self, source: Source) -> Iterator[Task]:
        op = source.operation
        first, *others = self._row(op)
        if first.path == TITLE or (not op.units and op.words):
            found = self._whole(first, TEXT)
            words = op.words or " ".join(unit.text for unit in op.units)
            yield _cut(source, found, (0, len(found.field.whole), words))
            return
        yield Recast(source, first, op.units)
        yield from (Gone(source, node) for node in others)

    def _move(self, source: Source) -> Iterator[Task]:
        op = source.operation
        if not op.destination and op.position is None and op.upto:
            yield Swapped(source, self._unit(op.path), self._unit(op.upto))
            return
        nodes = self._row(op)
        if op.destination and op.destination[0].kind is not UnitKind.TEXT:
            there, position = self._unit(op.destination), op.position or Position.AFTER
        else:
            top = [node for node in self._base.top if node.kind is nodes[0].kind and node not in nodes]
            if not top:
                raise TargetMissingError("there is nothing beside which it could be moved")
            is_start = op.position is Position.START
            there, position = (top[0], Position.BEFORE) if is_start else (top[-1], Position.AFTER)
        if any(one is there for node in nodes for one in node.walk()):
            raise TargetMissingError(f"{said(op.path)} cannot be moved beside or into itself")
        yield Moved(source, nodes, there, position)

    def _split(self, source: Source) -> Task:
        op = source.operation
        (found,) = self._found(op)
        at = found.start if op.position is Position.BEFORE else found.end
        text = found.field.whole
        if at == found.end:
            while at < len(text) and text[at] in joints.CLOSING:
                at += 1
        if found.field.name == HEADING or not text[:at].strip() or not text[at:].strip():
            raise AmendmentError(f"{said(op.path)} cannot be split there: nothing would be left on one side")
        return Parted(source, found.field.node, at)

    def _join(self, source: Source) -> Task:
        op = source.operation
        nodes = self._base.row(op.path, op.upto)
        if len(nodes) > len((op.path, op.upto)):
            message = f"{said(op.path)} and {said(op.upto)} do not stand beside each other"
            raise AmbiguousTargetError(message, "replace the first by the joint text and delete the others")
        return Joined(source, nodes)


def _runs_to_end(op: Operation) -> bool:
    return isinstance(op.selection, Stretch) and op.selection.last is None


def _before_closing(text: str, found: Found) -> int:
    """The end of a stretch without the mark that closes the unit or the sentence."""
    inner = text[: found.end].rstrip()
    while len(inner) > found.start and inner[-1] in joints.CLOSING:
        inner = inner[:-1].rstrip()
    return max(len(inner), found.start)


def _at_edge(text: str, op: Operation) -> tuple[int, int, str]:
    if op.position is Position.START:
        return joints.before(text, 0, op.words)
    if op.fashion is Fashion.SENTENCE:
        return joints.behind_end(text, op.words)
    return joints.at_end(text, op.words)


def _cut(source: Source, found: Found, parts: tuple[int, int, str], *, is_insertion: bool = False) -> Cut:
    start, end, words = parts
    node = found.field.node
    return Cut(source, node.rank, found.field.name, start, end, words, (found.start, found.end), is_insertion)
