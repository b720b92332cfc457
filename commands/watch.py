"""``clausewise watch``: a batch that is gone on with whenever a document changes."""

import signal
from typing import Any

import click

from akoma.errors import ClausewiseError
from commands.common import DONE, fault, say
from commands.common_batching.options import asked_of, reading_of, settings_of, shared_options, workers


@click.command()
@click.argument("sources", metavar="MANIFEST|FOLDER...", nargs=-1, required=True)
@shared_options
@click.option("--interval", metavar="SECONDS", type=click.FloatRange(0.05), default=1.0,
              help="How often to look for changes.")  # fmt: skip
def watch(**options: Any) -> int:
    """Compare pairs of texts, and again whenever one of them changes.

    \b
    clausewise watch dossiers -o results         until Ctrl-C

    Takes and gives what clausewise batch does. Documents may come, change and go; only what changed is compared again,
    and the index, the table and the database tell of the documents that are there. Ctrl-C ends it, with exit status 0.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        _watch(options)
    except KeyboardInterrupt:
        say("stopped")
    return DONE


def _watch(options: dict[str, Any]) -> None:
    from commands.common_batching.plan import planned
    from commands.common_batching.pool import Pool
    from commands.common_batching.run import on_this_machine, results, run
    from commands.common_batching.watching import changes, snapshot

    settings, asked = settings_of(options), asked_of(options)
    reading, is_first = reading_of(options, settings), True
    with results(options["out"]) as store:
        while True:
            seen = snapshot(asked)  # before the run: what changes meanwhile is seen after it
            try:
                with Pool[Any, Any](workers(options), options["timeout"]) as pool:
                    plan = planned(asked, reading, store, pool)
                    run(plan, settings, options["out"], store, on_this_machine(pool))
            except ClausewiseError as problem:
                if is_first:
                    raise
                fault(problem)  # a list that is being edited: the next change may mend it
            is_first = False
            changes(asked, seen, options["interval"])


COMMAND = watch
