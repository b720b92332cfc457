"""``clausewise validate``: the strict schema of Akoma Ntoso and our own rules."""

import click

from akoma.sources import printable
from commands.common import DIFFERENT, DONE


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
def validate(files: tuple[str, ...]) -> int:
    """Check Akoma Ntoso against the strict schema and our own rules.

    One finding a line: file, place, severity, code, message. Exit status 1 if there are any errors.
    """
    from akoma.sources import read_bytes
    from akoma.validation import findings

    errors = 0
    for path in files:
        data, name = read_bytes(path)
        for found in findings(data, name):
            errors += found.severity == "error"
            click.echo(printable(f"{name}: {found.where or '-'}: {found.severity}: {found.code}: {found.message}"))
    return DIFFERENT if errors else DONE


COMMAND = validate
