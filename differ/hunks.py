"""Hunks: a script of edits as strings with one code point per token, and the steps that make it read well.

Plain work on strings, without any library; :mod:`differ.words` finds the script and names the steps in order.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, takewhile

from differ.model import Op
from differ.tokens import TokenKind, tokenize

SHORT_WORD = 4
"""Letters of the longest word that counts as a stop word: "from", "voor", "dans", "über"; longer ones carry sense."""

MAX_ISLAND = 2
"""Stop words in the longest island that is absorbed: "of the", "van de"."""

ALIKE_REWRITTEN, UNLIKE_REWRITTEN = 2, 4
"""Words changed on either side for each word of an island: between two replacements, and between a replacement and
an addition or deletion that may be a change of its own."""

PHRASE_WORDS = 2
"""Longer words or numbers in a kept phrase that no clean-up takes away: two in a row are rarely shared by chance."""

CLAUSE_ENDS = frozenset(".;:!?")
"""What is kept with one of these is a border between clauses: no clean-up takes it away."""

Piece = tuple[Op, str]
"""What happens, and to which codes."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """What is kept, then what is deleted after it and inserted instead; each a string of codes."""

    kept: str
    deleted: str
    inserted: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its three parts in order, empty ones too."""
        return (Op.KEEP, self.kept), (Op.DELETE, self.deleted), (Op.INSERT, self.inserted)


@dataclass(frozen=True, slots=True)
class Atom:
    """The code of a word, number or mark, and that of the white space before it (either may be empty)."""

    lead: str
    code: str


class Codebook:
    """One code point per token text, made for one pair of texts.

    The class of the characters is kept, for diff-match-patch looks at it when it chooses where an edit begins:
    words become letters, punctuation private use, white space stays white space. Surrogates are never used.
    """

    def __init__(self) -> None:
        """No codes given yet."""
        self._codes: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        rest = range(0x100000, 0x110000)
        letters = iter(chain(range(0x4E00, 0xA000), range(0x20000, 0x2A6DF), rest))
        spaces = iter(chain((0x20,), range(0x2000, 0x200B), range(0xE000, 0xF900)))
        marks = iter(chain(range(0xF0000, 0xFFFFE), rest))
        self._pools = {
            TokenKind.WORD: letters,
            TokenKind.NUMBER: letters,
            TokenKind.SPACE: spaces,
            TokenKind.PUNCTUATION: marks,
        }

    def atoms(self, text: str) -> list[Atom]:
        """The text as atoms; the last one is empty but for the white space that ends the text."""
        atoms, lead = [], ""
        for token in tokenize(text):
            code = self._code(token.text, token.kind)
            if token.kind is TokenKind.SPACE:
                lead = code
            else:
                atoms.append(Atom(lead, code))
                lead = ""
        return [*atoms, Atom(lead, "")]

    def text(self, codes: str) -> str:
        """The text that a string of codes stands for."""
        return "".join(map(self._texts.__getitem__, codes))

    def words(self, codes: str) -> list[str]:
        """The words and numbers among a string of codes."""
        return [self._texts[code] for code in codes if code.isalnum()]

    def _code(self, text: str, kind: TokenKind) -> str:
        code = self._codes.get(text)
        if code is None:
            code = self._codes[text] = chr(next(self._pools[kind]))
            self._texts[code] = text
        return code


def hunks_of(pieces: Iterable[Piece]) -> list[Hunk]:
    """Pieces in any order as hunks: neighbours merged, deletions first, nothing empty but ends."""
    hunks: list[Hunk] = []
    now = dict.fromkeys(Op, "")
    for op, codes in pieces:
        if op is Op.KEEP and codes and (now[Op.DELETE] or now[Op.INSERT]):
            hunks.append(Hunk(now[Op.KEEP], now[Op.DELETE], now[Op.INSERT]))
            now = dict.fromkeys(Op, "")
        now[op] += codes
    return [*hunks, Hunk(now[Op.KEEP], now[Op.DELETE], now[Op.INSERT])]


def each(step: Callable[[Hunk], Iterable[Piece]], hunks: Iterable[Hunk]) -> list[Hunk]:
    """One step on every hunk."""
    return hunks_of(chain.from_iterable(map(step, hunks)))


def trimmed(hunk: Hunk) -> Iterator[Piece]:
    """[-the old text-][+the new text+] is the [-old-][+new+] text."""
    head = _alike(hunk.deleted, hunk.inserted)
    deleted, inserted = hunk.deleted[head:], hunk.inserted[head:]
    tail = _alike(deleted[::-1], inserted[::-1])
    yield Op.KEEP, hunk.kept + hunk.deleted[:head]
    yield Op.DELETE, deleted[: len(deleted) - tail]
    yield Op.INSERT, inserted[: len(inserted) - tail]
    yield Op.KEEP, deleted[len(deleted) - tail :]


def _alike(left: str, right: str) -> int:
    """How many codes both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))


def restored(hunk: Hunk) -> Iterator[Piece]:
    """What the clean-up took too much of: a change with nothing replaced on one side of it.

    found    [-the Council-][+first the Council and then+]        [-eist de directe-][+dringt aan op de+]
    given    [+first +]the Council[+ and then+]                   [-eist-][+dringt aan op+] de [-directe-]
    """
    core = _core(hunk.deleted, hunk.inserted)
    if not any(map(str.isalnum, core)):
        yield from hunk.pieces
        return
    before_deleted, _, after_deleted = hunk.deleted.partition(core)
    before_inserted, _, after_inserted = hunk.inserted.partition(core)
    yield from trimmed(Hunk(hunk.kept, before_deleted, before_inserted))
    yield from trimmed(Hunk(core, after_deleted, after_inserted))


def _core(deleted: str, inserted: str) -> str:
    """The longest stretch that ends or begins one of the two and stands anywhere in the other, without outer space."""
    left, right = deleted.strip(), inserted.strip()
    edges = (
        _longest_head(left, right),
        _longest_head(right, left),
        _longest_head(left[::-1], right[::-1])[::-1],
        _longest_head(right[::-1], left[::-1])[::-1],
    )
    return max(edges, key=len).strip()


def _longest_head(text: str, other: str) -> str:
    size = 0
    while size < len(text) and text[: size + 1] in other:
        size += 1
    return text[:size]


def absorbed(hunks: Iterable[Hunk], book: Codebook) -> list[Hunk]:
    """No islands that only pretend to be kept.

    found    [-sterke-][+zwakke+] en [-grote-][+kleine+] landen
    given    [-sterke en grote-][+zwakke en kleine+] landen
    """
    done: list[Hunk] = []
    for hunk in hunks:
        following = hunk
        while done and _is_island(done[-1], following, book):
            before, island = done.pop(), following.kept
            following = Hunk(
                before.kept,
                before.deleted + island + following.deleted,
                before.inserted + island + following.inserted,
            )
        done.append(following)
    return done


def _is_island(before: Hunk, hunk: Hunk, book: Codebook) -> bool:
    """Whether the kept text between two changes holds next to nothing, and both texts were rewritten around it.

    Rewritten: so many words changed on either side for each word of the island. A small addition or deletion beside a
    rewritten word stays a change of its own: [-eist-][+dringt aan op+] de [-onmiddellijke -]opheffing.
    """
    if not _are_opposite(before, hunk):
        return False
    words = book.words(hunk.kept)
    if len(words) > MAX_ISLAND or not all(map(_is_short, words)) or not CLAUSE_ENDS.isdisjoint(book.text(hunk.kept)):
        return False
    deleted = book.words(before.deleted + hunk.deleted)
    inserted = book.words(before.inserted + hunk.inserted)
    rewritten = ALIKE_REWRITTEN if _are_alike(before, hunk) else UNLIKE_REWRITTEN
    return min(len(deleted), len(inserted)) >= rewritten * max(1, len(words))


def _are_opposite(before: Hunk, hunk: Hunk) -> bool:
    """Words taken away on one side of the island and put on the other."""
    return bool((before.deleted and hunk.inserted) or (before.inserted and hunk.deleted))


def _are_alike(before: Hunk, hunk: Hunk) -> bool:
    """Two replacements, or none."""
    first, second = (bool(side.deleted.strip() and side.inserted.strip()) for side in (before, hunk))
    return first == second


def _is_short(word: str) -> bool:
    return len(word) <= SHORT_WORD and word.isalpha() and word.islower()


def slid(hunks: Sequence[Hunk]) -> list[Hunk]:
    """the[+ new+] Council is the [+new +]Council: a change that stands alone begins with its first word."""
    found = list(hunks)
    for at, (hunk, following) in enumerate(pairwise(hunks)):
        change = hunk.deleted or hunk.inserted
        alone = not (hunk.deleted and hunk.inserted)
        if alone and change[0].isspace() and following.kept.startswith(change[0]):
            turned = change[1:] + change[0]
            found[at] = Hunk(found[at].kept + change[0], hunk.deleted and turned, hunk.inserted and turned)
            found[at + 1] = Hunk(following.kept[1:], following.deleted, following.inserted)
    return found


def sections(hunks: Iterable[Hunk], book: Codebook) -> Iterator[list[Piece]]:
    """The script in sections that begin and end in the middle of a border: a kept phrase, or the end of a clause."""
    section: list[Piece] = []
    for hunk in hunks:
        middle = 0
        if section and _is_border(hunk.kept, book):
            middle = len(hunk.kept) // 2
            yield [*section, (Op.KEEP, hunk.kept[:middle])]
            section = []
        section += [(Op.KEEP, hunk.kept[middle:]), *hunk.pieces[1:]]
    yield section


def _is_border(kept: str, book: Codebook) -> bool:
    carry_sense = sum(len(word) > SHORT_WORD or not word.isalpha() for word in book.words(kept))
    return carry_sense >= PHRASE_WORDS or not CLAUSE_ENDS.isdisjoint(book.text(kept))
