"""From the elements of an amending document in Akoma Ntoso to records."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from akoma.akn_names import AKN, akn, local
from akoma.amending.akn_words import blocks_named, first, shown_names, text_of, words_of
from akoma.amending.flow import stacked
from akoma.amending.words import NUMBER, group_in, header_of, normal_number, original_language, parent_of
from akoma.amendment_list import AmendmentList, AmendmentRecord, Column
from akoma.diagnostics import Diagnostic, info
from akoma.errors import AmendmentError, InvalidAkomaNtosoError
from akoma.model import Manifestation

Element = Any


def read_paper(root: Element, origin: Manifestation, language: str) -> AmendmentList:
    """All amendments of a document; none when it holds none. Raises an AmendmentError."""
    if root.tag != akn("akomaNtoso"):
        raise InvalidAkomaNtosoError(f"{origin.name}: is no Akoma Ntoso 3.0", "give an amendmentList or an amendment")
    showing = shown_names(root)
    code = language or _language(root)
    read = [_read(element, showing, code) for element in root.iter(akn("amendment"))]
    preface = root.find(f"{akn('amendmentList')}/{akn('preface')}")
    return AmendmentList(
        records=tuple(record for record, _ in read),
        amended=_amended(root, showing),
        title=text_of(preface, showing),
        language=code,
        origin=origin,
        diagnostics=tuple(found for _, findings in read for found in findings),
    )


def _language(root: Element) -> str:
    """The language of the expression; empty where none, or one that is no code of three letters, is named."""
    found = next(root.iter(akn("FRBRlanguage")), None)
    code = "" if found is None else found.get("language", "")
    return code if re.fullmatch("[a-z]{3}", code) else ""


def _amended(root: Element, showing: dict[str, str]) -> str:
    """What the first amendment says that it amends."""
    named = next(blocks_named(root, "amendedDocument"), None)
    return text_of(named if named is not None else first(root, "affectedDocument"), showing)


@dataclass(frozen=True, slots=True)
class _Content:
    """What an amendment asks for."""

    instruction: str = ""
    left: Column | None = None
    right: Column | None = None
    notes: int = 0


def _read(element: Element, showing: dict[str, str], language: str) -> tuple[AmendmentRecord, tuple[Diagnostic, ...]]:
    number, parent = _number(element, showing)
    where = f"amendment {number}"
    people, group = _authors(element, showing)
    location = text_of(next(blocks_named(element, "location"), None), showing)
    withdrawn = any("withdrawn" in (step.get("outcome") or "").lower() for step in element.iter(akn("step")))
    content = _content(element, showing, where, withdrawn)
    if content.right is not None and not location:
        location = text_of(_reference(element), showing)
    record = AmendmentRecord(
        number=number,
        instruction=content.instruction,
        left=content.left,
        right=content.right,
        location=location,
        target=_target(element),
        proponents=people,
        group=group,
        justification=_justification(element, showing),
        parent=parent,
        language=language,
        original_language=_original(element, showing),
        withdrawn=withdrawn,
    )
    left_out = f"{content.notes} notes in its words were left out"
    return record, ((info("notes-left-out", left_out, where),) if content.notes else ())


def _number(element: Element, showing: dict[str, str]) -> tuple[str, str]:
    """What the amendment is called by, and the number of the one that it amends."""
    told = text_of(first(element, "docNumber"), showing)
    header = header_of(told)
    if header:
        return header.number, header.parent
    number = told or _by_label(element, showing) or _by_alias(element)
    if not re.fullmatch(rf"{NUMBER}(?:/sub\.?\s?\d{{1,3}})?", number, re.IGNORECASE):
        what = f"an amendment has a number that is none: {number[:40]!r}" if number else "an amendment has no number"
        raise AmendmentError(what, "write it as docNumber: <docNumber>Amendment 12</docNumber>")
    return normal_number(number), parent_of(normal_number(number))


def _by_label(element: Element, showing: dict[str, str]) -> str:
    """The number beside a British instruction: as text, or as an attribute while it is provisional."""
    body = first(element, "amendmentContent")
    label = None if body is None else next((num for num in body.iterfind(f".//{akn('tblock')}/{akn('num')}")), None)
    if label is None:
        return ""
    provisional = (value for name, value in label.attrib.items() if re.sub(r"^\{.*\}", "", str(name)) == "dnum")
    return text_of(label, showing) or str(next(provisional, ""))


def _by_alias(element: Element) -> str:
    aliases = (alias for alias in element.iter(akn("FRBRalias")) if alias.get("name") == "amendmentNumber")
    return str(next((alias.get("value") for alias in aliases if alias.get("value")), ""))


def _authors(element: Element, showing: dict[str, str]) -> tuple[tuple[str, ...], str]:
    """The people who propose it, in order, and the group that they speak for."""
    organizations = {
        name.get("eId"): name.get("showAs", "") for name in element.getroottree().iter(akn("TLCOrganization"))
    }
    people: dict[str, None] = {}
    group = ""
    for home in _headings(element):
        for author in home.iter(akn("docIntroducer"), akn("docProponent")):
            reference = (author.get("refersTo") or "").lstrip("#")
            if reference in organizations:
                group = group or organizations[reference] or text_of(author, showing)
            elif name := text_of(author, showing):
                people[name] = None
        group = group or group_in(text_of(home, showing))
    return tuple(people), group


def _headings(element: Element) -> Iterator[Element]:
    yield from (child for child in element.iter(akn("preface"), akn("amendmentHeading")))


def _reference(element: Element) -> Element | None:
    home = first(element, "amendmentReference")
    return None if home is None else first(home, "affectedDocument", "ref")


def _target(element: Element) -> str:
    """The eId of what is amended, as the references say; empty where they name no part of a text."""
    places = [_reference(element), *element.iter(akn("destination"))]
    hrefs = (str(place.get("href") or "") for place in places if place is not None)
    eids = [href.rpartition("#")[2] for href in hrefs if "#" in href and not href.startswith("#")]
    body = first(element, "amendmentBody")
    british = [] if body is None else [v for k, v in body.attrib.items() if str(k).endswith("}targetProvision") and v]
    return str(next(iter([*eids, *british]), ""))


def _justification(element: Element, showing: dict[str, str]) -> str:
    home = first(element, "amendmentJustification")
    if home is None:
        return ""
    lines = words_of(home, showing)[0].text.split("\n")
    headings = {text_of(heading, showing) for heading in home.iter(akn("heading"))}
    return "\n".join(line for line in lines if line not in headings)


def _original(element: Element, showing: dict[str, str]) -> str:
    told = text_of(next(blocks_named(element, "originalLanguage"), None), showing)
    return original_language(told) or told


# --- what is asked for ------------------------------------------------------------------------------------------------


def _content(element: Element, showing: dict[str, str], where: str, withdrawn: bool) -> _Content:
    home = first(element, "amendmentContent")
    if home is None:
        if withdrawn:
            return _Content()
        raise AmendmentError(f"{where} has no content", "it has no amendmentContent")
    structures = _outermost(home)
    if structures and not _own_words(home):
        return _columns(element, structures, showing, where)
    told = [words_of(block, showing, prose=True) for block in _instructions(home)]
    instruction = stacked(words for words, _ in told).text
    if not instruction and not withdrawn:
        raise AmendmentError(f"{where} asks for nothing", "its amendmentContent is empty")
    return _Content(instruction, notes=sum(notes for _, notes in told))


def _outermost(home: Element) -> list[Element]:
    """The quoted structures that stand in no other one."""
    name = akn("quotedStructure")
    return [found for found in home.iter(name) if not any(above.tag == name for above in found.iterancestors())]


def _own_words(home: Element) -> bool:
    """Whether there are words beside the quoted structures: then these are an instruction. "Or. en" is none."""
    if home.text and home.text.strip():
        return True
    for child in home:
        aside = child.tag == akn("quotedStructure") or child.get("name") == "originalLanguage"
        if (child.tail and child.tail.strip()) or (not aside and _own_words(child)):
            return True
    return False


def _instructions(home: Element) -> list[Element]:
    """The blocks that hold the words of the instruction; the whole content where none says so."""
    named = list(blocks_named(home, "instruction"))
    if named:
        return named
    blocks = [child for child in home if isinstance(child.tag, str) and child.get("name") != "originalLanguage"]
    return blocks or [home]


def _columns(element: Element, structures: Sequence[Element], showing: dict[str, str], where: str) -> _Content:
    """Both columns: as the modifications say, else the first is the old text and the second the new one."""
    by_id = {structure.get("eId"): structure for structure in structures}
    olds = _mentioned(element, "old", by_id)
    news = _mentioned(element, "new", by_id)
    if not olds and not news:
        olds, news = _by_order(structures, where)
    elif len(olds) + len(news) != len(structures):
        raise AmendmentError(f"{where}: not every quoted text is old or new", "name each in activeModifications")
    left = [words_of(structure, showing) for structure in olds]
    right = [words_of(structure, showing) for structure in news]
    return _Content(
        left=stacked(words for words, _ in left),
        right=stacked(words for words, _ in right),
        notes=sum(notes for _, notes in (*left, *right)),
    )


def _mentioned(element: Element, name: str, by_id: dict[str, Element]) -> list[Element]:
    """The structures that the modifications name as old or as new, each once, in their order."""
    found: dict[str, Element] = {}
    for mention in element.iter(f"{{{AKN}}}{name}"):
        eid = (mention.get("href") or "").rpartition("#")[2]
        if local(mention.getparent()) == "textualMod" and eid in by_id:
            found[eid] = by_id[eid]
    return list(found.values())


def _by_order(structures: Sequence[Element], where: str) -> tuple[list[Element], list[Element]]:
    if len(structures) != 2:  # noqa: PLR2004 - an old and a new one
        raise AmendmentError(
            f"{where}: nothing says which quoted text is old and which is new", "name them in activeModifications"
        )
    return [structures[0]], [structures[1]]
