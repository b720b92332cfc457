"""The words of sense of a clause, made comparable: inflections, parted verbs and listed synonyms are one.

verzoekt de Raad de overeenkomst op te schorten     raad overeenkomst opschort
fordert, das Abkommen auszusetzen                   abkomm aussetz
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from differ.axes.phrases import Span, Stretch, fold, key
from differ.axes.stranded import without_stranded
from differ.lexicon.model import SLOT, Lexicon

STEM_LETTERS = 4
"""Letters of the shortest verb that may follow its first part."""

_LABEL = re.compile(r"\((?:\d{1,2}|[a-z]{1,2}|[ivx]{1,4})\)$")


class CoreWord(NamedTuple):
    """A word that no mark accounts for, or several that are one: code points ``start`` to ``end`` of the provision.

    ``stem`` is what its inflections and synonyms share. Names and numbers are ``is_name``: they have no inflections.
    """

    text: str
    stem: str
    is_name: bool
    start: int
    end: int

    @property
    def sense(self) -> str:
        """What must be equal for two words to be the same."""
        return f"={self.text}" if self.is_name else self.stem


def core(stretch: Stretch, accounted: tuple[Span, ...], lexicon: Lexicon) -> tuple[CoreWord, ...]:
    """The words of sense outside the given spans, in lower case."""
    spans = sorted(accounted)
    edges = [stretch.start, *chain.from_iterable(spans), stretch.end]
    parts = ((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)
    read = _whole_words if lexicon.reading.between else _single_words
    found = [word for a, b in parts for word in read(stretch, a, b, lexicon)]
    return tuple(_as_listed(_rejoined(found, lexicon) if lexicon.reading.parted else found, lexicon))


def _whole_words(stretch: Stretch, start: int, end: int, lexicon: Lexicon) -> list[CoreWord]:
    """The words of sense of a part, each as its own group, where a verb may be three words."""
    reads, stems = _core_words(lexicon), _stems(lexicon)
    found: list[CoreWord] = []
    printed = without_stranded(_words(stretch.folded, start, end), stretch, lexicon)
    for text, first, last in _whole_verbs(printed, lexicon):
        plain, is_name, is_capital = reads[text]
        if plain:
            found.append(CoreWord(plain, stems[plain], is_name or (is_capital and first != stretch.start), first, last))
    return found


def _single_words(stretch: Stretch, start: int, end: int, lexicon: Lexicon) -> list[CoreWord]:
    """The words of sense of a part, each as its own group, where no verb is more than one."""
    pieces, since, at = _pieces(lexicon), stretch.start, start
    found: list[CoreWord] = []
    for piece in stretch.folded[start:end].split(" "):
        for plain, bare, is_name, is_capital, first, last in pieces[piece]:
            begin = at + first
            found.append(CoreWord(plain, bare, is_name or (is_capital and begin != since), begin, at + last))
        at += len(piece) + 1
    return found


def _rejoined(words: list[CoreWord], lexicon: Lexicon) -> list[CoreWord]:
    """The words; what is parted by the object stands together: "take [the advice] into account"."""
    stems = [word.stem for word in words]
    known = frozenset(stems)
    firsts, phrases_of = _parted(lexicon)
    rows = (row for first in firsts & known for row in phrases_of[first])
    for _, first, last in sorted(row for row in rows if row[-1][0] in known):
        at = stems.index(first)
        places = range(at + 1 + LEAST_OBJECT, min(len(words), at + LONGEST_OBJECT) - len(last) + 1)
        there = next((place for place in places if tuple(stems[place : place + len(last)]) == last), None)
        if there is not None and _length(stems, at, _synonyms(lexicon)) <= 1:  # "make use of available funds"
            end = there + len(last)
            if lexicon.limbs.verb_final:  # "für [die Umsetzung] sorgen"
                words = [*words[:at], *words[at + 1 : there], words[at], *words[there:]]
            else:
                words = [*words[: at + 1], *words[there:end], *words[at + 1 : there], *words[end:]]
            stems = [word.stem for word in words]
    return words


LEAST_OBJECT, LONGEST_OBJECT = 1, 10
"""Words of sense between the two parts of a phrase."""


@lru_cache(maxsize=64)
def _parted(lexicon: Lexicon) -> tuple[frozenset[str], Mapping[str, list[tuple[int, str, "Stems"]]]]:
    """The phrases that an object may part, by the stem of the first word: their number, it, the stems of the last."""
    found: dict[str, list[tuple[int, str, Stems]]] = {}
    for number, (first, last) in enumerate(phrase.split(SLOT) for phrase in lexicon.reading.parted):
        start = stems_of(first, lexicon)[0]
        found.setdefault(start, []).append((number, start, stems_of(last, lexicon)))
    return frozenset(found), found


_Word = tuple[str, int, int]
"""A word, where it begins and where it ends; plain, for there are more of these than of anything else."""


def _words(folded: str, start: int, end: int) -> list[_Word]:
    found: list[_Word] = []
    at = start
    for piece in folded[start:end].split(" "):
        for text, first, last in _parts(piece):
            found.append((text, at + first, at + last))
        at += len(piece) + 1
    return found


@lru_cache(maxsize=65536)
def _parts(piece: str) -> tuple[_Word, ...]:
    """The words of a piece between spaces, with their places in it; none for a label.

    A compound at its dash is two words: "newly-elected" and "newly elected" are the same.
    """
    if _LABEL.match(piece):
        return ()
    text = piece.strip(".,;:()[]\"'/")
    plain = text.split("'")[-1] if "'" in text[:3] else text.removesuffix("'s")
    at = piece.find(text) + text.find(plain)
    found: list[_Word] = []
    for part in plain.split("-"):
        found.append((part, at, at + len(part)))
        at += len(part) + 1
    return tuple(found)


def _whole_verbs(row: list[_Word], lexicon: Lexicon) -> list[_Word]:
    """The words, with "op te schorten" as one."""
    between, separable = lexicon.reading.between, lexicon.reading.separable
    found: list[_Word] = []
    at = 0
    while at < len(row):
        parts = row[at : at + 3] if between and at + 2 < len(row) and row[at + 1][0].casefold() in between else ()
        first, _, last = (text.casefold() for text, _, _ in parts) if parts else ("", "", "")
        if last and first in separable:
            found.append((first + last, row[at][1], row[at + 2][2]))
            at += 3
        else:
            found.append(row[at])
            at += 1
    return found


@lru_cache(maxsize=8192)
def _has_sense(text: str, lexicon: Lexicon) -> bool:
    return any(map(str.isalnum, text)) and text.casefold() not in lexicon.reading.function_words


class _CoreWords(dict[str, tuple[str, bool, bool]]):
    """Words as printed: in lower case ("" without sense); whether they have a digit; whether a capital tells a name."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> tuple[str, bool, bool]:
        is_capital = word[:1].isupper() and self._lexicon.addressees.capitals_are_names
        text = key(word) if _has_sense(word, self._lexicon) else ""
        self[word] = found = text, any(map(str.isdigit, word)), is_capital
        return found


@lru_cache(maxsize=64)
def _core_words(lexicon: Lexicon) -> _CoreWords:
    return _CoreWords(lexicon)


class _Pieces(dict[str, list[tuple[str, str, bool, bool, int, int]]]):
    """The words of sense of what stands between spaces: as in :class:`_CoreWords`, the stem second; their places."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._reads, self._stems = _core_words(lexicon), _stems(lexicon)

    def __missing__(self, piece: str) -> list[tuple[str, str, bool, bool, int, int]]:
        rows = ((self._reads[text], first, last) for text, first, last in _parts(piece))
        self[piece] = found = [
            (plain, self._stems[plain], is_name, is_capital, first, last)
            for (plain, is_name, is_capital), first, last in rows
            if plain
        ]
        return found


@lru_cache(maxsize=64)
def _pieces(lexicon: Lexicon) -> _Pieces:
    return _Pieces(lexicon)


def stem(word: str, lexicon: Lexicon) -> str:
    """A word without its ending and what stands between the parts of a verb, with letters that inflect made alike."""
    return _stems(lexicon)[word]


class _Stems(dict[str, str]):
    """The stems of one language, made once for each word."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._reading = lexicon.reading
        self._known = {key(form): key(forms[0]) for forms in lexicon.reading.irregular for form in forms}
        self.update({key(form): f"{key(forms[0])}!" for forms in lexicon.reading.unlike for form in forms})

    def __missing__(self, word: str) -> str:
        bare = _without_infix(self._known.get(word, word), self._reading.separable, self._reading.infixes)
        bare = _without_ending(bare, self._reading.endings, self._reading.stem_letters)
        for one, other in self._reading.alike:
            bare = bare.replace(one, other)
        self[word] = bare
        return bare


@lru_cache(maxsize=64)
def _stems(lexicon: Lexicon) -> _Stems:
    return _Stems(lexicon)


def _without_infix(word: str, separable: tuple[str, ...], infixes: tuple[str, ...]) -> str:
    """The verb in its plain form: "auszusetzen" and "ausgesetzt" as "aussetzen" and "aussetzt"."""
    for first in separable if word.startswith(separable) else ():
        if word.startswith(first):
            for infix in infixes:
                rest = word.removeprefix(first + infix)
                if rest != word and len(rest) >= STEM_LETTERS:
                    return first + rest
    return word


def _without_ending(word: str, endings: tuple[str, ...], least: int) -> str:
    """A word without its ending, if enough is left of it; a doubled letter before the ending counts once."""
    known = endings if word.endswith(endings) else ()  # a look at all of them at once: most words have none
    ending = next((e for e in known if word.endswith(e) and len(word) - len(e) >= least), "")
    bare = word.removesuffix(ending)
    is_doubled = len(bare) > least and bare[-1] == bare[-2]
    return bare[:-1] if is_doubled else bare


Stems = tuple[str, ...]

SHORTEST_VERB = 2
"""Fewer words than a verb in parts has: "op te schorten"."""


def stems_of(phrase: str, lexicon: Lexicon) -> Stems:
    """A listed word or phrase as the stems of its words of sense; all its words if none has sense."""
    rows = phrase.split(" ")
    if len(rows) <= SHORTEST_VERB and phrase.replace(" ", "").isalpha() and key(phrase) == phrase:
        # Thousands of these are read before the first clause is judged.
        reads, stems = _core_words(lexicon), _stems(lexicon)
        return tuple(stems[row] for row in rows if reads[row][0]) or tuple(stems[row] for row in rows)
    words = _whole_verbs(_words(fold(phrase), 0, len(phrase)), lexicon)
    found = [text for text, _, _ in words if _has_sense(text, lexicon)] or [text for text, _, _ in words]
    return tuple(stem(key(text), lexicon) for text in found)


def as_listed(words: Sequence[CoreWord], lexicon: Lexicon) -> tuple[CoreWord, ...]:
    """The words, of which some may have stood apart before, with each listed synonym as the first of its group."""
    bare = [word if " " in word.text else word._replace(stem=stem(word.text, lexicon)) for word in words]
    return tuple(_as_listed(bare, lexicon))


def _as_listed(words: Sequence[CoreWord], lexicon: Lexicon) -> Iterator[CoreWord]:
    """The words, with each listed synonym as the first of its group; a phrase becomes one word."""
    known = _synonyms(lexicon)
    longest = known.longest
    stems = [word.stem for word in words]
    at = 0
    while at < len(words):
        length = _length(stems, at, known) if stems[at] in longest else 0
        if length:
            first, last = words[at], words[at + length - 1]
            text = " ".join([word.text for word in words[at : at + length]])
            yield CoreWord(text, known.named[tuple(stems[at : at + length])], False, first.start, last.end)
        else:
            yield words[at]
        at += length or 1


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their stems, with what each stands for; ``longest`` of those that begin with a stem."""

    named: Mapping[Stems, str]
    longest: Mapping[str, int]


def matching(words: Sequence[CoreWord], at: int, known: Phrases) -> int:
    """How many words from a place on are one listed phrase; the longest; 0 for none."""
    longest = known.longest.get(words[at].stem, 0)
    return _length([word.stem for word in words[at : at + longest]], 0, known) if longest else 0


def _length(stems: Sequence[str], at: int, known: Phrases) -> int:
    for length in range(min(known.longest.get(stems[at], 0), len(stems) - at), 0, -1):
        if tuple(stems[at : at + length]) in known.named:
            return length
    return 0


def phrases(named: Mapping[Stems, str]) -> Phrases:
    """An index of phrases."""
    longest: dict[str, int] = {}
    for row in named:
        longest[row[0]] = max(longest.get(row[0], 0), len(row))
    return Phrases(named, longest)


@lru_cache(maxsize=64)
def _synonyms(lexicon: Lexicon) -> Phrases:
    """Each listed synonym with the first of its group; groups that share a form are one."""
    heads: dict[Stems, Stems] = {}
    groups: dict[Stems, list[Stems]] = {}
    for group in lexicon.reading.synonyms:
        forms = [form for phrase in group if (form := stems_of(phrase, lexicon))]
        known = list(dict.fromkeys(heads[form] for form in forms if form in heads))
        head = next(iter([*known, *forms]), ())
        for other in known[1:]:
            forms += groups.pop(other)
        groups.setdefault(head, []).extend(form for form in forms if heads.get(form) != head)
        heads |= dict.fromkeys(forms, head)
    return phrases({form: " ".join(head) for form, head in heads.items()})


def listed_stems(phrase: str, lexicon: Lexicon) -> Stems:
    """As :func:`stems_of`, with listed synonyms replaced as in a text."""
    stems = stems_of(phrase, lexicon)
    if _synonyms(lexicon).longest.keys().isdisjoint(stems):
        return stems
    words = [CoreWord(stem, stem, False, 0, 0) for stem in stems]
    return tuple(word.stem for word in _as_listed(words, lexicon))
