"""Where real documents of other origins lie, when they are there: beside the project, never in it."""

from collections import Counter
from functools import cache

import pytest
from lxml import etree

from akoma.akn_reader import read_akn
from akoma.model import Expression, Provision
from akoma.normalise import squeeze
from tests.corpus import CORPUS

DOCUMENTS = CORPUS.parent / "documents"

needs_documents = pytest.mark.skipif(not DOCUMENTS.exists(), reason=f"the real documents are not there: {DOCUMENTS}")


def names() -> list[str]:
    """All XML files, by their path below the folder."""
    return sorted(str(path.relative_to(DOCUMENTS)) for path in DOCUMENTS.rglob("*.xml"))


@cache
def read(name: str, revisions: str = "final") -> Expression:
    """One document as read."""
    return read_akn((DOCUMENTS / name).read_bytes(), name, revisions)


def unit(expression: Expression, eid: str) -> Provision:
    """The provision with an eId."""
    return next(p for p in expression.walk() if p.eid == eid)


def raw_text(data: bytes) -> "Counter[str]":
    """The characters of an XML file outside its metadata, counted without any of our own reading code."""
    root = etree.fromstring(data, etree.XMLParser(collect_ids=False, remove_comments=True, remove_pis=True))
    for meta in [element for element in root.iter() if etree.QName(element).localname == "meta"]:
        meta.clear(keep_tail=True)
    return Counter(squeeze("".join(root.itertext())))


def read_text(expression: Expression) -> "Counter[str]":
    """The characters of everything that was read."""
    words = [passage.text for passage in expression.passages] + [piece.text for piece in expression.furniture]
    words += [word for p in expression.walk() for word in (p.num, p.heading, p.text)]
    return Counter(squeeze("".join((*words, *(note.text for note in expression.notes())))))
