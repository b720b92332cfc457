"""Plain text: a line such as ``Amendment 12`` begins each amendment; what it asks for follows in prose.

Amendment 12
Tabled by Anna Berg
In paragraph 2, replace the words "x" with the words "y".
Explanatory note
It says what is meant.
"""

from collections.abc import Sequence

from akoma.amending.papers import refuse_joint
from akoma.amending.vote_words import is_mark
from akoma.amending.words import Header, authors_in, group_in, header_of, is_justification, is_withdrawn, names_in
from akoma.amendment_list import AmendmentList, AmendmentRecord
from akoma.diagnostics import Diagnostic, info
from akoma.errors import AmendmentError
from akoma.language import detect_segments
from akoma.limits import check
from akoma.model import Manifestation
from akoma.sources import decode


class TextReader:
    """Reader of plain text; the last resort of recognition."""

    format = "text"
    priority = 100

    def recognises(self, data: bytes) -> bool:
        """Anything without zero bytes may be text; UTF-16 has them, and says so at its beginning."""
        return b"\0" not in data or data.startswith((b"\xff\xfe", b"\xfe\xff"))

    def read(self, data: bytes, origin: Manifestation, language: str) -> AmendmentList:
        """All amendments; raises an AmendmentError when there is none, or one that asks for nothing."""
        text = decode(data, origin.name).removeprefix("\ufeff")
        check("characters", len(text), origin.name)
        lines = text.splitlines()
        check("lines", len(lines), origin.name)
        title, parts = _parted(lines)
        below = (line for _, body in parts for line in body)
        refuse_joint(title.splitlines(), [header.number for header, _ in parts], below)
        code = language or language_of_lines(lines)
        return AmendmentList(
            records=tuple(_record(header, body, code) for header, body in parts),
            title=title,
            language=code,
            origin=origin,
            diagnostics=_before(title),
        )


READER = TextReader()


def language_of_lines(lines: Sequence[str]) -> str:
    """The language of a paper (ISO 639-2/T), empty where it cannot be told for sure: it is short, or quotes another."""
    (code,) = detect_segments(["\n".join(lines)])
    return code


def _parted(lines: Sequence[str]) -> tuple[str, list[tuple[Header, list[str]]]]:
    """What stands before the first amendment, and each amendment's header with the lines below it."""
    before: list[str] = []
    parts: list[tuple[Header, list[str]]] = []
    for line in lines:
        header = header_of(_heading(line))
        if header:
            parts.append((header, [header.rest] if header.rest else []))
        else:
            (parts[-1][1] if parts else before).append(line)
    return "\n".join(before).strip(), parts


def _heading(line: str) -> str:
    """A line without the marks of a heading in Markdown, in which ``amend draft`` writes as well."""
    return line.lstrip("#").lstrip(" ") if line.startswith("#") else line


def _record(header: Header, body: Sequence[str], language: str) -> AmendmentRecord:
    asked, reasons = _split_reasons(body)
    authors, asked = _split_authors(asked)
    withdrawn = [line for line in body if is_withdrawn(line)]
    instruction = "\n".join(asked).strip()
    if not instruction and not withdrawn:
        raise AmendmentError(f"amendment {header.number} asks for nothing", "write what it asks for below its number")
    return AmendmentRecord(
        number=header.number,
        instruction=instruction,
        proponents=tuple(name for line in authors if not group_in(line) for name in names_in(line)),
        group=next((group for line in authors if (group := group_in(line))), ""),
        justification="\n".join(reasons).strip(),
        parent=header.parent,
        language=language,
        withdrawn=bool(withdrawn),
    )


def _split_reasons(body: Sequence[str]) -> tuple[list[str], list[str]]:
    at = next((i for i, line in enumerate(body) if is_justification(_heading(line))), len(body))
    return _unmarked(body[:at]), _unmarked(body[at + 1 :])


def _unmarked(lines: Sequence[str]) -> list[str]:
    """Lines without the result and count of votes that a compendium prints before and behind them."""
    kept = list(lines)
    while kept and (not kept[-1].strip() or is_mark(kept[-1])):
        kept.pop()
    while kept and (not kept[0].strip() or is_mark(kept[0])):
        kept.pop(0)
    return kept


def _split_authors(body: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines about authors, which stand first, and the rest."""
    authors: list[str] = []
    for i, line in enumerate(body):
        named = authors_in(line)
        if not line.strip():
            continue
        if named is None and not group_in(line):
            return authors, _unmarked(body[i:])
        authors.append(named or line.strip())
    return authors, []


def _before(title: str) -> tuple[Diagnostic, ...]:
    if not title:
        return ()
    first = title.splitlines()[0]
    return (info("text-before-amendments", f"what stands before the first amendment is no part of one: {first[:80]}"),)
