"""How long many amendments take: ``python -m bench.amendments [AMENDMENTS] [PARAGRAPHS]``, by default 1,000 on 500.

The text and the amendments are made here, the same in every run: half of them replace a word, a quarter delete two, a
quarter put in a paragraph; for the check one in ten meets another one. What has to be reached: applied within 5 s,
checked within 10 s, on two cores of 2020.
"""

import sys
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import TypeVar

from akoma.amendment_list import AmendmentList, AmendmentRecord
from akoma.model import Expression
from akoma.reading import read_data
from differ.amendments.engine.applying import apply_amendments
from differ.amendments.engine.checking import check
from differ.amendments.interpret import interpret

WORDS = ("water", "river", "valley", "bridge", "school", "market", "forest", "harbour", "street", "lamp", "island")
SENTENCE = 30
"""Words of a paragraph after its first ones."""
OPENING = "Calls on the Council to keep"
MEETING = 10
"""Of so many amendments one meets another, where any do."""
APPLIED, CHECKED = 5.0, 10.0
"""Seconds in which it has to be done."""

Result = TypeVar("Result")


def text(paragraphs: int, random: Random) -> Expression:
    """Numbered paragraphs in which every word is there once, so that every quotation is plain."""
    lines = []
    for number in range(1, paragraphs + 1):
        words = " ".join(f"{random.choice(WORDS)}{number}x{at}" for at in range(SENTENCE))
        lines.append(f"{number}. {OPENING} {words};")
    return read_data("\n".join(lines).encode(), "bench.txt", "en").expression


def paper(base: Expression, count: int, *, meeting: bool) -> AmendmentList:
    """Amendments in the order of the text, round after round; ``meeting``: every tenth quotes what another did."""
    return AmendmentList(tuple(_records(base, count, meeting)), language="eng")


def _records(base: Expression, count: int, meeting: bool) -> Iterator[AmendmentRecord]:
    first = len(OPENING.split())
    for at in range(count):
        round_, place = divmod(at, len(base.provisions))
        number = place + 1
        words = base.provisions[place].text.rstrip(";").split()[first:]
        chosen = words[(3 * round_) % (SENTENCE - 2) :]
        if meeting and at % MEETING == MEETING - 1:
            number = max(number - 1, 1)
            chosen = base.provisions[number - 1].text.rstrip(";").split()[first + (3 * round_) % (SENTENCE - 2) :]
        instruction = (
            f'In paragraph {number}, replace "{chosen[0]}" with "lanterns".',
            f'In paragraph {number}, delete "{chosen[0]} {chosen[1]}".',
            f'In paragraph {number}, replace "{chosen[0]}" with "lamps and oil".',
            f'After paragraph {number}, insert the following paragraph: "Asks for record {at} of the year;"',
        )[at % 4]
        yield AmendmentRecord(str(at + 1), instruction=instruction, language="eng")


def timed(name: str, limit: float, work: Callable[[], Result]) -> tuple[Result, bool]:
    """The work done, told with its seconds, and whether these are within the limit."""
    start = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - start
    print(f"{name}: {seconds:.2f} s (at most {limit:g} s)")
    return found, seconds <= limit


def main(words: list[str]) -> int:
    """Exit status 0 when both are within their limits."""
    count, paragraphs = (*map(int, words), *(1000, 500)[len(words) :])[:2]
    base = text(paragraphs, Random(8))
    print(f"{count} amendments to {paragraphs} paragraphs, reading the instructions included")
    apart, meeting = paper(base, count, meeting=False), paper(base, count, meeting=True)
    done, is_fast = timed("apply", APPLIED, lambda: apply_amendments(base, interpret([apart], base).amendments))
    report, is_quick = timed("check", CHECKED, lambda: check(base, interpret([meeting], base).amendments))
    print(f"applied: {len(done.applied)}; conflicts: {len(report.blocking)} in {len(report.clusters)} groups")
    return 0 if is_fast and is_quick else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
