"""Bilingual dictionaries of the user in the format of dictd, as FreeDict has them: bytes to translations of words.

An ``.index`` has a line for each headword: the word, where its article begins and how long it is (bytes of the unpacked
``.dict``, in base 64 with the most significant digit first; dictfmt(1)). An article is the headword with its sound on
the first line, and a line for each sense: "1. approve, endorse". Words of the format are nowhere needed: what stands in
brackets or after a colon is a note. Nothing of a dictionary is part of the project; it is read when it is used.
"""

import hashlib
import re
import unicodedata
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from akoma.errors import UnreadableSourceError
from akoma.limits import MILLION, SMALLER, current, too_large
from differ.terms.forms import words_of

MOST_GLOSSES = 4
"""Translations that are kept of a word, in the order of the article; the first are the common ones."""
LONGEST_GLOSS = 3
"""Words of a translation that is more than an explanation."""
MOST_ENTRIES = 3_000_000
"""Lines of an index; the largest known to us has about a million."""
MOST_LETTERS = 20_000
"""Bytes of one article."""

HEADER = b"clausewise dictionary 1 "
"""What a prepared dictionary begins with; another number for another way to prepare it."""

_DIGITS = {digit: value for value, digit in enumerate(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}  # fmt: skip
_ABOUT = "00database"
"""How the headwords begin under which a dictionary speaks of itself."""
_NOTE = re.compile(r"\[[^\]]*\]|\([^)]*\)|<[^>]*>|\{[^}]*\}|/[^/]*/")
_SENSE = re.compile(r"^\s*\d+[.)]\s*")
_REMARK = re.compile(r"""^\s*[\w\s-]+:|["“„«]""")
_GZIP = b"\x1f\x8b"
_HINT = "install or download it again"


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Words of one language and what they are in another one (ISO 639-2/T).

    ``lines``: sorted by word, a word, a tab, its translations with bars between them, as UTF-8.
    """

    name: str
    source: str
    target: str
    lines: tuple[bytes, ...] = field(repr=False)
    digest: str

    def translations(self, word: str) -> tuple[str, ...]:
        """The translations of a word in lower case as it stands; none when it is no headword."""
        key = word.encode() + b"\t"
        at = bisect_left(self.lines, key)
        if at == len(self.lines) or not self.lines[at].startswith(key):
            return ()
        return tuple(self.lines[at][len(key) :].decode().split("|"))

    def __hash__(self) -> int:
        """By the content, which the digest stands for."""
        return hash((self.source, self.target, self.digest))


def unpacked(data: bytes, name: str) -> bytes:
    """The bytes of a ``.dict``, which may be packed (``.dict.dz``); raises SourceError when damaged or too large."""
    if not data.startswith(_GZIP):
        return data
    most = current().unpacked_megabytes * MILLION
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        found = unpacker.decompress(data, most + 1)
    except zlib.error as problem:
        raise UnreadableSourceError(f"{name}: damaged, it cannot be unpacked", _HINT) from problem
    if len(found) > most:
        raise too_large(name, f"larger than {most // MILLION} MB when unpacked", "unpacked_megabytes", SMALLER)
    if not unpacker.eof:
        raise UnreadableSourceError(f"{name}: damaged, its end is missing", _HINT)
    return found


def prepared(index: bytes, articles: bytes, name: str) -> tuple[bytes, ...]:
    """The lines of a dictionary, from its ``.index`` and its unpacked ``.dict``.

    Raises UnreadableSourceError that names the line of the index at fault.
    """
    found: dict[str, dict[str, None]] = {}
    for headword, article in _articles(index, articles, name):
        words = words_of(headword)
        if len(words) == 1 and not headword.startswith(_ABOUT):
            found.setdefault(words[0], {}).update(dict.fromkeys(glosses(article)))
    lines = (f"{word}\t{'|'.join(list(said)[:MOST_GLOSSES])}".encode() for word, said in found.items() if said)
    return tuple(sorted(lines))


def _articles(index: bytes, articles: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Headwords with their articles."""
    entries = index.splitlines()
    if len(entries) > MOST_ENTRIES:
        raise UnreadableSourceError(f"{name}: more than {MOST_ENTRIES} headwords", "use a smaller dictionary")
    code = _encoding(entries)
    for number, entry in enumerate(entries, start=1):
        columns = entry.split(b"\t")
        start, length = (_number(column) for column in columns[1:3]) if len(columns) in (3, 4) else (-1, -1)
        if min(start, length) < 0:
            raise UnreadableSourceError(f"{name}, line {number}: expected a word, a place and a length", _HINT)
        if start + length > len(articles):
            raise UnreadableSourceError(f"{name}, line {number}: points behind the end of the dictionary", _HINT)
        article = articles[start : start + min(length, MOST_LETTERS)]
        try:
            headword = columns[0].decode(code)
        except UnicodeDecodeError as problem:
            raise UnreadableSourceError(f"{name}, line {number}: not UTF-8", _HINT) from problem
        yield _plain(headword), _plain(article.decode(code, "replace"))


def _encoding(entries: Iterable[bytes]) -> str:
    """UTF-8 when the dictionary says so or all headwords are; those of the nineties are in Latin 1."""
    if any(entry.startswith(b"00databaseutf8\t") or entry.startswith(b"00-database-utf8\t") for entry in entries):
        return "utf-8"
    try:
        b"\n".join(entries).decode()
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def _number(digits: bytes) -> int:
    """A number in base 64; -1 for what is none."""
    value = 0
    for digit in digits.decode("latin-1"):
        if digit not in _DIGITS:
            return -1
        value = value * 64 + _DIGITS[digit]
    return value if digits else -1


def _plain(text: str) -> str:
    """Ligatures ("ĳ") become letters, which NFKC does."""
    return unicodedata.normalize("NFKC", text).lower()


def glosses(article: str) -> Iterator[str]:
    """The translations that an article gives, without numbers, notes and examples, in their order."""
    for line in article.splitlines()[1:]:
        if _REMARK.search(line):
            continue
        for part in re.split(r"[,;]", _NOTE.sub(" ", _SENSE.sub("", line))):
            words = words_of(part)
            if 0 < len(words) <= LONGEST_GLOSS:
                yield " ".join(words)


def digest(index: bytes, articles: bytes) -> str:
    """What tells one dictionary from another, from its files as they are."""
    return hashlib.sha256(hashlib.sha256(index).digest() + hashlib.sha256(articles).digest()).hexdigest()


def kept(lines: tuple[bytes, ...], of: str) -> bytes:
    """Prepared lines as a file for the next run; ``of`` is the digest of the dictionary."""
    body = b"\n".join(lines)
    return HEADER + of.encode() + b" " + hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def found_again(data: bytes, of: str) -> tuple[bytes, ...] | None:
    """The lines of such a file; None when it is of another dictionary, of another version, or damaged."""
    head, _, body = data.partition(b"\n")
    if head != HEADER + of.encode() + b" " + hashlib.sha256(body).hexdigest().encode():
        return None
    return tuple(body.split(b"\n")) if body else ()
