"""``clausewise diff --format github`` in a step: files and lines in the annotations, and the summary of the job."""

from pathlib import Path

import pytest

from tests.batch.calls import run
from tests.corpus import DOSSIER
from tests.docx.builder import docx, p

OLD, NEW = str(DOSSIER / "joint-motion.en.txt"), str(DOSSIER / "adopted.en.txt")


def annotated(*texts: str, summary: str = "", data: str = "") -> tuple[int, list[str], str]:
    """Status, lines and messages of the comparison as a step would start it."""
    result = run("diff", *texts, "--format", "github", extra={"GITHUB_STEP_SUMMARY": summary}, data=data)
    return result.returncode, result.stdout.splitlines(), result.stderr


def test_annotations_have_the_line_and_the_summary_grows(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("earlier\n")
    status, lines, _ = annotated(OLD, NEW, summary=str(summary))
    assert status == 0
    assert any(line.startswith((f"::warning file={OLD},line=", f"::warning file={NEW},line=")) for line in lines)
    text = summary.read_text("utf-8")
    assert text.startswith("earlier\n")
    assert "adopted.en.txt" in text
    annotated(OLD, NEW, summary=str(summary))
    assert len(summary.read_text("utf-8")) > len(text)


def test_what_has_no_lines_is_named_without_one(tmp_path: Path) -> None:
    word = tmp_path / "adopted.docx"
    word.write_bytes(docx("".join(p(line) for line in Path(NEW).read_text("utf-8").splitlines() if line)))
    status, lines, told = annotated(OLD, str(word))
    assert status == 0, told
    assert any(line.startswith(f"::warning file={word},title=") for line in lines)
    status, lines, told = annotated(OLD, "-", data=Path(NEW).read_text("utf-8"))
    assert status == 0, told
    assert any("file=standard input,title=" in line for line in lines)


@pytest.mark.parametrize("name", ["missing/summary.md", "."])
def test_a_summary_that_cannot_be_written_is_one_line(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    status, _, told = annotated(OLD, NEW, summary=path)
    assert (status, told.count("\n")) == (2, 1)
    assert told.startswith(f"clausewise: error: {path}: the summary of the job cannot be written (")
