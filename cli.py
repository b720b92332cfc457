"""The command line: parse arguments, call, print, choose the exit status. No logic of its own.

Exit status: 0 done; 1 only when asked for (``--exit-code``, ``--fail-on``) or when ``validate`` finds errors;
2 the input or the call is at fault; 70 a defect of ours. Heavy modules are imported by the command that needs them.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from akoma.errors import ClausewiseError, ComparisonError, RenderError
from akoma.limits import changed, current, using
from akoma.sources import STANDARD_STREAM, check_output, form_by_suffix, outputs_in, printable, write_bytes

if TYPE_CHECKING:
    from akoma.diagnostics import Diagnostic
    from akoma.model import Document
    from differ.model import Report
    from render.renderer import RenderOptions

DONE, DIFFERENT, AT_FAULT, DEFECT, INTERRUPTED = 0, 1, 2, 70, 130

VERDICTS = ("kept", "strengthened", "softened", "mixed", "dropped", "added", "contradicted", "unclear")

CONVERSIONS = {"akn": ".xml", "json": ".json", "text": ".txt"}


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="clausewise", prog_name="clausewise")
def clausewise() -> None:
    """Compare legislative texts clause by clause.

    \b
    clausewise diff motion.txt adopted.txt -o redline.html -o redline.pdf
    clausewise convert motion.txt -o motion.xml
    clausewise validate motion.xml
    """


def main() -> None:
    """Entry point: whatever happens becomes one line and an exit status."""
    try:
        status = clausewise.main(prog_name="clausewise", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as problem:
        click.echo(problem.format_message())
        status = DONE
    except click.ClickException as problem:
        context = getattr(problem, "ctx", None)
        hint = f"see {context.command_path} --help" if context else ""
        status = _fault(problem.format_message().rstrip("."), hint)
    except ClausewiseError as problem:
        status = _fault(problem.message, problem.hint)
    except (click.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader (less, head) has gone: all is well
        status = DONE
    except OSError as problem:
        status = _fault(f"the output cannot be written ({problem.strerror})", "check the disk and the pipe")
    except Exception as problem:
        if os.environ.get("CLAUSEWISE_TRACEBACK"):
            raise
        _say(f"defect: {type(problem).__name__}: {problem}; please report it with the output of CLAUSEWISE_TRACEBACK=1")
        status = DEFECT
    sys.exit(status if isinstance(status, int) else DONE)


def _say(line: str) -> None:
    click.echo(f"{_fresh_line()}clausewise: {printable(line)}", err=True)


def _fresh_line() -> str:
    """On a terminal, what wipes the progress that is shown there."""
    return "\r\x1b[K" if sys.stderr and sys.stderr.isatty() else ""


def _fault(message: str, hint: str) -> int:
    _say(f"error: {message}" + (f"; {hint}" if hint else ""))
    return AT_FAULT


def _tell(diagnostics: Iterable["Diagnostic"], name: str) -> None:
    """Warnings to standard error; what is merely worth knowing stands in the output."""
    for finding in diagnostics:
        if finding.severity != "info":
            _say(f"{finding.severity}: {name}: {finding.message}" + (f" ({finding.where})" if finding.where else ""))


LIMIT = click.option("--limit", metavar="NAME=VALUE", multiple=True, expose_value=False,
                     callback=lambda run, _, words: run.with_resource(using(changed(current(), words, "--limit"))),
                     help="Raise or lower a limit, as in pages=5000; docs/limits.md lists them.")  # fmt: skip
OUTPUT_HELP = "Write to FILE; may be given several times, the suffix chooses the format."
FORCE = click.option("--force", is_flag=True, help="Replace an output file that exists.")
REVISIONS = click.option("--revisions", type=click.Choice(["original", "final"]), default="final",
                         help="Which text of a document with tracked changes to read.")  # fmt: skip


@clausewise.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--to", "target", type=click.Choice(tuple(CONVERSIONS)), help="What to write; Akoma Ntoso by default.")
@click.option("-o", "output", metavar="OUT", help="File to write, or a folder for several FILEs.")
@click.option("--lang", metavar="XX", default="", help="Language of the text (nl, en, ...), instead of detecting it.")
@REVISIONS
@LIMIT
@FORCE
def convert(files: tuple[str, ...], target: str, output: str, lang: str, revisions: str, force: bool) -> int:
    """Turn documents into Akoma Ntoso 3.0, JSON or clean text.

    \b
    clausewise convert motion.txt                     Akoma Ntoso on standard output
    clausewise convert motion.txt -o motion.json      the suffix chooses the format
    clausewise convert *.txt --to text -o clean/      several files into a folder
    """
    chosen = target or form_by_suffix(output, CONVERSIONS) or "akn"
    if len(files) == 1 and not (output and Path(output).is_dir()):
        check_output(output or STANDARD_STREAM, files, force)
        write_bytes(output or STANDARD_STREAM, _converted(files[0], chosen, lang, revisions))
        return DONE
    todo = outputs_in(output, files, CONVERSIONS[chosen])
    return _convert_all(todo, lambda path: _converted(path, chosen, lang, revisions), force)


def _converted(path: str, target: str, lang: str, revisions: str) -> bytes:
    from akoma.reading import read

    document = read(path, lang, revisions)
    _tell(document.expression.diagnostics, document.source.name)
    if target == "json":
        from render.to_json import document_json, dump_json

        return dump_json(document_json(document))
    if target == "text":
        from akoma.text_writer import write_text

        return write_text(document.expression).encode()
    from akoma.akn_writer import write_akn

    return write_akn(document.expression)


def _convert_all(todo: Sequence[tuple[str, str]], converted: Callable[[str], bytes], force: bool) -> int:
    """One bad file does not stop the others; it is told, and the status is 2 at the end."""
    bad = 0
    for done, (path, output) in enumerate(todo, start=1):
        if wiped := _fresh_line():
            click.echo(f"{wiped}{printable(f'{done} of {len(todo)}: {Path(path).name}'):.70}", err=True, nl=False)
        try:
            check_output(output, tuple(path for path, _ in todo), force)
            write_bytes(output, converted(path))
        except ClausewiseError as problem:
            bad += 1
            _fault(problem.message, problem.hint)
    _say(f"{len(todo) - bad} of {len(todo)} files converted")
    return AT_FAULT if bad else DONE


@clausewise.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
def validate(files: tuple[str, ...]) -> int:
    """Check Akoma Ntoso against the strict schema and our own rules.

    One finding a line: file, place, severity, code, message. Exit status 1 if there are any errors.
    """
    from akoma.sources import read_bytes
    from akoma.validation import findings

    errors = 0
    for path in files:
        data, name = read_bytes(path)
        for found in findings(data, name):
            errors += found.severity == "error"
            click.echo(printable(f"{name}: {found.where or '-'}: {found.severity}: {found.code}: {found.message}"))
    return DIFFERENT if errors else DONE


@clausewise.command()
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
@click.option("--full", is_flag=True, help="Show unchanged provisions in the PDF and on the terminal too.")
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
    report = _report(options)
    _tell(report.diagnostics, f"{report.comparison.old.source.name} against {report.comparison.new.source.name}")
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
    from akoma.sources import read_bytes
    from differ.compare import compare
    from differ.demands import judge
    from differ.lexicon import languages, load

    old = read(options["old"], options["old_lang"] or options["lang"], options["revisions"])
    new = read(options["new"], options["new_lang"] or options["lang"], options["revisions"])
    _check_mode(old, new, options["mode"])
    overrides = [read_bytes(path)[0] for path in options["lexicons"]]
    codes = {document.expression.language for document in (old, new)} & set(languages())
    return judge(compare(old, new), {code: load(code, overrides) for code in sorted(codes)})


def _check_mode(old: "Document", new: "Document", mode: str) -> None:
    """This version compares two versions of one text in one language; anything else is refused in plain words."""
    from akoma.language import iso_639_1

    one, other = (iso_639_1(document.expression.language) for document in (old, new))
    if one != other:
        raise ComparisonError(
            f"{old.source.name} is in {one}, {new.source.name} in {other}: this version compares texts in one language",
            "give both in the same language, or correct a wrong detection with --old-lang or --new-lang",
        )
    if mode not in ("auto", "versions"):
        raise ComparisonError(f"--mode {mode} is not in this version", "leave --mode out")
    for document in (old, new):
        if all(provision.kind == "segment" for provision in document.expression.provisions):
            raise ComparisonError(
                f"{document.source.name}: no citations, recitals or numbered paragraphs were found",
                "this version compares legislative texts; see what was read with clausewise convert --to text",
            )


def _render_options(options: dict[str, Any], path: str) -> "RenderOptions":
    from shutil import get_terminal_size

    from render.renderer import RenderOptions

    terminal = path == STANDARD_STREAM and sys.stdout.isatty()
    return RenderOptions(
        language=options["ui_lang"],
        full=options["full"],
        width=get_terminal_size().columns if terminal else 100,
        colour=terminal and not os.environ.get("NO_COLOR"),
        min_confidence=options["min_confidence"],
    )


def _status(report: "Report", exit_code: bool, failing: frozenset[str], least: float) -> int:
    failed = any(d.verdict in failing and d.confidence >= least for d in report.demands)
    differ = exit_code and any(change.is_change_of_text for change in report.comparison.changes)
    return DIFFERENT if failed or differ else DONE


if __name__ == "__main__":
    main()
