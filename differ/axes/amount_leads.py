"""A preposition that an amount may have or do without: it says nothing.

het mandaat [met] twee jaar te verlengen  =  het mandaat twee jaar te verlengen
"""

from differ.axes.cores import Cores, Region


def is_amount_lead(region: Region, cores: Cores) -> bool:
    """Whether one side has nothing but such a word at a place, right before a number that is compared by itself."""
    row = region.old or region.new
    if (region.old and region.new) or len(row) != 1 or row[0].text not in cores.lexicon.quantities.amount_leads:
        return False
    act = cores.act(bool(region.old))
    if act.place is None or not act.place.part.folded[row[0].end :].startswith(" "):
        return False
    return any(quantity.quote.start == row[0].end + 1 for quantity in act.quantities)
