"""A deed as a noun under a verb that says how, and the deed itself with an adverb: the same is asked for.

die Anerkennung der Abschlüsse zu [erleichtern]   =   die Abschlüsse [leichter] anzuerkennen
"""

from dataclasses import replace
from functools import lru_cache

from differ.act import Act
from differ.axes.governed import all_stems
from differ.axes.marks import Mark
from differ.axes.phrases import key
from differ.axes.recast import is_infinitive_of
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon


def with_one_way(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act]:
    """Both acts without such a verb and such an adverb, where one has the verb and the other the adverb."""
    if not lexicon.reading.eased or not old.core or not new.core:
        return old, new
    for governed, plain in ((old, new), (new, old)):
        for verb in _asked(governed, lexicon):
            adverbs = next((adverbs for verbs, adverbs in _groups(lexicon) if verb.stem in verbs), None)
            deeds = {word.sense: word.text for word in _asked(plain, lexicon)}
            nouns = [w for w in governed.core if w.sense in deeds and w.text != deeds[w.sense]]
            rest = _without(plain, adverbs) if adverbs and len(nouns) == 1 else None
            if rest is not None:
                left = replace(governed, core=tuple(word for word in governed.core if word is not verb))
                return (left, rest) if governed is old else (rest, left)
    return old, new


def _asked(act: Act, lexicon: Lexicon) -> list[CoreWord]:
    """The infinitives with their mark, and the last word of an act."""
    return [word for word in act.core if word is act.core[-1] or is_infinitive_of(word, act, lexicon)]


def _without(act: Act, adverbs: frozenset[str]) -> Act | None:
    """An act without the only one of some adverbs that it has, as a word of sense or as a mark."""
    fewer = replace(
        act,
        core=tuple(word for word in act.core if word.text not in adverbs),
        immediacy=_others(act.immediacy, adverbs),
        extent=_others(act.extent, adverbs),
    )
    gone = sum(len(getattr(act, name)) - len(getattr(fewer, name)) for name in ("core", "immediacy", "extent"))
    return fewer if gone == 1 else None


def _others(marks: tuple[Mark, ...], adverbs: frozenset[str]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if key(mark.quote.text) not in adverbs)


@lru_cache(maxsize=8)
def _groups(lexicon: Lexicon) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    groups = lexicon.reading.eased
    return tuple((all_stems(group[:1], lexicon), frozenset(group[1:])) for group in groups)
