"""The commands and their options as a manual page (groff_man(7)) and as Markdown: both from what ``--help`` says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc

import click

EXIT_STATUS = (
    ("0", "Done."),
    ("1", "Only when asked for (--exit-code, --fail-on, --strict), or when validate finds errors."),
    ("2", "The input or the call is at fault; one line on standard error says what is wrong and what to do."),
    ("70", "A defect of clausewise."),
    ("130", "Interrupted."),
)
HELP = "--help"
"""Every command has it, so it is said once."""

ENVIRONMENT = (
    ("CLAUSEWISE_LIMITS", "Limits for what a document may have too much of, as in 'pages=5000 megabytes=200'."),
    ("CLAUSEWISE_SERVER", "Another server for clausewise get."),
    ("CLAUSEWISE_TRACEBACK", "Set: a defect shows its traceback."),
    ("NO_COLOR, FORCE_COLOR", "No colour at all; colour also where there is no terminal."),
    ("PAGER, BROWSER", "Programs for what is longer than the screen, and for pages."),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A command: its words after ``clausewise``, what it takes, what it says of itself, its options."""

    name: str
    usage: str
    paragraphs: tuple[str, ...]
    """Those that are kept line by line begin with a backspace, as click has them."""
    options: tuple[tuple[str, str], ...]


def entries(group: click.Command, parents: tuple[str, ...] = ()) -> Iterator[Entry]:
    """Every command that is not hidden, and the commands below it, in the order of their names."""
    context = click.Context(group, info_name=" ".join(("clausewise", *parents)))
    if not isinstance(group, click.Group):
        return
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None and not command.hidden:
            yield _entry(command, (*parents, name))
            yield from entries(command, (*parents, name))


def _entry(command: click.Command, words: tuple[str, ...]) -> Entry:
    context = click.Context(command, info_name=" ".join(("clausewise", *words)))
    pieces = command.collect_usage_pieces(context)
    records = (one.get_help_record(context) for one in command.get_params(context) if isinstance(one, click.Option))
    return Entry(
        " ".join(words), " ".join((*words, *pieces)), _parts(command), tuple(r for r in records if r and r[0] != HELP)
    )


def _parts(command: click.Command) -> tuple[str, ...]:
    return tuple(re.split(r"\n\s*\n", cleandoc(command.help or "")))


def manual_page(group: click.Command) -> str:
    """The manual page. No date and no version stand in it: it changes only when a command does."""
    lines = ['.TH CLAUSEWISE 1 "" "clausewise" "User commands"', ".SH NAME"]
    lines += ["clausewise \\- compare legislative texts clause by clause", ".SH SYNOPSIS"]
    lines += [".B clausewise", ".I COMMAND", "[\\fIOPTION\\fR]... [\\fIFILE\\fR]...", ".SH DESCRIPTION"]
    lines += [
        *_paragraphs(_parts(group)),
        ".PP",
        "Every command explains itself with \\fB\\-\\-help\\fR.",
        ".SH COMMANDS",
    ]
    for entry in entries(group):
        lines += [f".SS {_roff(f'clausewise {entry.usage}')}", *_paragraphs(entry.paragraphs), *_listed(entry.options)]
    lines += [".SH EXIT STATUS", *_listed(EXIT_STATUS), ".SH ENVIRONMENT", *_listed(ENVIRONMENT)]
    return "\n".join(lines) + "\n"


def _paragraphs(paragraphs: tuple[str, ...]) -> Iterator[str]:
    for paragraph in paragraphs:
        if paragraph.startswith("\b"):
            yield from (".PP", ".nf", ".RS 4", *map(_line, paragraph.splitlines()[1:]), ".RE", ".fi")
        else:
            yield from (".PP", *map(_line, paragraph.splitlines()))


def _listed(pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for term, told in pairs:
        yield from (".TP", f"\\fB{_roff(term)}\\fR", _line(told))


def _line(text: str) -> str:
    """A line of text; one that begins with a dot or a quote would be a request."""
    safe = _roff(text)
    return f"\\&{safe}" if safe[:1] in (".", "'") else safe


def _roff(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


def reference(group: click.Command) -> str:
    """The commands and options as Markdown, for the page of reference."""
    parts: list[str] = []
    for entry in entries(group):
        parts += [
            f"### clausewise {entry.name}",
            f"```\nclausewise {entry.usage}\n```",
            *map(_markdown, entry.paragraphs),
        ]
        if entry.options:
            rows = "\n".join(f"| `{_cell(term)}` | {_cell(told)} |" for term, told in entry.options)
            parts.append(f"| option | |\n|---|---|\n{rows}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _markdown(paragraph: str) -> str:
    if paragraph.startswith("\b"):
        return "```\n" + "\n".join(line.rstrip() for line in paragraph.splitlines()[1:]) + "\n```"
    return paragraph


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
