"""Which keys a lexicon file may have, and what shape each has. One table, so that a person can read it."""

import re
from collections.abc import Callable, Mapping
from enum import Enum

from differ.model import Family

PAIR = 2
"""A range and a pair of opposites have two members."""

TOP_GRADE = 10.0
"""Grades run from 0 to this."""


class Shape(Enum):
    """The shape of a value; the text says what was expected when it is something else."""

    TEXT = "a text in quotes"
    FLAG = "true or false"
    SENTENCE = "words in one text, parted by spaces"
    WORDS = "a list of texts"
    GROUPS = "a list of lists of texts"
    PAIRS = "a list of pairs of texts"
    SIDES = "a list of pairs of lists of texts"
    NUMBERS = "a table of numbers"
    VARIANTS = "a table of lists of texts"
    GRADE = "a number from 0 to 10"
    RANGE = "two numbers from 0 to 10, the lower one first"
    CONCEPT = "a table with family, grade, lo and hi, lo <= grade <= hi"
    LADDER = "a table with a name and a list of rungs, each a list of texts"
    SCALE = "a table with name, axis, rungs (each a list of texts), perhaps absent (a place among them) and floats"
    PATTERN = "a regular expression"
    COUNT = "a whole number, at least 1"


SECTIONS: Mapping[str, Mapping[str, Shape]] = {
    "reading": {
        "doubtful_forms": Shape.WORDS,
        "must_words": Shape.WORDS,
        "due": Shape.WORDS,
        "never_due": Shape.WORDS,
        "owned_adjectives": Shape.WORDS,
        "indirect": Shape.GROUPS,
        "eased": Shape.GROUPS,
        "refraining": Shape.WORDS,
        "light_nouns": Shape.WORDS,
        "leading_alike": Shape.GROUPS,
        "leading_behind": Shape.GROUPS,
        "listing_ways": Shape.WORDS,
        "citing": Shape.WORDS,
        "leading_law": Shape.WORDS,
        "letting": Shape.WORDS,
        "plans": Shape.WORDS,
        "deed_leads": Shape.WORDS,
        "had_by_all": Shape.WORDS,
        "openers": Shape.WORDS,
        "subjects": Shape.WORDS,
        "joiners": Shape.WORDS,
        "joined_not_before": Shape.WORDS,
        "subordinate_words": Shape.WORDS,
        "slot_stops": Shape.WORDS,
        "relative_words": Shape.WORDS,
        "lowering_words": Shape.WORDS,
        "endings": Shape.WORDS,
        "function_words": Shape.SENTENCE,
        "synonyms": Shape.GROUPS,
        "variants": Shape.VARIANTS,
        "separable": Shape.WORDS,
        "between": Shape.WORDS,
        "infixes": Shape.WORDS,
        "alike": Shape.PAIRS,
        "stem_letters": Shape.COUNT,
        "prepositions": Shape.WORDS,
        "agents": Shape.WORDS,
        "genitives": Shape.WORDS,
        "passives": Shape.WORDS,
        "correlates": Shape.WORDS,
        "fronts": Shape.WORDS,
        "reducing_words": Shape.WORDS,
        "empty": Shape.WORDS,
        "participles": Shape.WORDS,
        "relatives": Shape.WORDS,
        "doers": Shape.WORDS,
        "ties": Shape.WORDS,
        "causes": Shape.WORDS,
        "light": Shape.WORDS,
        "plurals": Shape.WORDS,
        "datives": Shape.WORDS,
        "cases": Shape.WORDS,
        "raising_words": Shape.WORDS,
        "parted": Shape.WORDS,
        "suffered": Shape.WORDS,
        "idle": Shape.WORDS,
        "resuming": Shape.WORDS,
        **dict.fromkeys(("irregular", "unlike"), Shape.GROUPS),
        "carriers": Shape.WORDS,
        "demonyms": Shape.PAIRS,
        "nations": Shape.GROUPS,
        "adverbs": Shape.WORDS,
        "ways": Shape.WORDS,
        "way_leads": Shape.WORDS,
        "papers": Shape.WORDS,
        "topics": Shape.WORDS,
        "foretold": Shape.WORDS,
        "governed": Shape.WORDS,
        "defining": Shape.WORDS,
        "duties": Shape.GROUPS,
        "hearsay": Shape.WORDS,
        **dict.fromkeys(("purposes", "means", "aspects"), Shape.WORDS),
        "so_that": Shape.WORDS,
        "handing": Shape.WORDS,
        "becoming": Shape.WORDS,
        "stranding": Shape.WORDS,
        "stranded": Shape.WORDS,
        "degrees": Shape.WORDS,
        "serving": Shape.WORDS,
        "auxiliaries": Shape.WORDS,
        **dict.fromkeys(("ensuring", "getting", "pronouns", "providing", "demanding", "going_on"), Shape.WORDS),
        "wished": Shape.WORDS,
    },
    "addressees": {
        "leads": Shape.WORDS,
        "determiners": Shape.WORDS,
        "joiners": Shape.WORDS,
        "modifiers": Shape.WORDS,
        "heads": Shape.WORDS,
        "links": Shape.WORDS,
        "seats": Shape.WORDS,
        "closers": Shape.WORDS,
        "capitals_are_names": Shape.FLAG,
        "titles": Shape.WORDS,
        **dict.fromkeys(("quantifiers", "fewer", "several", "everybody"), Shape.WORDS),
    },
    "immediacy": {"now": Shape.WORDS, "soon": Shape.WORDS, "never": Shape.WORDS},
    "conditions": {
        "anywhere": Shape.WORDS,
        "after_comma": Shape.WORDS,
        "doubtful": Shape.WORDS,
        "fulfilled": Shape.WORDS,
        "until": Shape.GROUPS,
        "comes_about": Shape.WORDS,
        "never": Shape.WORDS,
        "clauses": Shape.WORDS,
        "owners": Shape.WORDS,
        "owned": Shape.WORDS,
        "opening": Shape.WORDS,
        "pairing": Shape.WORDS,
        "asking": Shape.WORDS,
        "taken_up": Shape.WORDS,
        "stricter": Shape.WORDS,
        "alike": Shape.GROUPS,
        "excusing": Shape.WORDS,
        "made": Shape.WORDS,
        "whether": Shape.WORDS,
        "solely": Shape.WORDS,
        "making": Shape.WORDS,
        "nominal": Shape.GROUPS,
        "deed_endings": Shape.WORDS,
    },
    "hedges": {
        "words": Shape.WORDS,
        "consider": Shape.WORDS,
        "never": Shape.WORDS,
        "endeavours": Shape.WORDS,
        "endeavouring": Shape.WORDS,
        "feasible": Shape.WORDS,
    },
    "intensity": {"emphasis": Shape.GROUPS, "extent": Shape.GROUPS, "company": Shape.WORDS, "participles": Shape.WORDS},
    "negation": {
        "words": Shape.WORDS,
        "never": Shape.WORDS,
        "opposites": Shape.PAIRS,
        "opposed": Shape.SIDES,
        "governors": Shape.WORDS,
        "prefixes": Shape.WORDS,
        "before_nouns": Shape.WORDS,
        "articles": Shape.WORDS,
        "followers": Shape.WORDS,
        "pairing": Shape.WORDS,
        "only": Shape.WORDS,
        "allowing": Shape.WORDS,
        "permits": Shape.WORDS,
        "halves": Shape.WORDS,
        "listing": Shape.WORDS,
        "restricting": Shape.WORDS,
    },
    "scope": {
        "exceptions": Shape.WORDS,
        "inclusions": Shape.WORDS,
        "locating": Shape.WORDS,
        "collectives": Shape.WORDS,
        "unbounded": Shape.WORDS,
        "manners": Shape.WORDS,
        "confining": Shape.WORDS,
        "without_leave": Shape.WORDS,
        **dict.fromkeys(("forbidding", "averting", "abstaining", "outcomes", "parenthetical"), Shape.WORDS),
        "classifying": Shape.WORDS,
        "indifferent": Shape.WORDS,
        "participles_beside": Shape.WORDS,
        "relating": Shape.WORDS,
        "labelling": Shape.WORDS,
        "no_nouns": Shape.WORDS,
        "ranked": Shape.WORDS,
        "befalling": Shape.WORDS,
        "more": Shape.WORDS,
        "limiting": Shape.WORDS,
        "cases": Shape.WORDS,
        "adverb_endings": Shape.WORDS,
        "altering": Shape.WORDS,
        "grave": Shape.WORDS,
        "telling": Shape.WORDS,
        "evaluating": Shape.WORDS,
        "bounding": Shape.WORDS,
        "origins": Shape.WORDS,
        "bearing": Shape.WORDS,
        "taking": Shape.WORDS,
        "sweeping": Shape.WORDS,
        "qualities": Shape.WORDS,
        "places": Shape.WORDS,
        "beneficiaries": Shape.WORDS,
    },
    "recitals": {
        "begins": Shape.WORDS,
        "obliging": Shape.WORDS,
        "wishes": Shape.WORDS,
        "needs": Shape.WORDS,
        "bans": Shape.WORDS,
        "necessities": Shape.WORDS,
        "asking": Shape.WORDS,
        "passives": Shape.WORDS,
        "deeds": Shape.WORDS,
        "bodies": Shape.WORDS,
        "lesser": Shape.WORDS,
        "unasked": Shape.WORDS,
        "doers": Shape.WORDS,
        "common_doers": Shape.WORDS,
        "fates": Shape.WORDS,
        "inner": Shape.WORDS,
        "sources": Shape.WORDS,
        "law_leads": Shape.WORDS,
        "laws": Shape.WORDS,
        "guesses": Shape.WORDS,
    },
    "limbs": {
        "infinitive": Shape.PATTERN,
        "verb_final": Shape.FLAG,
        "nested": Shape.WORDS,
        "complements": Shape.WORDS,
    },
    "quantities": {
        "currencies": Shape.WORDS,
        "magnitudes": Shape.NUMBERS,
        "percent": Shape.WORDS,
        "deadlines": Shape.WORDS,
        "moments": Shape.WORDS,
        "terms": Shape.WORDS,
        "periods": Shape.WORDS,
        "amount_leads": Shape.WORDS,
        "units": Shape.NUMBERS,
        "shares": Shape.NUMBERS,
        "numerals": Shape.NUMBERS,
        "homographs": Shape.WORDS,
        "ceilings": Shape.WORDS,
        "ceilings_after": Shape.WORDS,
        "steps": Shape.WORDS,
        "singles": Shape.WORDS,
        "references": Shape.WORDS,
        "months": Shape.WORDS,
        "levels": Shape.WORDS,
        "lasting": Shape.WORDS,
        "lasting_verbs": Shape.WORDS,
        "step_nouns": Shape.WORDS,
        "offers": Shape.WORDS,
        "giving": Shape.WORDS,
        **dict.fromkeys(("awards", "charges", "bounding_below", "measures", "definites"), Shape.WORDS),
        "moment_names": Shape.GROUPS,
        "owning": Shape.WORDS,
        "thresholds": Shape.WORDS,
        "beyond": Shape.WORDS,
        "short_of": Shape.WORDS,
        "crossings": Shape.WORDS,
        "crossings_behind": Shape.WORDS,
        "holders": Shape.WORDS,
        **dict.fromkeys(("starts", "since", "starting"), Shape.WORDS),
        "durations": Shape.WORDS,
        "durations_behind": Shape.WORDS,
        **dict.fromkeys(("ahead", "exemptions", "above_behind", "below_behind", "bounded", "lengths"), Shape.WORDS),
        **dict.fromkeys(("limits", "ratios", "no_moments", "delays", "whiles", "onwards"), Shape.WORDS),
        **dict.fromkeys(("clausal_behind", "happening", "facing", "set_at", "maxima"), Shape.WORDS),
        "seasons": Shape.WORDS,
        "factors": Shape.NUMBERS,
        "fractions": Shape.NUMBERS,
        **dict.fromkeys(("changing", "averted"), Shape.GROUPS),
        "states": Shape.WORDS,
        "endless": Shape.WORDS,
        "lids": Shape.WORDS,
        "exempting": Shape.WORDS,
        "edges": Shape.WORDS,
    },
}
"""Sections whose keys are fixed."""

TABLES: Mapping[str, Shape] = {"actions": Shape.LADDER, "scales": Shape.SCALE}
"""Sections that are lists of tables."""

FREE_SECTIONS: Mapping[str, Shape] = {
    "concepts": Shape.CONCEPT,
    "formulas": Shape.WORDS,
    "intervals": Shape.RANGE,
    "modality": Shape.GRADE,
    "prohibition": Shape.GRADE,
}
"""Sections whose keys are concepts, forms or words."""


def fits(shape: Shape, value: object) -> bool:
    """Whether a value has a shape."""
    return _CHECKS[shape](value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_groups(value: object) -> bool:
    return isinstance(value, list) and all(_is_words(group) and group for group in value)


def _is_sides(value: object) -> bool:
    return isinstance(value, list) and all(_is_groups(pair) and len(pair) == PAIR for pair in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_grade(value: object) -> bool:
    return isinstance(value, int | float) and _is_number(value) and 0 <= value <= TOP_GRADE


def _is_range(value: object) -> bool:
    return isinstance(value, list) and len(value) == PAIR and all(map(_is_grade, value)) and value[0] <= value[1]


def _is_concept(value: object) -> bool:
    if not isinstance(value, dict) or set(value) != {"family", "grade", "lo", "hi"}:
        return False
    grades = [value[key] for key in ("lo", "grade", "hi")]
    return value["family"] in set(Family) and all(map(_is_grade, grades)) and grades == sorted(grades)


def _is_ladder(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"name", "rungs"}
        and _is_text(value["name"])
        and _is_groups(value["rungs"])
    )


def _is_scale(value: object) -> bool:
    needed = {"name", "axis", "rungs"}
    if not isinstance(value, dict) or not needed <= set(value) <= needed | {"absent", "floats"}:
        return False
    named = _is_text(value["name"]) and _is_text(value["axis"]) and _is_groups(value["rungs"])
    return named and _is_number(value.get("absent", 0.0)) and isinstance(value.get("floats", False), bool)


def _is_pattern(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(re.compile(value))
    except re.error:
        return False


_CHECKS: Mapping[Shape, Callable[[object], bool]] = {
    Shape.TEXT: _is_text,
    Shape.FLAG: lambda value: isinstance(value, bool),
    Shape.SENTENCE: lambda value: isinstance(value, str),
    Shape.WORDS: _is_words,
    Shape.GROUPS: _is_groups,
    Shape.PAIRS: lambda value: isinstance(value, list) and all(_is_words(p) and len(p) == PAIR for p in value),
    Shape.SIDES: _is_sides,
    Shape.NUMBERS: lambda value: isinstance(value, dict) and all(map(_is_number, value.values())),
    Shape.VARIANTS: lambda value: isinstance(value, dict) and all(map(_is_words, value.values())),
    Shape.GRADE: _is_grade,
    Shape.RANGE: _is_range,
    Shape.CONCEPT: _is_concept,
    Shape.LADDER: _is_ladder,
    Shape.SCALE: _is_scale,
    Shape.PATTERN: _is_pattern,
    Shape.COUNT: lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 1,
}
