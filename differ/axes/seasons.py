"""From when to when: where something is forbidden, or lasts, a longer time of the year is more.

die Jagd [von Oktober bis Januar] zu verbieten  →  [von Oktober bis Februar]      more is asked for
die Prüfung [von Oktober bis Januar] abzuhalten                                    a time within which: nobody can tell
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from differ.act import Act
from differ.axes.endings import ending
from differ.axes.marks import EXEMPTING, EXEMPTION
from differ.axes.narrowed_nouns import has_any
from differ.axes.phrases import Span, key
from differ.axes.quantities import CONTEXT, DATES, DAYS_IN_MONTH, DAYS_IN_YEAR, Quantity, QuantityKind
from differ.axes.shifts import Finding, both_direct, doubt, gone_or_come, shift
from differ.axes.things import MOVED_END
from differ.lexicon.model import SLOT, Lexicon
from differ.model import Quote

KINDS = DATES | {QuantityKind.UNTIL}

LONGEST = 5
"""Words of the longest end of a season: "bis zum 31. Januar 2099"."""

LAST_DAY = DAYS_IN_YEAR + DAYS_IN_MONTH
"""The highest value of a day without a year: more is a day of some year."""

Season = tuple[Quantity, Quantity]


def of_seasons(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without the one season that each has, and what another one says; as they are without any."""
    rows = [list(_seasons(act, lexicon)) for act in (old, new)] if lexicon.quantities.seasons else [[], []]
    if max(map(len, rows)) != 1 or not both_direct(old, new):
        return old, new, Finding()
    before, after = (next(iter(row), None) for row in rows)
    bare = _without(old, before), _without(new, after)
    if not (_is_forbidding(old, lexicon) and _is_forbidding(new, lexicon)):
        is_same = before is not None and after is not None and _days(before) == _days(after)
        return (*bare, Finding()) if is_same else (*bare, doubt("numbers or dates differ"))
    return (*bare, _finding(before, after, old, new))


def _finding(before: Season | None, after: Season | None, old: Act, new: Act) -> Finding:
    if before is None or after is None:
        found = _quote(before, old) or _quote(after, new)
        is_gone = before is not None
        return gone_or_come(MOVED_END, found, is_gone, is_gone, "only then") if found else Finding()
    if _days(before) == _days(after):
        return Finding()
    longer = _holds(after, before)
    if longer is _holds(before, after) or before[0].value > LAST_DAY:  # "the plan [from 2020] to 2030"
        return doubt("numbers or dates differ")
    quotes = _quote(before, old), _quote(after, new)
    return shift(MOVED_END, longer, *quotes, " → ".join(quote.text for quote in quotes if quote))


def _seasons(act: Act, lexicon: Lexicon) -> Iterator[Season]:
    """Two days of which words before each say that they are the first and the last of a time."""
    days = [q for q in act.quantities if q.kind in KINDS]
    if act.place is None or len(days) <= 1:
        return
    part = act.place.part
    pairs = [(key(a).strip(), key(b).strip()) for a, b in (w.split(SLOT) for w in lexicon.quantities.seasons)]
    for first, last in pairwise(days):
        before = part.folded[max(part.start, first.quote.start - CONTEXT) : first.quote.start]
        between = key(part.folded[first.quote.end : last.quote.end]).strip()
        begins = key(first.quote.text)
        opened = [b for a, b in pairs if ending(before, (a,)) or begins.startswith(f"{a} ")]
        is_one = any(between.startswith(f"{b} ") for b in opened)
        if is_one and (first.value <= LAST_DAY or begins.isdigit()) and len(between.split()) <= LONGEST:
            yield first, last


def _days(season: Season) -> Span:
    """The first and the last day of some year; of the next one where the season ends before it begins."""
    first, last = (round(quantity.value) for quantity in season)
    last = _in_year(last) if first <= LAST_DAY < last else last
    return first, last + DAYS_IN_YEAR if last < first else last


def _in_year(day: int) -> int:
    """A day without its year; months count from 1, so that December begins where the next year would."""
    left = day % DAYS_IN_YEAR
    return left + DAYS_IN_YEAR if left <= DAYS_IN_MONTH else left


def _holds(long: Season, short: Season) -> bool:
    """Whether one season holds all days of the other, in this year, the one before or the next."""
    (first, last), (start, end) = _days(long), _days(short)
    return any(first <= start + turn and end + turn <= last for turn in (-DAYS_IN_YEAR, 0, DAYS_IN_YEAR))


def _is_forbidding(act: Act, lexicon: Lexicon) -> bool:
    """Whether what is asked for lasts as long as the season, and nothing turns round what a longer one means."""
    is_turned = act.negations or any(mark.sense in (EXEMPTING, EXEMPTION) for mark in act.lowering)
    lasting = (*lexicon.quantities.endless, *lexicon.narrowing.forbidding)
    return not is_turned and has_any(act.core, lasting, lexicon)


def _quote(season: Season | None, act: Act) -> Quote | None:
    if season is None or act.place is None:
        return None
    return act.place.part.quote((season[0].quote.start, season[1].quote.end))


def _without(act: Act, season: Season | None) -> Act:
    if season is None or act.place is None:
        return act
    quantities = tuple(q for q in act.quantities if q not in season)
    words = _opener(season, act)
    return replace(act, quantities=quantities, core=tuple(word for word in act.core if word.start not in words))


def _opener(season: Season, act: Act) -> range:
    """Where the words begin that stand right before and inside a season: "[von] Oktober [bis] Januar"."""
    folded = act.place.part.folded if act.place else ""
    start = len(folded[: season[0].quote.start].rstrip())
    return range(folded.rfind(" ", 0, start) + 1, season[1].quote.end)
