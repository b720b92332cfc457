"""Signs that nobody sees, as the soft hyphen: no word is read differently for them, and every quotation keeps them.

Demands are read in texts without such signs; what they quote is then put back to where it stands in the texts as they
are. The signs themselves are reported as differences of typography (:mod:`differ.typography`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from akoma.model import Clause, EId, Expression, Provision
from differ.model import AxisShift, Demand, Quote, Side

SIGNS = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, zero-width no-break space."""

_WITHOUT = str.maketrans("", "", SIGNS)

Places = Mapping[EId, tuple[str, Sequence[int]]]
"""By provision: its text as it is, and where each sign that can be seen stands in it."""


def without(expression: Expression) -> tuple[Expression, Places]:
    """The text without such signs, and where the rest stood; the very same text where there are none."""
    places = {p.eid: _places(p.text) for p in expression.walk() if _has_any(p.text)}
    if not places:
        return expression, {}
    return replace(expression, provisions=tuple(map(_provision, expression.provisions))), places


def _has_any(text: str) -> bool:
    return any(sign in text for sign in SIGNS)


def _places(text: str) -> tuple[str, Sequence[int]]:
    return text, [at for at, sign in enumerate(text) if sign not in SIGNS]


def _provision(provision: Provision) -> Provision:
    clauses = tuple(Clause(clause.id, clause.text.translate(_WITHOUT)) for clause in provision.clauses)
    children = tuple(map(_provision, provision.children))
    return replace(provision, text=provision.text.translate(_WITHOUT), clauses=clauses, children=children)


def restored(demand: Demand, places: Mapping[Side, Places]) -> Demand:
    """The demand with all that it quotes as it stands in the texts."""
    if not any(places.values()):
        return demand
    old, new = places[Side.OLD], places[Side.NEW]
    axes = tuple(_shift(shift, old, new) for shift in demand.axes)
    return replace(demand, quote=_quote(demand.quote, places[demand.side]), axes=axes)


def _shift(shift: AxisShift, old: Places, new: Places) -> AxisShift:
    left = _quote(shift.old, old) if shift.old else None
    right = _quote(shift.new, new) if shift.new else None
    return replace(shift, old=left, new=right)


def _quote(quote: Quote, places: Places) -> Quote:
    if quote.provision not in places or quote.start == quote.end:
        return quote
    text, at = places[quote.provision]
    start, end = at[quote.start], at[quote.end - 1] + 1
    return Quote(quote.provision, text[start:end], start, end)
