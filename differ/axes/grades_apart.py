"""Grades of two kinds of formulas that are so far apart that one is the stronger whatever scale one lays them on."""

from differ.act import Act
from differ.lexicon.model import MUST
from differ.model import Family

FAR_APART = 3.0
"""Grades of blame and worry that are so far apart are not the same whatever scale one lays them on."""

PLAIN_WORRY, PLAIN_BLAME = 3.0, 4.0
"""Up to this grade worry is plain ("is concerned"), from this one on blame is more than regret ("deplores")."""


def is_blamed_less_or_more(old: Act, new: Act) -> bool:
    """Whether one side blames what the other only worries about, and much more or much less strongly."""
    if {old.family, new.family} != {Family.CONDEMNATION, Family.CONCERN}:
        return False
    worry, blame = (old, new) if old.family is Family.CONCERN else (new, old)
    is_plain = (worry.grade or 0.0) <= PLAIN_WORRY and (blame.grade or 0.0) >= PLAIN_BLAME
    is_sure = is_plain and not (worry.doubtful or blame.doubtful)
    return is_sure or abs((old.grade or 0.0) - (new.grade or 0.0)) >= FAR_APART


OPINION_STEP = 2.0
"""Grades that a plain demand and an opinion that something must be done are apart at least to be compared."""


def is_of_opinion(old: Act, new: Act) -> bool:
    """Whether one side only says "believes that it must", and the other demands or suggests it: grades tell enough."""
    is_one_side = (MUST in old.formula) != (MUST in new.formula)
    opinion, plain_act = (old, new) if MUST in old.formula else (new, old)
    is_single = len(opinion.modals) == 1 and not plain_act.modals
    named = {stem for addressee in plain_act.addressees for stem in addressee.name}
    is_one_side = is_one_side and (bool(opinion.addressees) or named <= {word.stem for word in opinion.core})
    apart = abs((old.grade or 0.0) - (new.grade or 0.0))
    return is_one_side and is_single and apart >= OPINION_STEP
