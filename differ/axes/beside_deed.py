"""Words that only a thought needs, or only the deed in its place.

die [Wirksamkeit] der Zonen zu überprüfen  →  die Zonen auszuweiten           what of them was to be examined
eine Reform zu prüfen  →  dem [Landtag] eine Reform vorzulegen                to whom it is presented
"""

from collections.abc import Sequence

from differ.axes.addressees import is_head
from differ.axes.cores import Cores, Region
from differ.axes.governed import all_stems, is_thought
from differ.axes.phrases import key, keys
from differ.axes.shifts import Finding
from differ.axes.words import CoreWord

Read = tuple[Region, Finding]


def without_beside(read: Sequence[Read], cores: Cores) -> list[Read]:
    """Without doubts of such words, where a deed took the place of a thought."""
    steps = [region for region, finding in read if [s.axis for s in finding.shifts] == ["action"]]
    if len(read) == 1 or len(steps) != 1 or not (steps[0].old and steps[0].new):
        return list(read)
    thoughts = [is_thought(words, cores.lexicon) for words in (steps[0].old, steps[0].new)]
    if thoughts[0] == thoughts[1]:
        return list(read)
    deed = steps[0].new if thoughts[0] else steps[0].old
    idle = (finding.doubts and _is_beside(region, thoughts[0], deed, cores) for region, finding in read)
    return [(region, Finding() if is_idle else found) for (region, found), is_idle in zip(read, idle, strict=True)]


def _is_beside(region: Region, is_thought_old: bool, deed: Sequence[CoreWord], cores: Cores) -> bool:
    words = region.old or region.new
    if (region.old and region.new) or len(words) != 1:
        return False
    if bool(region.old) is is_thought_old:
        return words[0].text in keys(cores.lexicon.reading.aspects)
    return _is_recipient(words[0], bool(region.old), deed, cores)


def _is_recipient(word: CoreWord, is_old: bool, deed: Sequence[CoreWord], cores: Cores) -> bool:
    """Whether an article in the dative stands before a body, and the deed is to bring it something."""
    place, lexicon = cores.act(is_old).place, cores.lexicon
    before = key(place.part.folded[place.part.start : word.start]).split()[-1:] if place else []
    is_given = deed[-1].stem in all_stems(lexicon.reading.light, lexicon)
    is_dative = bool(before) and before[0] in lexicon.reading.cases
    return is_given and is_dative and is_head(word.text, keys(lexicon.addressees.heads))
