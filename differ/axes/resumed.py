"""Where a relative clause ends because the verb of the demand itself follows, and where it asks for something itself.

demands that firms which have broken the rules [be fined]
calls for the licences that were granted in May, [to be suspended]
A person who breaks the rules [shall] be fined.
"""

from functools import lru_cache

from differ.axes.phrases import Stretch, find, infinitive, listed, phrase_at
from differ.lexicon.model import Lexicon

BEFORE = 2
"""Words before a verb form among which its modal verb would stand: "which may not be"."""


def is_resumed(told: Stretch, lexicon: Lexicon) -> bool:
    """Whether the words after a relative word hold the verb of the demand; only where the language has such forms."""
    forms = lexicon.reading.resuming
    if not forms:
        return False
    if any(_is_bare(told, start, lexicon) for start, _ in find(told, forms)):
        return True
    matches = infinitive(lexicon).finditer(told.folded, told.start, told.end)
    return any(told.folded[told.start : match.start()].rstrip().endswith(",") for match in matches)


DUE = 8.5
"""The lowest level of a verb of obligation that is more than a wish."""


def is_due(stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of obligation stands right behind a relative word: "a committee, which [is to] report in May"."""
    return phrase_at(stretch, at + 1, listed(_obliging(lexicon))) is not None


@lru_cache(maxsize=64)
def _obliging(lexicon: Lexicon) -> tuple[str, ...]:
    strong = (verb for verb, level in lexicon.modality.items() if level >= DUE)
    return tuple(sorted({*strong, *lexicon.reading.must_words}))


LONGEST_VERB = 20
"""Code points of the longest modal verb."""


def is_ruled(stretch: Stretch, since: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the modal verb of a rule stands between a relative word behind its subject and a place, or there.

    Only where that word is the subject of its clause: "persons who break the rules", not "rules which they must keep".
    """
    following = stretch.folded[since:at].split(maxsplit=1)[:1]
    others = (*lexicon.addressees.determiners, *lexicon.reading.pronouns)
    if not following or not lexicon.reading.pronouns or following[0] in others or following[0][0].isupper():
        return False
    told = stretch.part(since, min(stretch.end, at + LONGEST_VERB))
    starts = (start for start, _ in find(told, tuple(lexicon.modality), cased=True))
    return any(start <= at and stretch.folded[since:start].strip() for start in starts)


def _is_bare(told: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether no modal verb and no "to" stands before a verb form."""
    before = told.folded[told.start : at].casefold().split()[-BEFORE:]
    bound = {*lexicon.modality, *lexicon.negation.words, *lexicon.reading.datives}
    return bool(before) and bound.isdisjoint(before)
