"""Which concepts a text speaks of.

Longer forms first: phrases, then frames, then single words. A word that no form has as it stands is cut into known
parts where the language joins words ("mensenrechtenorganisatie"). A word that stays unknown counts by itself.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeVar

from differ.terms.forms import Form, shipped, words_of
from differ.terms.vocabulary import Table, combined, current

SHORTEST_STEM = 3
SHORTEST_COMPOUND = 8
"""Letters below which a word is not cut into parts."""
SHORTEST_PART = 4
LONGEST_ENDING = 3
"""Letters after a stem that can only inflect it; a longer rest may be another part of a compound."""
MOST_BETWEEN = 40
"""Words between the halves of a frame."""
SHORTEST_UNKNOWN = 4
"""Letters of an unknown word that is worth counting."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Concepts of a text and how often each occurs, and the words that no form has."""

    concepts: Counter[str]
    unknown: Counter[str]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A phrase: its words, stems marked by ``*``, and what it says."""

    words: tuple[str, ...]
    concepts: tuple[str, ...]


@dataclass(slots=True)
class Matcher:
    """The forms of one language, ready to be looked up."""

    links: tuple[str, ...]
    """What may stand between the parts of a compound; empty for a language that does not join words."""
    endings: tuple[str, ...] = ()
    """What makes one word of another and is longer than an inflection."""
    never: frozenset[str] = frozenset()
    """Forms that are no part of a compound."""
    exact: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: dict[str, list[_Pattern]] = field(default_factory=lambda: defaultdict(list))
    frames: dict[str, list[tuple[_Pattern, _Pattern]]] = field(default_factory=lambda: defaultdict(list))
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _opened: dict[str, tuple[_Pattern, ...]] = field(default_factory=dict)

    def read(self, text: str) -> Reading:
        """The concepts of a text."""
        words = words_of(text)
        taken = [False] * len(words)
        found: list[str] = [*self._phrases(words, taken), *self._frames(words, taken)]
        unknown: list[str] = []
        for word, is_taken in zip(words, taken, strict=True):
            concepts = () if is_taken else self.word(word)
            found += concepts
            if not concepts and not is_taken and len(word) >= SHORTEST_UNKNOWN:
                unknown.append(word)
        return Reading(Counter(found), Counter(unknown))

    def word(self, word: str) -> tuple[str, ...]:
        """The concepts of a single word."""
        concepts = self._known.get(word)
        if concepts is None:
            concepts = self._known[word] = self._look_up(word)
        return concepts

    def _look_up(self, word: str) -> tuple[str, ...]:
        if word in self.exact:
            return self.exact[word]
        if whole := self._stem(word, len(word) - LONGEST_ENDING) or self._derived(word):
            return whole
        if self.links and len(word) >= SHORTEST_COMPOUND:
            parts = self._compound(word)
            if parts:
                return parts
        return self._stem(word)

    def _stem(self, word: str, least: int = 0) -> tuple[str, ...]:
        """The concepts of the longest stem, of so many letters at least."""
        lengths = range(len(word), max(least, SHORTEST_STEM) - 1, -1)
        return next((self.stems[word[:n]] for n in lengths if word[:n] in self.stems), ())

    def _derived(self, word: str) -> tuple[str, ...]:
        """The concepts of the stem that an ending of the language makes this word of."""
        stems = (word.removesuffix(ending) for ending in self.endings if word.endswith(ending))
        return next((self.stems[stem] for stem in stems if stem in self.stems), ())

    def _compound(self, word: str) -> tuple[str, ...]:
        """The concepts of two or more parts that fill a word; none when it cannot be cut so."""
        for end in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            left = self._part(word[:end])
            if left:
                right = self._rest(word[end:])
                if right:
                    return tuple(dict.fromkeys((*left, *right)))
        return ()

    def _part(self, part: str) -> tuple[str, ...]:
        """A part that is not the last: a form as it stands, but for what links it to the next."""
        bare = (part.removesuffix(link) for link in self.links if part.endswith(link))
        parts = (p for p in bare if len(p) >= SHORTEST_PART and p not in self.never)
        return next((c for p in parts if (c := self.exact.get(p) or self.stems.get(p))), ())

    def _rest(self, rest: str) -> tuple[str, ...]:
        if len(rest) < SHORTEST_PART or rest in self.never:
            return ()
        return (
            self.exact.get(rest) or (self._compound(rest) if len(rest) >= SHORTEST_COMPOUND else ()) or self._stem(rest)
        )

    def _phrases(self, words: Sequence[str], taken: list[bool]) -> Iterator[str]:
        for at in range(len(words)):
            for pattern in () if taken[at] else self._opening(words[at]):
                if _fits(pattern.words, words, taken, at):
                    taken[at : at + len(pattern.words)] = [True] * len(pattern.words)
                    yield from pattern.concepts
                    break

    def _opening(self, word: str) -> tuple[_Pattern, ...]:
        """The phrases that may begin with a word, the longest first."""
        found = self._opened.get(word)
        if found is None:
            longest = sorted(_beginning(self.phrases, word), key=lambda pattern: -len(pattern.words))
            found = self._opened[word] = tuple(longest)
        return found

    def _frames(self, words: Sequence[str], taken: list[bool]) -> Iterator[str]:
        for at in range(len(words)):
            for first, second in () if taken[at] else _beginning(self.frames, words[at]):
                if not _fits(first.words, words, taken, at):
                    continue
                begin = at + len(first.words)
                ends = range(begin, min(len(words), begin + MOST_BETWEEN))
                end = next((i for i in ends if _fits(second.words, words, taken, i)), None)
                if end is not None:
                    taken[at:begin] = [True] * len(first.words)
                    taken[end : end + len(second.words)] = [True] * len(second.words)
                    yield from first.concepts
                    break


T = TypeVar("T")


def _beginning(table: Mapping[str, list[T]], word: str) -> Iterator[T]:
    """What begins with a word: by the word itself, then by its stems, the longest first."""
    yield from table.get(word, ())
    for n in range(len(word), SHORTEST_STEM - 2, -1):
        yield from table.get(f"{word[:n]}*", ())


def _fits(pattern: Sequence[str], words: Sequence[str], taken: Sequence[bool], at: int) -> bool:
    if at + len(pattern) > len(words):
        return False
    pairs = zip(pattern, words[at : at + len(pattern)], taken[at : at + len(pattern)], strict=True)
    return all(not used and _is(form, word) for form, word, used in pairs)


def _is(form: str, word: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


def build(
    forms: Iterable[Form], links: Sequence[str] = (), endings: Sequence[str] = (), never: Iterable[str] = ()
) -> Matcher:
    """A matcher for some forms; the rest for a language that writes compounds as one word (``compounds.toml``)."""
    by_words: dict[tuple[tuple[str, ...], ...], list[str]] = defaultdict(list)
    for form in forms:
        by_words[form.halves].append(form.concept)
    matcher = Matcher(tuple(links), tuple(endings), frozenset(never))
    for halves, concepts in sorted(by_words.items(), key=lambda item: (-sum(map(len, item[0])), item[0])):
        _add(matcher, halves, tuple(dict.fromkeys(concepts)))
    return matcher


def _add(matcher: Matcher, halves: tuple[tuple[str, ...], ...], concepts: tuple[str, ...]) -> None:
    first = halves[0]
    if len(halves) > 1:
        matcher.frames[first[0]].append((_Pattern(first, concepts), _Pattern(halves[1], concepts)))
    elif len(first) > 1:
        matcher.phrases[first[0]].append(_Pattern(first, concepts))
    elif first[0].endswith("*"):
        matcher.stems[first[0][:-1]] = concepts
    else:
        matcher.exact[first[0]] = concepts


def matcher(language: str) -> Matcher:
    """The matcher of a language with the forms that the project has for it, and those that the user added."""
    return _matcher(language, current().own)


@lru_cache(maxsize=32)
def _matcher(language: str, tables: tuple[Table, ...]) -> Matcher:
    words = {kind: own.get(language, ()) for kind, own in _compounds().items()}
    return build(combined(shipped(language), tables, language), **words)


@cache
def _compounds() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """``links``, ``endings`` and ``never`` by language."""
    return tomllib.loads((files("differ") / "terms" / "compounds.toml").read_text("utf-8"))
