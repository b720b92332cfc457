"""Judging: what became of every demand of the old text, and which demands are new.

    judge(comparison, lexicons) -> Report

1. Every act of the operative provisions is a demand (:mod:`differ.acts`).
2. Acts answer each other within corresponding provisions, then anywhere (:mod:`differ.axes.pairing`).
3. Each pair is judged axis by axis (:mod:`differ.axes.judging`).
4. The demands of a change are summed up (:mod:`differ.summing`).

Swapping the two texts swaps strengthened with softened and dropped with added; a text against itself keeps all.
Words are compared with words, so only two versions in one language are judged; anything else is unclear throughout.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from akoma.diagnostics import Diagnostic, info, warning
from akoma.model import EId, Expression, Provision, ProvisionKind
from differ.acts import Act, governor, is_intro, read
from differ.axes.judging import Judgement, judged
from differ.axes.pairing import Pair, paired, place_of
from differ.axes.phrases import plain
from differ.forks import in_chunks
from differ.intros import judged_intros
from differ.invisible import restored, without
from differ.lexicon import Lexicon
from differ.model import (
    REVIEW_BELOW,
    Change,
    ChangeVerdict,
    Comparison,
    Counterpart,
    Demand,
    Mode,
    Report,
    Side,
    Verdict,
)
from differ.rereading import Known, carried, read_ahead, words_of
from differ.rules import LAWS, as_rules
from differ.summing import summed_up, unread
from differ.taken_up import taken_up
from differ.weaker_reasons import with_weaker
from differ.words import Vocabulary, likest_both

REASONS = frozenset({ProvisionKind.CITATION, ProvisionKind.SEGMENT})
"""What stands in one of these is no demand, at any depth."""


Standing = dict[tuple[Side, EId], list[tuple[int, Demand]]]
"""Demands with their numbers, by the provisions of either side in which they stand or are answered."""


@contextmanager
def read_beside(old: Expression, new: Expression, lexicons: Mapping[str, Lexicon]) -> Iterator[Callable[[], Known]]:
    """What :func:`judge` takes as ``ahead``: two versions are read while this process compares them."""
    lexicon = lexicons.get(old.language) if old.language == new.language else None
    if lexicon is None:
        yield dict
    else:
        with read_ahead([without(text)[0] for text in (old, new)], lexicon, REASONS) as known:
            yield known


def judge(comparison: Comparison, lexicons: Mapping[str, Lexicon], ahead: Callable[[], Known] | None = None) -> Report:
    """The comparison with all its demands judged. ``lexicons`` by language (ISO 639-2/T).

    A language without a lexicon, or two languages, give a diagnostic and verdicts that are unclear. ``ahead``: what has
    been read already (:func:`read_beside`).
    """
    old, new = comparison.old.expression, comparison.new.expression
    known: Known = ahead() if ahead else {}
    seen = {Side.OLD: without(old), Side.NEW: without(new)}
    sides = tuple((side, text) for side, (text, _) in seen.items())
    is_one_language = comparison.mode is Mode.VERSIONS and old.language == new.language
    lexicon = lexicons.get(old.language) if is_one_language else None
    rules = is_one_language  # another language may say them with a modal verb: "shall"
    acts = {side: acts_of(text, lexicons.get(text.language), known, rules) for side, text in sides}
    left, right = acts[Side.OLD], acts[Side.NEW]
    judging = _demands(left, right, comparison, lexicon) if lexicon else _unjudged(left)
    places = {side: found for side, (_, found) in seen.items()}
    demands = tuple(restored(demand, places) for demand in numbered(judging))
    standing = _by_place(demands)
    verdicts = tuple(_sums(comparison.changes, standing, (old, new), lexicon))
    own = (
        ()
        if is_one_language
        else (warning("not-judged", "demands are judged between two versions in one language only"),)
    )
    found = (*inherited(comparison), *own, *lexicon_missing(comparison, lexicons), *_unknown(acts))
    return Report(comparison, demands, verdicts, found)


def _sums(
    changes: Sequence[Change], standing: Standing, texts: tuple[Expression, Expression], lexicon: Lexicon | None
) -> Iterator[ChangeVerdict]:
    """The verdict on each change."""
    above = judged_intros(changes, *texts, lexicon) if lexicon else {}
    told = {unit.eid for text in texts for unit in text.walk() if unit.kind is ProvisionKind.SEGMENT}
    for change in changes:
        is_read = lexicon is not None and told.isdisjoint((*change.correspondence.old, *change.correspondence.new))
        sum_up = partial(summed_up, above=above.get(change.id)) if is_read else unread
        yield sum_up(change, _nearby(change, standing))


def _by_place(demands: Sequence[Demand]) -> Standing:
    """The demands by the provisions of either side in which they stand or are answered, each with its number."""
    found: Standing = {}
    for number, demand in enumerate(demands):
        found.setdefault((demand.side, demand.quote.provision), []).append((number, demand))
        for counterpart in demand.counterparts:
            found.setdefault((demand.side.other, counterpart.provision), []).append((number, demand))
    return found


def _nearby(change: Change, places: Standing) -> list[Demand]:
    """The demands that a change may hold, in their order: looking through all of them for each change is too slow."""
    match = change.correspondence
    keys = [*((Side.OLD, eid) for eid in match.old), *((Side.NEW, eid) for eid in match.new)]
    found = {number: demand for key in keys for number, demand in places.get(key, ())}
    return [found[number] for number in sorted(found)]


def acts_of(
    expression: Expression, lexicon: Lexicon | None, known: Known | None = None, rules: bool = False
) -> tuple[Act, ...]:
    """All acts in document order; none without a lexicon, for only it knows where an act begins.

    ``known``: grows by what is read; what it has already is not read again. ``rules``: what a law says in the
    indicative is marked as its rules.
    """
    if lexicon is None:
        return ()
    return tuple(_below(expression.provisions, lexicon, None, {} if known is None else known, rules))


def _below(
    provisions: Iterable[Provision], lexicon: Lexicon, intro: Act | None, known: Known, rules: bool
) -> Iterator[Act]:
    for provision in provisions:
        if provision.kind in REASONS:
            continue
        own = _read(provision, lexicon, known) if intro is None else read(provision, lexicon, intro)
        inner = _below(provision.children, lexicon, governor(provision, lexicon, intro), known, rules)
        is_law = rules and provision.kind in LAWS
        yield from as_rules((*own, *inner), lexicon) if is_law else (*own, *inner)


def _read(provision: Provision, lexicon: Lexicon, known: Known) -> tuple[Act, ...]:
    """The acts of a provision that no intro governs."""
    if is_intro(provision):
        return read(provision, lexicon)
    words = lexicon.language, words_of(provision)
    if words in known:
        model, found = known[words]
        return found if model is provision else carried(found, model, provision)
    found = read(provision, lexicon)
    known[words] = provision, found
    return found


def _demands(old: Sequence[Act], new: Sequence[Act], comparison: Comparison, lexicon: Lexicon) -> Iterator[Demand]:
    """The demands of the old text, then those of the new one that answer none of them."""
    changes, texts = comparison.changes, (comparison.old.expression, comparison.new.expression)
    found = with_weaker(paired(old, new, changes, lexicon), changes, texts, lexicon)
    sureness = _sureness(changes)
    gone, come = _likenesses(found.old_alone, found.new_alone)
    alone = {id(act): doubt for act, doubt in zip(found.old_alone, gone, strict=True)}
    left = taken_up(found.old_alone, Side.OLD, found.pairs, changes, lexicon)
    entered = taken_up(found.new_alone, Side.NEW, found.pairs, changes, lexicon)
    answers = zip(found.pairs, _judgements(found.pairs, lexicon), strict=True)
    rows = [*((pair.old, (pair, verdict)) for pair, verdict in answers), *((act, None) for act in found.old_alone)]
    places = {unit.eid: at for at, unit in enumerate(texts[0].walk())}
    for act, answer in sorted(rows, key=lambda row: (places[row[0].quote.provision], row[0].quote.start)):
        if answer:
            yield _answered(*answer)
        else:
            beside = (act.quote.provision, act.quote.start, True) in found.at_one_place or place_of(act) in left
            yield _alone(act, Side.OLD, Verdict.DROPPED, alone[id(act)], beside, sureness)
    for act, likeness in zip(found.new_alone, come, strict=True):
        beside = (act.quote.provision, act.quote.start, False) in found.at_one_place or place_of(act) in entered
        yield _alone(act, Side.NEW, Verdict.ADDED, likeness, beside, sureness)


def _unjudged(old: Sequence[Act]) -> Iterator[Demand]:
    for act in old:
        yield demand_of(act, Side.OLD, Judgement(Verdict.UNCLEAR), (), 0.0)


LEAST_PAIRS = 500
"""Pairs of acts from which on a process of its own is worth its while; most are the same words."""


def _judgements(pairs: Sequence[Pair], lexicon: Lexicon) -> list[Judgement]:
    """The verdict on each pair, in the same order."""
    return in_chunks(lambda chunk: [judged(pair.old, pair.new, lexicon) for pair in chunk], pairs, LEAST_PAIRS)


def _answered(pair: Pair, judgement: Judgement) -> Demand:
    counterpart = Counterpart(pair.new.quote.provision, pair.new.clause, pair.confidence)
    found = demand_of(pair.old, Side.OLD, judgement, (counterpart,), pair.confidence)
    return replace(found, answered_by=pair.new.family)


UNRELATED = 0.2
"""Demands that have nothing to do with each other are about this alike (paragraphs of the real motion: half of the
pairs below 0.10, 99 of 100 below 0.31); what is more alike than this casts doubt on "dropped" and "added"."""


AT_ONE_PLACE = 0.6
"""The most that is known of a demand that is gone where another one came, between the same neighbours, or gained its
words: a person must say whether it was put in other words."""


def _alone(
    act: Act, side: Side, verdict: Verdict, likeness: float, is_beside: bool, sureness: Mapping[tuple[Side, EId], float]
) -> Demand:
    """A demand without counterpart, the less sure the more it is like one of the other side that has none either."""
    doubt = max(0.0, likeness - UNRELATED) / (1 - UNRELATED)
    confidence = sureness.get((side, act.quote.provision), 1.0) * (1 - doubt)
    return demand_of(act, side, Judgement(verdict), (), min(confidence, AT_ONE_PLACE) if is_beside else confidence)


def _likenesses(old: Sequence[Act], new: Sequence[Act]) -> tuple[list[float], list[float]]:
    """For each act of either side how like the likest of the other side is; 0 below UNRELATED."""
    words = Vocabulary()
    left, right = (
        {at: words.weighted(words.code(plain(act.quote.text))) for at, act in enumerate(acts)} for acts in (old, new)
    )
    gone, come = [0.0] * len(left), [0.0] * len(right)
    for one, other, score in likest_both(left, right, UNRELATED, 1):
        gone[one], come[other] = max(gone[one], score), max(come[other], score)
    return gone, come


def _sureness(changes: Iterable[Change]) -> dict[tuple[Side, EId], float]:
    """How sure the correspondence of each provision is."""
    found: dict[tuple[Side, EId], float] = {}
    for change in changes:
        match = change.correspondence
        found |= {(Side.OLD, eid): match.confidence for eid in match.old}
        found |= {(Side.NEW, eid): match.confidence for eid in match.new}
    return found


def demand_of(
    act: Act, side: Side, judgement: Judgement, answers: tuple[Counterpart, ...], confidence: float
) -> Demand:
    """A demand that has no id yet."""
    return Demand(
        id="",
        side=side,
        quote=act.quote,
        clause=act.clause,
        family=act.family,
        formula=act.formula,
        grade=act.grade,
        addressees=tuple(addressee.quote.text for addressee in act.addressees),
        counterparts=answers,
        verdict=judgement.verdict,
        axes=judgement.axes,
        confidence=confidence,
        needs_review=confidence < REVIEW_BELOW or judgement.verdict is Verdict.UNCLEAR,
        doubts=judgement.doubts,
    )


def numbered(demands: Iterable[Demand]) -> Iterator[Demand]:
    """The demands with their ids, ``d1``, ``d2`` ... in their order."""
    for number, demand in enumerate(demands, start=1):
        yield replace(demand, id=f"d{number}")


@dataclass(frozen=True, slots=True)
class _Text:
    """One of the two texts, for messages."""

    side: Side
    expression: Expression


def _texts(comparison: Comparison) -> tuple[_Text, _Text]:
    return _Text(Side.OLD, comparison.old.expression), _Text(Side.NEW, comparison.new.expression)


def inherited(comparison: Comparison) -> tuple[Diagnostic, ...]:
    """Those of the comparison, and those of either text that it does not repeat."""
    ours = comparison.diagnostics
    said = {(found.code, found.message.removeprefix(f"{side} text: "), found.where) for found in ours for side in Side}
    of_texts = [
        replace(found, message=f"{text.side} text: {found.message}")
        for text in _texts(comparison)
        for found in text.expression.diagnostics
        if (found.code, found.message, found.where) not in said
    ]
    return (*ours, *of_texts)


def lexicon_missing(comparison: Comparison, lexicons: Mapping[str, Lexicon]) -> Iterator[Diagnostic]:
    """A warning for each text in whose language no demand can be read."""
    for text in _texts(comparison):
        if text.expression.language not in lexicons:
            message = f"{text.side} text: no lexicon for {text.expression.language!r}, so no demand was read"
            yield warning("lexicon-missing", message)


def _unknown(acts: Mapping[Side, Sequence[Act]]) -> Iterator[Diagnostic]:
    for side, found in acts.items():
        for act in found:
            if not act.formula:
                opening = " ".join(act.quote.text.split()[:4])
                yield info("formula-unknown", f"{side} text: no known formula opens “{opening} …”", act.clause)
