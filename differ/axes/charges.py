"""What a ceiling measures beside something that is given: not the gift, but what it costs or how long it takes.

the loans may not exceed EUR 5 000          how much is lent: the more the better
[the interest rate] on the loans ... 2 %    what is paid for it: the less the better
loans at [an interest rate] of at most 2 %  so is this
"""

import re

from differ.axes.endings import ending
from differ.axes.phrases import Stretch, any_of
from differ.lexicon.model import Lexicon

NEAR = 80
"""Code points before a ceiling in which its noun phrase begins."""

PAID = frozenset({"percent", "time", "single"})
"""Shapes of rates and terms; "aid for [costs] up to EUR 500" is how much is given."""


def is_charge(stretch: Stretch, match: re.Match[str], before: str, lexicon: Lexicon) -> bool:
    """Whether a number after a ceiling measures a cost or a term of what is given. ``before``: the text before it."""
    words = lexicon.quantities
    found = (ending(before, words.ceilings) or ending(before, words.offers)) if words.charges else None
    if found is None:
        return False
    lid = match.start() - len(before) + found.start
    phrase = _phrase(stretch.folded[max(stretch.start, lid - NEAR) : lid], lexicon)
    charges = list(any_of(words.charges).finditer(phrase))
    if not charges:
        return False
    award = any_of(words.awards).search(phrase)
    is_next = match.lastgroup in PAID and not phrase[charges[-1].end() :].strip()
    return is_next or (award is not None and charges[0].start() < award.start())


def _phrase(text: str, lexicon: Lexicon) -> str:
    """The end of a text behind its last comma or joining word: "reduce the fees and [give aid of up to]"."""
    joints = [match.end() for match in any_of((",", *lexicon.addressees.joiners)).finditer(text)]
    return text[joints[-1] :] if joints else text
