"""``clausewise bench``: the project's own benchmark, each figure a ratio to another tool in the same run."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from akoma.errors import ClausewiseError
from akoma.sources import check_output
from commands.common import FORCE, fresh_line, say
from commands.common_terminal import write_all

if TYPE_CHECKING:
    from bench.cases import Plan

FEWEST = 20
"""Clauses of the smallest bill: with fewer there is nothing to move anything past."""


@click.command()
@click.option("--sizes", metavar="N,...", default="40,400,4000", show_default=True, help="Clauses of each bill.")
@click.option("--kind", "kinds", metavar="KIND,...", default="easy,hard", show_default=True,
              help="Kinds of bill: easy, hard, hierarchical.")  # fmt: skip
@click.option("--seed", type=click.INT, default=11, show_default=True,
              help="Of the random numbers. 1 to 7 are for tuning, 11 to 13 for reporting.")  # fmt: skip
@click.option("--runs", type=click.IntRange(min=0), default=0, metavar="N",
              help="Rounds of each case; by default 5, above 1000 clauses 3.")  # fmt: skip
@click.option("--peers", metavar="NAME,...", default="all", show_default=True,
              help="Tools to measure against: all, none, or names as in the table.")  # fmt: skip
@click.option("--python", metavar="FILE", default=sys.executable, help="The interpreter that peers in Python run in.")
@click.option("--bill", "documents", metavar="FILE", multiple=True,
              help="Measure this document, against itself and an edited copy, instead of invented bills.")  # fmt: skip
@click.option("--json", "target", metavar="FILE", help="Write all figures to FILE too.")
@FORCE
def bench(**options: Any) -> None:
    """Measure clausewise against other tools on bills with a known edit script.

    \b
    clausewise bench                                     invented bills of 40, 400 and 4000 clauses
    clausewise bench --sizes 400 --kind hard --peers wdiff
    clausewise bench --bill act.xml                      a document against itself and an edited copy

    It takes minutes, and wants a machine with nothing else to do. Peers that are not installed are named and left out.
    """
    from bench.cases import cases
    from bench.table import as_json, lines, notes

    plan, target = _plan(options), options["target"]
    if target:
        check_output(target, tuple(plan.documents), options["force"])
    found = []
    for case in cases(plan, _progress()):
        found.append(case)
        click.echo("\n".join(lines(case)))
    click.echo("\n".join(notes(found)))
    if target:
        import json

        write_all([(target, (json.dumps(as_json(found), indent=1, ensure_ascii=False) + "\n").encode())])


def _plan(options: dict[str, Any]) -> "Plan":
    """The options as the benchmark takes them; a wrong one is refused here, before anything runs."""
    from bench.bills import RECIPES
    from bench.cases import Plan
    from bench.peers import chosen

    kinds = _words(options["kinds"])
    if unknown := [kind for kind in kinds if kind not in RECIPES]:
        raise ClausewiseError(f"--kind: no kind {', '.join(unknown)}", f"choose from {', '.join(RECIPES)}")
    sizes = _words(options["sizes"])
    if wrong := [size for size in sizes if not size.isdecimal() or int(size) < FEWEST]:
        raise ClausewiseError(f"--sizes: {', '.join(wrong)}", f"give whole numbers from {FEWEST} on")
    return Plan(
        kinds=kinds,
        sizes=[int(size) for size in sizes],
        seed=options["seed"],
        runs=options["runs"],
        peers=chosen(options["peers"]),
        python=options["python"],
        documents=options["documents"],
    )


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


def _progress() -> Callable[[str], None]:
    """On a terminal one line that changes, elsewhere a line for each step."""
    if not (sys.stderr and sys.stderr.isatty()):
        return say
    return lambda line: click.echo(f"{fresh_line()}{line}", nl=False, err=True)


COMMAND = bench
