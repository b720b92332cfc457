"""``clausewise diff``: the redline of one text against another, and the verdict on every demand."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from akoma.errors import ComparisonError, RenderError
from akoma.limits import current
from akoma.sources import STANDARD_STREAM, check_output
from commands.common import (
    DIFFERENT,
    DONE,
    FORCE,
    LIMIT,
    OUTPUT_HELP,
    REVISIONS,
    VERDICTS,
    tell,
    without_collector,
)
from commands.common_github import add_job_summary, source_lines
from commands.common_terminal import show, tell_written, wants_colour, width

if TYPE_CHECKING:
    from akoma.model import Document
    from differ.model import Report
    from render.renderer import RenderOptions

LARGE = 500_000
"""Bytes of a document from which on a process of its own is worth its while."""


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--format", "form", metavar="FORMAT", help="html, pdf, docx, md, json, akn, github or term, for standard output."
)
@click.option("-o", "outputs", metavar="FILE", multiple=True, help=OUTPUT_HELP)
@click.option("--mode", type=click.Choice(["auto", "versions", "translations", "summary"]), default="auto",
              help="How the two texts relate; found by itself.")  # fmt: skip
@click.option("--old-lang", metavar="XX", default="", help="Language of OLD, instead of detecting it.")
@click.option("--new-lang", metavar="XX", default="", help="Language of NEW, instead of detecting it.")
@click.option("--lang", metavar="XX", default="", help="Language of both.")
@click.option("--lexicon", "lexicons", metavar="FILE", multiple=True, help="Override or extend grades and terms.")
@click.option("--dictionary", "dictionaries", metavar="FILE", multiple=True,
              help="For two languages: a dictionary of FreeDict (.index), or auto for those installed.")  # fmt: skip
@click.option("--semantic", metavar="PATH", default="",
              help="For two languages: the folder of a model for sentence embeddings.")  # fmt: skip
@click.option("--full", is_flag=True, help="Show unchanged provisions in the PDF and on the terminal too.")
@click.option("--hide-formal", is_flag=True,
              help="Show differences of mere typography (quotes, dashes, spaces) as unchanged.")  # fmt: skip
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", help="Paper of the PDF and of the DOCX.")
@click.option("--no-pager", is_flag=True, help="On a terminal, never use a pager ($PAGER).")
@click.option("--ui-lang", metavar="XX", default="en", help="Language of labels and sentences: en, nl, fr, de.")
@click.option("--exit-code", is_flag=True, help="Exit with status 1 when the texts differ.")
@click.option("--fail-on", metavar="VERDICT,...", default="", help="Exit with status 1 when a demand has this verdict.")
@click.option("--min-confidence", metavar="P", type=click.FloatRange(0, 1), default=0.0,
              help="What is less certain than this (0 to 1) is marked for review and fails nothing.")  # fmt: skip
@REVISIONS
@LIMIT
@FORCE
def diff(**options: Any) -> int:
    """The redline of NEW against OLD, and the verdict on every demand.

    \b
    clausewise diff motion.txt adopted.txt                          on the terminal
    clausewise diff motion.txt adopted.txt -o a.html -o a.pdf       for reading
    clausewise diff motion.txt adopted.txt --format json            for programs
    clausewise diff motion.txt adopted.txt --fail-on dropped        for continuous integration
    """
    if options["old"] == options["new"] == STANDARD_STREAM:
        raise ComparisonError("standard input can be only one of the two texts", "name a file for the other")
    failing = _verdicts(options["fail_on"])
    targets = list(_targets(options))
    with without_collector(is_last=True):
        report = _report(options)
        tell(report.diagnostics, f"{report.comparison.old.source.name} against {report.comparison.new.source.name}")
        settings = [_render_options(options, path) for path, _ in targets]
        rendered = [renderer.render(report, one) for (_, renderer), one in zip(targets, settings, strict=True)]
        for (path, renderer), data, one in zip(targets, rendered, settings, strict=True):
            show(path, data, colour=one.colour, pager=renderer.name == "term" and not options["no_pager"])
            if renderer.name == "github":
                add_job_summary(report, one)
    tell_written(path for path, _ in targets)
    return _status(report, options["exit_code"], failing, options["min_confidence"])


def _verdicts(text: str) -> frozenset[str]:
    words = frozenset(word.strip() for word in text.split(",") if word.strip())
    if unknown := sorted(words - set(VERDICTS)):
        raise ComparisonError(f"--fail-on: no verdict {', '.join(unknown)}", f"choose from {', '.join(VERDICTS)}")
    return words


def _targets(options: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Where to write what; refused here, before any work is done, when it cannot be."""
    from render.renderer import renderer_for

    for path in options["outputs"]:
        check_output(path, (options["old"], options["new"]), options["force"])
        yield path, renderer_for(Path(path).suffix or options["form"] or ("term" if path == STANDARD_STREAM else path))
    if not options["outputs"]:
        renderer = renderer_for(options["form"] or "term")
        if sys.stdout is None or (renderer.name in ("pdf", "docx") and sys.stdout.isatty()):
            raise RenderError("this cannot go to standard output", f"write it to a file: -o redline{renderer.suffix}")
        yield STANDARD_STREAM, renderer


def _documents(options: dict[str, Any]) -> list["Document"]:
    """Both texts, the large ones read side by side."""
    from akoma.reading import read_data
    from akoma.sources import read_bytes
    from differ.forks import in_chunks

    tongues = (options["old_lang"] or options["lang"], options["new_lang"] or options["lang"])
    sides = [
        (*read_bytes(path), tongue, options["revisions"])
        for path, tongue in zip((options["old"], options["new"]), tongues, strict=True)
    ]
    least = 1 if min(len(data) for data, *_ in sides) >= LARGE else len(sides)
    return in_chunks(lambda chunk: [read_data(*side) for side in chunk], sides, least)


def _report(options: dict[str, Any]) -> "Report":
    from differ.forks import idle, using

    with using(min(idle(), current().processes)):
        return _compared(options)


def _compared(options: dict[str, Any]) -> "Report":
    from commands.common_words import added_words, meaning
    from differ.lexicon import languages, load
    from differ.relate import relate

    old, new = _documents(options)
    spoken = [document.expression.language for document in (old, new)]
    overrides, words = added_words(options["lexicons"], options["dictionaries"], spoken)
    lexicons = {code: load(code, overrides) for code in sorted({*spoken} & set(languages()))}
    with meaning(options["semantic"]):
        return relate(old, new, options["mode"], lexicons, words)


def _render_options(options: dict[str, Any], path: str) -> "RenderOptions":
    from render.renderer import RenderOptions

    return RenderOptions(
        language=options["ui_lang"],
        full=options["full"],
        hide_formal=options["hide_formal"],
        width=width(path),
        colour=wants_colour(path),
        min_confidence=options["min_confidence"],
        paper=options["paper"],
        failing=_verdicts(options["fail_on"]),
        sources=source_lines(options["old"], options["new"]) if options["form"] == "github" else (),
    )


def _status(report: "Report", exit_code: bool, failing: frozenset[str], least: float) -> int:
    failed = any(d.verdict in failing and d.confidence >= least for d in report.demands)
    differ = exit_code and any(change.is_change_of_text for change in report.comparison.changes)
    return DIFFERENT if failed or differ else DONE


COMMAND = diff
