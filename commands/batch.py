"""``clausewise batch``: hundreds or thousands of pairs, with an index, a table and a database."""

import signal
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from akoma.errors import SourceError
from commands.common import AT_FAULT, DONE
from commands.common_batching.options import asked_of, reading_of, settings_of, shared_options, workers

if TYPE_CHECKING:
    from commands.common_batching.run import Tally


@click.command()
@click.argument("sources", metavar="MANIFEST|FOLDER...", nargs=-1, required=True)
@shared_options
@click.option("--scheduler", metavar="ADDRESS", default="",
              help="Compare on the Dask cluster of this scheduler, as in tcp://host:8786.")  # fmt: skip
def batch(**options: Any) -> int:
    """Compare many pairs of texts.

    \b
    clausewise batch pairs.csv -o results                     the pairs of a list
    clausewise batch dossiers -o results --formats html,pdf   the pairs found in a folder
    clausewise batch pairs.csv -o results                     again: only what is new, changed or failed

    A list is a CSV, JSON or TOML file with the columns old and new, and if need be name, old_lang, new_lang and mode.
    In a folder, motions, adopted texts and reports are paired by the numbers, procedures and dates that they state.

    The results are a folder for each pair, index.html, results.csv and results.sqlite. A pair that cannot be compared
    is told in the index; the others are compared all the same, and the exit status is then 2.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended from outside, it ends as after Ctrl-C
    tally = _run(options)
    return AT_FAULT if tally.failed or tally.unreadable else DONE


def _run(options: dict[str, Any]) -> "Tally":
    from commands.common_batching.dask_runner import on_a_cluster
    from commands.common_batching.plan import planned
    from commands.common_batching.pool import Pool
    from commands.common_batching.run import on_this_machine, results, run

    settings, asked = settings_of(options), asked_of(options)
    cluster = on_a_cluster(options["scheduler"]) if options["scheduler"] else None
    with results(options["out"]) as store, Pool[Any, Any](workers(options), options["timeout"]) as pool:
        plan = planned(asked, reading_of(options, settings), store, pool)
        if not plan.jobs and not plan.unpaired:
            raise _nothing(options["sources"])
        return run(plan, settings, options["out"], store, cluster or on_this_machine(pool))


def _nothing(sources: Sequence[str]) -> SourceError:
    """The error for folders without documents: most likely not those that were meant."""
    from commands.common_batching.documents import SUFFIXES

    hint = f"name a folder with documents ({', '.join(sorted(SUFFIXES))}), or a list of pairs"
    return SourceError(f"{', '.join(sources)}: no documents are there", hint)


COMMAND = batch
