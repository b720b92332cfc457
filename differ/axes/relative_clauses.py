"""Where words end that narrow a noun, in a language whose articles have cases and whose relative clauses have commas.

Unternehmen[, die in Risikogebieten tätig sind,] ihre Lieferketten offenlegen
Unternehmen [mit mehr als 500 Beschäftigten] ihre Lieferketten offenlegen
"""

from differ.axes.narrowed_nouns import Extra
from differ.axes.phrases import infinitive, keys

COMMA = ","


def _has_cases(extra: Extra) -> bool:
    return extra.lexicon.limbs.verb_final and bool(extra.lexicon.reading.cases)


def opens_relative(extra: Extra) -> bool:
    """Whether a comma and a relative word stand before the words, perhaps with a preposition between the two."""
    if not _has_cases(extra) or not extra.between.strip().startswith(COMMA):
        return False
    since = extra.noun.end + extra.between.index(COMMA) + 1
    first = extra.part.folded[since : extra.part.end].casefold().split()[:2]
    leads = keys(extra.lexicon.reading.prepositions)
    opener = first[1:] if first and first[0] in leads else first[:1]
    return bool(opener) and opener[0] in (*keys(extra.lexicon.reading.relatives), *extra.lexicon.narrowing.relating)


def is_relative_closed(extra: Extra) -> bool:
    """Whether the clause that the words open holds no other words of sense, and none of them stands behind it."""
    last = extra.found[-1].end
    comma = extra.part.folded.find(COMMA, last, extra.part.end)
    end = comma if comma >= 0 else extra.part.end
    is_inside = COMMA not in extra.part.folded[extra.found[0].start : last]
    return is_inside and (extra.after is None or extra.after.start > end)


def opens_noun(extra: Extra) -> bool:
    """Whether an article follows that opens another noun, and ties none to the words before it, or an adverb."""
    rest = extra.part.folded[extra.found[-1].end : extra.part.end].split(maxsplit=1)
    if not _has_cases(extra) or not rest:
        return False
    if len(rest) > 1 and rest[0].islower() and infinitive(extra.lexicon).match(rest[1]):
        return True  # "Kinder [im Vorschulalter] kostenlos zu betreuen"
    rest[0] = rest[0].casefold()
    return rest[0] in extra.lexicon.addressees.determiners and rest[0] not in extra.lexicon.conditions.owners


def is_for_persons(extra: Extra) -> bool:
    """Whether the words say for whom something is asked, whatever the noun stands for."""
    words = extra.lexicon.narrowing
    is_led = extra.lead in extra.lexicon.reading.datives and extra.lead not in words.locating
    return _has_cases(extra) and is_led and any(word.text.endswith(words.beneficiaries) for word in extra.found[-1:])
