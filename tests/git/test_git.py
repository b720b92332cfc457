"""git diff, git log -p, git redline and git difftool show clauses, and go on whatever a file holds."""

from pathlib import Path

import pytest

from commands.git_textconv import as_text
from tests.docx.builder import docx, p
from tests.git.repository import EARLIER, LATER, SMALL, SOFTER, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.clausewise("install-git")
    made.commit("first", motion_txt=EARLIER.read_bytes(), small_txt=SMALL, notes_txt="alpha\nbeta\n")
    made.commit("second", motion_txt=LATER.read_bytes(), small_txt=SOFTER, notes_txt="alpha\ngamma\n")
    return made


def changed(shown: str) -> list[str]:
    """The lines with a plus or a minus."""
    return [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_git_diff_shows_one_clause_a_line(repository: Repository) -> None:
    lines = changed(repository.git("diff", "HEAD~", "--", "small.txt"))
    assert lines == [
        "-1. Urges the Council to act without delay;",
        "+1. Invites the Council to act;",
        "-2. Asks the Commission to report;",
        "+2. Calls on the Commission to report;",
    ]
    units = [line for line in changed(repository.git("diff", "HEAD~", "--", "motion.txt")) if line[1:2].isdigit()]
    assert units
    assert all(line.split(" ")[0][1:-1].isdigit() for line in units)


def test_git_log_shows_the_same_and_words_too(repository: Repository) -> None:
    assert "+1. Invites the Council to act;" in repository.git("log", "-p")
    assert "[-Urges-]{+Invites+}" in repository.git("log", "-p", "-1", "--word-diff", "--", "small.txt")


def test_a_file_that_is_no_legislative_text_is_shown_as_before(repository: Repository) -> None:
    assert changed(repository.git("diff", "HEAD~", "--", "notes.txt")) == ["-beta", "+gamma"]
    repository.commit("third", notes_txt=b"\xff\xfe\x00\x01broken", broken_pdf=b"%PDF-1.7 broken")
    assert "broken.pdf" in repository.git("log", "-p", "-1")


def test_a_word_document_is_shown_as_text(repository: Repository) -> None:
    texts = ("The European Parliament,", "1. Urges the Council to act;", "2. Asks the Commission to report;")
    softer = (texts[0], texts[1].replace("Urges", "Invites"), texts[2])
    repository.commit("word", paper_docx=docx("".join(map(p, texts))))
    repository.commit("softer", paper_docx=docx("".join(map(p, softer))))
    lines = changed(repository.git("show", "--format="))
    assert lines == ["-1. Urges the Council to act;", "+1. Invites the Council to act;"]


def test_git_redline_shows_verdicts_for_all_files_and_never_fails(repository: Repository) -> None:
    repository.commit("broken", broken_txt=SMALL, other_bin="x\n")
    repository.commit("worse", broken_txt=b"\x00\x01", gone_txt=SMALL, notes_txt="delta\n", other_bin="y\n")
    shown = repository.git("redline", "HEAD~3")
    assert "clausewise diff a/motion.txt b/motion.txt" in shown
    assert "THE ANSWER" in shown
    assert "▼ Softened" in shown
    assert "+1. Urges the Council to act without delay;" in shown
    assert "+delta" in shown
    assert "+y" in shown
    repository.git("mv", "small.txt", "renamed.txt")
    (repository.folder / "renamed.txt").write_text(f"{SOFTER}\n3. Asks the Board to meet;\n")
    repository.git("add", "-A")
    assert "clausewise diff a/small.txt b/renamed.txt" in repository.git("redline", "-M", "HEAD")


def test_with_the_driver_git_diff_itself_shows_verdicts_and_log_still_clauses(repository: Repository) -> None:
    repository.clausewise("install-git", "--driver")
    assert "THE ANSWER" in repository.git("diff", "HEAD~", "--", "small.txt")
    assert "+1. Invites the Council to act;" in repository.git("log", "-p", "-1", "--", "small.txt")


@pytest.mark.parametrize("driver", [(), ("--driver",)])
def test_git_difftool_opens_the_page(repository: Repository, tmp_path: Path, driver: tuple[str, ...]) -> None:
    repository.clausewise("install-git", *driver)
    browser = repository.bin / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/opened\n')
    browser.chmod(0o755)
    there = {"BROWSER": f"{browser} %s", "TMPDIR": str(tmp_path)}
    repository.git("difftool", "-y", "-t", "clausewise", "HEAD~", "--", "small.txt", env=there)
    (address,) = (tmp_path / "opened").read_text().split()
    page = Path(address.removeprefix("file://"))
    assert page.name == "small.html"
    assert "Invites" in page.read_text("utf-8")


def test_a_defect_stops_neither_the_text_nor_git(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("akoma.reading.read_data", broken)
    assert as_text(SMALL.encode(), "small.txt") == SMALL.encode()
    assert as_text(b"%PDF \x00", "a.pdf").startswith(b"clausewise: defect: ZeroDivisionError")


def test_the_driver_ends_with_status_0_whatever_it_is_given(repository: Repository, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    for arguments in ((), ("a",), ("a.txt", missing, "0", "100644", missing, "0", "100644")):
        repository.clausewise("git-diff", *arguments)
        assert repository.said.startswith("clausewise: ")
