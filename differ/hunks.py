"""Hunks: a script of edits as strings with one code point per token, and the steps that make it read well.

Plain work on strings, without any library; :mod:`differ.words` finds the script and names the steps in order.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from itertools import chain, takewhile
from typing import NamedTuple

from differ.codes import CLAUSE_END, NEW_SPACE, OLD_SPACE, SENSE, SPACE, SPECIAL, STRONG, WORDY
from differ.model import Op

MAX_ISLAND = 2
"""Small words in the longest island that is absorbed: "of the", "van de"."""

ALIKE_REWRITTEN = 2
"""Words changed on either side around an island between two replacements."""

UNLIKE_REWRITTEN = 4
"""Words changed on either side for each word of an island between a replacement and an addition or deletion, for that
one may be a change of its own."""

FEW = 3
"""Changes of the shortest chain that is one rewritten phrase; two are judged by the rules above."""

PHRASE_WORDS = 2
"""Words with sense in a kept phrase that no clean-up takes away: two in a row are rarely shared by chance."""

_SPACES = frozenset((SPACE, OLD_SPACE, NEW_SPACE))

Piece = tuple[Op, str]
"""What happens, and to which codes."""

KEEP, DELETE, INSERT = Op.KEEP, Op.DELETE, Op.INSERT
"""By these names, because looking up a member of an enumeration takes longer than what is done with it here."""


class Hunk(NamedTuple):
    """What is kept, then what is deleted after it and inserted instead; each a string of codes."""

    kept: str
    deleted: str
    inserted: str


def hunks_of(pieces: Iterable[Piece]) -> list[Hunk]:
    """Pieces in any order as hunks: neighbours merged, deletions first, nothing empty but ends."""
    hunks: list[Hunk] = []
    kept = deleted = inserted = ""
    for op, codes in pieces:
        if op is DELETE:
            deleted += codes
        elif op is INSERT:
            inserted += codes
        elif codes:
            if deleted or inserted:
                hunks.append(Hunk(kept, deleted, inserted))
                kept = deleted = inserted = ""
            kept += codes
    hunks.append(Hunk(kept, deleted, inserted))
    return hunks


def pieces_of(hunk: Hunk) -> tuple[Piece, Piece, Piece]:
    """The three parts of a hunk in order, empty ones too."""
    return (KEEP, hunk.kept), (DELETE, hunk.deleted), (INSERT, hunk.inserted)


def each(step: Callable[[Hunk], Iterable[Piece]], hunks: list[Hunk]) -> list[Hunk]:
    """One step on every hunk that replaces something; additions and deletions alone stay as they are."""
    if not any(hunk.deleted and hunk.inserted for hunk in hunks):
        return hunks
    return hunks_of(
        chain.from_iterable(step(hunk) if hunk.deleted and hunk.inserted else pieces_of(hunk) for hunk in hunks)
    )


def trimmed(hunk: Hunk) -> tuple[Hunk, str]:
    """[-the old text-][+the new text+] is the [-old-][+new+] text: the hunk, and what is kept after it."""
    kept, deleted, inserted = hunk
    if deleted[:1] != inserted[:1] and deleted[-1:] != inserted[-1:]:
        return hunk, ""
    head = _alike(deleted, inserted)
    kept, deleted, inserted = kept + deleted[:head], deleted[head:], inserted[head:]
    tail = len(deleted) - _alike(deleted[::-1], inserted[::-1])
    return Hunk(kept, deleted[:tail], inserted[: len(inserted) + tail - len(deleted)]), deleted[tail:]


def _alike(left: str, right: str) -> int:
    """How many codes both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))


def restored(hunk: Hunk) -> Iterable[Piece]:
    """What the clean-up took too much of: what both texts begin or end with, and what stands on one side of it alone.

    found    [-the Council-][+first the Council and then+]        [-eist de directe-][+dringt aan op de+]
    given    [+first +]the Council[+ and then+]                   [-eist-][+dringt aan op+] de [-directe-]
    """
    (kept, deleted, inserted), rest = trimmed(hunk)
    share_nothing = _SPACES.issuperset(set(deleted).intersection(inserted))  # most do: this saves the search
    core = "" if share_nothing else _core(deleted, inserted)
    if not WORDY.search(core):
        return (KEEP, kept), (DELETE, deleted), (INSERT, inserted), (KEEP, rest)
    before_deleted, _, after_deleted = deleted.partition(core)
    before_inserted, _, after_inserted = inserted.partition(core)
    return (
        *_trimmed_pieces(Hunk(kept, before_deleted, before_inserted)),
        *_trimmed_pieces(Hunk(core, after_deleted, after_inserted)),
        (KEEP, rest),
    )


def _trimmed_pieces(hunk: Hunk) -> Iterator[Piece]:
    begin, rest = trimmed(hunk)
    yield from (*pieces_of(begin), (KEEP, rest))


def _core(deleted: str, inserted: str) -> str:
    """The longest stretch that ends or begins one of the two and stands anywhere in the other, without outer space."""
    left, right = deleted.strip(), inserted.strip()
    mirrored_left, mirrored_right = left[::-1], right[::-1]
    edges = (
        _longest_head(left, right),
        _longest_head(right, left),
        _longest_head(mirrored_left, mirrored_right)[::-1],
        _longest_head(mirrored_right, mirrored_left)[::-1],
    )
    return max(edges, key=len).strip()


def _longest_head(text: str, other: str) -> str:
    size = 0
    while size < len(text) and text[: size + 1] in other:
        size += 1
    return text[:size]


def spaced(hunks: Iterable[Hunk]) -> list[Hunk]:
    """The space before an added bracket is the one that stood before the next word: Velmaria [+(+]and Ostrania."""
    found = list(hunks)
    for at, following in enumerate(found[1:], start=1):
        if len(following.kept) == 1:
            continue
        kept, deleted, inserted = found[at - 1]
        alone = inserted if following.kept[:1] == OLD_SPACE else deleted if following.kept[:1] == NEW_SPACE else ""
        if alone[:1] == SPACE and alone == deleted + inserted:
            found[at - 1] = Hunk(kept + SPACE, deleted and deleted[1:], inserted and inserted[1:])
            found[at] = following._replace(kept=following.kept[1:])
    return found


def exchanged(hunks: Iterable[Hunk]) -> list[Hunk]:
    """A word that carries sense is kept rather than small words beside it.

    found    schools[+, clinics+] and [-clinics-][+roads+]
    given    schools[- and-][+,+] clinics[+ and roads+]
    """
    done: list[Hunk] = []
    for hunk in hunks:
        following = hunk
        if done and following.kept and not STRONG.search(following.kept):
            before = done.pop()
            done += _exchange(before, following)
        else:
            done.append(following)
    return done


def _exchange(before: Hunk, hunk: Hunk) -> list[Hunk]:
    """The two hunks, with what one side adds and the other takes away kept in place of the small words between."""
    island = hunk.kept
    added = _overlap(before.inserted, hunk.deleted)
    if SENSE.search(added):
        taken, given = before.deleted + island, before.inserted[: len(before.inserted) - len(added)]
        rest = Hunk(added, hunk.deleted[len(added) :], island + hunk.inserted)
        return hunks_of(chain(_trimmed_pieces(Hunk(before.kept, taken, given)), pieces_of(rest)))
    dropped = _overlap(before.deleted, hunk.inserted)
    if SENSE.search(dropped):
        taken, given = before.deleted[: len(before.deleted) - len(dropped)], before.inserted + island
        rest = Hunk(dropped, island + hunk.deleted, hunk.inserted[len(dropped) :])
        return hunks_of(chain(_trimmed_pieces(Hunk(before.kept, taken, given)), pieces_of(rest)))
    return [before, hunk]


def _overlap(left: str, right: str) -> str:
    """The longest end of one that begins the other."""
    for size in range(min(len(left), len(right)), 0, -1):
        if left.endswith(right[:size]):
            return right[:size]
    return ""


def absorbed(hunks: list[Hunk]) -> list[Hunk]:
    """No islands that only pretend to be kept, between two changes and then among several.

    found    [-sterke-][+zwakke+] en [-grote-][+kleine+] landen
    given    [-sterke en grote-][+zwakke en kleine+] landen
    """
    done: list[Hunk] = []
    for hunk in hunks:
        following = hunk
        while done and _is_island(done[-1], following):
            following = _one(done.pop(), following)
        done.append(following)
    if len(done) > FEW:
        done = list(_gathered(done))
    return done if len(done) == len(hunks) else each(_trimmed_pieces, done)


def _gathered(hunks: Iterable[Hunk]) -> Iterator[Hunk]:
    """Several changes with nothing but small words between them are one, where these are few against what changed.

    found    [-the end-][+a review+] of [+all exports to +]the [-sale-][+countries+] of [-arms to -]the region
    given    [-the end of the sale of arms to-][+a review of all exports to the countries of+] the region
    """
    chained: list[Hunk] = []
    for hunk in hunks:
        if chained and not (_is_weak(hunk.kept) and not _is_exact(chained[-1]) and not _is_exact(hunk)):
            yield from _rewritten(chained)
            chained = []
        chained.append(hunk)
    yield from _rewritten(chained)


def _rewritten(chained: list[Hunk]) -> Iterable[Hunk]:
    if len(chained) < FEW:
        return chained
    small = sum(_words(hunk.kept) for hunk in chained[1:])
    changed = min(sum(_words(hunk.deleted) for hunk in chained), sum(_words(hunk.inserted) for hunk in chained))
    return [reduce(_one, chained)] if changed >= ALIKE_REWRITTEN * small else chained


def _one(before: Hunk, hunk: Hunk) -> Hunk:
    """Two hunks as one: what is kept between them is deleted and inserted again."""
    return Hunk(before.kept, before.deleted + hunk.kept + hunk.deleted, before.inserted + hunk.kept + hunk.inserted)


def _is_island(before: Hunk, hunk: Hunk) -> bool:
    """Whether the kept text between two changes holds next to nothing, and both texts were rewritten around it.

    Rewritten: so many words changed on either side. A small addition or deletion beside a rewritten word stays a change
    of its own: [-eist-][+dringt aan op+] de [-onmiddellijke -]opheffing. So does an amount that replaces an amount.
    """
    if not _are_opposite(before, hunk) or not _is_weak(hunk.kept) or _is_exact(before) or _is_exact(hunk):
        return False
    deleted = _words(before.deleted) + _words(hunk.deleted)
    inserted = _words(before.inserted) + _words(hunk.inserted)
    if _are_alike(before, hunk) or _is_particle(before) or _is_particle(hunk):
        return min(deleted, inserted) >= (ALIKE_REWRITTEN if _are_alike(before, hunk) else 1)
    return min(deleted, inserted) >= UNLIKE_REWRITTEN * max(1, _words(hunk.kept))


def _is_particle(hunk: Hunk) -> bool:
    """A small word alone, added or deleted: beside a new verb it is part of it, [-te zijn-][+op te treden+]."""
    alone = hunk.deleted + hunk.inserted
    return not (hunk.deleted and hunk.inserted) and _words(alone) == 1 and not STRONG.search(alone)


def _words(codes: str) -> int:
    return len(WORDY.findall(codes))


def _is_weak(kept: str) -> bool:
    """Nothing but one or two small words and commas."""
    return not STRONG.search(kept) and _words(kept) <= MAX_ISLAND


def _are_opposite(before: Hunk, hunk: Hunk) -> bool:
    """Words taken away on one side of the island and put on the other. The end of the text is no change."""
    return bool((before.deleted and hunk.inserted) or (before.inserted and hunk.deleted))


def _are_alike(before: Hunk, hunk: Hunk) -> bool:
    """Two replacements, or none."""
    first, second = (bool(side.deleted.strip() and side.inserted.strip()) for side in (before, hunk))
    return first == second


def _is_exact(hunk: Hunk) -> bool:
    """A number, date, amount or reference in place of another."""
    return bool(SPECIAL.fullmatch(hunk.deleted.strip()) and SPECIAL.fullmatch(hunk.inserted.strip()))


def sections(hunks: Iterable[Hunk]) -> Iterator[list[Piece]]:
    """The script in sections that begin and end in the middle of a border: a kept phrase, or the end of a clause."""
    section: list[Piece] = []
    for hunk in hunks:
        kept = hunk.kept
        middle = 0
        if section and _is_border(kept):
            middle = len(kept) // 2
            section.append((KEEP, kept[:middle]))
            yield section
            section = []
        section += [(KEEP, kept[middle:]), (DELETE, hunk.deleted), (INSERT, hunk.inserted)]
    yield section


def _is_border(kept: str) -> bool:
    return bool(CLAUSE_END.search(kept)) or len(SENSE.findall(kept)) >= PHRASE_WORDS
