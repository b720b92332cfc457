"""One condition and another, either or both: "if A or B", "if A and B"; and one that is harder to fulfil.

What must be done if both are fulfilled is asked for less often; what must be done unless both are, more often.
"""

from dataclasses import replace

from differ.act import Act
from differ.axes.marks import CERTAIN, Mark
from differ.axes.phrases import any_of, key
from differ.axes.shifts import Finding, both_direct, same_words, shift, unmatched
from differ.axes.taken_up_conditions import is_further
from differ.lexicon.model import Lexicon


def of_joined(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without a condition in which nothing but "and" and "or" differs, and what that says."""
    gone, come = unmatched(old.conditions, new.conditions, same_words)
    if len(gone) != 1 or len(come) != 1 or not both_direct(old, new):
        return old, new, Finding()
    joined = _joined(gone[0], come[0], lexicon)
    joined = _narrowed(gone[0], come[0], lexicon) if joined is None else joined
    joined = _extended(gone[0], come[0], lexicon) if joined is None else joined
    if joined is None:
        return old, new, Finding()
    opens = any_of(lexicon.conditions.fulfilled).match(key(gone[0].quote.text)) is not None
    said = f"{gone[0].quote.text} → {come[0].quote.text}"
    moved = shift("condition", joined != opens, gone[0].quote, come[0].quote, said)
    return _without(old, gone[0]), _without(new, come[0]), moved


def _joined(one: Mark, other: Mark, lexicon: Lexicon) -> bool | None:
    """Whether the second condition has "and" where the first has "or"; None where anything else differs."""
    ways, both = set(lexicon.negation.listing), set(lexicon.addressees.joiners)
    rows = [_bare(mark, lexicon) for mark in (one, other)]
    is_sure = one.sense == other.sense == CERTAIN and not any(_is_negated(mark, lexicon) for mark in (one, other))
    if len(rows[0]) != len(rows[1]) or not is_sure:
        return None
    apart = [pair for pair in zip(*rows, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1:
        return None
    before, after = apart[0]
    if before in ways and after in both:
        return True
    return False if before in both and after in ways else None


def _narrowed(one: Mark, other: Mark, lexicon: Lexicon) -> bool | None:
    """Whether the second condition has further words that make it harder to fulfil; False if the first has them."""
    rows = [_bare(mark, lexicon) for mark in (one, other)]
    if lexicon.reading.cases:  # "bis [die] Empfehlungen", "bis [sämtliche] Empfehlungen"
        rows = [[w for w in row if w not in lexicon.reading.function_words] for row in rows]
    rest = [[word for word in row if word not in lexicon.conditions.stricter] for row in rows]
    if one.sense != other.sense or one.sense != CERTAIN or rest[0] != rest[1] or len(rows[0]) == len(rows[1]):
        return None
    if any(_is_negated(mark, lexicon) for mark in (one, other)):
        return None
    short, long = sorted(rows, key=len)
    return len(rows[1]) > len(rows[0]) if set(short) <= set(long) else None


def _extended(one: Mark, other: Mark, lexicon: Lexicon) -> bool | None:
    """Whether the second condition has a further one behind "and"; None where it is neither longer nor shorter so."""
    rows = [_bare(mark, lexicon) for mark in (one, other)]
    if one.sense != other.sense or one.sense != CERTAIN:
        return None
    short, long = sorted(rows, key=len)
    both = is_further(short, long, lexicon)
    return None if both is None else both == (len(rows[1]) > len(rows[0]))


def _bare(mark: Mark, lexicon: Lexicon) -> list[str]:
    """The words of a condition, without those that only stress that it is one or both."""
    return [word for word in key(mark.quote.text).replace(",", " ").split() if word not in lexicon.conditions.pairing]


def _is_negated(mark: Mark, lexicon: Lexicon) -> bool:
    return any_of(lexicon.negation.words).search(key(mark.quote.text)) is not None


def _without(act: Act, mark: Mark) -> Act:
    return replace(act, conditions=tuple(other for other in act.conditions if other is not mark))
