"""One pair, from bytes to bytes: what a worker does, on this machine or on another. No worker knows of the database."""

import gc
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from akoma.errors import ClausewiseError
from akoma.limits import Limits, changed, using
from akoma.sources import read_bytes, write_bytes
from commands.common import without_collector
from commands.common_batching.jobs import Job, Settings, blank_line, failed_line, fingerprint, version
from render.batch_model import Outcome

if TYPE_CHECKING:
    from differ.lexicon import Lexicon
    from differ.model import Report
    from differ.terms.vocabulary import Vocabulary

STEM = "diff"
"""Outputs are called diff.html, diff.json, ..."""

COLLECT_EVERY = 50
"""Pairs after which cycles are looked for: they are few, and the search costs as much as a third of a pair."""

Content = tuple[bytes, str]
"""A document: its bytes, and the name that it is called by."""

_COUNTER = count(1)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a pair, and its outputs: names and contents."""

    outcome: Outcome
    files: tuple[tuple[str, bytes], ...] = ()


def compare_here(settings: Settings, out: str, job: Job) -> Outcome:
    """Read both files, compare, write the outputs below the folder ``out``. Never raises: an error is an outcome."""
    with _limits(settings):
        try:
            contents = read_bytes(job.old), read_bytes(job.new)
        except ClausewiseError as problem:
            made = Made(Outcome(failed_line(job, str(problem), "input"), version=version()))
        else:
            made = compare_contents(settings, job, *contents)
    return keep(out, job, made)


def compare_contents(settings: Settings, job: Job, old: Content, new: Content) -> Made:
    """Compare two documents that were read already. Never raises: an error is an outcome."""
    started = time.perf_counter()
    try:
        with _limits(settings), without_collector():
            made = _made(settings, job, old, new)
    except ClausewiseError as problem:
        made = Made(Outcome(failed_line(job, str(problem), "input")))
    except Exception as problem:  # one document must never stop the others, whatever it brings to light
        made = Made(Outcome(failed_line(job, f"defect: {type(problem).__name__}: {problem}", "defect")))
    _tidy()
    seconds = round(time.perf_counter() - started, 3)
    return replace(made, outcome=replace(made.outcome, version=version(), seconds=seconds))


def keep(out: str, job: Job, made: Made) -> Outcome:
    """Write the outputs of a pair and take away those of an earlier run. Failing to write is an outcome."""
    try:
        return _kept(Path(out, job.folder), made)
    except (ClausewiseError, OSError) as problem:
        return replace(made.outcome, line=failed_line(job, str(problem), "input"), fingerprint="")


def _kept(folder: Path, made: Made) -> Outcome:
    names = {name for name, _ in made.files}
    if made.files:
        folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.files:
        write_bytes(str(folder / name), data)
    for path in [*folder.glob(f"{STEM}.*"), *folder.glob(f".{STEM}.*")]:
        if path.name not in names:
            path.unlink(missing_ok=True)
    if not names:
        with suppress(OSError):  # not there, or someone keeps files of their own in it
            folder.rmdir()
    return made.outcome


def _made(settings: Settings, job: Job, old: Content, new: Content) -> Made:
    from render.batch_rows import outcome_of
    from render.renderer import RenderOptions, renderer_for

    report = _report(settings, job, old, new)
    options = RenderOptions(
        language=settings.ui_lang,
        full=settings.full,
        hide_formal=settings.hide_formal,
        min_confidence=settings.min_confidence,
        paper=settings.paper,
    )
    renderers = [renderer_for(name) for name in settings.formats]
    files = tuple((f"{STEM}{renderer.suffix}", renderer.render(report, options)) for renderer in renderers)
    line = replace(blank_line(job), files=" ".join(name for name, _ in files))
    outcome = outcome_of(report, line)
    of = fingerprint(job, settings, outcome.line.old_sha256, outcome.line.new_sha256)
    return Made(replace(outcome, fingerprint=of), files)


def _report(settings: Settings, job: Job, old: Content, new: Content) -> "Report":
    from akoma.reading import read_data
    from differ.relate import relate

    before = read_data(*old, language=job.old_lang, revisions=settings.revisions)
    after = read_data(*new, language=job.new_lang, revisions=settings.revisions)
    lexicons, words = _words(settings.lexicons, (before.expression.language, after.expression.language))
    return relate(before, after, job.mode, lexicons, words)


@lru_cache(maxsize=32)
def _words(files: tuple[tuple[str, bytes], ...], spoken: tuple[str, ...]) -> tuple[dict[str, "Lexicon"], "Vocabulary"]:
    """Lexicons of the languages spoken, and tables of words: ``--lexicon`` takes both, their content tells which."""
    from differ.lexicon import languages, load
    from differ.terms.vocabulary import Vocabulary, is_table, table

    tables = tuple(table(name, data) for name, data in files if is_table(data))
    overrides = [one for one in files if not is_table(one[1])]
    return {code: load(code, overrides) for code in sorted({*spoken} & set(languages()))}, Vocabulary(tables, ())


def _limits(settings: Settings) -> Any:
    return using(changed(Limits(), settings.limits.split(), "--limit"))


def _tidy() -> None:
    if next(_COUNTER) % COLLECT_EVERY == 0:
        gc.collect()


def check_settings(settings: Settings, typed: Sequence[str] = ()) -> None:
    """Refuse, before any work is done, formats and lexicons that cannot be used. Raises a ClausewiseError.

    ``typed``: the lexicons as the user named them, for messages; the settings have their names without folders.
    """
    from akoma.errors import RenderError
    from differ.lexicon import languages, load
    from differ.terms.vocabulary import is_table
    from render.renderer import renderer_for
    from render.wording import wording

    wording(settings.ui_lang)
    suffixes = [renderer_for(name).suffix for name in settings.formats]
    if len(set(suffixes)) < len(suffixes):
        raise RenderError("--formats: two of the formats have the same suffix", "name each format once")
    _words(settings.lexicons, ())
    files = zip(typed or [name for name, _ in settings.lexicons], settings.lexicons, strict=True)
    overrides = [(path, data) for path, (_, data) in files if not is_table(data)]
    for code in languages() if overrides else ():
        load(code, overrides)
