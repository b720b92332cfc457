"""Words on one side only that say of which things something is asked: with them it is asked of fewer.

    fees for students  →  fees for students [from poor families]      a phrase after several things
    the officials      →  the officials [who gave the order]          a relative clause
    imports of timber  →  imports of timber [felled without permit]   a participle
    bags               →  [disposable] bags                           a kind of them

Only nouns of several things, or of any amount, can be narrowed: "a fund in Karsun" is no smaller than "a fund".
"""

from collections.abc import Sequence

from differ.axes.addressed_fewer import bounds_addressee
from differ.axes.befallen import tells_which
from differ.axes.cores import Cores, is_told
from differ.axes.narrowed_nouns import (
    WIDEST,
    Extra,
    has_any,
    has_wide_head,
    is_about_noun,
    is_any_amount,
    is_participle_before,
    is_several,
)
from differ.axes.narrowed_subjects import is_of_subject
from differ.axes.phrases import infinitive, key, keys, listed, overlaps, phrase_at
from differ.axes.relative_clauses import is_for_persons, is_relative_closed, opens_noun, opens_relative
from differ.axes.scales import Step, steps
from differ.axes.shifts import both_direct
from differ.axes.words import CoreWord

ROOT_LETTERS = 3
"""Letters of the shortest first part of a compound."""

ADJECTIVES = 2
"""Words of sense between "all" and its noun."""

LONGEST = 14
"""Words of sense in what narrows a noun."""


def is_narrowing(found: Sequence[CoreWord], row: Sequence[CoreWord], at: int, is_old: bool, cores: Cores) -> bool:
    """Whether the words ``found``, at a place of their row, narrow the noun beside them."""
    act, place = cores.act(is_old), cores.act(is_old).place
    span = found[0].start, found[-1].end
    if (
        place is None
        or not cores.lexicon.narrowing.locating
        or not _may_narrow(found, row, cores)
        or _has_all(found, cores)
    ):
        return False
    if overlaps(span, tuple(m.span for m in (*act.conditions, *act.exceptions, *act.negations))):
        return False
    if at and found[-1].sense == row[at - 1].sense:
        return False  # a list that names the noun again: "familles [monoparentales et familles] nombreuses"
    extra = Extra(tuple(found), tuple(row), at, place.part, cores.lexicon)
    if _is_kind(extra, is_old, cores) or (tells_which(extra) and not _is_told(extra, is_old, cores)):
        return True
    if at == 0:
        return bounds_addressee(extra.found, is_old, cores)
    return _is_after_noun(extra, is_old, cores) or _was_all(extra, is_old, cores) or _is_subject(extra, is_old, cores)


def _has_all(found: Sequence[CoreWord], cores: Cores) -> bool:
    """Whether the words widen: "in [all] circumstances"."""
    known = (step.optional for step in steps(found, cores.lexicon))
    return any(rung and rung.scale.axis == "scope" and rung.level > (rung.scale.absent or 0.0) for rung in known)


def _was_all(extra: Extra, is_old: bool, cores: Cores) -> bool:
    """Whether a phrase follows a noun of which the other side asks for all: "[all] tenants", "tenants [in need]"."""
    words = extra.lexicon.narrowing
    leads = (*words.locating, *words.origins, *words.bearing)
    is_of = extra.between.strip() in extra.lexicon.reading.genitives
    is_phrase = extra.lead in leads or extra.lead in extra.lexicon.reading.topics or _follows_noun(extra.lead, extra)
    is_led = not extra.between.strip() and is_phrase and len(extra.found) >= len(("in", "need"))
    is_quality = _are_qualities(extra)
    if not (is_of or is_led or is_quality):
        return False
    is_manner = bool({word.text for word in extra.found} & keys(words.manners))
    if is_manner or not (is_quality or _ends_well(extra)) or _is_told(extra, is_old, cores):
        return False
    other = cores.new if is_old else cores.old
    return _is_after_all(extra.noun, other, cores)


def _is_subject(extra: Extra, is_old: bool, cores: Cores) -> bool:
    """Whether the words stand between the subject of a demand and its verb: "every school [in a rural area] has"."""
    others = (cores.new, cores.new_act) if is_old else (cores.old, cores.old_act)
    is_each = _is_after_all(extra.noun, extra.row, cores)
    return is_of_subject(extra, is_each, *others) and not _is_told(extra, is_old, cores)


def _are_qualities(extra: Extra) -> bool:
    """Whether adjectives follow a noun that they agree with in number: "élèves [boursiers]", "personnes [âgées]"."""
    endings = extra.lexicon.narrowing.qualities
    if not endings or extra.between.strip() or len(extra.found) > ADJECTIVES:
        return False
    is_told = any(word.text not in extra.lexicon.narrowing.evaluating for word in extra.found)
    return is_told and extra.noun.text.endswith(endings) and all(_is_quality(word, extra) for word in extra.found)


def _is_quality(word: CoreWord, extra: Extra) -> bool:
    """Whether a word may be an adjective in the plural."""
    lexicon = extra.lexicon
    is_other = word.is_name or word.text in lexicon.reading.prepositions
    return word.text.endswith(lexicon.narrowing.qualities) and not is_other


def _is_after_all(noun: CoreWord, row: Sequence[CoreWord], cores: Cores) -> bool:
    """Whether a word for all of a kind stands before a noun of a row; adjectives may stand between them."""
    last: list[Step] = []
    for step in steps(row, cores.lexicon):
        if step.words[0].sense == noun.sense:
            rungs = (one.optional for one in last)
            return any(r and r.scale.axis == "scope" and r.level > (r.scale.absent or 0.0) for r in rungs)
        is_lead = step.words[0].text in cores.lexicon.reading.prepositions
        last = [] if is_lead else [*last, step][-ADJECTIVES - 1 :]
    return False


def _may_narrow(found: Sequence[CoreWord], row: Sequence[CoreWord], cores: Cores) -> bool:
    """Whether both sides ask, and nothing beside the words turns round what fewer things mean."""
    is_even = len(cores.old_act.negations) == len(cores.new_act.negations)
    if not (is_even and both_direct(cores.old_act, cores.new_act) and len(found) <= LONGEST):
        return False
    joiners = {*cores.lexicon.addressees.joiners, *cores.lexicon.reading.joiners}
    confining = keys(cores.lexicon.narrowing.confining)
    return not {found[0].text, found[-1].text} & joiners and not any(
        part in confining for word in row for part in word.text.split()
    )


def _is_kind(extra: Extra, is_old: bool, cores: Cores) -> bool:
    """Whether adjectives of kind, or a phrase with a participle, stand right before a noun of several things."""
    kinds = keys(extra.lexicon.narrowing.classifying)
    printed = extra.part.folded[extra.found[0].start : extra.found[-1].end]
    is_listed = set(key(printed).split()) <= kinds or is_participle_before(extra.found[-1], extra.lexicon)
    noun = extra.after
    is_wide = noun is not None and ((is_listed and is_several(noun, extra.lexicon)) or _is_of_all(extra, noun, cores))
    return is_wide and not _is_told(extra, is_old, cores)


def _is_of_all(extra: Extra, noun: CoreWord, cores: Cores) -> bool:
    """Whether adjectives stand between a word for all of a kind and its noun: "every [serious] incident"."""
    words = extra.lexicon.narrowing
    if not words.indifferent or len(extra.found) > ADJECTIVES or not extra.at or noun.text in words.locating:
        return False
    is_plain = not any(w.is_name or w.text in (*words.indifferent, *words.locating) for w in extra.found)
    between = extra.part.folded[extra.found[-1].end : noun.start]
    return is_plain and not between.strip() and not extra.between.strip() and _is_all(extra.noun, cores)


def _is_all(word: CoreWord, cores: Cores) -> bool:
    rungs = (step.optional for step in steps((word,), cores.lexicon))
    return any(r and r.scale.axis == "scope" and r.level > (r.scale.absent or 0.0) for r in rungs)


def _is_of_every(extra: Extra, cores: Cores) -> bool:
    """Whether the noun before the words has "every" right before it on both sides: "every pupil [whose parents]"."""
    is_one = not extra.noun.is_name and not extra.noun.text.endswith(extra.lexicon.reading.plurals)
    is_listed = bool(extra.lexicon.narrowing.indifferent) and extra.at > 1
    return is_listed and is_one and _is_all(extra.row[extra.at - 2], cores)


def _is_told(extra: Extra, is_old: bool, cores: Cores) -> bool:
    return is_told(extra.found[0], is_old, cores)


def _is_after_noun(extra: Extra, is_old: bool, cores: Cores) -> bool:
    """Whether the words follow a noun of several things, and are a phrase, a relative clause or a participle."""
    is_wide = is_several(extra.noun, extra.lexicon) or is_any_amount(extra.noun, extra.part, extra.lexicon)
    is_wide = is_wide or has_wide_head(extra) or is_for_persons(extra) or _is_done_somewhere(extra)
    is_wide = is_wide or _is_of_every(extra, cores)
    if opens_relative(extra):
        return _is_relative(extra, is_old, cores)
    if "," in extra.between or not is_wide or _is_verb(extra.noun, extra) or not _ends_well(extra):
        return False
    articles = keys(extra.lexicon.addressees.determiners) if not extra.lexicon.addressees.capitals_are_names else ()
    relatives = keys(extra.lexicon.reading.relatives).difference(articles)
    if {*key(extra.between).split(), extra.found[0].text} & relatives:
        return not is_told(extra.noun, is_old, cores)
    return not _is_told(extra, is_old, cores) and _is_phrase(extra)


def _is_relative(extra: Extra, is_old: bool, cores: Cores) -> bool:
    """Whether the words are a relative clause; its noun, which the other side has too, may stand before the verb."""
    before = extra.row[: extra.at]
    noun = next((word for word in reversed(before) if not _is_verb(word, extra)), extra.noun)
    is_wide = is_several(noun, extra.lexicon) or is_any_amount(noun, extra.part, extra.lexicon)
    words = extra.lexicon.quantities
    lead = extra.part.folded[extra.part.start : noun.start].casefold().split()[-WIDEST:]
    if not {*lead}.isdisjoint((*words.singles, *words.homographs)):
        return False  # "a report that ...": one thing, and no fewer of them
    is_there = noun.sense in {word.sense for word in (cores.new if is_old else cores.old)}
    return is_wide and is_there and is_relative_closed(extra) and not is_told(noun, is_old, cores)


def _is_done_somewhere(extra: Extra) -> bool:
    """Whether what is done to all of a kind is done at places without a name: "lift the curfew [in the provinces]"."""
    words = extra.lexicon.narrowing
    is_place = extra.lead in words.locating and any(word.text in keys(words.places) for word in extra.found)
    is_named = any(word.is_name for word in extra.found)
    return is_place and not is_named and has_any(extra.row, words.sweeping, extra.lexicon)


def _is_phrase(extra: Extra) -> bool:
    words, first = extra.lexicon.narrowing, extra.found[0]
    since = extra.noun.end + len(extra.between) - len(extra.between.lstrip())
    if any(phrase_at(extra.part, at, listed(words.bounding)) is not None for at in {first.start, since}):
        return True
    if {word.text for word in extra.found} & keys(words.manners):
        return False
    if extra.between.split() and set(extra.between.split()) <= set(extra.lexicon.reading.genitives):
        return has_any(extra.row, words.sweeping, extra.lexicon)
    if extra.lead in (*extra.lexicon.reading.datives, *words.locating, *words.origins, *words.bearing):
        return (len(extra.found) > 1 or extra.lead != first.text) and is_about_noun(extra)
    return not extra.lexicon.limbs.verb_final and not extra.between.strip() and _follows_noun(first.text, extra)


def _is_verb(word: CoreWord, extra: Extra) -> bool:
    """Whether a word is an infinitive with its mark; a plural after "to" is none."""
    lexicon, part = extra.lexicon, extra.part
    if not lexicon.limbs.verb_final and word.text.endswith(lexicon.reading.plurals):
        return False
    found = infinitive(lexicon).finditer(part.folded, part.start, part.end)
    return any(match.start() < word.end and word.start < match.end() for match in found)


def _follows_noun(text: str, extra: Extra) -> bool:
    """Whether a word is a participle of those that follow their noun: "held", "affected"."""
    known = extra.lexicon.narrowing.participles_beside
    if text in keys(extra.lexicon.narrowing.evaluating):
        return False
    return text in known or text.endswith(tuple(ending[1:] for ending in known if ending.startswith("-")))


def _ends_well(extra: Extra) -> bool:
    """Whether the words end where a phrase may: at the end, before a sign, a preposition or a verb with its mark."""
    rest = extra.part.folded[extra.found[-1].end : extra.part.end]
    after = extra.after
    if after is None or not rest.strip(" ;,.:") or rest.lstrip(" ")[:1] in ",;)":
        return True
    if not extra.lexicon.limbs.verb_final and rest.split(maxsplit=1)[0] in extra.lexicon.modality:
        return True  # "vessels [longer than 12 metres] shall carry"
    if rest.split(maxsplit=1)[0] in extra.lexicon.reading.passives:
        return True  # "that ships [of over 12 m] are fitted with cameras"
    if opens_noun(extra):
        return True  # "dass Betriebe [mit mehr als 50 Beschäftigten] ihre Lieferketten offenlegen"
    reading, following = extra.lexicon.reading, rest.split(maxsplit=1)[0].casefold()
    articles = {*extra.lexicon.addressees.determiners, *reading.function_words}
    if extra.lexicon.limbs.verb_final and following in articles and len(extra.found) > 1:
        return True  # "gepensioneerden [met een laag inkomen] een toeslag te betalen"
    leads = (*reading.prepositions, *reading.genitives)
    is_led = following in leads or after.text in (*leads, *extra.lexicon.addressees.joiners)
    return is_led or _is_verb(after, extra) or _follows_noun(after.text, extra)


def is_wider(old: Sequence[CoreWord], new: Sequence[CoreWord], cores: Cores) -> bool | None:
    """Whether the new word names more things than the old one, or fewer; None where neither is told.

    Where nouns grow together the longer one is narrower: "visserij", "sleepnetvisserij".
    """
    lexicon = cores.lexicon
    if not lexicon.limbs.verb_final or not len(old) == len(new) == 1 or not lexicon.narrowing.locating:
        return None
    short, long = sorted((old[0], new[0]), key=lambda word: len(word.text))
    first = long.text.removesuffix(short.text).removesuffix("s")
    is_compound = long.text.endswith(short.text) and first not in lexicon.reading.separable
    is_compound = is_compound and len(first) >= ROOT_LETTERS
    if not is_compound or not is_several(short, lexicon) or not _may_narrow(old, cores.old, cores):
        return None
    return short is new[0]
