"""Words that open a clause of purpose: one of them says as much as another, also where one is a small word.

bomen te planten[, zodat] bewoners beter worden beschermd  =  bomen te planten [om] bewoners beter te beschermen
"""

from differ.axes.cores import Cores, Region
from differ.axes.phrases import key


def is_purpose_opener(region: Region, cores: Cores) -> bool:
    """Whether one side has nothing but such a word at a place where the other one has printed another of them."""
    row = region.old or region.new
    openers = cores.lexicon.reading.so_that
    if not openers or len(row) != 1 or (region.old and region.new) or row[0].text not in openers:
        return False
    rest, at = (cores.new, region.new_at) if region.old else (cores.old, region.old_at)
    place = cores.act(not region.old).place
    if place is None:
        return False
    start = rest[at - 1].end if at else place.part.start
    end = rest[at].start if at < len(rest) else place.part.end
    return any(word in openers for word in key(place.part.folded[start:end]).replace(",", " ").split())
