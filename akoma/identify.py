"""What a document is: kind, numbers, date, and the FRBR URI that follows from them.

The kind of a numbered text follows from its numbers and title. An unnumbered text is weighed by signs that are data
(``genres.toml``): press release, article, statement, letter; a text that none of them fits is a document.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from akoma.about import (
    date_in_figures,
    letters_dropped,
    loosened,
    mended_number,
    mentions_in,
    own_letter_date,
    parties_in,
    vote_in,
)
from akoma.diagnostics import Diagnostic, info
from akoma.frbr import NULL_DATE, FrbrUri, slug
from akoma.furniture import FurnitureLine, kind_by_number, number, procedure
from akoma.language import Language
from akoma.model import DocumentKind, Expression, Furniture, Manifestation, PassageRole, References
from akoma.normalise import traced
from akoma.structure import Structure

RESOLUTION_KINDS = frozenset({DocumentKind.JOINT_MOTION, DocumentKind.MOTION, DocumentKind.RESOLUTION})
"""Kinds that become an Akoma Ntoso ``statement``; the others become a ``doc``."""

UNIT_LOOKED_AT = 100_000
"""Characters of one unit that are searched for what it says of itself; no press release is as long."""

MOST_UNITS = 400
"""Units of an unnumbered text that are looked at to tell what it is: far more than a press release or letter has."""

DATELINE = 4
"""Units after the title among which the dateline stands, if there is one."""

LONGEST_DATELINE = 60
DATELINE_WORDS = 5
"""Characters and words that a dateline has at most: "Published in Brussels on 5 October 2023"."""

PLACE = r"(?:[^\W\d_][\w.’'/-]*[ ,]+){0,4}"
"""What may stand before the date of a dateline: a place, a day of the week, "Published on"."""

PARTICLES = 2
"""Words of a name without a capital: "van der"."""

NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,4}")


def identify(
    structure: Structure,
    furniture_lines: Sequence[FurnitureLine],
    language: Language,
    origin: Manifestation,
    furniture: Sequence[Furniture],
    diagnostics: Sequence[Diagnostic],
) -> Expression:
    """The expression: structure plus identity."""
    references = _references(structure, furniture_lines, language)
    kind = _kind(structure, references, language)
    references, findings = (_mended if structure.numbered else _reported)(structure, references, kind, language)
    return Expression(
        uri=make_uri(kind, references, language.code),
        kind=kind,
        language=language.code,
        provisions=structure.provisions,
        passages=structure.passages,
        furniture=tuple(furniture),
        references=references,
        origin=origin,
        diagnostics=(*diagnostics, *structure.diagnostics, *findings, *_unknown(kind, references)),
    )


def _front_text(structure: Structure) -> str:
    roles = (PassageRole.COVER, PassageRole.TITLE, PassageRole.DOCKET)
    return " ".join(p.text for p in structure.passages if p.role in roles)


def _title(structure: Structure) -> str:
    return " ".join(p.text for p in structure.passages if p.role is PassageRole.TITLE)


def _references(structure: Structure, lines: Sequence[FurnitureLine], language: Language) -> References:
    front = _front_text(structure)
    return References(
        procedure=procedure(front),
        date=language.date(_before_topic(_title(structure), language)),
        number=number(front),
        pe_numbers=_unique(line.pe_number for line in lines),
        document_numbers=_unique(line.document for line in lines),
    )


def _before_topic(title: str, language: Language) -> str:
    """The beginning of a title, which tells its own date: what follows "on" tells of other days."""
    return re.split(rf"\s(?:{'|'.join(language.title_prepositions)})\s", title)[0]


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))


def _kind(structure: Structure, references: References, language: Language) -> DocumentKind:
    if not structure.numbered:
        return _genre(structure, language)
    told = kind_by_number(references.number, references.document_numbers)
    if told:
        return DocumentKind(told)
    front = _front_text(structure).casefold()
    return next(
        (DocumentKind(kind) for kind, pattern in language.kinds if re.search(pattern, front)), DocumentKind.DOCUMENT
    )


# --- numbered texts ---------------------------------------------------------------------------------------------------


def _mended(
    structure: Structure, references: References, kind: DocumentKind, language: Language
) -> tuple[References, tuple[Diagnostic, ...]]:
    """With the groups of the cover, and what the title says where it has lost letters or spaces."""
    cover = [p.text for p in structure.passages if p.role in (PassageRole.COVER, PassageRole.TITLE)]
    references = replace(references, parties=parties_in(cover, language))
    findings: list[Diagnostic] = []
    if kind in RESOLUTION_KINDS and not references.number:
        value, quote = mended_number(_front_text(structure), kind)
        references = replace(references, number=value)
        findings += [letters_dropped(quote, value)] if value else []
    if kind in RESOLUTION_KINDS and not references.date:
        opening = _before_topic(_title(structure), language)
        value = language.date(loosened(traced(opening)).text)
        references = replace(references, date=value)
        findings += [letters_dropped(opening, value)] if value else []
    return references, tuple(findings)


# --- unnumbered texts -------------------------------------------------------------------------------------------------


def _reported(
    structure: Structure, references: References, kind: DocumentKind, language: Language
) -> tuple[References, tuple[Diagnostic, ...]]:
    """What an unnumbered text says of itself and of others: date, vote, the texts that it is about."""
    units = _units(structure)
    texts = [_title(structure), *units]
    day = _dateline(units, language) or _headline_date(structure, language)
    if kind is DocumentKind.LETTER:
        day = day or own_letter_date(texts, language)
    found = mentions_in(texts, language, day)
    votes = (vote for text in texts if (vote := vote_in(text, language)))
    return replace(references, date=day, vote=next(votes, None), about=found.mentions), found.diagnostics


def _units(structure: Structure) -> list[str]:
    return [provision.text[:UNIT_LOOKED_AT] for provision in structure.provisions[:MOST_UNITS]]


def _dateline(units: Sequence[str], language: Language) -> str:
    """The date of the first line that is but a place and a date, or of running text that begins with them."""
    return next((day for text in units[:DATELINE] if (day := _date_of_line(text, language))), "")


def _date_of_line(text: str, language: Language) -> str:
    """``Brussels, 21 September 2023``; ``BRUSSELS, 5 October 2023 – MEPs ...``; ``05-10-2023 - 13:05``."""
    opening = re.split(r"\s[–—-]\s|[:(|]\s", text[: 2 * LONGEST_DATELINE])[0]
    is_short = len(text) <= LONGEST_DATELINE or len(opening) < min(len(text), LONGEST_DATELINE)
    if not is_short or len(opening) > LONGEST_DATELINE:
        return ""
    place = re.match(PLACE, opening)
    starts = [0, *([place.end()] if place else [])]
    if figures := next((day for start in starts if (day := date_in_figures(opening[start:]))), ""):
        return figures
    words = len(re.findall(r"[^\W\d_]{2,}", opening))
    return language.date(opening) if words <= DATELINE_WORDS and not opening.endswith(".") else ""


def _headline_date(structure: Structure, language: Language) -> str:
    """The date of a headline that names the kind of the text: "Statement of 3 May 2024 on ..."."""
    title = _title(structure)
    return language.date(_before_topic(title, language)) if _labels(structure, language) else ""


def _labels(structure: Structure, language: Language) -> list[DocumentKind]:
    """The kinds that cover and title name, other than resolutions."""
    fronts = [p.text.casefold() for p in structure.passages if p.role in (PassageRole.COVER, PassageRole.TITLE)]
    named = [kind for front in fronts for kind, pattern in language.kinds if re.match(pattern, front)]
    return [DocumentKind(kind) for kind in named if kind not in RESOLUTION_KINDS]


# --- kinds of unnumbered texts ----------------------------------------------------------------------------------------


@cache
def _signs() -> dict[str, Any]:
    return tomllib.loads((files("akoma") / "genres.toml").read_text("utf-8"))


def _genre(structure: Structure, language: Language) -> DocumentKind:
    """The kind with the most points, if it has enough and clearly more than the next one."""
    signs = _signs()
    points = Counter(dict.fromkeys(_labels(structure, language)[:1], int(signs["label"])))
    for sign in signs.get(language.code, ()):
        if _hits(sign, structure) >= sign.get("least", 1):
            points[DocumentKind(sign["kind"])] += sign["weight"]
    if _has_byline(structure, language):
        points[DocumentKind.ARTICLE] += signs["byline"]
    (best, most), (_, second) = [*points.most_common(2), (DocumentKind.DOCUMENT, 0), (DocumentKind.DOCUMENT, 0)][:2]
    return best if most >= signs["needed"] and most - second >= signs["lead"] else DocumentKind.DOCUMENT


def _hits(sign: dict[str, Any], structure: Structure) -> int:
    pattern = re.compile(sign["pattern"], re.IGNORECASE)
    if sign["where"] in ("start", "end"):
        return sum(bool(pattern.match(text)) for text in _searched(sign["where"], structure))
    return sum(len(pattern.findall(text)) for text in _searched(sign["where"], structure))


def _searched(where: str, structure: Structure) -> list[str]:
    """The texts in which a sign is looked for."""
    title, units = [_title(structure)], _units(structure)
    places = {"title": title, "opening": [*title, *units[:3]], "start": units, "end": units[-4:]}
    return places.get(where, units)


def _has_byline(structure: Structure, language: Language) -> bool:
    """A name right beside the dateline, or "By" and a name at either end."""
    units = _units(structure)
    by = re.compile(_signs()["by"], re.IGNORECASE)
    dated = [i for i, text in enumerate(units[:DATELINE]) if _is_date_line(text, language)]
    beside = (units[i] for place in dated for i in (place - 1, place + 1) if 0 <= i < len(units))
    signed = (text[found.end() :] for text in (*units[:3], *units[-2:]) if (found := by.match(text)))
    return any(_is_name(text) for text in (*beside, *signed))


def _is_date_line(text: str, language: Language) -> bool:
    return len(text) <= LONGEST_DATELINE and bool(_date_of_line(text, language))


def _is_name(text: str) -> bool:
    """Two to five words, all but particles ("van", "de") with a capital, no figures and no full stop."""
    small = [not word[:1].isupper() for word in text.split()]
    return bool(NAME.fullmatch(text)) and not small[0] and not small[-1] and sum(small) <= PARTICLES


def make_uri(kind: DocumentKind, references: References, language: str) -> FrbrUri:
    """The URI of the main document of the expression; what is not known is said by NULL_DATE and ``unnumbered``."""
    doctype = "statement" if kind in RESOLUTION_KINDS else "doc"
    known = (references.number, *references.document_numbers, references.procedure)
    date = references.date or NULL_DATE
    return FrbrUri(
        country="eu",
        doctype=doctype,
        subtype=kind.value,
        actor="ep" if doctype == "statement" else "unknown",
        date=date,
        number=next((slug(_stem(n)) for n in known if n), "unnumbered"),
        language=language,
        version=date,
        component="main",
    )


def _stem(document_number: str) -> str:
    """A file number without language and suffix, which are no part of the Work: ``RC1287335NL.docx``, ``RC1287335``."""
    return re.sub(r"[A-Z]{2}\.\w+$", "", document_number)


def _unknown(kind: DocumentKind, references: References) -> list[Diagnostic]:
    if kind not in RESOLUTION_KINDS:
        return []
    found: list[Diagnostic] = []
    if not references.date:
        found.append(info("date-unknown", "the text does not state its own date"))
    if not references.number:
        found.append(info("number-unknown", "the text does not state its tabling or adoption number"))
    return found
