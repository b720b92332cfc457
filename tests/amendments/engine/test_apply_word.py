"""``clausewise amend apply -o text.docx``: the consolidated text as a Word document, and nothing else in it."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from akoma.ingest.docx_view import View
from akoma.model import Provision
from akoma.reading import read, read_data
from differ.amendments.engine.applying import apply_amendments
from differ.amendments.engine.decisions import EVERYTHING
from render.text_to_docx import text_docx
from tests.amendments.engine.papers import BASE, Desk, amendments, base
from tests.corpus import DOSSIER
from tests.render.reading_docx import expected, paragraphs, through_libreoffice

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLES = {"dc": "http://purl.org/dc/elements/1.1/"}


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return etree.fromstring(archive.read(name))


def styled(data: bytes) -> list[tuple[str, str]]:
    """Each paragraph of the body: its style and its words, a tab between label and text."""
    found = []
    for paragraph in part(data, "word/document.xml").iter(f"{W}p"):
        words = "".join("\t" if one.tag == f"{W}tab" else one.text or "" for one in paragraph.iter(f"{W}t", f"{W}tab"))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found.append((str(style.get(f"{W}val")) if style is not None else "", words))
    return found


def applied(desk: Desk, *more: str) -> bytes:
    result = desk.run("apply", "base.txt", "amendments.json", "-o", "text.docx", *more)
    assert result.status == 0, result.err
    assert result.out == ""
    return (desk.folder / "text.docx").read_bytes()


def test_the_words_are_those_of_the_text_with_its_labels(desk: Desk) -> None:
    desk.table('In paragraph 1, replace "grey" with "green".', "Delete paragraph 3.")
    data = applied(desk)
    lines = BASE.replace("grey", "green").splitlines()
    assert styled(data) == [("Level0", line.replace(". ", ".\t", 1)) for line in (*lines[:2], *lines[3:])]


def test_points_are_indented_and_numbered_as_printed(desk: Desk) -> None:
    desk.write("base.txt", "1. Asks:\n\n(a) for bread;\n\n(b) for water;\n\n2. Thanks the Council.\n")
    desk.table("Delete point (a) of paragraph 1.")
    assert styled(applied(desk, "--numbering", "final")) == [
        ("Level0", "1.\tAsks:"),
        ("Level1", "(a)\tfor water;"),
        ("Level0", "2.\tThanks the Council."),
    ]


def test_nothing_of_it_is_tracked_or_commented(desk: Desk) -> None:
    desk.table('In paragraph 1, replace "grey" with "green".')
    data = applied(desk)
    names = {element.tag.removeprefix(W) for element in part(data, "word/document.xml").iter()}
    assert not names & {"ins", "del", "moveFrom", "moveTo", "commentReference"}
    assert len(part(data, "word/comments.xml")) == 0


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_a_whole_resolution_keeps_title_language_styles_and_notes(language: str) -> None:
    document = read(str(DOSSIER / f"joint-motion.{language}.txt"))
    data = text_docx(document.expression, document.source)
    assert part(data, "docProps/core.xml").findtext("dc:title", namespaces=TITLES) == document.expression.title
    assert part(data, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang").get(f"{W}val") == language
    styles = [style for style, _ in styled(data)]
    known = {one.get(f"{W}styleId") for one in part(data, "word/styles.xml").iter(f"{W}style")}
    assert {"Title", "Formula", "Citation", "Recital", "Level0", "Level1"} <= set(styles) <= known
    assert paragraphs(data, View.FINAL) == paragraphs(data, View.ORIGINAL)
    assert [words for words, _ in paragraphs(data, View.FINAL)] == [words for words, _ in expected(document)]


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_it_is_read_back_as_the_same_text(language: str) -> None:
    document = read(str(DOSSIER / f"joint-motion.{language}.txt"))
    found = read_data(text_docx(document.expression, document.source), "text.docx").expression
    assert [content(one) for one in found.walk()] == [content(one) for one in document.expression.walk()]
    assert [(p.role, p.text) for p in found.passages] == [(p.role, p.text) for p in document.expression.passages]


def content(one: Provision) -> tuple[object, ...]:
    return one.eid, one.kind, one.num, one.heading, one.text, [(note.text, note.offset) for note in one.notes]


def test_libreoffice_opens_it_and_keeps_every_word(tmp_path: Path) -> None:
    document = read(str(DOSSIER / "joint-motion.en.txt"))
    data = text_docx(document.expression, document.source)
    assert paragraphs(through_libreoffice(data, tmp_path), View.FINAL) == paragraphs(data, View.FINAL)


def test_same_text_same_bytes_and_hostile_words_stay_words(desk: Desk) -> None:
    desk.table('In paragraph 1, replace "grey" with "<w:br/> & \u202egreen".')
    data = applied(desk)
    assert applied(desk, "--force") == data
    assert "the old <w:br/> & [U+202E]green dykes" in styled(data)[0][1]


def test_the_text_of_the_file_is_that_of_the_other_outputs(desk: Desk) -> None:
    asked = 'After paragraph 1, insert the following paragraph: "Asks for a report;"'
    desk.table(asked)
    applied(desk)
    again = read(str(desk.folder / "text.docx")).expression
    made = apply_amendments(base(), amendments(asked), EVERYTHING, "provisional").expression
    assert [(one.num, one.text) for one in again.walk()] == [(one.num, one.text) for one in made.walk()]
