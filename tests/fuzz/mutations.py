"""How good documents are changed: bytes, splices, and edits that know the structure of a format."""

import io
import random
import re
import zipfile
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]

INTERESTING = (
    b"\0", b"\xff", b"<", b">", b"&", b"'", b'"', b"1.", b"(a)", b"A.", b"-", b"\n", b"\r", b"\f", b"\t", b" ", b"%",
    b"\xc2\xad", b"\xcc\x81", b"\xe2\x80\xae", b"\xc2\xb9", b"<p>", b"</p>", b"<!--", b"]]>", b"<![CDATA[", b"<table>",
    b"obj", b"endobj", b"stream", b"9999999999", b"-1", b"[1]", b"(1)", b"2023" b"1", b"Article 1", b"w:del", b"w:ins",
)  # fmt: skip
"""Pieces that mean something in one of the formats."""


def _span(data: bytes, chance: random.Random, most: int = 400) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randint(0, most))


def flip(data: bytes, chance: random.Random) -> bytes:
    """One bit turned over."""
    changed = bytearray(data or b"\0")
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def insert(data: bytes, chance: random.Random) -> bytes:
    """Something that means something, in a place where it does not belong."""
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(INTERESTING) * chance.choice((1, 1, 1, 3, 300)) + data[at:]


def delete(data: bytes, chance: random.Random) -> bytes:
    """A stretch taken out."""
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def splice(data: bytes, chance: random.Random) -> bytes:
    """A stretch copied to another place."""
    start, end = _span(data, chance)
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[start:end] + data[at:]


def truncate(data: bytes, chance: random.Random) -> bytes:
    """Cut off."""
    return data[: chance.randrange(len(data) + 1)]


def swap_tags(data: bytes, chance: random.Random) -> bytes:
    """Of markup: one tag put in the place of another."""
    tags = list(re.finditer(rb"<[^<>]{1,200}>", data))
    if not tags:
        return flip(data, chance)
    one, other = chance.choice(tags), chance.choice(tags)
    return data[: one.start()] + other[0] + data[one.end() :]


def swap_numbers(data: bytes, chance: random.Random) -> bytes:
    """One number made another: lengths, offsets, labels, marks of notes."""
    numbers = list(re.finditer(rb"\d+", data))
    if not numbers:
        return flip(data, chance)
    one = chance.choice(numbers)
    made = chance.choice((b"0", b"1", b"2", b"65536", b"4294967295", chance.choice(numbers)[0]))
    return data[: one.start()] + made + data[one.end() :]


BYTES: tuple[Mutation, ...] = (flip, insert, delete, splice, truncate, swap_tags, swap_numbers)


def inside(data: bytes, chance: random.Random) -> bytes:
    """Of an archive: a member changed, and everything packed again with right sizes and sums."""
    target = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(target, "w") as made:
            names = archive.namelist()
            chosen = chance.choice(names)
            for name in names:
                content = archive.read(name)
                made.writestr(name, chance.choice(BYTES)(content, chance) if name == chosen else content)
    except Exception:  # what is damaged already cannot be taken apart
        return flip(data, chance)
    return target.getvalue()


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One to six changes; an archive is changed inside three times out of four."""
    for _ in range(chance.randint(1, 6)):
        is_archive = data.startswith(b"PK") and chance.random() < 0.75
        data = inside(data, chance) if is_archive else chance.choice(BYTES)(data, chance)
    return data
