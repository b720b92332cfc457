"""``clausewise ci``: the texts that a pull request changes, against the branch that it is for."""

import os
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from typing import Any

import click

from akoma.errors import ClausewiseError, ComparisonError
from akoma.sources import printable, write_bytes
from commands.common import AT_FAULT, DIFFERENT, DONE, LIMIT, VERDICTS, say, without_collector
from commands.common_ci import (
    STAGED,
    Outcome,
    Question,
    changes,
    common_ancestor,
    outcome,
    place,
    record,
    said,
    summary,
)
from commands.common_git import git
from commands.common_github import add_to_summary
from commands.common_words import check_grades

PATTERNS = ("*.txt", "*.pdf", "*.docx", "*.html", "*.xml", "*.akn")

BASES = (("CI_MERGE_REQUEST_DIFF_BASE_SHA", ""), ("GITHUB_BASE_REF", "origin/"))
"""Where GitLab and GitHub say which branch a request is for."""


@click.command()
@click.argument("patterns", metavar="[PATTERN]...", nargs=-1)
@click.option("--base", metavar="REF", default="", help="Compare with this branch; on GitHub and GitLab it is known.")
@click.option("--head", metavar="REF", default="HEAD", help="The commit to look at; HEAD.")
@click.option("--staged", is_flag=True, help="Compare what is staged with HEAD, as before a commit.")
@click.option(
    "-o", "folder", metavar="FOLDER", default="", help="Write the reports, summary.md and results.json there."
)
@click.option("--formats", metavar="FORMAT,...", default="html,pdf,json", help="Formats of the reports; html,pdf,json.")
@click.option("--fail-on", metavar="VERDICT,...", default="", help="Exit with status 1 when a demand has this verdict.")
@click.option("--min-confidence", metavar="P", type=click.FloatRange(0, 1), default=0.0,
              help="What is less certain than this (0 to 1) is marked for review and fails nothing.")  # fmt: skip
@click.option("--lang", metavar="XX", default="", help="Language of the texts, instead of detecting it.")
@click.option("--lexicon", "lexicons", metavar="FILE", multiple=True, help="Override or extend grades and terms.")
@click.option("--ui-lang", metavar="XX", default="en", help="Language of labels and sentences: en, nl, fr, de.")
@LIMIT
def ci(**options: Any) -> int:
    """What a pull request does to the demands in the texts that it changes.

    \b
    clausewise ci --base origin/main -o results                    what this branch changes
    clausewise ci --base origin/main --fail-on softened,dropped    exit status 1 if there are any
    clausewise ci 'motions/*.txt' --base origin/main               these texts only
    clausewise ci --staged --fail-on dropped                       before a commit

    One line a text, and below it up to five of the demands that fail; on GitHub also annotations and the summary of
    the job. Files that are no legislative texts are named and left alone. A legislative text that can no longer be
    read ends the run with status 2.
    """
    top = os.fsdecode(git("rev-parse", "--show-toplevel").rstrip(b"\n"))
    question = _question(options)
    formats = _formats(options["formats"]) if options["folder"] else ()
    with without_collector(), chdir(top):
        outcomes = [
            _told(outcome(one, question), options) for one in changes(question, options["patterns"] or PATTERNS)
        ]
    if options["folder"]:
        _write(outcomes, question, formats, options)
    add_to_summary(summary(outcomes, options["ui_lang"]))
    if any(one.is_grave for one in outcomes):
        return AT_FAULT
    return DIFFERENT if any(one.failing for one in outcomes) else DONE


def _question(options: dict[str, Any]) -> Question:
    failing = frozenset(word.strip() for word in options["fail_on"].split(",") if word.strip())
    if unknown := sorted(failing - set(VERDICTS)):
        raise ComparisonError(f"--fail-on: no verdict {', '.join(unknown)}", f"choose from {', '.join(VERDICTS)}")
    check_grades(options["lexicons"])
    lexicons = tuple(str(Path(path).resolve()) for path in options["lexicons"])
    judging = (failing, options["min_confidence"], options["lang"], lexicons)
    if options["staged"]:
        return Question("HEAD", STAGED, *judging)
    found = options["base"] or next((f"{lead}{os.environ[name]}" for name, lead in BASES if os.environ.get(name)), "")
    if not found:
        raise ComparisonError("compare with which branch?", "say --base origin/main, or --staged before a commit")
    return Question(common_ancestor(found, options["head"]), options["head"], *judging)


def _formats(words: str) -> tuple[Any, ...]:
    from render.renderer import renderer_for

    return tuple(renderer_for(word.strip()) for word in words.split(",") if word.strip())


def _told(one: Outcome, options: dict[str, Any]) -> Outcome:
    """Say what was found in one file as soon as it is known."""
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    if on_github and one.report:
        click.echo(_annotations(one, options), nl=False)
    elif on_github and (one.problem or one.failing):
        from render.to_github import escaped, escaped_property

        kind = "error" if one.is_grave or one.failing else "notice"
        click.echo(f"::{kind} file={escaped_property(one.changed.path)}::{escaped(printable(said(one)))}")
    click.echo(printable(said(one)))
    for line in one.failed:
        # Words of a document must not be a command of the runner: "##[" is one wherever it stands.
        click.echo(f"  {printable(line).replace('##[', '## [')}")
    return one


def _annotations(one: Outcome, options: dict[str, Any]) -> str:
    from commands.common_github import source_lines
    from render.renderer import RenderOptions, SourceLines, renderer_for

    assert one.report is not None
    path = one.changed.path
    now = source_lines(path)[0] if Path(path).is_file() else SourceLines(path)
    failing = frozenset(word.strip() for word in options["fail_on"].split(",") if word.strip())
    settings = RenderOptions(
        language=options["ui_lang"],
        min_confidence=options["min_confidence"],
        failing=failing,
        sources=(SourceLines(path), now),
    )
    return renderer_for("github").render(one.report, settings).decode()


def _write(outcomes: Sequence[Outcome], question: Question, formats: Sequence[Any], options: dict[str, Any]) -> None:
    from render.renderer import RenderOptions

    folder = Path(options["folder"])
    settings = RenderOptions(language=options["ui_lang"], min_confidence=options["min_confidence"])
    written: dict[str, list[str]] = {}
    for one in outcomes:
        for form in formats if one.report else ():
            target = place(folder, one.changed.path, form.suffix)
            _save(target, form.render(one.report, settings))
            written.setdefault(one.changed.path, []).append(target.relative_to(folder).as_posix())
    _save(folder / "summary.md", summary(outcomes, options["ui_lang"]))
    _save(folder / "results.json", record(question, outcomes, written))
    say(f"{sum(map(len, written.values()))} reports in {folder}")


def _save(target: Path, data: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ClausewiseError(f"{target.parent}: cannot be made ({problem.strerror})", "choose another -o") from problem
    write_bytes(str(target), data)


COMMAND = ci
