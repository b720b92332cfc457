"""The one place that reads bytes from outside and writes bytes to it: limits, encodings, atomic files."""

import hashlib
import os
import re
import sys
import tempfile
from pathlib import Path

from akoma.errors import NoTextError, SourceError, SourceTooLargeError, UnreadableSourceError, UnsupportedFormatError
from akoma.model import Manifestation

MAX_BYTES = 50_000_000
"""Largest file that is read. The largest bill known to us is 3.3 MB of XML."""

STANDARD_STREAM = "-"

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_bytes(path: str) -> tuple[bytes, str]:
    """The bytes of a file, or of standard input for ``-``, and the name to call it by.

    Raises SourceError with a hint: missing, a folder, not readable, empty, too large.
    """
    if path == STANDARD_STREAM:
        data, name = sys.stdin.buffer.read(MAX_BYTES + 1), "standard input"
    else:
        data, name = _read_file(path), Path(path).name
    if len(data) > MAX_BYTES:
        raise SourceTooLargeError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB", "compare a smaller part of it")
    if not data.strip():
        raise NoTextError(f"{name}: the file is empty", "check that it was saved or downloaded completely")
    return data, name


def _read_file(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1)
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


def _decode_legacy(data: bytes, name: str) -> str:
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
    if target.exists() and not force:
        raise SourceError(f"{path}: exists already", "add --force to replace it")
    if not target.parent.is_dir():
        raise SourceError(f"{path}: its folder does not exist", f"make it first: mkdir -p {target.parent}")
    if not os.access(target.parent, os.W_OK):
        raise SourceError(f"{path}: its folder cannot be written to", "choose another folder")


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def write_bytes(path: str, data: bytes) -> None:
    """Write a file whole or not at all: to a temporary file beside it, which then takes its place."""
    if path == STANDARD_STREAM:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
    except OSError as problem:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        reason = problem.strerror or str(problem)
        raise SourceError(f"{path}: cannot be written ({reason})", "choose another folder") from problem


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
