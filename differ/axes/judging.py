"""The verdict on one demand: the act that made it against the act that answers it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from differ.act import Act, Addressee
from differ.axes import shifts, things
from differ.axes.addressed_fewer import of_fewer
from differ.axes.addressed_which import of_which
from differ.axes.ahead_of import of_events
from differ.axes.alike_conditions import with_one_condition
from differ.axes.banned_then import of_banned
from differ.axes.barred_until import of_barred
from differ.axes.completing import completed, read_as_in
from differ.axes.cores import Cores
from differ.axes.crossing import of_crossings
from differ.axes.days_of_which import without_days_of_which
from differ.axes.differences import differences
from differ.axes.duties import as_duties
from differ.axes.eased import with_one_way
from differ.axes.endeavours import as_endeavours
from differ.axes.ensured import with_one_deed
from differ.axes.factors import of_factors
from differ.axes.fitting import fitted_to
from differ.axes.general_owners import with_general_owners
from differ.axes.got_or_given import with_one_gift
from differ.axes.joined_conditions import of_joined
from differ.axes.lasting import of_lengths
from differ.axes.leads_alike import with_one_lead
from differ.axes.leave_only import of_leave
from differ.axes.limb_marks import without_inner
from differ.axes.list_commas import ends_in_lead, is_in_list, with_joined_lists
from differ.axes.marks import NOW
from differ.axes.modality import modality
from differ.axes.narrower_exceptions import of_exceptions
from differ.axes.nations import named_as, of_whom, with_one_addressee, with_one_name
from differ.axes.needs import of_need
from differ.axes.negated_levels import with_negated_levels
from differ.axes.nominal_conditions import with_one_form
from differ.axes.noun_or_clause import with_one_clause
from differ.axes.noun_pairs import with_one_pair
from differ.axes.one_case import with_one_case
from differ.axes.one_of_all import of_all
from differ.axes.one_or_many import with_one_as_number
from differ.axes.one_to_several import of_one
from differ.axes.only_allowed import of_only
from differ.axes.own_adverbs import without_own_adverb
from differ.axes.owners_told import with_one_owner
from differ.axes.parted_verbs import with_whole_verbs
from differ.axes.passive_subjects import is_given_to, is_passive_subject, of_passive_subjects
from differ.axes.phrases import plain
from differ.axes.possibility import of_possible
from differ.axes.purpose_ties import with_one_tie
from differ.axes.quantities import PERIOD
from differ.axes.refraining import as_refraining
from differ.axes.restricted import of_restricted
from differ.axes.same_facts import without_same_facts
from differ.axes.seasons import of_seasons
from differ.axes.shared_heads import with_shared_heads
from differ.axes.shared_tails import with_whole_compounds
from differ.axes.shares import with_shares
from differ.axes.shifts import BLAMING, OPPOSED, Finding, doubt, together
from differ.axes.until import with_one_until
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon
from differ.model import AxisShift, Direction, Family, Quote, Verdict

AXES: Sequence[Callable[[Act, Act], Finding]] = (
    shifts.verb,
    modality,
    shifts.condition,
    shifts.time,
    shifts.hedge,
    shifts.intensity,
    things.addressee,
    things.exception,
    things.quantity,
    things.negation,
)
"""Every axis, in the order in which readers are shown them."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, the shifts that bear it out, and why it is unclear if it is (plain sentences)."""

    verdict: Verdict
    axes: tuple[AxisShift, ...] = ()
    doubts: tuple[str, ...] = ()


TOLD = "one of the two asks for it, the other tells that a law or somebody else says so, or when it is to happen"
"""Why a recital that asks is not compared with one that tells: :func:`differ.reasons.is_told`."""


def judged(old: Act, new: Act, lexicon: Lexicon) -> Judgement:
    """What became of a demand. Every verdict but kept and unclear quotes the words that show it.

    Shifts are shown only where they bear the verdict out: what is unclear has doubts instead.
    """
    if _is_word_for_word(old, new):
        return Judgement(Verdict.KEPT)
    if old.is_told or new.is_told:
        return Judgement(Verdict.UNCLEAR, doubts=(TOLD,))
    old, new = with_shares(completed(old, lexicon), completed(new, lexicon), lexicon)
    old, new = read_as_in(new, old, lexicon), read_as_in(old, new, lexicon)
    old, new = with_shared_heads(old, new, lexicon), with_shared_heads(new, old, lexicon)
    old, new = fitted_to(old, new, lexicon), fitted_to(new, old, lexicon)
    old, new = named_as(old, new, lexicon), named_as(new, old, lexicon)
    old, new = as_refraining(*with_one_way(*as_endeavours(old, new, lexicon), lexicon), lexicon)
    old, new = with_one_until(*as_duties(_with_subject(old, new), _with_subject(new, old), lexicon), lexicon)
    old, new = without_same_facts(*with_one_form(*with_one_condition(old, new, lexicon), lexicon), lexicon)
    old, new = with_one_as_number(old, new, lexicon), with_one_as_number(new, old, lexicon)
    new, fewer = of_fewer(old, with_one_addressee(old, new, lexicon), lexicon)
    old, new, numbers = _of_numbers(old, new, lexicon)
    rows = with_whole_compounds((_compared(old, new, lexicon), _compared(new, old, lexicon)), (old, new), lexicon)
    rows = with_one_name(with_joined_lists(with_one_case(rows), (old, new), lexicon), (old, new), lexicon)
    rows = with_one_lead(rows, (old, new), lexicon)
    rows = with_one_owner(with_one_tie(with_general_owners(rows, lexicon), (old, new), lexicon), lexicon)
    rows = with_whole_verbs(with_one_clause(rows, (old, new), lexicon), (old, new), lexicon)
    rows = with_one_gift(with_one_deed(rows, (old, new), lexicon), (old, new), lexicon)
    rows = with_one_pair(rows, (old, new), lexicon)
    cores = Cores(old, new, *rows, lexicon)
    whom = of_whom(old, new, lexicon), of_passive_subjects(old, new, lexicon), fewer
    more = *whom, numbers, differences(cores), _of_intro(old, new, lexicon)
    finding = together((*(axis(old, new) for axis in AXES), *more))
    finding = without_own_adverb(_without_mere_order(finding, old, new), old, new, lexicon)
    finding = without_days_of_which(_without_floor(_without_vague_time(finding, old, new), lexicon))
    doubts = (
        *finding.doubts,
        *_doubts_of_names(finding, old, new),
        *_doubts_of_exchange(finding, old, new),
        *_doubts_of_denial(finding),
    )
    found = tuple(replace(s, axis="time") if s.axis == things.MOVED_END else s for s in without_inner(finding.shifts))
    if doubts:
        return Judgement(Verdict.UNCLEAR, doubts=(*doubts, *_seen(found)))
    if finding.is_denial:
        return Judgement(Verdict.CONTRADICTED, found)
    return Judgement(direction(found), found)


READINGS = (
    of_seasons,
    of_events,
    of_barred,
    of_banned,
    of_crossings,
    of_joined,
    of_factors,
    of_lengths,
    of_all,
    of_restricted,
    of_only,
    of_leave,
    of_one,
    of_exceptions,
    of_need,
    of_possible,
    of_which,
)
"""What only a whole reading of both acts tells: each gives both without what it read, and what that says."""


def _of_numbers(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without the numbers that only a whole reading of both tells, and what these say."""
    old, new = with_negated_levels(old, lexicon), with_negated_levels(new, lexicon)
    found: list[Finding] = []
    for read in READINGS:
        old, new, finding = read(old, new, lexicon)
        found.append(finding)
    return old, new, together(found)


def _seen(found: Iterable[AxisShift]) -> tuple[str, ...]:
    """What moved for sure beside what nobody can tell: whoever reads the two wordings should know of it."""
    ways = {Direction.UP: "stronger", Direction.DOWN: "weaker"}
    told = (shift for shift in found if shift.axis != "polarity")
    return tuple(f"beside that, {shift.axis} is {ways[shift.direction]}: {shift.reason}" for shift in told)


def _is_word_for_word(old: Act, new: Act) -> bool:
    """Nothing but typography differs, in the act, in what it shares, and in the intro that governs it."""
    return (
        _is_alike(old.quote.text, new.quote.text)
        and (_is_whole_alike(_whole(old), _whole(new)) or _is_read_alike(old, new))
        and _is_same_intro(old, new)
    )


def _is_alike(old: str, new: str) -> bool:
    """Whether two texts differ in typography at most; most that do are the same, which is sooner seen."""
    return old == new or plain(old) == plain(new)


def _is_whole_alike(old: str, new: str) -> bool:
    return bool(plain(old)) and _is_alike(old, new)


def _whole(act: Act) -> str:
    """The words of the act with those of the formula, which may stand before it; empty where they are not known."""
    if act.place and act.place.whole:
        return act.place.whole.words
    return act.quote.text if act.place and act.intro is None else ""


def _is_read_alike(old: Act, new: Act) -> bool:
    return (
        (old.concept, old.grade) == (new.concept, new.grade)
        and [a.name for a in old.addressees] == [a.name for a in new.addressees]
        and _shared(old) == _shared(new)
    )


def _shared(act: Act) -> str:
    return plain(act.place.shared.words) if act.place and act.place.shared else ""


def _is_same_intro(old: Act, new: Act) -> bool:
    if old.intro is None or new.intro is None:
        return True
    return plain(old.intro.quote.text) == plain(new.intro.quote.text) and _is_same_intro(old.intro, new.intro)


def direction(found: Sequence[AxisShift]) -> Verdict:
    """What shifts amount to: kept, strengthened, softened, or mixed when they disagree."""
    directions = {shift.direction for shift in found}
    if not directions:
        return Verdict.KEPT
    if len(directions) > 1:
        return Verdict.MIXED
    return Verdict.STRENGTHENED if Direction.UP in directions else Verdict.SOFTENED


def _without_mere_order(finding: Finding, old: Act, new: Act) -> Finding:
    """Verb and emphasis that move against each other did not move: "strongly condemns", "condemns strongly"."""
    moved = {shift.axis: shift.direction for shift in finding.shifts}
    said = {mark.sense for mark in old.emphasis}
    is_same = bool(said) and said == {
        mark.sense for mark in new.emphasis
    }  # else what moved is the extent of the demand
    if not is_same or len({moved.get("verb"), moved.get("intensity"), None}) != len(("up", "down", None)):
        return finding
    return replace(finding, shifts=tuple(s for s in finding.shifts if s.axis not in ("verb", "intensity")))


def _without_vague_time(finding: Finding, old: Act, new: Act) -> Finding:
    """Without a vague time in the place of "at once": "immediately" went, and "in the coming months" says no more."""
    times = [s for s in finding.shifts if s.axis == "time"]
    levels = [max((mark.level for mark in act.immediacy), default=0.0) for act in (old, new)]
    if len(times) != len(levels) or sorted(levels) != [0.0, NOW] or times[0].direction is times[1].direction:
        return finding
    is_up = levels[1] == NOW
    vague = next((s for s in times if (s.direction is Direction.UP) != is_up), None)
    return replace(finding, shifts=tuple(s for s in finding.shifts if s is not vague))


def _without_floor(finding: Finding, lexicon: Lexicon) -> Finding:
    """Without an "at least" beside a pace that moved the other way: "every year", "[at least] every three years"."""
    moved = [s for s in finding.shifts if s.axis == "quantity"]
    floors = [s for s in moved if not (s.old and s.new) and _is_floor(s.old or s.new, lexicon)]
    if len(moved) != len(("floor", "pace")) or len(floors) != 1 or moved[0].direction is moved[1].direction:
        return finding
    return replace(finding, shifts=tuple(s for s in finding.shifts if s is not floors[0]))


def _is_floor(quote: Quote | None, lexicon: Lexicon) -> bool:
    return quote is not None and plain(quote.text).casefold() in lexicon.reading.raising_words


def _of_intro(old: Act, new: Act, lexicon: Lexicon) -> Finding:
    """Points say what their intro says with them: a condition or a "not" up there changes each of them."""
    if not (old.intro and new.intro) or _frame(old.intro) == _frame(new.intro):
        return Finding()
    above = judged(old.intro, new.intro, lexicon)
    if above.verdict is Verdict.UNCLEAR:
        return doubt("the words that introduce the points differ")
    # Their formula and those whom they address are those of the points as well, and compared there.
    moved = tuple(shift for shift in above.axes if shift.axis not in ("verb", "addressee"))
    return Finding(moved, is_denial=above.verdict is Verdict.CONTRADICTED)


def _doubts_of_denial(finding: Finding) -> tuple[str, ...]:
    """To weigh whether something may be done is not yet the contrary of not doing it."""
    is_weighed = finding.is_denial and any(shift.axis == "hedge" for shift in finding.shifts)
    return ("something is negated, or is so no longer",) if is_weighed else ()


def _doubts_of_exchange(finding: Finding, old: Act, new: Act) -> tuple[str, ...]:
    """One time, or one name, in the place of another that is put otherwise: "before 1 June", "next month"."""
    is_pace = len({any(q.unit == PERIOD for q in act.quantities) for act in (old, new)}) > 1
    if is_pace and {"time", "quantity"} <= {shift.axis for shift in finding.shifts}:
        return ("one took the place of another",)  # "every six weeks", "twice a month"
    ways = {(shift.axis, shift.direction) for shift in finding.shifts if shift.axis in ("time", "target")}
    ways |= {("which", s.direction) for s in finding.shifts if s.axis == "scope" and _is_bound(s)}  # "poor", "in need"
    return ("one took the place of another",) if len(ways) > len({axis for axis, _ in ways}) else ()


def _is_bound(shift: AxisShift) -> bool:
    """Whether words of one side only say of fewer things that something is asked of them."""
    return bool(shift.old if shift.direction is Direction.UP else shift.new) and not (shift.old and shift.new)


def _doubts_of_names(finding: Finding, old: Act, new: Act) -> tuple[str, ...]:
    """Who is addressed on one side and is a thing on the other was read in two ways: nobody knows what moved."""
    if not any(shift.axis == "addressee" for shift in finding.shifts):
        return ()
    named = [set(addressee.name) for act in (old, new) for addressee in act.addressees if addressee.name]
    moved = [shift for shift in finding.shifts if shift.axis in ("target", "scope")]
    things = [_stems_in(quote, act) for s in moved for quote, act in ((s.old, old), (s.new, new)) if quote]
    is_mixed = any(name <= thing for name in named for thing in things)
    return ("addressees were read as things",) if is_mixed else ()


def _stems_in(quote: Quote, act: Act) -> set[str]:
    """The stems of the words of an act that a quote holds."""
    return {word.stem for word in act.core if quote.start <= word.start and word.end <= quote.end}


def _frame(intro: Act) -> tuple[tuple[str, ...], ...]:
    """All that an intro says beside its formula and whom it addresses."""
    marks = (intro.conditions, intro.immediacy, intro.hedges, intro.considering, intro.negations, intro.modals)
    words = tuple(plain(mark.quote.text).casefold() for group in marks for mark in group)
    return words, tuple(word.stem for word in intro.core), tuple(q.quote.text for q in intro.quantities)


def _compared(act: Act, other: Act, lexicon: Lexicon) -> tuple[CoreWord, ...]:
    """The core without what only the formula of a side needs: those whom it addresses, and its prepositions.

    "demands that [the Council] act" names whom "calls on the Council to act" addresses; "is alarmed [at]", "deplores";
    "warns the carriers [against] passing on", "cautions the carriers not to".
    """
    words = act.core
    named = {word for addressee in other.addressees for word in addressee.name}
    is_asked = not act.addressees and named <= {word.stem for word in words}
    if is_asked and not is_passive_subject(act, named, lexicon) and not is_given_to(act, named, lexicon):
        words = _without_named(words, named, lexicon)
    is_one = act.formula == other.formula and act.family is not Family.CONCERN
    is_blame = {act.family, other.family} == BLAMING
    is_opposed = frozenset((act.family, other.family)) in OPPOSED
    if is_one or not (act.family is other.family or is_blame or is_opposed):
        return words
    leads = frozenset((*lexicon.reading.prepositions, *lexicon.reading.correlates, *lexicon.reading.causes))
    causes = frozenset((*lexicon.reading.causes, *lexicon.reading.correlates))
    leads = causes if act.formula == other.formula else leads
    more = Counter(word.text for word in words) - Counter(word.text for word in other.core)
    gone = [word for word in words if word.text in leads and more[word.text] and _is_beside_formula(word, act, lexicon)]
    known = {word.text for word in other.core} if gone or ends_in_lead(act, lexicon) else leads
    led = (word for word in words if word.text in leads and word.text not in known)
    dropped = {*gone, *(word for word in led if is_in_list(word, act, lexicon))}
    return tuple(word for word in words if word not in dropped)


def _with_subject(act: Act, other: Act) -> Act:
    """The act; where it is asked of fewer than the other one addresses, its subject is its addressee.

    "asks the Commission and the Council to act", "demands that the Commission act".
    """
    stems = [word.stem for word in act.core]
    if act.addressees or act.place is None or len(other.addressees) < len(("both", "sides")):
        return act
    for addressee in other.addressees:
        length = len(addressee.name)
        others = {stem for a in other.addressees if a is not addressee for stem in a.name}
        if length and stems[:length] == list(addressee.name) and not others & set(stems):
            quote = act.place.part.quote((act.core[0].start, act.core[length - 1].end))
            return replace(act, addressees=(Addressee(quote, addressee.name),), core=act.core[length:])
    return act


def _without_named(words: tuple[CoreWord, ...], named: set[str], lexicon: Lexicon) -> tuple[CoreWord, ...]:
    """Without those whom the other side addresses, and what stands before them: "be presented [by both chambers]"."""
    kept: list[CoreWord] = []
    is_before_name = False
    small = (*lexicon.reading.doers, *lexicon.addressees.determiners, *lexicon.addressees.joiners)
    for word in reversed(words):
        leads = is_before_name and word.text in small
        is_before_name = word.stem in named or leads
        if not is_before_name:
            kept.append(word)
    return tuple(reversed(kept))


def _is_beside_formula(word: CoreWord, act: Act, lexicon: Lexicon) -> bool:
    """Whether nothing but an article stands between a word and the formula, or those whom it addresses."""
    if act.place is None:
        return False
    named = (a.quote.end for a in act.addressees if a.quote.provision == act.quote.provision)
    edges = (*(end for _, end in act.place.pieces), *named)
    end = max((edge for edge in edges if edge <= word.start), default=-1)
    between = act.place.part.folded[end : word.start].casefold().split() if end >= 0 else ["?"]
    return all(part in lexicon.addressees.determiners for part in between)
