"""What the words say that no mark accounts for: the places where the cores of two acts differ, each read or doubted.

    suspend the agreement  →  end the agreement          a step on a scale of deeds
    against the officials  →  against all officials      a step on a scale that has a place for no word at all
    of oil  →  of oil and gas                            a limb added
    the attack  →  the attack by Ostravia                the one who did it is named
    lift the ban  →  impose the ban                      opposites

Anything else is a doubt: a single word left out or added can turn a demand round ("refuse to", "part of"), and so can
another order of the same words; no share of likeness sees that.
"""

from collections.abc import Iterator, Sequence

from differ.axes.any_kind import is_any_kind
from differ.axes.befallen import is_grave
from differ.axes.carriers import without_carriers
from differ.axes.compounds import compound_ways, is_compound
from differ.axes.cores import Cores, Region, is_told, other_words, regions, turned
from differ.axes.either_or_both import either_or_both
from differ.axes.forbidden import forbids_fewer
from differ.axes.free_order import deed_as_object, is_turned_round
from differ.axes.governed import all_stems, deed_or_thought, deed_under
from differ.axes.limbs_gone import come_or_gone, is_included, narrowed
from differ.axes.listed_order import is_swap
from differ.axes.loose_order import asks_for_another
from differ.axes.narrowed_nouns import has_any
from differ.axes.narrowing import is_wider
from differ.axes.one_or_more import levels_of
from differ.axes.one_term import in_one_term
from differ.axes.phrases import any_of
from differ.axes.plain_order import turns
from differ.axes.plans import deed_in_plan
from differ.axes.recast import Row, is_one_verb, is_recast
from differ.axes.reordered import is_reordered
from differ.axes.scales import Step, are_opposites, floating, lone_step, steps
from differ.axes.second_reading import taken_apart, without_parting
from differ.axes.settled import settled
from differ.axes.shifts import BLAMING, Finding, both_direct, doubt, shift, together
from differ.axes.valency import is_governed_otherwise
from differ.axes.wider_regions import common, is_printed, on_one_scale, unambiguous, widened, with_head
from differ.axes.witnesses import without_witness
from differ.axes.words import CoreWord, as_listed
from differ.model import Family

PARTS = 2
"""Parts of a compound, and sides of a comparison."""

DURATION = "duration"
"""Scales of this name say that something is to be for a time only."""

PARTING = frozenset({"intensity", DURATION})
"""Axes of scales whose words part a phrase without making another one of it."""

GRAVITY = "gravity"
"""Scales of this name say how grave what is blamed is; elsewhere the same word may narrow what is asked for."""


def differences(cores: Cores) -> Finding:
    """All regions read, each by itself where there are several; words that stand anywhere are read first."""
    cores = without_witness(in_one_term(cores))
    if floated := _without_floating(cores):
        return together((_differences(floated[0]), floated[1]))
    return _differences(cores)


def _differences(cores: Cores) -> Finding:
    found = regions(cores.old, cores.new)
    if is_turned_round(cores) or asks_for_another(cores) or (turns(cores) and not _is_swap(cores)):
        return doubt("the order of the words differs")
    sides = Row(cores.old_act, cores.old), Row(cores.new_act, cores.new)
    if found and (is_recast(*sides, cores.lexicon) or is_reordered(len(found), cores)):
        return Finding()
    if len(found) > 1 and _is_same_words(cores):
        other = None if is_swap(cores) else settled(cores)
        return _differences(other) if other else _of_order(cores)
    if found and (governed := deed_under(cores) or deed_as_object(cores) or deed_in_plan(cores)):
        return governed
    if 1 < len(found) <= PARTS + 1 and (deeds := _moved_deeds(found, cores)):
        return _exchanged(*deeds, cores)
    return _read_twice(found, cores)


def _of_order(cores: Cores) -> Finding:
    return Finding() if is_swap(cores) else doubt("the order of the words differs")


def _read_twice(found: Sequence[Region], cores: Cores) -> Finding:
    """All regions read, and where that leaves a doubt, read once more."""
    read = _all_read(found, cores)
    if any(finding.doubts for _, finding in read) and (again := _read_again(read, cores)):
        return again
    return doubt("the same is named at another place") if _is_elsewhere(read) else together(f for _, f in read)


def _all_read(found: Sequence[Region], cores: Cores) -> list[tuple[Region, Finding]]:
    regions_left = (region for region in found if not is_governed_otherwise(region, cores))
    return without_carriers([(region, _read(region, cores)) for region in regions_left], cores)


def _read_again(read: Sequence[tuple[Region, Finding]], cores: Cores) -> Finding | None:
    """What a second reading tells without a doubt (:mod:`differ.axes.second_reading`); None where it tells no more."""
    if parted := without_parting(cores, PARTING):
        rest, step, is_old = parted
        region = Region(step.words if is_old else (), () if is_old else step.words, 0, 0)
        moved = _moved(step if is_old else None, None if is_old else step, region, rest)
        return None if moved.doubts else moved
    for other in (taken_apart([region for region, _ in read], cores), settled(cores)):
        again = _differences(other) if other else None
        if again and not again.doubts:
            return again
    return None


def _is_same_words(cores: Cores) -> bool:
    return sorted(word.sense for word in cores.old) == sorted(word.sense for word in cores.new)


def _is_swap(cores: Cores) -> bool:
    return _is_same_words(cores) and is_swap(cores)


def _without_floating(cores: Cores) -> tuple[Cores, Finding] | None:
    """The cores without the word of a scale that each has at a place of its own, and the step between the two."""
    old, new = floating(cores.old, cores.lexicon), floating(cores.new, cores.lexicon)
    if not old or not new or not old.optional or not new.optional or old.optional.scale != new.optional.scale:
        return None
    left, right = (
        as_listed([word for word in row if word not in step.words], cores.lexicon)
        for row, step in ((cores.old, old), (cores.new, new))
    )
    if [word.sense for word in old.words] == [word.sense for word in new.words]:
        is_one = [word.sense for word in left] == [word.sense for word in right]
        return (Cores(cores.old_act, cores.new_act, left, right, cores.lexicon), Finding()) if is_one else None
    moved = _moved(old, new, Region(old.words, new.words, 0, 0), cores)
    return Cores(cores.old_act, cores.new_act, left, right, cores.lexicon), moved


def _is_elsewhere(read: Sequence[tuple[Region, Finding]]) -> bool:
    """Whether the same word shows one shift where it is gone and another where it has come."""
    shown = [(region, finding.shifts) for region, finding in read if finding.shifts]
    gone, come = ({w.sense for r, _ in shown for w in getattr(r, side)} for side in ("old", "new"))
    return bool(gone & come) and any(not (r.old and r.new) for r, _ in shown)


def _moved_deeds(found: Sequence[Region], cores: Cores) -> tuple[Step, Step] | None:
    """A deed as a noun on one side, as a verb elsewhere on the other: "[lifting] of the ban", "the ban be [kept]"."""
    rows = ([word for region in found for word in getattr(region, side)] for side in ("old", "new"))
    old, new = (list(steps(row, cores.lexicon)) for row in rows)  # "keep the ward open" is one deed, too
    if not len(old) == len(new) == 1:
        return None
    one, other = old[0], new[0]
    is_deed = (one.opposites and other.opposites) or any(a.scale.axis == "action" for a, _ in common(one, other))
    return (one, other) if is_deed and not one.optional and not other.optional else None


def _read(region: Region, cores: Cores) -> Finding:
    """One region: words of scales first, then limbs and names; else a doubt."""
    if _is_rejoined(region, cores) or any(_is_one_name(*pair, cores) for pair in _both_ways(region)):
        return Finding()
    if _is_denied_quality(region, cores):
        quotes = cores.quote(True, region.old), cores.quote(False, region.new)
        return Finding(shift("polarity", False, *quotes, "the contrary").shifts, is_denial=True)
    region = with_head(widened(_on_scales(region, cores), cores), cores)
    whole = either_or_both(region, cores) or _whole_limb(region, cores)
    return whole if whole.shifts else _read_steps(region, cores)


def _read_steps(region: Region, cores: Cores) -> Finding:
    old, new = (list(steps(row, cores.lexicon)) for row in (region.old, region.new))
    is_one = len(old) == len(new) == 1
    if is_one and (are_opposites(old[0], new[0]) or any(a.scale.absent is None for a, _ in common(old[0], new[0]))):
        return _exchanged(old[0], new[0], cores)
    old, new, moved = _without_optional(old, new, region, cores)
    if not old and not new:
        return moved
    if len(old) == len(new):
        return together((moved, *_exchanges(old, new, cores)))
    if is_any_kind(old, new, moved, region, cores):
        return moved
    if bool(old) != bool(new) and not moved.shifts and not moved.doubts:
        return come_or_gone(region, cores)
    is_still = not moved.shifts and not moved.doubts
    return (deed_or_thought(region, cores) if is_still else None) or other_words(region)


def _exchanges(old: Sequence[Step], new: Sequence[Step], cores: Cores) -> Iterator[Finding]:
    """One finding a pair. Where another paper or talk is asked for, the verb that brings it about says nothing."""
    found = [(a, b, _exchanged(a, b, cores)) for a, b in zip(old, new, strict=True)]
    is_other = any(shift.axis == "action" for *_, finding in found for shift in finding.shifts)
    carriers = all_stems(cores.lexicon.reading.carriers, cores.lexicon)
    leads = cores.lexicon.reading.prepositions
    is_moved = any(finding.shifts for *_, finding in found[:1])
    for number, (a, b, finding) in enumerate(found):
        if (is_other or (number == 1 and is_moved)) and a.words[0].text in leads and b.words[0].text in leads:
            continue  # what follows the verb follows another one otherwise: "remove from", "remain in"
        is_carried = is_other and a.words[0].stem in carriers and b.words[0].stem in carriers
        is_beside = any(
            s.axis == "action" for at, (*_, other) in enumerate(found) if at != number for s in other.shifts
        )
        yield Finding() if is_carried and (finding.doubts or is_beside) else finding


def _whole_limb(region: Region, cores: Cores) -> Finding:
    """What came or went with "and" or "including", or narrows a noun, is one, whatever words it has."""
    row = region.old or region.new
    if region.old and region.new:
        return Finding()
    is_joined = len(row) > 1 and row[0].text in cores.lexicon.addressees.joiners
    is_old = bool(region.old)
    if (is_joined or is_included(row, is_old, cores)) and cores.is_movable:
        return come_or_gone(region, cores)
    rows = (cores.old, region.old_at) if is_old else (cores.new, region.new_at)
    may_narrow = len(row) > 1 or is_grave(row[0], cores.lexicon)
    return (narrowed(row, *rows, is_old, cores) if may_narrow else None) or Finding()


def _is_rejoined(region: Region, cores: Cores) -> bool:
    """Whether a joining word of a list gave way to a comma: "A and B", "A, B and C"; or to another one."""
    is_old = bool(region.old)
    row, at, act = (region.old, region.new_at, cores.new_act) if is_old else (region.new, region.old_at, cores.old_act)
    others = cores.new if is_old else cores.old
    is_joiner = len(row) == 1 and row[0].text in cores.lexicon.addressees.joiners
    if not is_joiner or (region.old and region.new) or not 0 < at < len(others) or act.place is None:
        return False
    between = act.place.part.folded[others[at - 1].end : others[at].start]
    return "," in between or any_of(cores.lexicon.addressees.joiners).search(between) is not None  # "ainsi que"


def _on_scales(region: Region, cores: Cores) -> Region:
    """The region, or another place that the same words may have had, where all of them stand on scales."""
    if bool(region.old) == bool(region.new):
        return region
    row, at = (cores.old, region.old_at) if region.old else (cores.new, region.new_at)
    length = len(region.old or region.new)
    for turn in turned(row, at, length):
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


def _is_one_name(short: Sequence[CoreWord], long: Sequence[CoreWord], cores: Cores) -> bool:
    is_closed = len(short) == 1 and len(long) > 1 and short[0].text == "".join(word.text for word in long)
    return is_closed or _is_acronym(short, long) or is_compound(short, long, cores.lexicon)


def _without_optional(
    old: list[Step], new: list[Step], region: Region, cores: Cores
) -> tuple[list[Step], list[Step], Finding]:
    """The steps without those on scales that have a place for no word, and what these say."""
    left, right = [s for s in old if s.optional], [s for s in new if s.optional]
    findings: list[Finding] = []
    for step in left:
        answer = next((other for other in right if on_one_scale(step, other)), None)
        pair = on_one_scale(step, answer) if answer else None
        findings.append(_moved(*pair, region, cores) if pair else _moved(step, None, region, cores))
        right = [other for other in right if other is not answer]
    findings += [_moved(None, step, region, cores) for step in right]
    rest = [[s for s in row if not s.optional] for row in (old, new)]
    return rest[0], rest[1], together(findings)


def _moved(old: Step | None, new: Step | None, region: Region, cores: Cores) -> Finding:
    """A word of such a scale that came, went or was exchanged."""
    known = [step.optional for step in (old, new) if step and step.optional]
    scale = known[0].scale
    given = [step.optional.level if step and step.optional else scale.absent for step in (old, new)]
    levels = levels_of((old, new), (given[0], given[1]), cores) if scale.axis == "scope" else given
    quotes = cores.quote(True, old.words if old else ()), cores.quote(False, new.words if new else ())
    if levels[0] is None or levels[1] is None or levels[0] == levels[1]:
        same = old and new and [w.sense for w in old.words] == [w.sense for w in new.words]
        return Finding() if same else other_words(region)
    is_bound = all(is_printed(step, is_old, cores) for step, is_old in ((old, True), (new, False)) if step)
    if not _may_move(scale.axis, (old, new), cores) or not is_bound:
        is_whole = (old is None or new is None) and len(region.old or region.new) == 1  # "every [serious] incident"
        return come_or_gone(region, cores) if is_whole and not (region.old and region.new) else other_words(region)
    said = " → ".join(quote.text if quote else "no such word" for quote in quotes)
    return shift(
        "intensity" if scale.axis in (GRAVITY, DURATION) else scale.axis,
        levels[1] > levels[0],
        quotes[0],
        quotes[1],
        said,
    )


def _is_only_deed(cores: Cores, moved: Sequence[Step | None]) -> bool:
    """Whether neither side has a second deed: "to end the temporary ban" asks for no less than "to end the ban"."""
    rows = [list(steps(row, cores.lexicon)) for row in (cores.old, cores.new)]
    sides = zip(rows, moved, strict=True)
    return all(sum(map(_is_deed, row)) <= 1 for row in rows) or all(_is_beside_first(*side) for side in sides)


def _is_beside_first(row: Sequence[Step], step: Step | None) -> bool:
    """Whether a step stands right behind the first deed of its row, as adverbs do: "suspend [temporarily] the ban"."""
    at = next((n for n, other in enumerate(row) if step and other.words == step.words), 1)
    return step is None or (at > 0 and _is_deed(row[at - 1]) and not any(map(_is_deed, row[: at - 1])))


def _is_deed(step: Step) -> bool:
    return any(rung.scale.axis == "action" for rung in step.rungs)


def _is_proven(step: Step | None) -> bool:
    """Whether a word says that something is sure: in what is asked for it may narrow as well as strengthen."""
    rung = step.optional if step else None
    return rung is not None and rung.level > (rung.scale.absent or 0.0)


def _may_move(axis: str, moved: tuple[Step | None, Step | None], cores: Cores) -> bool:
    """Whether a word of this axis moves the demand: evidence always; all else only in the demand itself."""
    if axis == "evidence":
        return not (cores.is_movable and both_direct(cores.old_act, cores.new_act) and any(map(_is_proven, moved)))
    if axis == DURATION:
        return both_direct(cores.old_act, cores.new_act) and not cores.is_negated and _is_only_deed(cores, moved)
    if axis == GRAVITY:
        return cores.old_act.family is cores.new_act.family and cores.old_act.family in BLAMING and not cores.is_negated
    firsts = (*cores.old[:1], *cores.new[:1])
    is_first = any(word in firsts for step in moved if step for word in step.words)  # "be [required] to publish"
    if axis == "modality" and not is_first and has_any(firsts, cores.lexicon.narrowing.sweeping, cores.lexicon):
        return False
    told = any(is_told(step.words[0], is_old, cores) for step, is_old in zip(moved, (True, False), strict=True) if step)
    is_negated = cores.is_negated and not (axis == "scope" and forbids_fewer(moved, cores))
    return cores.is_movable and not is_negated and not told


def _exchanged(old: Step, new: Step, cores: Cores) -> Finding:
    """One word or phrase in the place of another: a step on a scale, an opposite, or a doubt."""
    if _is_one_verb(old, new, cores):
        return Finding()
    region = Region(old.words, new.words, 0, 0)
    is_governed = _is_governed(old.words[0], cores.old, cores) or _is_governed(new.words[0], cores.new, cores)
    told = is_told(old.words[0], True, cores) or is_told(new.words[0], False, cores)
    if not both_direct(cores.old_act, cores.new_act) or cores.is_negated or told:
        return other_words(region)
    quotes = cores.quote(True, old.words), cores.quote(False, new.words)
    said = " → ".join(quote.text for quote in quotes if quote)
    if are_opposites(old, new) and not is_governed:
        found = shift("polarity", False, quotes[0], quotes[1], said)
        return Finding(found.shifts, is_denial=True)
    ways = {(a.scale.axis, b.level > a.level) for a, b in unambiguous(common(old, new)) if a.level != b.level}
    if is_governed and {axis for axis, _ in ways} != {"scope"}:
        return other_words(region)
    widened = is_wider(old.words, new.words, cores) if not ways else None
    if widened is not None:
        ways = {("scope", widened)}
    ways = ways or compound_ways(old.words, new.words, cores.lexicon)
    if len(ways) != 1:
        return other_words(region)
    axis, is_up = ways.pop()
    return shift(axis, is_up, quotes[0], quotes[1], said)


def _is_denied_quality(region: Region, cores: Cores) -> bool:
    """Whether a statement ends in a quality on one side, in its contrary on the other: "justified", "unjustified".

    So does a rule that says what is prohibited or permitted.
    """
    acts = cores.old_act, cores.new_act
    if acts[0].concept != acts[1].concept or acts[0].family is Family.DIRECTIVE or cores.is_negated:
        return False
    rows = (cores.old[region.old_at :], region.old), (cores.new[region.new_at :], region.new)
    leads = cores.lexicon.reading.prepositions
    if any(len(word) != 1 or (len(row) > 1 and row[1].text not in leads) for row, word in rows):
        return False  # "the [unjustified] dismissal" tells of another one; "is [incompatible] with" ends the statement
    short, long = sorted((region.old[0].text, region.new[0].text), key=len)
    sides = [lone_step(word, cores.lexicon) for _, word in rows]
    are_contraries = bool(sides[0] and sides[1] and are_opposites(sides[0], sides[1]))
    return are_contraries or any(long == f"{prefix}{short}" for prefix in cores.lexicon.negation.prefixes)


def _is_one_verb(old: Step, new: Step, cores: Cores) -> bool:
    rows = Row(cores.old_act, cores.old), Row(cores.new_act, cores.new)
    return len(old.words) == len(new.words) == 1 and is_one_verb(old.words[0], new.words[0], rows, cores.lexicon)


def _is_governed(word: CoreWord, row: Sequence[CoreWord], cores: Cores) -> bool:
    """Whether a verb that turns round what it governs stands before a word: "refrain from suspending"."""
    listed = all_stems(cores.lexicon.negation.governors, cores.lexicon)
    governing = (other for other in row if other.start < word.start and other.stem in listed)
    return any(not _is_phrase_before(other, word, row, cores) for other in governing)


def _is_phrase_before(governor: CoreWord, word: CoreWord, row: Sequence[CoreWord], cores: Cores) -> bool:
    """Whether a preposition opens a phrase that a comma ends before a word: "die [ohne] Kontrolle töten, verbietet"."""
    place = cores.act(row is cores.old).place
    is_lead = governor.text in cores.lexicon.reading.prepositions and place is not None
    return is_lead and place is not None and "," in place.part.folded[governor.end : word.start]
