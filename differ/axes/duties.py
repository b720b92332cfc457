"""A duty as a noun on one side, as a verb on the other: both say the same.

reminds them of their [obligation] to pay   =   reminds them that they [are obliged to] pay
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from differ.act import Act
from differ.axes.phrases import Span, find, overlaps
from differ.axes.words import CoreWord, as_listed, core, stem
from differ.lexicon.model import Lexicon


def as_duties(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act]:
    """Both acts without the words of a duty that each puts in its own way; as they are where that is not so."""
    if old.concept != new.concept or _nouns(lexicon).isdisjoint(word.stem for act in (old, new) for word in act.core):
        return old, new
    for noun, verbs in _groups(lexicon):
        for one, other in ((old, new), (new, old)):
            words = [word for word in one.core if word.stem in noun or word.text in noun]
            spans = _spans(other, verbs) if len(words) == 1 and not _spans(one, verbs) else ()
            if len(spans) == 1 and not any(word.stem in noun for word in _outside(other.core, spans)):
                left, right = _without_noun(one, words[0], lexicon), _without_verb(other, spans, lexicon)
                return (left, right) if one is old else (right, left)
    return old, new


@lru_cache(maxsize=64)
def _nouns(lexicon: Lexicon) -> frozenset[str]:
    """The stems of all such nouns: most clauses have none."""
    return frozenset(form for nouns, _ in _groups(lexicon) for form in nouns)


@lru_cache(maxsize=64)
def _groups(lexicon: Lexicon) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """The stems of each noun and its synonyms, and the verbs that say the same."""
    groups = lexicon.reading.duties
    same = lexicon.reading.synonyms
    nouns = [{group[0], *(form for row in same if group[0] in row for form in row)} for group in groups]
    return tuple(
        (frozenset({*names, *(stem(name, lexicon) for name in names)}), tuple(group[1:]))
        for names, group in zip(nouns, groups, strict=True)
    )


def _spans(act: Act, verbs: tuple[str, ...]) -> Sequence[Span]:
    return find(act.place.part, verbs) if act.place else ()


def _outside(words: Sequence[CoreWord], spans: Sequence[Span]) -> tuple[CoreWord, ...]:
    return tuple(word for word in words if not overlaps((word.start, word.end), tuple(spans)))


def _without_verb(act: Act, spans: Sequence[Span], lexicon: Lexicon) -> Act:
    modals = tuple(mark for mark in act.modals if not overlaps(mark.span, tuple(spans)))
    kept = (part for word in act.core for part in _rest(word, act, spans, lexicon))
    negations = tuple(mark for mark in act.negations if not overlaps(mark.span, tuple(spans)))  # "there is no"
    extent = tuple(mark for mark in act.extent if not overlaps(mark.span, tuple(spans)))  # "is independent"
    return replace(act, modals=modals, negations=negations, extent=extent, core=as_listed(tuple(kept), lexicon))


def _rest(word: CoreWord, act: Act, spans: Sequence[Span], lexicon: Lexicon) -> tuple[CoreWord, ...]:
    """A word, or what of a phrase stands beside such words: "child [has the right to] education"."""
    span = next((span for span in spans if overlaps((word.start, word.end), (span,))), None)
    if span is None or act.place is None:
        return (word,)
    edges = ((word.start, span[0]), (span[1], word.end))
    parts = (act.place.part.part(start, end) for start, end in edges if start < end)
    return tuple(found for part in parts for found in core(part, (), lexicon))


def _without_noun(act: Act, noun: CoreWord, lexicon: Lexicon) -> Act:
    """An act without a noun, and without the preposition that ties it to whoever has the duty."""
    at = act.core.index(noun)
    rest = act.core[at + 1 :]
    is_tied = bool(rest) and rest[0].text in lexicon.reading.genitives
    return replace(act, core=as_listed((*act.core[:at], *rest[1 if is_tied else 0 :]), lexicon))
