"""``clausewise convert``: documents to Akoma Ntoso, JSON or clean text."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from akoma.errors import ClausewiseError
from akoma.sources import STANDARD_STREAM, check_output, form_by_suffix, outputs_in, printable, write_bytes
from commands.common import AT_FAULT, DONE, FORCE, LIMIT, REVISIONS, fault, fresh_line, say, tell

CONVERSIONS = {"akn": ".xml", "json": ".json", "text": ".txt"}


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--to", "target", type=click.Choice(tuple(CONVERSIONS)), help="What to write; Akoma Ntoso by default.")
@click.option("-o", "output", metavar="OUT", help="File to write, or a folder for several FILEs.")
@click.option("--lang", metavar="XX", default="", help="Language of the text (nl, en, ...), instead of detecting it.")
@REVISIONS
@LIMIT
@FORCE
def convert(files: tuple[str, ...], target: str, output: str, lang: str, revisions: str, force: bool) -> int:
    """Turn documents into Akoma Ntoso 3.0, JSON or clean text.

    \b
    clausewise convert motion.txt                     Akoma Ntoso on standard output
    clausewise convert motion.txt -o motion.json      the suffix chooses the format
    clausewise convert *.txt --to text -o clean/      several files into a folder
    """
    chosen = target or form_by_suffix(output, CONVERSIONS) or "akn"
    if len(files) == 1 and not (output and Path(output).is_dir()):
        check_output(output or STANDARD_STREAM, files, force)
        write_bytes(output or STANDARD_STREAM, _converted(files[0], chosen, lang, revisions))
        return DONE
    todo = outputs_in(output, files, CONVERSIONS[chosen])
    return _convert_all(todo, lambda path: _converted(path, chosen, lang, revisions), force)


def _converted(path: str, target: str, lang: str, revisions: str) -> bytes:
    from akoma.reading import read

    document = read(path, lang, revisions)
    tell(document.expression.diagnostics, document.source.name)
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
