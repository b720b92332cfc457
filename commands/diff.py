"""``clausewise diff``: the redline of one text against another, and the verdict on every demand."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from akoma.errors import ComparisonError, RenderError
from akoma.sources import STANDARD_STREAM, check_output, write_bytes
from commands.common import (
    DIFFERENT,
    DONE,
    FORCE,
    LIMIT,
    OUTPUT_HELP,
    REVISIONS,
    VERDICTS,
    say,
    tell,
    without_collector,
)

if TYPE_CHECKING:
    from akoma.model import Document
    from differ.model import Report
    from differ.terms.dictionary import Dictionary
    from differ.terms.vocabulary import Vocabulary
    from render.renderer import RenderOptions


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", metavar="FORMAT", help="html, pdf, json or term, for standard output.")
@click.option("-o", "outputs", metavar="FILE", multiple=True, help=OUTPUT_HELP)
@click.option("--mode", type=click.Choice(["auto", "versions", "translations", "summary"]), default="auto",
              help="How the two texts relate; found by itself.")  # fmt: skip
@click.option("--old-lang", metavar="XX", default="", help="Language of OLD, instead of detecting it.")
@click.option("--new-lang", metavar="XX", default="", help="Language of NEW, instead of detecting it.")
@click.option("--lang", metavar="XX", default="", help="Language of both.")
@click.option("--lexicon", "lexicons", metavar="FILE", multiple=True, help="Override or extend grades and terms.")
@click.option("--dictionary", "dictionaries", metavar="FILE", multiple=True,
              help="For two languages: a dictionary of FreeDict (.index), or auto for those installed.")  # fmt: skip
@click.option("--full", is_flag=True, help="Show unchanged provisions in the PDF and on the terminal too.")
@click.option("--hide-formal", is_flag=True,
              help="Show differences of mere typography (quotes, dashes, spaces) as unchanged.")  # fmt: skip
@click.option("--ui-lang", metavar="XX", default="en", help="Language of the labels: en, nl, fr, de.")
@click.option("--exit-code", is_flag=True, help="Exit with status 1 when the texts differ.")
@click.option("--fail-on", metavar="VERDICT,...", default="", help="Exit with status 1 when a demand has this verdict.")
@click.option("--min-confidence", metavar="P", type=click.FloatRange(0, 1), default=0.0,
              help="What is less certain than this (0 to 1) is marked for review and fails nothing.")  # fmt: skip
@REVISIONS
@LIMIT
@FORCE
def diff(**options: Any) -> int:
    """The redline of NEW against OLD, and the verdict on every demand.

    \b
    clausewise diff motion.txt adopted.txt                          on the terminal
    clausewise diff motion.txt adopted.txt -o a.html -o a.pdf       for reading
    clausewise diff motion.txt adopted.txt --format json            for programs
    clausewise diff motion.txt adopted.txt --fail-on dropped        for continuous integration
    """
    if options["old"] == options["new"] == STANDARD_STREAM:
        raise ComparisonError("standard input can be only one of the two texts", "name a file for the other")
    failing = _verdicts(options["fail_on"])
    targets = list(_targets(options))
    with without_collector():
        report = _report(options)
    tell(report.diagnostics, f"{report.comparison.old.source.name} against {report.comparison.new.source.name}")
    rendered = [(path, renderer.render(report, _render_options(options, path))) for path, renderer in targets]
    for path, data in rendered:
        write_bytes(path, data)
    return _status(report, options["exit_code"], failing, options["min_confidence"])


def _verdicts(text: str) -> frozenset[str]:
    words = frozenset(word.strip() for word in text.split(",") if word.strip())
    if unknown := sorted(words - set(VERDICTS)):
        raise ComparisonError(f"--fail-on: no verdict {', '.join(unknown)}", f"choose from {', '.join(VERDICTS)}")
    return words


def _targets(options: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Where to write what; refused here, before any work is done, when it cannot be."""
    from render.renderer import renderer_for

    for path in options["outputs"]:
        check_output(path, (options["old"], options["new"]), options["force"])
        yield path, renderer_for(Path(path).suffix or options["form"] or ("term" if path == STANDARD_STREAM else path))
    if not options["outputs"]:
        renderer = renderer_for(options["form"] or "term")
        if sys.stdout is None or (renderer.name == "pdf" and sys.stdout.isatty()):
            raise RenderError("this cannot go to standard output", "write it to a file: -o redline.pdf")
        yield STANDARD_STREAM, renderer


def _report(options: dict[str, Any]) -> "Report":
    from akoma.reading import read
    from differ.lexicon import languages, load
    from differ.terms.vocabulary import using

    old = read(options["old"], options["old_lang"] or options["lang"], options["revisions"])
    new = read(options["new"], options["new_lang"] or options["lang"], options["revisions"])
    spoken = [document.expression.language for document in (old, new)]
    overrides, words = added_words(options["lexicons"], options["dictionaries"], spoken)
    lexicons = {code: load(code, overrides) for code in sorted({*spoken} & set(languages()))}
    if _mode(old, new, options["mode"]) == "translations":
        from differ.across.demands import judge_across
        from differ.across.translations import compare_translations

        with using(words):
            return judge_across(compare_translations(old, new), lexicons)
    from differ.compare import compare
    from differ.demands import judge

    return judge(compare(old, new), lexicons)


def added_words(
    lexicons: Iterable[str], dictionaries: Sequence[str], languages: Sequence[str]
) -> tuple[list[bytes], "Vocabulary"]:
    """What ``--lexicon`` and ``--dictionary`` name: files of grades, and words for texts in these languages.

    The languages are ISO 639-2/T codes. What a file of ``--lexicon`` is, its content tells.
    """
    from akoma.sources import read_bytes
    from differ.terms.vocabulary import Vocabulary, is_table, table

    files = [(name, data) for data, name in map(read_bytes, lexicons)]
    tables = tuple(table(name, data) for name, data in files if is_table(data))
    found = tuple(_dictionary(path) for path in _dictionary_paths(dictionaries, languages))
    return [data for _, data in files if not is_table(data)], Vocabulary(tables, found)


def _dictionary_paths(asked: Sequence[str], languages: Sequence[str]) -> list[str]:
    """The dictionaries to read. What cannot be used is said, for nothing is left out in silence."""
    from akoma.language import iso_639_1
    from differ.terms.dictionary_places import AUTO, fitting, folders, languages_of

    named = [path for path in dict.fromkeys(asked) if path != AUTO]
    spoken = " and ".join(map(iso_639_1, dict.fromkeys(languages)))
    for path in named:
        if languages_of(path)[0] not in languages or len(set(languages)) == 1:
            say(f"warning: {path}: of no use for texts in {spoken}")
    if AUTO in asked and len(set(languages)) > 1:
        places = folders(os.environ, str(Path.home()))
        found = fitting((str(path) for place in places for path in sorted(Path(place).glob("*.index"))), languages)
        if not found:
            say(f"warning: no dictionary for {spoken} in {', '.join(places)}")
        named += [path for path in found if path not in named]
    return named


def _dictionary(path: str) -> "Dictionary":
    """The dictionary that one of its files names; a large one is prepared once and kept in the user's cache."""
    from akoma.errors import UnreadableSourceError
    from akoma.sources import read_bytes
    from differ.terms.dictionary import Dictionary, digest, prepared, unpacked
    from differ.terms.dictionary_places import LARGE, languages_of, stem

    whole, (source, target) = stem(path), languages_of(path)
    index, name = read_bytes(f"{whole}.index")
    packed = next((end for end in (".dict.dz", ".dict") if Path(whole + end).exists()), "")
    if not packed:
        raise UnreadableSourceError(f"{name}: neither .dict.dz nor .dict is beside it", "install the dictionary again")
    articles, articles_name = read_bytes(whole + packed)
    of = digest(index, articles)
    kept = _kept(of) if index.count(b"\n") >= LARGE else None
    lines = kept or prepared(index, unpacked(articles, articles_name), name)
    if kept is None and index.count(b"\n") >= LARGE:
        _keep(lines, of)
    return Dictionary(name, source, target, lines, of)


def _kept(of: str) -> tuple[bytes, ...] | None:
    from differ.terms.dictionary import found_again
    from differ.terms.dictionary_places import keeping

    path = Path(keeping(os.environ, str(Path.home()), of))
    try:
        return found_again(path.read_bytes(), of)
    except OSError:
        return None  # not kept yet, or not readable: it is prepared again


def _keep(lines: tuple[bytes, ...], of: str) -> None:
    from akoma.errors import SourceError
    from differ.terms.dictionary import kept
    from differ.terms.dictionary_places import keeping

    path = Path(keeping(os.environ, str(Path.home()), of))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(str(path), kept(lines, of))
    except (OSError, SourceError) as problem:
        say(f"warning: the prepared dictionary cannot be kept ({problem}), so the next run prepares it again")


def _mode(old: "Document", new: "Document", asked: str) -> str:
    """How the two texts relate; what this version cannot compare is refused in plain words."""
    for document in (old, new):
        if asked == "summary" or all(provision.kind == "segment" for provision in document.expression.provisions):
            raise ComparisonError(
                f"{document.source.name}: no citations, recitals or numbered paragraphs were found",
                "this version compares legislative texts; see what was read with clausewise convert --to text",
            )
    is_one_language = old.expression.language == new.expression.language
    if asked == "versions" and not is_one_language:
        raise ComparisonError(
            f"{old.source.name} and {new.source.name} are in two languages, so they are no two versions of one text",
            "leave --mode out, or correct a wrong detection with --old-lang or --new-lang",
        )
    return asked if asked != "auto" else "versions" if is_one_language else "translations"


def _render_options(options: dict[str, Any], path: str) -> "RenderOptions":
    from shutil import get_terminal_size

    from render.renderer import RenderOptions

    terminal = path == STANDARD_STREAM and sys.stdout.isatty()
    return RenderOptions(
        language=options["ui_lang"],
        full=options["full"],
        hide_formal=options["hide_formal"],
        width=get_terminal_size().columns if terminal else 100,
        colour=terminal and not os.environ.get("NO_COLOR"),
        min_confidence=options["min_confidence"],
    )


def _status(report: "Report", exit_code: bool, failing: frozenset[str], least: float) -> int:
    failed = any(d.verdict in failing and d.confidence >= least for d in report.demands)
    differ = exit_code and any(change.is_change_of_text for change in report.comparison.changes)
    return DIFFERENT if failed or differ else DONE


COMMAND = diff
