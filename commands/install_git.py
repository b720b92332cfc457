"""``clausewise install-git``: git diff, git log -p and git difftool show clauses; undone without a trace."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from akoma.errors import SourceError
from akoma.sources import write_bytes
from commands.common import DONE, say
from commands.common_git import asked, call, git
from commands.common_git_blocks import has_block, with_block, without_block

PATTERNS = ("*.txt", "*.pdf", "*.docx", "*.html", "*.xml", "*.akn")
SETTINGS = "clausewise.gitconfig"
"""The file with the settings; it lies beside the configuration of git, which includes it."""

INCLUDE = f"[include]\n\tpath = {SETTINGS}\n"
ATTRIBUTE = " diff=clausewise"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that go into a file of the user (``is_shared``), or are a file of our own."""

    path: Path
    lines: str
    is_shared: bool


@click.command()
@click.argument("patterns", metavar="[PATTERN]...", nargs=-1)
@click.option("--global", "everywhere", is_flag=True, help="For all repositories of this user, not only this one.")
@click.option("--driver", is_flag=True, help="git diff itself shows verdicts, not only git redline.")
@click.option("--show", is_flag=True, help="Only show what would be written.")
@click.option("--undo", is_flag=True, help="Take everything out again; the files are then as before, byte for byte.")
def install_git(patterns: tuple[str, ...], everywhere: bool, driver: bool, show: bool, undo: bool) -> int:
    """Teach git to compare legislative texts, in this repository.

    \b
    clausewise install-git --show                    what would be written, and where
    clausewise install-git                           for texts, PDF, Word, HTML and XML
    clausewise install-git 'motions/*.docx' '*.pdf'  for these files only
    clausewise install-git --undo                    everything as before

    Afterwards git diff and git log -p show one clause or unit a line, also of PDF and Word; git redline shows verdicts
    on the terminal; git difftool -t clausewise opens the HTML. Files that are no legislative texts are shown as before.
    """
    blocks = tuple(_blocks(_places(everywhere), patterns or PATTERNS, driver))
    if undo:
        _undo(blocks)
        return DONE
    for block in blocks:
        click.echo(f"{block.path}:")
        click.echo("".join(f"    {line}\n" for line in block.lines.splitlines()))
    if not show:
        for block in blocks:
            _write(block)
        say("written; clausewise install-git --undo takes it out again" + (" (with --global)" if everywhere else ""))
    return DONE


def _places(everywhere: bool) -> tuple[Path, Path]:
    """The files of attributes and of configuration that git reads here, or everywhere."""
    if not everywhere:
        top = Path(git("rev-parse", "--show-toplevel").decode().strip())
        return top / ".gitattributes", Path(asked("rev-parse", "--git-path", "config")).resolve()
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "git"
    named = asked("config", "--global", "--type=path", "core.attributesFile")
    own, other = Path.home() / ".gitconfig", folder / "config"
    config = Path(os.environ.get("GIT_CONFIG_GLOBAL") or (other if other.exists() and not own.exists() else own))
    return Path(named) if named else folder / "attributes", config


def _blocks(places: tuple[Path, Path], patterns: Sequence[str], driver: bool) -> Iterator[Block]:
    attributes, config = places
    yield Block(config.parent / SETTINGS, _settings(call(), driver), False)
    yield Block(config, INCLUDE, True)
    yield Block(attributes, "".join(f"{_quoted(pattern)}{ATTRIBUTE}\n" for pattern in patterns), True)


def _settings(program: str, driver: bool) -> str:
    """The configuration. Textconv works for git log too and for word diffs, so it is the default; the driver is not."""
    verdicts = _value(f"{program} git-diff")
    alias = f"-c diff.clausewise.command={_value(f'{program} git-diff')} diff"
    return (
        f'[diff "clausewise"]\n\ttextconv = {_value(f"{program} git-textconv")}\n'
        + (f"\tcommand = {verdicts}\n" if driver else "")
        + f'[difftool "clausewise"]\n\tcmd = {_value(f"{program} git-difftool")} '
        + '\\"$LOCAL\\" \\"$REMOTE\\" \\"$MERGED\\"\n'
        + f"[alias]\n\tredline = {_value(alias)}\n"
    )


def _value(text: str) -> str:
    """A value of the configuration of git, in quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _quoted(pattern: str) -> str:
    return f'"{pattern}"' if " " in pattern else pattern


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise SourceError(f"{path}: cannot be read ({problem.strerror})", "check its permissions") from problem


def _is_ours(lines: str) -> bool:
    """Whether only lines of ours stand here; the patterns may be those of an earlier call."""
    found = lines.splitlines()
    return lines == INCLUDE or all(line.endswith(ATTRIBUTE) for line in found)


def _write(block: Block) -> None:
    block.path.parent.mkdir(parents=True, exist_ok=True)
    if block.is_shared:
        _replace(block.path, with_block(_bytes(block.path), block.lines, _is_ours, str(block.path)))
    else:
        write_bytes(str(block.path), block.lines.encode())


def _replace(path: Path, data: bytes) -> None:
    """New content for a file of the user, which keeps its permissions and, where it is one, its link."""
    target = path.resolve()
    mode = target.stat().st_mode if target.exists() else None
    write_bytes(str(target), data)
    if mode is not None:
        target.chmod(mode)


def _undo(blocks: Sequence[Block]) -> None:
    """Everything is checked before anything is changed."""
    todo = [(block, _undone(block)) for block in blocks if _is_there(block)]
    if not todo:
        say("nothing to undo: git was not told of clausewise here")
    for block, data in todo:
        if data is None:
            block.path.unlink()
        else:
            _replace(block.path, data)
        say(f"{block.path}: " + ("removed" if data is None else "as before"))


def _is_there(block: Block) -> bool:
    return has_block(_bytes(block.path)) if block.is_shared else block.path.exists()


def _undone(block: Block) -> bytes | None:
    if not block.is_shared:
        return None
    return without_block(_bytes(block.path) or b"", _is_ours, str(block.path))


COMMAND = install_git
