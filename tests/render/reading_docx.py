"""A DOCX read back, paragraph by paragraph, in either view of its tracked changes; and a round trip through soffice."""

import shutil
import subprocess
from pathlib import Path

import pytest

from akoma.ingest.docx_flow import Paragraph, read_story
from akoma.ingest.docx_inline import NoteReference, Reading, Text
from akoma.ingest.docx_names import below
from akoma.ingest.docx_notes import NoteBook
from akoma.ingest.docx_numbering import read_lists
from akoma.ingest.docx_package import body_of, read_parts
from akoma.ingest.docx_styles import read_styles
from akoma.ingest.docx_view import View
from akoma.model import Document, Note
from akoma.reading import read
from differ.lexicon import load
from differ.model import Report
from differ.relate import relate
from render.characters import visible
from render.docx_lines import lines_of
from tests.patience import patient

FIXTURES = Path(__file__).parents[2] / "fixtures"

Shown = tuple[str, tuple[str, ...]]
"""The words of a paragraph, a note being "[1]" in them, and the texts of its notes."""


def paragraphs(data: bytes, view: View) -> list[Shown]:
    """The body in one view."""
    parts = read_parts(data, "redline.docx")
    styles = read_styles(parts.styles)
    reading = Reading(view, styles, read_lists(parts.numbering, styles))
    book = NoteBook(parts)
    story = read_story(body_of(parts.document), reading)
    found = [_paragraph(item, book) for item in story if isinstance(item, Paragraph)]
    return [shown for shown in found if shown != ("", ())]


def _paragraph(item: Paragraph, book: NoteBook) -> Shown:
    words, notes = "", []
    for piece in item.pieces:
        if isinstance(piece, Text):
            words += piece.text
        elif isinstance(piece, NoteReference):
            words += f"[{book.mark(piece)}]"
            text = book.text(piece)
            own = [] if text is None else ["".join(t.text or "" for t in below(text, "w:t"))]
            notes += [t.removeprefix(piece.mark).strip() if piece.mark else t.strip() for t in own]
    return words, tuple(notes)


def story(data: bytes) -> str:
    """All words of the body, tables included, a paragraph a line; nothing of what was deleted."""
    body = body_of(read_parts(data, "redline.docx").document)
    return (
        "\n".join("".join(t.text or "" for t in below(p, "w:t")) for p in below(body, "w:p"))
        if body is not None
        else ""
    )


def expected(document: Document) -> list[Shown]:
    """The same of a document: what the redline must give back."""
    return [_line(line.label, line.text, line.notes) for line in lines_of(document.expression, counted=False)]


def _line(label: str, text: str, notes: tuple[Note, ...]) -> Shown:
    at = 0
    words = visible(label) + "\t" if label else ""
    for note in sorted(notes, key=lambda note: note.offset):
        words += visible(text[at : note.offset]) + f"[{visible(note.marker)}]"
        at = note.offset
    return words + visible(text[at:]), tuple(visible(note.text).strip() for note in notes)


def comments(data: bytes) -> list[str]:
    """The texts of the comments, a paragraph a line."""
    root = read_parts(data, "redline.docx").comments
    if root is None:
        return []
    return [
        "\n".join("".join(t.text or "" for t in below(p, "w:t")) for p in below(comment, "w:p"))
        for comment in below(root, "w:comment")
    ]


def report_of(old: str, new: str) -> Report:
    """The comparison of two files: of the fixtures, or by their full paths."""
    texts = [read(str(FIXTURES / name)) for name in (old, new)]
    lexicons = {text.expression.language: load(text.expression.language) for text in texts}
    return relate(texts[0], texts[1], "auto", lexicons)


def through_libreoffice(data: bytes, folder: Path) -> bytes:
    """The file opened and saved by LibreOffice; the test is skipped where there is none."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("soffice is absent: apt-get install libreoffice-writer-nogui")
    (folder / "redline.docx").write_bytes(data)
    out = folder / "saved"
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir", str(out)]
    subprocess.run([*command, str(folder / "redline.docx")], check=True, capture_output=True, timeout=patient(60))
    return (out / "redline.docx").read_bytes()
