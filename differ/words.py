"""Words: what changed between two texts, word by word, and how alike two texts are.

The one module that knows the libraries behind both. Guarantees of :func:`diff`, each tested:

1. keep + delete give back the old text, keep + insert the new one, character by character.
2. No edit is empty, no two neighbours have the same op, a deletion stands before the insertion that replaces it.
3. A word or a number is never cut.
4. The same texts give the same edits, on any machine.

From the shortest script to one that reads well, in steps:

    shortest     [-roept-] [+verzoekt+] de [-Raad-] [+Commissie nu+] op
    cleaned      equalities that are shorter than the changes around them go (diff-match-patch)
    trimmed      what a deletion and its insertion begin or end with is kept after all
    restored     what was only added beside a kept word replaces nothing
    absorbed     a stop word or a comma does not hold a rewritten phrase together
    slid         white space goes with the word before it: "the [+new +]Council", not "the[+ new+] Council"

All steps but the first two stand in :mod:`differ.hunks`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from differ.hunks import Atom, Codebook, Hunk, Piece, absorbed, each, hunks_of, restored, sections, slid, trimmed
from differ.model import Op, TextEdit
from differ.tokens import folded_words

MAX_CELLS = 1_000_000_000
"""Tokens of one text times tokens of the other: beyond this (125 MB of bits) the middle is replaced as a whole."""


def diff(old: str, new: str) -> tuple[TextEdit, ...]:
    """What happened to the words, in a form that reads well. Equal texts are one ``keep``, two empty ones nothing."""
    if old == new:
        return (TextEdit(Op.KEEP, old),) if old else ()
    book = Codebook()
    hunks = _cleaned(hunks_of(_shortest(book.atoms(old), book.atoms(new))), book)
    hunks = each(restored, each(trimmed, hunks))
    hunks = each(trimmed, absorbed(hunks, book))
    pieces = chain.from_iterable(hunk.pieces for hunk in slid(hunks))
    return tuple(TextEdit(op, book.text(codes)) for op, codes in pieces if codes)


def flipped(edits: Iterable[TextEdit]) -> tuple[TextEdit, ...]:
    """The edits from the new text to the old one."""
    turned = {Op.KEEP: Op.KEEP, Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}
    swapped = [TextEdit(turned[edit.op], edit.text) for edit in edits]
    for at, (first, second) in enumerate(pairwise(swapped)):
        if (first.op, second.op) == (Op.INSERT, Op.DELETE):
            swapped[at], swapped[at + 1] = second, first
    return tuple(swapped)


def _shortest(old: Sequence[Atom], new: Sequence[Atom]) -> Iterator[Piece]:
    """The shortest script, found on the atoms alone: white space is compared only where the words agree."""
    for tag, i1, i2, j1, j2 in _opcodes("".join(a.code for a in old), "".join(b.code for b in new)):
        if tag == "equal":
            for a, b in zip(old[i1:i2], new[j1:j2], strict=True):
                yield from _same_word(a, b)
        else:
            yield Op.DELETE, _joined(old[i1:i2])
            yield Op.INSERT, _joined(new[j1:j2])
    yield from _same_word(old[-1], new[-1])


def _opcodes(old: str, new: str) -> Iterator[tuple[str, int, int, int, int]]:
    if len(old) * len(new) > MAX_CELLS:
        yield "replace", 0, len(old), 0, len(new)
        return
    for op in Indel.opcodes(old, new):
        yield op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end


def _joined(atoms: Iterable[Atom]) -> str:
    return "".join(atom.lead + atom.code for atom in atoms)


def _same_word(old: Atom, new: Atom) -> Iterator[Piece]:
    if old.lead == new.lead:
        yield Op.KEEP, old.lead + old.code
    else:
        yield Op.DELETE, old.lead
        yield Op.INSERT, new.lead
        yield Op.KEEP, old.code


_OPS = {
    diff_match_patch.DIFF_DELETE: Op.DELETE,
    diff_match_patch.DIFF_EQUAL: Op.KEEP,
    diff_match_patch.DIFF_INSERT: Op.INSERT,
}
_NUMBERS = {op: number for number, op in _OPS.items()}


def _cleaned(hunks: Iterable[Hunk], book: Codebook) -> list[Hunk]:
    """Without equalities that are shorter than the changes on either side; edits begin and end at good places.

    A long addition would take every phrase before it along, so phrases that carry sense are borders:

        without  [-gerichte sancties op te leggen-][+sancties op te leggen, voor zover dit mogelijk is+]
        with     [-gerichte -]sancties op te leggen[+, voor zover dit mogelijk is+]
    """
    pieces = chain.from_iterable(map(_semantic, sections(hunks, book)))
    return hunks_of(pieces)


def _semantic(section: Iterable[Piece]) -> Iterator[Piece]:
    """One section through the semantic clean-up of diff-match-patch."""
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # else the result could depend on the speed of the machine
    diffs = [(_NUMBERS[op], codes) for op, codes in section if codes]
    engine.diff_cleanupSemantic(diffs)
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
