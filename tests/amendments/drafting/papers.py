"""Drafts of the invented dossiers, for tests of what is printed."""

from functools import cache
from pathlib import Path

from akoma.amendment_list import AmendmentRecord, Column
from akoma.model import Expression
from akoma.reading import read
from differ.amendments.draft import Drafting, DraftPaper, draft_paper

FIXTURES = Path(__file__).parents[3] / "fixtures"
DOSSIERS = ("dossier", "dossier-harbour", "dossier-press")
LANGUAGES = ("en", "nl", "fr", "de")
PAIRS = [(dossier, language) for dossier in DOSSIERS for language in LANGUAGES]
TABLED = Drafting(("Anna Berg", "Piet Maas"), "River", 12)


@cache
def text(dossier: str, name: str, language: str) -> Expression:
    return read(str(FIXTURES / dossier / f"{name}.{language}.txt")).expression


@cache
def paper(dossier: str = "dossier", language: str = "en", drafting: Drafting = TABLED) -> DraftPaper:
    return draft_paper(text(dossier, "joint-motion", language), text(dossier, "adopted", language), drafting)


def emphasised(column: Column) -> str:
    """The marked characters but for white space: whether two marks meet at a space is a matter of print."""
    return "".join(c for mark in column.marked for c in column.text[mark.start : mark.end] if not c.isspace())


def shown(record: AmendmentRecord) -> dict[str, object]:
    """What a reader of a paper sees of an amendment."""
    assert record.left is not None
    assert record.right is not None
    return {
        "number": record.number,
        "authors": record.proponents,
        "group": record.group,
        "location": record.location,
        "left": (record.left.text, emphasised(record.left)),
        "right": (record.right.text, emphasised(record.right)),
        "original": record.original_language,
        "language": record.language,
    }
