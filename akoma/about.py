"""What a text says of votes, groups and other texts; and whether two texts speak of the same resolution.

All words are data (``about.toml``). Nothing is believed that the text does not say: a date without a year is given one
only where the text has a date of its own, and a number that has lost its letters is told in a diagnostic.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from akoma.diagnostics import Diagnostic, warning
from akoma.furniture import rules
from akoma.language import Language, date_patterns, languages, plain
from akoma.model import DocumentKind, Expression, Mention, MentionKind, ProvisionKind, Vote
from akoma.normalise import SYNTHETIC, Traced

NEAR = timedelta(days=60)
"""A resolution is adopted within weeks of the last event that it cites: a date farther off is likely another one's."""

SURE = timedelta(days=365)
"""A resolution adopted a year after anything that the base mentions is another one."""

BESIDE = 40
"""Characters before and behind the name of a resolution in which the name of another body makes it one of theirs."""

LONGEST = 4000
"""Characters of a paragraph that are searched for dates of resolutions; texts that speak of one do so at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """Mentions of other texts, and what had to be guessed to read them."""

    mentions: tuple[Mention, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("akoma") / "about.toml").read_text("utf-8"))


def _words(language: Language) -> dict[str, Any]:
    found: dict[str, Any] = _data().get(language.code, {})
    return found


# --- dates ------------------------------------------------------------------------------------------------------------


def dates_in(text: str, language: Language) -> tuple[str, ...]:
    """All dates written out in a text, as ISO 8601, in order of their form; days that no calendar has are left out."""
    patterns, numbers = date_patterns(language.date_patterns, language.month_forms)
    folded = plain(text)
    found = (_iso(hit, numbers, hit["year"]) for pattern in patterns for hit in pattern.finditer(folded))
    return tuple(day for day in found if day)


def _iso(hit: re.Match[str], numbers: Any, year: str) -> str:
    month = numbers[re.sub(r"\s+", " ", hit["month"])]
    day = f"{year}-{month:02}-{int(hit['day']):02}"
    return day if _day(day) else ""


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def date_in_figures(text: str) -> str:
    """A date that fills a text, in figures with the day before the month ("05.10.2023"), as ISO 8601; else empty."""
    hits = (re.match(rf"(?:{pattern})(?!\d)", text) for pattern in _data()["figures"])
    found = next((hit for hit in hits if hit), None)
    day = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}" if found else ""
    return day if _day(day) else ""


def loosened(text: Traced) -> Traced:
    """The text with a space wherever figures and letters touch: mirror sites print "19September2023"."""
    edges = {found.start() for found in re.finditer(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", text.text)}
    pairs: list[tuple[str, int]] = []
    for i, pair in enumerate(zip(text.text, text.at, strict=True)):
        pairs += [(" ", SYNTHETIC), pair] if i in edges else [pair]
    return Traced("".join(char for char, _ in pairs), tuple(at for _, at in pairs))


def _folded(text: str) -> Traced:
    """The text as words are compared, every character with its place."""
    pairs = [(char, at) for at, original in enumerate(text) for char in (plain(original) or " ")]
    return Traced("".join(char for char, _ in pairs), tuple(at for _, at in pairs)).tidy()


# --- votes and groups -------------------------------------------------------------------------------------------------


def vote_in(text: str, language: Language) -> Vote | None:
    """The first result of a vote in a text: in favour and against are stated, abstentions may be."""
    numbers = _numbers(language.code)
    hits = [hit for pattern in _vote_patterns(language.code) if (hit := pattern.search(text))]
    first = min(hits, key=lambda hit: (hit.start(), -hit.end()), default=None)
    if first is None:
        return None
    given = {name: _count(value, numbers) for name, value in first.groupdict().items() if value}
    return Vote(given["for"], given["against"], given.get("abstention"))


def _count(word: str, numbers: dict[str, int]) -> int:
    return int(word) if word.isdecimal() else numbers[word.lower()]


@cache
def _numbers(code: str) -> dict[str, int]:
    """The words for 0 to 99 of a language, as far as they are formed by rule."""
    words = _data()[code]
    units = [forms.split("|") for forms in words.get("numbers", "").split()]
    found = dict.fromkeys(words.get("none", "").split(), 0)
    found |= {form: value for value, forms in enumerate(units) for form in forms}
    for place, ten in enumerate(words.get("tens", "").split(), start=2):
        found[ten] = place * 10
        for unit, forms in enumerate(units[1:10], start=1):
            joined = (way.format(ten=ten, unit=form) for way in words["joined"] for form in forms)
            found |= dict.fromkeys(joined, place * 10 + unit)
    return {word.lower(): value for word, value in found.items()}


@cache
def _vote_patterns(code: str) -> tuple[re.Pattern[str], ...]:
    if code not in _data():
        return ()
    longest = sorted(_numbers(code), key=len, reverse=True)
    number = "|".join((r"\d{1,3}", *(re.escape(word) for word in longest)))
    parts = {f"{{{name}}}": rf"\b(?P<{name}>{number})\b" for name in ("for", "against", "abstention")}
    return tuple(_compiled(template, parts) for template in _data()[code].get("votes", ()))


def _compiled(template: str, parts: dict[str, str]) -> re.Pattern[str]:
    for name, part in parts.items():
        template = template.replace(name, part)
    return re.compile(template, re.IGNORECASE)


def parties_in(lines: Sequence[str], language: Language) -> tuple[str, ...]:
    """The groups that a cover names: those on whose behalf it is tabled, else those beside the replaced motions."""
    groups = "|".join(re.escape(group) for group in _data()["groups"])
    tabled = [_compiled(pattern, {"{group}": groups}) for pattern in _words(language).get("tabled", ())]
    named = [hit["party"] for line in lines for pattern in tabled for hit in pattern.finditer(line)]
    beside = [hit["party"] for line in lines for hit in re.finditer(_data()["replaced"], line)]
    return tuple(dict.fromkeys(name.strip() for name in named or beside))


# --- other texts ------------------------------------------------------------------------------------------------------


def own_letter_date(texts: Iterable[str], language: Language) -> str:
    """The date by which a report names its letter ("the letter, dated 21 January 2100"); empty if it names none."""
    patterns = _dated_patterns(language.code, "dated")
    _, numbers = date_patterns(language.date_patterns, language.month_forms)
    hits = (pattern.search(plain(text[:LONGEST])) for text in texts for pattern in patterns)
    return next((_iso(hit, numbers, hit["year"]) for hit in hits if hit), "")


def mentions_in(texts: Sequence[str], language: Language, own_date: str) -> Found:
    """The other texts that some paragraphs speak of: procedure numbers, document numbers, dates of resolutions."""
    found: dict[tuple[MentionKind, str], Mention] = {}
    findings: list[Diagnostic] = []
    for text in texts:
        by_number = [*_procedures(text), *_documents(text), *_dropped(text)]
        for mention, mended in (*by_number, *_resolutions(text, language, own_date)):
            known = found.setdefault((mention.kind, mention.value), mention)
            if mended and known is mention:
                findings.append(letters_dropped(mention.quote, mention.value))
    return Found(tuple(found.values()), tuple(findings))


def letters_dropped(quote: str, value: str) -> Diagnostic:
    """The finding that a number or date was read although letters or spaces of it are missing."""
    return warning("letters-dropped", f"letters or spaces are missing: “{quote}” was read as {value}")


_Mended = tuple[Mention, bool]
"""A mention, and whether letters were put back to read it."""


def _procedures(text: str) -> Iterator[_Mended]:
    for hit in re.finditer(rules()["references"]["procedure"], text):
        yield Mention(MentionKind.PROCEDURE, hit[0], hit[0]), False


def _documents(text: str) -> Iterator[_Mended]:
    for hit in re.finditer("|".join(rules()["references"]["numbers"]), text):
        yield Mention(MentionKind.NUMBER, hit[0], hit[0]), False
    for rule in _data()["spelt"]:
        for hit in re.finditer(rule["pattern"], text):
            yield Mention(MentionKind.NUMBER, hit.expand(rule["value"]), hit[0]), False


def _dropped(text: str) -> Iterator[_Mended]:
    for rule in _data()["dropped"]:
        for hit in re.finditer(rule["pattern"], text):
            yield Mention(MentionKind.NUMBER, hit.expand(rule["value"]), hit[0]), True


def mended_number(front: str, kind: DocumentKind) -> tuple[str, str]:
    """The number on the cover of a motion that has lost letters ("9-0405/2023"): its usual form, and as it stands.

    A bare number is that of the motion itself only on a motion; on an adopted text it may be that of a report.
    """
    is_motion = kind in (DocumentKind.MOTION, DocumentKind.JOINT_MOTION)
    for rule in _data()["dropped"]:
        hit = re.search(rule["pattern"], front)
        if hit and (is_motion or not rule.get("bare")):
            form = rule.get("joint", rule["value"]) if kind is DocumentKind.JOINT_MOTION else rule["value"]
            return hit.expand(form), hit[0]
    return "", ""


def _resolutions(text: str, language: Language, own_date: str) -> Iterator[_Mended]:
    """Resolutions that are named by their dates, as far as they are Parliament's."""
    patterns = _dated_patterns(language.code, "resolution")
    if not patterns or not _may_name(text, language.code):
        return
    folded = _folded(text[:LONGEST])
    taken: list[tuple[int, int]] = []
    for source, mended in ((folded, False), (loosened(folded), True)):
        for hit in (hit for pattern in patterns for hit in pattern.finditer(source.text)):
            start, end = _place(source, hit)
            value = _value(hit, language, own_date)
            if (
                value
                and not any(a < end and start < b for a, b in taken)
                and not _is_of_others(text, start, end, language)
            ):
                taken.append((start, end))
                yield Mention(MentionKind.DATE, value, text[start:end]), mended


@cache
def _dated_patterns(code: str, group: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a group with each form of date in it; for resolutions also the date without its year."""
    tongue = languages()[code]
    full, _ = date_patterns(tongue.date_patterns, tongue.month_forms)
    forms = [pattern.pattern for pattern in full]
    if group == "resolution":
        short = tuple(_yearless(template) for template in tongue.date_patterns if not template.startswith("{year}"))
        forms += [rf"{p.pattern}(?!,?\s?\d{{4}})" for p in date_patterns(short, tongue.month_forms)[0]]
    templates = _data().get(code, {}).get(group, ())
    return tuple(re.compile(template.replace("{date}", form)) for form in forms for template in templates)


def _yearless(template: str) -> str:
    return re.sub(r"(?:,\??)?(?: ?(?:de|\(\?:de\|del\)))? ?\{year\}.*$", "", template)


@cache
def _stems(code: str) -> tuple[str, ...]:
    """The words that any name of a resolution has, so that most paragraphs need not be searched."""
    templates = " ".join(_data().get(code, {}).get("resolution", ()))
    return tuple(dict.fromkeys(re.findall(r"resol|entschlie|rezol|risolu|résol|resoluc", templates)))


def _may_name(text: str, code: str) -> bool:
    lowered = text.lower()
    return any(stem in lowered for stem in _stems(code))


def _place(source: Traced, hit: re.Match[str]) -> tuple[int, int]:
    """Where a hit stands in the original text."""
    places = [at for at in source.at[hit.start() : hit.end()] if at != SYNTHETIC]
    return places[0], places[-1] + 1


def _value(hit: re.Match[str], language: Language, own_date: str) -> str:
    """The date of a hit; one without a year is the last such day up to the date of the text itself."""
    _, numbers = date_patterns(language.date_patterns, language.month_forms)
    if hit.groupdict().get("year"):
        return _iso(hit, numbers, hit["year"])
    years = (int(own_date[:4]), int(own_date[:4]) - 1) if own_date else ()
    days = (_iso(hit, numbers, f"{year:04}") for year in years)
    return next((day for day in days if day and day <= own_date), "")


def _is_of_others(text: str, start: int, end: int, language: Language) -> bool:
    """Whether another body is named in the same sentence, right before or behind."""
    others = str(_words(language).get("others", ""))
    before = re.split(r"[.;!?]\s", text[max(0, start - BESIDE) : start])[-1]
    behind = re.split(r"[.;!?]\s", text[end : end + BESIDE])[0]
    return others != "" and bool(re.search(others, f"{before}{text[start:end]}{behind}", re.IGNORECASE))


# --- the same resolution? ---------------------------------------------------------------------------------------------


def other_text(base: Expression, other: Expression) -> Diagnostic | None:
    """A warning when two texts speak of different resolutions; None when nothing says so.

    Rules, the surest first: both state procedure numbers and share none; an unnumbered text names resolutions by
    date, and none of them can be the base. The base's own date decides where it has one, else the dates it mentions:
    a resolution is adopted after what it cites, and within weeks of the last event that it speaks of. A date that the
    base itself mentions is that of an earlier text which both recall. What is not certain is said with "may".
    """
    return _by_procedure(base, other) or (_by_date(base, other) if _is_summary(other) else None)


def _is_summary(expression: Expression) -> bool:
    return bool(expression.provisions) and all(p.kind is ProvisionKind.SEGMENT for p in expression.provisions)


def _procedures_of(expression: Expression) -> list[str]:
    """The number of a text itself, and those that it mentions."""
    own = expression.references.procedure
    mentioned = [m.value for m in expression.references.about if m.kind is MentionKind.PROCEDURE]
    return list(dict.fromkeys([*([own] if own else []), *mentioned]))


def _by_procedure(base: Expression, other: Expression) -> Diagnostic | None:
    ours, theirs = _procedures_of(base), _procedures_of(other)
    if not ours or not theirs or set(ours) & set(theirs):
        return None
    return warning("other-text", f"one text speaks of {', '.join(ours)}, the other of {', '.join(theirs)}")


def _by_date(base: Expression, other: Expression) -> Diagnostic | None:
    named = [m for m in other.references.about if m.kind is MentionKind.DATE]
    if not named or _is_summary(base) or _shares_number(base, other):
        return None
    judged = [(_doubt(date.fromisoformat(m.value), base), m) for m in named]
    doubt, mention = min(judged, key=lambda pair: (pair[0], pair[1].value))
    if not doubt:
        return None
    verb = "speaks" if doubt > 1 else "may speak"
    return warning("other-text", f"one text {verb} of another resolution than the other: “{mention.quote}”")


def _shares_number(base: Expression, other: Expression) -> bool:
    return any(m.value in (base.references.number, base.references.procedure) for m in other.references.about)


def _doubt(day: date, base: Expression) -> int:
    """How surely a resolution of this day is not the base: 0 it may well be, 1 perhaps not, 2 it is not."""
    own = _day(base.references.date)
    mentioned = [found for iso in _dates_of(base, ()) if (found := _day(iso))]
    if day == own or day in mentioned:
        return 0
    if own and base.kind is DocumentKind.RESOLUTION:
        return 2 if day > own else 1
    if own:
        return 0 if abs(day - own) <= NEAR else 2
    cited = [found for iso in _dates_of(base, (ProvisionKind.CITATION,)) if (found := _day(iso))]
    return _doubt_by_mentions(day, cited, mentioned)


def _doubt_by_mentions(day: date, cited: Sequence[date], mentioned: Sequence[date]) -> int:
    """A base without a date: not long before what it cites, which is past, nor long after whatever it mentions."""
    if not mentioned:
        return 0
    if day > max(mentioned) + NEAR:
        return 2 if day > max(mentioned) + SURE else 1
    return int(bool(cited) and day < max(cited) - NEAR)


def _dates_of(base: Expression, kinds: tuple[ProvisionKind, ...]) -> tuple[str, ...]:
    """The dates in the provisions of some kinds, in all of them if none is named."""
    tongue = languages().get(base.language)
    text = "\n".join(p.text for p in base.walk() if not kinds or p.kind in kinds)
    return dates_in(text, tongue) if tongue else ()
