"""Numbers in a clause: amounts, shares, terms, dates, counts; each with a value that can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from differ.axes.bounded_nouns import is_below
from differ.axes.charges import is_charge
from differ.axes.endings import ending
from differ.axes.joined_lengths import parted
from differ.axes.marks import is_reported
from differ.axes.moments import NUMBER
from differ.axes.paces import numbered_phrases
from differ.axes.phrases import Span, Stretch, any_of, find, fold, key, overlaps
from differ.axes.shapes import shapes
from differ.axes.words import listed_stems
from differ.lexicon.model import Lexicon
from differ.lexicon.quantity_words import QuantityWords
from differ.model import Quote

DAYS_IN_YEAR, DAYS_IN_MONTH, LAST_MONTH = 372, 31, 12
"""A calendar with equal months: enough to say which of two dates is earlier."""

CONTEXT = 40
"""Code points before a number in which the words that give it a meaning are looked for."""

PERIOD = "period"
"""The unit of a term that says how often."""


class QuantityKind(StrEnum):
    """What a number counts; only like is compared with like."""

    MONEY = "money"
    PERCENT = "percent"
    DEADLINE = "deadline"
    """A date or year by which something is to be done."""
    UNTIL = "until"
    """A date or year up to which something is to last."""
    DATE = "date"
    TERM = "term"
    """A time within which something is to be done, in days."""
    SPAN = "span"
    """Any other length of time, in days."""
    COUNT = "count"


ENDS = frozenset({QuantityKind.DEADLINE, QuantityKind.TERM})
"""Kinds by which something is to be done."""

DATES = frozenset({QuantityKind.DEADLINE, QuantityKind.DATE})
"""Kinds that are days or years."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its value: euros, per cent, days. ``capped``: as a ceiling; ``reported``: in a told fact.

    ``unit``: the currency of an amount of money, the words of a deadline without a date ("by the end of the year"),
    "yearless" for a date without its year, empty for all else.
    """

    quote: Quote
    kind: QuantityKind
    value: float
    capped: bool
    reported: bool
    unit: str = ""
    ceiling: Span | None = None
    """The words that make it a ceiling: "may not exceed"."""
    is_step: bool = False
    """It says by how much something is to change, up or down: "by 20 %"."""
    is_level: bool = False
    """It says what something is to come to: "to 5 %"."""
    is_offer: bool = False
    """It says how much may be given at most: "allocate up to EUR 30 million"."""
    is_start: bool = False
    """It says from when on: "from 2035"."""
    threshold: int = 0
    """It says of which things something is asked: 1 of those above it, -1 of those below it, 0 neither."""
    is_length: bool = False  # it says how long what is asked for is to last: "for three years"
    is_floor: bool = False  # as the least that is asked for: "at least 500"

    @property
    def span(self) -> Span:
        """Code points of the provision's text."""
        return self.quote.start, self.quote.end


NAMING = frozenset({"count", "year", "spelled", "figures", "date", "yearless"})
"""Shapes that may be the name of what stands before them: "Article 21"; "the directive before Easter" is none."""


def quantities(stretch: Stretch, lexicon: Lexicon, after: int) -> Iterator[Quantity]:
    """The quantities of a stretch whose formula ends at ``after``. Numbers that name something are left out."""
    words = lexicon.quantities
    matches = list(shapes(stretch, lexicon))
    paces = tuple(find(stretch, numbered_phrases(lexicon))) if matches else ()
    for match in matches:
        if overlaps(match.span(), paces):
            continue
        before = stretch.folded[max(stretch.start, match.start() - CONTEXT) : match.start()]
        is_alone = match.lastgroup == "single" and not (
            _ends_with(before, words.terms, words.steps, words.levels, words.durations, words.ceilings)
            or _goes_on(stretch, match.end(), words.durations_behind)
        )
        is_named = match.lastgroup in NAMING and _ends_with(before, words.references)
        if match.lastgroup and not is_alone and not is_named:
            kind, value = _reading(match, before, words)
            if kind in DATES and match.lastgroup != "when" and _lasts(stretch, before, words):
                kind = QuantityKind.UNTIL
            lead = _lead(before, kind, words) if kind is not QuantityKind.DATE else 0
            if kind is QuantityKind.DATE and _starts_then(stretch, before, words):
                kind, lead = QuantityKind.DEADLINE, _lead(before, kind, words)
            told = kind is QuantityKind.COUNT and _ends_with(before, lexicon.addressees.determiners, words.terms)
            may_bound = kind not in ENDS and not _is_share(stretch, match, lexicon)
            threshold = _threshold(before, stretch, match, lexicon) if may_bound else 0
            reported = told or bool(threshold) or is_reported(stretch, match.start(), after, lexicon)
            is_given = _is_offer(stretch, before, words) or _is_award(before, words)
            is_offer = is_given and not is_charge(stretch, match, before, lexicon)
            ceiling, unit = _ceiling(stretch, match, before, lexicon, is_offer), _unit(match, kind, before, lexicon)
            quote = stretch.quote((match.start() - lead, match.end()))
            is_step = _ends_with(before, words.steps) or _is_of_step(stretch, match.start(), before, lexicon)
            yield Quantity(
                quote,
                kind,
                value,
                bool(ceiling),
                reported,
                unit,
                ceiling,
                is_step,
                _ends_with(before, words.levels),
                is_offer,
                is_start=_ends_with(before, words.since),
                threshold=threshold,
                is_floor=_ends_with(before, lexicon.reading.raising_words),
            )


def _ceiling(stretch: Stretch, match: re.Match[str], before: str, lexicon: Lexicon, is_offer: bool) -> Span | None:
    """The words that make a number a ceiling, before it or, where verbs stand last, after it."""
    words = lexicon.quantities
    found, floor = ending(before, words.ceilings), ending(before, lexicon.reading.raising_words)
    if found and (is_offer or (floor and floor.start < found.start)):
        return None  # a fine, or a grant, "of up to": the higher the more; "no less than"
    if found:
        start = match.start() - len(before)
        return start + found.start, start + found.start + len(found.text)
    if (put := _set_ceiling(stretch, match, before, lexicon)) and not is_offer:
        return put
    comma = stretch.folded.find(",", match.end(), stretch.end)
    end = min(match.end() + CONTEXT, stretch.end if comma < 0 else comma)
    after = any_of(words.ceilings_after).search(stretch.folded, match.end(), end)
    return after.span() if after else None


LONGEST_SET = 90
"""Code points between "the maximum" and the number that it is set at."""


def _set_ceiling(stretch: Stretch, match: re.Match[str], before: str, lexicon: Lexicon) -> Span | None:
    """The verb that sets a ceiling: "that the maximum number of hours [be set at] 60"; not of what is given."""
    words = lexicon.quantities
    found = ending(before, words.set_at) if words.set_at else None
    if found is None:
        return None
    start = match.start() - len(before) + found.start
    inside = stretch.part(max(stretch.start, start - LONGEST_SET), start)
    is_lid = any(True for _ in find(inside, words.maxima)) and not any(True for _ in find(inside, words.awards))
    return (start, start + len(found.text)) if is_lid else None


def _is_award(before: str, words: QuantityWords) -> bool:
    """Whether a number after a ceiling measures what is given or imposed: "a fine of up to EUR 1 million"."""
    found = ending(before, words.ceilings)
    return found is not None and any_of(words.awards).search(before, 0, found.start) is not None


def _threshold(before: str, stretch: Stretch, match: re.Match[str], lexicon: Lexicon) -> int:
    """Whether a number tells things apart: 1 "with more than 500 employees", -1 "with fewer than", 0 otherwise."""
    words = lexicon.quantities
    if is_below(stretch, match.start(), lexicon):
        return -1
    found, lid = ending(before, words.thresholds), ending(before, words.ceilings)
    if found and lid and lid.start < found.start and _is_award(before, words):  # "a fine [not exceeding]"
        return 0
    after = stretch.folded[match.end() : stretch.end].split(maxsplit=2)[:2]
    if not found or any(key(word.strip(" ,;.")) in words.owning for word in after):
        return 0  # "über 2 Mrd. EUR [verfügen]"
    return -1 if any_of(words.lids).search(found.text) else 1


def _is_share(stretch: Stretch, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a verb follows a share, and no noun of which things have it: "sich mit mindestens 40 % zu beteiligen"."""
    after = stretch.text[match.end() : stretch.end].split(maxsplit=1)[:1]
    is_last = bool(after) and not after[0][0].isupper()
    return match.lastgroup == "percent" and is_last and lexicon.limbs.verb_final and bool(lexicon.reading.cases)


def _is_offer(stretch: Stretch, before: str, words: QuantityWords) -> bool:
    """Whether a number says how much may be given at most: to "allocate up to EUR 30 million"; no "exemption of"."""
    is_given = _ends_with(before, words.offers) and any(True for _ in find(stretch, words.giving))
    return is_given and any_of(words.exemptions).search(before) is None


def _lasts(stretch: Stretch, before: str, words: QuantityWords) -> bool:
    """Whether something is to last up to a date: "until 2030"; in some languages the verb must tell ("bis 2030")."""
    if not _ends_with(before, words.lasting):
        return False
    return not words.lasting_verbs or any(True for _ in find(stretch, words.lasting_verbs))


def _is_of_step(stretch: Stretch, at: int, before: str, lexicon: Lexicon) -> bool:
    """Whether a share belongs to a noun of change: "a reduction in emissions of 65 %"."""
    nouns, ties = lexicon.quantities.step_nouns, lexicon.reading.genitives
    floor = ending(before, lexicon.reading.raising_words)
    is_tied = bool(nouns) and _ends_with(before[: floor.start].rstrip() if floor else before, ties)
    return is_tied and any(True for _ in find(stretch.part(stretch.start, at), nouns))


def _starts_then(stretch: Stretch, before: str, words: QuantityWords) -> bool:
    """Whether a date says when something is to begin or to be done: "to enter into force in 2026"."""
    return _ends_with(before, words.starts) and any(True for _ in find(stretch, words.starting))


def _lead(before: str, kind: QuantityKind, words: QuantityWords) -> int:
    """The length of the words that make a date a deadline: "by 2030" stands or falls as a whole."""
    openers = {
        QuantityKind.DEADLINE: words.deadlines,
        QuantityKind.DATE: words.starts,
        QuantityKind.TERM: words.terms,
        QuantityKind.UNTIL: words.lasting,
    }
    phrases = openers.get(kind, ())
    found = ending(before, phrases)
    return len(before) - found.start if found else 0


def _moment(text: str, words: QuantityWords) -> float:
    """The days of the unit that a deadline ends in, 0 for none: the end of the month is before that of the year."""
    last = text.split()[-1].rpartition("'")[2]  # "l'année"
    return {key(unit): days for unit, days in words.units.items()}.get(last, 0.0)


def _spelled_out(text: str, words: QuantityWords) -> str:
    """A deadline without a date; a compound at its end as the words that it is made of: "bis Jahresende"."""
    rest, _, last = key(text).rpartition(" ")
    found = next((long for short, long in words.moment_names if key(short) == last), None)
    return f"{rest} {key(found)}" if found else key(text)


def _unit(match: re.Match[str], kind: QuantityKind, before: str, lexicon: Lexicon) -> str:
    """The currency of an amount in one spelling; the words of a deadline that has no date."""
    if match.lastgroup == "when":
        text = _spelled_out(match.group(), lexicon.quantities)
        text = text.rpartition(" ")[0] if _moment(text, lexicon.quantities) else text
        return " ".join("year" if stem.isdigit() else stem for stem in listed_stems(text, lexicon))
    if kind is QuantityKind.TERM and _ends_with(before, lexicon.quantities.periods):
        return PERIOD  # "every 30 days" is not "within 30 days"
    if match.lastgroup == "yearless":
        return match.lastgroup
    found = any_of(lexicon.quantities.currencies).search(match.group()) if kind is QuantityKind.MONEY else None
    return " ".join(listed_stems(key(found.group()), lexicon)) if found else ""


def _goes_on(stretch: Stretch, at: int, words: tuple[str, ...]) -> bool:
    """Whether one of some words stands right behind a place."""
    return bool(words) and stretch.folded[at : stretch.end].lstrip().casefold().startswith(words)


def _ends_with(before: str, *lists: tuple[str, ...]) -> bool:
    return any(ending(before, phrases) is not None for phrases in lists)


def _reading(match: re.Match[str], before: str, words: QuantityWords) -> tuple[QuantityKind, float]:
    text = match.group()
    match match.lastgroup:
        case "money":
            return QuantityKind.MONEY, _number(text, words)
        case "percent":
            return QuantityKind.PERCENT, _number(text, words)
        case "single" | "time":
            is_term = _ends_with(before, words.terms)
            days = _single(text, words) if match.lastgroup == "single" else _days(text, words)
            return QuantityKind.TERM if is_term else QuantityKind.SPAN, days
        case "when":
            return QuantityKind.DEADLINE, _day(text, words) if text[-1].isdigit() else _moment(
                _spelled_out(text, words), words
            )
        case "figures" | "date" | "year" | "yearless":
            kind = QuantityKind.DEADLINE if _ends_with(before, words.deadlines) else QuantityKind.DATE
            share = _share(before, words) if match.lastgroup == "year" or not text[0].isdigit() else 1.0
            return kind, _day_of_figures(text) if match.lastgroup == "figures" else _day(text, words, share)
        case _:
            return QuantityKind.COUNT, _number(text, words)


def _number(text: str, words: QuantityWords) -> float:
    found = re.search(NUMBER, text)
    if found is None:
        spelled = any_of(tuple(words.numerals)).search(text)
        return {key(w): value for w, value in words.numerals.items()}[key(spelled.group())] if spelled else 0.0
    digits = found.group()
    if re.fullmatch(r"\d{1,3}(?:[ .,]\d{3})+", digits):
        digits = re.sub(r"[ .,]", "", digits)
    value = float(digits.replace(",", "."))
    magnitude = any_of(tuple(words.magnitudes)).search(text)
    factors = {key(word): factor for word, factor in words.magnitudes.items()}
    return value * factors[key(magnitude.group())] if magnitude else value


def _days(text: str, words: QuantityWords) -> float:
    units = {key(word): days for word, days in words.units.items()}
    numerals = {key(word): value for word, value in words.numerals.items()}
    amount, _, unit = parted(fold(text), words).rpartition(" ")
    value = numerals[key(amount)] if key(amount) in numerals else _number(amount, words)
    return value * units[key(unit)]


def _single(text: str, words: QuantityWords) -> float:
    return {key(word): days for word, days in words.units.items()}[key(fold(text).rpartition(" ")[2])]  # "a month"


def _day_of_figures(text: str) -> float:
    """The day of "1. 3. 2027", "01/03/2027" or "2027-03-01" as one number."""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    year, month, day = parts if parts[0] > DAYS_IN_MONTH else reversed(parts)
    return float(year * DAYS_IN_YEAR + month * DAYS_IN_MONTH + day)


def _share(before: str, words: QuantityWords) -> float:
    """How much of a year or a month is over at a date: "bis [Mitte] 2027"; 1 where no word says so."""
    last = key(before).split()[-1:]
    return next((share for word, share in words.shares.items() if [key(word)] == last), 1.0)


def _day(text: str, words: QuantityWords, share: float = 1.0) -> float:
    """A date as one number. A month or a year without more stands for its last day, or for that ``share`` of it."""
    year = int(next(iter(re.findall(r"\d{4}", text)[-1:]), "0"))
    month = any_of(words.months).search(text)
    if month is None:
        return year * DAYS_IN_YEAR + share * LAST_MONTH * DAYS_IN_MONTH
    number = [key(name) for name in words.months].index(key(month.group())) + 1
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", text)
    return float(year * DAYS_IN_YEAR + number * DAYS_IN_MONTH + (int(day.group()) if day else share * DAYS_IN_MONTH))
