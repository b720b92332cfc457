"""The demands of a report as a reader sees them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from akoma.model import EId, Provision
from differ.model import AxisShift, Counterpart, Demand, Direction, Family, Quote, Side, Verdict
from render.characters import shorten, visible
from render.cutting import marked
from render.places import Place
from render.sentences import Kind, told
from render.view import AxisView, DemandGroup, DemandView, Piece, Quoted, Ref, VerdictMark
from render.wording import Wording

READING_ORDER = (
    Verdict.CONTRADICTED,
    Verdict.DROPPED,
    Verdict.SOFTENED,
    Verdict.MIXED,
    Verdict.STRENGTHENED,
    Verdict.ADDED,
    Verdict.UNCLEAR,
    Verdict.KEPT,
)
"""What costs the old text most stands first."""

_SIGNS = {
    Verdict.KEPT: "=",
    Verdict.STRENGTHENED: "▲",
    Verdict.SOFTENED: "▼",
    Verdict.MIXED: "◆",
    Verdict.DROPPED: "×",
    Verdict.ADDED: "+",
    Verdict.CONTRADICTED: "≠",
    Verdict.UNCLEAR: "?",
}
_ARROWS = {Direction.UP: "▲", Direction.DOWN: "▼"}
_GIST = 180
OPPOSITE = "polarity"
"""The axis that makes a demand contradicted: what it shows is the opposite, neither stronger nor weaker."""

_NOT_DIRECTIVE = 0.6
"""Asking somebody to act matters more than welcoming or recalling."""
_UNKNOWN_GRADE = 3.0
VERB = "verb"
"""The axis whose quotes are the two formulas."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the views of one report have in common: the words, the provisions of both sides, the lowest confidence.

    ``hide_formal``: mere typography counts as unchanged.
    """

    words: Wording
    places: Mapping[Side, Mapping[EId, Place]]
    min_confidence: float
    hide_formal: bool = False

    def place(self, side: Side, eid: EId) -> Place:
        """Where a provision stands."""
        return self.places[side][eid]

    def needs_review(self, flagged: bool, confidence: float) -> bool:
        """Whether a person should look: the report says so, or the reader asked for more certainty."""
        return flagged or confidence < self.min_confidence


def verdict_mark(verdict: Verdict, words: Wording) -> VerdictMark:
    """A verdict with its word and its sign."""
    return VerdictMark(verdict, words(f"verdict.{verdict}.name"), _SIGNS[verdict])


def axis_view(axis: AxisShift, words: Wording) -> AxisView:
    """One way in which a demand moved."""
    old = visible(axis.old.text) if axis.old else ""
    new = visible(axis.new.text) if axis.new else ""
    turned = axis.axis == OPPOSITE
    return AxisView(
        name=words.get(f"axis.{axis.axis}", visible(axis.axis)),
        direction=axis.direction,
        word="" if turned else words(f"direction.{axis.direction}"),
        sign="" if turned else _ARROWS[axis.direction],
        old=old,
        new=new,
        shift=shift_phrase(old, new, words),
        reason=told(Kind.DEMANDS, _more(axis), words.language),
    )


def shift_phrase(old: str, new: str, words: Wording) -> str:
    """As "“urges” → “invites”", or what is left out or added."""
    form = "changed" if old and new else "gone" if old else "come"
    return words(f"shift.{form}", old=old, new=new)


def _more(axis: AxisShift) -> str:
    """The reason, unless it only repeats the quotations: "condition added: if possible", "by 2027 → by 2026"."""
    if axis.old and axis.new and axis.reason == f"{axis.old.text} → {axis.new.text}":
        return ""
    one = axis.old if axis.new is None else axis.new if axis.old is None else None
    return "" if one and axis.reason.endswith(f": {one.text}") else axis.reason


def demand_view(demand: Demand, setting: Setting) -> DemandView:
    """One demand and what became of it."""
    quoted = {demand.side: (_own_words(demand, setting),), demand.side.other: _answers(demand, setting)}
    old, new = quoted[Side.OLD], quoted[Side.NEW]
    return DemandView(
        id=demand.id,
        anchor=f"demand-{demand.id}",
        mark=verdict_mark(demand.verdict, setting.words),
        side=demand.side,
        where=shift_of(_distinct(quote.ref for quote in old), _distinct(quote.ref for quote in new)),
        formula=_formula(demand),
        family=setting.words.get(f"family.{demand.family}", demand.family),
        addressees=setting.words("list.comma").join(visible(name) for name in demand.addressees),
        gist=shorten(visible(demand.quote.text).rstrip(" ;"), _GIST),
        old=old,
        new=new,
        axes=tuple(axis_view(axis, setting.words) for axis in demand.axes),
        doubts=tuple(told(Kind.DEMANDS, doubt, setting.words.language) for doubt in demand.doubts),
        confidence=setting.words.percent(demand.confidence),
        needs_review=setting.needs_review(demand.needs_review, demand.confidence),
        asked=tuple(visible(name) for name in demand.addressees),
        weight=weight(demand),
        answer=_answer_in_short(quoted[demand.side.other]) if demand.doubts else "",
    )


def _answer_in_short(quotes: Sequence[Quoted]) -> str:
    text = " ".join(piece.text for quote in quotes for piece in quote.pieces)
    return shorten(visible(text).rstrip(" ;"), _GIST)


def weight(demand: Demand) -> float:
    """The place among the shifts that matter most: by verdict (:data:`READING_ORDER`), then the largest. 0 for kept.

    How large a shift is: how strongly the demand is made, times the ways in which it moved, times how sure it is.
    """
    if demand.verdict is Verdict.KEPT:
        return 0.0
    strength = 1 + (_UNKNOWN_GRADE if demand.grade is None else demand.grade) / 10
    kind = 1.0 if demand.family is Family.DIRECTIVE else _NOT_DIRECTIVE
    size = strength * kind * max(1, len(demand.axes)) * demand.confidence
    # Below 1 whatever the size, so that no demand of one verdict passes one of a graver verdict.
    return len(READING_ORDER) - READING_ORDER.index(demand.verdict) + size / (1 + size)


def demand_groups(views: Iterable[DemandView], words: Wording) -> tuple[DemandGroup, ...]:
    """The demands by verdict, the most serious first; verdicts that no demand has are left out."""
    views = tuple(views)
    groups = (_group(verdict, views, words) for verdict in READING_ORDER)
    return tuple(group for group in groups if group.demands)


def shift_of(old: Iterable[Ref], new: Iterable[Ref]) -> str:
    """As "§ 4 → § 5"; one side alone where the other has nothing or has the same numbers."""
    sides = (" + ".join(ref.short for ref in refs) for refs in (old, new))
    return " → ".join(dict.fromkeys(side for side in sides if side))


def _group(verdict: Verdict, views: tuple[DemandView, ...], words: Wording) -> DemandGroup:
    mine = tuple(view for view in views if view.mark.verdict is verdict)
    return DemandGroup(
        mark=verdict_mark(verdict, words),
        anchor=f"verdict-{verdict}",
        heading=words.number(f"verdict.{verdict}.heading", len(mine)),
        explanation=words(f"verdict.{verdict}.meaning"),
        demands=mine,
    )


def _distinct(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(refs))


def _formula(demand: Demand) -> str:
    verb = next((axis for axis in demand.axes if axis.axis == VERB and axis.old and axis.new), None)
    if verb and verb.old and verb.new and verb.old.text != verb.new.text:
        return f"{visible(verb.old.text)} → {visible(verb.new.text)}"
    return visible(demand.formula)


def _own_words(demand: Demand, setting: Setting) -> Quoted:
    quote = demand.quote
    ref = setting.place(demand.side, quote.provision).ref
    return Quoted(ref, _marked(demand, demand.side, quote.provision, quote.text, quote.start))


def _answers(demand: Demand, setting: Setting) -> tuple[Quoted, ...]:
    return tuple(_answer(demand, counterpart, setting) for counterpart in demand.counterparts)


def _answer(demand: Demand, counterpart: Counterpart, setting: Setting) -> Quoted:
    side = demand.side.other
    place = setting.place(side, counterpart.provision)
    text, start = _clause(place.provision, counterpart.clause)
    return Quoted(place.ref, _marked(demand, side, counterpart.provision, text, start))


def _clause(provision: Provision, clause: EId) -> tuple[str, int]:
    """The text of a clause and where it begins; the whole provision when it has no such clause."""
    start = 0
    for candidate in provision.clauses:
        if candidate.id == clause:
            return candidate.text, start
        start += len(candidate.text) + 1
    return provision.text, 0


def _marked(demand: Demand, side: Side, provision: EId, text: str, start: int) -> tuple[Piece, ...]:
    quotes = _quotes(demand, side, provision)
    return marked(text, [(quote.start - start, quote.end - start) for quote in quotes])


def _quotes(demand: Demand, side: Side, provision: EId) -> Iterator[Quote]:
    for axis in demand.axes:
        quote = axis.old if side is Side.OLD else axis.new
        if quote and quote.provision == provision:
            yield quote
