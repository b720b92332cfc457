"""What several commands share: options, exit statuses, and how something is said on standard error."""

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from akoma.errors import AmendmentError, ClausewiseError, SourceError
from akoma.limits import changed, current, using
from akoma.sources import printable

if TYPE_CHECKING:
    from akoma.diagnostics import Diagnostic

DONE, DIFFERENT, AT_FAULT, DEFECT, INTERRUPTED = 0, 1, 2, 70, 130
"""Exit statuses: done; asked for, or findings; the input or the call is at fault; a defect of ours; interrupted."""

VERDICTS = ("kept", "strengthened", "softened", "mixed", "dropped", "added", "contradicted", "unclear")

OUTPUT_HELP = "Write to FILE; may be given several times, the suffix chooses the format."

LIMIT = click.option("--limit", metavar="NAME=VALUE", multiple=True, expose_value=False,
                     callback=lambda run, _, words: run.with_resource(using(changed(current(), words, "--limit"))),
                     help="Raise or lower a limit, as in pages=5000; docs/limits.md lists them.")  # fmt: skip


def named(run: click.Context, parameter: click.Parameter, path: str) -> str:
    """A file that an option names; an empty name, as of a variable that is not set, is refused and not passed over."""
    if path == "" and run.get_parameter_source(parameter.name or "") is not ParameterSource.DEFAULT:
        raise SourceError(f"{parameter.opts[0]}: the name is empty", "name a file, or leave the option out")
    return path


FORCE = click.option("--force", is_flag=True, help="Replace an output file that exists.")
REVISIONS = click.option("--revisions", type=click.Choice(["original", "final"]), default="final",
                         help="Which text of a document with tracked changes to read.")  # fmt: skip


@contextmanager
def without_collector(is_last: bool = False) -> Iterator[None]:
    """No search for cycles meanwhile: the values of a comparison are frozen and have none, and there are millions.

    ``is_last``: the process ends soon after, so that nothing which is there by then is ever searched.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_last:
            gc.freeze()
        if was_on:
            gc.enable()


def fresh_line() -> str:
    """On a terminal, what wipes the progress that is shown there."""
    return "\r\x1b[K" if sys.stderr and sys.stderr.isatty() else ""


def say(line: str) -> None:
    """One line on standard error."""
    click.echo(f"{fresh_line()}clausewise: {printable(line)}", err=True)


def fault(problem: ClausewiseError) -> int:
    """Say what is wrong with the input or the call, and what to do; the exit status for it."""
    code = f"{problem.code}: " if isinstance(problem, AmendmentError) else ""
    say(f"error: {code}{problem.message}" + (f"; {problem.hint}" if problem.hint else ""))
    return AT_FAULT


def tell(diagnostics: Iterable["Diagnostic"], name: str) -> None:
    """Warnings to standard error; what is merely worth knowing stands in the output."""
    for finding in diagnostics:
        if finding.severity != "info":
            say(f"{finding.severity}: {name}: {finding.message}" + (f" ({finding.where})" if finding.where else ""))
