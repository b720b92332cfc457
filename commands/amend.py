"""``clausewise amend``: draft, apply, check and simulate amendments; its commands stand in ``commands/amending``."""

from importlib import import_module
from pkgutil import iter_modules

import click

from commands import amending


class Discovered(click.Group):
    """A group whose commands are the modules of ``commands.amending`` that offer ``COMMAND``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        names = (module.name for module in iter_modules(amending.__path__))
        return sorted(name for name in names if not name.startswith("common"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; only its own module is loaded."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found = import_module(f"commands.amending.{cmd_name}").COMMAND
        return found if isinstance(found, click.Command) else None


@click.group(cls=Discovered)
def amend() -> None:
    """Draft amendments, apply them, find conflicts, play a vote through.

    \b
    clausewise amend draft motion.txt wanted.txt -o amendments.docx
    clausewise amend apply motion.txt amendments.docx --votes votes.csv -o adopted.txt
    clausewise amend check motion.txt amendments.docx
    """


COMMAND = amend
