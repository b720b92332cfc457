"""Nouns that stand for several things or any amount, and phrases after them that say which of these are meant."""

from collections.abc import Sequence
from typing import NamedTuple

from differ.axes.governed import all_stems
from differ.axes.phrases import Stretch, keys
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

PLACE_LETTERS = 6
"""Letters of the shortest place that may end a compound: "berggebieten"."""

NOUN_LETTERS = 3
"""Letters of the shortest noun that may stand without an article."""

WIDEST = 3
"""Words before a noun among which its article would stand."""


class Extra(NamedTuple):
    """Words that one side only has: ``found``, at the place ``at`` of their row."""

    found: tuple[CoreWord, ...]
    row: tuple[CoreWord, ...]
    at: int
    part: Stretch
    lexicon: Lexicon

    @property
    def noun(self) -> CoreWord:
        """The word before them."""
        return self.row[self.at - 1]

    @property
    def after(self) -> CoreWord | None:
        """The word after them."""
        end = self.at + len(self.found)
        return self.row[end] if end < len(self.row) else None

    @property
    def lead(self) -> str:
        """The preposition that opens them; it may have no sense of its own and stand before them: "im Fernsehen"."""
        first, before = self.found[0].text, self.between.split()[-1:]
        known = {*self.lexicon.narrowing.locating, *self.lexicon.reading.prepositions}
        return before[0] if first not in known and before and before[0] in known else first

    @property
    def between(self) -> str:
        """What is printed between them and the word before, in lower case."""
        return self.part.folded[self.noun.end : self.found[0].start].casefold()


def is_several(noun: CoreWord, lexicon: Lexicon) -> bool:
    """Whether a noun stands for several things."""
    words = lexicon.narrowing
    last = noun.text.split()[-1]
    if last in keys(words.unbounded) or last in lexicon.reading.prepositions or last.isdigit():
        return False
    return last in keys(words.collectives) or (last.endswith(lexicon.reading.plurals) and not last.endswith("ss"))


def has_wide_head(extra: Extra) -> bool:
    """Whether the noun belongs to another one that stands for several things: "[ships] of war"."""
    lexicon = extra.lexicon
    if lexicon.limbs.verb_final or extra.at < len(("head", "noun")):
        return False
    head = extra.row[extra.at - 2]
    between = extra.part.folded[head.end : extra.noun.start].casefold().split()
    return len(between) == 1 and between[0] in lexicon.reading.genitives and is_several(head, lexicon)


def is_any_amount(noun: CoreWord, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether a noun without an article stands for any amount: "the use of [glyphosate]", "facial [recognition]"."""
    words, text = lexicon.narrowing, noun.text.split()[-1]
    before = part.folded[part.start : noun.start].casefold().split()[-WIDEST:]
    ties = {*lexicon.reading.prepositions, *lexicon.reading.genitives}
    since = max((number for number, word in enumerate(before) if word in ties), default=0)
    is_bare = bool(before) and not set(before[since:]) & keys(lexicon.addressees.determiners)
    is_noun = not noun.is_name and len(text) >= NOUN_LETTERS and not text.endswith(words.no_nouns)
    return is_bare and is_noun and text not in keys((*words.unbounded, *lexicon.reading.prepositions))


def is_about_noun(extra: Extra) -> bool:
    """Whether a phrase tells of which things, and not how, why or where to something is to be done."""
    words, lead = extra.lexicon.narrowing, extra.lead
    is_named = lead in (*words.origins, *words.bearing)
    if (is_named and _is_of(extra)) or (lead in words.locating and _is_place(extra)):
        return True
    is_taken = has_any(extra.row, words.taking, extra.lexicon)
    if lead in words.origins:
        return not is_taken
    is_sweeping = has_any(extra.row, words.sweeping, extra.lexicon)
    if lead in words.bearing and not (is_sweeping and lead in words.locating):
        return extra.noun.text.endswith(words.beneficiaries) and not is_taken
    if is_sweeping and lead in extra.lexicon.reading.datives and _is_place(extra):
        return True
    return is_sweeping and (lead in words.locating or extra.found[-1].text.endswith(words.beneficiaries))


def _is_place(extra: Extra) -> bool:
    """Whether a place follows the preposition: a listed noun, or a name that is none of an institution."""
    places, heads = keys(extra.lexicon.narrowing.places), keys(extra.lexicon.addressees.heads)
    grown = tuple(p for p in places if len(p) >= PLACE_LETTERS) if extra.lexicon.limbs.verb_final else ()
    return any(
        (word.is_name and word.text not in heads) or word.text in places or word.text.endswith(grown)
        for word in (extra.found[1:] if extra.lead == extra.found[0].text else extra.found)
    )


def _is_of(extra: Extra) -> bool:
    """Whether a noun belongs to another one, so that what follows it can belong to no verb: "the sale of [fur]"."""
    before = extra.part.folded[extra.part.start : extra.noun.start].casefold().split()[-1:]
    return bool(before) and before[0] in extra.lexicon.reading.genitives


def has_any(row: Sequence[CoreWord], verbs: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether one of some verbs stands among words, in any form."""
    known = all_stems(verbs, lexicon)
    if lexicon.limbs.verb_final:  # "Werbeverbot"
        grown = tuple(stem for stem in known if len(stem) >= PLACE_LETTERS)
        return any(word.stem in known or word.text.endswith(grown) for word in row)
    return any(word.stem in known for word in row)


def is_participle_before(word: CoreWord, lexicon: Lexicon) -> bool:
    """Whether a word is a participle of those that stand before their noun: "vastgehouden", "lopende".

    Endings with a dash are enough; the others need what stands inside a participle ("ge").
    """
    known = lexicon.narrowing.participles_beside
    if not lexicon.limbs.verb_final or not known:
        return False
    if word.text.endswith(tuple(ending[1:] for ending in known if ending.startswith("-"))):
        return True
    has_infix = any(infix in word.text[: -len(infix)] for infix in lexicon.reading.infixes)
    return has_infix and word.text.endswith(known)
