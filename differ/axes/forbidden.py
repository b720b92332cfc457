"""Fewer things forbidden: "no licences", "no new licences" asks for less, as "licences", "new licences" would."""

from collections.abc import Sequence

from differ.act import Act
from differ.axes.cores import Cores, is_told
from differ.axes.phrases import Span, Stretch, find, infinitive, key
from differ.axes.scales import Step
from differ.axes.shifts import BLAMING, Finding, both_direct, shift
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon


def forbids_fewer(moved: Sequence[Step | None], cores: Cores) -> bool:
    """Whether a word of scope stands between a "no" and its noun, on one side only; both sides have as many."""
    acts = cores.old_act, cores.new_act
    known = cores.lexicon.negation.before_nouns
    if len(acts[0].negations) != len(acts[1].negations) or all(moved):
        return False
    marks = [mark for act in acts for mark in act.negations if not mark.reported]
    if not known or any(key(mark.quote.text) not in known for mark in marks):
        return False
    for step, act in zip(moved, acts, strict=True):
        if step and act.place:
            first = step.words[0].start
            return any(0 < first - mark.quote.end <= 1 for mark in act.negations)
    return False


NEAR = 4
"""Words beside a limb among which what ties it is looked for."""

LONGEST_LIMB = 8
"""Words of sense in a limb that is believed to be one more thing forbidden."""


def forbidden_limb(words: Sequence[CoreWord], is_old: bool, cores: Cores) -> Finding | None:
    """What words say that join one more thing to what both sides forbid: "not to use A [or B]", "ban A [or B]"."""
    acts = cores.old_act, cores.new_act
    act = cores.act(is_old)
    if not (_is_joined(words, act, cores.lexicon) and (both_direct(*acts) or {a.family for a in acts} <= BLAMING)):
        return None
    if not (_is_negated_alike(words[0], act, acts) or _is_barred(words, act, cores)):
        return None
    quote = cores.quote(is_old, words)
    said_of = f"{'left out' if is_old else 'added'}: {quote.text if quote else ''}"
    return shift("scope", not is_old, quote if is_old else None, None if is_old else quote, said_of)


def _is_joined(words: Sequence[CoreWord], act: Act, lexicon: Lexicon) -> bool:
    """Whether words are a limb with what joins it, before it or behind, or the end of a list: ", B or C"."""
    any_of, all_of = lexicon.negation.listing, (*lexicon.addressees.joiners, *lexicon.negation.listing)
    if not 1 < len(words) <= LONGEST_LIMB or act.place is None:
        return False
    folded = act.place.part.folded
    if words[0].text in all_of:  # not another deed: "to prevent the closure [or to find a buyer]"
        return infinitive(lexicon).search(folded, words[0].start, words[-1].end) is None
    follows = folded[: words[0].start].rstrip().endswith(",")
    return words[-1].text in any_of or (follows and any(word.text in any_of for word in words[1:-1]))


def _is_negated_alike(word: CoreWord, act: Act, acts: tuple[Act, Act]) -> bool:
    """Whether both sides deny alike what words stand in: one negation before them, and no other."""
    said = [[key(mark.quote.text) for mark in one.negations] for one in acts]
    is_alike = said[0] == said[1] and len(said[0]) == 1 and not any(m.reported for one in acts for m in one.negations)
    return is_alike and act.negations[0].quote.end <= word.start


def _is_barred(words: Sequence[CoreWord], act: Act, cores: Cores) -> bool:
    """Whether words stand in what is to be forbidden or averted, or is blamed: where several may be meant, all are."""
    if cores.is_negated or act.place is None or act.conditions or act.exceptions:
        return False
    if act.family in BLAMING:
        return not is_told(words[0], act is cores.old_act, cores)
    part, limb, scope = act.place.part, (words[0].start, words[-1].end), cores.lexicon.narrowing
    for ban in find(part, (*scope.forbidding, *scope.averting, *scope.abstaining)):
        if _governs(ban, limb, part, cores.lexicon):
            return True
    return False


def _governs(ban: Span, limb: Span, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether a limb is one more object of a ban, and no other deed, and no means: "[or sell it]", "with [or nets]"."""
    if limb[0] < ban[0] and not lexicon.limbs.verb_final:
        return False
    text = part.folded[ban[1] : limb[0]] if ban[0] < limb[0] else part.folded[limb[1] : ban[0]]
    between = text.casefold().split()
    openers = {*lexicon.limbs.nested, *lexicon.reading.relative_words}
    if not openers.isdisjoint(between) or (ban[0] > limb[0] and ("," in text or len(between) > NEAR)):
        return False
    before = part.folded[max(part.start, ban[1] if ban[0] < limb[0] else part.start) : limb[0]].casefold().split()
    ties = {*lexicon.reading.genitives, *lexicon.narrowing.locating}
    leads = [word for word in before[-NEAR:] if word in lexicon.reading.prepositions or word in lexicon.reading.doers]
    return all(word in ties for word in leads) and _is_thing(before, limb, part, lexicon)


def _is_thing(before: Sequence[str], limb: Span, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether a limb cannot be another verb with its object: "to end [the] project or sell land"."""
    determiners = lexicon.addressees.determiners
    own, after = (
        part.folded[slice(*limb)].casefold().split()[1:2],
        part.folded[limb[1] : part.end].split(maxsplit=1)[:1],
    )
    is_bare = all(word not in determiners for word in before[-NEAR:])
    is_tied = after[:1] and after[0] in lexicon.reading.prepositions
    return lexicon.limbs.verb_final or is_bare or bool(is_tied) or (bool(own) and own[0] in determiners)
