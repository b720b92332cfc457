"""Verbs that bring about papers and talks of any kind: "hold", "publish". What they bring about is what counts."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from differ.axes.beside_deed import without_beside
from differ.axes.cores import Cores, Region
from differ.axes.governed import all_stems
from differ.axes.shifts import Finding


def without_carriers(read: list[tuple[Region, Finding]], cores: Cores) -> list[tuple[Region, Finding]]:
    """Without doubts of two verbs of which either brings about the paper or talk that is another one elsewhere."""
    carriers = all_stems(cores.lexicon.reading.carriers, cores.lexicon)
    if not any(shift.axis in ("action", "polarity") for _, finding in read for shift in finding.shifts):
        return read
    leads = cores.lexicon.reading.prepositions
    kept = ((region, finding.doubts and _is_carried(region, carriers, leads), finding) for region, finding in read)
    return without_beside([(region, Finding() if is_idle else finding) for region, is_idle, finding in kept], cores)


def _is_carried(region: Region, carriers: AbstractSet[str], leads: Sequence[str]) -> bool:
    words = (*region.old, *region.new)
    if all(word.text in leads for word in words):
        return True
    return len(region.old) == len(region.new) == 1 and all(word.stem in carriers for word in words)
