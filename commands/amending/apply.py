"""``clausewise amend apply``: the consolidated text."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from akoma.errors import RenderError
from akoma.sources import STANDARD_STREAM, check_output, form_by_suffix
from commands.amending.common import (
    FAIL_ON,
    LANG,
    LEXICONS,
    MIN_CONFIDENCE,
    NUMBERING,
    VOTES,
    amending,
    failing,
    has_verdict,
)
from commands.common import DIFFERENT, DONE, FORCE, LIMIT, REVISIONS, VERDICTS, tell, without_collector
from commands.common_terminal import is_terminal, write_all

if TYPE_CHECKING:
    from akoma.model import Document
    from differ.amendments.engine.applying import Consolidation

FORMS = {"text": ".txt", "json": ".json", "akn": ".xml", "docx": ".docx"}


@click.command()
@click.argument("base")
@click.argument("amendments", nargs=-1, required=True, metavar="AMENDMENTS...")
@VOTES
@NUMBERING
@click.option("--to", "target", type=click.Choice(list(FORMS)), default=None, help="Format of the result.")
@click.option("-o", "outputs", metavar="FILE", multiple=True,
              help="Write to FILE (.txt, .json, .xml, .docx); may be given several times.")  # fmt: skip
@LANG
@LEXICONS
@click.option("--exit-code", is_flag=True, help="Exit with status 1 when the text was changed.")
@FAIL_ON
@MIN_CONFIDENCE
@REVISIONS
@LIMIT
@FORCE
def apply(base: str, amendments: tuple[str, ...], **options: Any) -> int:
    """BASE with the AMENDMENTS in it: all at once on the words of BASE, whole or not at all.

    \b
    clausewise amend apply motion.txt amendments.docx                              the text, on the terminal
    clausewise amend apply motion.txt ams.html --votes votes.csv --numbering final -o adopted.xml
    clausewise amend apply motion.txt ams.json --to json                           with who wrote which words
    clausewise amend apply motion.txt ams.json -o text.docx                        to go on writing in Word

    Without --votes all amendments count as adopted. What cannot be applied stops the run with its code: target-missing,
    quoted-text-not-found, ambiguous, conflict.
    """
    failing(options["fail_on"], VERDICTS)
    where = list(_targets(options, (base, *amendments, options["votes"])))
    with without_collector():
        document, result = _applied(base, amendments, options)
        fails = has_verdict(document, replace(document, expression=result.expression), options)
    tell(result.warnings, base)
    write_all([(path, _written(document, result, form)) for path, form in where])
    return DIFFERENT if fails or (options["exit_code"] and result.applied) else DONE


def _targets(options: dict[str, Any], inputs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Where to write what; refused here, before any work is done, when it cannot be."""
    for path in options["outputs"] or (STANDARD_STREAM,):
        check_output(path, tuple(filter(None, inputs)), options["force"])
        form = options["target"] or form_by_suffix(path, FORMS, "amend apply") or "text"
        if form == "docx" and is_terminal(path):
            raise RenderError("this cannot go to standard output", "write it to a file: -o text.docx")
        yield path, form


def _applied(base: str, papers: tuple[str, ...], options: dict[str, Any]) -> tuple["Document", "Consolidation"]:
    from differ.amendments.engine.applying import apply_amendments

    read = amending(base, papers, options)
    return read.base, apply_amendments(read.base.expression, read.amendments, read.decisions, options["numbering"])


def _written(document: "Document", result: "Consolidation", target: str) -> bytes:
    if target == "json":
        from render.amend_to_json import consolidation_json
        from render.to_json import dump_json

        return dump_json(consolidation_json(document, result))
    if target == "akn":
        from akoma.akn_writer import write_akn

        return write_akn(result.expression)
    if target == "docx":
        from render.text_to_docx import text_docx

        return text_docx(result.expression, document.source)
    from akoma.text_writer import write_text

    text = write_text(result.expression)
    is_bare = not document.expression.passages
    return (text.replace("\n\n", "\n") if is_bare else text).encode()


COMMAND = apply
