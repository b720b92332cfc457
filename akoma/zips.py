"""Zip archives in, safely: nothing is unpacked before the directory has passed a guard, and never more than it says.

What :func:`open_archive` guarantees: (1) every member has a size, a method and a name that are allowed; (2) no name
occurs twice; (3) :meth:`Archive.read` never holds more bytes than the directory told and the limit allows, for the
sizes that a header tells may be lies.
"""

import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from akoma.errors import SourceTooLargeError, UnreadableSourceError
from akoma.limits import MILLION, current, too_large

RATIO_FROM_BYTES = 1_000_000
"""From this size on the limit on the ratio holds: only a bomb packs so much to less than a two-hundredth."""

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip archive begins: with its first member, or (an empty one) with its end."""

DAMAGED = "get the file again; if it was sent to you, ask for another copy"
TOO_LARGE = "open it in the program that made it, remove what is not needed (pictures, say) and save it again"

_ENCRYPTED_FLAG = 0x1
_DIRECTORY_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_FAILURES = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
    struct.error,
    zlib.error,
)
"""What the standard library raises on a damaged archive (a method that it does not know is a RuntimeError)."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive whose directory has passed the guard. ``name`` is what messages call it."""

    name: str
    _zip: zipfile.ZipFile

    @property
    def members(self) -> tuple[str, ...]:
        """The names of the members, in the order of the directory."""
        return tuple(self._zip.namelist())

    def __contains__(self, member: str) -> bool:
        """Whether there is a member of this name."""
        return member in self._zip.NameToInfo

    def read(self, member: str) -> bytes:
        """The bytes of a member; raises UnreadableSourceError (damaged) or SourceTooLargeError (the header lied)."""
        most = current().member_megabytes * MILLION
        try:
            with self._zip.open(member) as stream:
                data = stream.read(most + 1)
        except _FAILURES as problem:
            raise UnreadableSourceError(f"{self.name}: damaged ({member} cannot be unpacked)", DAMAGED) from problem
        if len(data) > most:
            raise _too_large(self.name, member)
        return data


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin as a zip archive does."""
    return data.startswith(MAGIC)


def open_archive(data: bytes, name: str) -> Archive:
    """The archive in these bytes; raises UnreadableSourceError or SourceTooLargeError before anything is unpacked."""
    # Counted before it is read: the directory of 50 MB may list a million members, which takes seconds and memory.
    if data.count(_DIRECTORY_ENTRY) > 2 * current().members:
        raise _too_many(name)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _FAILURES as problem:
        raise UnreadableSourceError(f"{name}: damaged (its zip directory cannot be read)", DAMAGED) from problem
    _guard(archive.infolist(), name)
    return Archive(name, archive)


def _guard(members: list[zipfile.ZipInfo], name: str) -> None:
    limits = current()
    if len(members) > limits.members:
        raise _too_many(name)
    if len({m.filename for m in members}) != len(members):
        raise UnreadableSourceError(f"{name}: damaged (two members have one name)", DAMAGED)
    for member in members:
        _guard_member(member, name)
    if sum(m.file_size for m in members) > limits.unpacked_megabytes * MILLION:
        what = f"unpacks to more than {limits.unpacked_megabytes} MB"
        raise too_large(name, what, "unpacked_megabytes", TOO_LARGE)


def _guard_member(member: zipfile.ZipInfo, name: str) -> None:
    if member.flag_bits & _ENCRYPTED_FLAG:
        raise UnreadableSourceError(f"{name}: protected by a password", "save it without a password")
    if _leads_outside(member.filename):
        raise UnreadableSourceError(f"{name}: a member leads outside of the archive ({member.filename})", DAMAGED)
    if member.compress_type not in _METHODS:
        raise UnreadableSourceError(f"{name}: packed in a way that is not allowed here ({member.filename})", DAMAGED)
    limits = current()
    if member.file_size > limits.member_megabytes * MILLION:
        raise _too_large(name, member.filename)
    if member.file_size > max(RATIO_FROM_BYTES, limits.ratio * member.compress_size):
        raise too_large(
            name, f"{member.filename} unpacks to more than {limits.ratio} times its size", "ratio", TOO_LARGE
        )


def _leads_outside(member: str) -> bool:
    parts = member.replace("\\", "/").split("/")
    return not parts[0] or ".." in parts or parts[0].endswith(":")


def _too_large(name: str, member: str) -> SourceTooLargeError:
    what = f"{member} unpacks to more than {current().member_megabytes} MB"
    return too_large(name, what, "member_megabytes", TOO_LARGE)


def _too_many(name: str) -> SourceTooLargeError:
    return too_large(name, f"holds more than {current().members} members", "members", TOO_LARGE)
