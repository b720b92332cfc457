"""The Word document, read back: accept all gives the new text, reject all the old one, whatever happened."""

import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from akoma.ingest.docx_view import View
from akoma.model import DocumentKind, Note, Provision
from akoma.reading import read, read_data
from differ.compare import compare
from differ.model import ChangeVerdict, Comparison, Report, Verdict
from render.compose import compose
from render.docx_body import SECOND_AUTHOR
from render.renderer import RenderOptions
from render.to_docx import RENDERER
from tests.render.factory import document, provision, sample
from tests.render.reading_docx import FIXTURES, comments, expected, paragraphs, report_of, through_libreoffice
from tests.render.reports import hostile, law, summarised, translated

_DOSSIERS = ("dossier", "dossier-harbour", "dossier-press")


def bare(comparison: Comparison) -> Report:
    verdicts = (ChangeVerdict(change.id, Verdict.KEPT, (), (), 1.0, False) for change in comparison.changes)
    return Report(comparison, (), tuple(verdicts), ())


def docx(report: Report) -> bytes:
    return RENDERER.render(report, RenderOptions())


def assert_both_texts(report: Report, data: bytes) -> None:
    assert paragraphs(data, View.ORIGINAL) == expected(report.comparison.old)
    assert paragraphs(data, View.FINAL) == expected(report.comparison.new)


@pytest.mark.parametrize("make", [sample, law, hostile])
def test_both_texts_come_back(make: Callable[[], Report]) -> None:
    assert_both_texts(make(), docx(make()))


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
@pytest.mark.parametrize("folder", _DOSSIERS)
def test_our_own_reader_reads_the_same_provisions(folder: str, language: str) -> None:
    old, new = f"{folder}/joint-motion.{language}.txt", f"{folder}/adopted.{language}.txt"
    data = docx(report_of(old, new))
    for name, view in ((old, "original"), (new, "final")):
        source = read(str(FIXTURES / name)).expression
        found = read_data(data, "redline.docx", revisions=view).expression
        assert [_content(one) for one in found.walk()] == [_content(one) for one in source.walk()]
        assert [(p.role, p.text) for p in found.passages] == [(p.role, p.text) for p in source.passages]


def _content(one: Provision) -> tuple[object, ...]:
    return one.eid, one.kind, one.num, one.heading, one.text, [(n.marker, n.text, n.offset) for n in one.notes]


def test_libreoffice_keeps_both_texts(tmp_path: Path) -> None:
    report = report_of("dossier/joint-motion.en.txt", "dossier/adopted.en.txt")
    assert_both_texts(report, through_libreoffice(docx(report), tmp_path))


def test_libreoffice_keeps_paragraphs_that_come_one_after_the_other(tmp_path: Path) -> None:
    # Words are added at the end of each paragraph and at the beginning of the next; a list has no numbers to part them.
    old = [provision(f"seg_{n}", f"One {n} two") for n in range(1, 9)]
    new = [provision(f"seg_{n}", f"Now one {n} two and more {n}") for n in range(1, 9)]
    new.insert(4, provision("seg_99", "A wholly new sentence about gates."))
    kind = DocumentKind.DOCUMENT
    report = bare(compare(document("old.txt", kind, old), document("new.txt", kind, new)))
    data = docx(report)
    assert SECOND_AUTHOR in part(data, "word/document.xml")
    assert_both_texts(report, through_libreoffice(data, tmp_path))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_a_move_has_two_halves_of_one_name() -> None:
    body = part(docx(sample()), "word/document.xml")
    for half in ("From", "To"):
        assert re.findall(rf'<w:move{half}RangeStart w:id="\d+" w:name="(\w+)"', body) == ["move1"]
    ids = re.findall(r'<w:(?:ins|del|moveFrom|moveTo)[A-Za-z]* w:id="(\d+)" w:author', body)
    assert len(ids) == len(set(ids)) > 10


def test_the_first_comment_is_the_answer() -> None:
    first = comments(docx(sample()))[0]
    view = compose(sample(), RenderOptions())
    assert view.answer in first
    for count in view.counts:
        assert f"{count.mark.sign} {count.mark.word}: {count.number}" in first
    assert "no mark (para_2) [note-unplaced]" in first


def _plain_comments() -> list[str]:
    return [text.replace("\xa0", " ") for text in comments(docx(sample()))]


def test_a_comment_tells_the_verdict_and_what_shows_it() -> None:
    found = next(text for text in _plain_comments()[1:] if "▼ softened" in text and "§ 2 → § 5" in text)
    assert "Paragraph 5 · 2 → 5 · changed · moved" in found or "Paragraph 5 · 2 → 5 · moved · changed" in found
    assert "▼ Verb, weaker: “Urges” → “Invites”" in found
    assert "most words of the shorter text stand in the other" in found


def test_pages_have_both_names_and_their_number() -> None:
    data = docx(sample())
    assert "motion.en.txt → P0_TA(2099)0042" in part(data, "word/header1.xml")
    footer = part(data, "word/footer1.xml")
    assert all(word in footer for word in ("Page ", " PAGE ", " of ", " NUMPAGES "))


@pytest.mark.parametrize(("paper", "size"), [("a4", 'w:w="11906" w:h="16838"'), ("letter", 'w:w="12240" w:h="15840"')])
def test_the_paper(paper: str, size: str) -> None:
    assert size in part(RENDERER.render(sample(), RenderOptions(paper=paper)), "word/document.xml")


@pytest.mark.parametrize("make", [translated, summarised])
def test_two_texts_without_common_words_are_a_table(make: Callable[[], Report]) -> None:
    comparison, data = make().comparison, docx(make())
    body = part(data, "word/document.xml")
    assert not re.search("<w:(ins|del|moveFrom|moveTo)[ >]", body)
    said = html.unescape(re.sub("<[^>]+>", "", body))
    new = [one.text for one in comparison.new.expression.walk()]
    reported = {eid for change in comparison.changes for eid in change.correspondence.old}
    old = [one.text for one in comparison.old.expression.walk() if one.eid in reported]
    assert old
    assert all(text in said for text in (*old, *new))
    assert comments(data)


def test_hostile_text_stays_text() -> None:
    data = docx(hostile())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
            assert b'Target="http' not in archive.read(name)
    assert "<script>alert(1)</script> {{7*7}}" in comments(data)[0]
    assert "[U+202E]evil" in " ".join(words for words, _ in paragraphs(data, View.FINAL))


_WORDS = st.sampled_from(["calls", "on", "the", "Council", "to", "act", "delay;", "urges", "Velmaria,", "not", "once"])
_TEXTS = st.lists(_WORDS, min_size=1, max_size=9).map(" ".join)


@st.composite
def _units(draw: st.DrawFn, texts: list[str]) -> tuple[Provision, ...]:
    """Numbered paragraphs with these texts; some have a note."""
    units = []
    for number, text in enumerate(texts, start=1):
        has_note = draw(st.integers(0, 5)) == 0
        notes = (Note(str(number), draw(_TEXTS), draw(st.integers(0, len(text)))),) if has_note else ()
        units.append(provision(f"para_{number}", text, notes=notes))
    return tuple(units)


@st.composite
def _versions(draw: st.DrawFn) -> Comparison:
    """Two texts: the second is the first with paragraphs moved, split, joined, changed, dropped and added."""
    old = draw(st.lists(_TEXTS, min_size=1, max_size=7))
    new = draw(st.permutations(old)) if draw(st.booleans()) else list(old)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(new) - 1))
        new[at : at + 1] = draw(st.sampled_from(_EDITS))(new[at], draw(_TEXTS))
        new = new or [draw(_TEXTS)]
    if draw(st.booleans()) and len(new) > 1:
        new[:2] = [" ".join(new[:2])]
    kinds = DocumentKind.JOINT_MOTION, DocumentKind.RESOLUTION
    names = "old.txt", "new.txt"
    units = draw(_units(old)), draw(_units(new))
    before, after = (document(*row) for row in zip(names, kinds, units, strict=True))
    return compare(before, after)


_EDITS: tuple[Callable[[str, str], list[str]], ...] = (
    lambda text, more: [],
    lambda text, more: [text, more],
    lambda text, more: [f"{text} {more}"],
    lambda text, more: [more],
    lambda text, more: [text[: len(text) // 2].rpartition(" ")[0] or "first", text[len(text) // 2 :]],
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(_versions())
def test_nothing_of_either_text_is_lost(comparison: Comparison) -> None:
    report = bare(comparison)
    assert_both_texts(report, docx(report))
