"""``clausewise amend simulate``: a vote played through, with a certificate of its result."""

from typing import TYPE_CHECKING, Any

import click

from akoma.sources import check_output
from commands.amending.common import (
    FAIL_ON,
    FORM,
    LANG,
    LEXICONS,
    MIN_CONFIDENCE,
    NUMBERING,
    OUTPUTS,
    VOTES,
    Amending,
    amending,
    amending_each,
    check_streams,
    failing,
    lexicons_of,
    targets,
    terminal_width,
)
from commands.common import DIFFERENT, DONE, FORCE, LIMIT, REVISIONS, VERDICTS, named, say, tell, without_collector
from commands.common_terminal import write_all

if TYPE_CHECKING:
    from akoma.model import Document
    from differ.amendments.engine.simulating import Simulation, Wish


@click.command()
@click.argument("base")
@click.argument("amendments", nargs=-1, required=True, metavar="AMENDMENTS...")
@VOTES
@NUMBERING
@click.option("--compromise", metavar="N,...", default="",
              help="Take these as adopted; of the others, tell which still fit, and how they then read.")  # fmt: skip
@click.option("--against", metavar="ADOPTED", default="", callback=named,
              help="A published text: every word of it that no adopted amendment accounts for.")  # fmt: skip
@click.option(
    "--certificate",
    metavar="FILE",
    default="",
    callback=named,
    help="Write the certificate alone to FILE, for amend verify.",
)
@click.option("--demands/--no-demands", default=True, help="Judge the demands under each outcome, or do not.")
@FORM
@OUTPUTS
@LANG
@LEXICONS
@click.option("--exit-code", is_flag=True, help="Exit with status 1 when ADOPTED has words too many or too few.")
@FAIL_ON
@MIN_CONFIDENCE
@REVISIONS
@LIMIT
@FORCE
def simulate(base: str, amendments: tuple[str, ...], **options: Any) -> int:
    """A vote on the AMENDMENTS to BASE, played through.

    \b
    clausewise amend simulate motion.txt ams.docx                       what falls if what is adopted; what softens what
    clausewise amend simulate motion.txt ams.docx --votes votes.csv     the text after each vote
    clausewise amend simulate motion.txt ams.docx --votes votes.csv --against adopted.pdf --certificate proof.json
    clausewise amend simulate motion.txt ams.docx --compromise 3,8      what of the rest still fits

    Without --votes everything is adopted that can still be put, in the proposed order: an example, not a forecast.
    """
    wanted = failing(options["fail_on"], VERDICTS)
    inputs = tuple(path for path in (base, *amendments, options["votes"], options["against"]) if path)
    check_streams(inputs)
    where = list(targets(options, inputs))
    if options["certificate"]:
        check_output(options["certificate"], inputs, options["force"])
    with without_collector():
        document, played = _played(base, amendments, options)
    tell(played.diagnostics, base)
    rendered = [(path, _rendered(form, document, played)) for path, form in where]
    rendered += _proof(options["certificate"], played)
    write_all(rendered)
    return _status(played, options, wanted)


def _played(base: str, paths: tuple[str, ...], options: dict[str, Any]) -> tuple["Document", "Simulation"]:
    from differ.amendments.engine.simulating import simulate as simulated

    read = amending(base, paths, options) if options["votes"] else amending_each(base, paths, options)
    return read.base, simulated(read.base, read.amendments, read.votes, read.refused, _wish(read, options))


def _wish(read: Amending, options: dict[str, Any]) -> "Wish":
    from akoma.reading import read as read_file
    from differ.amendments.engine.simulating import Wish

    compromise = tuple(word.strip() for word in options["compromise"].split(",") if word.strip())
    published = read_file(options["against"], options["lang"], options["revisions"]) if options["against"] else None
    lexicons = lexicons_of(read.base.expression.language, options["lexicons"]) if options["demands"] else {}
    return Wish(options["numbering"], lexicons, compromise, published)


def _proof(path: str, played: "Simulation") -> list[tuple[str, bytes]]:
    from render.to_json import dump_json

    if path and played.certificate is None:
        say("no certificate: what was played through is an example; give --votes")
    return [(path, dump_json(played.certificate))] if path and played.certificate is not None else []


def _rendered(form: str, base: "Document", played: "Simulation") -> bytes:
    if form == "json":
        from render.amend_simulate_to_json import simulation_json
        from render.to_json import dump_json

        return dump_json(simulation_json(base, played))
    if form == "html":
        from render.amend_simulate_to_html import simulation_html

        return simulation_html(base, played)
    from render.amend_simulate_to_term import simulation_term

    return simulation_term(base, played, terminal_width())


def _status(played: "Simulation", options: dict[str, Any], wanted: frozenset[str]) -> int:
    final, least = played.final, options["min_confidence"]
    shifts = final.shifts if final else ()
    shifted = {one.verdict for one in shifts if one.verdict in wanted and one.confidence >= least}
    shifted |= {word for word in wanted if word == "kept" and final and final.counts.get(word)}
    unaccounted = options["exit_code"] and played.account is not None and not played.account.is_clean
    return DIFFERENT if shifted or unaccounted else DONE


COMMAND = simulate
