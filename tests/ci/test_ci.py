"""clausewise ci, and the steps of action.yml, gitlab.yml and the hook, on a real git repository."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.corpus import ROOT
from tests.git.repository import EARLIER, LATER, SMALL, SOFTER, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A branch ``work`` that left ``main``, which went on: one text softened, one renamed, one gone, one new."""
    made = Repository(tmp_path)
    start: dict[str, str | bytes | None] = {
        "motions__motion_txt": EARLIER.read_bytes(),
        "small_txt": SMALL,
        "notes_txt": "alpha\n",
        "gone_txt": SMALL,
    }
    made.commit("start", **start, named_txt=SMALL.replace("Council", "Commission"))
    made.git("checkout", "-q", "-b", "work")
    made.git("mv", "named.txt", "renamed.txt")
    made.commit("work", motions__motion_txt=LATER.read_bytes(), small_txt=SOFTER, notes_txt="beta\n", gone_txt=None)
    made.commit("more", new_txt=EARLIER.read_bytes(), code_py="x = 1\n")
    made.git("checkout", "-q", "main")
    made.commit("meanwhile", small_txt=SMALL.replace("Asks", "Demands"))
    made.git("checkout", "-q", "work")
    return made


def test_every_text_is_told_and_nothing_else(repository: Repository) -> None:
    told = repository.clausewise("ci", "--base", "main").splitlines()
    assert [line.split(": ")[0] for line in told] == [
        "gone.txt", "motions/motion.txt", "new.txt", "notes.txt", "renamed.txt (was named.txt)", "small.txt",
    ]  # fmt: skip
    by_name = dict(line.split(": ", 1) for line in told)
    assert by_name["gone.txt"] == "2 dropped (the file was deleted)"
    assert by_name["small.txt"] == "1 kept, 1 softened"
    assert by_name["renamed.txt (was named.txt)"] == "2 kept"
    assert by_name["notes.txt"].startswith("not compared: ")
    assert re.fullmatch(r"\d+ added \(a new file\)", by_name["new.txt"])


def test_reports_a_summary_and_a_record_are_written(repository: Repository) -> None:
    repository.clausewise("ci", "--base", "main", "-o", "results", "--formats", "html,json")
    results = repository.folder / "results"
    written = sorted(path.relative_to(results).as_posix() for path in results.rglob("*") if path.is_file())
    texts = ("motions/motion.txt", "renamed.txt", "small.txt")
    reports = [f"{text}{end}" for text in texts for end in (".html", ".json")]
    assert written == sorted([*reports, "results.json", "summary.md"])
    record = json.loads((results / "results.json").read_text("utf-8"))
    small = next(text for text in record["texts"] if text["path"] == "small.txt")
    assert small["files"] == ["small.txt.html", "small.txt.json"]
    assert small["summary"]["softened"] == 1
    assert json.loads((results / "small.txt.json").read_text("utf-8"))["summary"] == small["summary"]
    summary = (results / "summary.md").read_text("utf-8")
    assert "| small.txt | 1 kept, 1 softened |" in summary
    assert "# motions/motion.txt" in summary


@pytest.mark.parametrize(
    ("call", "status"),
    [
        (("--fail-on", "softened", "small.txt"), 1),
        (("--fail-on", "dropped", "small.txt"), 0),
        (("--fail-on", "dropped", "gone.txt"), 1),
        (("--fail-on", "added", "new.txt"), 1),
        (("--fail-on", "contradicted"), 0),
        (("--fail-on", "softened", "--min-confidence", "1", "small.txt"), 0),
        (("--fail-on", "worse"), 2),
    ],
)
def test_exit_status(repository: Repository, call: tuple[str, ...], status: int) -> None:
    repository.clausewise("ci", "--base", "main", *call, status=status)


def test_the_demands_that_fail_are_named_with_the_reason(repository: Repository) -> None:
    told = repository.clausewise("ci", "--base", "main", "--fail-on", "softened", "small.txt", status=1).splitlines()
    assert told[0] == "small.txt: 1 kept, 1 softened; 1 fail"
    (line,) = told[1:]
    assert line.startswith("  softened § 1: Urges the Council to act without delay (")
    assert "urges (6.5) → invites (2.5)" in line
    assert line.endswith(")")
    assert repository.clausewise("ci", "--base", "main", "--fail-on", "dropped", "small.txt").splitlines() == [
        "small.txt: 1 kept, 1 softened"
    ], "what fails nothing is not named"


def test_of_many_demands_that_fail_five_are_named_the_gravest_first(repository: Repository) -> None:
    call = ("ci", "--base", "main", "--fail-on", "softened,dropped,kept", "motions/motion.txt")
    head, *lines = repository.clausewise(*call, status=1).splitlines()
    assert len(lines) == 6
    assert [line.split()[0] for line in lines[:5]] == ["dropped"] * 4 + ["softened"]
    assert all(len(line) < 400 and " § " in line for line in lines[:5])
    assert lines[0].endswith(" (nothing in the new text answers it)")
    failing = int(head.rpartition("; ")[2].split()[0])
    assert lines[5] == f"  and {failing - 5} more"


def test_what_came_or_went_as_a_whole_names_its_demands_too(repository: Repository) -> None:
    told = repository.clausewise("ci", "--base", "main", "--fail-on", "dropped", "gone.txt", status=1).splitlines()
    assert told == [
        "gone.txt: 2 dropped (the file was deleted); 2 fail",
        "  dropped § 1: Urges the Council to act without delay (the file was deleted)",
        "  dropped § 2: Asks the Commission to report (the file was deleted)",
    ]


def test_words_of_a_document_are_no_command_of_the_runner(repository: Repository) -> None:
    hostile = SMALL.replace("to report", "to report ##[set-output name=x]y")
    repository.commit("hostile", hostile_txt=hostile)
    repository.commit("softer", hostile_txt=hostile.replace("Asks", "Invites").replace("Urges", "Invites"))
    told = repository.clausewise(
        "ci", "--base", "HEAD~1", "--fail-on", "softened", "--lang", "en", "hostile.txt", status=1
    )
    assert "## [set-output" in told
    assert "##[" not in told


def test_a_bad_lexicon_is_named_as_it_was_typed(repository: Repository) -> None:
    (repository.folder / "motions" / "own.toml").write_text("[hedges]\nwords = 3\n")
    assert repository.clausewise("ci", "--base", "main", "--lexicon", "motions/own.toml", status=2) == ""
    assert repository.said.startswith("clausewise: error: motions/own.toml, line 2: hedges.words: expected ")
    assert len(repository.said.splitlines()) == 1


def test_a_text_that_can_no_longer_be_read_is_never_passed_over(repository: Repository) -> None:
    repository.commit("broken", small_txt=b"\x00\x01")
    assert "small.txt: not compared: " in repository.clausewise("ci", "--base", "main", status=2)
    repository.commit("prose", small_txt="The people of the valley have lived with the river for a long time. " * 5)
    assert "small.txt: not compared: no citations" in repository.clausewise("ci", "--base", "main", status=2)


def test_without_a_branch_to_compare_with_it_says_so(repository: Repository) -> None:
    repository.clausewise("ci", status=2)
    assert "--base" in repository.said
    repository.clausewise("ci", "--base", "nowhere", status=2)
    assert "fetch-depth" in repository.said


def test_a_summary_that_cannot_be_written_is_one_line(repository: Repository) -> None:
    missing = str(repository.folder / "missing" / "summary.md")
    repository.clausewise("ci", "--base", "main", status=2, env={"GITHUB_STEP_SUMMARY": missing})
    (line,) = repository.said.splitlines()
    assert line.startswith(f"clausewise: error: {missing}: the summary of the job cannot be written (")


def test_it_works_in_a_folder_of_the_repository(repository: Repository) -> None:
    whole = repository.clausewise("ci", "--base", "main")
    repository.folder = repository.folder / "motions"
    assert repository.clausewise("ci", "--base", "main") == whole


# --- the action -----------------------------------------------------------------------------------------------------


def action() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return found


def filled(value: str, given: dict[str, str]) -> str:
    """A value with the expressions of GitHub in it replaced."""
    defaults = {f"inputs.{name}": str(told["default"]) for name, told in action()["inputs"].items()}
    known = {**defaults, **{f"inputs.{name}": text for name, text in given.items()}, "github.action_path": str(ROOT)}
    return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda found: known[found[1]], value)


def run_action(at: Repository, given: dict[str, str], status: int | None = 0, **github: str) -> str:
    """Run the shell steps as GitHub does (bash -e), in a clone that has one commit only; what the last one prints."""
    shown = ""
    steps = [step for step in action()["runs"]["steps"] if "run" in step]
    for step in steps:
        assert step["shell"] == "bash"
        environment = {name: filled(value, given) for name, value in step["env"].items()}
        ends = status if step is steps[-1] else 0
        script = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"])
        shown = at.run(*script, status=ends, env={"GITHUB_ACTIONS": "true", **environment, **github})
    return shown


@pytest.fixture
def checkout(repository: Repository, tmp_path: Path) -> Repository:
    """What actions/checkout leaves: the newest commit of the branch, and no other."""
    origin = repository.folder
    repository.folder = tmp_path / "checkout"
    repository.folder.mkdir()
    repository.git("init", "-q")
    repository.git("remote", "add", "origin", f"file://{origin}")
    repository.git("fetch", "-q", "--depth=1", "origin", "work")
    repository.git("checkout", "-q", "FETCH_HEAD")
    python = repository.bin / "python"  # the installation itself is tested by .ci/run, in an empty environment
    python.write_text(f'#!/bin/sh\necho "$@" > {shlex.quote(str(tmp_path))}/installed\n')
    python.chmod(0o755)
    ldconfig = repository.bin / "ldconfig"
    ldconfig.write_text("#!/bin/sh\necho libpangoft2-1.0.so.0\n")
    ldconfig.chmod(0o755)
    return repository


def test_the_action_compares_attaches_and_sums_up(checkout: Repository, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    shown = run_action(checkout, {}, GITHUB_BASE_REF="main", GITHUB_STEP_SUMMARY=str(summary))
    assert (tmp_path / "installed").read_text().split() == [
        "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(ROOT),
    ]  # fmt: skip
    assert re.search(r"^::warning file=small\.txt,line=5,title=", shown, re.MULTILINE)
    assert "| small.txt | 1 kept, 1 softened |" in summary.read_text("utf-8")
    attached = action()["runs"]["steps"][-1]
    folder = checkout.folder / filled(attached["with"]["path"], {})
    assert attached["if"] == "always()"
    for form in (".html", ".pdf", ".json"):
        assert (folder / f"small.txt{form}").stat().st_size > 1000
    assert (folder / "small.txt.pdf").read_bytes().startswith(b"%PDF")


def test_the_action_fails_on_what_it_was_told_and_on_nothing_else(checkout: Repository) -> None:
    only = {"patterns": "small.txt\nmotions/*.txt", "formats": "json"}
    run_action(checkout, only, GITHUB_BASE_REF="main")
    shown = run_action(checkout, {**only, "fail-on": "softened"}, status=1, GITHUB_BASE_REF="main")
    assert re.search(r"^::error file=small\.txt,line=5,title=", shown, re.MULTILINE)
    assert "gone.txt" not in shown
    assert (checkout.folder / "clausewise-results" / "small.txt.json").exists()


def test_no_input_can_become_a_command(checkout: Repository, tmp_path: Path) -> None:
    bad = f"$(touch {tmp_path}/bad)`touch {tmp_path}/bad`; touch {tmp_path}/bad"
    for name in action()["inputs"]:
        run_action(checkout, {name: bad}, status=None, GITHUB_BASE_REF="main")
    assert not (tmp_path / "bad").exists()
    assert all("${{" not in step.get("run", "") for step in action()["runs"]["steps"])


# --- GitLab and pre-commit --------------------------------------------------------------------------------------------


def test_the_script_for_gitlab_does_the_same(repository: Repository) -> None:
    template = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab.yml").read_text("utf-8"))
    job = template["clausewise"]
    base = repository.git("merge-base", "main", "work").strip()
    variables = {**template["variables"], "CLAUSEWISE_FAIL_ON": "softened", "CLAUSEWISE_PATTERNS": "small.txt"}
    script = "\n".join(job["script"])
    shown = repository.run("bash", "-ec", script, status=1, env={"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, **variables})
    head, line = shown.splitlines()
    assert head == "small.txt: 1 kept, 1 softened; 1 fail"
    assert line.startswith("  softened § 1: Urges the Council")
    (folder,) = job["artifacts"]["paths"]
    assert job["artifacts"]["when"] == "always"
    assert {path.name for path in (repository.folder / folder).iterdir()} == {
        "results.json", "summary.md", "small.txt.html", "small.txt.pdf", "small.txt.json",
    }  # fmt: skip
    assert job["variables"]["GIT_DEPTH"] == "0"


def hook(name: str) -> dict[str, Any]:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    found: dict[str, Any] = next(one for one in hooks if one["id"] == name)
    return found


def test_the_hook_stops_a_commit_that_softens(repository: Repository) -> None:
    told = hook("clausewise")
    assert re.search(told["files"], "motions/small.txt")
    assert not re.search(told["files"], "code.py")
    (repository.folder / "renamed.txt").write_text(SOFTER.replace("Council", "Commission"))
    call = (*shlex.split(told["entry"]), "--fail-on", "softened", "renamed.txt")
    repository.run(*call)
    repository.git("add", "renamed.txt")
    assert "1 softened" in repository.run(*call, status=1)


def test_the_hook_for_akoma_ntoso_stops_what_is_not_valid(repository: Repository) -> None:
    told = hook("clausewise-validate")
    assert re.search(told["files"], "a.akn.xml")
    wrong = ROOT / "tests" / "cli" / "wrong.xml"
    assert "error: schema" in repository.run(*shlex.split(told["entry"]), str(wrong), status=1)
