"""``clausewise explain``: how a clause is read, word by word."""

import os
import sys
from typing import TYPE_CHECKING

import click

from akoma.errors import NoTextError, SourceError
from akoma.sources import STANDARD_STREAM
from commands.common import DONE, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from akoma.model import Provision
    from differ.act import Act
    from differ.lexicon import Lexicon
    from render.explain import Explained

NARROWEST, WIDEST = 40, 120
"""Columns between which the words are set; lines that are longer are hard to read."""


@click.command()
@click.argument("text", required=False, default="")
@click.option("-f", "--file", "path", metavar="FILE", default="", help="Read the text from FILE.")
@click.option("--lang", metavar="XX", default="", help="Language of the text, instead of detecting it.")
@click.option("--lexicon", "lexicons", metavar="FILE", multiple=True, help="Override or extend grades and terms.")
@click.option("--ui-lang", metavar="XX", default="en", help="Language of labels and sentences: en, nl, fr, de.")
@click.option("--format", "form", type=click.Choice(["term", "json"]), default="term", help="For people or programs.")
def explain(text: str, path: str, lang: str, lexicons: tuple[str, ...], ui_lang: str, form: str) -> int:
    """How a clause is read: its acts, formulas, grades, addressees, conditions.

    \b
    clausewise explain "Urges the Council to consider suspending the agreement if talks fail"
    clausewise explain - < clause.txt
    clausewise explain -f clause.txt --lang nl --format json

    TEXT is one or more clauses; - reads standard input. A line that stands alone is a paragraph.
    """
    from render.explain import to_json, to_text

    found, language = _read(_text(text, path), lang, lexicons)
    if form == "json":
        click.echo(to_json(found, language), nl=False)
    else:
        click.echo(to_text(found, ui_lang, _width(), _is_coloured()), nl=False)
    return DONE


def _text(text: str, path: str) -> str:
    from akoma.sources import read_bytes

    if bool(text) == bool(path):
        raise SourceError("explain needs a text, or a file with -f, and not both", 'as in explain "Urges ..."')
    if path or text == STANDARD_STREAM:
        data, name = read_bytes(path or text)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            hint = "save it as text, or name the clause itself"
            raise SourceError(f"{name}: not plain text in UTF-8", hint) from problem
    if not text.strip():
        raise NoTextError("the text is empty", 'as in explain "Urges ..."')
    return text


def _read(text: str, lang: str, paths: tuple[str, ...]) -> tuple[list["Explained"], str]:
    """The acts of every line, explained, and the language (ISO 639-1)."""
    from akoma.clauses import split_clauses
    from akoma.language import detect, language
    from akoma.model import EId, Provision, ProvisionKind
    from akoma.reading import other_language
    from akoma.sources import read_bytes
    from commands.common_words import typed
    from differ.lexicon import load, origin
    from render.explain import explained

    spoken = language(lang) if lang else detect(text)
    if said := other_language(text, spoken.code) if lang else "":
        say(f"warning: {said}")
    overrides = [(name, data) for data, name in map(read_bytes, paths)]
    lexicon = load(spoken.code, [(typed(path), data) for path, (_, data) in zip(paths, overrides, strict=True)])
    found: list[Explained] = []
    for number, line in enumerate(filter(str.strip, text.splitlines()), start=1):
        eid, words = EId(f"para_{number}"), " ".join(line.split())
        provision = Provision(ProvisionKind.PARAGRAPH, eid, "", words, split_clauses(eid, words))
        for act in _acts_of_line(provision, lexicon):
            source = origin(spoken.code, act.formula, act.concept, overrides) if act.formula else None
            found.append(explained(act, lexicon, source))
    return found, spoken.iso


def _acts_of_line(provision: "Provision", lexicon: "Lexicon") -> "Iterator[Act]":
    """The acts of a paragraph; clauses that read like those of a recital that asks for something are read as such."""
    from dataclasses import replace

    from akoma.model import ProvisionKind
    from differ.acts import acts

    asked = [act for act in acts(replace(provision, kind=ProvisionKind.RECITAL), lexicon) if act.is_reason]
    clauses = {act.clause for act in asked}
    rest = [act for act in acts(provision, lexicon) if act.clause not in clauses]
    yield from sorted((*asked, *rest), key=lambda act: act.quote.start)


def _is_coloured() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _width() -> int:
    from shutil import get_terminal_size

    columns = get_terminal_size().columns if sys.stdout.isatty() else 100
    return max(NARROWEST, min(columns, WIDEST))


COMMAND = explain
