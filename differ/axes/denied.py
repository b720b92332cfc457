"""Which word a word of negation denies: "Waffen [nicht] zu liefern", "[keine] Waffen zu liefern"."""

from collections.abc import Iterator, Sequence

from differ.act import Act
from differ.axes.marks import Mark
from differ.axes.phrases import key
from differ.axes.recast import is_infinitive_of
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon


def denied(act: Act, words: Sequence[CoreWord], lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """The sense of the word that each negation of an act stands before; an article may deny the one behind its noun."""
    return (_after(mark, act, words, lexicon) for mark in act.negations)


def _after(mark: Mark, act: Act, words: Sequence[CoreWord], lexicon: Lexicon) -> tuple[str, ...]:
    following = [word for word in words if word.start >= mark.quote.end]
    if following and lexicon.limbs.verb_final and (clause := _clause(mark, act, following, lexicon)):
        leads = lexicon.reading.prepositions
        return tuple(word.sense for word in clause if word is clause[-1] or word.text in leads)
    is_article = key(mark.quote.text) in lexicon.negation.articles
    is_of_verb = is_article and len(following) > 1 and _is_noun(following[0], act)
    return tuple(word.sense for word in following[: 1 + is_of_verb]) or ("",)


def _clause(mark: Mark, act: Act, following: Sequence[CoreWord], lexicon: Lexicon) -> Sequence[CoreWord]:
    """The words up to the verb of the clause that a comma parts from what denies it: "[davon abzusehen], zu kürzen"."""
    if act.place is None or not act.place.part.folded.startswith(",", mark.quote.end):
        return []
    verb = next((at for at, word in enumerate(following) if is_infinitive_of(word, act, lexicon)), None)
    return [] if verb is None else following[: verb + 1]


def _is_noun(word: CoreWord, act: Act) -> bool:
    return act.place is not None and act.place.part.text[word.start].isupper()
