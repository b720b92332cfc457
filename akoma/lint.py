"""What the schema cannot check: our own rules for Akoma Ntoso, each with a code.

Source of the rules: the OASIS naming convention (URIs, eIds) and what the strict schema was seen to let through.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from lxml import etree

from akoma.akn_kinds import kind_of
from akoma.akn_names import XML_ID, akn
from akoma.diagnostics import Diagnostic, error, warning
from akoma.eid import number_part
from akoma.errors import ClausewiseError
from akoma.frbr import FrbrUri, parse_uri
from akoma.model import ProvisionKind
from akoma.numbering import alphabetic, bare

Rule = Callable[[etree._Element], Iterator[Diagnostic]]

NEED_EID = frozenset(
    akn(n)
    for n in ("citation", "recital", "paragraph", "subparagraph", "point", "indent", "article", "section", "chapter")
)
"""Units that others refer to: an eId is not optional on them, whatever the schema says."""

NUMBERED = {akn("recital"): "rec", akn("paragraph"): "para", akn("point"): "point", akn("article"): "art"}
"""Units whose eId ends in their printed number, and the reference that stands before it."""

POINTING = ("source", "period", "refersTo", "upTo", "current", "original", "start")
"""Attributes that must point into the document when they begin with ``#``."""

EARLIER_IDS = ("original",)
"""Attributes that name a unit of the earlier version: by its wId."""

MUST_BE_LOCAL = ("period",)
"""Attributes that can only point into the document."""


def lint(root: etree._Element) -> tuple[Diagnostic, ...]:
    """All findings, in the order of the rules below."""
    return tuple(finding for rule in RULES for finding in rule(root))


def _line(element: etree._Element) -> str:
    return f"line {element.sourceline}" if element.sourceline else ""


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def missing_eids(document: etree._Element) -> Iterator[Diagnostic]:
    """Every unit that can be cited has an eId."""
    for element in document.iter(*NEED_EID):
        if not element.get("eId"):
            yield error("eid-missing", f"{_name(element)} has no eId", _line(element))


def eids_match_numbers(document: etree._Element) -> Iterator[Diagnostic]:
    """The number in an eId is the printed number: ``para_12`` for "12."."""
    for element in document.iter(*NUMBERED):
        eid, num = element.get("eId"), element.findtext(akn("num"))
        number = number_part(num or "")
        if not eid or not num or not number:
            continue
        expected = f"{NUMBERED[element.tag]}_{number}"
        if not re.fullmatch(rf"{re.escape(expected)}(-\d+)?", eid.rsplit("__", 1)[-1]):
            yield error("eid-number", f"eId {eid} stands on number {num.strip()}; expected …{expected}", _line(element))


def references_resolve(document: etree._Element) -> Iterator[Diagnostic]:
    """Every ``#x`` points to an eId of the document (or to an id of XML, which older documents have)."""
    known = {key for e in document.iter() for key in (e.get("eId"), e.get(XML_ID)) if key}
    earlier = known | {e.get("wId") for e in document.iter() if e.get("wId")}
    for element in document.iter():
        for attribute in (*POINTING, "href", "as"):
            value = element.get(attribute, "")
            there = earlier if attribute in EARLIER_IDS else known
            if value.startswith("#") and value[1:] not in there:
                yield error(
                    "reference-dangling",
                    f"{_name(element)}/@{attribute} points to {value}, which is not there",
                    _line(element),
                )
            elif attribute in MUST_BE_LOCAL and value and not value.startswith("#"):
                yield error("reference-form", f"{_name(element)}/@{attribute} must begin with #", _line(element))


def identification(root: etree._Element) -> Iterator[Diagnostic]:
    """URIs, dates, author and language of the three FRBR levels fit each other and the document.

    Of a collection only the whole is looked at: its components are named after it, not after their own element.
    """
    document = root[0] if len(root) else root
    home = document.find(f"{akn('meta')}/{akn('identification')}")
    if home is None:
        yield error("frbr-missing", "the document has no identification", _line(document))
        return
    for level in ("FRBRWork", "FRBRExpression"):
        found = home.find(akn(level))
        if found is not None:
            yield from _level(found, document)
    for element in home.iter(akn("FRBRlanguage")):
        code = element.get("language", "")
        if not re.fullmatch(r"[a-z]{3}", code):
            yield error("frbr-language", f"language {code!r} is not ISO 639-2 (three letters, as nld)", _line(element))


def _value(level: etree._Element, name: str, attribute: str = "value") -> str:
    found = level.find(akn(name))
    return "" if found is None else str(found.get(attribute, ""))


def _level(level: etree._Element, document: etree._Element) -> Iterator[Diagnostic]:
    this, whole = _value(level, "FRBRthis"), _value(level, "FRBRuri")
    try:
        uri = parse_uri(this)
    except ClausewiseError as problem:
        yield error("frbr-uri", problem.message, _line(level))
        return
    if this != whole and not this.startswith(f"{whole}/!"):
        yield error("frbr-this", f"FRBRthis {this} is not FRBRuri with a component", _line(level))
    yield from _fits(uri, level, document)


def _fits(uri: FrbrUri, level: etree._Element, document: etree._Element) -> Iterator[Diagnostic]:
    if uri.doctype != _name(document):
        yield error("frbr-type", f"the URI says {uri.doctype}, the root is {_name(document)}", _line(level))
    dates = {d.get("date") for d in level.iterfind(akn("FRBRdate"))}
    expected = uri.version if level.tag == akn("FRBRExpression") else uri.date
    if expected not in dates:
        yield error(
            "frbr-date", f"the URI says {expected}, FRBRdate {', '.join(sorted(map(str, dates)))}", _line(level)
        )
    if level.tag == akn("FRBRWork") and _value(level, "FRBRauthor", "href").rsplit("/", 1)[-1].lstrip("#") != uri.actor:
        yield error("frbr-author", f"the URI says {uri.actor}, FRBRauthor is another", _line(level))


def numbering(document: etree._Element) -> Iterator[Diagnostic]:
    """Paragraphs and recitals are numbered upwards without gaps."""
    for tag, place in ((akn("recital"), _letters), (akn("paragraph"), _digits)):
        found = [(e, place(e.findtext(akn("num")) or "")) for e in document.iter(tag) if _is_top(e)]
        for (_, before), (element, after) in pairwise(found):
            if after not in (before, before + 1) and before and after:
                num = (element.findtext(akn("num")) or "").strip()
                yield warning(
                    "numbering-gap", f"{_name(element)} {num} does not follow on the one before", _line(element)
                )


def _is_top(element: etree._Element) -> bool:
    """Whether numbering runs on through the document: not so in articles, annexes and quotations."""
    parent = element.getparent()
    if parent is not None and parent.tag == akn("hcontainer") and kind_of(parent) is ProvisionKind.SUBHEADING:
        parent = parent.getparent()
    return parent is not None and parent.tag in {akn("mainBody"), akn("recitals")}


def _letters(num: str) -> int:
    found = re.match(r"[A-Z]+", bare(num))
    return alphabetic(found[0]) if found else _digits(num)


def _digits(num: str) -> int:
    found = re.match(r"\d+", bare(num))
    return int(found[0]) if found else 0


def clauses(document: etree._Element) -> Iterator[Diagnostic]:
    """The clauses of a unit are counted from 1 without gaps, and named after it."""
    seen: dict[str, int] = {}
    for element in document.iter(akn("inline")):
        if element.get("name") != "clause":
            continue
        unit, _, number = element.get("eId", "").rpartition("__inline_")
        seen[unit] = seen.get(unit, 0) + 1
        if number != str(seen[unit]):
            message = f"clause eId {element.get('eId')!r} should end in __inline_{seen[unit]}"
            yield error("clause-number", message, _line(element))


RULES: tuple[Rule, ...] = (
    missing_eids,
    eids_match_numbers,
    references_resolve,
    identification,
    numbering,
    clauses,
)
