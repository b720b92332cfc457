"""Adjectives of extent that say which ones, and not how much is asked: of what befalls people, or is to be forbidden.

fines for infringements  →  fines for [serious] infringements     for fewer of them
a ban on farming         →  a ban on [intensive] farming          on less of it
support for farmers      →  [considerable] support for farmers    more of it
"""

from collections.abc import Iterable, Iterator, Sequence

from differ.act import Act
from differ.axes.marks import Mark
from differ.axes.narrowed_nouns import Extra
from differ.axes.phrases import Span, Stretch, find, key, keys
from differ.axes.shifts import REFUSING
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

ADJECTIVES = 3
"""Words right before a noun among which its adjectives stand."""


def without_befallen(found: Iterable[Mark], part: Stretch, act: Act, lexicon: Lexicon) -> Iterator[Mark]:
    """The marks of extent without such adjectives, in what asks for something or refuses it."""
    nouns = lexicon.narrowing.befalling
    if nouns and act.concept in REFUSING:
        return (mark for mark in found if not _is_attributive(mark.span, part, lexicon))
    if not (nouns and act.is_asking):
        return iter(found)
    return (mark for mark in found if not (_is_beside(mark, part, lexicon) or _is_banned(mark.span, part, lexicon)))


def is_grave(word: CoreWord, lexicon: Lexicon) -> bool:
    """Whether a word may be such an adjective, on whichever scale it stands."""
    return word.text in keys(lexicon.narrowing.grave)


def tells_which(extra: Extra) -> bool:
    """Whether words are such adjectives: before their noun, or after it."""
    lexicon, words = extra.lexicon, [word.text for word in extra.found]
    forms = keys(tuple(form for group in lexicon.intensity.extent for form in group)) | keys(lexicon.narrowing.grave)
    beside = (extra.after, extra.noun if extra.at and lexicon.narrowing.qualities else None)
    if not set(words) <= forms:
        return False
    is_banned = _is_banned((extra.found[0].start, extra.found[-1].end), extra.part, lexicon)
    return is_banned or any(noun and _befalls(noun, extra.part, lexicon) for noun in beside)


def _is_banned(span: Span, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether an adjective belongs to a thing that is to be forbidden or ended, and not to the ban: "a [total] ban"."""
    bans = (*find(part, lexicon.narrowing.forbidding), *_averting(span, part, lexicon))
    if (bans and _is_in_clause(span, bans, part, lexicon)) or _is_abstained_from(span, part, lexicon):
        return True
    if not bans or part.folded[slice(*span)].endswith(lexicon.narrowing.adverb_endings):
        return False
    follows = bool(lexicon.narrowing.qualities)
    if any((span[0] - end if follows else start - span[1]) in (0, 1) for start, end in bans):
        return False
    return any(_is_near(span, ban, part, lexicon) for ban in bans) and _is_attributive(span, part, lexicon)


def _averting(span: Span, part: Stretch, lexicon: Lexicon) -> Iterator[Span]:
    """The verbs of less that may govern an adjective: before it, or where verbs stand last behind it."""
    is_last = lexicon.limbs.verb_final
    openers = set(lexicon.limbs.nested)
    for start, end in find(part, lexicon.narrowing.averting):
        if start >= span[1] if is_last else end <= span[0]:
            between = part.folded[span[1] : start] if is_last else ""
            if openers.isdisjoint(between.casefold().split()):  # "strenge maatregelen [om] ongevallen te voorkomen"
                yield start, end


def _is_abstained_from(span: Span, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether an adverb belongs to a deed that is not to be done: "refrain from [excessively] using force"."""
    joiners = {*lexicon.addressees.joiners, *lexicon.reading.joiners}
    ends = (end for _, end in find(part, lexicon.narrowing.abstaining) if end <= span[0])
    between = (part.folded[end : span[0]] for end in ends)
    return any(not any(sign in text for sign in ",;:") and joiners.isdisjoint(text.split()) for text in between)


def _is_in_clause(span: Span, bans: Sequence[Span], part: Stretch, lexicon: Lexicon) -> bool:
    """Whether a word stands in a clause that says what is banned: "to reject any deal that [significantly] weakens"."""
    relatives = {*lexicon.reading.relatives, *lexicon.reading.relative_words}
    between = (part.folded[end : span[0]].casefold().split()[1:] for _, end in bans if end < span[0])
    return any(not relatives.isdisjoint(word.strip(",;") for word in words) for words in between)


def without_cases(found: Iterable[Mark], part: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    """The words of haste without those that say which ones: "[urgent] patients"."""
    cases = keys(lexicon.narrowing.cases)
    return (mark for mark in found if cases.isdisjoint(_following(mark, part, lexicon)))


def _following(mark: Mark, part: Stretch, lexicon: Lexicon) -> tuple[str, ...]:
    """The word behind a mark; where adjectives follow their nouns the word before it."""
    rows = part.folded[part.start : mark.quote.start].split()[-1:], part.folded[mark.quote.end : part.end].split()[:1]
    return tuple(key(word.strip(",;.")) for word in rows[0 if lexicon.narrowing.qualities else 1])


NEAR = 4
"""Words between a ban and an adjective of what is banned."""


def _is_near(span: Span, ban: Span, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether a ban stands so near that no other deed can stand between."""
    if ban[1] > span[0] and not _may_govern(ban, span, part, lexicon):
        return False
    between = part.folded[ban[1] : span[0]] if ban[1] <= span[0] else part.folded[span[1] : ban[0]]
    words = between.casefold().split()
    joiners = {*lexicon.addressees.joiners, *lexicon.reading.joiners}
    return len(words) <= NEAR and joiners.isdisjoint(words) and not any(sign in between for sign in ",;:")


def _may_govern(ban: Span, span: Span, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether a ban behind an adjective may be on its noun: "intensive farming to be banned", not "steps to ban it"."""
    words = part.folded[span[1] : ban[0]].casefold().split()
    if lexicon.limbs.verb_final:
        return set(lexicon.limbs.nested).isdisjoint(words)
    return bool(words) and words[-1] in lexicon.reading.passives


def _is_attributive(span: Span, part: Stretch, lexicon: Lexicon) -> bool:
    """Whether an adjective stands beside a noun: before it, or after it in languages where adjectives follow."""
    others = {*lexicon.reading.prepositions, *lexicon.reading.function_words, *lexicon.addressees.joiners}
    others |= {*lexicon.reading.passives, *lexicon.addressees.determiners}
    before, after = part.text[part.start : span[0]].split()[-1:], part.text[span[1] : part.end].split()[:1]
    beside = before if lexicon.narrowing.qualities else after
    if not beside or not beside[0].strip(",;.").replace("'", "").replace("’", "").replace("-", "").isalpha():
        return False
    word = beside[0].strip(",;.")
    is_open = not lexicon.narrowing.qualities and part.text[span[1] : span[1] + 1] != " "
    is_noun = lexicon.addressees.capitals_are_names or word[0].isupper()
    is_known = word.casefold() in others or (
        not lexicon.narrowing.qualities and word.endswith(lexicon.narrowing.no_nouns)
    )
    return not is_open and is_noun and not is_known


def _befalls(noun: CoreWord, part: Stretch, lexicon: Lexicon) -> bool:
    after = part.folded[noun.end : part.end].casefold().split()[:1]
    closed = part.folded[noun.start : noun.end + 1].strip().casefold()
    return noun.text in _nouns(part, lexicon) and not _is_first_part(closed, after, lexicon)


def _is_beside(mark: Mark, part: Stretch, lexicon: Lexicon) -> bool:
    nouns = _nouns(part, lexicon)
    before = part.folded[part.start : mark.quote.start].casefold().split()[-1:]
    if lexicon.narrowing.qualities and before and before[0] in nouns:
        return True
    barred = {*lexicon.reading.prepositions, *lexicon.addressees.determiners}
    words = part.folded[mark.quote.end : part.end].casefold().split()
    for at, word in enumerate(words[:ADJECTIVES]):
        if key(word.strip(",;.")) in nouns:
            return not _is_first_part(word, words[at + 1 : at + 2], lexicon)
        if word in barred or word.endswith((",", ";", ".")):
            return False
    return False


def _is_first_part(noun: str, after: list[str], lexicon: Lexicon) -> bool:
    """Whether a noun is the first part of a compound of words that stand apart: "a thorough [risk] assessment"."""
    if lexicon.limbs.verb_final or lexicon.narrowing.qualities or not after or not noun[-1:].isalpha():
        return False
    others = {*lexicon.reading.prepositions, *lexicon.reading.function_words, *lexicon.addressees.joiners}
    following = after[0].strip(",;.")
    return following not in others and not following.endswith(lexicon.narrowing.no_nouns)


def _nouns(part: Stretch, lexicon: Lexicon) -> frozenset[str]:
    """Nouns of what befalls; those of changes where these are only told of."""
    words = lexicon.narrowing
    is_told = bool(words.telling) and any(True for _ in find(part, words.telling))
    return keys(words.befalling) | keys(words.altering) if is_told else keys(words.befalling)
