"""The options that ``batch`` and ``watch`` share, and what becomes of them."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from akoma.sources import read_bytes
from commands.common import LIMIT, REVISIONS
from commands.common_batching.documents import Reading
from commands.common_batching.jobs import Settings
from commands.common_batching.manifest import MODES
from commands.common_batching.plan import Asked
from commands.common_batching.pool import cores

Function = TypeVar("Function", bound=Callable[..., Any])

MINUTES_FOR_A_PAIR = 10
"""The longest pairs that were measured, bills of a hundred pages, take less than one."""

_OPTIONS = (
    click.option("-o", "out", metavar="FOLDER", required=True,
                 help="Folder of the results; of one that is there, what is done stays."),
    click.option("--formats", metavar="FORMAT,...", default="html,json",
                 help="Outputs of each pair: html, json, pdf, docx, md, akn, term."),
    click.option("--jobs", metavar="N", type=click.IntRange(1), default=None,
                 help="Worker processes; as many as there are processors."),
    click.option("--timeout", metavar="SECONDS", type=click.FloatRange(0), default=MINUTES_FOR_A_PAIR * 60.0,
                 help="Give a pair up after so long; 0 for never."),
    click.option("--mode", type=click.Choice(MODES), default="auto",
                 help="How the texts of a pair relate; found by itself."),
    click.option("--old-lang", metavar="XX", default="", help="Language of every old text, instead of detecting it."),
    click.option("--new-lang", metavar="XX", default="", help="Language of every new text, instead of detecting it."),
    click.option("--lang", metavar="XX", default="", help="Language of all."),
    click.option("--lexicon", "lexicons", metavar="FILE", multiple=True,
                 help="Override or extend grades and terms."),
    click.option("--full", is_flag=True, help="Show unchanged provisions in the PDF too."),
    click.option("--hide-formal", is_flag=True,
                 help="Show differences of mere typography (quotes, dashes, spaces) as unchanged."),
    click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4",
                 help="Paper of the PDF and of the DOCX."),
    click.option("--ui-lang", metavar="XX", default="en", help="Language of labels and sentences: en, nl, fr, de."),
    click.option("--min-confidence", metavar="P", type=click.FloatRange(0, 1), default=0.0,
                 help="What is less certain than this (0 to 1) is marked for review."),
    REVISIONS,
    LIMIT,
)  # fmt: skip


def shared_options(function: Function) -> Function:
    """A command with all of the shared options."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def settings_of(options: dict[str, Any]) -> Settings:
    """The settings of a run; refused, with what to do, when they cannot be used."""
    from akoma.limits import current, spelled
    from commands.common_batching.work import check_settings
    from commands.common_words import typed

    settings = Settings(
        formats=tuple(dict.fromkeys(word.strip() for word in options["formats"].split(",") if word.strip())),
        ui_lang=options["ui_lang"],
        full=options["full"],
        hide_formal=options["hide_formal"],
        paper=options["paper"],
        min_confidence=options["min_confidence"],
        revisions=options["revisions"],
        lexicons=tuple((name, data) for data, name in map(read_bytes, options["lexicons"])),
        limits=spelled(current()),
    )
    check_settings(settings, [typed(path) for path in options["lexicons"]])
    return settings


def asked_of(options: dict[str, Any]) -> Asked:
    """What is to be compared. Raises UnknownLanguageError for a language that is none."""
    from akoma.language import language

    old, new = (options[side] or options["lang"] for side in ("old_lang", "new_lang"))
    for code in filter(None, (old, new)):
        language(code)
    return Asked(options["sources"], options["mode"], old, new, options["out"])


def reading_of(options: dict[str, Any], settings: Settings) -> Reading:
    """How documents of folders are read. A language counts only when it is that of all."""
    return Reading(options["lang"], options["revisions"], settings.limits)


def workers(options: dict[str, Any]) -> int:
    """How many worker processes."""
    return options["jobs"] or cores()
