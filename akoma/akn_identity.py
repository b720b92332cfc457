"""What a document says that it is: URI, kind, language and numbers; what it does not say is made, and told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lxml import etree

from akoma.akn_names import ALIAS_DOCUMENT, ALIAS_NUMBER, ALIAS_PE, ALIAS_PROCEDURE, TOOL, akn, is_own, local
from akoma.akn_prepare import resolve
from akoma.diagnostics import Diagnostic, info
from akoma.errors import ClausewiseError, UnknownLanguageError
from akoma.frbr import NULL_DATE, FrbrUri, parse_uri, slug
from akoma.language import UNDETERMINED, detect, language
from akoma.model import DocumentKind, References
from akoma.normalise import squeeze

WRITABLE = frozenset({"statement", "doc", "act", "bill"})
"""Roots that the writer makes; a document with another root is a ``doc`` to us."""

NUMBERS = (ALIAS_NUMBER, "COMnumber")
DOCUMENT_NUMBERS = (ALIAS_DOCUMENT, "CELEX", "CELEXnumber", "celex")
"""Names of aliases that publishers give to what we call number and document numbers."""

LANGUAGE_CODES = {
    "esp": "spa", "ger": "deu", "fre": "fra", "dut": "nld", "gre": "ell", "cze": "ces", "rum": "ron", "slo": "slk",
}  # fmt: skip
"""Codes seen in files that are not those of ISO 639-2/T."""

RESERVED = frozenset({"author", "editor", "body", "conclusions", "preface", TOOL})
"""eIds that every document of ours has already; an actor of that name is none."""

NO_DATES = frozenset({NULL_DATE, "9999-01-01", "9999-12-31"})
"""Dates that stand for "not stated"."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The identity of an expression, and what had to be made up for it."""

    uri: FrbrUri
    kind: DocumentKind
    language: str
    references: References
    diagnostics: tuple[Diagnostic, ...] = ()


def identity(document: etree._Element, text: str, asked: str) -> Identity:
    """The identity of a document with this text; ``asked`` is the language that the user names, or empty.

    Raises InvalidAkomaNtosoError for a document that has neither a text nor a URI, UnknownLanguageError when the
    language is not stated and cannot be told.
    """
    name = document.get("name", "")
    kind = next((k for k in DocumentKind if k.value == name), DocumentKind.DOCUMENT)
    level = _level(document, "FRBRExpression")
    stated = _attribute(level, "FRBRthis", "value")
    try:
        uri = parse_uri(stated)
    except ClausewiseError as problem:
        if not squeeze(text):
            problem.message += "; it holds no text either, and its FRBRExpression names nothing"
            raise
        return _made(document, kind, text, asked)
    if is_own(document) and _is_ours(uri, document):
        written = _attribute(level, "FRBRlanguage", "language")
        return Identity(uri, kind, language(asked).code if asked else written, _references(document, _stated_date(uri)))
    return _made(document, kind, text, asked, uri)


def _is_ours(uri: FrbrUri, document: etree._Element) -> bool:
    """Whether it is as we write it: of this kind of document, and of words that a URI may hold."""
    parts = (uri.country, uri.subtype, uri.actor, uri.number, uri.language)
    return uri.doctype == local(document) and all(re.fullmatch(r"[a-z0-9-]+", part) for part in parts)


def _made(
    document: etree._Element, kind: DocumentKind, text: str, asked: str, stated: FrbrUri | None = None
) -> Identity:
    """An identity of what can be used, field by field."""
    code, found = _language(document, text, asked)
    uri = _uri(document, code, stated)
    missing = [field for field, absent in _absent(uri) if absent]
    if missing or stated is None:
        names = ", ".join(missing) or "a URI of Akoma Ntoso"
        found.append(info("identity-incomplete", f"the document does not state {names}; its URI was made by rule"))
    return Identity(uri, kind, code, _references(document, _stated_date(uri)), tuple(found))


def _absent(uri: FrbrUri) -> Iterator[tuple[str, bool]]:
    yield "its author", uri.actor == "unknown"
    yield "its date", uri.date == NULL_DATE
    yield "its number", uri.number == "unnumbered"


def _stated_date(uri: FrbrUri) -> str:
    return "" if uri.date == NULL_DATE else uri.date


def _level(document: etree._Element, name: str) -> etree._Element | None:
    return document.find(f"{akn('meta')}/{akn('identification')}/{akn(name)}")


def _attribute(level: etree._Element | None, element: str, name: str) -> str:
    found = None if level is None else level.find(akn(element))
    return "" if found is None else str(found.get(name, ""))


def _uri(document: etree._Element, code: str, stated: FrbrUri | None) -> FrbrUri:
    work = _level(document, "FRBRWork")
    doctype = local(document)
    version = _date(_level(document, "FRBRExpression"), stated.version if stated else "")
    day = _date(work, stated.date if stated else "")
    uri = FrbrUri(
        country=_country(work, stated),
        doctype=doctype if doctype in WRITABLE else "doc",
        subtype=_word(stated.subtype if stated else "") or _word(document.get("name", "")) or doctype.lower(),
        actor=_actor(document, work, stated),
        date=day,
        number=_number(work, stated),
        language=code,
        version=day if version == NULL_DATE else version,
        component="main",
    )
    return uri if parse_uri(str(uri)) == uri else replace(uri, number="unnumbered", actor="unknown")


def _country(work: etree._Element | None, stated: FrbrUri | None) -> str:
    given = stated.country if stated else _attribute(work, "FRBRcountry", "value").lower()[:2]
    return given if re.fullmatch("[a-z]{2}", given) else "eu"


def _word(text: str) -> str:
    """A word as a URI segment that cannot be taken for a date; empty when there is none."""
    found = slug(text)
    return found if found[:1].isalpha() else ""


def _actor(document: etree._Element, work: etree._Element | None, stated: FrbrUri | None) -> str:
    if stated and _word(stated.actor) == stated.actor and stated.actor not in RESERVED:
        return stated.actor
    href = _attribute(work, "FRBRauthor", "href")
    entry = _entries(document).get(href.removeprefix("#"))
    words = [href] if entry is None else [href, str(entry.get("showAs", ""))]
    variable = entry is not None and href.startswith("#var")
    named = (_word(re.split(r"[/#:=]|__", word.rstrip("/"))[-1]) for word in (reversed(words) if variable else words))
    return next((name for name in named if name and name not in RESERVED), "unknown")


def _entries(document: etree._Element) -> Mapping[str, etree._Element]:
    home = document.find(f"{akn('meta')}/{akn('references')}")
    return {} if home is None else {str(e.get("eId")): e for e in home if e.get("eId")}


def _number(work: etree._Element | None, stated: FrbrUri | None) -> str:
    if stated and slug(stated.number) == stated.number:
        return stated.number
    given = _attribute(work, "FRBRnumber", "value")
    entries = {} if work is None else _entries(next(work.iterancestors(akn("meta"))).getparent())
    return slug(resolve(given, entries)) or "unnumbered"


def _date(level: etree._Element | None, stated: str) -> str:
    """A full date: that of the URI, else the first that the level states."""
    dates = [stated] if level is None else [stated, *(str(d.get("date", "")) for d in level.iterfind(akn("FRBRdate")))]
    return next((day for d in dates if (day := d[:10]) not in NO_DATES and _is_date(day)), NULL_DATE)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _references(document: etree._Element, day: str) -> References:
    work = _level(document, "FRBRWork")
    aliases = () if work is None else work.iterfind(akn("FRBRalias"))
    found = [(str(a.get("name", "")), str(a.get("value", "")).strip()) for a in aliases]
    return References(
        procedure=_first(found, (ALIAS_PROCEDURE,)),
        date=day,
        number=_first(found, NUMBERS),
        pe_numbers=tuple(v for n, v in found if n == ALIAS_PE),
        document_numbers=tuple(v for n, v in found if n in DOCUMENT_NUMBERS),
    )


def _first(aliases: Sequence[tuple[str, str]], names: Sequence[str]) -> str:
    return next((value for name, value in aliases if name in names), "")


def _language(document: etree._Element, text: str, asked: str) -> tuple[str, list[Diagnostic]]:
    """The language as three letters: asked for, stated, or told from the text."""
    if asked:
        return language(asked).code, []
    stated = _attribute(_level(document, "FRBRExpression"), "FRBRlanguage", "language")
    code = _three_letters(stated)
    if code:
        return code, []
    try:
        code = detect(text).code
    except UnknownLanguageError:
        if not stated:
            raise
        code = UNDETERMINED
    return code, [info("language-detected", f"the document states no known language ({stated!r}); read as {code}")]


def _three_letters(stated: str) -> str:
    """``en``, ``en-EN`` and ``eng`` are ``eng``; empty when a code cannot be turned into three letters."""
    plain = re.split(r"[-_]", stated.strip().lower())[0]
    plain = LANGUAGE_CODES.get(plain, plain)
    try:
        return language(plain).code
    except UnknownLanguageError:
        return plain if re.fullmatch("[a-z]{3}", plain) else ""
