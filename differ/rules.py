"""Laws: in most languages they give their rules in the indicative, which elsewhere states a fact.

Artikel 5 De lidstaten zorgen ervoor dat ...        a rule: they must
5. constateert dat de lidstaten ervoor zorgen dat ...   a fact
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from akoma.model import ProvisionKind
from differ.act import Act, changed
from differ.axes.phrases import find
from differ.lexicon.model import Lexicon

LAWS = frozenset({ProvisionKind.ARTICLE, ProvisionKind.SECTION})
"""The units of laws, at any depth below which rules stand."""


def as_rules(acts: Iterable[Act], lexicon: Lexicon) -> Iterator[Act]:
    """The acts, those without a formula as rules where the language has such; definitions are none."""
    for act in acts:
        yield _rule(act, lexicon) if lexicon.reading.defining and not act.concept else act


def _rule(act: Act, lexicon: Lexicon) -> Act:
    if act.is_rule or any(_defines(one, lexicon) for one in (act, act.intro) if one):
        return act
    above = replace(act.intro, is_rule=True) if act.intro and not act.intro.concept else act.intro
    return changed(act, is_rule=True, intro=above)


def _defines(act: Act, lexicon: Lexicon) -> bool:
    """Whether an act says what a word means: "onder kust wordt verstaan"."""
    return act.place is not None and any(True for _ in find(act.place.part, lexicon.reading.defining))
