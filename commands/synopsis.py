"""``clausewise synopsis``: several versions of a text side by side."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from akoma.errors import ComparisonError, RenderError
from akoma.sources import STANDARD_STREAM, check_output
from commands.common import DIFFERENT, DONE, FORCE, LIMIT, OUTPUT_HELP, REVISIONS, tell
from commands.common_terminal import write_all

if TYPE_CHECKING:
    from akoma.model import Document
    from differ.model import Comparison
    from differ.synopsis import Synopsis


@click.command()
@click.argument("files", metavar="FILE FILE...", nargs=-1)
@click.option(
    "--base", metavar="FILE", default="", help="The text whose order the rows follow; the first if not given."
)
@click.option("--format", "form", metavar="FORMAT", default="html", help="html, pdf or docx, for standard output.")
@click.option("-o", "outputs", metavar="FILE", multiple=True, help=OUTPUT_HELP)
@click.option("--lang", metavar="XX", default="", help="Language of all texts, instead of detecting it.")
@click.option("--changed", is_flag=True, help="Leave out the rows in which all texts agree.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", help="Paper of the PDF and of the DOCX.")
@click.option("--ui-lang", metavar="XX", default="en", help="Language of labels and sentences: en, nl, fr, de.")
@click.option("--exit-code", is_flag=True, help="Exit with status 1 when the texts differ.")
@REVISIONS
@LIMIT
@FORCE
def synopsis(**options: Any) -> int:
    """Versions of one text side by side, as in the four columns of a trilogue.

    \b
    clausewise synopsis proposal.txt parliament.txt council.txt agreed.txt -o table.html -o table.docx
    clausewise synopsis a.txt b.txt c.txt --base b.txt --changed -o changes.pdf

    A row holds what answers the same provision of the base text. Words that differ from the nearest column on the left
    are marked. What a text adds stands behind the row that it follows in that text.
    """
    paths = list(dict.fromkeys((options["base"], *options["files"]) if _is_new_base(options) else options["files"]))
    if len(options["files"]) != len(set(options["files"])):
        raise ComparisonError("the same file stands twice among the texts", "name each text once")
    targets = list(_targets(options, paths))
    made = _synopsis(options, paths)
    tell(made.diagnostics, f"synopsis of {len(paths)} texts")
    rendered = [(path, renderer.render(made, _render_options(options))) for path, renderer in targets]
    write_all(rendered)
    return DIFFERENT if options["exit_code"] and not all(row.agrees for row in made.rows) else DONE


def _is_new_base(options: dict[str, Any]) -> bool:
    return bool(options["base"]) and options["base"] not in options["files"]


def _targets(options: dict[str, Any], paths: list[str]) -> Iterator[tuple[str, Any]]:
    """Where to write what; refused here, before any work is done, when it cannot be."""
    from render.synopsis_renderer import synopsis_renderer_for

    for path in options["outputs"]:
        check_output(path, tuple(paths), options["force"])
        yield path, synopsis_renderer_for(Path(path).suffix or options["form"])
    if not options["outputs"]:
        renderer = synopsis_renderer_for(options["form"])
        if sys.stdout is None or (renderer.name != "html" and sys.stdout.isatty()):
            raise RenderError("this cannot go to standard output", f"write it to a file: -o table{renderer.suffix}")
        yield STANDARD_STREAM, renderer


def _synopsis(options: dict[str, Any], paths: list[str]) -> "Synopsis":
    from akoma.reading import read
    from differ.synopsis import synopsis as made_of
    from differ.words import diff

    documents = [read(path, options["lang"], options["revisions"]) for path in paths]
    base = paths.index(options["base"]) if options["base"] else 0
    return made_of(documents, base, _compared, diff)


def _compared(old: "Document", new: "Document") -> "Comparison":
    """Within one language word by word; across two by what the provisions speak of."""
    from differ.compare import compare
    from differ.lexicon import languages, load
    from differ.relate import AUTO, is_unnumbered, relate

    spoken = {old.expression.language, new.expression.language}
    if len(spoken) == 1 and not (is_unnumbered(old) or is_unnumbered(new)):
        return compare(old, new)
    lexicons = {code: load(code) for code in sorted(spoken & set(languages()))}
    return relate(old, new, AUTO, lexicons).comparison


def _render_options(options: dict[str, Any]) -> Any:
    from render.renderer import RenderOptions

    return RenderOptions(language=options["ui_lang"], full=not options["changed"], paper=options["paper"])


COMMAND = synopsis
