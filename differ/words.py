"""Words: what changed between two texts, word by word, and how alike two texts are.

The one module that knows the libraries behind both. Guarantees of :func:`diff`, each tested:

1. keep + delete give back the old text, keep + insert the new one, character by character.
2. No edit is empty; no two neighbours have the same op, unless one is formal; a deletion stands before the insertion
   that replaces it.
3. A word, number, date, amount or reference is never cut.
4. The same texts give the same edits, on any machine, and the edits from new to old are those from old to new, turned.

From the shortest script to one that reads well, in steps:

    shortest     [-roept-] [+verzoekt+] de [-Raad-] [+Commissie nu+] op
    cleaned      equalities that are shorter than the changes around them go (diff-match-patch)
    restored     what was only added beside a kept word replaces nothing
    exchanged    a word that carries sense is kept rather than small words beside it
    absorbed     a small word or a comma does not hold a rewritten phrase together
    slid         additions and deletions begin and end where a reader would put them: "the [+new +]Council"
    typography   where words agree and their looks do not, the edit is formal

Up to the last step, tokens that differ in typography alone are the same. :mod:`differ.codes` makes texts into strings,
:mod:`differ.hunks` and :mod:`differ.sliders` hold the steps, :mod:`differ.typography` the last one.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

from diff_match_patch import diff_match_patch
from rapidfuzz import process
from rapidfuzz.distance import Indel

from differ.codes import NEW_SPACE, OLD_SPACE, SPACE, Codebook
from differ.hunks import (
    DELETE,
    INSERT,
    KEEP,
    Hunk,
    Piece,
    absorbed,
    each,
    exchanged,
    hunks_of,
    restored,
    sections,
    spaced,
)
from differ.model import Op, TextEdit
from differ.sliders import slid
from differ.tokens import ANY_LANGUAGE, cut, folded_words
from differ.typography import edits

MAX_CELLS = 1_000_000_000
"""Tokens of one text times tokens of the other: beyond this (125 MB of bits) the middle is replaced as a whole."""

ONE_CHANGE = 2
"""Hunks of a script with one change: the change, and what is kept after it."""
ONE_REPLACEMENT = 3
"""Pieces of a section with one change at most: kept, deleted, inserted."""


def diff(old: str, new: str, language: str = ANY_LANGUAGE) -> tuple[TextEdit, ...]:
    """What happened to the words, in a form that reads well. Equal texts are one ``keep``, two empty ones nothing.

    ``language`` (ISO 639-2/T) says what is a date, an amount, a reference, and which words are small.
    """
    if old == new:
        return (TextEdit(Op.KEEP, old),) if old else ()
    first, second = sorted((old, new))  # one direction for both, so that they mirror each other
    book = Codebook(language)
    left, right = cut(first, language), cut(second, language)
    try:
        script = hunks_of(_shortest(book.codes(left), book.codes(right)))
    except OverflowError:  # a clause with a hundred thousand different words: nothing that one could read word by word
        return tuple(TextEdit(op, text) for op, text in ((Op.DELETE, old), (Op.INSERT, new)) if text)
    return edits(_readable(script), left, right, turned=new < old)


def flipped(script: Iterable[TextEdit]) -> tuple[TextEdit, ...]:
    """The edits from the new text to the old one."""
    turned = {Op.KEEP: Op.KEEP, Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}
    swapped = [TextEdit(turned[edit.op], edit.text, edit.formal) for edit in script]
    for at in range(1, len(swapped)):
        first, second = swapped[at - 1 : at + 1]
        if (first.op, second.op) == (Op.INSERT, Op.DELETE) and first.formal == second.formal:
            swapped[at - 1], swapped[at] = second, first
    return tuple(swapped)


def _readable(hunks: list[Hunk]) -> list[Hunk]:
    """The steps, in order. A script with one change needs no cleaning, only its place."""
    if len(hunks) > ONE_CHANGE:
        hunks = each(restored, _cleaned(hunks))
        hunks = absorbed(exchanged(hunks))
    return slid(spaced(hunks))


def _shortest(old: str, new: str) -> Iterator[Piece]:
    """The shortest script, found on the tokens without white space: that is compared only where the words agree."""
    left, right = _Words(old), _Words(new)
    i = j = 0
    for i1, j1, size in _blocks(left.codes, right.codes):
        yield from _replaced(left.stretch(i, i1), right.stretch(j, j1))
        i, j = i1 + size, j1 + size
        yield from _same_words(left, right, range(i1, i), j - i)
    yield from _space(left.tail, right.tail)


def _replaced(deleted: str, inserted: str) -> Iterator[Piece]:
    """Words in the place of others, without the white space that both begin with."""
    if deleted[:1] == inserted[:1] == SPACE:
        yield KEEP, SPACE
        deleted, inserted = deleted[1:], inserted[1:]
    yield DELETE, deleted
    yield INSERT, inserted


class _Words:
    """Codes without white space, and where each stood. ``tail`` is the white space after the last."""

    def __init__(self, codes: str) -> None:
        """The codes with white space."""
        self._whole = codes
        self._starts = [0, *[at for at, code in enumerate(codes, start=1) if code != SPACE]]
        self.codes = codes.replace(SPACE, "")
        self.tail = codes[self._starts[-1] :]

    def stretch(self, start: int, end: int) -> str:
        """Some words, each with the white space before it."""
        return self._whole[self._starts[start] : self._starts[end]]


def _same_words(old: _Words, new: _Words, span: range, shift: int) -> Iterator[Piece]:
    """Words that agree, with the white space before them: where one text has none, it is marked as typography."""
    before, after = old.stretch(span.start, span.stop), new.stretch(span.start + shift, span.stop + shift)
    if before == after:
        yield KEEP, before
        return
    for at in span:
        first, second = old.stretch(at, at + 1), new.stretch(at + shift, at + shift + 1)
        yield from _space(first[:-1], second[:-1])
        yield KEEP, first[-1]


def _space(old: str, new: str) -> Iterator[Piece]:
    """White space of both texts as one kept code."""
    if old or new:
        yield KEEP, SPACE if old == new else OLD_SPACE if old else NEW_SPACE


def _blocks(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Where the texts agree: where in either and for how long; the last one is empty, at the ends of both."""
    if len(old) * len(new) > MAX_CELLS:
        yield len(old), len(new), 0
        return
    for block in Indel.opcodes(old, new).as_matching_blocks():
        yield block.a, block.b, block.size


_OPS = {
    diff_match_patch.DIFF_DELETE: DELETE,
    diff_match_patch.DIFF_EQUAL: KEEP,
    diff_match_patch.DIFF_INSERT: INSERT,
}
_NUMBERS = {op: number for number, op in _OPS.items()}


def _cleaned(hunks: Iterable[Hunk]) -> list[Hunk]:
    """Without equalities that are shorter than the changes on either side; edits begin and end at good places.

    A long addition would take every phrase before it along, so phrases that carry sense are borders:

        without  [-gerichte sancties op te leggen-][+sancties op te leggen, voor zover dit mogelijk is+]
        with     [-gerichte -]sancties op te leggen[+, voor zover dit mogelijk is+]
    """
    return hunks_of(chain.from_iterable(map(_semantic, sections(hunks))))


@cache
def _engine() -> Any:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # else the result could depend on the speed of the machine
    return engine


def _semantic(section: list[Piece]) -> Iterator[Piece]:
    """One section through the semantic clean-up of diff-match-patch."""
    diffs = [(_NUMBERS[op], codes) for op, codes in section if codes]
    if len(diffs) > ONE_REPLACEMENT:
        _engine().diff_cleanupSemantic(diffs)
    for number, codes in diffs:
        yield _OPS[number], codes


LONG_WORD_WEIGHT = 3
"""How often a word of more than three letters, or one with a digit, counts: content against glue.

Measured on the paragraphs of a Dutch motion: unrelated pairs share 0.16 of their words (99 % stay under 0.31) when
all count alike, 0.10 (0.25) with weight 3, and 4 gains nothing more. Light edits score the same either way.
"""

GLUE_WORD = 3
"""Letters of the longest word that counts once."""


class Vocabulary:
    """Texts as strings with one code point per distinct folded word, so that likeness is work on strings."""

    _FIRST = 0x10000
    _SIZE = 0x110000 - 0x10000

    def __init__(self) -> None:
        """No words yet."""
        self._codes: dict[str, str] = {}
        self._weighted: dict[str, str] = {}

    def code(self, text: str) -> str:
        """One code point per word of the text."""
        return "".join(map(self._of, folded_words(text)))

    def weighted(self, code: str) -> str:
        """The same with words that carry sense repeated (:data:`LONG_WORD_WEIGHT`)."""
        return "".join(map(self._weighted.__getitem__, code))

    def _of(self, word: str) -> str:
        found = self._codes.get(word)
        if found is None:
            # A text with over a million distinct words shares codes: it only blurs scores.
            found = self._codes[word] = chr(self._FIRST + len(self._codes) % self._SIZE)
            glue = len(word) <= GLUE_WORD and word.isalpha()
            self._weighted[found] = found if glue else found * LONG_WORD_WEIGHT
        return found


def ratio(left: str, right: str, cutoff: float = 0.0) -> float:
    """How much two codes share, in their order: twice the common part over both lengths; 0 below the cutoff."""
    if 2 * min(len(left), len(right)) < cutoff * (len(left) + len(right)):
        return 0.0
    return Indel.normalized_similarity(left, right, score_cutoff=cutoff)


def shared(left: str, right: str) -> int:
    """The length of the longest common subsequence of two codes."""
    return (len(left) + len(right) - Indel.distance(left, right)) // 2


def similarity(left: str, right: str, cutoff: float = 0.0) -> float:
    """How alike two texts are in their words and the order of these: 0 to 1, and 0 below the cutoff."""
    words = Vocabulary()
    return ratio(words.weighted(words.code(left)), words.weighted(words.code(right)), cutoff)


def likest(code: str, codes: Mapping[int, str], least: float, most: int) -> list[tuple[int, float]]:
    """Of several codes by number the ``most`` that are most like one, with their likeness, the best first.

    None below ``least``. For looking through many: the same as :func:`ratio` on each.
    """
    found = process.extract(code, codes, scorer=Indel.normalized_similarity, score_cutoff=least, limit=most)
    return [(number, score) for _, score, number in found]


def likest_both(
    left: Mapping[int, str], right: Mapping[int, str], least: float, most: int
) -> Iterator[tuple[int, int, float]]:
    """What :func:`likest` finds for each code of either side on the other one: left, right, likeness; some twice.

    Every pair is looked at once, as both directions give the same likeness.
    """
    of_right: dict[int, list[tuple[float, int, int]]] = {}
    for at, (number, code) in enumerate(left.items()):
        for rank, (other, score) in enumerate(likest(code, right, least, len(right))):
            of_right.setdefault(other, []).append((-score, at, number))
            if rank < most:
                yield number, other, score
    for other, rivals in of_right.items():
        yield from ((number, other, -score) for score, _, number in sorted(rivals)[:most])


def changed_spans(left: str, right: str) -> list[tuple[int, int, int, int]]:
    """Where two codes differ: start and end on the left, start and end on the right, in order."""
    steps = Indel.opcodes(left, right)
    return [(op.src_start, op.src_end, op.dest_start, op.dest_end) for op in steps if op.tag != "equal"]
