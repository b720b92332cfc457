"""Fewer of those who are addressed: a word of kind, or words that bound them, after the name.

aux États membres  →  aux États membres concernés
aux entreprises    →  aux entreprises de plus de 500 salariés
"""

from dataclasses import replace

from differ.act import Act, Addressee
from differ.axes.cores import Cores
from differ.axes.phrases import key, keys, listed, phrase_at
from differ.axes.shifts import Finding, shift, unmatched
from differ.axes.things import same_name
from differ.axes.words import CoreWord, stem
from differ.lexicon.model import Lexicon


def of_fewer(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Finding]:
    """The new act, with the name that the old one has where only a word of kind differs, and what that word says."""
    gone, come = unmatched(old.addressees, new.addressees, same_name)
    if len(gone) != 1 or len(come) != 1 or not (old.is_asking and new.is_asking):
        return new, Finding()
    is_narrower = _is_of_kind(come[0], gone[0], lexicon)
    if not is_narrower and not _is_of_kind(gone[0], come[0], lexicon):
        return new, Finding()
    named = tuple(replace(a, name=gone[0].name) if a is come[0] else a for a in new.addressees)
    said = f"{gone[0].quote.text} → {come[0].quote.text}"
    return replace(new, addressees=named), shift("scope", not is_narrower, gone[0].quote, come[0].quote, said)


def _is_of_kind(long: Addressee, short: Addressee, lexicon: Lexicon) -> bool:
    """Whether a name is the other one, of several, with a word of kind behind it: "États membres [concernés]"."""
    words, kinds = key(long.quote.text).split(), lexicon.narrowing.participles_beside
    endings = tuple(kind[1:] for kind in kinds if kind.startswith("-"))
    last, before = words[-1], words[-2:-1]
    if lexicon.limbs.verb_final or long.name[:-1] != short.name or not before or not short.name:
        return False
    is_several = before[0].endswith(lexicon.reading.plurals) and before[0] not in keys(lexicon.narrowing.unbounded)
    is_kind = last in kinds or last.endswith(endings or ("\0",))
    return is_several and is_kind and not is_of_nation(last, lexicon)


def is_of_nation(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may tell a country, which says who is meant and not how many of them."""
    nations = {stem(form, lexicon) for group in lexicon.reading.nations for form in group}
    endings = tuple(pair[0][1:] for pair in lexicon.reading.demonyms if len(pair[0]) > len("-ie."))
    return stem(word, lexicon) in nations or word.endswith(endings or ("\0",))


def bounds_addressee(found: tuple[CoreWord, ...], is_old: bool, cores: Cores) -> bool:
    """Whether words that bound things follow a name: "aux entreprises [de plus de 500 salariés]"."""
    act, bounding = cores.act(is_old), cores.lexicon.narrowing.bounding
    if act.place is None or not bounding or not act.is_asking:
        return False
    part = act.place.part
    for addressee in act.addressees:
        at = addressee.quote.end
        start = at + len(part.folded[at : part.end]) - len(part.folded[at : part.end].lstrip())
        opened = phrase_at(part, start, listed(bounding))
        if opened is not None and start <= found[0].start < opened:
            return addressee.quote.text.endswith(cores.lexicon.reading.plurals)
    return False
