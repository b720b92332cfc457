"""What the commands that read amendments share: the base, the papers, the votes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from akoma.errors import ComparisonError
from akoma.sources import STANDARD_STREAM
from commands.common import tell

if TYPE_CHECKING:
    from akoma.model import Document
    from differ.amendments.engine.decisions import Decisions
    from differ.amendments.operation import Amendment

VOTES = click.option(
    "--votes", metavar="FILE", default="", help="Results of the vote: CSV, JSON, minutes in HTML or XML."
)
NUMBERING = click.option("--numbering", type=click.Choice(["provisional", "final"]), default="provisional",
                         help="Keep the numbers of the base, or count again.")  # fmt: skip
LANG = click.option("--lang", metavar="XX", default="", help="Language of the base and of the amendments.")


@dataclass(frozen=True, slots=True)
class Amending:
    """A base with all amendments to it, and what was decided."""

    base: "Document"
    amendments: tuple["Amendment", ...]
    decisions: "Decisions"


def amending(base: str, papers: Sequence[str], options: dict[str, Any]) -> Amending:
    """All files read and interpreted; what was noticed is told on standard error."""
    from akoma.amending import read_amendments, read_votes
    from akoma.reading import read
    from differ.amendments.engine.decisions import EVERYTHING, decide
    from differ.amendments.interpret import interpret

    paths = (base, *papers, *((options["votes"],) if options.get("votes") else ()))
    if paths.count(STANDARD_STREAM) > 1:
        raise ComparisonError("standard input can be only one of the files", "name files for the others")
    document = read(base, options.get("lang", ""), options.get("revisions", "final"))
    tell(document.expression.diagnostics, document.source.name)
    lists = [read_amendments(path, options.get("lang", "")) for path in papers]
    read_as = interpret(lists, document.expression)
    tell(read_as.diagnostics, ", ".join(papers))
    decisions = EVERYTHING
    if options.get("votes"):
        about = _numbers(document)
        votes = read_votes(options["votes"], document.expression.language, about)
        decisions = decide(votes, read_as.amendments, document.expression.language)
    return Amending(document, read_as.amendments, decisions)


def _numbers(document: "Document") -> tuple[str, ...]:
    """The numbers by which a vote list may name the base."""
    found = document.expression.references
    return tuple(number for number in (found.number, found.procedure) if number)
