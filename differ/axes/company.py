"""Words that say how thorough a thing is to be beside others that do, and nothing by themselves.

an independent international investigation  →  an investigation     "international" goes with "independent"
an international investigation              →  an investigation     by itself it may say which one is meant
"""

from collections.abc import Sequence

from differ.axes.cores import Cores
from differ.axes.words import CoreWord


def is_in_company(words: Sequence[CoreWord], is_old: bool, cores: Cores) -> bool:
    """Whether the only word of one side stands right beside a word of extent that this side alone has."""
    own, other = cores.act(is_old), cores.act(not is_old)
    if len(words) != 1 or words[0].text not in cores.lexicon.intensity.company or own.place is None:
        return False
    known = {mark.sense for mark in other.extent}
    text, joiners = own.place.part.folded, {"", *cores.lexicon.addressees.joiners}
    edges = [
        (first, second)
        for mark in own.extent
        if mark.sense not in known
        for first, second in ((mark.quote.end, words[0].start), (words[0].end, mark.quote.start))
    ]
    return any(start <= end and text[start:end].strip(" ,").casefold() in joiners for start, end in edges)
