"""Where the words that an operation speaks of stand: units, then characters of them; refused when in doubt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from akoma.errors import AmbiguousTargetError, QuotedTextNotFoundError, TargetMissingError
from differ.amendments.draft_spots import TITLE, Base, said
from differ.amendments.draft_tree import Node
from differ.amendments.engine import quoting
from differ.amendments.engine.sentences import sentences
from differ.amendments.engine.tasks import HEADING, TEXT
from differ.amendments.operation import (
    ALL,
    HeadingOf,
    IntroductoryPart,
    Operation,
    OperationKind,
    Position,
    SentenceOf,
    Stretch,
    UnitKind,
    UnitPath,
    Within,
    Words,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A text in which words may stand: that of a unit or its heading, or a part of it."""

    node: Node
    name: str
    start: int
    end: int

    @property
    def whole(self) -> str:
        """The text that the field is a part of."""
        return self.node.unit.heading if self.name == HEADING else self.node.unit.text


@dataclass(frozen=True, slots=True)
class Found:
    """Characters ``start`` to ``end`` of a field's whole text."""

    field: Field
    start: int
    end: int


class Places:
    """Finds the units and words of one base."""

    def __init__(self, base: Base) -> None:
        """Nothing is looked for yet."""
        self.base = base

    def nodes(self, path: UnitPath) -> tuple[Node, ...]:
        """The unit of a path; all units of the text (and the title) where the path names the whole text."""
        if not path or path[0].kind is UnitKind.TEXT:
            return self._all()
        return (self.base.find(path),)

    def _all(self) -> tuple[Node, ...]:
        title = (self.base.find(TITLE),) if self.base.has(TITLE) else ()
        return (*title, *self.base.top)

    def fields(self, op: Operation) -> list[Field]:
        """The texts in which the words of an operation are looked for."""
        found: list[Field] = []
        for top in self.nodes(op.path):
            found += _within(top, op.within)
        return found

    def words(self, op: Operation, words: Words) -> list[Found]:
        """The hits that are meant: one, or all of them where the operation says so."""
        fields = self.fields(op)
        found = [hit for field in fields for hit in _hits(words.text, field)]
        if not found:
            raise QuotedTextNotFoundError(f"“{words.text}” does not stand in {_named(op)}", self._near(words, fields))
        if _has_edge(op):
            edge = "beginning" if op.position is Position.START else "end"
            found = [hit for hit in found if _is_at(hit, op.position)]
            if not found:
                message = f"“{words.text}” does not stand at the {edge} of {_named(op)}"
                raise QuotedTextNotFoundError(message, "it stands elsewhere in it")
        return _chosen(found, words, _named(op))

    def stretch(self, op: Operation, stretch: Stretch) -> Found:
        """The one stretch that is meant."""
        first = self._one(op, stretch.first) if stretch.first else None
        last = self._last(op, stretch.last, first) if stretch.last else None
        known = first or last
        if known is None:
            raise QuotedTextNotFoundError("it names no words")
        if first and last and first.field.node is not last.field.node:
            raise AmbiguousTargetError(
                f"the words from “{_text(stretch.first)}” on stand in another unit than their end"
            )
        low, high = _limits(known, stretch.in_sentence)
        start = (first.end if stretch.keeps_first else first.start) if first else low
        end = (last.start if stretch.keeps_last else last.end) if last else high
        if start >= end:
            raise QuotedTextNotFoundError(f"nothing stands between the words named in {_named(op)}")
        return Found(known.field, start, end)

    def _one(self, op: Operation, words: Words) -> Found:
        found = self.words(_plain(op), words)
        if len(found) > 1:
            raise AmbiguousTargetError(f"“{words.text}” stands more than once in {_named(op)}", _which(found))
        return found[0]

    def _last(self, op: Operation, words: Words, first: Found | None) -> Found:
        """The end of a stretch: the first of its hits behind the beginning."""
        if first is None or words.occurrence is not None:
            return self._one(op, words)
        inside = Field(first.field.node, first.field.name, first.end, first.field.end)
        found = _hits(words.text, inside)
        if not found:
            raise QuotedTextNotFoundError(f"“{words.text}” does not stand behind the words before it in {_named(op)}")
        if len(found) > 1:
            raise AmbiguousTargetError(
                f"“{words.text}” stands more than once behind them in {_named(op)}", _which(found)
            )
        return found[0]

    def sentence(self, op: Operation, ordinal: int) -> Found:
        """A sentence of the unit, counted from 1, or the last."""
        (node,) = self.nodes(op.path) if op.path else (None,)
        if node is None:
            raise TargetMissingError("it names a sentence of no unit")
        start, end = _sentence(node, ordinal)
        return Found(Field(node, TEXT, 0, len(node.unit.text)), start, end)

    def _near(self, words: Words, fields: Sequence[Field]) -> str:
        """What is near: the same words elsewhere, or nearly the same ones here."""
        texts = [field.whole[field.start : field.end] for field in fields]
        if quoting.is_mixed_script(words.text):
            return "a word of the quotation mixes letters of two scripts"
        if any(quoting.differs_only_in_case(words.text, text) for text in texts):
            return "it differs in case"
        if any(quoting.differs_only_in_dashes(words.text, text) for text in texts):
            return "it differs in a dash"
        everywhere = (node for top in self._all() for node in top.walk())
        others = [said(node.path) for node in everywhere if node.path and quoting.hits(words.text, node.unit.text)]
        return f"found in {', '.join(others[:3])}" if others else "it stands nowhere in the base"


def _plain(op: Operation) -> Operation:
    return Operation(op.kind, op.path, within=op.within)


def _named(op: Operation) -> str:
    return said(op.path) if op.path and op.path[0].kind is not UnitKind.TEXT else "the text"


def _text(words: Words | None) -> str:
    return words.text if words else ""


def _within(node: Node, within: Within | None) -> list[Field]:
    """The texts of a unit: its own, its heading, and those of all below it; or the part of it that is named."""
    if isinstance(within, SentenceOf):
        return [Field(node, TEXT, *_sentence(node, within.ordinal))]
    if isinstance(within, HeadingOf):
        return [Field(node, HEADING, 0, len(node.unit.heading))]
    if isinstance(within, IntroductoryPart):
        return [Field(node, TEXT, 0, len(node.unit.text))]
    return [field for one in node.walk() for field in _both(one)]


def _both(node: Node) -> Iterator[Field]:
    if node.unit.heading:
        yield Field(node, HEADING, 0, len(node.unit.heading))
    yield Field(node, TEXT, 0, len(node.unit.text))


def _sentence(node: Node, ordinal: int) -> tuple[int, int]:
    found = sentences(node.unit.text)
    at = ordinal - 1 if ordinal > 0 else ordinal
    if ordinal == 0 or not -len(found) <= at < len(found):
        has = "one sentence" if len(found) == 1 else f"{len(found)} sentences"
        raise TargetMissingError(f"{said(node.path)} has {has}", f"it asks for number {ordinal}")
    return found[at]


def _hits(quoted: str, field: Field) -> list[Found]:
    found = quoting.hits(quoted, field.whole)
    return [Found(field, start, end) for start, end in found if field.start <= start and end <= field.end]


def _has_edge(op: Operation) -> bool:
    return op.position in (Position.START, Position.END) and op.kind is not OperationKind.INSERTION


def _is_at(hit: Found, position: Position | None) -> bool:
    text = hit.field.whole
    if position is Position.START:
        return not text[hit.field.start : hit.start].strip()
    return not text[hit.end : hit.field.end].strip()


def _chosen(found: list[Found], words: Words, named: str) -> list[Found]:
    """Those hits that the quotation means."""
    if words.occurrence == ALL:
        return found
    if words.occurrence is not None:
        at = words.occurrence - 1 if words.occurrence > 0 else words.occurrence
        if not -len(found) <= at < len(found):
            message = f"“{words.text}” stands {times(len(found))} in {named}"
            raise QuotedTextNotFoundError(message, f"it asks for number {words.occurrence}")
        return [found[at]]
    if len(found) > 1 and words.before and words.after:
        hinted = [hit for hit in found if _has_beside(hit, words)]
        found = hinted if len(hinted) == 1 else found
    if len(found) > 1:
        hint = f"it stands there {len(found)} times: say which one, or “throughout”"
        raise AmbiguousTargetError(f"“{words.text}” stands more than once in {named}", hint)
    return found


def times(count: int) -> str:
    """How often, as people say it."""
    return "once" if count == 1 else f"{count} times"


def _has_beside(hit: Found, words: Words) -> bool:
    before, after = hit.field.whole[: hit.start].rstrip(), hit.field.whole[hit.end :].lstrip()
    return before.endswith(words.before.strip()) and after.startswith(words.after.strip())


def _which(found: Sequence[Found]) -> str:
    """Where words stand that stand more than once, and what to do."""
    places = dict.fromkeys(said(hit.field.node.path) for hit in found)
    return f"in {', '.join(places)}: quote more of the words there"


def _limits(known: Found, in_sentence: bool) -> tuple[int, int]:
    """From where to where a stretch may run that has no other end."""
    text = known.field.whole
    if not in_sentence:
        return known.field.start, known.field.end
    inside = (span for span in sentences(text) if span[0] <= known.start and known.end <= span[1])
    return next(inside, (known.field.start, known.field.end))
