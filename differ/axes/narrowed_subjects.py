"""What stands between a subject and its verb on one side only says of which things something is asked.

que chaque commune dispose d'un médecin  →  que chaque commune [de plus de 5 000 habitants] dispose d'un médecin
"""

from collections.abc import Sequence

from differ.act import Act
from differ.axes.addressed_fewer import is_of_nation
from differ.axes.narrowed_nouns import Extra, is_several
from differ.axes.phrases import keys
from differ.axes.words import CoreWord

WIDEST = 3
"""Words that may stand between "that" and the subject: "que [l'ensemble des] communes"."""


def is_of_subject(extra: Extra, is_each: bool, other: Sequence[CoreWord], act: Act) -> bool:
    """Whether words follow the subject of "that ...", and the verb after them follows the subject on the other side.

    ``is_each``: a word for all of a kind stands before the noun; ``other``: the row of the other side, ``act`` its act.
    """
    lexicon = extra.lexicon
    if not lexicon.narrowing.qualities or act.place is None or not (is_each or is_several(extra.noun, lexicon)):
        return False
    noun = next((word for word in other if word.sense == extra.noun.sense), None)
    if noun is None or not _opens_statement(extra) or not _may_tell(extra):
        return False
    ends = (extra.part, extra.found[-1].end), (act.place.part, noun.end)
    after = [part.folded[end : part.end].casefold().split(maxsplit=1)[:1] for part, end in ends]
    ties = (*lexicon.reading.prepositions, *lexicon.reading.genitives, *lexicon.limbs.complements)
    return after[0] == after[1] != [] and after[0][0].isalpha() and after[0][0] not in ties


def _opens_statement(extra: Extra) -> bool:
    """Whether a noun opens a statement: "que", perhaps a word for all, and articles stand before it."""
    lexicon = extra.lexicon
    before = extra.part.folded[extra.part.start : extra.noun.start].casefold().replace("'", "' ").split()
    since = max((at for at, word in enumerate(before) if word in lexicon.limbs.complements), default=len(before))
    between = before[since + 1 :]
    return since < len(before) and len(between) <= WIDEST and not {*between} & {*lexicon.reading.prepositions}


def _may_tell(extra: Extra) -> bool:
    """Whether words may tell things apart: they are no country, no manner, and no sign parts them from the noun."""
    lexicon, between = extra.lexicon, extra.between.strip()
    left_out = keys((*lexicon.narrowing.manners, *lexicon.narrowing.evaluating))
    is_tied = not between or between in (*lexicon.reading.genitives, *lexicon.reading.prepositions)
    is_told = any(word.text not in left_out for word in extra.found)
    return is_tied and is_told and not any(_is_name(word) or is_of_nation(word.text, lexicon) for word in extra.found)


def _is_name(word: CoreWord) -> bool:
    return word.is_name and not word.text.isdigit()
