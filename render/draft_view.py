"""What a paper of amendments shows, the same for every form of it: header, columns in runs, sentences."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from akoma.amendment_list import Column
from differ.amendments.draft import Drafted, DraftPaper

ENGLISH = "eng"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; ``marked``: in bold italics."""

    text: str
    marked: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """One amendment as it is printed. ``left`` and ``right`` hold a line for each block."""

    anchor: str
    number: str
    authors: str
    group: str
    document: str
    location: str
    heads: tuple[str, str]
    left: tuple[Line, ...]
    right: tuple[Line, ...]
    original: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """The whole paper. ``reference``: number of the text that is amended, where it has one."""

    language: str
    page_title: str
    title: str
    reference: str
    none: str
    amendments: tuple[AmendmentView, ...]


@cache
def paper_words() -> Mapping[str, Mapping[str, Any]]:
    """The words of all languages; see ``draft_words.toml``."""
    return tomllib.loads((Path(__file__).parent / "draft_words.toml").read_text(encoding="utf-8"))


def words_in(language: str) -> Mapping[str, Any]:
    """The words of a language (ISO 639-2/T); English where there are none."""
    return paper_words().get(language, paper_words()[ENGLISH])


def view_of(paper: DraftPaper) -> PaperView:
    """What the paper shows, in its language."""
    words = words_in(paper.language)
    base = paper.base
    title = base.title or words["untitled"]
    kind = words["kinds"].get(base.kind.value, words["kinds"]["document"])
    return PaperView(
        language=paper.language,
        page_title=words["page"].format(title=title),
        title=base.title,
        reference=base.references.number or base.references.procedure,
        none=words["none"],
        amendments=tuple(_amendment(one, kind, words) for one in paper.drafted),
    )


def _amendment(one: Drafted, kind: str, words: Mapping[str, Any]) -> AmendmentView:
    record = one.amendment.record
    assert record.left is not None
    assert record.right is not None
    return AmendmentView(
        anchor=f"am-{record.number}",
        number=words["number"].format(number=record.number),
        authors=", ".join(record.proponents),
        group=words["behalf"].format(group=record.group) if record.group else "",
        document=kind,
        location=record.location,
        heads=(kind, words["amendment"]),
        left=tuple(lines(record.left)),
        right=tuple(lines(record.right)),
        original=f"Or. {record.original_language}",
    )


def lines(column: Column) -> Iterator[Line]:
    """The lines of a column, each as runs; none for an empty column."""
    start = 0
    for text in column.text.split("\n") if column.text else ():
        end = start + len(text)
        yield tuple(_runs(text, [(max(m.start - start, 0), min(m.end, end) - start) for m in column.marked]))
        start = end + 1


def _runs(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[Run]:
    at = 0
    for start, end in marks:
        if start >= end or end <= 0 or start >= len(text):
            continue
        if at < start:
            yield Run(text[at:start])
        yield Run(text[start:end], marked=True)
        at = end
    if at < len(text):
        yield Run(text[at:])
