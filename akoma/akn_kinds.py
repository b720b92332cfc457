"""What each element is to the reader: a provision of some kind, a block, a part of the text, or nothing. All data."""

import re

from lxml import etree

from akoma.akn_names import akn, local
from akoma.model import ProvisionKind

UNIT_NAMES = {
    "citation": ProvisionKind.CITATION,
    "recital": ProvisionKind.RECITAL,
    "paragraph": ProvisionKind.PARAGRAPH,
    "subparagraph": ProvisionKind.SUBPARAGRAPH,
    "alinea": ProvisionKind.SUBPARAGRAPH,
    "point": ProvisionKind.POINT,
    "item": ProvisionKind.POINT,
    "li": ProvisionKind.POINT,
    "indent": ProvisionKind.INDENT,
    "wrapUp": ProvisionKind.WRAPUP,
    "listWrapUp": ProvisionKind.WRAPUP,
    "book": ProvisionKind.BOOK,
    "tome": ProvisionKind.BOOK,
    "part": ProvisionKind.PART,
    "subpart": ProvisionKind.PART,
    "title": ProvisionKind.TITLE,
    "subtitle": ProvisionKind.TITLE,
    "chapter": ProvisionKind.CHAPTER,
    "subchapter": ProvisionKind.CHAPTER,
    "section": ProvisionKind.SECTION,
    "division": ProvisionKind.DIVISION,
    "subdivision": ProvisionKind.DIVISION,
    "article": ProvisionKind.ARTICLE,
    "subsection": ProvisionKind.SUBSECTION,
    "level": ProvisionKind.LEVEL,
    "clause": ProvisionKind.CLAUSE,
    "subclause": ProvisionKind.LEVEL,
    "crossHeading": ProvisionKind.SUBHEADING,
    "rule": ProvisionKind.OTHER,
    "subrule": ProvisionKind.OTHER,
    "proviso": ProvisionKind.OTHER,
    "transitional": ProvisionKind.OTHER,
}
"""Elements that are provisions, and of which kind."""

PREAMBLE = frozenset({ProvisionKind.CITATION, ProvisionKind.RECITAL})
"""Kinds that have an element of their own outside the hierarchy; they stand in the preamble."""

UNITS = {akn(name): kind for name, kind in UNIT_NAMES.items()}

CONTAINERS = {
    "crossheading": ProvisionKind.SUBHEADING,
    "schedule": ProvisionKind.ANNEX,
    "appendix": ProvisionKind.ANNEX,
    "attachment": ProvisionKind.ANNEX,
} | {kind.value: kind for kind in ProvisionKind}
"""The ``name`` of an hcontainer (in lower case letters) and the kind it stands for; all others are OTHER."""

PLAIN_CONTAINERS = frozenset({"quotation", "table", "empty", "schedules", "annexes", "definitions", "appendices"})
"""Names of hcontainers that only hold provisions, unless they have a number or heading of their own."""

KIND_CLASS = "kind-"
"""Begins the class of a ``tblock`` that the writer uses for provisions where only blocks may stand."""

DOCUMENTS = frozenset(
    akn(name)
    for name in (
        "act", "bill", "statement", "doc", "amendment", "judgment", "debate", "debateReport", "portion",
        "documentCollection", "amendmentList", "officialGazette",
    )
)  # fmt: skip
"""Elements that are documents."""

COLLECTIONS = frozenset(akn(name) for name in ("documentCollection", "officialGazette"))
"""Documents that only hold others, one of which is the text that a reader wants."""

LISTS = COLLECTIONS | {akn("amendmentList")}
"""Documents that hold others."""

BLOCKS = frozenset(
    akn(name)
    for name in (
        "p", "block", "content", "intro", "container", "blockContainer", "tblock", "blockList", "listIntroduction",
        "list", "sublist", "ul", "ol", "table", "thead", "tbody", "tfoot", "caption", "div", "foreign", "longTitle",
        "formula",
        "signature", "citations", "recitals", "heading", "subheading", "num", "hcontainer", "component", "components",
        "attachments", "collectionBody", "mainBody", "body", "coverPage", "preface", "preamble", "conclusions",
        "interstitial", "amendmentBody", "amendmentHeading", "amendmentReference", "amendmentContent",
        "amendmentJustification", "debateBody", "debateSection", "speech", "speechGroup", "question", "answer", "scene",
        "narrative", "summary", "other", "from", "judgmentBody", "introduction", "background", "arguments", "remedies",
        "motivation", "decision", "header", "administrationOfOath", "rollCall", "prayers", "oralStatements",
        "writtenStatements", "personalStatements", "ministerialStatements", "resolutions", "nationalInterest",
        "declarationOfVote", "communication", "petitions", "papers", "noticesOfMotion", "questions", "address",
        "proceduralMotions", "pointOfOrder", "adjournment", "embeddedStructure", "subFlow", "portionBody",
        "documentCollection", "officialGazette", "amendmentList", "attachment",
    )
)  # fmt: skip
"""Elements whose text is not of one line with the text around them; all that are in no table here are inline."""

SILENT = frozenset({akn("meta")})
"""Elements without text for a reader."""

BREAKS = frozenset({akn("eol"), akn("br"), akn("eop")})
"""Line and page breaks: white space."""

CELLS = frozenset({akn("td"), akn("th")})

LABELLED_BLOCKS = frozenset({akn("tblock"), akn("blockContainer")})
"""Blocks that are a provision when they have a number or heading."""

ABSORBED = frozenset({akn("subparagraph"), akn("alinea")})
"""Elements that, first in a unit and without number or heading, are the unit's own text and not a unit of their own."""

SLOT_TAKERS = frozenset({akn("intro")})
"""Elements that say "here is the unit's own text" even when they are empty."""

BLOCK_UNITS = frozenset(akn(name) for name in ("citation", "recital", "item", "li", "tblock"))
"""Provisions that hold blocks only."""


def kind_of(element: etree._Element) -> ProvisionKind | None:
    """The kind of provision that an element is; None when it is none."""
    if element.tag == akn("hcontainer"):
        return _container_kind(element)
    if element.tag in LABELLED_BLOCKS:
        return _block_kind(element)
    if element.tag == akn("attachment"):
        return ProvisionKind.ANNEX if _labelled(element) else None
    return UNITS.get(element.tag)


def _labelled(element: etree._Element) -> bool:
    return any(element.find(akn(name)) is not None for name in ("num", "heading"))


def _container_kind(element: etree._Element) -> ProvisionKind | None:
    name = re.sub(r"[\W_]", "", element.get("name", "")).lower()
    if name in PLAIN_CONTAINERS and not _labelled(element):
        return None
    return CONTAINERS.get(name, ProvisionKind.OTHER)


def _block_kind(element: etree._Element) -> ProvisionKind | None:
    marked = element.get("class", "").removeprefix(KIND_CLASS)
    if element.get("class", "").startswith(KIND_CLASS) and marked in CONTAINERS:
        return CONTAINERS[marked]
    return ProvisionKind.OTHER if _labelled(element) else None


def is_label(element: etree._Element) -> bool:
    """Whether an element is the number or heading of the unit that it stands in."""
    return local(element) in ("num", "heading", "subheading")
