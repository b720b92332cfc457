"""Every limit in one place: what a document may cost, and how a user may raise it.

Documents come from anywhere, so nothing that is read may take all memory or all day. Each limit has a name, which
every message about it bears; ``docs/limits.md`` lists them. They are changed for one run by ``--limit NAME=VALUE``, for
all by the environment variable ``CLAUSEWISE_LIMITS`` (``"megabytes=200 pages=5000"``), in a program by :func:`using`.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import Field, asdict, dataclass, field, fields, replace
from functools import cache
from typing import Any

from akoma.errors import ClausewiseError, SourceTooLargeError

VARIABLE = "CLAUSEWISE_LIMITS"
"""The environment variable that changes limits."""

MILLION = 1_000_000

SMALLER = "compare a smaller part of it"
"""What to do about a document that is too large, when nothing better can be said."""


def _limit(default: int, what: str, why: str, most: int = 0) -> Any:
    """A field of Limits: its default, what it counts, why it is what it is, how far it may be raised (0: at will)."""
    return field(default=default, metadata={"what": what, "why": why, "most": most})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost."""

    megabytes: int = _limit(50, "MB of one file", "the largest bill known to us is 3.3 MB of XML")
    characters: int = _limit(5_000_000, "characters of text", "twice those of 2000 closely printed pages")
    paragraphs: int = _limit(30_000, "paragraphs, points and rows", "an estimate; 3.3 MB of law have 5 700")
    lines: int = _limit(100_000, "lines of a plain text", "1500 printed pages")
    depth: int = _limit(60, "levels of points, or of elements in XML", "the deepest real document has 21", 200)
    pages: int = _limit(2_000, "pages of a PDF", "20 times the longest that was measured")
    drawings: int = _limit(20_000, "drawn objects of a page of a PDF that are looked at", "a page has some hundred")
    members: int = _limit(2_000, "files in a DOCX", "an estimate; each picture is a file")
    member_megabytes: int = _limit(60, "MB of one file in a DOCX, unpacked", "an estimate, not measured")
    unpacked_megabytes: int = _limit(200, "MB of all files in a DOCX, unpacked", "an estimate; pictures count too")
    ratio: int = _limit(200, "times that a file over 1 MB in a DOCX may grow", "markup packs to a thirtieth")
    tags: int = _limit(700_000, "tags in one part of a DOCX", "3.3 MB of law in XML have 90 000")
    markup: int = _limit(20_000_000, "characters of an HTML page", "the longest published pages have 10 million")
    elements: int = _limit(400_000, "elements of an HTML page or of XML", "3.3 MB of law have 45 000")
    attributes: int = _limit(200, "attributes of one element of XML", "real ones have less than 20")
    variables: int = _limit(1_000_000, "characters that variables of Akoma Ntoso stand for", "real ones: some thousand")
    seconds: int = _limit(60, "seconds for opening a PDF", "94 pages take one second")
    memory: int = _limit(1_000, "MB of memory for opening a PDF", "94 pages take 400 MB; a bomb wants 1900 MB")
    processes: int = _limit(4, "processors that one comparison may use", "never more than are idle", 64)


_CHOSEN: ContextVar[Limits | None] = ContextVar("limits", default=None)


def current() -> Limits:
    """The limits in force: those that a program chose, else those of the environment, else the defaults."""
    return _CHOSEN.get() or _of_environment(os.environ.get(VARIABLE, ""))


@cache
def _of_environment(text: str) -> Limits:
    return changed(Limits(), text.split(), VARIABLE)


@contextmanager
def using(limits: Limits) -> Iterator[None]:
    """These limits are in force inside the ``with`` block."""
    token = _CHOSEN.set(limits)
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def changed(limits: Limits, words: Iterable[str], where: str) -> Limits:
    """Limits with some changed, each a word ``name=value``; raises a ClausewiseError that says ``where`` they stand."""
    return replace(limits, **dict(_assignment(word, where) for word in words))


def spelled(limits: Limits) -> str:
    """The words that :func:`changed` makes these limits of."""
    return " ".join(f"{name}={value}" for name, value in asdict(limits).items())


def _assignment(word: str, where: str) -> tuple[str, int]:
    name, equals, value = word.partition("=")
    if not equals or name not in _known():
        what = f"no limit is called {name!r}" if equals else f"{word!r} is not NAME=VALUE"
        raise ClausewiseError(f"{where}: {what}", f"choose from {', '.join(_known())}")
    most = _known()[name].metadata["most"]
    if not re.fullmatch("[1-9][0-9]{0,9}", value):
        raise ClausewiseError(f"{where}: {name}={value!r} is no limit", "give a whole number from 1 to 9999999999")
    if most and int(value) > most:
        raise ClausewiseError(f"{where}: {name}={value} is too much", f"{most} is the most that can be read")
    return name, int(value)


@cache
def _known() -> dict[str, Field[Any]]:
    return {known.name: known for known in fields(Limits)}


def check(limit: str, found: int, document: str, advice: str = SMALLER, noun: str = "") -> None:
    """Raise SourceTooLargeError when there is more of something in a document than its limit allows.

    ``noun``: what there is too much of, when that is not the name of the limit.
    """
    if found > getattr(current(), limit):
        raise too_large(document, f"holds more than {told(limit)} {noun or limit}", limit, advice)


def told(limit: str) -> str:
    """The value of a limit as messages say it: "2000", "5 million"."""
    value = int(getattr(current(), limit))
    return f"{value // MILLION} million" if value >= MILLION and value % MILLION == 0 else str(value)


def too_large(document: str, what: str, limit: str, advice: str) -> SourceTooLargeError:
    """The error about a limit that a document passes: it says what to do, and how to raise the limit."""
    return SourceTooLargeError(f"{document}: {what}", raising(limit, advice))


def raising(limit: str, advice: str) -> str:
    """The advice, and how to raise the limit, when it can be raised."""
    value, most = getattr(current(), limit), _known()[limit].metadata["most"]
    more = min(2 * value, most or 2 * value)
    return f"{advice}, or raise the limit: --limit {limit}={more}" if more > value else advice
