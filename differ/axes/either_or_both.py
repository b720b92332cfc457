"""One of two things asked for, and both: "give notice or a hearing", "give notice and a hearing"."""

from differ.axes.cores import Cores, Region
from differ.axes.narrowed_nouns import has_any
from differ.axes.shifts import Finding, both_direct, shift

OBLIGING = 8.0
"""The lowest level of a modal verb under which both things must be given."""


def either_or_both(region: Region, cores: Cores) -> Finding | None:
    """What it means that "or" took the place of "and", or the other way round, right after the verb; None if unclear.

    Behind a preposition the two things may say of whom: "people with asthma or diabetes".
    """
    lexicon = cores.lexicon
    if len(region.old) != 1 or len(region.new) != 1 or cores.is_negated or not lexicon.reading.providing:
        return None
    ways, both = lexicon.negation.listing, lexicon.addressees.joiners
    texts = region.old[0].text, region.new[0].text
    is_up = texts[0] in ways and texts[1] in both
    if not is_up and not (texts[0] in both and texts[1] in ways):
        return None
    is_free = _is_free(region, True, cores) and _is_free(region, False, cores)
    if not is_free or not both_direct(cores.old_act, cores.new_act):
        return None
    quotes = cores.quote(True, region.old), cores.quote(False, region.new)
    return shift("scope", is_up, quotes[0], quotes[1], f"{texts[0]} → {texts[1]}")


def _is_free(region: Region, is_old: bool, cores: Cores) -> bool:
    """Whether the two things are the object of a verb that gives, with no phrase before them."""
    act, row = cores.act(is_old), cores.old if is_old else cores.new
    at = region.old_at if is_old else region.new_at
    lexicon, part = cores.lexicon, act.place.part if act.place else None
    verb = next((n for n, word in enumerate(row[:at]) if has_any((word,), lexicon.reading.demanding, lexicon)), None)
    if verb is None or part is None or any(mark.level < OBLIGING for mark in act.modals):
        return False
    between = part.folded[row[verb].end : row[at].start].casefold().split()
    return not {*between} & {*lexicon.reading.prepositions, *lexicon.reading.relatives, *lexicon.conditions.anywhere}
