"""An exception that says more closely what it is made of, or names one thing more.

hors barrages  →  hors [grands] barrages        less is left out
sauf autorisation  →  sauf autorisation [ou dérogation]     more is left out
"""

from collections.abc import Sequence
from dataclasses import replace

from differ.act import Act
from differ.axes.phrases import key
from differ.axes.shifts import Finding, both_direct, same_words, shift, unmatched
from differ.lexicon.model import Lexicon


def of_exceptions(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without such an exception, and what it says; else as they are."""
    gone, come = unmatched(old.exceptions, new.exceptions, same_words)
    if len(gone) != 1 or len(come) != 1 or old.negations or new.negations or not both_direct(old, new):
        return old, new, Finding()
    rows = [key(mark.quote.text).strip(" ;.").split() for mark in (gone[0], come[0])]
    short, long = sorted(rows, key=len)
    is_wider = long[: len(short)] == short and long[len(short) : len(short) + 1] in [
        [w] for w in lexicon.negation.listing
    ]
    if not is_wider and not _is_narrower(short, long, (*lexicon.addressees.joiners, *lexicon.negation.listing)):
        return old, new, Finding()
    said = f"{gone[0].quote.text} → {come[0].quote.text}"
    moved = shift("scope", (len(rows[1]) > len(rows[0])) != is_wider, gone[0].quote, come[0].quote, said)
    left = tuple(mark for mark in old.exceptions if mark is not gone[0])
    right = tuple(mark for mark in new.exceptions if mark is not come[0])
    return replace(old, exceptions=left), replace(new, exceptions=right), moved


def _is_narrower(short: Sequence[str], long: Sequence[str], joiners: Sequence[str]) -> bool:
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    more = long[at : at + len(long) - len(short)]
    is_one = bool(more) and [*long[:at], *long[at + len(more) :]] == list(short)
    return is_one and not any(word in joiners or "," in word for word in (*more, *short[1:]))
