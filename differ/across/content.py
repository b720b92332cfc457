"""Whether two demands in two languages speak of the same: what grades, conditions and numbers do not show.

    lever les sanctions   →  maintain the sanctions      opposites, as the lexicon of either language lists them
    le ministre Tesselov  →  Minister Desk               a name on either side that the other one has not
    une commission        →  a football tournament       next to nothing that both speak of

Words are looked up in the table of concepts: a doubt is raised only where both sides are known to differ, for a free
translation has words of its own. None of this tells stronger from weaker.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from differ.across.features import Features, features
from differ.across.quantities import undated
from differ.across.spelling import skeleton
from differ.act import Act
from differ.axes.shifts import Finding, doubt
from differ.lexicon.model import Lexicon
from differ.terms.matching import matcher
from differ.words import ratio

FEWEST = 3
"""Concepts that each side has at least before anything is said of what they share."""

LEAST_SHARED = 0.2
"""Share of the concepts of the side that has fewer, below which the two speak of different things."""


def content_differs(old: Act, new: Act, tongues: tuple[Lexicon, Lexicon]) -> Finding:
    """A doubt where two demands that answer each other are known to ask for different things."""
    left, right = features(_words(old), tongues[0].language), features(_words(new), tongues[1].language)
    turned = next(_opposites(old, left, right, tongues[0]), "") or next(_opposites(new, right, left, tongues[1]), "")
    if turned:
        return doubt(f"the contrary may be asked for: the other side has an opposite of “{turned}”")
    names = _lone_names(old, new, tongues[0].language), _lone_names(new, old, tongues[1].language)
    if all(names):
        return doubt(f"other names: {', '.join(names[0])} → {', '.join(names[1])}")
    return doubt("the two speak of different things") if _share_little(left, right) else Finding()


def _words(act: Act) -> str:
    """What an act says beside its formula."""
    start, end = (act.formula_quote.start, act.formula_quote.end) if act.formula_quote else (0, 0)
    quote = act.quote
    inside = act.formula_quote and act.formula_quote.provision == quote.provision and quote.start <= start < quote.end
    return quote.text[end - quote.start :] if inside else quote.text


def _concepts(bag: Features) -> frozenset[str]:
    return frozenset(key for key in bag.concepts if not key.startswith("="))


def _opposites(act: Act, mine: Features, theirs: Features, lexicon: Lexicon) -> Iterator[str]:
    """Words of an act that the other side has not, where it has an opposite of theirs that this side has not."""
    own, others = _concepts(mine), _concepts(theirs)
    for word, concepts, contrary in _pairs(lexicon):
        if concepts <= own and not concepts & others and contrary <= others and not contrary & own:
            yield word


@lru_cache(maxsize=16)
def _pairs(lexicon: Lexicon) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """The opposites of a language as concepts, both ways; those that the table has not are left out."""
    read = matcher(lexicon.language).read
    found = []
    for one, other in lexicon.negation.pairs:
        sides = [(word, frozenset(read(word).concepts)) for word in (one, other)]
        for (word, concepts), (_, contrary) in (sides, sides[::-1]):
            if concepts and contrary and not concepts & contrary:
                found.append((word, concepts, contrary))
    return tuple(found)


ALIKE = 0.5
"""How alike two spellings of one name are at least, without what spellings vary: "Saint", "Sankt"."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"(?<![.;:!?]\s)(?<!^)\b[A-ZÀ-ÖØ-Þ][^\W\d_]{3,}")


def _lone_names(act: Act, other: Act, language: str) -> list[str]:
    """Names of an act that no table knows and whose spelling nothing on the other side resembles."""
    spoken = undated(_words(act), language)
    unknown = {word.casefold() for word in matcher(language).read(spoken).unknown}
    there = [skeleton(word) for word in _WORD.findall(other.quote.text)]
    names = (name for name in _NAME.findall(spoken) if name.casefold() in unknown)
    return [name for name in names if not any(ratio(skeleton(name), word, ALIKE) for word in there)]


def _share_little(left: Features, right: Features) -> bool:
    one, other = _concepts(left), _concepts(right)
    fewer = min(len(one), len(other))
    return fewer >= FEWEST and len(one & other) < LEAST_SHARED * fewer
