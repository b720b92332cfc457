"""Words that only one side has: a limb of a list, the one who did it, or a verb that turns a deed round.

of oil  →  of oil and gas                a limb added
the attack  →  the attack by Ostravia    the one who did it is named
to sign  →  to refrain from signing      turned round
"""

from collections.abc import Sequence

from differ.act import Act
from differ.axes.addressees import is_head
from differ.axes.company import is_in_company
from differ.axes.cores import Cores, Region, is_told, other_words, turned
from differ.axes.forbidden import forbidden_limb
from differ.axes.governed import all_stems, is_deed, is_light
from differ.axes.narrowing import is_narrowing
from differ.axes.phrases import Stretch, keys, listed, overlaps, phrase_at
from differ.axes.quantities import QuantityKind
from differ.axes.recast import is_infinitive_of
from differ.axes.relative_means import is_means
from differ.axes.shifts import BLAMING, Finding, both_direct, shift
from differ.axes.thought_nouns import of_thought
from differ.axes.told_doers import is_told_doer
from differ.axes.wider_relatives import of_wider_relative
from differ.axes.words import CoreWord, stem
from differ.lexicon.model import Lexicon

LONGEST_DEED = 4
"""Words of sense in a verb with its noun and the preposition that ties both to what follows."""

LONGEST_LIMB = 12
"""Words of sense in a limb that is believed to be one."""


def come_or_gone(region: Region, cores: Cores) -> Finding:
    """Words on one side only: a limb, or the one who did it."""
    is_old = bool(region.old)
    words, row = (region.old, cores.old) if is_old else (region.new, cores.new)
    if (
        _is_of_term(words, cores.act(is_old), cores)
        or is_light(words, cores)
        or is_in_company(words, is_old, cores)
        or _is_considered(words, is_old, cores)
        or _is_genitive_there(region, is_old, cores)
        or is_means(region, cores)
    ):
        return Finding()
    if _is_refrained(words, cores):
        quote = cores.quote(is_old, words)
        said = "asked for on one side, refrained from on the other"
        turned_round = shift("polarity", False, quote if is_old else None, None if is_old else quote, said)
        return Finding(turned_round.shifts, is_denial=True)
    at = region.old_at if is_old else region.new_at
    special = of_thought(words, row, is_old, cores) or narrowed(words, row, at, is_old, cores)
    special = special or forbidden_limb(words, is_old, cores) or of_wider_relative(words, is_old, cores)
    special = special or _named_so(words, is_old, cores)
    if special:
        return special
    if len(words) > LONGEST_LIMB or not cores.is_movable or cores.is_negated:
        return other_words(region)
    for turn in turned(row, at, len(words)):
        found = row[turn : turn + len(words)]
        axis = "scope" if is_included(found, is_old, cores) else _axis(found, row, turn, is_old, cores)
        if axis:
            quote = cores.quote(is_old, found)
            said = f"{'left out' if is_old else 'added'}: {quote.text if quote else ''}"
            return shift(axis, not is_old, quote if is_old else None, None if is_old else quote, said)
    return other_words(region)


def _named_so(words: Sequence[CoreWord], is_old: bool, cores: Cores) -> Finding | None:
    """What it means that what is blamed is given a name at the end: "condemns the attack [as a war crime]"."""
    place, acts = cores.act(is_old).place, (cores.old_act, cores.new_act)
    if place is None or cores.is_negated or any(act.family not in BLAMING for act in acts):
        return None
    is_label = phrase_at(place.part, words[0].start, listed(cores.lexicon.narrowing.labelling)) is not None
    if not is_label or place.part.folded[words[-1].end : place.part.end].strip(" ;."):
        return None
    quote = cores.quote(is_old, words)
    said = f"{'left out' if is_old else 'added'}: {quote.text if quote else ''}"
    return shift("intensity", not is_old, quote if is_old else None, None if is_old else quote, said)


def _is_genitive_there(region: Region, is_old: bool, cores: Cores) -> bool:
    """Whether the only word is the "by" of the one who did it, whom the other side has in the genitive.

    "les attaques [menées] par les rebelles", "les attaques des rebelles"; not of deeds whose genitive names those who
    suffer, and not without a participle that says that the deed is theirs.
    """
    words, row, at = (region.old, cores.new, region.new_at) if is_old else (region.new, cores.old, region.old_at)
    own, other, reading = cores.act(is_old).place, cores.act(not is_old).place, cores.lexicon.reading
    if len(words) > 1 or words[0].text not in reading.doers or not 0 < at < len(row) or not (own and other):
        return False
    between = other.part.folded[row[at - 1].end : row[at].start].casefold().split()
    is_genitive = len(between) == 1 and between[0] in reading.genitives
    before = own.part.folded[own.part.start : words[0].start].casefold().split()[-1:]
    return is_genitive and row[at - 1].text not in reading.suffered and not {*before}.isdisjoint(reading.idle)


def _is_considered(words: Sequence[CoreWord], is_old: bool, cores: Cores) -> bool:
    """Whether the words are the verb of a deed that the other side only thinks of: "[propose] a ban".

    A noun and its preposition may follow the verb: "[launch pilot projects for] the transport", "study the transport".
    """
    act, other = cores.act(is_old), cores.act(not is_old)
    carriers = all_stems(cores.lexicon.reading.carriers, cores.lexicon)
    is_thought = bool(other.considering) and not act.considering and both_direct(act, other)
    is_tied = 1 < len(words) <= LONGEST_DEED and words[-1].text in cores.lexicon.reading.prepositions
    is_verb = (len(words) == 1 or is_tied) and is_infinitive_of(words[0], act, cores.lexicon)
    return is_thought and is_verb and (words[0].stem in carriers or is_deed(words, cores.lexicon))


def narrowed(words: Sequence[CoreWord], row: Sequence[CoreWord], at: int, is_old: bool, cores: Cores) -> Finding | None:
    """What it means that words say of which things something is asked: without them it is asked of more."""
    place = cores.act(is_old).place
    for turn in turned(row, at, len(words)):
        found = row[turn : turn + len(words)]
        if place and _is_parenthetical(found[0], place.part, cores.lexicon):
            continue
        if is_narrowing(found, row, turn, is_old, cores):
            quote = cores.quote(is_old, found)
            said = f"{'of all' if is_old else 'of fewer'}: {quote.text if quote else ''}"
            return shift("scope", is_old, quote if is_old else None, None if is_old else quote, said)
    return None


def is_included(found: Sequence[CoreWord], is_old: bool, cores: Cores) -> bool:
    """Whether words after a comma name more of what is asked for: ", including tenants"."""
    place = cores.act(is_old).place
    if place is None or len(found) == 1 or is_told(found[0], is_old, cores):
        return False
    opens = phrase_at(place.part, found[0].start, listed(cores.lexicon.inclusions)) is not None
    return opens and place.part.folded[: found[0].start].rstrip().removesuffix(" y").endswith(",")


def _is_of_term(words: Sequence[CoreWord], act: Act, cores: Cores) -> bool:
    """Whether words say from when a term runs; where both sides have one, a mere preposition: "a month [after]"."""
    acts = (cores.old_act, cores.new_act)
    is_in_both = all(any(q.kind is QuantityKind.TERM for q in a.quantities) for a in acts)
    is_tie = len(words) == 1 and words[0].text in cores.lexicon.reading.prepositions
    return (is_tie or not is_in_both) and _counts_from(words[0], act, cores)


def _counts_from(word: CoreWord, act: Act, cores: Cores) -> bool:
    """Whether a word stands right after a term: "within a year [of the entry into force]"."""
    if act.place is None or not both_direct(cores.old_act, cores.new_act):
        return False
    ends = (q.quote.end for q in act.quantities if q.kind is QuantityKind.TERM)
    return any(not act.place.part.folded[end : word.start].strip() for end in ends if end <= word.start)


def _is_refrained(words: Sequence[CoreWord], cores: Cores) -> bool:
    """Whether words are no more than a verb that turns round what it governs: "[refrain from] signing"."""
    texts = {word.text for word in cores.old} ^ {word.text for word in cores.new}
    if not texts.isdisjoint(cores.lexicon.quantities.lids):
        return False  # "no longer sell", "sell less"
    verbs = set(cores.lexicon.negation.governors) - set(cores.lexicon.limbs.nested)
    listed = all_stems(tuple(sorted(verbs)), cores.lexicon)
    others = [word for word in words if word.stem not in listed]
    is_first = words[0] in (cores.old[:1] or ()) or words[0] in (cores.new[:1] or ())
    is_first = is_first or words[0].text.split()[0] in cores.lexicon.negation.halves  # "ne ... plus" stands anywhere
    is_prepositional = all(word.text in cores.lexicon.reading.prepositions for word in others)
    return is_first and len(others) < len(words) and is_prepositional and both_direct(cores.old_act, cores.new_act)


def _axis(found: Sequence[CoreWord], row: Sequence[CoreWord], at: int, is_old: bool, cores: Cores) -> str:
    """The axis on which these words are more of the same; empty when they are not.

    More of what is asked for is scope; another one who is condemned, or the one who did it, is a target.
    """
    act, place = cores.act(is_old), cores.act(is_old).place
    span = found[0].start, found[-1].end
    if place is None or overlaps(span, tuple(m.span for m in act.conditions)):
        return ""
    is_named = any(_is_one(word, act, cores.lexicon) for word in found) or _is_done_by(found, cores.lexicon)
    if is_told(found[0], is_old, cores):
        return "target" if is_named and is_told_doer(found, row, is_old, cores) else ""
    if act.family in BLAMING and is_named and _is_agent(found, place.part, cores.lexicon):
        return "target"
    is_limited = not keys(cores.lexicon.narrowing.limiting).isdisjoint(w.text for w in row if w.start < found[0].start)
    if is_limited or not _is_limb(found, row, at, place.part, cores.lexicon):
        return ""  # "limit the use to hospitals [and nursing homes]" asks for less
    return "target" if is_named else "scope"


def _is_agent(found: Sequence[CoreWord], part: Stretch, lexicon: Lexicon) -> bool:
    """Whether the words name the one who did it: "by Ostravia", "of Ostravia", "Ostravia's"."""
    if any(word.text in lexicon.reading.foretold for word in found):
        return False
    has_participle = len(found) > len(("committed", "by")) and not found[0].is_name
    leads = found[: 1 + has_participle]
    if any(word.text in lexicon.reading.agents for word in leads):
        return len(found) > 1
    before = part.folded[part.start : found[0].start].casefold().split()
    if len(before) > 1 and before[-1] in lexicon.reading.agents and before[-2] in lexicon.reading.suffered:
        return False
    while before and before[-1] in lexicon.addressees.determiners and before[-1] not in lexicon.reading.agents:
        before.pop()
    printed = part.text[found[-1].start : found[-1].end]
    is_genitive = len(found) == 1 and not lexicon.addressees.capitals_are_names and printed.endswith("s")
    is_alone = is_genitive and bool(before) and part.text[: found[0].start].split()[-1][0].isupper()
    is_owner = part.folded.startswith("'s", found[-1].end) or is_alone
    return is_owner or (bool(before) and before[-1] in lexicon.reading.agents)


def _is_done_by(found: Sequence[CoreWord], lexicon: Lexicon) -> bool:
    """Whether words open with "by" and hold a noun for persons: "by militants"."""
    persons = lexicon.narrowing.beneficiaries
    return found[0].text in lexicon.reading.doers and any(word.text.endswith(persons) for word in found[1:])


def _is_one(word: CoreWord, act: Act, lexicon: Lexicon) -> bool:
    """Whether a word names somebody: a name, or what a name of an addressee ends in."""
    if word.is_name:
        return not any(map(str.isdigit, word.text))
    heads = keys(lexicon.addressees.heads)
    printed = act.place.part.text[word.start] if act.place else ""
    nouns_are_small = lexicon.addressees.capitals_are_names
    is_compound = lexicon.limbs.verb_final and is_head(word.text, heads)
    return word.text in heads or is_compound or (not nouns_are_small and act.family in BLAMING and printed.isupper())


def _is_thing(found: Sequence[CoreWord], part: Stretch, lexicon: Lexicon) -> bool:
    """Whether words between commas are a member of a list and no adverbial: a name, or with an article, or plural."""
    before = part.folded[part.start : found[0].start].casefold().split()[-1:]
    printed = part.text[found[-1].start : found[-1].end]
    if any(word.text in lexicon.addressees.joiners for word in found[1:-1]):
        return True
    is_noun = printed[0].isupper() if not lexicon.addressees.capitals_are_names else found[-1].is_name
    is_part = part.folded.startswith("-", found[-1].end)  # "kolen-, [olie]- en gassubsidies"
    is_led = before[0] in lexicon.addressees.determiners
    return is_noun or is_part or is_led or printed.endswith(lexicon.reading.plurals)


LONGEST_MEMBER = 3
"""Words of sense in the second member of a list whose first one is told by a comma."""


def _is_first_member(
    found: Sequence[CoreWord], row: Sequence[CoreWord], at: int, part: Stretch, lexicon: Lexicon
) -> bool:
    """Whether words are the first member of a list, right before a comma: "of [wheat], barley and maize"."""
    end = at + len(found)
    if lexicon.limbs.verb_final or part.folded[found[-1].end : found[-1].end + 1] != ",":
        return False
    joiners = {stem(joiner, lexicon) for joiner in lexicon.addressees.joiners}
    joint = next((n for n in range(end + 1, min(len(row), end + 1 + LONGEST_MEMBER)) if row[n].stem in joiners), None)
    if joint is None or joint + 1 >= len(row) or any(word.stem in joiners for word in found):
        return False
    before = part.folded[part.start : found[0].start].casefold().split()[-1:]
    is_bare = part.text[found[-1].end : row[end].start] == ", " and part.text[row[end].start].isupper()
    if is_bare and (not found[-1].is_name or {*before} & {*lexicon.addressees.determiners}):
        return False  # "the Speaker, Ms A": the name of the same
    is_tied = bool(before) and before[0] in (*lexicon.reading.genitives, *lexicon.reading.datives)
    between = part.folded[row[end].start : row[joint].start]
    is_led = any(word.text in lexicon.reading.prepositions for word in row[end:joint])
    return not is_led and "," not in between.rstrip(" ,") and (is_tied or _is_thing(found, part, lexicon))


def _is_parenthetical(word: CoreWord, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether words behind a comma say how, why or by which rule: "to fund, [given the needs], schools and roads"."""
    comma = part.folded.rfind(",", part.start, word.start)
    since = comma + 1 + len(part.folded[comma + 1 : word.start]) - len(part.folded[comma + 1 : word.start].lstrip())
    return phrase_at(part, since, listed(lexicon.narrowing.parenthetical)) is not None


def _is_limb(found: Sequence[CoreWord], row: Sequence[CoreWord], at: int, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether words are one or more members of a list: joined by "and", or between commas of a list."""
    joiners = {stem(joiner, lexicon) for joiner in lexicon.addressees.joiners}
    prepositions = lexicon.reading.prepositions
    if all(word.stem in joiners or word.text in prepositions for word in found):
        return False
    is_joined = found[0].stem in joiners or found[-1].stem in joiners
    if not is_joined and len(found) > 1 and at and found[-2].stem in joiners:
        is_joined = found[-1].sense == row[at - 1].sense and found[-1].text in prepositions
    if is_joined:
        return len(found) > 1
    before = part.folded[part.start : found[0].start].casefold().split()
    while before and before[-1] in (*lexicon.addressees.determiners, *lexicon.reading.function_words):
        before.pop()
    if found[0].text not in prepositions and _is_first_member(found, row, at, part, lexicon):
        return True
    if found[0].text in prepositions or not (before and before[-1].endswith(",")):
        return False
    if (
        _is_parenthetical(found[0], part, lexicon)
        or not _is_thing(found, part, lexicon)
        or any(word.text in lexicon.reading.joiners for word in found[:1])
    ):
        return False
    after = row[at + len(found)].stem if at + len(found) < len(row) else ""
    follows = {word.stem for word in row[at + len(found) : at + len(found) + LONGEST_LIMB]}
    is_between = part.folded[found[-1].end : found[-1].end + 1] == "," and not joiners.isdisjoint(follows)
    is_listed = is_between or after in joiners
    return is_listed or any(word.stem in joiners for word in found)
