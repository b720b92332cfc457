"""``clausewise man``: the manual page, made from what ``--help`` says."""

import click

from commands.common import DONE
from commands.common_man import manual_page


@click.command()
@click.pass_context
def man(run: click.Context) -> int:
    """Print the manual page.

    \b
    clausewise man | man -l -
    clausewise man > ~/.local/share/man/man1/clausewise.1
    """
    click.echo(manual_page(run.find_root().command), nl=False)
    return DONE


COMMAND = man
