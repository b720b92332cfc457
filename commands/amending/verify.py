"""``clausewise amend verify``: a certificate replayed."""

from typing import Any

import click

from akoma.sources import read_bytes
from commands.amending.common import LANG, amending, check_streams
from commands.common import DIFFERENT, DONE, LIMIT, REVISIONS, say


@click.command()
@click.argument("certificate")
@click.argument("base")
@click.argument("amendments", nargs=-1, required=True, metavar="AMENDMENTS...")
@LANG
@REVISIONS
@LIMIT
def verify(certificate: str, base: str, amendments: tuple[str, ...], **options: Any) -> int:
    """Replay a CERTIFICATE: whether BASE with the AMENDMENTS as decided gives the very text that it is about.

    \b
    clausewise amend simulate motion.txt ams.docx --votes votes.csv --certificate proof.json
    clausewise amend verify proof.json motion.txt ams.docx

    Exit status 0 when it holds, 1 when it does not; what does not agree is said on standard error.
    """
    from differ.amendments.engine.certificate import faults, read_certificate

    check_streams((certificate, base, *amendments))
    record = read_certificate(*read_bytes(certificate))
    read = amending(base, amendments, options)
    found = faults(record, read.base.expression, read.amendments)
    for fault in found:
        say(f"not verified: {fault}")
    if not found:
        click.echo("verified: base, amendments and decisions give the text that the certificate is about")
    return DIFFERENT if found else DONE


COMMAND = verify
