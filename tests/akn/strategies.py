"""Hypothesis strategies: expressions with every kind of provision, at every place where one may stand."""

from hypothesis import strategies as st
from lxml import etree

from akoma.akn_names import AKN, akn
from akoma.clauses import split_clauses
from akoma.eid import QUOTED, EIdMaker
from akoma.frbr import FrbrUri
from akoma.model import (
    DocumentKind,
    EId,
    Expression,
    Furniture,
    FurnitureKind,
    Note,
    Passage,
    PassageRole,
    Provision,
    ProvisionKind,
    References,
)
from tests.akoma.strategies import sentences

PREAMBLE = (ProvisionKind.CITATION, ProvisionKind.RECITAL)
NUMBERS = ("", "1.", "(2)", "Article 5", "4 bis.", "(-a)", "Part #", "IV", "§ 7")
NO_NUMBER = (ProvisionKind.CITATION, ProvisionKind.INDENT)
"""Kinds whose label is presentation, hence never a number."""

LINES = st.one_of(
    sentences(), st.lists(st.sampled_from(["a", "b c", "|", "d;", "|"]), min_size=1, max_size=6).map(" ".join)
)


@st.composite
def notes(draw: st.DrawFn, text: str) -> tuple[Note, ...]:
    offsets = sorted(draw(st.lists(st.integers(0, len(text)), max_size=2)))
    return tuple(Note(draw(st.sampled_from(["", "1", "*"])), draw(sentences()), offset) for offset in offsets)


def numbers(kind: ProvisionKind) -> st.SearchStrategy[str]:
    """What the label of a provision may be. A point has a number, or it would be an indent."""
    if kind in NO_NUMBER:
        return st.just("")
    return st.sampled_from(NUMBERS[1:6] if kind is ProvisionKind.POINT else NUMBERS)


@st.composite
def provisions(draw: st.DrawFn, maker: EIdMaker, kind: ProvisionKind, parent: EId | None, depth: int) -> Provision:
    """A provision, in a third of cases without text, with children of any kind, some of them quoted."""
    num = draw(numbers(kind))
    eid = maker.make(kind, num, parent, unit=draw(st.booleans()))
    text = draw(st.one_of(LINES, LINES, st.just("")))
    heading = draw(st.one_of(st.just(""), sentences()))
    called = draw(notes(text))
    children = draw(families(maker, eid, depth - 1)) if depth else ()
    return Provision(kind, eid, num, text, split_clauses(eid, text), called, children, (), heading)


@st.composite
def families(draw: st.DrawFn, maker: EIdMaker, parent: EId, depth: int) -> tuple[Provision, ...]:
    """The children of a provision: groups of one kind, each its own or a quotation."""
    found: list[Provision] = []
    quotations = 0
    for _ in range(draw(st.integers(0, 2))):
        prefix = parent
        if draw(st.integers(0, 3)) == 0:
            quotations += 1
            prefix = EId(f"{parent}{QUOTED}" + (f"_{quotations}" if quotations > 1 else ""))
        kind = draw(st.sampled_from(list(ProvisionKind)))
        found += [draw(provisions(maker, kind, prefix, depth)) for _ in range(draw(st.integers(1, 2)))]
    return tuple(found)


@st.composite
def expressions(draw: st.DrawFn) -> Expression:
    """A law, a bill, a statement or another document."""
    maker = EIdMaker()
    kinds = draw(st.lists(st.sampled_from(PREAMBLE), max_size=3))
    others = [kind for kind in ProvisionKind if kind not in PREAMBLE]
    kinds += draw(st.lists(st.sampled_from(others), max_size=3))
    depths = st.integers(0, 3)
    units = tuple(draw(provisions(maker, kind, None, draw(depths))) for kind in kinds)
    date = draw(st.sampled_from(["2099-03-05", "0001-01-01"]))
    uri = FrbrUri(
        country=draw(st.sampled_from(["eu", "uy"])),
        doctype=draw(st.sampled_from(["act", "bill", "statement", "doc"])),
        subtype="regulation",
        actor=draw(st.sampled_from(["ep", "unknown"])),
        date=date,
        number="5-2099",
        language="eng",
        version=date,
        component="main",
    )
    references = References(date="" if date.startswith("0001") else date, document_numbers=("PE1",))
    return Expression(
        uri,
        draw(st.sampled_from(list(DocumentKind))),
        "eng",
        units,
        draw(passages()),
        draw(st.lists(st.just(Furniture(FurnitureKind.PAGE, "page 1")), max_size=1).map(tuple)),
        references,
    )


@st.composite
def passages(draw: st.DrawFn) -> tuple[Passage, ...]:
    """Some passages, in the order of a document."""
    front = (PassageRole.COVER, PassageRole.TITLE, PassageRole.DOCKET)
    roles = draw(st.lists(st.sampled_from(front), max_size=3))
    roles += [PassageRole.FORMULA] * draw(st.integers(0, 2)) + [PassageRole.CLOSING] * draw(st.integers(0, 2))
    texts = [draw(sentences()) for _ in roles]
    return tuple(Passage(role, text, draw(notes(text))) for role, text in zip(roles, texts, strict=True))


NAMES = (
    "p", "content", "intro", "wrapUp", "num", "heading", "subheading", "paragraph", "subparagraph", "alinea", "point",
    "indent", "list", "article", "section", "chapter", "level", "blockList", "item", "listIntroduction", "ul", "li",
    "table", "tr", "td", "caption", "tblock", "blockContainer", "container", "block", "crossHeading", "recitals",
    "recital", "citation", "formula", "longTitle", "docTitle", "docketNumber", "authorialNote", "mod",
    "quotedStructure", "quotedText", "toc", "tocItem", "foreign", "signature", "attachments", "attachment", "doc",
    "eol", "def", "b", "unheardOf", "speech", "meta", "clause", "rule", "noteRef",
)  # fmt: skip
"""Names of elements, in no order that any schema would allow."""

ATTRIBUTES: tuple[dict[str, str], ...] = (
    {}, {}, {}, {}, {"eId": "art_1"}, {"eId": "para_1"}, {"startQuote": "“", "endQuote": "”"}, {"class": "placeholder"},
)  # fmt: skip
PIECES = st.sampled_from(["", "", "\n  ", "words", " more; words ", "(1)", "–", " | ", "“", "a|b", "\u00ad", "é"])


@st.composite
def elements(draw: st.DrawFn, depth: int, names: tuple[str, ...] = NAMES) -> etree._Element:
    """An element with whatever inside it."""
    name = draw(st.sampled_from((*names, "hcontainer")))
    element = etree.Element(akn(name), draw(st.sampled_from(ATTRIBUTES)))
    if name == "hcontainer":
        containers = ("crossheading", "schedule", "definition", "step", "quotation", "table", "kind", "wrapup", "row")
        element.set("name", draw(st.sampled_from(containers)))
    element.text = draw(PIECES)
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        child = draw(elements(depth - 1))
        child.tail = draw(PIECES)
        element.append(child)
    return element


@st.composite
def wild_documents(draw: st.DrawFn) -> bytes:
    """A file that is Akoma Ntoso by its root and by nothing else."""
    root = etree.Element(akn("akomaNtoso"), nsmap={None: AKN})
    kinds = ("act", "bill", "doc", "statement", "documentCollection", "amendmentList", "debate", "judgment")
    document = etree.SubElement(root, akn(draw(st.sampled_from(kinds))))
    parts = ("coverPage", "preface", "preamble", "body", "mainBody", "conclusions", "attachments", "collectionBody")
    for name in draw(st.lists(st.sampled_from(parts), max_size=4)):
        part = etree.SubElement(document, akn(name))
        part.extend([draw(elements(4)) for _ in range(draw(st.integers(0, 3)))])
    return bytes(etree.tostring(root))
