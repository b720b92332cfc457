"""One pair, as a worker does it: whatever happens is an outcome, and nothing of an earlier run stays behind."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from akoma import reading
from akoma.errors import ClausewiseError
from commands.common_batching.documents import Reading, facts_of
from commands.common_batching.jobs import Job, Settings
from commands.common_batching.work import check_settings, compare_contents, compare_here, keep
from tests.batch.calls import SHORT

OLD = SHORT.format(day=1, number=1, verb="Urges").encode(), "old.txt"
NEW = SHORT.format(day=1, number=1, verb="Invites").encode(), "new.txt"
JOB = Job("one", "pairs/one", "old.txt", "new.txt")
SETTINGS = Settings(formats=("json", "md"))


def broken(*_: object, **__: object) -> None:
    raise IndexError("list index out of range")


def test_a_pair_is_its_line_its_demands_and_its_files() -> None:
    made = compare_contents(SETTINGS, JOB, OLD, NEW)
    assert (made.outcome.line.state, made.outcome.line.error) == ("done", "")
    assert [name for name, _ in made.files] == ["diff.json", "diff.md"]
    assert made.outcome.line.files == "diff.json diff.md"
    assert made.outcome.fingerprint


@pytest.mark.parametrize(
    ("old", "fault", "says"),
    [
        ((b"", "old.txt"), "input", "old.txt: the language of the text cannot be told"),
        ((b"\0\1", "old.bin"), "input", "old.bin: "),
    ],
)
def test_a_document_that_cannot_be_read_is_an_outcome(old: tuple[bytes, str], fault: str, says: str) -> None:
    made = compare_contents(SETTINGS, JOB, old, NEW)
    assert (made.outcome.line.state, made.outcome.line.fault, made.files) == ("failed", fault, ())
    assert says in made.outcome.line.error
    assert made.outcome.fingerprint == "", "it is tried again"


def test_a_defect_of_ours_is_an_outcome_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_data", broken)
    line = compare_contents(SETTINGS, JOB, OLD, NEW).outcome.line
    assert (line.state, line.fault, line.error) == ("failed", "defect", "defect: IndexError: list index out of range")


def test_a_document_of_a_folder_that_brings_a_defect_to_light_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "read_data", broken)
    path = tmp_path / "old.txt"
    path.write_bytes(OLD[0])
    assert facts_of(Reading("", "final", ""), str(path)).error == "defect: IndexError: list index out of range"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    for data, name in (OLD, NEW):
        (tmp_path / name).write_bytes(data)
    return replace(JOB, old=str(tmp_path / "old.txt"), new=str(tmp_path / "new.txt"))


def test_a_file_that_is_gone_is_an_outcome_and_takes_the_old_results_away(tmp_path: Path, job: Job) -> None:
    assert compare_here(SETTINGS, str(tmp_path), job).line.state == "done"
    Path(job.new).unlink()
    line = compare_here(SETTINGS, str(tmp_path), job).line
    assert (line.state, line.fault, line.error) == ("failed", "input", f"{job.new}: no such file; check the path")
    assert not (tmp_path / job.folder).exists()


def test_files_of_somebody_else_in_the_folder_of_a_pair_stay(tmp_path: Path, job: Job) -> None:
    compare_here(SETTINGS, str(tmp_path), job)
    (tmp_path / job.folder / "notes.txt").write_text("mine")
    Path(job.new).unlink()
    compare_here(SETTINGS, str(tmp_path), job)
    assert [path.name for path in (tmp_path / job.folder).iterdir()] == ["notes.txt"]


def test_results_that_cannot_be_written_are_an_outcome(tmp_path: Path) -> None:
    (tmp_path / "pairs").write_text("a file where the folder should be")
    outcome = keep(str(tmp_path), JOB, compare_contents(SETTINGS, JOB, OLD, NEW))
    assert (outcome.line.state, outcome.line.fault, outcome.fingerprint) == ("failed", "input", "")
    assert str(tmp_path) in outcome.line.error


REFUSED: list[tuple[Callable[[Settings], Settings], str]] = [
    (lambda settings: replace(settings, formats=("odt",)), "no output format 'odt'"),
    (lambda settings: replace(settings, ui_lang="xx"), "'xx'"),
    (lambda settings: replace(settings, lexicons=(("own.toml", b"nonsense"),)), "lexicon"),
    (lambda settings: replace(settings, lexicons=(("own.tsv", b"concept\tnld\teng\nswamp\tzwolper\n"),)), "own.tsv"),
]


@pytest.mark.parametrize(("change", "says"), REFUSED)
def test_settings_that_cannot_be_used_are_refused_before_any_work(
    change: Callable[[Settings], Settings], says: str
) -> None:
    check_settings(SETTINGS)
    with pytest.raises(ClausewiseError, match=says):
        check_settings(change(SETTINGS))
