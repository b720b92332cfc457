"""Marked blocks in the user's own files: written so that taking them out gives back the bytes that were there.

    # >>> clausewise
    *.pdf diff=clausewise
    # <<< clausewise

The first line also says what was at the end before: ``(new file)``, or ``(no line break)``.
"""

import re
from collections.abc import Callable

from akoma.errors import SourceError

_NEW, _UNENDED = " (new file)", " (no line break)"

_BLOCK = re.compile(
    rb"(?P<joint>\n?)# >>> clausewise(?P<before> \(new file\)| \(no line break\))?\n"
    rb"(?P<lines>(?:.*\n)*?)# <<< clausewise\n"
)


def with_block(data: bytes | None, lines: str, is_ours: Callable[[str], bool], name: str) -> bytes:
    """The file with the block at its end; ``None``: there is no file yet. A block that is there already is replaced."""
    if data is not None and _BLOCK.search(data):
        data = without_block(data, is_ours, name)
    before = _NEW if data is None else _UNENDED if data and not data.endswith(b"\n") else ""
    joint = "\n" if before == _UNENDED else ""
    return (data or b"") + f"{joint}# >>> clausewise{before}\n{lines}# <<< clausewise\n".encode()


def without_block(data: bytes, is_ours: Callable[[str], bool], name: str) -> bytes | None:
    """The file as it was before; ``None`` when there was none. ``is_ours`` knows the lines that we write.

    Raises SourceError when there are others in the block, for what was added there is the user's.
    """
    found = _BLOCK.search(data)
    if found is None:
        return data
    if not is_ours(found["lines"].decode("utf-8", "replace")):
        raise SourceError(
            f"{name}: the lines between the marks of clausewise were changed by hand",
            "take them out by hand, with the two marks",
        )
    before = (found["before"] or b"").decode()
    joint = b"" if before == _UNENDED else found["joint"]
    rest = data[: found.start()] + joint + data[found.end() :]
    return None if before == _NEW and not rest else rest


def has_block(data: bytes | None) -> bool:
    """Whether there is a block in this file."""
    return bool(data and _BLOCK.search(data))
