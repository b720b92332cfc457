"""What goes with words that come or go: spaces and closing marks (reading rules R4 and R7)."""

import re

Span = tuple[int, int]

CLOSING = ",;.:"
"""Marks before which no space of ours stands."""

SPACED = frozenset(",;.:?!»”")
"""Marks before which words end, whatever space the base has there."""

_MARK = re.compile(r"\s*[.;:,]\s*$")


def removal(text: str, start: int, end: int) -> Span:
    """What goes when words go: they, and one space beside them unless they have brought one."""
    gone = text[start:end]
    before, after = text[:start], text[end:]
    if not before.strip():
        return 0, end + len(after) - len(after.lstrip())
    if not after.strip():
        return len(before.rstrip()), end
    if gone[:1].isspace() or gone[-1:].isspace() or gone[:1] in CLOSING:
        return start, end
    if after.lstrip()[:1] in SPACED:  # what stands before the mark in the base stays: none in English, one in French
        return len(before.rstrip()), end
    if after[:1].isspace():
        return start, end + 1
    return (start - 1, end) if before[-1:].isspace() else (start, end)


def replacement(text: str, start: int, end: int, words: str) -> tuple[int, int, str]:
    """What goes and what comes when words give way to others."""
    words = words.strip()
    if words[:1] and words[:1] in CLOSING:
        start = len(text[:start].rstrip())
    rest = text[end:]
    closes = _MARK.fullmatch(rest)
    if rest and closes and words[-1:] in CLOSING and words:
        end = len(text)
    return start, end, words


def after(text: str, at: int, words: str) -> tuple[int, int, str]:
    """Words that come behind a place."""
    words = words.strip()
    if words[-1:] and words[-1:] in CLOSING and text[at : at + 1] == words[-1:]:
        words = words[:-1].rstrip()
    return at, at, words if not words or words[0] in CLOSING else f" {words}"


def before(text: str, at: int, words: str) -> tuple[int, int, str]:
    """Words that come before a place."""
    return at, at, f"{words.strip()} " if text[at:].strip() else words.strip()


def at_end(text: str, words: str) -> tuple[int, int, str]:
    """Words at the end, before the closing mark; one that they bring themselves takes its place."""
    words = words.strip()
    mark = _MARK.search(text)
    at = mark.start() if mark else len(text.rstrip())
    joined = words if words[:1] in CLOSING or not text.strip() else f" {words}"
    return (at, len(text), joined) if words[-1:] in CLOSING else (at, at, joined)


def behind_end(text: str, words: str) -> tuple[int, int, str]:
    """A sentence behind the last one."""
    at = len(text.rstrip())
    return at, at, f" {words.strip()}" if at else words.strip()
