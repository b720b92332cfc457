"""One more thing behind "or" in words that say of which persons or things something is asked: it is asked for more.

compensate the residents who lost their homes  →  ... who lost their homes [or their livestock]
"""

from collections.abc import Sequence

from differ.axes.cores import Cores
from differ.axes.marks import EXEMPTING
from differ.axes.phrases import find, infinitive
from differ.axes.shifts import Finding, both_direct, shift
from differ.axes.words import CoreWord


def of_wider_relative(words: Sequence[CoreWord], is_old: bool, cores: Cores) -> Finding | None:
    """What such words say; None where they are none, or where "not" or "exempt" may turn that round."""
    if words[0].text not in cores.lexicon.negation.listing or not _is_of_several(words[0], is_old, cores):
        return None
    acts = cores.old_act, cores.new_act
    is_turned = any(act.negations or any(mark.sense == EXEMPTING for mark in act.lowering) for act in acts)
    if is_turned or not both_direct(*acts):
        return None
    quote = cores.quote(is_old, words)
    said = f"{'left out' if is_old else 'added'}: {quote.text if quote else ''}"
    return shift("scope", not is_old, quote if is_old else None, None if is_old else quote, said)


def _is_of_several(word: CoreWord, is_old: bool, cores: Cores) -> bool:
    """Whether the last relative clause before a word is one of several, and no comma ends it: "residents [who]"."""
    place, lexicon = cores.act(is_old).place, cores.lexicon
    if place is None or lexicon.limbs.verb_final or not lexicon.narrowing.relating:
        return False
    before = place.part.part(place.part.start, word.start)
    spans = find(before, lexicon.narrowing.relating)
    if not spans:
        return False
    start, end = spans[-1]
    noun = place.part.folded[place.part.start : start].casefold().split()[-1:]
    inside = place.part.part(end, word.start)
    is_deed = infinitive(lexicon).search(inside.folded, inside.start, inside.end) is not None
    is_other = is_deed or any(True for _ in find(inside, lexicon.limbs.complements))
    is_several = not is_other and bool(noun) and noun[0].endswith(lexicon.reading.plurals)
    return is_several and not any(sign in place.part.folded[end : word.start] for sign in ",;")
