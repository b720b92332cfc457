"""The texts that a pull request changes, and what became of the demands in each: what ``clausewise ci`` reports."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from akoma.errors import ClausewiseError, SourceError
from commands.common import VERDICTS
from commands.common_comparing import is_legislative, related
from commands.common_failing import all_demands, failed_demands
from commands.common_git import git

if TYPE_CHECKING:
    from akoma.model import Document
    from differ.model import Report

STAGED = ""
"""Instead of a commit: what is staged."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that differs. ``old`` or ``new`` is empty where the file came or went; else its path on either side."""

    old: str
    new: str

    @property
    def path(self) -> str:
        """The path that it has now, or had."""
        return self.new or self.old


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is reported of one file.

    ``counts``: demands by verdict. ``problem``: why it was not compared; ``is_grave`` when its old text could be read
    as a legislative text, so that demands of it may be lost. ``note``: what else to say.
    """

    changed: Changed
    counts: Mapping[str, int]
    failing: int = 0
    report: "Report | None" = None
    problem: str = ""
    is_grave: bool = False
    note: str = ""
    failed: Sequence[str] = ()
    """The demands that fail, a line each, as many as are shown."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the files: two commits, and how to read and judge."""

    base: str
    head: str
    failing: frozenset[str]
    least: float
    lang: str = ""
    lexicons: Sequence[str] = ()


def common_ancestor(base: str, head: str) -> str:
    """The commit at which ``head`` left ``base``: what came to ``base`` since is none of its changes."""
    try:
        return git("merge-base", base, head or "HEAD").decode().strip()
    except SourceError as problem:
        raise SourceError(
            f"no common history of {base} and {head or 'HEAD'} is here",
            "fetch it whole: fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab, git fetch --unshallow elsewhere",
        ) from problem


def changes(question: Question, patterns: Sequence[str]) -> Iterator[Changed]:
    """The files that differ and fit a pattern (of git: ``*`` stands for any characters, folders too)."""
    sides = ["--cached", question.base] if question.head == STAGED else [question.base, question.head]
    told = git("diff", "--name-status", "-z", "-M", *sides, "--", *patterns).decode("utf-8", "surrogateescape")
    words = iter(told.split("\0"))
    for status in words:
        if status[:1] in ("R", "C"):
            yield Changed(next(words), next(words))
        elif status:
            path = next(words)
            yield Changed("" if status == "A" else path, "" if status == "D" else path)


def outcome(changed: Changed, question: Question) -> Outcome:
    """One file compared. One that cannot be is told, and stops no other."""
    try:
        old = _document(question.base, changed.old, question.lang)
        was_text = bool(old and is_legislative(old))
    except ClausewiseError as problem:
        return Outcome(changed, {}, problem=problem.message)
    try:
        new = _document(question.head, changed.new, question.lang)
        if not all(is_legislative(side) for side in (old, new) if side):
            return Outcome(changed, {}, problem=UNNUMBERED, is_grave=was_text)
        return _judged(changed, old, new, question)
    except ClausewiseError as problem:
        return Outcome(changed, {}, problem=problem.message, is_grave=was_text)


UNNUMBERED = "no citations, recitals or numbered paragraphs"


def _document(commit: str, path: str, lang: str) -> "Document | None":
    from akoma.reading import read_data

    return read_data(git("show", f"{commit}:{path}"), path, lang) if path else None


def _judged(changed: Changed, old: "Document | None", new: "Document | None", question: Question) -> Outcome:
    if old and new:
        report = related(old, new, question.lexicons)
        counts = {verdict: sum(d.verdict == verdict for d in report.demands) for verdict in VERDICTS}
        bad = sum(d.verdict in question.failing and d.confidence >= question.least for d in report.demands)
        failed = failed_demands(report, question.failing, question.least) if bad else ()
        return Outcome(changed, counts, bad, report, failed=failed)
    if old:
        return _alone(changed, old, "dropped", "the file was deleted", question)
    return _alone(changed, new, "added", "a new file", question) if new else Outcome(changed, {})


def _alone(changed: Changed, only: "Document", verdict: str, note: str, question: Question) -> Outcome:
    """A file that came or went, with all its demands: those of the text against itself."""
    report = related(only, only, question.lexicons)
    number = len(report.demands)
    if verdict not in question.failing:
        return Outcome(changed, {verdict: number}, note=note)
    return Outcome(changed, {verdict: number}, number, note=note, failed=all_demands(report, verdict, note))


def counted(counts: Mapping[str, int]) -> str:
    """As in "20 kept, 3 softened"; "no demands" where there are none."""
    return ", ".join(f"{number} {verdict}" for verdict, number in counts.items() if number) or "no demands"


def said(one: Outcome) -> str:
    """One line on one file."""
    moved = f" (was {one.changed.old})" if one.changed.old not in ("", one.changed.path) else ""
    told = f"not compared: {one.problem}" if one.problem else counted(one.counts)
    note = f" ({one.note})" if one.note else ""
    return f"{one.changed.path}{moved}: {told}{note}" + (f"; {one.failing} fail" if one.failing else "")


def record(question: Question, outcomes: Iterable[Outcome], files: Mapping[str, Sequence[str]]) -> bytes:
    """All files as JSON; ``files``: what was written for each path."""
    texts = [
        {
            "path": one.changed.path,
            "old_path": one.changed.old,
            "summary": dict(one.counts),
            "failing": one.failing,
            "problem": one.problem,
            "note": one.note,
            "files": list(files.get(one.changed.path, ())),
        }
        for one in outcomes
    ]
    told = {"format_version": "1.0", "base": question.base, "head": question.head or "staged", "texts": texts}
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def summary(outcomes: Sequence[Outcome], language: str) -> bytes:
    """All files as Markdown, as much as GitHub takes: a table, then the report on each."""
    from render.md_text import plain, table
    from render.renderer import RenderOptions
    from render.to_md import LONGEST_SUMMARY, job_summary

    rows = [
        (plain(one.changed.path), plain(one.problem or counted(one.counts) + (f" ({one.note})" if one.note else "")),
         str(one.failing or ""))
        for one in outcomes
    ]  # fmt: skip
    text = ("# clausewise\n\n" + (table(("Text", "Demands", "Fail"), rows) if rows else NONE) + "\n").encode("utf-8")
    for one in outcomes:
        if one.report:
            head = f"\n# {plain(one.changed.path)}\n\n".encode()
            left = LONGEST_SUMMARY - len(text) - len(head) - len(_LEFT_OUT)
            part = job_summary(one.report, RenderOptions(language), left)
            if len(part) > left:
                return text + _LEFT_OUT
            text += head + part
    return text


NONE = "No text was changed that clausewise was asked about."
_LEFT_OUT = b"\nThe summary of a job can hold no more; the other reports are in the files that are attached.\n"


def place(folder: Path, path: str, suffix: str) -> Path:
    """The file for a report: the path of the text below the folder, with the suffix added to it."""
    return folder / f"{path}{suffix}"
