"""Amendments in a flow of paragraphs and rows: the header of each, its two columns or its prose, its reasons.

    Amendment 12                                        header
    Anna Berg, Piet Maas                                authors, to the line of their group
    on behalf of the X Group
    Joint motion for a resolution                       what is amended: as the head of the left column, or a kind
    Paragraph 4 a (new)                                 location: what stands last before the columns
    Motion for a resolution | Amendment                 heads of the columns
    4. Calls on ...         | 4. Urges ...
                                              Or. en
    Justification
    ...

Nothing here knows a language: headers, reasons and groups are told by ``words.toml``, all else by its place.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from akoma.amending.flow import Begin, Flow, Passage, Row, stacked
from akoma.amending.vote_words import is_mark
from akoma.amending.words import (
    Header,
    authors_in,
    group_in,
    header_of,
    is_amended,
    is_amendment_word,
    is_joint_header,
    is_justification,
    is_withdrawn,
    names_in,
    original_language,
)
from akoma.amendment_list import AmendmentList, AmendmentRecord, Column
from akoma.diagnostics import Diagnostic, info, warning
from akoma.errors import AmendmentError, UnknownLanguageError
from akoma.furniture import number as report_number
from akoma.language import detect_segments, plain
from akoma.language import language as language_of
from akoma.model import Manifestation

SIDES = 2

SAMPLE = 50_000
"""Characters by which the language of a paper is told."""


@dataclass(slots=True)
class Draft:
    """An amendment under way: what stands between its header and the next one."""

    header: Header
    page: int | None = None
    head: list[str] = field(default_factory=list)
    """Lines before the columns; all lines, when there are none."""
    rows: list[Row] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    """Lines after the columns."""
    authors: tuple[str, ...] = ()
    """Where the flow has told them already."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a flow holds."""

    records: tuple[AmendmentRecord, ...]
    before: tuple[str, ...]
    """Lines before the first amendment."""
    amended: str
    diagnostics: tuple[Diagnostic, ...]


def read_papers(flow: Flow, language: str) -> Read:
    """All amendments of a flow. Raises an AmendmentError where one cannot be read as such."""
    before, drafts = _parted(flow)
    below = (line for draft in drafts for line in (*draft.head, *draft.below))
    refuse_joint(before, [draft.header.number for draft in drafts], below)
    found = [_record(draft, language) for draft in drafts]
    amended = next((told for _, told, _ in found if told), "")
    diagnostics = [finding for _, _, findings in found for finding in findings]
    if before and drafts:
        diagnostics.append(info("text-before-amendments", f"no part of an amendment: {' '.join(before)[:80]}"))
    return Read(tuple(record for record, _, _ in found), tuple(before), amended, tuple(diagnostics))


def as_list(flow: Flow, origin: Manifestation, language: str, declared: str = "") -> AmendmentList:
    """The amendments of a flow as a paper; ``declared``: the language (ISO 639) that its markup names."""
    code = language or told_language(flow) or _declared(declared)
    read = read_papers(flow, code)
    return AmendmentList(read.records, read.amended, "\n".join(read.before), code, origin, read.diagnostics)


def told_language(flow: Flow) -> str:
    """The language (ISO 639-2/T) of most of the words; empty where it cannot be told."""
    told = [part for part in flow if not isinstance(part, Begin)]
    cells = [cell.text for part in told for cell in ([part] if isinstance(part, Passage) else part.cells)]
    (code,) = detect_segments(["\n".join(cells)[:SAMPLE]])
    return code


def _declared(code: str) -> str:
    try:
        return language_of(code).code if code else ""
    except UnknownLanguageError:
        return ""


def _parted(flow: Flow) -> tuple[list[str], list[Draft]]:
    """What stands before the first header, and what stands below each."""
    before: list[str] = []
    drafts: list[Draft] = []
    for part in flow:
        if isinstance(part, Begin):
            drafts.append(Draft(Header(part.number), part.page, authors=part.authors))
            continue
        header, lines = _header(part)
        if header:
            page = part.page if isinstance(part, Passage) else part.cells[0].page
            drafts.append(Draft(header, page, [header.rest] if header.rest else []))
        pair = _pair(part) if isinstance(part, Row) and not header else None
        if not drafts:
            before.extend(lines)
        elif pair:
            drafts[-1].rows.append(pair)
        else:
            (drafts[-1].below if drafts[-1].rows else drafts[-1].head).extend(lines)
    return before, drafts


def _header(part: Passage | Row) -> tuple[Header | None, list[str]]:
    """The header that a paragraph, or the only full cell of a row, is or begins with; and its other lines."""
    cells = [part] if isinstance(part, Passage) else [cell for cell in part.cells if cell.text]
    lines = [line for cell in cells for line in cell.lines]
    whole = header_of(lines[0]) if lines and len(cells) == 1 else None
    return whole, lines[1:] if whole else lines


def refuse_joint(before: Iterable[str], numbers: Collection[str], lines: Iterable[str]) -> None:
    """Raise an AmendmentError where a line begins several amendments: their words would pass for the one before.

    Before the first amendment such a line ("AMENDMENTS 1 - 265") is that of the cover, if it tells of those below.
    """
    counted = {number.lstrip("0") for number in numbers}
    covers = (line for line in before if not counted & {found.lstrip("0") for found in re.findall(r"\d+", line)})
    joint = next((line for line in (*covers, *lines) if is_joint_header(line)), None)
    if joint:
        raise AmendmentError(f"{joint.strip()!r} begins several amendments at once", "give each a header of its own")


def _pair(row: Row) -> Row | None:
    """The row, if it has two columns that ask for something; an empty column between the two is none."""
    cells = row.cells
    if len(cells) == SIDES + 1 and not cells[1].text:
        cells = (cells[0], cells[2])
    if len(cells) != SIDES:
        return None
    full = [cell.text for cell in cells if cell.text]
    aside = len(full) == 1 and (bool(original_language(full[0])) or is_justification(full[0]))
    return None if aside else Row(cells, row.spanned, row.sure, row.table)


def _record(draft: Draft, language: str) -> tuple[AmendmentRecord, str, list[Diagnostic]]:
    where = f"amendment {draft.header.number}"
    authors, group, amended, rest = _head(draft)
    reasons, original, left_over = _below(draft.below if draft.rows else rest)
    withdrawn = any(is_withdrawn(line) for line in (*draft.head, *draft.below))
    if draft.rows:
        left, right, sure, instruction, location = *_columns(draft, where), "", " ".join(rest)
    else:
        left, right, sure, instruction, location = None, None, 1.0, "\n".join(left_over).strip(), ""
        left_over = []
    if not withdrawn and not instruction and (right is None or not location):
        raise AmendmentError(f"{where} {'has no location' if draft.rows else 'asks for nothing'}", "repair the paper")
    record = AmendmentRecord(
        number=draft.header.number,
        instruction=instruction,
        left=left,
        right=right,
        location=location,
        proponents=draft.authors or authors,
        group=group,
        justification=reasons,
        parent=draft.header.parent,
        language=language,
        original_language=original,
        confidence=sure,
        withdrawn=withdrawn,
        page=draft.page,
    )
    return record, amended, _left_over(left_over, where)


def _below(lines: Sequence[str]) -> tuple[str, str, list[str]]:
    """The reasons, the language of the original, and the lines that are neither."""
    original = next((code for line in lines if (code := original_language(line))), "")
    kept = [line for line in lines if not original_language(line)]
    at = next((i for i, line in enumerate(kept) if is_justification(line)), len(kept))
    reasons = [line for line in kept[at + 1 :] if not is_justification(line)]
    while reasons and is_mark(reasons[-1]):
        reasons.pop()
    return "\n".join(reasons), original, [line for line in kept[:at] if not is_mark(line)]


def _left_over(lines: Sequence[str], where: str) -> list[Diagnostic]:
    """Lines after the columns that are neither reasons nor the language of the original."""
    return [warning("line-not-read", f"no part of the amendment: {line[:80]}", where) for line in lines]


# --- above the columns ------------------------------------------------------------------------------------------------


def _head(draft: Draft) -> tuple[tuple[str, ...], str, str, list[str]]:
    """Authors, group, what is amended, and the lines that remain: the location, or the instruction in prose."""
    lines = [line for line in draft.head if not is_mark(line)]
    if not draft.rows:
        return _prose_head(lines)
    names = {_head_word(draft)}
    places = [i for i, line in enumerate(lines[:-1]) if _is_amended(line, names)]
    if not places:
        # Nothing names what is amended: the last line says where, those before it who.
        authors, group = _authors(lines[:-1])
        return authors, group, "", lines[-1:]
    authors, group = _authors(lines[: places[0]])
    return authors, group, lines[places[-1]], lines[places[-1] + 1 :]


def _prose_head(lines: Sequence[str]) -> tuple[tuple[str, ...], str, str, list[str]]:
    """Of an amendment in prose: the lines about its authors stand first, each by its words."""
    authors: list[str] = []
    group = ""
    for i, line in enumerate(lines):
        named = authors_in(line)
        if named is None and not group_in(line):
            return tuple(authors), group, "", list(lines[i:])
        group = group or group_in(line)
        authors.extend(names_in(named) if named else [])
    return tuple(authors), group, "", []


def _authors(lines: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The names in the lines before what is amended, up to the group, or to the number of a report."""
    names: list[str] = []
    for line in lines:
        if report_number(line):
            break
        if group := group_in(line):
            return tuple(names), group
        names.extend(names_in(authors_in(line) or line))
    return tuple(names), ""


def _head_word(draft: Draft) -> str:
    """The head of the left column, which says what kind of text is amended."""
    cells = draft.rows[0].cells if draft.rows else ()
    return plain(cells[0].text) if cells and _is_heads(draft.rows[0]) else ""


def _is_amended(line: str, names: Iterable[str]) -> bool:
    return is_amended(line) or plain(line) in set(names) - {""}


# --- the columns ------------------------------------------------------------------------------------------------------


def _is_heads(row: Row) -> bool:
    """Whether a row holds the heads of the columns: the right one says "Amendment", and nothing else."""
    return is_amendment_word(row.cells[1].text)


def _columns(draft: Draft, where: str) -> tuple[Column, Column, float]:
    rows = [row for row in draft.rows if not _is_heads(row)]
    if not rows:
        raise AmendmentError(f"{where} has empty columns", "repair the paper")
    left, right = (stacked(row.cells[side].words for row in rows) for side in (0, 1))
    return left, right, min(row.sure for row in rows)
