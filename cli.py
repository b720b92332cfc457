"""The command line: find the command, call it, choose the exit status. No logic of its own.

Exit status: 0 done; 1 only when asked for (``--exit-code``, ``--fail-on``) or when ``validate`` finds errors;
2 the input or the call is at fault; 70 a defect of ours. The commands stand in ``commands``, one module each.
"""

import os
import sys
from importlib import import_module
from pkgutil import iter_modules

import click

import commands
from akoma.errors import ClausewiseError
from commands.common import DEFECT, DONE, INTERRUPTED, fault, say


class Discovered(click.Group):
    """A group whose commands are the modules of ``commands`` that offer ``COMMAND``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        names = (module.name for module in iter_modules(commands.__path__) if not module.ispkg)
        return sorted(name.replace("_", "-") for name in names if not name.startswith("common"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; only its own module is loaded."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found = import_module(f"commands.{cmd_name.replace('-', '_')}").COMMAND
        return found if isinstance(found, click.Command) else None


@click.group(cls=Discovered, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="clausewise", prog_name="clausewise")
def clausewise() -> None:
    """Compare legislative texts clause by clause.

    \b
    clausewise diff motion.txt adopted.txt -o redline.html -o redline.pdf
    clausewise convert motion.txt -o motion.xml
    clausewise validate motion.xml
    """


def main() -> None:
    """Entry point: whatever happens becomes one line and an exit status."""
    try:
        status = clausewise.main(prog_name="clausewise", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as problem:
        click.echo(problem.format_message())
        status = DONE
    except click.ClickException as problem:
        context = getattr(problem, "ctx", None)
        hint = f"see {context.command_path} --help" if context else ""
        status = fault(ClausewiseError(problem.format_message().rstrip("."), hint))
    except ClausewiseError as problem:
        status = fault(problem)
    except (click.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader (less, head) has gone: all is well
        status = DONE
    except OSError as problem:
        status = fault(
            ClausewiseError(f"the output cannot be written ({problem.strerror})", "check the disk and the pipe")
        )
    except Exception as problem:
        if os.environ.get("CLAUSEWISE_TRACEBACK"):
            raise
        say(f"defect: {type(problem).__name__}: {problem}; please report it with the output of CLAUSEWISE_TRACEBACK=1")
        status = DEFECT
    sys.exit(status if isinstance(status, int) else DONE)


if __name__ == "__main__":
    main()
