"""What may be done, and what may only be done so: a permission that "only" bounds asks for more.

Die Anlage darf betrieben werden, wenn ...  →  Die Anlage darf [nur] betrieben werden, wenn ...
"""

from dataclasses import replace

from differ.act import Act
from differ.axes.modality import POSSIBLE
from differ.axes.phrases import key
from differ.axes.shifts import Finding, gone_or_come
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

NEAR = 2
"""Words between a modal verb and its "only"."""


def of_only(old: Act, new: Act, lexicon: Lexicon) -> tuple[Act, Act, Finding]:
    """Both acts without such an "only" of one side, and what it says; with other conditions nobody can tell."""
    if not lexicon.negation.only or old.negations or new.negations or not _is_one_permission(old, new):
        return old, new, Finding()
    before, after = _bound(old, lexicon), _bound(new, lexicon)
    if (before is None) == (after is None):
        return old, new, Finding()
    word, act = (before, old) if before else (after, new)
    if word is None or act.place is None:
        return old, new, Finding()
    found = gone_or_come(
        "modality", act.place.part.quote((word.start, word.end)), bool(before), bool(after), "restriction"
    )
    rest = replace(act, core=tuple(other for other in act.core if other is not word))
    return (rest, new, found) if before else (old, rest, found)


def _is_one_permission(old: Act, new: Act) -> bool:
    modals = [[(mark.sense, mark.level) for mark in act.modals] for act in (old, new)]
    said = [[key(mark.quote.text) for mark in act.conditions] for act in (old, new)]
    return modals[0] == modals[1] and len(modals[0]) == 1 and modals[0][0][1] <= POSSIBLE and said[0] == said[1]


def _bound(act: Act, lexicon: Lexicon) -> CoreWord | None:
    """The "only" behind the modal verb of an act."""
    if act.place is None:
        return None
    since, text = act.modals[0].quote.end, act.place.part.folded
    words = (word for word in act.core if word.start >= since and word.text in lexicon.negation.only)
    return next((word for word in words if len(text[since : word.start].split()) <= NEAR), None)
