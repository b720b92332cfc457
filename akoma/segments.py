"""Unnumbered texts cut into segments: bullets, marks of markup, residue of web pages, punctuation that is lost.

One paragraph or bullet is one segment. What is taken out of the running text (bullets, marks, residue) is handed back
with its trace, so that every character of the source stays accounted for.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from akoma.diagnostics import Diagnostic, warning
from akoma.drafts import Block
from akoma.language import Language
from akoma.normalise import EMPTY, SYNTHETIC, Traced

LOST_PUNCTUATION = 100
"""A text with fewer than one mark in so many words has lost its punctuation; prose has one in ten to twenty-five."""

MIN_WORDS = 40
"""A text in which no block has so many words has not lost its punctuation: it is a list, or headings."""

LONGEST_GUESSED = 200_000
"""Characters of the longest text that is cut by guess: no press release is as long, and guessing costs time."""

MIN_BLOCK = 12
"""A block with fewer words is not cut: most sentences have more."""

SHORTEST = 4
"""Words that a guessed segment has at least: "Kelmoor Dam flood" before "MEPs want" is the headline's beginning."""

BULLET = re.compile(r"[-•*·▪◦‣]\s+(?=\S)")
RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|(?:[-*_] ){2,}[-*_])")
"""A line drawn across the page in Markdown."""

HEADING = re.compile(r"#{1,6}\s+(?=\S)")
PAIRED = re.compile(
    r"(\*\*)(?=[^\s*])(?:(?!\*\*).)+?(?<=[^\s*])(\*\*)|(?<![\w*])(\*)(?=[^\s*])[^*]+(?<=[^\s*])(\*)(?![\w*])"
)
"""Bold and emphasis that begin and end in one block."""

LINK = re.compile(r"(!?\[)(?=\S)[^\[\]]+(\]\((?:#|/|\./|https?:|mailto:)[^()\s]*\))")
OPENED, CLOSED = re.compile(r"(\*{1,2})(?=[^\s*])"), re.compile(r"(?<=[^\s*])(\*{1,2})$")
"""Emphasis over several blocks: at the beginning of the first, at the end of the last."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment to be; ``bullet`` is the sign before it."""

    block: Block
    bullet: Traced = EMPTY


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in pieces. ``marks``: of markup; ``residue``: lines of the web page behind the text."""

    pieces: tuple[Piece, ...]
    marks: tuple[Traced, ...]
    residue: tuple[Traced, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """What a language file says of openers, subjects and verbs; see ``segments.toml``."""

    openers: frozenset[str]
    fronted: frozenset[str]
    subjects: frozenset[str]
    verbs: frozenset[str]
    adverbs: frozenset[str]
    trailing: frozenset[str]
    bound: frozenset[str]
    participle: re.Pattern[str]


def cut_up(blocks: Sequence[Block], language: Language) -> Cut:
    """The segments of a text without numbers. Every character of the blocks is in a piece, a mark or the residue."""
    end = _residue_start(blocks)
    plain, marks = _unmarked(blocks[:end])
    pieces = [piece for block in plain for piece in _bullets(block)]
    findings: tuple[Diagnostic, ...] = ()
    if _has_lost_punctuation(pieces):
        whole = len(pieces)
        pieces = [part for piece in pieces for part in _guessed(piece, language)]
        findings = (_finding(len(pieces) - whole),)
    return Cut(tuple(pieces), tuple(marks), tuple(block.text for block in blocks[end:]), findings)


def _finding(cuts: int) -> Diagnostic:
    if not cuts:
        return warning("segmentation-guessed", "the text has lost its punctuation; no place to cut it was found")
    where = "words that often begin a sentence"
    return warning("segmentation-guessed", f"the text has lost its punctuation; it was cut at {cuts} {where}")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("akoma") / "segments.toml").read_text("utf-8"))


# --- residue of web pages ---------------------------------------------------------------------------------------------


@cache
def _residue(group: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _data()["residue"][group]), re.IGNORECASE)


def _residue_start(blocks: Sequence[Block]) -> int:
    """Where the residue begins: the first sure line of those at the end that may be residue. Notes are never any."""
    start, first = len(blocks), len(blocks)
    while start > 1 and _may_be_residue(blocks[start - 1]):
        start -= 1
        if _residue("sure").fullmatch(blocks[start].text.text):
            first = start
    return first


def _may_be_residue(block: Block) -> bool:
    text = block.text.text
    short = len(text) <= _data()["residue"]["longest"] and not block.notes
    return short and bool(_residue("sure").fullmatch(text) or _residue("beside").fullmatch(text))


# --- marks of markup --------------------------------------------------------------------------------------------------


def _unmarked(blocks: Sequence[Block]) -> tuple[list[Block], list[Traced]]:
    """The blocks without the marks of Markdown, and the marks. An asterisk without its fellow is text."""
    marks: list[Traced] = []
    texts: list[Traced] = []
    for block in blocks:
        text, found = _without(block.text, _inner_marks(block.text.text))
        texts.append(text)
        marks.extend(found)
    for place, mark in _outer_marks([text.text for text in texts]):
        texts[place], found = _without(texts[place], [mark])
        marks.extend(found)
    paired = zip(texts, blocks, strict=True)
    return [Block(text, block.notes, block.heading) for text, block in paired if text.text], marks


def _without(text: Traced, ranges: Iterable[tuple[int, int]]) -> tuple[Traced, list[Traced]]:
    marks: list[Traced] = []
    for start, end in sorted(ranges, reverse=True):
        marks.insert(0, text[start:end].strip())
        text = text.cut(start, end)
    return (text.tidy(), marks) if marks else (text, [])


def _inner_marks(text: str) -> list[tuple[int, int]]:
    """Where marks stand that begin and end in one block."""
    if RULE.fullmatch(text):
        return [(0, len(text))]
    heading = HEADING.match(text)
    links = list(LINK.finditer(text))
    ranges = [heading.span()] if heading else []
    ranges += [span for found in links for span in (found.span(1), found.span(2))]
    taken = [found.span(2) for found in links]
    emphasised = (span for found in PAIRED.finditer(text) for span in _spans_of(found))
    return ranges + [span for span in emphasised if not any(a <= span[0] < b for a, b in taken)]


def _spans_of(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The two marks of a pair."""
    first, second = (1, 2) if found[1] else (3, 4)
    yield found.span(first)
    yield found.span(second)


def _outer_marks(texts: Sequence[str]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Pairs of marks around several blocks, no other mark between them: the block, and where in it."""
    opened: tuple[int, str] | None = None
    for place, text in enumerate(texts):
        begins, ends = OPENED.match(text), CLOSED.search(text)
        count = text.count("*")
        if opened and ends and ends[1] == opened[1] and count == len(ends[1]):
            yield opened[0], (0, len(opened[1]))
            yield place, ends.span()
            opened = None
        elif begins and count == len(begins[1]):
            opened = (place, begins[1])
        elif count:
            opened = None


# --- bullets ----------------------------------------------------------------------------------------------------------


def _bullets(block: Block) -> Iterator[Piece]:
    """A block without its bullet; lines with bullets that follow one another unpunctuated are a piece each."""
    text = block.text
    if not BULLET.match(text.text):
        yield Piece(block)
        return
    breaks = [i + 1 for i, at in enumerate(text.at) if at == SYNTHETIC and BULLET.match(text.text, i + 1)]
    for part in _parts(block, breaks):
        found = BULLET.match(part.text.text)
        end = found.end() if found else 0
        yield Piece(Block(part.text[end:].strip(), part.notes, part.heading), part.text[:end].strip())


def _parts(block: Block, cuts: Sequence[int]) -> list[Block]:
    """A block at some places; a note goes with the part that it is called in."""
    edges = [0, *cuts, len(block.text)]
    texts = [block.text[start:end].strip() for start, end in pairwise(edges)]
    begins = [min(at for at in text.at if at != SYNTHETIC) for text in texts]
    homes = [max(sum(begin <= note.mark_at for begin in begins) - 1, 0) for note in block.notes]
    return [
        Block(text, tuple(n for n, home in zip(block.notes, homes, strict=True) if home == i), block.heading)
        for i, text in enumerate(texts)
    ]


# --- lost punctuation -------------------------------------------------------------------------------------------------


def _has_lost_punctuation(pieces: Sequence[Piece]) -> bool:
    """Whether a text of some length has next to no marks, in blocks too long for headings and items of lists."""
    texts = [piece.block.text.text for piece in pieces]
    words = sum(len(text.split()) for text in texts)
    marks = sum(len(re.findall(r"[.;:!?…,](?=\s|$|[”“\"’»)])", text)) for text in texts)
    is_long = any(len(text.split()) >= MIN_WORDS for text in texts)
    return is_long and marks * LOST_PUNCTUATION < words


def _guessed(piece: Piece, language: Language) -> Iterator[Piece]:
    """A piece cut where sentences seem to begin."""
    words = _words(language.code)
    text = piece.block.text.text
    if words is None or len(text) > LONGEST_GUESSED or len(text.split()) < MIN_BLOCK:
        yield piece
        return
    first, *others = _parts(piece.block, _Guess(text, words).cuts())
    yield Piece(first, piece.bullet)
    yield from (Piece(part) for part in others)


@cache
def _words(code: str) -> _Words | None:
    data = _data().get(code)
    if data is None:
        return None
    sets = {name: frozenset(value.split()) for name, value in data.items() if name != "participle"}
    return _Words(participle=re.compile(data["participle"].strip()), **sets)


class _Guess:
    """Where the sentences of a text without punctuation begin.

    (a) at a capitalised word of a closed class, (b) at a capitalised participle, (c) at a known subject with a verb of
    reporting, unless the open segment is a phrase still waiting for its subject, or the verb trails ("MEPs say"):
    the rules were measured on the style of Parliament's press releases and are a guess anywhere else.
    """

    def __init__(self, text: str, words: _Words) -> None:
        self._found = list(re.finditer(r"\S+", text))
        self._texts = [found[0] for found in self._found]
        self._words = words

    def cuts(self) -> list[int]:
        """Offsets into the text, without 0."""
        cuts: list[int] = []
        start, waiting = 0, self._is_fronted(0)
        for i in range(1, len(self._texts)):
            subject = self._is_subject(i)
            begins = self._is_opener(i) or (subject and not waiting)
            if begins and i - start >= SHORTEST and self._texts[i - 1] not in self._words.bound:
                cuts.append(self._found[i].start())
                start, waiting = i, self._is_fronted(i)
            elif subject:
                waiting = False
        return cuts

    def _is_opener(self, i: int) -> bool:
        word = self._word(i)
        return word[:1].isupper() and (word.lower() in self._words.openers or self._is_participle(i))

    def _is_participle(self, i: int) -> bool:
        return bool(self._words.participle.fullmatch(self._word(i)))

    def _is_fronted(self, i: int) -> bool:
        """Whether a segment that begins here waits for its subject."""
        return self._word(i).lower() in self._words.fronted or self._is_participle(i)

    def _is_subject(self, i: int) -> bool:
        """A subject with its verb, unless the sentence ends with the verb."""
        if self._texts[i] not in self._words.subjects:
            return False
        verb = i + 1
        while self._word(verb) in self._words.adverbs:
            verb += 1
        if self._word(verb) not in self._words.verbs:
            return False
        ends = verb + 1 >= len(self._texts) or self._is_opener(verb + 1)
        return not (ends and self._word(verb) in self._words.trailing)

    def _word(self, i: int) -> str:
        return self._texts[i].strip("“”\"'‘’().,") if i < len(self._texts) else ""
