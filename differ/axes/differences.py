"""What the words say that no mark accounts for: the places where the cores of two acts differ, each read or doubted.

    suspend the agreement  →  end the agreement          a step on a scale of deeds
    against the officials  →  against all officials      a step on a scale that has a place for no word at all
    of oil  →  of oil and gas                            a limb added
    the attack  →  the attack by Ostravia                the one who did it is named
    lift the ban  →  impose the ban                      opposites

Anything else is a doubt: a single word left out or added can turn a demand round ("refuse to", "part of"), and so can
another order of the same words; no share of likeness sees that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from differ.act import Act
from differ.axes.marks import is_reported
from differ.axes.phrases import Stretch, keys, overlaps
from differ.axes.quantities import QuantityKind
from differ.axes.recast import Row, is_one_verb, is_recast
from differ.axes.scales import Rung, Step, steps
from differ.axes.shifts import BLAMING, MOVABLE, Finding, both_direct, doubt, shift, together
from differ.axes.words import CoreWord, stem
from differ.lexicon.model import Lexicon
from differ.model import Quote
from differ.words import changed_spans

GRAVITY = "gravity"
"""Scales of this name say how grave what is blamed is; elsewhere the same word may narrow what is asked for."""

LONGEST_LIMB = 12
"""Words of sense in a limb that is believed to be one."""


@dataclass(frozen=True, slots=True)
class Region:
    """A place where two cores differ: words of the old side, words of the new side, and where they stand."""

    old: tuple[CoreWord, ...]
    new: tuple[CoreWord, ...]
    old_at: int
    new_at: int


@dataclass(frozen=True, slots=True)
class Cores:
    """The words of two acts that no mark accounts for."""

    old_act: Act
    new_act: Act
    old: tuple[CoreWord, ...]
    new: tuple[CoreWord, ...]
    lexicon: Lexicon

    def act(self, is_old: bool) -> Act:
        """The act of a side."""
        return self.old_act if is_old else self.new_act

    def quote(self, is_old: bool, words: Sequence[CoreWord]) -> Quote | None:
        """The words from the first to the last, as printed."""
        place = self.act(is_old).place
        return place.part.quote((words[0].start, words[-1].end)) if words and place else None

    @property
    def is_negated(self) -> bool:
        """Whether either side says "not" in what it asks: then nobody knows what more of a thing means."""
        return any(not mark.reported for act in (self.old_act, self.new_act) for mark in act.negations)

    @property
    def is_movable(self) -> bool:
        """Whether more of the thing makes the act stronger."""
        is_asked = self.old_act.is_asking and self.new_act.is_asking
        return is_asked or (self.old_act.family is self.new_act.family and self.old_act.family in MOVABLE)


def differences(cores: Cores) -> Finding:
    """All regions read; several of them are read each by itself."""
    found = regions(cores.old, cores.new)
    if found and is_recast(Row(cores.old_act, cores.old), Row(cores.new_act, cores.new), cores.lexicon):
        return Finding()
    if len(found) > 1 and sorted(w.sense for w in cores.old) == sorted(w.sense for w in cores.new):
        return Finding() if _is_swap(cores) else doubt("the order of the words differs")
    if len(found) == len(("gone", "come")) and (deeds := _moved_deeds(found, cores)):
        return _exchanged(*deeds, cores)
    return together(_read(region, cores) for region in found)


def _moved_deeds(found: Sequence[Region], cores: Cores) -> tuple[Step, Step] | None:
    """A deed as a noun on one side, as a verb elsewhere on the other: "[lifting] of the ban", "the ban be [kept]"."""
    old, new = (
        [list(steps(row, cores.lexicon)) for r in found if (row := getattr(r, side))] for side in ("old", "new")
    )
    if not len(old) == len(new) == 1 or not len(old[0]) == len(new[0]) == 1:
        return None
    one, other = old[0][0], new[0][0]
    is_deed = (one.opposites and other.opposites) or any(a.scale.axis == "action" for a, _ in _common(one, other))
    return (one, other) if is_deed and not one.optional and not other.optional else None


def regions(old: Sequence[CoreWord], new: Sequence[CoreWord]) -> list[Region]:
    """Where two rows of words differ, in order; a deletion next to an insertion is one region."""
    codes = {sense: chr(number + 1) for number, sense in enumerate(dict.fromkeys(w.sense for w in (*old, *new)))}
    left, right = ("".join(codes[word.sense] for word in row) for row in (old, new))
    merged: list[tuple[int, int, int, int]] = []
    for block in changed_spans(left, right):
        if merged and merged[-1][1] == block[0] and merged[-1][3] == block[2]:
            merged[-1] = (merged[-1][0], block[1], merged[-1][2], block[3])
        else:
            merged.append(block)
    return [Region(tuple(old[a:b]), tuple(new[c:d]), a, c) for a, b, c, d in merged]


def _is_swap(cores: Cores) -> bool:
    """Whether the two sides of one joining word changed places: "food and water", "water and food"."""
    old, new = ([word.sense for word in row] for row in (cores.old, cores.new))
    first = next(i for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b)
    last = len(old) - next(i for i, (a, b) in enumerate(zip(reversed(old), reversed(new), strict=True)) if a != b)
    joiners = set(cores.lexicon.reading.joiners)
    for at in range(first + 1, last - 1):
        if cores.old[at].text in joiners:
            turned = [*old[at + 1 : last], old[at], *old[first:at]]
            if turned == new[first:last]:
                return True
    return False


def _read(region: Region, cores: Cores) -> Finding:
    """One region: words of scales first, then limbs and names; else a doubt."""
    if _is_rejoined(region, cores) or any(_is_acronym(*pair) for pair in _both_ways(region)):
        return Finding()
    region = _on_scales(region, cores)
    old, new = (list(steps(row, cores.lexicon)) for row in (region.old, region.new))
    old, new, moved = _without_optional(old, new, region, cores)
    if not old and not new:
        return moved
    if len(old) == len(new):
        return together((moved, *(_exchanged(a, b, cores) for a, b in zip(old, new, strict=True))))
    if bool(old) != bool(new) and not moved.shifts and not moved.doubts:
        return _come_or_gone(region, cores)
    return _other_words(region)


def _is_rejoined(region: Region, cores: Cores) -> bool:
    """Whether a joining word of a list gave way to a comma: "A and B", "A, B and C"."""
    row, (others, at, act) = (
        (region.old, (cores.new, region.new_at, cores.new_act))
        if region.old
        else (region.new, (cores.old, region.old_at, cores.old_act))
    )
    is_joiner = len(row) == 1 and row[0].text in cores.lexicon.addressees.joiners
    if not is_joiner or (region.old and region.new) or not 0 < at < len(others) or act.place is None:
        return False
    return "," in act.place.part.folded[others[at - 1].end : others[at].start]


def _on_scales(region: Region, cores: Cores) -> Region:
    """The region, or another place that the same words may have had, where all of them stand on scales."""
    if bool(region.old) == bool(region.new):
        return region
    row, at = (cores.old, region.old_at) if region.old else (cores.new, region.new_at)
    length = len(region.old or region.new)
    for turn in _turned(row, at, length):
        found = row[turn : turn + length]
        if all(step.optional for step in steps(found, cores.lexicon)):
            return Region(found if region.old else (), found if region.new else (), turn, turn)
    return region


def _both_ways(region: Region) -> tuple[tuple[tuple[CoreWord, ...], tuple[CoreWord, ...]], ...]:
    return (region.old, region.new), (region.new, region.old)


def _is_acronym(short: Sequence[CoreWord], long: Sequence[CoreWord]) -> bool:
    """Whether one name is made of the first letters of another: "OMS"."""
    initials = "".join(word.text[0] for word in long)
    return len(short) == 1 and len(long) > 1 and len(initials) > len("EU") and short[0].text == initials


def _other_words(region: Region) -> Finding:
    words = [" ".join(word.text for word in row) for row in (region.old, region.new)]
    if any(word.is_name for word in (*region.old, *region.new)):
        return doubt(f"a name or number differs: {words[0] or 'nothing'} → {words[1] or 'nothing'}")
    if words[0] and words[1]:
        return doubt(f"other words: {words[0]} → {words[1]}")
    return doubt(f"left out: {words[0]}" if words[0] else f"added: {words[1]}")


def _without_optional(
    old: list[Step], new: list[Step], region: Region, cores: Cores
) -> tuple[list[Step], list[Step], Finding]:
    """The steps without those on scales that have a place for no word, and what these say."""
    left, right = [s for s in old if s.optional], [s for s in new if s.optional]
    findings: list[Finding] = []
    for step in left:
        answer = next((other for other in right if _scale(other) == _scale(step)), None)
        findings.append(_moved(step, answer, region, cores))
        right = [other for other in right if other is not answer]
    findings += [_moved(None, step, region, cores) for step in right]
    rest = [[s for s in row if not s.optional] for row in (old, new)]
    return rest[0], rest[1], together(findings)


def _scale(step: Step) -> str:
    return step.optional.scale.name if step.optional else ""


def _moved(old: Step | None, new: Step | None, region: Region, cores: Cores) -> Finding:
    """A word of such a scale that came, went or was exchanged."""
    known = [step.optional for step in (old, new) if step and step.optional]
    scale = known[0].scale
    levels = [step.optional.level if step and step.optional else scale.absent for step in (old, new)]
    quotes = cores.quote(True, old.words if old else ()), cores.quote(False, new.words if new else ())
    if levels[0] is None or levels[1] is None or levels[0] == levels[1]:
        same = old and new and [w.sense for w in old.words] == [w.sense for w in new.words]
        return Finding() if same else _other_words(region)
    if not _may_move(scale.axis, (old, new), cores):
        return _other_words(region)
    said = " → ".join(quote.text if quote else "no such word" for quote in quotes)
    return shift(
        "intensity" if scale.axis == GRAVITY else scale.axis, levels[1] > levels[0], quotes[0], quotes[1], said
    )


def _may_move(axis: str, moved: tuple[Step | None, Step | None], cores: Cores) -> bool:
    """Whether a word of this axis moves the demand: evidence always; all else only in the demand itself."""
    if axis == "evidence":
        return True
    if axis == GRAVITY:
        return cores.old_act.family is cores.new_act.family and cores.old_act.family in BLAMING and not cores.is_negated
    told = any(
        _is_told(step.words[0], is_old, cores) for step, is_old in zip(moved, (True, False), strict=True) if step
    )
    return cores.is_movable and not cores.is_negated and not told


def _is_told(word: CoreWord, is_old: bool, cores: Cores) -> bool:
    """Whether a relative word stands between the formula and a word: then it may belong to a fact."""
    place = cores.act(is_old).place
    if place is None:
        return True
    after = place.pieces[-1][1] if place.pieces else place.part.start
    return is_reported(place.part, word.start, after, cores.lexicon)


def _exchanged(old: Step, new: Step, cores: Cores) -> Finding:
    """One word or phrase in the place of another: a step on a scale, an opposite, or a doubt."""
    if _is_one_verb(old, new, cores):
        return Finding()
    region = Region(old.words, new.words, 0, 0)
    is_governed = _is_governed(old.words[0], cores.old, cores) or _is_governed(new.words[0], cores.new, cores)
    told = _is_told(old.words[0], True, cores) or _is_told(new.words[0], False, cores)
    if not both_direct(cores.old_act, cores.new_act) or cores.is_negated or is_governed or told:
        return _other_words(region)
    quotes = cores.quote(True, old.words), cores.quote(False, new.words)
    said = " → ".join(quote.text for quote in quotes if quote)
    if any(number == other and side != turned for number, side in old.opposites for other, turned in new.opposites):
        found = shift("polarity", False, quotes[0], quotes[1], said)
        return Finding(found.shifts, is_denial=True)
    ways = {(a.scale.axis, b.level > a.level) for a, b in _common(old, new) if a.level != b.level}
    if len(ways) != 1:
        return _other_words(region)
    axis, is_up = ways.pop()
    return shift(axis, is_up, quotes[0], quotes[1], said)


def _is_one_verb(old: Step, new: Step, cores: Cores) -> bool:
    rows = Row(cores.old_act, cores.old), Row(cores.new_act, cores.new)
    return len(old.words) == len(new.words) == 1 and is_one_verb(old.words[0], new.words[0], rows, cores.lexicon)


def _common(old: Step, new: Step) -> list[tuple[Rung, Rung]]:
    return [(a, b) for a in old.rungs for b in new.rungs if a.scale is b.scale]


def _is_governed(word: CoreWord, row: Sequence[CoreWord], cores: Cores) -> bool:
    """Whether a verb that turns round what it governs stands before a word: "refrain from suspending"."""
    listed = {stem(verb, cores.lexicon) for verb in cores.lexicon.negation.governors}
    return any(other.stem in listed for other in row if other.start < word.start)


def _come_or_gone(region: Region, cores: Cores) -> Finding:
    """Words on one side only: a limb, or the one who did it."""
    is_old = bool(region.old)
    words, row = (region.old, cores.old) if is_old else (region.new, cores.new)
    if _counts_from(words[0], cores.act(is_old), cores.act(not is_old)):
        return Finding()
    if _is_refrained(words, cores):
        quote = cores.quote(is_old, words)
        quotes = (quote, None) if is_old else (None, quote)
        return Finding(
            shift("polarity", False, *quotes, "asked for on one side, refrained from on the other").shifts,
            is_denial=True,
        )
    at = region.old_at if is_old else region.new_at
    if len(words) > LONGEST_LIMB or not cores.is_movable or cores.is_negated:
        return _other_words(region)
    for turn in _turned(row, at, len(words)):
        found = row[turn : turn + len(words)]
        axis = _axis(found, row, turn, is_old, cores)
        if axis:
            quote = cores.quote(is_old, found)
            said = f"{'left out' if is_old else 'added'}: {quote.text if quote else ''}"
            return shift(axis, not is_old, quote if is_old else None, None if is_old else quote, said)
    return _other_words(region)


def _counts_from(word: CoreWord, act: Act, other: Act) -> bool:
    """Whether words say from when a term runs that only one side has: "within a year [of the entry into force]"."""
    if act.place is None or any(q.kind is QuantityKind.TERM for q in other.quantities) or not both_direct(act, other):
        return False
    ends = (q.quote.end for q in act.quantities if q.kind is QuantityKind.TERM)
    return any(not act.place.part.folded[end : word.start].strip() for end in ends if end <= word.start)


def _is_refrained(words: Sequence[CoreWord], cores: Cores) -> bool:
    """Whether words are no more than a verb that turns round what it governs: "[refrain from] signing"."""
    verbs = set(cores.lexicon.negation.governors) - set(cores.lexicon.limbs.nested)
    listed = {stem(verb, cores.lexicon) for verb in verbs}
    others = [word for word in words if word.stem not in listed]
    is_first = words[0] in (cores.old[:1] or ()) or words[0] in (cores.new[:1] or ())
    is_prepositional = all(word.text in cores.lexicon.reading.prepositions for word in others)
    return is_first and len(others) < len(words) and is_prepositional and both_direct(cores.old_act, cores.new_act)


def _turned(row: Sequence[CoreWord], at: int, length: int) -> list[int]:
    """Places that the words may have had as well: in "a b a b" the second pair is as new as "b a"."""
    places = [at]
    while places[-1] > 0 and row[places[-1] - 1].sense == row[places[-1] + length - 1].sense:
        places.append(places[-1] - 1)
    last = at
    while last + length < len(row) and row[last].sense == row[last + length].sense:
        last += 1
        places.append(last)
    return places


def _axis(found: Sequence[CoreWord], row: Sequence[CoreWord], at: int, is_old: bool, cores: Cores) -> str:
    """The axis on which these words are more of the same; empty when they are not.

    More of what is asked for is scope; another one who is condemned, or the one who did it, is a target.
    """
    act, place = cores.act(is_old), cores.act(is_old).place
    span = found[0].start, found[-1].end
    if place is None or _is_told(found[0], is_old, cores) or overlaps(span, tuple(m.span for m in act.conditions)):
        return ""
    is_named = any(_is_one(word, act, cores.lexicon) for word in found)
    if act.family in BLAMING and is_named and _is_agent(found, place.part, cores.lexicon):
        return "target"
    if not _is_limb(found, row, at, place.part, cores.lexicon):
        return ""
    return "target" if is_named else "scope"


def _is_agent(found: Sequence[CoreWord], part: Stretch, lexicon: Lexicon) -> bool:
    """Whether the words name the one who did it: "by Ostravia", "of Ostravia", "Ostravia's"."""
    has_participle = len(found) > len(("committed", "by")) and not found[0].is_name
    leads = found[: 1 + has_participle]
    if any(word.text in lexicon.reading.agents for word in leads):
        return len(found) > 1
    before = part.folded[part.start : found[0].start].casefold().split()
    while before and before[-1] in lexicon.addressees.determiners:
        before.pop()
    printed = part.text[found[-1].start : found[-1].end]
    is_genitive = len(found) == 1 and not lexicon.addressees.capitals_are_names and printed.endswith("s")
    is_alone = is_genitive and bool(before) and part.text[: found[0].start].split()[-1][0].isupper()
    is_owner = part.folded.startswith("'s", found[-1].end) or is_alone
    return is_owner or (bool(before) and before[-1] in lexicon.reading.agents)


def _is_one(word: CoreWord, act: Act, lexicon: Lexicon) -> bool:
    """Whether a word names somebody: a name, or what a name of an addressee ends in."""
    if word.is_name:
        return not any(map(str.isdigit, word.text))
    heads = keys(lexicon.addressees.heads)
    printed = act.place.part.text[word.start] if act.place else ""
    nouns_are_small = lexicon.addressees.capitals_are_names
    return word.text in heads or (not nouns_are_small and act.family in BLAMING and printed.isupper())


def _is_thing(found: Sequence[CoreWord], part: Stretch, lexicon: Lexicon) -> bool:
    """Whether words between commas are a member of a list and no adverbial: a name, or with an article, or plural."""
    before = part.folded[part.start : found[0].start].casefold().split()[-1:]
    printed = part.text[found[-1].start : found[-1].end]
    if any(word.text in lexicon.addressees.joiners for word in found[1:-1]):
        return True
    is_noun = printed[0].isupper() if not lexicon.addressees.capitals_are_names else found[-1].is_name
    return is_noun or before[0] in lexicon.addressees.determiners or printed.endswith(lexicon.reading.plurals)


def _is_limb(found: Sequence[CoreWord], row: Sequence[CoreWord], at: int, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether words are one or more members of a list: joined by "and", or between commas of a list."""
    joiners = {stem(joiner, lexicon) for joiner in lexicon.addressees.joiners}
    prepositions = lexicon.reading.prepositions
    if all(word.stem in joiners or word.text in prepositions for word in found):
        return False
    is_joined = found[0].stem in joiners or found[-1].stem in joiners
    if not is_joined and len(found) > 1 and at and found[-2].stem in joiners:
        is_joined = found[-1].sense == row[at - 1].sense and found[-1].text in prepositions
    if is_joined:
        return len(found) > 1
    before = part.folded[part.start : found[0].start].casefold().split()
    while before and before[-1] in (*lexicon.addressees.determiners, *lexicon.reading.function_words):
        before.pop()
    if found[0].text in prepositions or not (before and before[-1].endswith(",")):
        return False
    if not _is_thing(found, part, lexicon) or any(word.text in lexicon.reading.joiners for word in found[:1]):
        return False
    after = row[at + len(found)].stem if at + len(found) < len(row) else ""
    is_listed = part.folded[found[-1].end : found[-1].end + 1] == "," or after in joiners
    return is_listed or any(word.stem in joiners for word in found)
