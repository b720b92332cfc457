"""``clausewise convert``: documents to Akoma Ntoso, JSON or clean text."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akoma.errors import ClausewiseError, RenderError
from akoma.sources import STANDARD_STREAM, check_output, form_by_suffix, outputs_in, printable, write_bytes
from commands.common import AT_FAULT, DONE, FORCE, LIMIT, REVISIONS, fault, fresh_line, say, tell
from commands.common_terminal import write_all

if TYPE_CHECKING:
    from akoma.model import Document

CONVERSIONS = {"akn": ".xml", "json": ".json", "text": ".txt"}


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--to", "target", type=click.Choice(tuple(CONVERSIONS)), help="What to write; Akoma Ntoso by default.")
@click.option("-o", "outputs", metavar="OUT", multiple=True,
              help="File to write, or a folder for several FILEs; of one FILE several may be given.")  # fmt: skip
@click.option("--lang", metavar="XX", default="", help="Language of the text (nl, en, ...), instead of detecting it.")
@REVISIONS
@LIMIT
@FORCE
def convert(
    files: tuple[str, ...], target: str, outputs: tuple[str, ...], lang: str, revisions: str, force: bool
) -> int:
    """Turn documents into Akoma Ntoso 3.0, JSON or clean text.

    \b
    clausewise convert motion.txt                     Akoma Ntoso on standard output
    clausewise convert motion.txt -o motion.json      the suffix chooses the format
    clausewise convert *.txt --to text -o clean/      several files into a folder
    """
    where = outputs or (STANDARD_STREAM,)
    if len(files) == 1 and not any(Path(path).is_dir() for path in outputs):
        forms = [target or form_by_suffix(path, CONVERSIONS) or "akn" for path in where]
        for path in where:
            check_output(path, files, force)
        document = _read(files[0], lang, revisions)
        written = [_written(document, form) for form in forms]
        write_all(zip(where, written, strict=True))
        return DONE
    if len(outputs) > 1:
        raise RenderError("several files go into one folder", "name it once: -o FOLDER")
    chosen = target or "akn"
    todo = outputs_in(outputs[0] if outputs else None, files, CONVERSIONS[chosen])
    return _convert_all(todo, lambda path: _written(_read(path, lang, revisions), chosen), force)


def _read(path: str, lang: str, revisions: str) -> "Document":
    from akoma.reading import read

    document = read(path, lang, revisions)
    tell(document.expression.diagnostics, document.source.name)
    return document


def _written(document: "Document", target: str) -> bytes:
    if target == "json":
        from render.to_json import document_json, dump_json

        return dump_json(document_json(document))
    if target == "text":
        from akoma.text_writer import write_text

        return write_text(document.expression).encode()
    from akoma.akn_writer import write_akn

    return write_akn(document.expression)


def _convert_all(todo: Sequence[tuple[str, str]], converted: Callable[[str], bytes], force: bool) -> int:
    """One bad file does not stop the others; it is told, and the status is 2 at the end."""
    bad = 0
    for done, (path, output) in enumerate(todo, start=1):
        if wiped := fresh_line():
            click.echo(f"{wiped}{printable(f'{done} of {len(todo)}: {Path(path).name}'):.70}", err=True, nl=False)
        try:
            check_output(output, tuple(path for path, _ in todo), force)
            write_bytes(output, converted(path))
        except ClausewiseError as problem:
            bad += 1
            fault(problem)
    say(f"{len(todo) - bad} of {len(todo)} files converted")
    return AT_FAULT if bad else DONE


COMMAND = convert
