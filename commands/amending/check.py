"""``clausewise amend check``: conflicts, alternatives, what cannot be applied."""

from typing import TYPE_CHECKING, Any

import click

from commands.amending.common import FORM, LANG, OUTPUTS, VOTES, amending_each, failing, targets, terminal_width
from commands.common import DIFFERENT, DONE, FORCE, LIMIT, REVISIONS, without_collector
from commands.common_terminal import write_all

if TYPE_CHECKING:
    from akoma.model import Document
    from differ.amendments.engine.checking import CheckReport

FINDINGS = ("conflict", "not-applicable", "identical", "inadmissible", "warning")


@click.command()
@click.argument("base")
@click.argument("amendments", nargs=-1, required=True, metavar="AMENDMENTS...")
@VOTES
@FORM
@OUTPUTS
@LANG
@click.option("--exit-code", is_flag=True, help="Exit with status 1 on conflicts and on what cannot be applied.")
@click.option("--fail-on", metavar="FINDING,...", default="",
              help=f"Exit with status 1 when there is one of these: {', '.join(FINDINGS)}.")  # fmt: skip
@REVISIONS
@LIMIT
@FORCE
def check(base: str, amendments: tuple[str, ...], **options: Any) -> int:
    """What of the AMENDMENTS to BASE cannot be applied, what cannot be applied together, in which order to vote.

    \b
    clausewise amend check motion.txt amendments.docx
    clausewise amend check motion.txt ams1.docx ams2.docx -o report.html -o report.json
    clausewise amend check motion.txt ams.json --fail-on conflict,not-applicable

    Nothing stops at the first fault, and nothing is decided: the order of the vote is a proposal with its reason.
    """
    wanted = failing(options["fail_on"], FINDINGS)
    inputs = (base, *amendments, *((options["votes"],) if options["votes"] else ()))
    where = list(targets(options, inputs))
    with without_collector():
        document, report = _checked(base, amendments, options)
    rendered = [(path, _rendered(form, document, report)) for path, form in where]
    write_all(rendered)
    return _status(report, options["exit_code"], wanted)


def _checked(base: str, paths: tuple[str, ...], options: dict[str, Any]) -> tuple["Document", "CheckReport"]:
    from differ.amendments.engine.checking import check as checked

    read = amending_each(base, paths, options)
    return read.base, checked(read.base.expression, read.amendments, read.votes, read.refused)


def _rendered(form: str, base: "Document", report: "CheckReport") -> bytes:
    if form == "json":
        from render.amend_check_to_json import check_json
        from render.to_json import dump_json

        return dump_json(check_json(base, report))
    if form == "html":
        from render.amend_check_to_html import check_html

        return check_html(base, report)
    from render.amend_check_to_term import check_term

    return check_term(base, report, terminal_width())


def _status(report: "CheckReport", exit_code: bool, wanted: frozenset[str]) -> int:
    found = {
        "conflict": bool(report.blocking),
        "not-applicable": bool(report.refused),
        "identical": bool(report.identical),
        "inadmissible": bool(report.inadmissible),
        "warning": bool(report.warnings) or len(report.conflicts) > len(report.blocking),
    }
    failed = any(found[word] for word in wanted)
    return DIFFERENT if failed or (exit_code and (found["conflict"] or found["not-applicable"])) else DONE


COMMAND = check
