"""A time in which, or from which on, something is forbidden: without it, it is forbidden always, and that is more.

not to raise fees [during the winter]    →  not to raise fees        more is asked for
to ban diesel cars [from 2030]           →  to ban diesel cars       at once, or some day: nobody can tell
to repair the road [during the summer]                               another thing: a deadline
"""

from dataclasses import replace

from differ.act import Act
from differ.axes.endings import ending
from differ.axes.phrases import Span, find, keys
from differ.axes.quantities import ENDS, Quantity
from differ.axes.shifts import Finding, both_direct, doubt, gone_or_come
from differ.lexicon.model import Lexicon

Words = tuple[str, ...]


def of_banned(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without such a time where only one has one, and what that says."""
    times = (*lexicon.quantities.whiles, *lexicon.quantities.onwards)
    rows = [[q for q in act.quantities if q.kind in ENDS] for act in (old, new)]
    if not times or len(rows[0]) + len(rows[1]) != 1 or not both_direct(old, new):
        return old, new, Finding()
    is_gone = bool(rows[0])
    act, time = (old, rows[0][0]) if is_gone else (new, rows[1][0])
    if not _opens(time, times) or len(old.negations) != len(new.negations):
        return old, new, Finding()
    finding = _finding(time, act, is_gone, lexicon)
    if finding is None:
        return old, new, Finding()
    left = replace(act, quantities=tuple(q for q in act.quantities if q is not time))
    return (left, new, finding) if is_gone else (old, left, finding)


def _opens(time: Quantity, phrases: Words) -> bool:
    words = time.quote.text.replace("'", "' ").replace("’", "' ").split()
    return any(ending(" ".join(words[:n]), phrases) for n in range(1, len(words)))


def _finding(time: Quantity, act: Act, is_gone: bool, lexicon: Lexicon) -> Finding | None:
    """What is forbidden for a longer time, or a doubt; None where nothing is forbidden in the clause of the time."""
    if act.place is None:
        return None
    denials = tuple(mark.span for mark in act.negations if not mark.reported)
    bans = tuple(find(act.place.part, lexicon.narrowing.forbidding))
    near = [words for words in (_between(span, time, act) for span in denials or bans) if "," not in words]
    if not near or (time.is_start and not denials):
        return None
    joiners = keys((*lexicon.addressees.joiners, *lexicon.reading.joiners))
    is_one = any(joiners.isdisjoint(words) for words in near) and len(act.negations) == len(denials)
    is_told = denials and bans
    if not is_one or is_told or not (denials or _opens(time, lexicon.quantities.whiles)):
        return doubt("numbers or dates differ")
    return gone_or_come("time", time.quote, is_gone, is_gone, "only then")


def _between(span: Span, time: Quantity, act: Act) -> list[str]:
    """The words and commas between a ban and a time."""
    if act.place is None:
        return []
    start, end = min(span[1], time.quote.end), max(span[0], time.quote.start)
    return act.place.part.folded[start:end].casefold().replace(",", " , ").split()
