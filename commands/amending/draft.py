"""``clausewise amend draft``: the amendments that turn one text into another."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from akoma.errors import ComparisonError, RenderError
from akoma.sources import STANDARD_STREAM, check_output
from commands.amending.common import FAIL_ON, LEXICONS, MIN_CONFIDENCE, failing, has_verdict
from commands.common import (
    DIFFERENT,
    DONE,
    FORCE,
    LIMIT,
    OUTPUT_HELP,
    REVISIONS,
    VERDICTS,
    say,
    tell,
    without_collector,
)
from commands.common_terminal import write_all

if TYPE_CHECKING:
    from akoma.model import Document, Expression
    from differ.amendments.draft import DraftPaper

PLAIN = "txt"
"""The form on standard output, where none is asked for."""


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", metavar="FORMAT", help="txt, md, html, pdf, docx, akn or json, for standard output.")
@click.option("-o", "outputs", metavar="FILE", multiple=True, help=OUTPUT_HELP)
@click.option("--author", "authors", metavar="NAME", multiple=True, help="Who tables them; may be given several times.")
@click.option("--group", metavar="NAME", default="", help="The group on behalf of which they are tabled.")
@click.option("--number-from", metavar="N", type=click.IntRange(1), default=1, help="Number of the first one.")
@click.option("--old-lang", metavar="XX", default="", help="Language of OLD, instead of detecting it.")
@click.option("--new-lang", metavar="XX", default="", help="Language of NEW, instead of detecting it.")
@click.option("--lang", metavar="XX", default="", help="Language of both.")
@click.option("--ui-lang", metavar="XX", default="",
              help="Language of locations and sentences: en, nl, fr, de; that of the text by itself.")  # fmt: skip
@LEXICONS
@click.option("--exit-code", is_flag=True, help="Exit with status 1 when there is anything to amend.")
@FAIL_ON
@MIN_CONFIDENCE
@REVISIONS
@LIMIT
@FORCE
def draft(**options: Any) -> int:
    """The amendments that turn OLD into NEW, one for each unit that differs.

    \b
    clausewise amend draft motion.txt wanted.txt                            sentences, on the terminal
    clausewise amend draft motion.txt wanted.txt -o a.docx -o a.pdf         two columns, the changed words marked
    clausewise amend draft motion.txt wanted.txt --format akn > a.xml       for the systems of a parliament
    clausewise amend draft motion.txt wanted.txt --author "Anna Berg" --group River --number-from 12 -o a.docx

    What amendments cannot change (footnotes, the enacting line) is said on standard error.
    """
    if options["old"] == options["new"] == STANDARD_STREAM:
        raise ComparisonError("standard input can be only one of the two texts", "name a file for the other")
    failing(options["fail_on"], VERDICTS)
    targets = list(_targets(options))
    with without_collector():
        old, new = _texts(options)
        paper = _paper(old.expression, new.expression, options)
        fails = has_verdict(old, new, options)
    tell(paper.diagnostics, options["new"])
    for finding in paper.diagnostics:
        if finding.severity == "info":
            say(f"not amended: {finding.message}" + (f" ({finding.where})" if finding.where else ""))
    rendered = [(path, renderer.render(paper)) for path, renderer in targets]
    write_all(rendered)
    return DIFFERENT if fails or (options["exit_code"] and paper.drafted) else DONE


def _targets(options: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Where to write what; refused here, before any work is done, when it cannot be."""
    from render.draft_renderer import draft_renderer_for

    for path in options["outputs"]:
        check_output(path, (options["old"], options["new"]), options["force"])
        form = Path(path).suffix or options["form"] or (PLAIN if path == STANDARD_STREAM else path)
        yield path, draft_renderer_for(form)
    if not options["outputs"]:
        renderer = draft_renderer_for(options["form"] or PLAIN)
        if sys.stdout is None or (renderer.name in ("pdf", "docx") and sys.stdout.isatty()):
            raise RenderError("this cannot go to standard output", f"write it to a file: -o draft{renderer.suffix}")
        yield STANDARD_STREAM, renderer


def _texts(options: dict[str, Any]) -> tuple["Document", "Document"]:
    from akoma.reading import read

    old = read(options["old"], options["old_lang"] or options["lang"], options["revisions"])
    return old, read(options["new"], options["new_lang"] or options["lang"], options["revisions"])


def _paper(old: "Expression", new: "Expression", options: dict[str, Any]) -> "DraftPaper":
    from akoma.language import iso_639_1, language
    from differ.amendments.draft import Drafting, draft_paper
    from differ.amendments.draft_sayings import spoken

    if old.language != new.language:
        told = f"{iso_639_1(old.language)} and {iso_639_1(new.language)}"
        raise ComparisonError(f"the texts are in two languages ({told})", "draft amendments within one language")
    wanted = language(options["ui_lang"]).code if options["ui_lang"] else spoken(old.language)
    if wanted != spoken(wanted):
        raise ComparisonError(f"--ui-lang: no sentences in {options['ui_lang']!r}", "choose en, nl, fr or de")
    drafting = Drafting(tuple(options["authors"]), options["group"], options["number_from"], wanted)
    return draft_paper(old, new, drafting)


COMMAND = draft
