"""The words of the parts of split votes, tied to their results."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from akoma.amending.vote_words import opens_split_requests, part_at
from akoma.amending.words import header_of
from akoma.language import plain
from akoma.vote_list import VoteLine

Parts = Mapping[str, Mapping[int, str]]
"""By what was voted on ("amendment 11" is "11", "§ 23"), the words of each part."""


QUOTES = ("‘", "“", '"', "'", "«", "„", "‚", "»")
"""How a further paragraph of the words of a part begins; any other line is what the next parts are of."""


def key_of(place: str) -> str:
    """What is voted on, in one spelling: "Amendment 11" and "11" are the same, "§ 23" and "§23" are."""
    header = header_of(place.rstrip(" :"))
    name = header.number if header else place
    return re.sub(r"\s+", "", plain(name)).rstrip(":")


def part_texts(lines: Sequence[str]) -> Parts:
    """The words of all parts that some lines tell. A line that no part holds is what the parts below it are of."""
    found: dict[str, dict[int, str]] = {}
    place, number, awaiting = "", 0, False
    for line in (line.strip() for line in _requests(lines) if line.strip()):
        opened = part_at(line)
        if opened:
            number, text = opened
            found.setdefault(key_of(place), {})[number] = text
            awaiting = not text
        elif awaiting or (number and line.startswith(QUOTES)):
            parts = found[key_of(place)]
            parts[number] = f"{parts[number]} {line}".strip()
            awaiting = False
        else:
            place, number = line, 0
    return found


def _requests(lines: Sequence[str]) -> Iterator[str]:
    """The lines below the heading of the requests for split votes; all, when there is no such heading."""
    at = next((i + 1 for i, line in enumerate(lines) if opens_split_requests(line)), 0)
    yield from lines[at:]


def with_texts(lines: Sequence[VoteLine], texts: Parts) -> tuple[tuple[VoteLine, ...], Parts]:
    """The results, those on parts with the words of their part; and the parts that no result is on."""
    used: set[str] = set()
    told: list[VoteLine] = []
    for line in lines:
        key = key_of(line.amendment or line.target)
        text = texts.get(key, {}).get(line.part or 0, "")
        used.update({key} if line.part else set())
        told.append(replace(line, text=line.text or text))
    return tuple(told), {key: parts for key, parts in texts.items() if key not in used}
