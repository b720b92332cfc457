"""Reported: how large a change a tool reports, in words, and whether its answer gives both texts back.

The size is counted as the truth counts it: words deleted plus words inserted, a move nothing. The numbers of clauses do
not count, for all of them change.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LABEL = re.compile(r"\d+\.")
"""The number of a clause in plain text."""

WORD = re.compile(r"\w")
"""What a word has at least: a comma alone is none."""

MARKS = {"\x01": "-", "\x02": "=", "\x03": "+", "\x04": "="}
"""What the mark says of the words after it: deleted, inserted, kept."""


@dataclass(frozen=True, slots=True)
class Reported:
    """Words reported as changed; whether the answer gives both texts back, word by word."""

    size: int
    rebuilt: bool


def of_record(record: Mapping[str, Any]) -> Reported:
    """What the JSON record reports. Each provision has to stand in one change, and the edits have to give it back."""
    sides = ("old", "delete"), ("new", "insert")
    rebuilt = all(
        _texts(record, side) == [_joined(change["edits"], op) for change in _ordered(record, side)]
        for side, op in sides
    )
    edits = (edit for change in record["changes"] for edit in change["edits"] if edit["op"] != "keep")
    return Reported(sum(_words(edit["text"].split()) for edit in edits), rebuilt)


def _ordered(record: Mapping[str, Any], side: str) -> Iterator[Mapping[str, Any]]:
    return (change for change in record["changes"] if change[side])


def _texts(record: Mapping[str, Any], side: str) -> list[str] | None:
    """What the provisions of each change say together; None when one stands in no change, or in two."""
    texts = {unit["eId"]: unit["text"] for unit in record[side]["provisions"]}
    named = [eid for change in record["changes"] for eid in change[side]]
    if sorted(named) != sorted(texts):
        return None
    return [_line(texts[eid] for eid in change[side]) for change in _ordered(record, side)]


def _line(texts: Iterable[str]) -> str:
    return " ".join(text for text in texts if text)


def _joined(edits: Iterable[Mapping[str, str]], op: str) -> str:
    return "".join(edit["text"] for edit in edits if edit["op"] in ("keep", op))


def of_marked(output: str, old: str, new: str) -> Reported:
    """What wdiff and dwdiff report: the text with control characters around what changed."""
    pieces = re.split("([\x01-\x04])", output)
    signs = ["=", *(MARKS[mark] for mark in pieces[1::2])]
    return _of_words([(sign, text.split()) for sign, text in zip(signs, pieces[::2], strict=True)], old, new)


def of_porcelain(output: str, old: str, new: str) -> Reported:
    """What ``git diff --word-diff=porcelain`` reports: a line for each stretch, after a header; ``~`` ends a line."""
    _, _, body = output.partition("\n@@")
    lines = body.splitlines()[1:]
    signs = {"+": "+", "-": "-", " ": "="}
    return _of_words([(signs[line[0]], line[1:].split()) for line in lines if line[:1] in signs], old, new)


READERS: Mapping[str, Callable[[str, str, str], Reported]] = {"marked": of_marked, "porcelain": of_porcelain}
"""How the output of a peer is read back."""


def _of_words(pieces: Sequence[tuple[str, list[str]]], old: str, new: str) -> Reported:
    """Stretches of words, each kept, deleted or inserted, against the two texts. No stretch at all: nothing changed."""
    if not any(words for _, words in pieces):
        return Reported(0, old == new)
    sides = ((old, "-"), (new, "+"))
    rebuilt = all(
        text.split() == [w for sign, words in pieces if sign in ("=", own) for w in words] for text, own in sides
    )
    return Reported(sum(_words(words) for sign, words in pieces if sign != "="), rebuilt)


def _words(words: Iterable[str]) -> int:
    return sum(bool(WORD.search(word)) and not LABEL.fullmatch(word) for word in words)
