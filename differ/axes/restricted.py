"""What is allowed, and what is allowed only so: a permission that "ne ... que" or "only" bounds asks for more.

que la police puisse utiliser des gaz  →  que la police [ne] puisse utiliser des gaz [qu']en dernier recours
n'autoriser [que] les produits testés   =   autoriser [uniquement] les produits testés

Of a deed that is asked for nobody can tell what "only" makes of it: fewer are to be helped, or all others are not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from differ.act import NOTING, Act, changed
from differ.axes.bounds_moved import is_closer
from differ.axes.governed import all_stems
from differ.axes.marks import Mark
from differ.axes.modality import POSSIBLE
from differ.axes.phrases import Span, Stretch, find, key
from differ.axes.restriction import restrictions
from differ.axes.shifts import Finding, doubt, gone_or_come, shift
from differ.lexicon.model import Lexicon
from differ.model import Family, Quote

ASKING = (Family.DIRECTIVE, Family.DECLARATORY)
"""Families of formulas under which a permission may stand: "considers that they may"."""

NEAR = 3
"""Words of sense among which a permit and the verb that grants it stand."""

_GROUPS = (
    "conditions", "exceptions", "immediacy", "hedges", "considering", "emphasis", "extent", "negations", "scaled",
)  # fmt: skip
_TIMED = (*_GROUPS, "quantities", "lowering")


ONE_SIDED = "one side is restricted, or is so no longer"


@dataclass(frozen=True, slots=True)
class _Bound:
    """A restriction of an act: the act without its words, and the act without what it bounds, too."""

    quote: Quote
    without_words: Act
    without_phrase: Act
    phrase: Stretch
    is_parted: bool = False
    """It has two parts: "ne ... que"."""
    conditions: tuple[Mark, ...] = ()
    """Conditions in what it bounds."""


def of_restricted(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without what says "only", and what a restriction of one side says; else as they are, with a doubt."""
    if not lexicon.negation.restricting:
        return old, new, Finding()
    before, after = _bound(old, lexicon), _bound(new, lexicon)
    if before and after and _says(before.without_words) == _says(after.without_words):
        return before.without_words, after.without_words, Finding()
    if before and after:
        return _both(before, after, lexicon) or (old, new, _doubt_of_phrases(before, after, lexicon))
    bound, free = (before, new) if before else (after, old)
    if bound and _is_banned(bound, free, lexicon):
        quote = free.negations[0].quote
        gone, come = (bound.quote, quote) if before else (quote, bound.quote)
        moved = shift("modality", bool(before), gone, come, f"{gone.text} → {come.text}")
        bare = bound.without_phrase
        other = replace(free, negations=(), modals=bare.modals, core=bare.core)
        return (bare, other, moved) if before else (other, bare, moved)
    if bound and _is_allowed(free, lexicon):
        rest = next((act for act in (bound.without_words, bound.without_phrase) if _says(act) == _says(free)), None)
        if rest is not None:
            moved = gone_or_come("modality", bound.quote, bool(before), bool(after), "restriction")
            return (rest, new, moved) if before else (old, rest, moved)
    is_open = bound is not None and (_is_allowed(free, lexicon) or _is_allowed(bound.without_words, lexicon))
    return old, new, doubt(ONE_SIDED) if is_open else _doubt_of_parts(old, new, lexicon)


def _both(before: _Bound, after: _Bound, lexicon: Lexicon) -> tuple[Act, Act, Finding] | None:
    """What two restrictions of one permission say of each other."""
    old, new = before.without_phrase, after.without_phrase
    if _says(old) != _says(new):
        return None
    if _text(before.phrase) == _text(after.phrase):
        return old, new, Finding()
    if not _is_allowed(before.without_words, lexicon):
        return None
    is_condition = bool(before.conditions or after.conditions)
    closer = is_closer(before.phrase, after.phrase, is_condition, lexicon)
    if closer is None:
        return None
    gone, come = (bound.phrase.quote((bound.phrase.start, bound.phrase.end)) for bound in (before, after))
    return old, new, shift("modality", closer, gone, come, f"{gone.text} → {come.text}")


def _text(part: Stretch) -> str:
    return key(part.folded[part.start : part.end]).strip(" ;,.")


def _doubt_of_phrases(before: _Bound, after: _Bound, lexicon: Lexicon) -> Finding:
    """A doubt where two restrictions bound something in other words: nobody knows which way more is asked for."""
    is_one = before.is_parted == after.is_parted and _text(before.phrase) == _text(after.phrase)
    is_open = before.is_parted or after.is_parted or _is_allowed(before.without_words, lexicon)
    return doubt("both sides are restricted, in other words") if is_open and not is_one else Finding()


def _is_banned(bound: _Bound, free: Act, lexicon: Lexicon) -> bool:
    """Whether one side forbids altogether what the other one allows only so: "ne pas recourir à la détention"."""
    if len(free.negations) not in (1, 2) or bound.without_phrase.negations or free.place is None:
        return False
    halves = {start for start, _ in find(free.place.part, lexicon.negation.halves)}
    bare = replace(free, negations=(), modals=bound.without_phrase.modals)
    bare = replace(bare, core=tuple(word for word in free.core if word.start not in halves))
    return len(free.modals) == len(bound.without_phrase.modals) and _says(bare) == _says(bound.without_phrase)


def _doubt_of_parts(old: Act, new: Act, lexicon: Lexicon) -> Finding:
    """A doubt where one side is restricted in two parts and the other is not."""
    counts = [sum(1 for _ in restrictions(act, lexicon)) for act in (old, new)]
    return Finding() if counts[0] == counts[1] else doubt(ONE_SIDED)


def _is_allowed(act: Act, lexicon: Lexicon) -> bool:
    """Whether an act only asks that something be allowed."""
    if act.negations or act.concept in NOTING or act.family not in ASKING:
        return False
    if act.modals:
        return len(act.modals) == 1 and act.modals[0].sense == "modal" and act.modals[0].level <= POSSIBLE
    first = [word.stem for word in act.core[:NEAR]]
    granted = all_stems(lexicon.negation.permits, lexicon).intersection(first)
    is_granted = granted and all_stems(lexicon.quantities.giving, lexicon).intersection(first)
    return bool(is_granted or (first and first[0] in all_stems(lexicon.negation.allowing, lexicon)))


def _bound(act: Act, lexicon: Lexicon) -> _Bound | None:
    """The only restriction of an act; None where there is none, or several."""
    found = [*_parted(act, lexicon), *_single(act, lexicon)]
    return found[0] if len(found) == 1 else None


def _parted(act: Act, lexicon: Lexicon) -> Iterator[_Bound]:
    """Restrictions in two parts: "ne ... que"."""
    if act.place is None:
        return
    for first, then in restrictions(act, lexicon):
        plain = _with_plain_modal(_outside(act, (first, then)), first, lexicon)
        whole = _with_plain_modal(_outside(act, (first, (then[0], act.quote.end))), first, lexicon)
        phrase = act.place.part.part(then[1], act.quote.end)
        inside = tuple(mark for mark in act.conditions if mark.quote.start >= then[0])
        yield _Bound(act.place.part.quote((first[0], then[1])), plain, whole, phrase, True, inside)


def _single(act: Act, lexicon: Lexicon) -> Iterator[_Bound]:
    """Restrictions in one word: "uniquement"."""
    if act.place is None:
        return
    for span in find(act.place.part, lexicon.negation.only):
        if span[0] >= (act.formula_quote.end if act.formula_quote else 0):
            bare = _outside(act, (span,), (*_GROUPS, "quantities"))
            plain = replace(bare, conditions=tuple(_plainer(act, lexicon)))
            phrase = act.place.part.part(span[1], act.quote.end)
            inside = tuple(mark for mark in act.conditions if mark.quote.start >= span[0])
            bare = _outside(act, ((span[0], act.quote.end),))
            yield _Bound(act.place.part.quote(span), plain, bare, phrase, False, inside)


def _plainer(act: Act, lexicon: Lexicon) -> Iterator[Any]:
    """The conditions of an act without a word of restriction at their beginning: "[seulement] si"."""
    for mark in act.conditions:
        text = mark.quote.text
        lead = next((word for word in lexicon.negation.only if key(text).startswith(f"{word} ")), "")
        cut = len(lead) + 1 if lead else 0
        quote = replace(mark.quote, text=text[cut:], start=mark.quote.start + cut)
        yield replace(mark, quote=quote)


def _outside(act: Act, spans: tuple[Span, ...], groups: tuple[str, ...] = _TIMED) -> Act:
    """An act without the words and marks that begin in some spans."""

    def is_out(at: int) -> bool:
        return not any(start <= at < end for start, end in spans)

    kept: dict[str, Any] = {
        name: tuple(mark for mark in getattr(act, name) if is_out(mark.quote.start)) for name in groups
    }
    return changed(act, **kept, core=tuple(word for word in act.core if is_out(word.start)))


def _with_plain_modal(act: Act, first: Span, lexicon: Lexicon) -> Act:
    """An act whose modal verb lost the first part of the restriction: "[ne] puisse ... que"."""
    modals = []
    for mark in act.modals:
        bare = key(mark.quote.text[first[1] - first[0] :]).strip()
        is_it = mark.quote.start == first[0] and bare in lexicon.modality
        modals.append(_plain(mark, bare, lexicon) if is_it else mark)
    return changed(act, modals=tuple(modals))


def _plain(mark: Mark, bare: str, lexicon: Lexicon) -> Mark:
    """A modal verb by itself."""
    quote = replace(mark.quote, text=bare, start=mark.quote.end - len(bare))
    return replace(mark, sense="modal", level=lexicon.modality[bare], quote=quote)


def _says(act: Act) -> tuple[object, ...]:
    """All that an act says, but for the way in which it says it."""
    marks = chain.from_iterable(
        ((name, key(mark.quote.text)) for mark in getattr(act, name)) for name in (*_GROUPS, "quantities")
    )
    modals = tuple((mark.sense, mark.level) for mark in act.modals)
    return (tuple(word.sense for word in act.core), tuple(marks), modals)
