"""The formula that opens a clause.

dringt er daarom bij de hoge vertegenwoordiger op aan de onderhandelingen op te schorten
~~~~~~~~~        ~~~                           ~~~~~~    the pieces of "dringt er bij ... op aan"
~~~~~~~~~~~~~~~~~~~~~~~~            its slot
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from differ.axes.addressees import addressees
from differ.axes.asides import letters_outside
from differ.axes.frames import Due, Frame, Word, fitted
from differ.axes.hearsay import is_hearsay
from differ.axes.phrases import Span, Stretch, any_of, fold, infinitive, key, keys, listed, phrase_at
from differ.axes.places import Phrases, lowered, shape
from differ.lexicon.model import MUST, SLOT, Formula, Lexicon
from differ.model import Family

_TOKEN = re.compile(r"\.\.\.|\{must\}|[^\s,]+'(?=\w)|[^\s,]+|,")
_FIRST_WORD = re.compile(r"[^\W_]+(?:-\w+)*'?")


Shapes = tuple[tuple[str, ...], ...]
"""The forms of each word of a formula."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A formula found: the spans of its own words, and of its slots."""

    formula: Formula
    pieces: tuple[Span, ...]
    slots: tuple[Span, ...]
    begins: int | None = None
    """Where the act begins, after a phrase in front; None when nothing stands in front."""

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return self.pieces[0][0], self.pieces[-1][1]


def opening(stretch: Stretch, lexicon: Lexicon) -> Opening | None:
    """The formula at the beginning of a stretch, after a joining word and adverbs; the longest of several.

    Also after a phrase that was put in front: "In the light of the findings, calls on ...".
    """
    for at in _starts(stretch, lexicon):
        found = _at(stretch, at, lexicon)
        if found:
            return found
    return _after_front(stretch, lexicon)


FRONTS = 3
"""Commas after which a formula is looked for behind a phrase that was put in front."""


def _after_front(stretch: Stretch, lexicon: Lexicon) -> Opening | None:
    at = stretch.start
    if not _opens_phrase(stretch, lexicon):
        return None
    for _ in range(FRONTS):
        at = stretch.folded.find(",", at, stretch.end) + 1
        if not at:
            return None
        starts = _starts(stretch.part(at, stretch.end), lexicon)
        found = next(filter(None, (_at(stretch, start, lexicon) for start in starts)), None)
        if found:
            return replace(found, begins=at)
    return None


def _opens_phrase(stretch: Stretch, lexicon: Lexicon) -> bool:
    """Whether a stretch begins with a preposition, a reason or a condition."""
    at = _past_commas(stretch, stretch.start)
    return phrase_at(stretch, at, _fronts(lexicon)) is not None


@lru_cache(maxsize=64)
def _fronts(lexicon: Lexicon) -> Phrases:
    words, conditions = lexicon.reading, lexicon.conditions
    openers = (*words.prepositions, *words.fronts, *words.relative_words)
    return listed((*openers, *conditions.anywhere, *conditions.after_comma))


@lru_cache(maxsize=64)
def fillers(lexicon: Lexicon) -> tuple[str, ...]:
    """Adverbs that may stand before a formula or between its words."""
    emphasis = tuple(form for notion in lexicon.intensity.emphasis for form in notion)
    return (*lexicon.reading.openers, *emphasis, *lexicon.immediacy.now, *lexicon.immediacy.soon)


@lru_cache(maxsize=64)
def _leads(lexicon: Lexicon) -> tuple[Phrases, Phrases]:
    """What may stand before a formula: joining words; adverbs, and who speaks."""
    return listed(lexicon.reading.joiners), listed((*fillers(lexicon), *lexicon.reading.subjects))


def _starts(stretch: Stretch, lexicon: Lexicon) -> Iterator[int]:
    """Where the formula may begin: at once, then after one adverb more each time."""
    joiners, leads = _leads(lexicon)
    at = _past_commas(stretch, stretch.start)
    at = _skip(stretch, at, joiners)
    while True:
        yield at
        after = _skip(stretch, at, leads)
        if after == at:
            return
        at = _skip(stretch, after, joiners)


def _skip(stretch: Stretch, at: int, phrases: Phrases) -> int:
    """The place after one of the phrases, and after spaces and commas."""
    after = phrase_at(stretch, at, phrases)
    return at if after is None else _past_commas(stretch, after)


def _past_commas(stretch: Stretch, at: int) -> int:
    while at < stretch.end and stretch.folded[at] in " ,":
        at += 1
    return at


def _at(stretch: Stretch, at: int, lexicon: Lexicon) -> Opening | None:
    """The best formula that begins at a place.

    The particle belongs to the nearest verb frame: of several frames that fit, the one whose
    last piece comes first. Between
    that frame and the forms without a gap, the longer one, and of two as long the one without.
    """
    first = _FIRST_WORD.match(stretch.folded, at, stretch.end)
    known = _by_first_word(lexicon).get(first.group().casefold(), ()) if first else ()
    known = (*known, *_slots_first(stretch.folded, lexicon))
    if not known:
        return None
    words = stretch.folded[at : stretch.end].casefold()
    possible = [formula for formula, shapes in known if _may_fit(words, shapes)]
    fitting = [found for formula in possible if (found := _fitting(stretch, at, formula, lexicon))]
    frames = sorted((f for f in fitting if f.slots), key=lambda f: (f.pieces[-1][0], -f.formula.weight))
    best = [*frames[:1], *(f for f in fitting if not f.slots)]
    return max(best, key=lambda f: (f.formula.weight, not f.slots), default=None)


@lru_cache(maxsize=256)
def _slots_first(text: str, lexicon: Lexicon) -> tuple[tuple[Formula, Shapes], ...]:
    """The formulas that begin with a slot, of which all words stand in a text: these may begin at any place of it."""
    words = text.casefold()
    return tuple(row for row in _by_first_word(lexicon).get("", ()) if _may_fit(words, row[1]))


def _fitting(stretch: Stretch, at: int, formula: Formula, lexicon: Lexicon) -> Opening | None:
    is_directive = formula.concept.family is Family.DIRECTIVE
    letters = letters_outside(stretch, lexicon) if SLOT in formula.form else lowered(stretch.folded)
    fit = fitted(_frame(formula.form, is_directive, lexicon), letters, at, stretch.end)
    found = Opening(formula, fit.pieces, fit.slots) if fit else None
    if found and found.slots and is_directive and "," not in formula.form and _opens_clause(stretch, found):
        return None
    if found and found.slots and is_directive:
        later = _with_last_part(stretch, found, lexicon)
        found = later if later or _is_preposition(stretch, found, lexicon) else found
    if found and MUST in formula.form and is_hearsay(stretch, found.pieces[-1], lexicon):
        return None
    if found and formula.form.startswith(SLOT) and not _is_all_names(stretch, found.slots[0], lexicon):
        return None
    return found if found and _is_about_the_verb(stretch, found, lexicon) else None


def _is_preposition(stretch: Stretch, found: Opening, lexicon: Lexicon) -> bool:
    """Whether the last part of a verb is a preposition before a noun: "fordert ein Ende der Angriffe [auf] Kliniken".

    Only where nouns have capitals, which show one, and where no deed is asked for after it.
    """
    start, end = found.pieces[-1]
    following = stretch.folded[end : stretch.end].split(maxsplit=1)[:1]
    if lexicon.addressees.capitals_are_names or not following or stretch.folded[end] != " ":
        return False
    is_noun = following[0][0].isupper() or following[0] in lexicon.addressees.determiners
    is_parted = stretch.folded[start:end] in lexicon.reading.separable
    return is_noun and is_parted and infinitive(lexicon).search(stretch.folded, end, stretch.end) is None


def _with_last_part(stretch: Stretch, found: Opening, lexicon: Lexicon) -> Opening | None:
    """The same with the last part of its verb at the end, behind a deed as a noun.

    "fordert die Regierung [zur] Abschaffung der Steuer auf Kaffee [auf]"; None where the deed is no such noun.
    """
    if not lexicon.reading.deed_leads:
        return None
    start, end = found.pieces[-1]
    particle, last = stretch.folded[start:end], len(stretch.folded[: stretch.end].rstrip(" ;.,:"))
    if end >= last:
        return None
    slot = stretch.folded[found.slots[-1][0] : last]
    lead = any_of(lexicon.reading.deed_leads).search(slot)
    if lead is None or "," in slot or not slot.endswith(f" {particle}"):
        return None
    slots = (*found.slots[:-1], (found.slots[-1][0], last - len(particle)))
    fit = replace(found, pieces=(*found.pieces[:-1], (last - len(particle), last)), slots=slots)
    return fit if found.slots[-1][0] + lead.start() < start else None


def _opens_clause(stretch: Stretch, found: Opening) -> bool:
    """Whether a comma opens what is asked for, and no slot: "fordert, die Abgabe [auf] Strom zu senken"."""
    slot = next((span for span in found.slots if span[0] >= found.pieces[0][1]), None)
    before = stretch.folded[found.pieces[0][1] : slot[0]] if slot else ""
    return slot is not None and "," in before and "," not in stretch.folded[slice(*slot)]


def _is_all_names(stretch: Stretch, span: Span, lexicon: Lexicon) -> bool:
    """Whether a formula in the passive has nothing but names before it: "The Commission is invited to ..."."""
    names = addressees(stretch.part(*span), lexicon.addressees, closed=True)
    is_first = bool(names) and names[0][0] - span[0] <= PASSIVE_LEAD
    return is_first and not stretch.folded[names[-1][1] : span[1]].strip(" ,")


PASSIVE_LEAD = 5
"""Letters before the first name: its article."""


def _may_fit(words: str, shapes: Shapes) -> bool:
    """Whether all words of a formula stand in a clause. Most never fit."""
    for forms in shapes:
        for form in forms:
            if form in words:
                break
        else:
            return False
    return True


def _shapes(formula: Formula, lexicon: Lexicon) -> Shapes:
    """The forms of each word of a formula, the longest word first, since that one is missing most often.

    A place for a modal verb has none that it needs.
    """
    tokens = [t for t in _TOKEN.findall(formula.form) if t not in (",", SLOT, MUST)]
    variants = lexicon.reading.variants
    found = (tuple(shape.casefold() for shape in (fold(t), *variants.get(t, ()))) for t in tokens)
    return tuple(sorted(found, key=lambda forms: -min(map(len, forms))))


def _is_about_the_verb(stretch: Stretch, found: Opening, lexicon: Lexicon) -> bool:
    """Whether an adverb that closes a frame goes with its verb: nothing but names may stand between.

    "verzoekt de Raad met klem op te treden", but "verzoekt de Raad de waarden met klem te verdedigen".
    """
    start, end = found.pieces[-1]
    is_adverb = key(stretch.folded[start:end]) in keys(fillers(lexicon))
    if not (found.slots and is_adverb):
        return True
    if found.formula.concept.family is not Family.DIRECTIVE:
        return "," not in stretch.folded[slice(*found.slots[-1])]
    slot_start, slot_end = found.slots[-1]
    names = addressees(stretch.part(slot_start, slot_end), lexicon.addressees, closed=True)
    return bool(names) and not stretch.folded[names[-1][1] : slot_end].strip(" ,")


@lru_cache(maxsize=64)
def _by_first_word(lexicon: Lexicon) -> Mapping[str, tuple[tuple[Formula, Shapes], ...]]:
    """Formulas by their first word, the longest first; those that begin with a slot under the empty word."""
    found: dict[str, list[tuple[Formula, Shapes]]] = {}
    for formula in sorted(lexicon.formulas, key=lambda formula: -formula.weight):
        word = _FIRST_WORD.match(formula.form)
        found.setdefault(word.group().casefold() if word else "", []).append((formula, _shapes(formula, lexicon)))
    return {word: tuple(formulas) for word, formulas in found.items()}


@lru_cache(maxsize=4096)
def _frame(formula: str, is_directive: bool, lexicon: Lexicon) -> Frame:
    """The form of a formula as pieces, with adverbs between their words, and slots.

    Those who are addressed are named without verbs and clauses of their own: what no addressee contains, no slot does.
    """
    parts = [part.strip() for part in formula.split(SLOT)]
    stops = lexicon.reading.slot_stops if is_directive else ()
    return Frame(
        pieces=tuple(tuple(_words(part, lexicon)) for part in parts if part),
        in_front=formula.startswith(SLOT),
        stops=tuple(shape(lowered(fold(stop))) for stop in stops),
        fillers=listed(fillers(lexicon)),
    )


def _words(part: str, lexicon: Lexicon) -> Iterator[Word]:
    """The words of a piece, each with all its shapes, the longest first."""
    for token in _TOKEN.findall(part):
        if token == MUST:
            due, never = lexicon.reading.due, lexicon.reading.never_due
            yield Due(listed(lexicon.reading.must_words), listed(due), infinitive(lexicon), never)
        elif token != ",":
            forms = sorted((fold(token), *lexicon.reading.variants.get(token, ())), key=len, reverse=True)
            yield tuple(shape(lowered(form)) for form in forms)
