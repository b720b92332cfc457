"""What a terminal shows: colour or none, how wide, and a pager for what is longer than the screen."""

import os
import sys
from collections.abc import Mapping
from shutil import get_terminal_size

import click

from akoma.sources import STANDARD_STREAM, write_bytes

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
