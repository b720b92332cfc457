"""What a terminal shows: colour or none, how wide, and a pager for what is longer than the screen."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import get_terminal_size

import click

from akoma.sources import STANDARD_STREAM, write_bytes
from commands.common import say

NOT_A_TERMINAL = 100
"""Columns of a text that goes to a file or a pipe."""


def is_terminal(path: str) -> bool:
    """Whether an output is the screen."""
    return path == STANDARD_STREAM and sys.stdout is not None and sys.stdout.isatty()


def wants_colour(path: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Colour on a terminal only, unless the reader says otherwise.

    ``NO_COLOR`` set to anything: never (no-color.org). ``FORCE_COLOR`` set to anything but 0: always on standard output
    (force-color.org). ``TERM=dumb``: no.
    """
    if environment.get("NO_COLOR") or path != STANDARD_STREAM:
        return False
    if forced := environment.get("FORCE_COLOR"):
        return forced != "0"
    return is_terminal(path) and environment.get("TERM") != "dumb"


def width(path: str) -> int:
    """Columns of the screen; a fixed number elsewhere, so that a file does not depend on who made it."""
    return get_terminal_size().columns if is_terminal(path) else NOT_A_TERMINAL


def show(path: str, data: bytes, *, colour: bool, pager: bool) -> None:
    """Write an output; text for the screen goes through the pager (``$PAGER``) when it is longer than the screen."""
    if pager and is_terminal(path) and data.count(b"\n") >= get_terminal_size().lines:
        click.echo_via_pager(data.decode("utf-8", "replace"), color=colour)
    else:
        write_bytes(path, data)


def write_all(outputs: Iterable[tuple[str, bytes]]) -> None:
    """Write outputs, as (path, content), and tell which files they are."""
    outputs = list(outputs)
    for path, data in outputs:
        write_bytes(path, data)
    tell_written(path for path, _ in outputs)


def tell_written(paths: Iterable[str]) -> None:
    """One line that names the files that were written, where a person looks on; in a script it would be noise."""
    files = [path for path in paths if path != STANDARD_STREAM and Path(path).is_file()]
    if files and sys.stderr is not None and sys.stderr.isatty():
        say(f"wrote {', '.join(files)}")
