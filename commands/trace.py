"""``clausewise trace``: every demand of a text as a row, every other document as a column."""

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from akoma.errors import ComparisonError, RenderError
from akoma.sources import STANDARD_STREAM, check_output
from commands.common import DIFFERENT, DONE, FORCE, LIMIT, OUTPUT_HELP, REVISIONS, VERDICTS, tell
from commands.common_terminal import write_all

if TYPE_CHECKING:
    from differ.trace_model import Trace
    from render.renderer import RenderOptions


@click.command()
@click.argument("base")
@click.argument("documents", metavar="DOC...", nargs=-1)
@click.option("--earlier", metavar="FILE", multiple=True,
              help="One more document, known to be older than BASE; may be given several times.")  # fmt: skip
@click.option("--format", "form", metavar="FORMAT", help="html, pdf, json, md, csv, xlsx or term, for standard output.")
@click.option("-o", "outputs", metavar="FILE", multiple=True, help=OUTPUT_HELP)
@click.option("--old-lang", metavar="XX", default="", help="Language of BASE, instead of detecting it.")
@click.option("--new-lang", metavar="XX", default="", help="Language of every DOC, instead of detecting it.")
@click.option("--lang", metavar="XX", default="", help="Language of all.")
@click.option("--lexicon", "lexicons", metavar="FILE", multiple=True, help="Override or extend grades and terms.")
@click.option("--full", is_flag=True, help="Show the words of every document in the PDF and on the terminal too.")
@click.option("--ui-lang", metavar="XX", default="en", help="Language of labels and sentences: en, nl, fr, de.")
@click.option("--exit-code", is_flag=True, help="Exit with status 1 when a document differs from BASE.")
@click.option("--fail-on", metavar="VERDICT,...", default="",
              help="Exit with status 1 when a demand has this verdict in a document not older than BASE.")  # fmt: skip
@click.option("--min-confidence", metavar="P", type=click.FloatRange(0, 1), default=0.0,
              help="What is less certain than this (0 to 1) is marked for review and fails nothing.")  # fmt: skip
@REVISIONS
@LIMIT
@FORCE
def trace(**options: Any) -> int:
    """What became of every demand of BASE in each DOC: adopted text, other version, translation, press release ...

    \b
    clausewise trace motion.txt adopted.txt press.txt article.txt              on the terminal
    clausewise trace motion.txt adopted.txt press.txt -o table.html -o t.xlsx  for reading, for a spreadsheet
    clausewise trace motion.txt --earlier statement.txt                        what was taken up of an older text

    BASE is a motion or a resolution. How each DOC relates to it is found by itself. With the adopted text among them,
    every shift of a report is put down to plenary or to the reporter, where that can be told.
    """
    paths = _paths(options)
    failing = _verdicts(options["fail_on"])
    targets = list(_targets(options, paths))
    found = _trace(options, paths)
    for column in found.columns:
        tell(column.diagnostics, column.document.source.name)
    tell(found.diagnostics, found.base.source.name)
    rendered = [(path, renderer.render(found, _render_options(options, path))) for path, renderer in targets]
    write_all(rendered)
    return _status(found, options["exit_code"], failing, options["min_confidence"])


def _paths(options: dict[str, Any]) -> tuple[str, ...]:
    """BASE, each DOC, each file that is known to be older."""
    paths = (options["base"], *options["documents"], *options["earlier"])
    if len(paths) == 1:
        raise ComparisonError("trace needs at least one document beside BASE", "as in trace motion.txt adopted.txt")
    if paths.count(STANDARD_STREAM) > 1:
        raise ComparisonError("standard input can be only one of the texts", "name files for the others")
    return paths


def _verdicts(text: str) -> frozenset[str]:
    words = frozenset(word.strip() for word in text.split(",") if word.strip())
    if unknown := sorted(words - set(VERDICTS)):
        raise ComparisonError(f"--fail-on: no verdict {', '.join(unknown)}", f"choose from {', '.join(VERDICTS)}")
    return words


def _targets(options: dict[str, Any], paths: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Where to write what; refused here, before any work is done, when it cannot be."""
    from render.trace_renderer import trace_renderer_for

    for path in options["outputs"]:
        check_output(path, paths, options["force"])
        form = Path(path).suffix or options["form"] or ("term" if path == STANDARD_STREAM else path)
        yield path, trace_renderer_for(form)
    if not options["outputs"]:
        renderer = trace_renderer_for(options["form"] or "term")
        if sys.stdout is None or (renderer.name in ("pdf", "xlsx") and sys.stdout.isatty()):
            raise RenderError("this cannot go to standard output", f"write it to a file: -o table{renderer.suffix}")
        yield STANDARD_STREAM, renderer


def _trace(options: dict[str, Any], paths: tuple[str, ...]) -> "Trace":
    from akoma.reading import read
    from commands.common_words import added_words
    from differ.lexicon import languages, load
    from differ.relate import AUTO, relate
    from differ.trace import trace as table_of

    codes = [options["old_lang"] or options["lang"]] + [options["new_lang"] or options["lang"]] * (len(paths) - 1)
    base, *documents = (read(path, code, options["revisions"]) for path, code in zip(paths, codes, strict=True))
    spoken = list(dict.fromkeys(document.expression.language for document in (base, *documents)))
    overrides, words = added_words(options["lexicons"], (), spoken)
    lexicons = {code: load(code, overrides) for code in sorted({*spoken} & set(languages()))}
    older = range(len(options["documents"]), len(documents))
    related = partial(relate, mode=AUTO, lexicons=lexicons, words=words)
    return table_of(base, documents, related, lexicons.get(base.expression.language), older)


def _render_options(options: dict[str, Any], path: str) -> "RenderOptions":
    from shutil import get_terminal_size

    from render.renderer import RenderOptions

    terminal = path == STANDARD_STREAM and sys.stdout.isatty()
    return RenderOptions(
        language=options["ui_lang"],
        full=options["full"],
        width=get_terminal_size().columns if terminal else 100,
        colour=terminal and not os.environ.get("NO_COLOR"),
        min_confidence=options["min_confidence"],
    )


def _status(found: "Trace", exit_code: bool, failing: frozenset[str], least: float) -> int:
    """Older documents fail nothing: what they do not have was never dropped."""
    later = {column.id: at for at, column in enumerate(found.columns) if column.standing != "earlier"}
    cells = [cell for row in found.rows for at in later.values() if (cell := row.cells[at])]
    new = [addition.demand for addition in found.additions if addition.column in later]
    told = [*((one.verdict, one.confidence) for one in cells), *((one.verdict, one.confidence) for one in new)]
    failed = any(verdict in failing and confidence >= least for verdict, confidence in told)
    differ = exit_code and any(column.differs for column in found.columns)
    return DIFFERENT if failed or differ else DONE


COMMAND = trace
