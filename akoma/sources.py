"""The one place that reads bytes from outside and writes bytes to it: limits, encodings, atomic files."""

import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from akoma.errors import NoTextError, RenderError, SourceError, UnreadableSourceError, UnsupportedFormatError
from akoma.limits import MILLION, SMALLER, current, too_large
from akoma.model import Manifestation

LAST_ASCII = 0x7F

DAMAGED = 3
"""Right characters of several bytes for each wrong one, from which on a text is damaged UTF-8. In Windows-1252 almost
none is right by chance."""

STANDARD_STREAM = "-"

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_bytes(path: str) -> tuple[bytes, str]:
    """The bytes of a file, or of standard input for ``-``, and the name to call it by.

    Raises SourceError with a hint: missing, a folder, not readable, empty, too large.
    """
    megabytes = current().megabytes
    most = megabytes * MILLION
    if path == STANDARD_STREAM:
        data, name = sys.stdin.buffer.read(most + 1), "standard input"
    else:
        data, name = _read_file(path, most + 1), Path(path).name
    if len(data) > most:
        raise too_large(name, f"larger than {megabytes} MB", "megabytes", SMALLER)
    if not data.strip():
        raise NoTextError(f"{name}: the file is empty", "check that it was saved or downloaded completely")
    return data, name


def _read_file(path: str, most: int) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(most)
    except FileNotFoundError as problem:
        raise UnreadableSourceError(f"{path}: no such file", "check the path") from problem
    except IsADirectoryError as problem:
        raise UnreadableSourceError(f"{path}: is a folder", "name a file in it") from problem
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        raise UnreadableSourceError(f"{path}: cannot be read ({reason})", "check its permissions") from problem


def manifestation(data: bytes, name: str, format_name: str) -> Manifestation:
    """What is recorded of a file."""
    return Manifestation(name, hashlib.sha256(data).hexdigest(), format_name)


def decode(data: bytes, name: str) -> str:
    """Text from bytes: by its byte order mark, else as strict UTF-8, else as Windows-1252 when that gives words.

    Raises UnsupportedFormatError for what is no text.
    """
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _decode_legacy(data, name)
    if re.search(r"[\x00-\x08\x0e-\x1f]", text):
        raise UnsupportedFormatError(f"{name}: not a text (it holds control characters)", supported())
    return text


def _refuse_damaged_utf8(data: bytes, name: str) -> None:
    """A text that is UTF-8 but for a few bytes is damaged; read as another encoding, every dash and accent is lost."""
    lenient = data.decode("utf-8", "surrogateescape")
    bad = [at for at, char in enumerate(lenient) if "\udc80" <= char <= "\udcff"]
    good = sum(ord(char) > LAST_ASCII for char in lenient) - len(bad)
    if good > DAMAGED * len(bad):
        at = len(lenient[: bad[0]].encode("utf-8", "surrogateescape"))
        raise UnreadableSourceError(f"{name}: damaged UTF-8 at byte {at}", "save or download it again")


def _decode_legacy(data: bytes, name: str) -> str:
    _refuse_damaged_utf8(data, name)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as problem:
        raise UnsupportedFormatError(f"{name}: not a text in a known encoding", supported()) from problem
    letters = sum(char.isalpha() or char.isspace() for char in text)
    if letters < 0.7 * len(text):
        raise UnsupportedFormatError(f"{name}: a binary file, not a text", supported())
    return text


def supported() -> str:
    """The hint that lists what is read."""
    return "give plain text (UTF-8), PDF, Word (.docx), HTML or Akoma Ntoso XML"


def check_output(path: str, inputs: tuple[str, ...], force: bool) -> None:
    """Refuse, before any work is done, an output that cannot or should not be written."""
    if path == STANDARD_STREAM:
        return
    target = Path(path)
    if any(i != STANDARD_STREAM and _same(target, Path(i)) for i in inputs):
        raise SourceError(f"{path}: is one of the inputs", "name another output file")
    if target.is_dir():
        raise SourceError(f"{path}: is a folder", "name a file in it")
    if _is_device(target):
        return
    if (target.exists() or target.is_symlink()) and not force:
        raise SourceError(f"{path}: exists already", "add --force to replace it")
    target = Path(os.path.realpath(target))
    if target.is_symlink():
        raise SourceError(f"{path}: is a link that leads nowhere", "name another output file")
    if not target.parent.is_dir():
        raise SourceError(f"{path}: its folder does not exist", f"make it first: mkdir -p {target.parent}")
    if not os.access(target.parent, os.W_OK):
        raise SourceError(f"{path}: its folder cannot be written to", "choose another folder")


def form_by_suffix(output: str | None, forms: Mapping[str, str], command: str = "convert") -> str:
    """The name of the form that the suffix of a file chooses; empty when there is no suffix."""
    suffix = Path(output).suffix.lower() if output and not Path(output).is_dir() else ""
    found = next((name for name, ending in forms.items() if ending == suffix), "")
    if suffix and not found:
        raise RenderError(f"{command} writes no {suffix}", f"use {', '.join(forms.values())}, or say --to")
    return found


def outputs_in(folder: str | None, inputs: tuple[str, ...], suffix: str) -> list[tuple[str, str]]:
    """Each input with the file in a folder that it becomes; refused when there is no folder, or two become one."""
    if not folder or not Path(folder).is_dir():
        raise SourceError("several files go into a folder", "name one that exists: -o FOLDER")
    named = [(path, str(Path(folder) / (Path(path).stem + suffix))) for path in inputs]
    if len(set(dict(named).values())) < len(named):
        raise SourceError("two of the files have the same name", "convert them into different folders")
    return named


def printable(line: str) -> str:
    """One line, whatever a file name or a document may have put into it."""
    return "".join(char if char.isprintable() else "�" for char in " ".join(line.split()))


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def write_bytes(path: str, data: bytes) -> None:
    """Write a file whole or not at all: to a temporary file beside it, which then takes its place."""
    if path == STANDARD_STREAM:
        if sys.stdout is None:
            raise SourceError("standard output is closed", "write to a file: -o FILE")
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    if _is_device(Path(path)):
        _write_through(path, data)
        return
    target = Path(os.path.realpath(path))  # what a link leads to is written, and the link stays
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
        temporary = ""
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise SourceError(f"{path}: cannot be written ({reason})", "choose another folder") from problem
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _is_device(target: Path) -> bool:
    """Whether a path is no file and no folder but, as /dev/null and pipes are, something that is written through."""
    return target.exists() and not target.is_file() and not target.is_dir()


def _write_through(path: str, data: bytes) -> None:
    try:
        with open(path, "wb") as stream:
            stream.write(data)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise SourceError(f"{path}: cannot be written ({problem.strerror})", "choose a file") from problem


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
