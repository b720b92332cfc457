"""Made plain before it is read: one namespace, one view of tracked changes, and words that stand in attributes.

After this the text nodes of the tree are the text of the document, and nothing else has to be looked up.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from akoma.akn_kinds import DOCUMENTS
from akoma.akn_names import AKN, LEOS, XHTML, XML_ID, akn, is_own
from akoma.akn_text import NOTE
from akoma.diagnostics import Diagnostic, info, warning
from akoma.errors import ClausewiseError, InvalidAkomaNtosoError
from akoma.limits import current, raising, told

OLDER = re.compile(rf"{re.escape(AKN)}/(?:CSD|WD|CS|CSPRD|COS)\d+", re.IGNORECASE)
"""Namespaces of the drafts of Akoma Ntoso 3.0; for a reader they do not differ from the standard."""

MAX_OWN_DEPTH = 200
"""Levels of elements in documents of our own, which may need more for a level than others do."""

REJECTED = {"final": ("del", "move_to"), "original": ("add", "move_from")}
"""The soft actions of LEOS whose elements each view leaves out. The halves of a move are named from the other end:
``move_to`` stands where the unit was."""

SOFT_ACTIONS = {"add": "added", "del": "deleted", "move_from": "moved"}
"""What is counted, and what it is called; of a move, its new place."""

MAX_VARIABLES = 5
"""A variable may name another one, and so on; no further than this, and no more in one text."""


class _Budget:
    """Counts what is added, so that a small file cannot blow itself up."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = current().variables

    def spend(self, text: str) -> str:
        """The text itself, when there is room for it."""
        self._left -= len(text)
        if self._left < 0:
            raise InvalidAkomaNtosoError(
                f"{self._name}: its variables stand for more than {told('variables')} characters",
                raising("variables", "write the words themselves"),
            )
        return text


def prepare(root: etree._Element, name: str, revisions: str) -> tuple[Diagnostic, ...]:
    """Change the tree as said above; raises InvalidAkomaNtosoError for what is no Akoma Ntoso, or nested too deeply."""
    if revisions not in REJECTED:
        choices = ", ".join(REJECTED)
        raise ClausewiseError(f"no view of tracked changes is called {revisions!r}", f"use one of: {choices}")
    _check_depth(root, name)
    findings = [*_namespaces(root, name), *_soft_changes(root, revisions), *_marks(root)]
    known = _ids(root)
    budget = _Budget(name)
    for element in list(root.iter(akn("noteRef"))):
        _note_reference(element, known, budget)
    for element in list(root.iter(akn("ref"), akn("placeholder"))):
        _placeholder(element, known, budget)
    for element in root.iter(etree.Element):
        _quotes(element)
    return tuple(findings)


def _check_depth(root: etree._Element, name: str) -> None:
    """Not by recursion: the depth is what is in doubt."""
    depth, most = 0, MAX_OWN_DEPTH if any(map(is_own, root)) else current().depth
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            raise InvalidAkomaNtosoError(
                f"{name}: its elements are nested more than {most} deep",
                raising("depth", "no legislative document needs that many"),
            )


def _namespaces(root: etree._Element, name: str) -> Iterator[Diagnostic]:
    found = etree.QName(root).namespace or ""
    older = bool(OLDER.fullmatch(found))
    if (found != AKN and not older) or etree.QName(root).localname != "akomaNtoso":
        raise InvalidAkomaNtosoError(f"{name}: not Akoma Ntoso 3.0", f"its root must be akomaNtoso in {AKN}")
    for element in root.iter(etree.Element):
        plain = etree.QName(element)
        if plain.namespace == XHTML or (older and plain.namespace == found):
            element.tag = akn(plain.localname)
    if not any(child.tag in DOCUMENTS for child in root):
        raise InvalidAkomaNtosoError(f"{name}: not Akoma Ntoso 3.0", "akomaNtoso must hold a document, as act or bill")
    if older:
        yield info("older-namespace", f"written for a draft of Akoma Ntoso 3.0 ({found}); read as the standard")


def _soft_changes(root: etree._Element, revisions: str) -> Iterator[Diagnostic]:
    attribute = f"{{{LEOS}}}softaction"
    changed = [element for element in root.iter(etree.Element) if element.get(attribute)]
    outermost = [e for e in changed if not _inside(e, attribute)]
    counts = {word: sum(e.get(attribute) == action for e in outermost) for action, word in SOFT_ACTIONS.items()}
    for element in changed:
        if element.get(attribute) in REJECTED[revisions]:
            _remove(element)
    if changed:
        told = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
        yield info("tracked-changes", f"the document holds tracked changes ({told}); its {revisions} text was read")


def _inside(element: etree._Element, attribute: str) -> bool:
    return any(a.get(attribute) == element.get(attribute) for a in element.iterancestors())


def _remove(element: etree._Element) -> None:
    """Take an element out; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


def _marks(root: etree._Element) -> Iterator[Diagnostic]:
    """Akoma Ntoso's own ``ins`` and ``del`` say what an editor marked, not which words are in force: both are kept."""
    count = sum(1 for _ in root.iter(akn("ins"), akn("del")))
    if count:
        yield warning("editorial-marks", f"{count} stretches are marked as inserted or deleted; all were read as text")


def _ids(root: etree._Element) -> Mapping[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for element in root.iter(etree.Element):
        for key in (element.get(XML_ID), element.get("eId")):
            if key:
                found.setdefault(key, element)
    return found


def _target(element: etree._Element, known: Mapping[str, etree._Element]) -> etree._Element | None:
    href = element.get("href", "")
    return known.get(href[1:]) if href.startswith("#") else None


def _note_reference(element: etree._Element, known: Mapping[str, etree._Element], budget: _Budget) -> None:
    """A note whose text stands in the metadata is put where it is called."""
    target = _target(element, known)
    if target is None or target.tag != akn("note"):
        return
    budget.spend(etree.tostring(target, encoding="unicode"))
    marker = element.get("marker") or target.get("marker") or ""
    element.tag = NOTE
    element.attrib.clear()
    element.set("marker", marker)
    element.text = None
    for child in target:
        element.append(deepcopy(child))


def _placeholder(element: etree._Element, known: Mapping[str, etree._Element], budget: _Budget) -> None:
    """An empty reference that stands for a variable of the metadata gets its words."""
    named = element.tag == akn("placeholder") or "placeholder" in element.get("class", "").split()
    if not named or "".join(element.itertext()).strip():
        return
    target = _target(element, known)
    if target is not None:
        shown = target.get("showAs")
        element.text = budget.spend(
            " ".join("".join(target.itertext()).split()) if shown is None else resolve(shown, known)
        )


def resolve(text: str, known: Mapping[str, etree._Element]) -> str:
    """A text with the variables that it names (``#varActYear``) replaced by their words."""
    for _ in range(MAX_VARIABLES):
        after = re.sub(r"#(var\w+)", lambda found: _shown(found[1], known), text, count=MAX_VARIABLES)
        if after == text:
            break
        text = after
    return text


def _shown(name: str, known: Mapping[str, etree._Element]) -> str:
    return str(known[name].get("showAs", "")) if name in known else ""


def _quotes(element: etree._Element) -> None:
    """Quotation marks that stand in attributes become text: before and after a structure, inside of words."""
    start, end = _attribute(element, "startQuote"), _attribute(element, "endQuote")
    if not start and not end:
        return
    if element.tag == akn("quotedStructure"):
        before = element.getprevious()
        if before is None:
            element.getparent().text = (element.getparent().text or "") + start
        else:
            before.tail = (before.tail or "") + start
        element.tail = end + (element.tail or "")
        return
    element.text = start + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + end
    else:
        element.text += end


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute by its local name: British documents have ``ukl:startQuote``."""
    keys = (key for key in map(str, element.attrib) if key.rpartition("}")[2] == name)
    return str(element.get(next(keys, name), ""))
