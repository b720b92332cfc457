"""The rows of the redline: every change in the order of the new text, and a pointer where a moved unit stood."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from akoma.model import EId, ProvisionKind
from differ.model import Change, ChangeKind, ChangeVerdict, ClauseMove, Comparison, Op, Side, TextEdit, Verdict
from render import evidence
from render.characters import shorten, visible
from render.clause_tags import clause_spans, clause_tags
from render.cutting import cut_edits, marked, of_side, shown
from render.demand_views import Setting, axis_view, shift_of, verdict_mark
from render.evidence import Span, stretches
from render.formal import is_formal, spelled, without_formal
from render.iso639 import two_letters
from render.places import Place
from render.sentences import Kind, told
from render.view import Cell, DemandView, Link, NoteView, Piece, Ref, Row, Stretch
from render.wording import Wording

_STYLES = (
    ChangeKind.SPLIT,
    ChangeKind.JOIN,
    ChangeKind.INSERTION,
    ChangeKind.REPEAL,
    ChangeKind.REPLACEMENT,
    ChangeKind.SUBSTITUTION,
    ChangeKind.MOVED,
    ChangeKind.RENUMBERING,
    ChangeKind.UNCHANGED,
)
"""A row has the look of the first of these that applies."""

_POINTED = 110
_TELLING = 56


@dataclass(frozen=True, slots=True)
class Entry:
    """A row and the kind of outermost unit by which it is filed under a part."""

    row: Row
    root: ProvisionKind


@dataclass(frozen=True, slots=True)
class _Scene:
    """One change with all that its row is made from."""

    change: Change
    verdict: ChangeVerdict
    places: Mapping[Side, tuple[Place, ...]]
    languages: Mapping[Side, str]
    setting: Setting
    moves: tuple[ClauseMove, ...] = ()

    def refs(self, side: Side) -> tuple[Ref, ...]:
        return tuple(place.ref for place in self.places[side])

    def has(self, kind: ChangeKind) -> bool:
        return kind in self.change.kinds

    @property
    def main(self) -> Side:
        """The side that names the row: the new text where it has the unit."""
        return Side.NEW if self.places[Side.NEW] else Side.OLD

    @property
    def many(self) -> Side:
        """The side with more provisions: its boundaries divide the words."""
        return Side.OLD if len(self.places[Side.OLD]) > len(self.places[Side.NEW]) else Side.NEW


def entries_of(
    comparison: Comparison, verdicts: Iterable[ChangeVerdict], demands: Mapping[str, DemandView], setting: Setting
) -> tuple[Entry, ...]:
    """All rows in reading order."""
    languages = {
        Side.OLD: two_letters(comparison.old.expression.language),
        Side.NEW: two_letters(comparison.new.expression.language),
    }
    scenes = [
        _Scene(change, verdict, _places(change, setting), languages, setting, comparison.clause_moves)
        for change, verdict in zip(comparison.changes, verdicts, strict=True)
    ]
    pointers = _pointers(scenes)
    entries = list(pointers.get("", ()))
    for scene in scenes:
        root = scene.places[scene.main][0].root
        entries += [Entry(_row(scene, demands), root), *pointers.get(scene.change.id, ())]
    return tuple(_anchored_once(entries))


def _anchored_once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each anchor is with the first row that has it."""
    seen: set[str] = set()
    for entry in entries:
        taken = seen.intersection(entry.row.anchors)
        row = replace(entry.row, taken=frozenset(taken)) if taken else entry.row
        seen.update(row.anchors)
        yield replace(entry, row=row) if taken else entry


def _places(change: Change, setting: Setting) -> dict[Side, tuple[Place, ...]]:
    eids: dict[Side, tuple[EId, ...]] = {
        Side.OLD: change.correspondence.old,
        Side.NEW: change.correspondence.new,
    }
    return {side: tuple(setting.place(side, eid) for eid in eids[side]) for side in Side}


def _row(scene: _Scene, demands: Mapping[str, DemandView]) -> Row:
    words, verdict = scene.setting.words, scene.verdict
    review = scene.setting.needs_review(verdict.needs_review, verdict.confidence)
    style = next(kind for kind in _STYLES if scene.has(kind))
    kinds, clauses = _kinds(scene), _clauses(scene)
    return Row(
        id=scene.change.id,
        style=style,
        heading=_heading(scene.refs(scene.main)),
        shift=_number_shift(scene),
        depth=scene.places[scene.main][0].depth,
        tags=(*kinds, *(link.text for link in clauses)),
        old=_cells(scene, Side.OLD),
        new=_cells(scene, Side.NEW),
        inline=_inline(scene),
        title=_title(scene),
        grouped=_grouped(scene),
        link=_link_back(scene),
        notes=_notes(scene),
        mark=verdict_mark(verdict.verdict, words),
        demands=tuple(_demand_link(demands[name], words) for name in verdict.demands),
        telling=_telling([demands[name] for name in verdict.demands], words),
        axes=tuple(axis_view(axis, words) for axis in verdict.axes),
        evidence=tuple(told(Kind.EVIDENCE, one.reason, words.language) for one in scene.change.correspondence.evidence),
        confidence=words.percent(verdict.confidence),
        needs_review=review,
        quiet=not _is_worth_reading(scene) and verdict.verdict is Verdict.KEPT and not review,
        kinds=kinds,
        clauses=clauses,
        formal=_is_only_formal(scene),
        verdicts=tuple(_verdict_link(demands[name]) for name in verdict.demands),
    )


def _is_worth_reading(scene: _Scene) -> bool:
    """Whether the text changed, and not in what is hidden: a changed heading always counts."""
    hidden = scene.setting.hide_formal and _is_only_formal(scene)
    return scene.change.is_change_of_text and (not hidden or scene.has(ChangeKind.MOVED))


def _is_only_formal(scene: _Scene) -> bool:
    return is_formal(scene.change) and all(edit.op is Op.KEEP for edit in _title(scene))


def _heading(refs: tuple[Ref, ...]) -> str:
    return " + ".join((refs[0].label, *(ref.number for ref in refs[1:])))


def _kinds(scene: _Scene) -> tuple[str, ...]:
    """What happened, in words; a new number is told by the numbers themselves."""
    kinds = scene.change.kinds
    told = [kind for kind in kinds if kind is not ChangeKind.RENUMBERING] or kinds
    return tuple(scene.setting.words(f"kind.{kind}") for kind in told)


def _clauses(scene: _Scene) -> tuple[Link, ...]:
    match = scene.change.correspondence
    return tuple(clause_tags(scene.moves, match.old, match.new, scene.setting))


def _number_shift(scene: _Scene) -> str:
    """As "4 → 5"; with the kind of unit where that differs, or where a number alone would not say enough.

    The number of what is gone is one of the old text: in the order of the new one, it may stand beside its equal.
    """
    old, new = scene.refs(Side.OLD), scene.refs(Side.NEW)
    told = len(old) != len(new) or scene.has(ChangeKind.RENUMBERING) or scene.has(ChangeKind.MOVED)
    if not new:
        return scene.setting.words("redline.old_number")
    if not (old and told):
        return ""
    kinds = {place.provision.kind for side in Side for place in scene.places[side]}
    if len(kinds) > 1 or scene.places[Side.NEW][0].depth:
        return shift_of(old, new)
    return f"{' + '.join(ref.number for ref in old)} → {' + '.join(ref.number for ref in new)}"


def _cells(scene: _Scene, side: Side) -> tuple[Cell, ...]:
    """What stands on one side, for two columns."""
    places = scene.places[side]
    if not places:
        return ()
    texts = [place.provision.text for place in places]
    whole = (TextEdit(Op.KEEP, " ".join(texts)),)
    cells = _cut(scene, of_side(scene.change.edits, side) or whole, side)
    return tuple(
        replace(cell, title=visible(place.provision.heading), pieces=_evidence(scene, place, side))
        for cell, place in zip(cells, places, strict=True)
    )


def _evidence(scene: _Scene, place: Place, side: Side) -> tuple[Piece, ...]:
    """The text of a provision with the words marked that show a shift; nothing where the edits show it."""
    shifts = (axis.old if side is Side.OLD else axis.new for axis in scene.verdict.axes)
    quotes = [quote for quote in shifts if quote and quote.provision == place.provision.eid]
    if scene.change.edits or not quotes:
        return ()
    return marked(place.provision.text, ((quote.start, quote.end) for quote in quotes))


def _cut(scene: _Scene, edits: tuple[TextEdit, ...], side: Side) -> tuple[Cell, ...]:
    places = scene.places[side]
    texts = [place.provision.text for place in places]
    return tuple(
        Cell(place.ref, scene.languages[side], _formal(cut, scene, side))
        for place, cut in zip(places, cut_edits(edits, texts, side), strict=True)
    )


def _formal(edits: tuple[TextEdit, ...], scene: _Scene, side: Side) -> tuple[TextEdit, ...]:
    """Mere typography as the reader wants it. In one text the words have the form of the new one."""
    if not scene.setting.hide_formal:
        return spelled(edits)
    is_one_side = side is Side.OLD and all(edit.op is not Op.INSERT for edit in edits)
    return without_formal(edits, Side.OLD if is_one_side else Side.NEW)


def _inline(scene: _Scene) -> tuple[Cell, ...]:
    """Both sides in one text, divided as on the side that has more provisions; nothing when they share no words."""
    if not scene.change.edits and any(place.provision.text for side in Side for place in scene.places[side]):
        return ()
    side = scene.many if scene.places[scene.many] else scene.main
    cells = _cut(scene, scene.change.edits, side)
    spans = _spans(scene)
    if not spans:
        return cells
    texts = [place.provision.text for place in scene.places[side]]
    cut = cut_edits(stretches(scene.change.edits, spans), texts, side)
    return tuple(replace(cell, stretches=_in_form(parts, scene)) for cell, parts in zip(cells, cut, strict=True))


def _in_form(parts: tuple[Stretch, ...], scene: _Scene) -> tuple[Stretch, ...]:
    return evidence.without_formal(parts, Side.NEW) if scene.setting.hide_formal else spelled(parts)


def _spans(scene: _Scene) -> tuple[Span, ...]:
    """What is evidence in the words of this change, and which of its clauses moved."""
    return tuple(_spans_of(scene, Side.OLD)) + tuple(_spans_of(scene, Side.NEW))


def _spans_of(scene: _Scene, side: Side) -> Iterator[Span]:
    shifts = (axis.old if side is Side.OLD else axis.new for axis in scene.verdict.axes)
    told = [(quote, "") for quote in shifts if quote] + list(clause_spans(scene.moves, side, scene.setting))
    start = 0
    for place in scene.places[side] if told else ():
        for quote, word in told:
            if quote.provision == place.provision.eid:
                yield Span(side, start + quote.start, start + quote.end, word)
        start += len(place.provision.text) + 1


def _title(scene: _Scene) -> tuple[TextEdit, ...]:
    """The headings of both sides: kept where they are the same, else the old ones deleted and the new ones inserted."""
    old, new = (
        " / ".join(place.provision.heading for place in scene.places[side] if place.provision.heading)
        for side in (Side.OLD, Side.NEW)
    )
    if old == new:
        return shown([TextEdit(Op.KEEP, new)]) if new else ()
    return shown(TextEdit(op, text) for op, text in ((Op.DELETE, old), (Op.INSERT, new)) if text)


def _grouped(scene: _Scene) -> str:
    counts = {"old": len(scene.refs(Side.OLD)), "new": len(scene.refs(Side.NEW))}
    form = "split" if scene.has(ChangeKind.SPLIT) else "join" if scene.has(ChangeKind.JOIN) else ""
    return scene.setting.words(f"grouped.{form}", **counts) if form else ""


def _link_back(scene: _Scene) -> Link | None:
    if not (scene.has(ChangeKind.MOVED) and scene.places[Side.OLD]):
        return None
    ref = scene.refs(Side.OLD)[0]
    return Link(scene.setting.words("moved.from", place=ref.label), ref.anchor)


def _demand_link(demand: DemandView, words: Wording, width: int = _POINTED) -> Link:
    return Link(f"{demand.mark.sign} {demand.mark.word}{words.colon} {shorten(demand.gist, width)}", demand.anchor)


def _verdict_link(demand: DemandView) -> Link:
    return Link(f"{demand.mark.sign} {demand.mark.word}", demand.anchor)


def _telling(demands: list[DemandView], words: Wording) -> tuple[Link, ...]:
    """The demands that one verdict on the whole row would hide: of several, those that were not kept."""
    if len(demands) <= 1:
        return ()
    moved = (demand for demand in demands if demand.mark.verdict is not Verdict.KEPT)
    return tuple(_demand_link(demand, words, _TELLING) for demand in moved)


def _notes(scene: _Scene) -> tuple[NoteView, ...]:
    """The footnotes of both sides; one that both have is listed once, one that a translation has is no insertion."""
    old, new = (_note_texts(scene, side) for side in (Side.OLD, Side.NEW))
    alone = (Side.OLD, Side.NEW) if scene.change.edits else (None, None)
    gone = [_note(scene, old[text], text, alone[0], Side.OLD) for text in old if text not in new]
    return (
        *gone,
        *(_note(scene, new[text], text, None if text in old else alone[1], Side.NEW) for text in new),
    )


def _note_texts(scene: _Scene, side: Side) -> dict[str, str]:
    """The marker of every note by its text."""
    notes = (note for place in scene.places[side] for note in place.provision.notes)
    return {visible(note.text): visible(note.marker) for note in notes}


def _note(scene: _Scene, marker: str, text: str, alone: Side | None, side: Side) -> NoteView:
    label = scene.setting.words(f"note.{alone or 'both'}", n=marker)
    return NoteView(label, text, alone, scene.languages[side])


def _pointers(scenes: list[_Scene]) -> dict[str, list[Entry]]:
    """For each change, the pointers that follow its row: moved units that stood right behind it in the old text.

    Keyed by the id of the change; ``""`` for what stood before all others.
    """
    standing = {
        place.position: scene.change.id
        for scene in scenes
        if not scene.has(ChangeKind.MOVED)
        for place in scene.places[Side.OLD]
    }
    moved = [scene for scene in scenes if scene.has(ChangeKind.MOVED) and scene.places[Side.OLD]]
    found: dict[str, list[Entry]] = {}
    for scene in sorted(moved, key=lambda scene: scene.places[Side.OLD][0].position):
        place = scene.places[Side.OLD][0]
        before = max((at for at in standing if at < place.position), default=None)
        anchor = "" if before is None else standing[before]
        found.setdefault(anchor, []).append(Entry(_pointer(scene), place.root))
    return found


def _pointer(scene: _Scene) -> Row:
    """The place that a moved unit has left."""
    words, places = scene.setting.words, scene.places[Side.OLD]
    target = scene.refs(Side.NEW)[0]
    text = shorten(visible(" ".join(place.provision.text for place in places)), _POINTED)
    first = Cell(places[0].ref, scene.languages[Side.OLD], shown([TextEdit(Op.KEEP, text)]))
    rest = tuple(Cell(place.ref, first.language, ()) for place in places[1:])
    return Row(
        id=f"{scene.change.id}-from",
        style="pointer",
        heading=_heading(scene.refs(Side.OLD)),
        shift=words("redline.old_number"),
        depth=places[0].depth,
        tags=(words("moved.tag"),),
        old=(first, *rest),
        new=(),
        inline=(),
        title=(),
        grouped="",
        link=Link(words("moved.to", place=target.label), target.anchor),
        notes=(),
        mark=verdict_mark(Verdict.KEPT, words),
        demands=(),
        telling=(),
        axes=(),
        evidence=(),
        confidence="",
        needs_review=False,
        quiet=False,
    )
