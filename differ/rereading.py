"""What stands in both texts word for word is read once: its acts are carried over to the other place.

Most provisions are the same in two versions, but for their numbers. Reading one costs ten times as much as this.
"""

from collections.abc import Mapping
from dataclasses import replace

from akoma.model import EId, Provision, ProvisionKind
from differ.act import Act, Addressee, Place
from differ.axes.phrases import Stretch
from differ.model import Quote

Words = tuple[ProvisionKind, str, tuple[int, ...]]
"""What acts depend on: the kind of a provision, its text, and where its clauses end."""


def words_of(provision: Provision) -> Words:
    """What the acts of a provision depend on that no intro governs and that governs none."""
    return provision.kind, provision.text, tuple(len(clause.text) for clause in provision.clauses)


def carried(acts: tuple[Act, ...], old: Provision, new: Provision) -> tuple[Act, ...]:
    """The acts of a provision as those of another one with the same words; not completed."""
    clauses = {old.eid: new.eid} | {a.id: b.id for a, b in zip(old.clauses, new.clauses, strict=True)}
    return tuple(_act(act, new.eid, clauses) for act in acts)


def _act(act: Act, eid: EId, clauses: Mapping[EId, EId]) -> Act:
    return replace(
        act,
        quote=_quote(act.quote, eid),
        clause=clauses[act.clause],
        formula_quote=_quote(act.formula_quote, eid) if act.formula_quote else None,
        addressees=tuple(Addressee(_quote(named.quote, eid), named.name) for named in act.addressees),
        intro=_act(act.intro, eid, clauses) if act.intro else None,
        place=_place(act.place, eid) if act.place else None,
    )


def _quote(quote: Quote, eid: EId) -> Quote:
    return Quote(eid, quote.text, quote.start, quote.end)


def _place(place: Place, eid: EId) -> Place:
    shared = _stretch(place.shared, eid) if place.shared else None
    whole = _stretch(place.whole, eid) if place.whole else None
    return replace(place, part=_stretch(place.part, eid), shared=shared, whole=whole)


def _stretch(stretch: Stretch, eid: EId) -> Stretch:
    return Stretch(eid, stretch.text, stretch.folded, stretch.start, stretch.end)
