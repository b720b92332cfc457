"""``clausewise doctor``: what is installed, what is missing, and what to type."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from ctypes import CDLL
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import click

from akoma.sources import printable
from commands.common import DIFFERENT, DONE

SYSTEM = (
    ("Pango", "libpango-1.0{}", "libpango-1.0-0", "pango"),
    ("PangoFT2", "libpangoft2-1.0{}", "libpangoft2-1.0-0", "pango"),
    ("HarfBuzz", "libharfbuzz-subset{}", "libharfbuzz-subset0", "harfbuzz"),
)
"""Libraries for the PDF: name, file without its ending, package of Debian, package of Homebrew."""

ENDINGS = (".so.0", ".dylib", ".0.dylib", "-0.dll")
"""How the file of a library ends on Linux, macOS and Windows."""

PROGRAMS = (
    ("git", ("git",), "git diff, clausewise ci", "git"),
    ("LibreOffice", ("soffice",), "some of the project's own tests", "libreoffice-writer-nogui"),
    ("Chromium", ("chromium", "google-chrome"), "some of the project's own tests", "chromium"),
)
"""Programs that are of use but not needed: name, commands, what for, package of Debian."""

OLDEST = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what, whether it is there, whether it has to be, what for or which version, what to type."""

    name: str
    is_there: bool
    is_needed: bool
    told: str
    advice: str = ""


@click.command()
@click.option("--strict", is_flag=True, help="Exit with status 1 when something that is needed is missing.")
def doctor(strict: bool) -> int:
    """Look at what is installed, name what is missing, and say what to type."""
    found = [*_python(), *_packages(), *_libraries(), _fonts(), *_programs(), *_words()]
    for one in found:
        state = "ok" if one.is_there else "MISSING" if one.is_needed else "without"
        click.echo(printable(f"{state}: {one.name}: {one.told}"))
        if one.advice and not one.is_there:
            click.echo(f"    {one.advice}")
    missing = [one.name for one in found if one.is_needed and not one.is_there]
    click.echo(f"missing: {', '.join(missing)}" if missing else "nothing that is needed is missing")
    return DIFFERENT if strict and missing else DONE


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("Python", sys.version_info >= OLDEST, True, f"{version}, {sys.executable}", "install 3.11 or newer")


def _packages() -> Iterator[Finding]:
    """What the metadata of clausewise asks for; extras are not needed, and those for its development not spoken of."""
    try:
        asked = metadata.requires("clausewise") or []
    except metadata.PackageNotFoundError:
        yield Finding("clausewise", False, True, "runs from its folder, but is not installed", "pip install .")
        return
    yield Finding("clausewise", True, True, metadata.version("clausewise"))
    for line in asked:
        name = re.split(r"[^\w.-]", line, maxsplit=1)[0]
        extra = next(iter(re.findall(r"extra *== *['\"](\w+)['\"]", line)), "")
        if extra != "dev":
            yield _package(name, extra)


def _package(name: str, extra: str) -> Finding:
    what_for = f"for the extra {extra}" if extra else ""
    advice = f'pip install "clausewise[{extra}]"' if extra else f"pip install {name}"
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Finding(name, False, not extra, what_for or "not installed", advice)
    return Finding(name, True, not extra, ", ".join(filter(None, (version, what_for))))


def _libraries() -> Iterator[Finding]:
    for name, file, debian, homebrew in SYSTEM:
        advice = f"brew install {homebrew}" if sys.platform == "darwin" else f"apt-get install {debian}"
        there = any(_loads(file.format(ending)) for ending in ENDINGS)
        yield Finding(name, there, True, "for the PDF" if there else "no PDF can be made", advice)


def _loads(file: str) -> bool:
    try:
        CDLL(file)
    except OSError:
        return False
    return True


def _fonts() -> Finding:
    folders = (
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/Library/Fonts",
        "C:/Windows/Fonts",
        "~/.local/share/fonts",
    )
    there = any(
        file.suffix.lower() in (".ttf", ".otf", ".ttc", ".pfb")
        for folder in folders
        for file in Path(folder).expanduser().rglob("*")
    )
    told = "for the PDF" if there else "a PDF would have no letters"
    return Finding("fonts", there, True, told, "apt-get install fonts-dejavu-core")


def _programs() -> Iterator[Finding]:
    for name, commands, what_for, debian in PROGRAMS:
        path = next(filter(None, map(shutil.which, commands)), "")
        told = f"for {what_for}" + (f", {path}" if path else "")
        yield Finding(name, bool(path), False, told, f"apt-get install {debian}")


def _words() -> Iterator[Finding]:
    """Dictionaries of FreeDict, for texts in two languages."""
    from differ.terms.dictionary_places import folders

    places = folders(os.environ, str(Path.home()))
    found = sorted({path.stem for place in places for path in Path(place).glob("*.index")})
    told = ", ".join(found) if found else "for --dictionary auto, texts in two languages"
    yield Finding("dictionaries", bool(found), False, told, "apt-get install dict-freedict-nld-eng")


COMMAND = doctor
