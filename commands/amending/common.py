"""What the commands that read amendments share: the base, the papers, the votes; options and outputs."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from akoma.errors import ComparisonError, RenderError
from akoma.sources import STANDARD_STREAM, check_output
from commands.common import VERDICTS, named, tell

if TYPE_CHECKING:
    from akoma.amendment_list import AmendmentList
    from akoma.model import Document
    from akoma.vote_list import VoteList
    from differ.amendments.engine.decisions import Decisions
    from differ.amendments.interpret import Refusal
    from differ.amendments.operation import Amendment
    from differ.lexicon.model import Lexicon

VOTES = click.option(
    "--votes",
    metavar="FILE",
    default="",
    callback=named,
    help="Results of the vote: CSV, JSON, minutes in HTML or XML.",
)
NUMBERING = click.option("--numbering", type=click.Choice(["provisional", "final"]), default="provisional",
                         help="Keep the numbers of the base, or count again.")  # fmt: skip
LANG = click.option("--lang", metavar="XX", default="", help="Language of the base and of the amendments.")
FORM = click.option("--format", "--to", "form", type=click.Choice(["term", "json", "html"]), default=None,
                    help="Format of the report; a file has that of its suffix.")  # fmt: skip
OUTPUTS = click.option("-o", "outputs", metavar="FILE", multiple=True,
                       help="Write to FILE (.txt, .json, .html); may be given several times.")  # fmt: skip

LEXICONS = click.option(
    "--lexicon", "lexicons", metavar="FILE", multiple=True, help="Override or extend grades and terms."
)
FAIL_ON = click.option("--fail-on", metavar="VERDICT,...", default="",
                       help="Exit with status 1 when a demand has this verdict in the result.")  # fmt: skip
MIN_CONFIDENCE = click.option("--min-confidence", metavar="P", type=click.FloatRange(0, 1), default=0.0,
                              help="What is less certain than this (0 to 1) fails nothing.")  # fmt: skip

SUFFIXES = {".txt": "term", ".json": "json", ".html": "html"}


@dataclass(frozen=True, slots=True)
class Papers:
    """All files as they are, but for the meaning of the amendments."""

    base: "Document"
    lists: tuple["AmendmentList", ...]
    votes: "VoteList | None"


@dataclass(frozen=True, slots=True)
class Amending:
    """A base with all amendments to it, and what was decided. ``refused`` is empty unless all faults were wanted."""

    base: "Document"
    amendments: tuple["Amendment", ...]
    decisions: "Decisions"
    votes: "VoteList | None" = None
    refused: tuple["Refusal", ...] = ()


def papers(base: str, paths: Sequence[str], options: Mapping[str, Any]) -> Papers:
    """All files read; what was noticed of the base is told on standard error."""
    from akoma.amending import read_amendments, read_votes
    from akoma.reading import read

    votes, lang = options.get("votes") or "", options.get("lang", "")
    check_streams((base, *paths, votes))
    document = read(base, lang, options.get("revisions", "final"))
    tell(document.expression.diagnostics, document.source.name)
    lists = tuple(read_amendments(path, lang) for path in paths)
    found = read_votes(votes, document.expression.language, _numbers(document)) if votes else None
    return Papers(document, lists, found)


def check_streams(paths: Sequence[str]) -> None:
    """Refuse to read two files from standard input."""
    if paths.count(STANDARD_STREAM) > 1:
        raise ComparisonError("standard input can be only one of the files", "name files for the others")


def amending(base: str, paths: Sequence[str], options: Mapping[str, Any]) -> Amending:
    """All files read and interpreted; what was noticed is told on standard error. Raises at the first fault."""
    from differ.amendments.engine.decisions import EVERYTHING, decide
    from differ.amendments.interpret import interpret

    read = papers(base, paths, options)
    expression = read.base.expression
    read_as = interpret(read.lists, expression)
    tell(read_as.diagnostics, ", ".join(paths))
    decisions = decide(read.votes, read_as.amendments, expression.language) if read.votes else EVERYTHING
    return Amending(read.base, read_as.amendments, decisions, read.votes)


def amending_each(base: str, paths: Sequence[str], options: Mapping[str, Any]) -> Amending:
    """The same, with the amendments that cannot be read beside the others; votes are not looked into."""
    from differ.amendments.engine.decisions import EVERYTHING
    from differ.amendments.interpret import interpret_each

    read = papers(base, paths, options)
    read_as, refused = interpret_each(read.lists, read.base.expression)
    tell(read_as.diagnostics, ", ".join(paths))
    return Amending(read.base, read_as.amendments, EVERYTHING, read.votes, refused)


def _numbers(document: "Document") -> tuple[str, ...]:
    """The numbers by which a vote list may name the base."""
    found = document.expression.references
    return tuple(number for number in (found.number, found.procedure) if number)


def targets(options: Mapping[str, Any], inputs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Where to write what; refused here, before any work is done, when it cannot be."""
    for path in options["outputs"]:
        check_output(path, inputs, options["force"])
        form = SUFFIXES.get(Path(path).suffix.lower()) or options["form"]
        if path != STANDARD_STREAM and not form:
            raise RenderError(f"{path}: no format of this suffix", "use .txt, .json or .html, or say --format")
        yield path, form or "term"
    if not options["outputs"]:
        yield STANDARD_STREAM, options["form"] or "term"


def terminal_width() -> int:
    """Columns of the terminal; 100 where the output goes elsewhere."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else 100


def lexicons_of(language: str, added: Sequence[str]) -> dict[str, "Lexicon"]:
    """The lexicon of a language (ISO 639-2/T) with the files of ``--lexicon``; none where there is none for it."""
    from commands.common_words import added_words
    from differ.lexicon import languages, load

    overrides, _ = added_words(added, (), (language,))
    return {language: load(language, overrides)} if language in languages() else {}


def has_verdict(old: "Document", new: "Document", options: Mapping[str, Any]) -> bool:
    """Whether ``--fail-on`` names a verdict that a demand of the old text, or a new one, has."""
    from differ.compare import compare
    from differ.demands import judge

    wanted = failing(options["fail_on"], VERDICTS)
    lexicons = lexicons_of(old.expression.language, options["lexicons"])
    if not wanted or not lexicons:
        return False
    found = judge(compare(_bare(old), _bare(new)), lexicons).demands
    return any(one.verdict in wanted and one.confidence >= options["min_confidence"] for one in found)


def _bare(document: "Document") -> "Document":
    """Without the offsets of the file: what is made by amendments has none."""
    return replace(document, expression=replace(document.expression, origin=None, furniture=(), diagnostics=()))


def failing(words: str, known: Sequence[str]) -> frozenset[str]:
    """The findings of ``--fail-on``; refused when one of them is none."""
    found = frozenset(word.strip() for word in words.split(",") if word.strip())
    if unknown := sorted(found - set(known)):
        raise ComparisonError(f"--fail-on: no finding {', '.join(unknown)}", f"choose from {', '.join(known)}")
    return found
