"""A subject to whom something is to be done: nobody addresses it.

dringt erop aan dat [de gemeenten] worden geholpen  ≠  dringt erop aan dat [de gemeenten] helpen
"""

from collections.abc import Collection

from differ.act import Act
from differ.axes.phrases import Stretch, find, key, keys
from differ.axes.shifts import Finding, doubt
from differ.lexicon.model import Lexicon


def is_passive_clause(rest: Stretch, lexicon: Lexicon) -> bool:
    """Whether the clause after a formula that ends in a word like "that" is a passive one."""
    before = key(rest.folded[: rest.start]).split()[-1:]
    if not lexicon.reading.becoming or not before or before[0] not in keys(lexicon.limbs.complements):
        return False
    found = next(iter(find(rest, lexicon.reading.becoming)), None)
    if found is None:
        return False
    inside = rest.part(rest.start, found[0])
    others = (*lexicon.limbs.complements, *lexicon.limbs.nested, *lexicon.reading.relatives)
    ends = (*others, *lexicon.reading.relative_words, *lexicon.reading.doers)
    is_other = any(word in keys(ends) for word in key(rest.folded[rest.start : found[0]]).split())
    return not is_other and "," not in inside.folded[inside.start : inside.end]


def is_passive_subject(act: Act, names: Collection[str], lexicon: Lexicon) -> bool:
    """Whether what an act states first is one of some names, and suffers what is asked for."""
    if act.place is None or not act.core or act.core[0].stem not in names:
        return False
    part = act.place.part
    start = act.place.pieces[-1][1] if act.place.pieces else part.start
    return is_passive_clause(part.part(start, part.end), lexicon)


def is_given_to(act: Act, names: Collection[str], lexicon: Lexicon) -> bool:
    """Whether some names are those to whom a passive formula gives something: "that access be given [to] them"."""
    last = act.formula.split()[-1:]
    if act.place is None or not last or last[0] not in lexicon.reading.passives:
        return False
    text = act.place.part.folded
    named = (word for word in act.core if word.stem in names)
    before = (text[act.place.part.start : word.start].casefold().split() for word in named)
    small = lexicon.addressees.determiners
    return any(next((w for w in reversed(row) if w not in small), "") in lexicon.reading.datives for row in before)


def of_passive_subjects(old: Act, new: Act, lexicon: Lexicon) -> Finding:
    """A doubt where those whom one side asks to do something are those to whom the other wants it to be done."""
    for act, other in ((old, new), (new, old)):
        names = {stem for addressee in other.addressees for stem in addressee.name}
        if names and is_passive_subject(act, names, lexicon):
            return doubt("other addressees")
    return Finding()
