"""A share in words beside the same one in figures: "cut it [by a quarter]", "cut it [by 25 %]"."""

from collections.abc import Sequence
from dataclasses import replace

from differ.act import Act
from differ.axes.completing import core_of
from differ.axes.endings import ending
from differ.axes.phrases import Span, find, key, overlaps
from differ.axes.quantities import CONTEXT, Quantity, QuantityKind
from differ.lexicon.model import Lexicon


def with_shares(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act]:
    """Both acts; the only share in words of one is an amount where the other has one in figures, and none in words."""
    if not lexicon.quantities.fractions:
        return old, new
    left, right = _figures(old), _figures(new)
    if not (left or right):
        return old, new
    words = [find(act.place.part, tuple(lexicon.quantities.fractions)) if act.place else () for act in (old, new)]
    if right and len(words[0]) == 1 and not words[1]:
        return _read(old, words[0][0], right, lexicon), new
    if left and len(words[1]) == 1 and not words[0]:
        return old, _read(new, words[1][0], left, lexicon)
    return old, new


def _figures(act: Act) -> Sequence[Quantity]:
    return [q for q in act.quantities if q.kind is QuantityKind.PERCENT]


def _read(act: Act, span: Span, figures: Sequence[Quantity], lexicon: Lexicon) -> Act:
    """The act with its share in words as an amount like the nearest of the other side."""
    if act.place is None:
        return act
    part = act.place.part
    lid = _lid(part.folded[max(part.start, span[0] - CONTEXT) : span[0]], span, lexicon)
    value = {key(form): v for form, v in lexicon.quantities.fractions.items()}[key(part.folded[slice(*span)])]
    other = min(figures, key=lambda figure: abs(figure.value - value))
    if bool(lid) != other.capped:
        return act
    share = replace(other, quote=part.quote(span), value=value, ceiling=lid)
    rest = (q for q in act.quantities if not overlaps(q.span, (span,)))
    read = replace(act, quantities=(*rest, share))
    return replace(read, core=core_of(read, lexicon))


def _lid(before: str, span: Span, lexicon: Lexicon) -> Span | None:
    """The words right before a share that make it a ceiling: "[at most] a third"."""
    found = ending(before, lexicon.quantities.ceilings)
    start = span[0] - len(before)
    return (start + found.start, start + found.start + len(found.text)) if found else None
