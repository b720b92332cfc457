"""``clausewise get``: documents of the European Parliament, by number or by the address of their page."""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from akoma.errors import RenderError, SourceError
from akoma.sources import STANDARD_STREAM, check_output, write_bytes
from commands.common import DONE, FORCE, LIMIT, fault, say, tell

if TYPE_CHECKING:
    from akoma.fetch import Fetched
    from akoma.fetch_address import Wanted
    from akoma.fetch_cache import Cache
    from akoma.fetch_http import Visitor


@click.command()
@click.argument("documents", metavar="NUMBER|ADDRESS...", nargs=-1, required=True)
@click.option("--lang", metavar="XX", default="",
              help="Language of the document: nl, en, ...; en, or that of the address.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["html", "pdf", "docx", "xml"]), default=None,
              help="Format of the file; html, or that of -o or of the address.")  # fmt: skip
@click.option("-o", "out", metavar="FILE|FOLDER", default="", help="Write there; several documents need a folder.")
@click.option("--metadata", is_flag=True, help="Write beside each file what is known of it, as FILE.meta.json.")
@click.option("--no-cache", is_flag=True, help="Download anew, and keep nothing.")
@click.option("--offline", is_flag=True, help="Use only what was fetched before.")
@click.option("--server", metavar="ADDRESS", default="", help="Another server, for tests; also CLAUSEWISE_SERVER.")
@LIMIT
@FORCE
def get(**options: Any) -> int:
    """Fetch documents from the European Parliament's public document server.

    \b
    clausewise get RC-B9-0393/2023 --lang nl -o motion.html
    clausewise get "P9_TA(2023)0356" RC-B9-0393/2023 --lang nl --format pdf -o folder

    The server is asked once at a time, waited for when it is busy, and not asked again within a day for the same file.
    A document that is not there in the language asked for is an error, not a text in another language.
    """
    targets = _targets(options)
    visitor, cache = _means(options)
    status = DONE
    for want, path in targets:
        try:
            _get(want, path, visitor, cache, options)
        except SourceError as problem:
            status = fault(problem)  # the others are fetched all the same
    return status


def _targets(options: dict[str, Any]) -> list[tuple["Wanted", str]]:
    """What to fetch and where to write it; refused here, before anything is asked for, when it cannot be."""
    from akoma.fetch_address import formats, wanted

    out, suffix = options["out"] or STANDARD_STREAM, Path(options["out"]).suffix.lower().removeprefix(".")
    is_folder = Path(out).is_dir()
    form = options["form"] or (suffix if suffix in formats() and not is_folder else "")
    wants = list(dict.fromkeys(wanted(text, options["lang"], form) for text in options["documents"]))
    if len(wants) > 1 and not is_folder:
        raise SourceError("several documents go into a folder", "name one that exists: -o FOLDER")
    targets = [(want, str(Path(out, want.file_name)) if is_folder else out) for want in wants]
    for want, path in targets:
        check_output(path, (), options["force"])
        if path == STANDARD_STREAM and (options["metadata"] or (want.format in ("pdf", "docx") and _is_screen())):
            raise RenderError("this cannot go to standard output", f"write it to a file: -o {want.file_name}")
    return targets


def _is_screen() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _means(options: dict[str, Any]) -> tuple["Visitor", "Cache | None"]:
    from akoma.fetch_address import server
    from akoma.fetch_cache import Cache, cache_folder
    from akoma.fetch_http import Visitor

    if options["offline"] and options["no_cache"]:
        raise SourceError("--offline and --no-cache leave nowhere to look", "leave one of them out")
    visitor = Visitor(server(os.environ, options["server"]))
    return visitor, None if options["no_cache"] else Cache(cache_folder(os.environ, str(Path.home())))


def _get(want: "Wanted", path: str, visitor: "Visitor", cache: "Cache | None", options: dict[str, Any]) -> None:
    from akoma.fetch import fetch

    found = fetch(want, visitor, cache, options["offline"])
    write_bytes(path, found.data)
    if options["metadata"]:
        write_bytes(f"{path}.meta.json", _metadata(found))
    source = f"as fetched {found.source.retrieved}" if found.was_kept else found.source.final_address
    say(": ".join((want.file_name, ", ".join(filter(None, (found.language, _edition(found), source))))))
    tell(found.diagnostics, want.file_name)


def _edition(found: "Fetched") -> str:
    return f"{found.edition} edition" if found.edition else ""


def _metadata(found: "Fetched") -> bytes:
    """What is known of a file, as JSON."""
    told = {
        "document": found.wanted.document,
        "language": found.language,
        "format": found.wanted.format,
        "edition": found.edition,
        **asdict(found.source),
        "diagnostics": [asdict(one) for one in found.diagnostics],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


COMMAND = get
