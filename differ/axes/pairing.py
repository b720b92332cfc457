"""Which act answers which: exact words first, then likeness, within the provisions that correspond, then anywhere.

Deeds that share one verb are paired together first, then limb by limb. Where the limbs of the two sides do not answer
each other one by one, the verb with all its deeds is one demand again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from akoma.model import EId
from differ.act import Act, changed
from differ.axes.phrases import plain
from differ.axes.repeated_formulas import with_repeated
from differ.axes.words import listed_stems
from differ.lexicon.model import Lexicon
from differ.model import Change
from differ.words import Vocabulary, likest_both, ratio

ANSWERS = 0.45
"""Acts of corresponding provisions answer each other from this likeness on. Unrelated paragraphs of a motion share less
than 0.31 in 99 of 100 pairs (differ/words.py)."""

ALONE_ANSWERS = 0.3
"""The same where either side has one act left: the provisions are known to correspond."""

ELSEWHERE = 0.6
"""An act of any other provision answers from this likeness on; below SURE_ELSEWHERE a person must look."""

SURE_ELSEWHERE = 0.8
"""Words that are nearly the same: a clause was moved."""

CONTAINED = 0.5
"""Share of the words of a limb that the other side has: from here on it was not left out but put otherwise."""

RESTATED = 0.8
"""The same for a sentence without a formula: "A committee shall assist the Commission", "The Commission shall be"."""

RIVALS = 5
"""Candidates that are kept for each act; the best one is nearly always the first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """``old`` is answered by ``new``; ``confidence`` is 0 to 1."""

    old: Act
    new: Act
    confidence: float


@dataclass(frozen=True, slots=True)
class Pairing:
    """Every act once: in a pair or alone, on either side in the order of the text."""

    pairs: tuple[Pair, ...]
    old_alone: tuple[Act, ...]
    new_alone: tuple[Act, ...]
    at_one_place: frozenset[tuple[EId, int, bool]]
    """Where those alone begin that have a rival on the other side between the same neighbours; True on the old side."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The acts that share one verb, and all their words."""

    acts: tuple[Act, ...]
    text: str
    words: Vocabulary

    @property
    def code(self) -> str:
        """For likeness; made when it is asked for, as most groups have one of the same words on the other side."""
        return self.words.weighted(self.words.code(self.text))


class _Link(NamedTuple):
    old: int
    new: int
    confidence: float


def paired(
    old: Sequence[Act], new: Sequence[Act], changes: Iterable[Change], lexicon: Lexicon | None = None
) -> Pairing:
    """Every act at most once. Confidence: that of the correspondence, lowered as the words grow less alike.

    With a lexicon, two that are left in one place answer each other if they are about the same deed: "that they be
    released", "their release".
    """
    words, changes = Vocabulary(), tuple(changes)
    old, new = with_repeated(old, new, changes, lexicon)
    left, right = (list(_groups(acts, words)) for acts in (old, new))
    links = sorted(_links(left, right, changes, lexicon), key=lambda link: link.old)
    taken_old, taken_new = {link.old for link in links}, {link.new for link in links}
    pairs: list[Pair] = []
    old_alone: list[Act] = []
    new_alone = [act for at, group in enumerate(right) if at not in taken_new for act in group.acts]
    for link in links:
        of_limbs = _limbs(left[link.old], right[link.new], link.confidence)
        pairs += of_limbs.pairs
        old_alone += of_limbs.old_alone
        new_alone += of_limbs.new_alone
    old_alone += [act for at, group in enumerate(left) if at not in taken_old for act in group.acts]
    beside = frozenset(_beside(left, right, links))
    order_old, order_new = ({place_of(act): at for at, act in enumerate(acts)} for acts in (old, new))
    return Pairing(
        tuple(sorted(pairs, key=lambda pair: order_old[place_of(pair.old)])),
        tuple(sorted(old_alone, key=lambda act: order_old[place_of(act)])),
        tuple(sorted(new_alone, key=lambda act: order_new[place_of(act)])),
        beside,
    )


def certainty(score: float) -> float:
    """How sure a counterpart of this likeness is: 0.5 gives 0.75, 0.8 gives 0.96. A judgement, not yet calibrated."""
    return 1 - (1 - score) ** 2


def place_of(act: Act) -> tuple[EId, int]:
    """Where an act begins: its provision, and the code point of that."""
    return act.quote.provision, act.quote.start


def _groups(acts: Sequence[Act], words: Vocabulary) -> Iterator[_Group]:
    for _, row in groupby(acts, key=whole_of):
        members = tuple(row)
        text = plain(_words(members[0]))
        yield _Group(members, text, words)


def whole_of(act: Act) -> tuple[EId, int]:
    """The place of the verb with all its deeds."""
    part = act.place.whole if act.place and act.place.whole else None
    return act.quote.provision, part.start if part else act.quote.start


def _words(act: Act) -> str:
    return act.place.whole.words if act.place and act.place.whole else act.quote.text


def _links(
    left: Sequence[_Group], right: Sequence[_Group], changes: Iterable[Change], lexicon: Lexicon | None
) -> Iterator[_Link]:
    """The groups that answer each other: of corresponding provisions, then of any."""
    of_old, of_new = _by_provision(left), _by_provision(right)
    free_old, free_new = set(range(len(left))), set(range(len(right)))
    for change in changes:
        match = change.correspondence
        mine = [at for eid in match.old for at in of_old.get(eid, ())]
        yours = [at for eid in match.new for at in of_new.get(eid, ())]
        for link in _chosen(left, right, mine, yours, lexicon):
            free_old.discard(link.old)
            free_new.discard(link.new)
            yield _Link(link.old, link.new, match.confidence * certainty(link.confidence))
    for link in _best(left, right, sorted(free_old), sorted(free_new), ELSEWHERE):
        score = link.confidence
        yield _Link(link.old, link.new, certainty(score) if score >= SURE_ELSEWHERE else score)


def _by_provision(groups: Sequence[_Group]) -> dict[EId, list[int]]:
    found: dict[EId, list[int]] = {}
    for at, group in enumerate(groups):
        found.setdefault(group.acts[0].quote.provision, []).append(at)
    return found


def _chosen(
    left: Sequence[_Group], right: Sequence[_Group], mine: list[int], yours: list[int], lexicon: Lexicon | None
) -> list[_Link]:
    """Links within one correspondence. The last act left on a side may answer at a lower likeness."""
    found = _best(left, right, mine, yours, ANSWERS) or _only(left, right, mine, yours)
    taken_old, taken_new = {link.old for link in found}, {link.new for link in found}
    mine = [at for at in mine if at not in taken_old]
    yours = [at for at in yours if at not in taken_new]
    if len(mine) == 1 or len(yours) == 1:
        found += _best(left, right, mine, yours, ALONE_ANSWERS) or _of_one_deed(left, right, mine, yours, lexicon)
    return found


def _of_one_deed(
    left: Sequence[_Group], right: Sequence[_Group], mine: list[int], yours: list[int], lexicon: Lexicon | None
) -> list[_Link]:
    """The last act of either side, if both ask for something and share most words of sense of the shorter one."""
    if not lexicon or not len(mine) == len(yours) == 1:
        return []
    old, new = left[mine[0]].acts[0], right[yours[0]].acts[0]
    are_bare = not (old.formula or new.formula)
    if not (are_bare or (old.is_directive and new.is_directive)):
        return []
    one, other = (_deed_words(act, lexicon) for act in (old, new))
    shared, least = len(one & other), RESTATED if are_bare else CONTAINED
    return [_Link(mine[0], yours[0], ALONE_ANSWERS)] if shared and shared >= least * min(map(len, (one, other))) else []


def _deed_words(act: Act, lexicon: Lexicon) -> frozenset[str]:
    """The words of sense of what an act asks for, inflections and synonyms as one."""
    known = [quote.text for quote in (act.formula_quote, *(a.quote for a in act.addressees)) if quote]
    small = (*lexicon.reading.prepositions, *lexicon.addressees.joiners)
    left_out = {word for text in (*known, *small) for word in listed_stems(text, lexicon)}
    return frozenset(listed_stems(act.quote.text, lexicon)).difference(left_out)


def _only(left: Sequence[_Group], right: Sequence[_Group], mine: list[int], yours: list[int]) -> list[_Link]:
    """The one act of either side, if both do the same kind of thing: put in other words, hardly dropped and added."""
    if not len(mine) == len(yours) == 1:
        return []
    old, new = left[mine[0]].acts[0], right[yours[0]].acts[0]
    is_of_a_kind = old.formula and new.formula and old.family is new.family
    return [_Link(mine[0], yours[0], ALONE_ANSWERS)] if is_of_a_kind else []


def _best(
    left: Sequence[_Group], right: Sequence[_Group], mine: Sequence[int], yours: Sequence[int], least: float
) -> list[_Link]:
    """The same words first, nearest to their place; then the most alike. ``confidence`` is the likeness."""
    found = _same(left, right, mine, yours)
    taken_old, taken_new = {link.old for link in found}, {link.new for link in found}
    mine = [at for at in mine if at not in taken_old]
    yours = [at for at in yours if at not in taken_new]
    candidates = _candidates(left, right, mine, yours, least)
    for link in sorted(candidates, key=lambda c: (-c.confidence, abs(c.old - c.new), c.old + c.new)):
        if link.old not in taken_old and link.new not in taken_new:
            found.append(link)
            taken_old.add(link.old)
            taken_new.add(link.new)
    return found


def _same(left: Sequence[_Group], right: Sequence[_Group], mine: Sequence[int], yours: Sequence[int]) -> list[_Link]:
    """Groups with the same words, the first with the first."""
    waiting: dict[str, list[int]] = {}
    for at in reversed(yours):
        waiting.setdefault(right[at].text, []).append(at)
    return [_Link(at, waiting[left[at].text].pop(), 1.0) for at in mine if waiting.get(left[at].text)]


def _candidates(
    left: Sequence[_Group], right: Sequence[_Group], mine: Sequence[int], yours: Sequence[int], least: float
) -> set[_Link]:
    """For each group of either side the few that are most alike: the same when the sides are swapped."""
    found: set[_Link] = set()
    if not (mine and yours):
        return found
    if len(mine) == len(yours) == 1:  # most have one in one place: one likeness tells
        score = ratio(left[mine[0]].code, right[yours[0]].code, least)
        return {_Link(mine[0], yours[0], score)} if score >= least else found
    codes = {at: right[at].code for at in yours}
    mirrored = {at: left[at].code for at in mine}
    return {_Link(*link) for link in likest_both(mirrored, codes, least, RIVALS)}


def _limbs(old: _Group, new: _Group, confidence: float) -> Pairing:
    """The limbs of two verbs that answer each other; all of a side as one where they do not."""
    if old.text == new.text and len(old.acts) == len(new.acts):
        return Pairing(
            tuple(Pair(a, b, confidence) for a, b in zip(old.acts, new.acts, strict=True)), (), (), frozenset()
        )
    if old.text == new.text or len(old.acts) == len(new.acts) == 1:
        return Pairing((Pair(as_one(old.acts), as_one(new.acts), confidence),), (), (), frozenset())
    words = Vocabulary()
    left, right = ([_limb(act, words) for act in group.acts] for group in (old, new))
    links = _best(left, right, range(len(left)), range(len(right)), ALONE_ANSWERS)
    gone = [left[at] for at in set(range(len(left))) - {link.old for link in links}]
    come = [right[at] for at in set(range(len(right))) - {link.new for link in links}]
    if (gone and come) or any(_is_in(limb, new) for limb in gone) or any(_is_in(limb, old) for limb in come):
        return Pairing((Pair(as_one(old.acts), as_one(new.acts), confidence),), (), (), frozenset())
    pairs = tuple(Pair(old.acts[link.old], new.acts[link.new], confidence) for link in links)
    alone = [tuple(act for limb in row for act in limb.acts) for row in (gone, come)]
    return Pairing(pairs, alone[0], alone[1], frozenset())


def _limb(act: Act, words: Vocabulary) -> _Group:
    text = plain(act.quote.text)
    return _Group((act,), text, words)


def _is_in(limb: _Group, other: _Group) -> bool:
    """Whether most words of a limb stand in the other side."""
    own, theirs = limb.text.casefold().split(), set(other.text.casefold().split())
    return sum(word in theirs for word in own) >= CONTAINED * len(own)


def as_one(acts: Sequence[Act]) -> Act:
    """All deeds of a verb as one act."""
    first = acts[0]
    if first.place is None or first.place.whole is None:
        return first
    part = first.place.whole
    return changed(first, quote=part.quote((part.start, part.end)), place=replace(first.place, part=part))


def _beside(left: Sequence[_Group], right: Sequence[_Group], links: Sequence[_Link]) -> Iterator[tuple[EId, int, bool]]:
    """Acts alone that stand where another stands alone on the other side, between neighbours that answer each other."""
    answers = {link.old: link.new for link in links} | {-1: -1, len(left): len(right)}
    taken = set(answers.values())
    for at, group in enumerate(left):
        if at not in answers and at - 1 in answers and at + 1 in answers:
            other = answers[at - 1] + 1
            if other not in taken and answers[at + 1] == other + 1 and other < len(right):
                yield from ((*place_of(act), True) for act in group.acts)
                yield from ((*place_of(act), False) for act in right[other].acts)
