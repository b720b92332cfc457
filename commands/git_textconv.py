"""``clausewise git-textconv``: what git calls to turn a document into text before it compares lines."""

import click

from akoma.errors import ClausewiseError
from akoma.sources import decode, printable, write_bytes
from commands.common import DONE
from commands.common_comparing import is_legislative

BINARY = ("pdf", "docx")
"""Formats whose bytes mean nothing to a reader."""


@click.command(hidden=True)
@click.argument("file")
def git_textconv(file: str) -> int:
    """One clause or unit a line, for git diff and git log -p: what clausewise convert --to text prints.

    A file that is no legislative text, or that cannot be read, stays as it is. The status is 0 always: git ends with
    "fatal: unable to read files to diff" after any other.
    """
    from akoma.sources import STANDARD_STREAM

    with open(file, "rb") as opened:
        data = opened.read()
    write_bytes(STANDARD_STREAM, as_text(data, file))
    return DONE


def as_text(data: bytes, name: str) -> bytes:
    """The clean text of a document; its own bytes, or a line that says what it is, where there is none."""
    from akoma.reading import read_data
    from akoma.text_writer import write_text

    # Whatever goes wrong, even a defect: after a status that is not 0 git shows none of the other files either.
    try:
        document = read_data(data, name)
        if document.source.format not in BINARY and not is_legislative(document):
            return data
        return write_text(document.expression).encode()
    except ClausewiseError as problem:
        told = problem.message
    except Exception as problem:
        told = f"defect: {type(problem).__name__}: {problem}"
    return data if _is_plain(data) else f"clausewise: {printable(told)}\n".encode()


def _is_plain(data: bytes) -> bool:
    try:
        decode(data, "")
    except ClausewiseError:
        return False
    return True


COMMAND = git_textconv
