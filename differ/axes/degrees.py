"""Words that look like emphasis and stress no verb: "[besonders] schutzbedürftige Flüchtlinge", participles."""

from collections.abc import Iterable, Iterator

from differ.axes.marks import Mark
from differ.axes.phrases import Stretch, key, keys
from differ.lexicon.model import Lexicon

JOINED = ("is", "applied", "and")
"""What stands before the second of two participles: the auxiliary may stand before the first one."""


def without_degrees(found: Iterable[Mark], part: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    """The marks without such words, in languages that list them and whose nouns have capitals."""
    return (mark for mark in found if not _is_degree(mark, part, lexicon))


def without_participles(found: Iterable[Mark], part: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    """The marks without words that are participles beside an auxiliary of the passive: "wordt [uitgebreid]"."""
    listed = keys(lexicon.intensity.participles)
    return (mark for mark in found if key(mark.quote.text) not in listed or not _is_passive(mark, part, lexicon))


def _is_passive(mark: Mark, part: Stretch, lexicon: Lexicon) -> bool:
    before = part.folded[part.start : mark.quote.start].rsplit(maxsplit=len(JOINED))[-len(JOINED) :]
    before = before if before[-1:] and before[-1] in lexicon.addressees.joiners else before[-1:]
    is_last = lexicon.limbs.verb_final  # elsewhere "des contrôles renforcés soient effectués" has an adjective
    after = part.folded[mark.quote.end : part.end].split(maxsplit=1)[:1] if is_last else []
    return any(word.strip(" ,;.") in lexicon.reading.passives for word in (*before, *after))


def _is_degree(mark: Mark, part: Stretch, lexicon: Lexicon) -> bool:
    after = part.text[mark.quote.end : part.end].split(maxsplit=2)[:2]
    if after and after[0].strip(" ,;.") in lexicon.reading.auxiliaries:
        return True  # "dass die Versammlung [entschieden] hat"
    if key(mark.quote.text) not in lexicon.reading.degrees:
        return False
    return len(after) > 1 and after[0].isalpha() and after[0].islower() and after[1][0].isupper()
