"""Words in a clause that make its demand weaker or stronger, found and named."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from differ.axes.phrases import Span, Stretch, find, key, overlaps
from differ.lexicon.model import Lexicon
from differ.model import Quote

NOW, SOON = 2.0, 1.0
"""Levels of haste: "immediately" is more than "swiftly"; no word at all is 0. An order, no measurement."""


CERTAIN, DOUBTFUL = "certain", "doubtful"
"""Senses of a condition: its opener can only mean "if", or may mean something else."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words found: what they stand for (``sense``) and how much of it (``level``, where the sense has levels).

    ``reported``: a relative word stands before them, so that they may belong to a fact and not to the demand.
    """

    quote: Quote
    sense: str
    level: float = 0.0
    reported: bool = False

    @property
    def span(self) -> Span:
        """Code points of the provision's text."""
        return self.quote.start, self.quote.end


def conditions(stretch: Stretch, lexicon: Lexicon) -> tuple[Mark, ...]:
    """The conditions, each from the word that opens it to the comma that closes it or to the end.

    ``sense`` is CERTAIN or DOUBTFUL.
    """
    words = lexicon.conditions
    openers = (*words.anywhere, *words.after_comma, *words.doubtful)
    found: list[Mark] = []
    for start, end in find(stretch, openers, words.never):
        sense = _condition_sense(stretch, (start, end), lexicon)
        inside = found and start < found[-1].quote.end
        if sense and not inside:
            found.append(Mark(stretch.quote((start, _condition_end(stretch, start, end))), sense))
    return tuple(found)


def _condition_sense(stretch: Stretch, span: Span, lexicon: Lexicon) -> str:
    words = lexicon.conditions
    opener = key(stretch.folded[slice(*span)])
    after_comma = stretch.folded[: span[0]].rstrip().endswith((",", "("))
    if opener in map(key, words.after_comma) and after_comma:
        return CERTAIN
    if opener in map(key, words.doubtful):
        return DOUBTFUL
    return CERTAIN if opener in map(key, words.anywhere) else ""


def _condition_end(stretch: Stretch, start: int, opened: int) -> int:
    """Between commas it ends at the second one; else it runs on to the end."""
    end = stretch.end
    if stretch.folded[:start].rstrip().endswith(","):
        comma = stretch.folded.find(",", opened, stretch.end)
        end = comma if comma >= 0 else end
    return start + len(stretch.folded[start:end].rstrip(" ;,.:"))


def haste(stretch: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    """Words of immediacy, with their level."""
    words = lexicon.immediacy
    now = set(map(key, words.now))
    for span in find(stretch, (*words.now, *words.soon), words.never):
        level = NOW if key(stretch.folded[slice(*span)]) in now else SOON
        yield Mark(stretch.quote(span), "haste", level)


def listed(stretch: Stretch, sense: str, phrases: tuple[str, ...], never: tuple[str, ...] = ()) -> Iterator[Mark]:
    """Phrases of one sense."""
    for span in find(stretch, phrases, never):
        yield Mark(stretch.quote(span), sense)


def grouped(stretch: Stretch, groups: Iterable[tuple[str, ...]]) -> Iterator[Mark]:
    """Notions with several word forms; the sense is the first form."""
    senses = {key(form): group[0] for group in groups for form in group}
    for span in find(stretch, tuple(senses)):
        yield Mark(stretch.quote(span), senses[key(stretch.folded[slice(*span)])])


def modals(stretch: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    """Modal verbs in lower case ("may", not "May"), with their level of obligation (0 to 10)."""
    for span in find(stretch, tuple(lexicon.modality), cased=True):
        words = key(stretch.folded[slice(*span)])
        yield Mark(stretch.quote(span), "modal", lexicon.modality[words])


def actions(stretch: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    """Deeds on a ladder: the sense is its name, the level the rung, counted from 0."""
    for ladder in lexicon.actions:
        rungs = {key(form): number for number, rung in enumerate(ladder.rungs) for form in rung}
        for span in find(stretch, tuple(rungs)):
            words = key(stretch.folded[slice(*span)])
            yield Mark(stretch.quote(span), ladder.name, float(rungs[words]))


def opposites(stretch: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    """Deeds that have an opposite: the sense names the pair, the level is 0 or 1."""
    pairs = lexicon.negation.opposites
    words = tuple(word for pair in pairs for word in pair)
    for span in find(stretch, words):
        found = key(stretch.folded[slice(*span)])
        for pair in pairs:
            for level, word in enumerate(map(key, pair)):
                if word == found:
                    yield Mark(stretch.quote(span), " / ".join(pair), float(level))


def negations(stretch: Stretch, lexicon: Lexicon, after: int) -> Iterator[Mark]:
    """Words of negation; ``reported`` when a relative word stands between ``after`` (end of the formula) and them."""
    words = lexicon.negation
    for span in find(stretch, words.words, words.never):
        yield Mark(stretch.quote(span), "not", reported=is_reported(stretch, span[0], after, lexicon))


def is_reported(stretch: Stretch, at: int, after: int, lexicon: Lexicon) -> bool:
    """Whether a relative word stands between two places: what follows it tells a fact."""
    return any(True for _ in find(stretch.part(min(after, at), at), lexicon.reading.relative_words))


def apart_from(marks: Iterable[Mark], spans: tuple[Span, ...]) -> tuple[Mark, ...]:
    """Marks in order of place, without those inside given spans."""
    return tuple(sorted((m for m in marks if not overlaps(m.span, spans)), key=lambda mark: mark.span))


STEM_LETTERS = 4
"""Letters that must be left of a word without its ending: "dry" and "dried" are not told to be one."""


@dataclass(frozen=True, slots=True)
class CoreWord:
    """A word that no axis accounts for; ``stem`` is what its inflections share, names and numbers are ``is_name``."""

    text: str
    stem: str
    is_name: bool


def core(stretch: Stretch, accounted: tuple[Span, ...], lexicon: Lexicon) -> tuple[CoreWord, ...]:
    """The words of sense outside the given spans, in lower case but for names."""
    spans = sorted(accounted)
    edges = [stretch.start, *chain.from_iterable(spans), stretch.end]
    gaps = [stretch.part(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
    words = chain.from_iterable(map(_words, gaps))
    return tuple(_core_word(text, at == stretch.start, lexicon) for at, text in words if _has_sense(text, lexicon))


def _words(gap: Stretch) -> Iterator[tuple[int, str]]:
    at = gap.start
    for piece in gap.folded[gap.start : gap.end].split(" "):
        text = piece.strip(".,;:()[]\"'/")
        yield at + piece.find(text), text.split("'")[-1] if "'" in text[:3] else text.removesuffix("'s")
        at += len(piece) + 1


def _has_sense(text: str, lexicon: Lexicon) -> bool:
    return any(map(str.isalnum, text)) and text.casefold() not in lexicon.reading.function_words


def _core_word(text: str, is_first: bool, lexicon: Lexicon) -> CoreWord:
    capital = text[0].isupper() and lexicon.addressees.capitals_are_names and not is_first
    is_name = capital or any(map(str.isdigit, text))
    word = key(text)
    known = one_name(word, lexicon)
    return CoreWord(known, known if is_name else _stem(known, lexicon.reading.endings), is_name)


def _stem(word: str, endings: tuple[str, ...]) -> str:
    """A word without its ending, if enough is left of it."""
    ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= STEM_LETTERS), "")
    return word.removesuffix(ending)


def one_name(word: str, lexicon: Lexicon) -> str:
    """The first of the listed synonyms of a word, or the word."""
    return _synonyms(lexicon).get(word, word)


@lru_cache(maxsize=64)
def _synonyms(lexicon: Lexicon) -> Mapping[str, str]:
    """Each listed synonym with the first of its group."""
    return {key(word): key(group[0]) for group in lexicon.reading.synonyms for word in group}
