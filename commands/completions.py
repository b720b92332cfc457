"""``clausewise completions``: the script that lets a shell complete commands, options and files."""

import click
from click.shell_completion import get_completion_class

from akoma.errors import ClausewiseError
from commands.common import DONE

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_CLAUSEWISE_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completions(run: click.Context, shell: str) -> int:
    """Print what makes a shell complete commands and options.

    \b
    clausewise completions bash > ~/.local/share/bash-completion/completions/clausewise
    clausewise completions zsh > "${fpath[1]}/_clausewise"
    clausewise completions fish > ~/.config/fish/completions/clausewise.fish
    """
    found = get_completion_class(shell)
    if found is None:
        raise ClausewiseError(f"no completions for {shell}", f"choose one of {', '.join(SHELLS)}")
    click.echo(found(run.find_root().command, {}, "clausewise", VARIABLE).source())
    return DONE


COMMAND = completions
