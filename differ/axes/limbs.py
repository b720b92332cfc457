"""Where several deeds share one verb, and several statements one formula.

    verzoekt de Raad de handel te beperken en de haven te sluiten
                     |______ limb _______||______ limb _________|

An infinitive that serves another one ("om ... te bereiken") opens no limb, nor does what a relative clause says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from differ.axes.opening import Opening
from differ.axes.phrases import Span, Stretch, any_of, find, fold, infinitive, key
from differ.axes.places import lowered
from differ.axes.taken_up_conditions import takes_up
from differ.lexicon.model import MUST, Lexicon
from differ.model import Family


@dataclass(frozen=True, slots=True)
class Limb:
    """A part of an act. ``shared``: words of the first limb that hold for this one too (None for the first)."""

    part: Stretch
    shared: Stretch | None = None


def limbs(part: Stretch, found: Opening, lexicon: Lexicon) -> Iterator[Limb]:
    """The limbs of an act that opens with a formula, in order; together they are the act."""
    borders = _statements(part, found, lexicon) or _deeds(part, found, lexicon)
    edges = (part.start, *(border.at for border in borders), part.end)
    firsts = [None, *(border.shared for border in borders)]
    for start, end, shared in zip(edges, edges[1:], firsts, strict=False):
        yield Limb(part.part(start, end), shared)


@dataclass(frozen=True, slots=True)
class _Border:
    at: int
    shared: Stretch | None = None


def _statements(part: Stretch, found: Opening, lexicon: Lexicon) -> list[_Border]:
    """Where a joining word repeats the word that opens what is stated: "stresses that ... and that ..."."""
    opener = _complement(part, found, lexicon)
    if not opener:
        return []
    after = found.span[1]
    joined = find(part.part(after, part.end), lexicon.reading.joiners)
    return [
        _Border(start)
        for start, end in joined
        if _next_word(part, end) == opener and not takes_up(part.part(after, start), part.part(end, part.end), lexicon)
    ]


def _complement(part: Stretch, found: Opening, lexicon: Lexicon) -> str:
    """The word that opens what is stated: the last one of the formula, or the one after it."""
    listed = lexicon.limbs.complements
    own = [word for word in re.findall(r"[^\W\d_]+'?", found.formula.form) if word in listed]
    following = _next_word(part, found.span[1])
    return own[-1] if own else following if following in listed else ""


def _next_word(part: Stretch, at: int) -> str:
    match = re.compile(r"[\s,]*([^\W\d_]+'?)").match(part.folded, at, part.end)
    return key(match.group(1)) if match else ""


def _deeds(part: Stretch, found: Opening, lexicon: Lexicon) -> list[_Border]:
    """Where a joining word or a comma parts two deeds that one directive asks for."""
    if found.formula.concept.family is not Family.DIRECTIVE:
        return []
    if MUST not in found.formula.form and _complement(part, found, lexicon):
        return []
    verbs = _verbs(part, found, lexicon)
    if verbs and _serves_first(part.part(found.span[1], verbs[0][0]), lexicon):
        return []
    borders: list[_Border] = []
    since = found.span[1]
    for number, (verb, following) in enumerate(pairwise(verbs)):
        if number and _is_nested(part.part(since, verb[0]), lexicon):
            break
        at = _border(part, verb, following, lexicon)
        since = verb[1] if at is None else at
        if at is not None:
            shared = borders[0].shared if borders else part.part(found.span[1], verb[0])
            borders.append(_Border(at, shared))
    return _up_to_joined(borders, part, lexicon)


def _up_to_joined(borders: list[_Border], part: Stretch, lexicon: Lexicon) -> list[_Border]:
    """Without the last borders that are mere commas: a list ends in "and", else the first verb governs the second."""
    while borders and not _is_joined(part, borders[-1].at, lexicon):
        borders.pop()
    return borders


def _is_joined(part: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether a joining word stands where a limb begins, or before a verb in it that stands beside the next one."""
    return any_of(lexicon.reading.joiners).match(part.folded, at, part.end) is not None


def _serves_first(before: Stretch, lexicon: Lexicon) -> bool:
    """Whether the first infinitive serves a noun: "om" after a comma, not "verzoekt de Raad om te handelen"."""
    return any("," in before.folded[before.start : start] for start, _ in find(before, lexicon.limbs.nested))


def _verbs(part: Stretch, found: Opening, lexicon: Lexicon) -> list[Span]:
    """The infinitives; under "considers that ... must", the words of obligation."""
    if MUST in found.formula.form:
        pattern = any_of(lexicon.reading.must_words)
        return [match.span() for match in pattern.finditer(part.folded, part.start, part.end)]
    return [match.span() for match in infinitive(lexicon).finditer(part.folded, found.span[1], part.end)]


def _is_nested(before: Stretch, lexicon: Lexicon) -> bool:
    return any(True for _ in find(before, lexicon.limbs.nested))


@lru_cache(maxsize=64)
def _joint(lexicon: Lexicon) -> re.Pattern[str]:
    """A comma, a joining word, or both."""
    words = any_of(lexicon.reading.joiners).pattern
    return re.compile(rf"\s*(?:,\s*(?:{words})?|(?:{words}))(?=\s|$)", re.IGNORECASE)


def _border(part: Stretch, verb: Span, following: Span, lexicon: Lexicon) -> int | None:
    """Where the second of two verbs begins its limb, if it has one of its own."""
    between = part.part(verb[1], following[0])
    if lexicon.limbs.verb_final:
        return _after_verb(between, lexicon)
    # Looking for all joints takes long, and in most places none stands right before the second verb.
    if not lowered(part.folded)[between.start : between.end].rstrip().endswith(_joint_ends(lexicon)):
        return None
    joints = [match.span() for match in _joint(lexicon).finditer(part.folded, *_span(between))]
    is_last = bool(joints) and not part.folded[joints[-1][1] : following[0]].strip()
    return _without_space(part, joints[-1][0]) if is_last and not _is_nested(between, lexicon) else None


@lru_cache(maxsize=64)
def _joint_ends(lexicon: Lexicon) -> tuple[str, ...]:
    """What a joint ends in: a comma, or the last word of a joining phrase."""
    return (",", *(lowered(fold(joiner)).split()[-1] for joiner in lexicon.reading.joiners))


def _after_verb(between: Stretch, lexicon: Lexicon) -> int | None:
    """In a language with the verb at the end: right after the verb, else at the last joint before the next one."""
    direct = _joint(lexicon).match(between.folded, *_span(between))
    if direct and not _opens_other(between, direct.end(), lexicon):
        return _without_space(between, direct.start())
    joints = list(_joint(lexicon).finditer(between.folded, *_span(between)))
    told = any(True for _ in find(between, lexicon.reading.relative_words))
    if not joints or told or _is_nested(between, lexicon):
        return None
    return _without_space(between, joints[-1].start())


def _opens_other(between: Stretch, at: int, lexicon: Lexicon) -> bool:
    """Whether what follows a joint is no limb: a relative clause or a purpose."""
    return _next_word(between, at) in (*lexicon.limbs.nested, *lexicon.reading.relative_words)


def _span(stretch: Stretch) -> Span:
    return stretch.start, stretch.end


def _without_space(part: Stretch, at: int) -> int:
    """The place after white space; a comma stays with the limb that it ends."""
    while at < part.end and part.folded[at] in " ,":
        at += 1
    return at
