"""What became of every demand of a text in another language: :func:`differ.demands.judge` across languages.

A demand that no demand answers is dropped or added only where its provision has no counterpart, or the counterpart does
not speak of it; else the other side may have put it in one sentence with another one, and it is unclear.
"""

from collections.abc import Iterator, Mapping, Sequence

from akoma.diagnostics import info, warning
from differ.across.judging import Tongues, judged
from differ.across.pairing import Alone, Pair, Pairing, paired
from differ.act import Act
from differ.axes.judging import Judgement
from differ.demands import acts_of, demand_of, inherited, lexicon_missing, numbered
from differ.lexicon import Lexicon
from differ.model import Comparison, Counterpart, Demand, Report, Side, Verdict
from differ.summing import summed_up, unread

COVERED = 0.5
"""Share of what a demand speaks of that its counterpart speaks of too: from here on it was not left out."""

UNSURE = 0.7
"""The most that is known of a demand that is covered, but answered by none."""


def judge_across(comparison: Comparison, lexicons: Mapping[str, Lexicon]) -> Report:
    """The comparison of a translation with all its demands judged. ``lexicons`` by language (ISO 639-2/T)."""
    old, new = comparison.old.expression, comparison.new.expression
    known = lexicons.get(old.language), lexicons.get(new.language)
    if known[0] is None or known[1] is None:
        return _unjudged(comparison, lexicons)
    acts = acts_of(old, known[0]), acts_of(new, known[1])
    pairing = paired(acts[0], acts[1], comparison.changes, (old.language, new.language))
    demands = tuple(numbered(_demands(acts[0], pairing, Tongues(known[0], known[1]))))
    verdicts = tuple(summed_up(change, demands) for change in comparison.changes)
    return Report(comparison, demands, verdicts, (*inherited(comparison), _OF_FORCE))


_OF_FORCE = info(
    "force-only",
    "between two languages the force of each demand is compared, its conditions, numbers, names and known opposites; "
    "“kept” does not say that every other word was rendered faithfully",
)


def _unjudged(comparison: Comparison, lexicons: Mapping[str, Lexicon]) -> Report:
    verdicts = tuple(unread(change, ()) for change in comparison.changes)
    said = warning("not-judged", "demands are judged only between languages that there is a lexicon for")
    return Report(comparison, (), verdicts, (*inherited(comparison), said, *lexicon_missing(comparison, lexicons)))


def _demands(old: Sequence[Act], pairing: Pairing, tongues: Tongues) -> Iterator[Demand]:
    """The demands of the old text in their order, then those of the new one that answer none of them."""
    found = [_answered(pair, tongues) for pair in pairing.pairs]
    found += [_alone(one, Side.OLD) for one in pairing.old_alone]
    places = {eid: at for at, eid in enumerate(dict.fromkeys(act.quote.provision for act in old))}
    yield from sorted(found, key=lambda demand: (places[demand.quote.provision], demand.quote.start))
    yield from (_alone(one, Side.NEW) for one in pairing.new_alone)


def _answered(pair: Pair, tongues: Tongues) -> Demand:
    answer = Counterpart(pair.new.quote.provision, pair.new.clause, pair.confidence)
    return demand_of(pair.old, Side.OLD, judged(pair.old, pair.new, tongues), (answer,), pair.confidence)


def _alone(one: Alone, side: Side) -> Demand:
    """A demand without an answer."""
    gone = Verdict.DROPPED if side is Side.OLD else Verdict.ADDED
    if one.counterparts and one.covered >= COVERED:
        there = ", ".join(one.counterparts)
        said = f"{there} speaks of the same, but no demand there answers this one"
        return demand_of(one.act, side, Judgement(Verdict.UNCLEAR, doubts=(said,)), (), min(UNSURE, one.confidence))
    sureness = one.confidence * (1 - one.covered / 2)
    return demand_of(one.act, side, Judgement(gone), (), sureness)
