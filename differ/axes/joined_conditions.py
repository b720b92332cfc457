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

ALLOWED = 3.5
"""The highest level of a modal verb that allows something."""


def of_joined(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without a condition in which nothing but "and" and "or" differs, and what that says."""
    gone, come = unmatched(old.conditions, new.conditions, same_words)
    if len(gone) != 1 or len(come) != 1 or not both_direct(old, new):
        return old, new, Finding()
    joined = _joined(gone[0], come[0], lexicon)
    joined = _narrowed(gone[0], come[0], lexicon) if joined is None else joined
    if joined is None and not any(_allows(mark, lexicon) for mark in (*old.modals, *new.modals)):
        joined = _extended(gone[0], come[0], lexicon)
        joined = _further(gone[0], come[0], lexicon) if joined is None else joined
    if joined is None:
        return old, new, Finding()
    opens = any_of(lexicon.conditions.fulfilled).match(key(gone[0].quote.text)) is not None
    said = f"{gone[0].quote.text} → {come[0].quote.text}"
    moved = shift("condition", joined != opens, gone[0].quote, come[0].quote, said)
    return _without(old, gone[0]), _without(new, come[0]), moved


def _allows(modal: Mark, lexicon: Lexicon) -> bool:
    """Whether a modal verb allows or forbids: "may only shoot if A [or B]", "ne puissent tirer qu'en cas de"."""
    is_ban = modal.sense == "ban" or key(modal.quote.text).split()[0] in lexicon.negation.halves
    return modal.level <= ALLOWED or is_ban


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


def _further(one: Mark, other: Mark, lexicon: Lexicon) -> bool | None:
    """As :func:`_extended`, for what ends a deed or excuses from it: "until A", "until A and B"; no word need follow.

    "If A or B" asks for more than "if A", too.
    """
    rows = [_bare(mark, lexicon) for mark in (one, other)]
    short, long = sorted(rows, key=len)
    excuses = any_of(lexicon.conditions.excusing).match(key(one.quote.text)) is not None
    is_known = excuses or any_of(lexicon.conditions.fulfilled).match(key(one.quote.text)) is not None
    is_sure = one.sense == other.sense == CERTAIN and bool(lexicon.conditions.excusing) and is_known
    if key(one.quote.text).startswith(lexicon.conditions.solely or ("\0",)):
        return None  # "store it [only] if A or B" asks for more of the deed, and lets more of it pass
    if not is_sure or long[: len(short)] != short or len(long) < len(short) + 2:
        return None
    joint = long[len(short)]
    if joint in lexicon.negation.listing:
        return len(rows[1]) < len(rows[0])
    return len(rows[1]) > len(rows[0]) if excuses and joint in lexicon.addressees.joiners else None


def _bare(mark: Mark, lexicon: Lexicon) -> list[str]:
    """The words of a condition, with one article for "a" and "an", without those that stress that it is one or both."""
    words = (word for word in key(mark.quote.text).replace(",", " ").split() if word not in lexicon.conditions.pairing)
    articles = lexicon.quantities.singles
    return [articles[0] if word in articles else word for word in words]


def _is_negated(mark: Mark, lexicon: Lexicon) -> bool:
    return any_of(lexicon.negation.words).search(key(mark.quote.text)) is not None


def _without(act: Act, mark: Mark) -> Act:
    return replace(act, conditions=tuple(other for other in act.conditions if other is not mark))
