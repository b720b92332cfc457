"""``clausewise git-difftool``: the redline of a file under git, in the browser."""

import tempfile
import webbrowser
from pathlib import Path

import click

from akoma.sources import read_bytes, write_bytes
from commands.common import DONE, say


@click.command(hidden=True)
@click.argument("local")
@click.argument("remote")
@click.argument("merged", default="")
def git_difftool(local: str, remote: str, merged: str) -> int:
    """What git difftool calls with the old file, the new file and the path of both in the repository.

    The browser is the one of the system, or that of BROWSER.
    """
    show_in_browser(local, remote, merged or remote)
    return DONE


def show_in_browser(old: str, new: str, path: str) -> None:
    """Write the HTML and open it; it stays in the folder for temporary files, for the browser outlives this program."""
    from commands.common_comparing import compared
    from render.renderer import RenderOptions, renderer_for

    (before, _), (after, _) = read_bytes(old), read_bytes(new)
    name = Path(path).name
    page = renderer_for("html").render(compared(before, after, (name, name)), RenderOptions())
    place = Path(tempfile.mkdtemp(prefix="clausewise-")) / f"{Path(path).stem}.html"
    write_bytes(str(place), page)
    say(str(place))
    if not webbrowser.open(place.as_uri()):
        say("no browser was found; open the file above, or name one: BROWSER=firefox git difftool ...")


COMMAND = git_difftool
