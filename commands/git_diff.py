"""``clausewise git-diff``: a driver for git's own diff, verdicts on the terminal, status 0 always."""

import os
from difflib import unified_diff
from pathlib import Path

import click

from akoma.errors import ClausewiseError
from akoma.sources import STANDARD_STREAM, printable, write_bytes
from commands.common import DONE, say
from commands.common_git import NOTHING
from commands.git_difftool import show_in_browser
from commands.git_textconv import as_text

ARGUMENTS = 7
"""path old-file old-hex old-mode new-file new-hex new-mode (git, GIT_EXTERNAL_DIFF); a rename adds two."""

WIDTH = 100


@click.command(hidden=True, context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def git_diff(arguments: tuple[str, ...]) -> int:
    """What git calls for a file with the attribute diff=clausewise, or as GIT_EXTERNAL_DIFF.

    The arguments are those of GIT_EXTERNAL_DIFF: path old-file old-hex old-mode new-file new-hex new-mode.
    """
    if len(arguments) < ARGUMENTS:
        say("git-diff is called by git, with seven arguments; see clausewise install-git")
        return DONE
    path, old, new = arguments[0], arguments[1], arguments[4]
    renamed = arguments[7] if len(arguments) > ARGUMENTS else path
    if "difftool" in os.environ.get("GIT_EXTERNAL_DIFF", ""):  # a driver overrides git difftool, which called us
        _open(old, new, renamed)
    else:
        write_bytes(STANDARD_STREAM, _shown(path, renamed, old, new))
    return DONE


def _open(old: str, new: str, path: str) -> None:
    try:
        show_in_browser(old, new, path)
    except Exception as problem:  # as in _shown: git would stop, and not come to the files after this one
        say(f"{path}: not shown: {problem}")


def _shown(path: str, renamed: str, old: str, new: str) -> bytes:
    head = f"clausewise diff a/{printable(path)} b/{printable(renamed)}\n".encode()
    before, after = _bytes(old), _bytes(new)
    if NOTHING in (old, new):
        return head + _lines(before, after, path, renamed)
    # Any status but 0 makes git stop with "fatal: external diff died" in the middle of its output, and the files after
    # this one are not shown at all. Whatever goes wrong, even a defect, is told, and the lines that differ are shown.
    try:
        return head + _redline(before, after, path, renamed)
    except ClausewiseError as problem:
        told = problem.message
    except Exception as problem:
        told = f"defect: {type(problem).__name__}: {problem}"
    said = f"compared line by line: {printable(told)}\n".encode()
    return head + said + _lines(before, after, path, renamed)


def _bytes(file: str) -> bytes:
    try:
        return b"" if file == NOTHING else Path(file).read_bytes()
    except OSError as problem:
        say(f"{printable(file)}: cannot be read ({problem.strerror})")
        return b""


def _redline(before: bytes, after: bytes, path: str, renamed: str) -> bytes:
    from commands.common_comparing import compared
    from render.renderer import RenderOptions, renderer_for

    report = compared(before, after, (Path(path).name, Path(renamed).name))
    columns = os.environ.get("COLUMNS", "")
    wide = int(columns) if columns.isdigit() else WIDTH
    return renderer_for("term").render(report, RenderOptions(width=wide, colour=_wants_colour()))


def _wants_colour() -> bool:
    """Standard output is git's pipe to its pager; that one shows colour wherever git itself does."""
    return bool(os.environ.get("GIT_PAGER_IN_USE")) and not os.environ.get("NO_COLOR")


def _lines(before: bytes, after: bytes, path: str, renamed: str) -> bytes:
    """The lines that differ, as git has them, for what cannot be compared clause by clause."""
    source, target = (name if data else NOTHING for data, name in ((before, f"a/{path}"), (after, f"b/{renamed}")))
    old, new = (as_text(data, path).decode("utf-8", "replace").splitlines() if data else [] for data in (before, after))
    return "".join(f"{printable(line)}\n" for line in unified_diff(old, new, source, target, lineterm="")).encode()


COMMAND = git_diff
