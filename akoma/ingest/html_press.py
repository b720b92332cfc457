"""Which lines of a news page are its text: what trafilatura finds, and all that it drops in between.

trafilatura is good at telling an article from what surrounds it, and drops parts of the article: lists of key facts,
short headings, the last line. So it only says where the article is; the lines are those of the page itself.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from akoma.diagnostics import info
from akoma.ingest.html_furniture import patterned
from akoma.ingest.html_galley import Sorted
from akoma.ingest.html_lines import words_of
from akoma.ingest.html_page import Line, Page
from akoma.ingest.html_rules import Element, attribute, rules, tag
from akoma.ingest.html_visibility import Zone
from akoma.normalise import compose, squeeze

MAX_CHARACTERS = 3_000_000
"""Longest page that is given to trafilatura; it takes a second for a million characters."""

SURE = 30
"""A line of as many characters that trafilatura found is a line of the article; a shorter one may be like another."""

LAST_DATE = "2200-01-01"
"""Upper limit of dates that are believed. Without it the day of the reading would be the limit, and change results."""

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")
_FAILURES = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What trafilatura may raise on markup that nobody foresaw."""


@dataclass(frozen=True, slots=True)
class Article:
    """What trafilatura says: the title, and the text with its white space taken out, whole and by line."""

    title: str
    text: str
    lines: frozenset[str]


def press_lines(page: Page, markup: str) -> Sorted:
    """The lines of a page that is read as news."""
    words = [words_of(line, page.source) for line in page.lines]
    article = _article(markup)
    known = {i for i, line in enumerate(page.lines) if _is_found(words[i], article) and line.zone is not Zone.PAGE}
    anchors = {i for i in known if len(words[i]) >= SURE} or _main_lines(page)
    title = _title(page.lines, words, article.title, min(anchors))
    begin = min(anchors) if title is None else title
    text = set(range(begin, max(anchors) + 1)) | _after(page.lines, anchors) | {i for i in anchors if i >= begin}
    away = patterned(page, words) | {i for i, line in enumerate(page.lines) if _is_zoned(line, i in known)}
    kept = {i for i in (text - away) | {begin} if not page.lines[i].note}
    furniture = frozenset(i for i, line in enumerate(page.lines) if i not in kept and not line.note)
    message = f"{len(furniture)} of {len(page.lines)} lines were taken for what surrounds the article"
    return Sorted(furniture, (), (info("surroundings-left-out", message),) if furniture else ())


def _article(markup: str) -> Article:
    """What trafilatura finds; nothing when it finds nothing or fails."""
    # Imported here: half of the time that it takes to read a page.
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    if len(markup) > MAX_CHARACTERS:
        return Article("", "", frozenset())
    dates = {"extensive_search": False, "original_date": True, "max_date": LAST_DATE}
    try:
        found = trafilatura.bare_extraction(
            markup, fast=True, include_comments=False, with_metadata=True, date_extraction_params=dates
        )
    except _FAILURES:
        found = None
    if found is None or isinstance(found, dict):
        return Article("", "", frozenset())
    text = compose(found.text or "")
    return Article(compose(found.title or ""), squeeze(text), frozenset(squeeze(line) for line in text.splitlines()))


def _is_found(words: str, article: Article) -> bool:
    bare = squeeze(re.sub(r"^(?:-|\d{1,3}\.) ", "", words))
    return bool(bare) and (bare in article.text if len(bare) >= SURE else bare in article.lines)


def _main_lines(page: Page) -> set[int]:
    """Where trafilatura finds nothing: the lines of the main element, else all that are in no zone, else all."""
    inside = {i for i, line in enumerate(page.lines) if line.main is not None or line.in_article}
    plain = {i for i, line in enumerate(page.lines) if line.zone is Zone.TEXT}
    return (inside & plain) or plain or set(range(len(page.lines)))


def _title(lines: Sequence[Line], words: Sequence[str], title: str, first: int) -> int | None:
    """The line of the title: the last one up to the article's first line that is the title, or a main heading."""
    before = range(min(first + 1, len(lines)))
    same = [i for i in before if squeeze(words[i]) and squeeze(words[i]) == squeeze(title)]
    headings = [i for i in before if tag(lines[i].element) == "h1" and lines[i].zone is not Zone.PAGE]
    return next((found[-1] for found in (same, headings) if found), None)


def _after(lines: Sequence[Line], anchors: set[int]) -> set[int]:
    """The lines behind the last one that was found which stand in the same element as a line that was found."""
    homes = {lines[i].element.getparent() for i in anchors}
    return {i for i in range(max(anchors) + 1, len(lines)) if lines[i].element.getparent() in homes}


def _is_zoned(line: Line, known: bool) -> bool:
    return line.zone is Zone.PAGE or (line.zone is Zone.PRESS and not known)


def date_of(root: Element) -> str:
    """The date that the head or the first <time> of a page gives, as ISO 8601; empty if none."""
    given = {attribute(e, "property") or attribute(e, "name") or attribute(e, "itemprop"): e for e in root.iter("meta")}
    stated = [str(given[name].get("content") or "") for name in rules().dates if name in given]
    times = [str(time.get("datetime") or "") for time in root.iter("time")][:1]
    return next((found[1] for text in (*stated, *times) if (found := _ISO.match(text.strip()))), "")
