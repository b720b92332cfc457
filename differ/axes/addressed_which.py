"""Words that tell which of those who are addressed are meant: it is asked of fewer.

fordert die Länder auf, ...  →  fordert die [betroffenen] Länder auf, ...
fordert alle Staaten auf, ...  →  fordert die Staaten[, die das noch nicht getan haben,] auf, ...

Any other relative clause may only tell something of all of them: "die Staaten, die für die Umsetzung zuständig sind".
"""

from collections.abc import Iterator
from typing import Any

from differ.act import Act, Addressee, changed
from differ.axes.phrases import Span, infinitive, key, keys
from differ.axes.shifts import Finding, both_direct, doubt, shift, together
from differ.axes.things import same_name
from differ.lexicon.model import Lexicon

COMMA = ","

_MARKS = (
    "conditions", "exceptions", "immediacy", "hedges", "considering", "emphasis", "extent", "modals", "negations",
    "lowering", "quantities", "core",
)  # fmt: skip


def of_which(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without such words of one side, and what they say; as they are where both sides have the same."""
    pairs = _pairs(old, new)
    if not pairs or not both_direct(old, new) or not lexicon.reading.cases:
        return old, new, Finding()
    kinds = together(_of_kind(one, other, lexicon) for one, other in pairs)
    clauses = [_clause(act, lexicon) for act in (old, new)]
    if (clauses[0] is None) == (clauses[1] is None):
        return old, new, kinds
    act, other, span = (old, new, clauses[0]) if clauses[0] else (new, old, clauses[1])
    if act.place is None or span is None or not _tells_which(act, other, span, lexicon):
        return old, new, kinds
    quote, bare = act.place.part.quote(span), _without(act, span)
    is_old = act is old
    said = f"{'of all' if is_old else 'of fewer'}: {quote.text}"
    moved = shift("scope", is_old, quote if is_old else None, None if is_old else quote, said)
    return bare if is_old else old, new if is_old else bare, together((kinds, moved))


def _pairs(old: Act, new: Act) -> list[tuple[Addressee, Addressee]]:
    """Those whom both address, in one order; none where these are not the same."""
    pairs = list(zip(old.addressees, new.addressees, strict=False))
    is_same = len(old.addressees) == len(new.addressees) and all(same_name(*pair) for pair in pairs)
    return pairs if is_same else []


def _of_kind(one: Addressee, other: Addressee, lexicon: Lexicon) -> Finding:
    """What an adjective before a name says that only one side has; of one that is not listed nobody can tell."""
    kinds = keys(lexicon.addressees.fewer)
    rows = _adjectives(one, lexicon), _adjectives(other, lexicon)
    gone, come = rows[0] - rows[1], rows[1] - rows[0]
    if (not gone and not come) or one.name == other.name:
        return Finding()
    if (gone and come) or not (gone | come) <= kinds:
        return doubt("other addressees")
    return shift("scope", bool(gone), one.quote, other.quote, f"{one.quote.text} → {other.quote.text}")


def _adjectives(addressee: Addressee, lexicon: Lexicon) -> set[str]:
    """The words of a name in small letters that may tell who is meant: no articles, and nothing of mere titles."""
    words, kinds = lexicon.addressees, keys(lexicon.addressees.fewer)
    idle = keys((*words.determiners, *words.modifiers, *words.links, *words.joiners, *words.leads))
    found = {key(word) for word in addressee.quote.text.split() if word.islower() and word.isalpha()}
    return {word for word in found if word in kinds or word not in idle}


def _clause(act: Act, lexicon: Lexicon) -> Span | None:
    """The relative clause right behind the last of those who are addressed, its commas aside."""
    if act.place is None or not act.addressees:
        return None
    part = act.place.part
    at = max(a.quote.end for a in act.addressees)
    if any(a.quote.provision != part.provision for a in act.addressees) or not part.start <= at < part.end:
        return None
    for start in (at, *_behind_formula(act, at)):
        rest = part.folded[start : part.end]
        comma = rest.find(COMMA)
        end = rest.find(COMMA, comma + 1)
        if not rest[:comma].strip() and comma >= 0 and end >= 0 and _is_relative(rest[comma + 1 : end], lexicon):
            return start + comma + 1 + len(" "), start + end
    return None


def _behind_formula(act: Act, at: int) -> Iterator[int]:
    """The end of the words of the formula that follow a place: "fordert die Staaten [auf], die ..."."""
    for start, end in act.place.pieces if act.place else ():
        if act.place and start >= at and not act.place.part.folded[at:start].strip():
            yield end


def _is_relative(text: str, lexicon: Lexicon) -> bool:
    """Whether words between commas are a relative clause whose verb tells that it speaks of several."""
    words = text.split()
    opener = words[1:2] if words and words[0] in keys(lexicon.reading.prepositions) else words[:1]
    openers = (*keys(lexicon.reading.relatives), *lexicon.narrowing.relating)
    if len(words) <= 1 or not opener or opener[0] not in openers or infinitive(lexicon).search(text):
        return False
    return words[-1].islower() and words[-1].endswith(lexicon.addressees.several)


def _tells_which(act: Act, other: Act, span: Span, lexicon: Lexicon) -> bool:
    """Whether the clause says what some have not done, or the other side addresses all of them."""
    is_denied = any(span[0] <= mark.quote.start < span[1] for mark in act.negations)
    everybody = keys(lexicon.addressees.everybody)
    return is_denied or any(key(a.quote.text).split()[0] in everybody for a in other.addressees[-1:])


def _without(act: Act, span: Span) -> Act:
    def is_out(mark: Any) -> bool:
        start = mark.start if hasattr(mark, "start") else mark.quote.start
        return not span[0] <= start < span[1]

    kept: dict[str, Any] = {name: tuple(mark for mark in getattr(act, name) if is_out(mark)) for name in _MARKS}
    return changed(act, **kept)
