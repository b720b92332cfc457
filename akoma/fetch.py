"""A document from the Parliament's server, or from what was fetched before; checked to be what was asked for."""

import hashlib
import re
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from akoma.diagnostics import Diagnostic, info, warning
from akoma.errors import ClausewiseError, UnreadableSourceError
from akoma.fetch_address import Wanted, address, rules
from akoma.fetch_cache import Cache, Kept
from akoma.fetch_http import Answer, Visitor
from akoma.locks import locked
from akoma.model import Document, ProvisionKind

NOTICE = 2_000
"""Characters of a notice at most. A motion has more, and so have reports whose paragraphs bear no numbers."""

FRESH = timedelta(days=1)
"""A file fetched less long ago is not asked for again: a provisional edition stands for weeks."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document and where it is from. ``edition``: ``provisional``, ``final``, or empty for what has but one.

    ``language`` as read (ISO 639-1; empty when it cannot be told). ``was_kept``: nothing was downloaded.
    """

    wanted: Wanted
    data: bytes
    source: Kept
    edition: str = ""
    language: str = ""
    was_kept: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()


def fetch(want: Wanted, visitor: Visitor, cache: Cache | None, offline: bool = False) -> Fetched:
    """The document. ``cache`` None: it is neither asked nor filled; ``offline``: the network is not used.

    Raises SourceError when it cannot be had, or is not what was asked for (another type, another language, a notice).
    """
    where = address(visitor.base, want)
    known = cache.find(where) if cache else None
    if offline and not known:
        raise UnreadableSourceError(f"{want.file_name}: was not fetched before", "leave --offline out to download it")
    if known and (offline or _is_fresh(known[0])):
        return _checked(want, *known, was_kept=True)
    return _asked(want, where, visitor, cache, known)


def _asked(
    want: Wanted, where: str, visitor: Visitor, cache: Cache | None, known: tuple[Kept, bytes] | None
) -> Fetched:
    # Of several processes one at a time asks.
    with locked(cache.lock, wait=True) if cache else nullcontext():
        answer = visitor.get(where, _conditions(known[0]) if known else None)
    if answer.data is None and known is None:
        raise UnreadableSourceError(f"{where}: the server gave no content", "try again later")
    if answer.data is None and known is not None:
        kept, data = replace(known[0], retrieved=_now()), known[1]
    else:
        data = answer.data or b""
        kept = _kept(where, answer, data)
    _check_type(want, where, data, answer.content_type)
    if cache:
        cache.keep(kept, data)
    return _checked(want, kept, data, was_kept=answer.data is None)


def _conditions(kept: Kept) -> dict[str, str]:
    asked = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
    return {name: value for name, value in asked.items() if value}


def _kept(where: str, answer: Answer, data: bytes) -> Kept:
    return Kept(
        where,
        answer.address,
        hashlib.sha256(data).hexdigest(),
        _now(),
        answer.content_type,
        answer.content_language,
        answer.etag,
        answer.last_modified,
    )


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_fresh(kept: Kept) -> bool:
    age = datetime.now(UTC) - datetime.strptime(kept.retrieved, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return timedelta() <= age < FRESH


def _check_type(want: Wanted, where: str, data: bytes, told: str) -> None:
    """By content: servers tell of errors in pages that are called .pdf."""
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1000].lower()
    is_page = any(mark.encode() in head for mark in rules()["formats"]["html"])
    fits = any(head.startswith(mark.lower().encode()) for mark in rules()["formats"][want.format])
    if is_page != (want.format == "html") or not (fits or is_page):
        what = "a web page" if is_page else told or "something else"
        raise UnreadableSourceError(
            f"{where}: holds {what} and not {want.format.upper()}",
            "ask for another --format, or look at it in a browser",
        )


def _checked(want: Wanted, kept: Kept, data: bytes, was_kept: bool) -> Fetched:
    """With language and edition, as the document itself tells them."""
    found = Fetched(want, data, kept, was_kept=was_kept)
    document, problem = _read(want, data)
    if document is None:
        told = warning("not-read", f"language and edition could not be checked ({problem})")
        return replace(found, diagnostics=(told,))
    _check_language(want, kept, document)
    edition = _edition(want, document)
    return replace(found, edition=edition, language=_two_letters(document), diagnostics=_told(want, edition))


def _read(want: Wanted, data: bytes) -> tuple[Document | None, str]:
    from akoma.reading import read_data

    try:
        return read_data(data, want.file_name), ""
    except ClausewiseError as problem:
        return None, problem.message


def _two_letters(document: Document) -> str:
    from akoma.language import iso_639_1

    return iso_639_1(document.expression.language)


def _check_language(want: Wanted, kept: Kept, document: Document) -> None:
    """A text that was not translated is announced by a notice, or given in another language."""
    language = _two_letters(document)
    units = list(document.expression.walk())
    is_short = sum(len(one.text) for one in units) <= NOTICE
    if is_short and all(one.kind is ProvisionKind.SEGMENT for one in units):
        what = (
            "holds a notice and no text" if language == want.language else f"holds a notice in {language!r} and no text"
        )
        raise UnreadableSourceError(
            f"{kept.address}: {what} with numbered paragraphs", "it may not be translated (yet): ask for another --lang"
        )
    if language != want.language:
        raise UnreadableSourceError(
            f"{kept.address}: the text is in {language!r}, not in {want.language!r}",
            f"it may not be translated (yet): ask for --lang {language}",
        )


def _edition(want: Wanted, document: Document) -> str:
    """What the number in the front of the text says."""
    if not want.document.startswith(rules()["editions"]["documents"]):
        return ""
    passages = " ".join(passage.text for passage in document.expression.passages)
    text = f"{document.expression.references.number} {passages}"
    names = ("provisional", "final")
    return next((name for name in names if re.search(rules()["editions"][name], text)), "")


def _told(want: Wanted, edition: str) -> tuple[Diagnostic, ...]:
    if edition == "provisional":
        text = "this is the provisional edition; the final one will have the same address"
        return (warning("provisional-edition", text),)
    if edition == "final" or not want.document.startswith(rules()["editions"]["documents"]):
        return ()
    return (info("edition-unknown", "the text does not say whether it is the provisional or the final edition"),)
