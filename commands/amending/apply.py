"""``clausewise amend apply``: the consolidated text."""

from typing import TYPE_CHECKING, Any

import click

from akoma.sources import STANDARD_STREAM, check_output, write_bytes
from commands.amending.common import LANG, NUMBERING, VOTES, amending
from commands.common import DIFFERENT, DONE, FORCE, LIMIT, REVISIONS, tell, without_collector

if TYPE_CHECKING:
    from akoma.model import Document
    from differ.amendments.engine.applying import Consolidation

FORMS = {".txt": "text", ".json": "json", ".xml": "akn"}


@click.command()
@click.argument("base")
@click.argument("amendments", nargs=-1, required=True, metavar="AMENDMENTS...")
@VOTES
@NUMBERING
@click.option("--to", "target", type=click.Choice(["text", "json", "akn"]), default=None, help="Format of the result.")
@click.option("-o", "output", metavar="FILE", default="", help="Write to FILE; .txt, .json or .xml chooses the format.")
@LANG
@click.option("--exit-code", is_flag=True, help="Exit with status 1 when the text was changed.")
@REVISIONS
@LIMIT
@FORCE
def apply(base: str, amendments: tuple[str, ...], **options: Any) -> int:
    """BASE with the AMENDMENTS in it: all at once on the words of BASE, whole or not at all.

    \b
    clausewise amend apply motion.txt amendments.docx                              the text, on the terminal
    clausewise amend apply motion.txt ams.html --votes votes.csv --numbering final -o adopted.xml
    clausewise amend apply motion.txt ams.json --to json                           with who wrote which words

    Without --votes all amendments count as adopted. What cannot be applied stops the run with its code: target-missing,
    quoted-text-not-found, ambiguous, conflict.
    """
    output = options["output"] or STANDARD_STREAM
    check_output(output, (base, *amendments), options["force"])
    with without_collector():
        found = _applied(base, amendments, options)
    document, result = found
    tell(result.warnings, base)
    write_bytes(output, _written(document, result, options["target"] or _form(output)))
    return DIFFERENT if options["exit_code"] and result.applied else DONE


def _applied(base: str, papers: tuple[str, ...], options: dict[str, Any]) -> tuple["Document", "Consolidation"]:
    from differ.amendments.engine.applying import apply_amendments

    read = amending(base, papers, options)
    return read.base, apply_amendments(read.base.expression, read.amendments, read.decisions, options["numbering"])


def _form(output: str) -> str:
    from pathlib import Path

    return FORMS.get(Path(output).suffix.lower(), "text")


def _written(document: "Document", result: "Consolidation", target: str) -> bytes:
    if target == "json":
        from render.amend_to_json import consolidation_json
        from render.to_json import dump_json

        return dump_json(consolidation_json(document, result))
    if target == "akn":
        from akoma.akn_writer import write_akn

        return write_akn(result.expression)
    from akoma.text_writer import write_text

    text = write_text(result.expression)
    is_bare = not document.expression.passages
    return (text.replace("\n\n", "\n") if is_bare else text).encode()


COMMAND = apply
