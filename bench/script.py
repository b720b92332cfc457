"""The edit script: what happens to the clauses of a text, drawn at random and known in full.

A script is drawn for a row of clauses and gives the row of the new text, each clause with the old ones that it answers.
It serves the generated bills and the laws that a user names, so it knows nothing of numbers, chapters or files.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from bench.wording import Words, capitalised, lowered

SHORTEST_PART = 6
"""Words of the shortest part that is split off: anything shorter is no clause."""

SHORTEST_MOVE = 8
"""Words of the shortest clause that is moved: a shorter one nobody would recognise."""

FAR = 4
"""A moved clause goes at least this part of the text away: a quarter."""

HEAVY = (0.3, 0.6)
"""Share of the words that change in a heavy rewrite, from and to."""

SUBSTITUTED, DELETED = 0.6, 0.8
"""Of the changed words 60 % are replaced, 20 % deleted; before the other 20 % a word is inserted."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How much is edited: shares of all clauses. Of each kind there is at least one, but for ``heavy`` 0."""

    light: float = 0.30
    words: float = 0.05
    """Share of the words that change in a lightly edited clause."""
    heavy: float = 0.0
    deleted: float = 0.03
    inserted: float = 0.03
    moved: float = 0.02
    split: float = 0.01
    joined: float = 0.01


@dataclass(frozen=True, slots=True)
class Source:
    """A clause before the script; ``is_distinct``: no other has the same words, so it can be told where it went.

    ``group``: what holds it; clauses are joined only within one.
    """

    words: Words
    is_distinct: bool = True
    group: Hashable = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A clause of the new text: ``sources`` are the indices of the old clauses that it answers, none if inserted.

    ``after``: the old clause at whose place it stands, or behind which it was put; -1 at the very beginning.
    ``size``: words deleted plus words inserted on the way.
    """

    words: Words
    sources: tuple[int, ...]
    after: int
    moved: bool = False
    size: int = 0


@dataclass(frozen=True, slots=True)
class Writer:
    """Where new words come from: ``words`` gives so many, ``clause`` a whole new clause."""

    words: Callable[[int], Sequence[str]]
    clause: Callable[[], Words]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which clause has which fate, by index. ``joined``: the first of each pair."""

    deleted: frozenset[int]
    moved: frozenset[int]
    split: frozenset[int]
    joined: frozenset[int]
    light: frozenset[int]
    heavy: frozenset[int]


def applied(clauses: Sequence[Source], rates: Rates, writer: Writer, random: Random) -> tuple[Outcome, ...]:
    """The clauses of the new text, in their order."""
    plan = _plan(clauses, rates, random)
    found = [outcome for at in range(len(clauses)) for outcome in _outcomes(clauses, at, plan, rates, writer, random)]
    for _ in range(_count(len(clauses), rates.inserted)):
        words = writer.clause()
        found.append(Outcome(words, (), random.randrange(-1, len(clauses)), size=len(words)))
    return tuple(sorted(found, key=lambda outcome: (outcome.after, outcome.moved or not outcome.sources)))


def parts(words: Words) -> list[Words]:
    """The parts of a clause that end in a semicolon; one that is too short stays with the one before it."""
    found: list[list[str]] = [[]]
    for word in words:
        found[-1].append(word)
        if word.endswith(";") and len(found[-1]) >= SHORTEST_PART:
            found.append([])
    if len(found) > 1 and len(found[-1]) < SHORTEST_PART:
        last = found.pop()
        found[-1] += last
    return [tuple(part) for part in found]


def _count(clauses: int, rate: float) -> int:
    return max(1, round(clauses * rate)) if rate else 0


def _plan(clauses: Sequence[Source], rates: Rates, random: Random) -> _Plan:
    """Fates drawn without overlap; only light edits may befall a clause that also moves."""
    count = len(clauses)
    free = dict.fromkeys(random.sample(range(count), count))

    def take(rate: float, fits: Callable[[int], bool], width: int = 1) -> frozenset[int]:
        chosen: list[int] = []
        for at in list(free):
            if len(chosen) == _count(count, rate):
                break
            if all(place in free for place in range(at, at + width)) and fits(at):
                chosen.append(at)
                for place in range(at, at + width):
                    del free[place]
        return frozenset(chosen)

    split = take(rates.split, lambda at: clauses[at].is_distinct and len(parts(clauses[at].words)) > 1)
    joined = take(rates.joined, lambda at: _can_join(clauses[at], clauses[at + 1]), 2)
    moved = take(rates.moved, lambda at: clauses[at].is_distinct and len(clauses[at].words) >= SHORTEST_MOVE)
    deleted = take(rates.deleted, lambda at: True)
    heavy = take(rates.heavy, lambda at: True)
    pool = sorted((*free, *moved))
    light = frozenset(random.sample(pool, min(len(pool), _count(count, rates.light))))
    return _Plan(deleted, moved, split, joined, light, heavy)


def _can_join(first: Source, second: Source) -> bool:
    neighbours = (first, second)
    return first.group == second.group and all(c.is_distinct and len(c.words) >= SHORTEST_PART for c in neighbours)


def _outcomes(
    clauses: Sequence[Source], at: int, plan: _Plan, rates: Rates, writer: Writer, random: Random
) -> Iterator[Outcome]:
    """What one old clause becomes; nothing if it is deleted or was joined to the one before it."""
    words = clauses[at].words
    if at in plan.split:
        first, *others = parts(words)
        rest = tuple(word for part in others for word in part)
        yield Outcome(first, (at,), at)
        yield Outcome(capitalised(rest), (at,), at, size=2 * (capitalised(rest) != rest))
    elif at in plan.joined:
        second = clauses[at + 1].words
        size = 2 * (lowered(second) != second)
        yield Outcome((*words, *lowered(second)), (at, at + 1), at, size=size)
    elif at not in plan.deleted and at - 1 not in plan.joined:
        share = random.uniform(*HEAVY) if at in plan.heavy else rates.words * (at in plan.light)
        changed, size = _edited(words, share, writer, random)
        place = _elsewhere(at, len(clauses), random) if at in plan.moved else at
        yield Outcome(changed, (at,), place, at in plan.moved, size)


def _elsewhere(at: int, count: int, random: Random) -> int:
    """A place far from where a clause stood."""
    far = count // FAR
    return random.choice([place for place in range(-1, count) if abs(place - at) > far])


def _edited(words: Words, share: float, writer: Writer, random: Random) -> tuple[Words, int]:
    """The words with so many of them changed (at least one, unless the share is 0), and how many that were.

    The first word and the last stay: they carry the capital and the semicolon. Punctuation stays where it was.
    """
    inner = range(1, len(words) - 1)
    if not share or not inner:
        return words, 0
    places = set(random.sample(inner, min(len(inner), max(1, round(share * len(words))))))
    found: list[str] = []
    size = 0
    for at, word in enumerate(words):
        draw = random.random() if at in places else 1.0
        if at not in places:
            found.append(word)
        elif draw < SUBSTITUTED:
            found.append(_another(word, writer))
            size += 2
        else:
            found += () if draw < DELETED else (*writer.words(1), word)
            size += 1
    return tuple(found), size


def _another(word: str, writer: Writer) -> str:
    """A different word, with the punctuation of the old one."""
    bare = word.rstrip(",;.")
    other = next(new for new in iter(lambda: writer.words(1)[0], None) if new != bare)
    return other + word[len(bare) :]
