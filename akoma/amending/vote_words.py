"""What vote lists mean by their words and signs."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from akoma.language import plain
from akoma.vote_list import VoteResult

LONGEST = 60
"""Characters of a cell or line that may hold a result and nothing else."""


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("akoma.amending") / "vote_words.toml").read_text("utf-8"))


@cache
def _results() -> Mapping[str, VoteResult]:
    tables = (_data()["signs"], _data()["words"])
    return {plain(word): VoteResult(kind) for table in tables for kind, words in table.items() for word in words}


def result_of(text: str) -> VoteResult | None:
    """The result that a word or sign means when it fills a cell or line; None when it means none."""
    if len(text) > LONGEST:
        return None
    bare = plain(text)
    return _results().get(bare) or _results().get(bare.strip(" .:;()[]*"))


def result_by_word(text: str) -> VoteResult | None:
    """As :func:`result_of`, signs left out: a line of running text that holds a dash says nothing."""
    return result_of(text) if 1 < len(text.strip(" .:;()[]*")) < LONGEST else None


@cache
def _part_patterns() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], int], ...]]:
    parts = _data()["parts"]
    figures = "|".join(form.replace("{n}", r"(\d{1,2})") for form in parts["figures"])
    words = tuple(
        (re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE), number)
        for number, forms in enumerate(parts["words"], start=1)
    )
    return re.compile(rf"(?:{figures})(?!\w)", re.IGNORECASE), words


def part_at(text: str) -> tuple[int, str] | None:
    """The number of the part of a split vote that a line opens, and the words behind it; None when it opens none."""
    figures, words = _part_patterns()
    line = " ".join(text.split())
    if found := figures.match(line):
        number = int(next(group for group in found.groups() if group))
        return number, line[found.end() :].lstrip(" :–—-").strip()
    for pattern, number in words:
        if found := pattern.match(line):
            return number, line[found.end() :].lstrip(" :–—-").strip()
    return None


def is_original(text: str) -> bool:
    """Whether a cell says that the original text was put to the vote."""
    return plain(text) in {*_data()["original"]["signs"], *map(plain, _data()["original"]["words"])}


def is_split(text: str) -> bool:
    """Whether a cell says that the vote was taken in parts, which follow."""
    return plain(text) in _data()["split"]["words"]


def opens_split_requests(text: str) -> bool:
    """Whether a line is the heading of the requests for split votes."""
    return plain(text).strip(" :") in set(map(plain, _data()["requests"]["split"]))


@cache
def _counts() -> re.Pattern[str]:
    return re.compile("|".join(_data()["counts"]["patterns"]), re.IGNORECASE)


def is_count(text: str) -> bool:
    """Whether a line tells how many voted for and against, and nothing else."""
    return len(text) < 3 * LONGEST and bool(_counts().fullmatch(text.strip()))


def is_mark(text: str) -> bool:
    """Whether a line is a result or a count of votes, as a compendium prints them beside the words of an amendment."""
    return result_by_word(text) is not None or is_count(text)
