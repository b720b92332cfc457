"""Real clauses in an order and with signs that nobody would write: read, compared, judged, drawn in every format.

For thirty seconds; CLAUSEWISE_FUZZ_SECONDS says how long. What is tried depends on the number of the try alone.
"""

import os
import random
import time
from collections.abc import Callable, Sequence

import pytest

from akoma.errors import ClausewiseError
from akoma.reading import read_data
from commands.common_comparing import related
from render.renderer import Renderer, RenderOptions, renderers
from tests.corpus import ROOT

SECONDS = float(os.environ.get("CLAUSEWISE_FUZZ_SECONDS", "30"))
LEAST = 2
"""Tries that there are even on a machine that is busy with something else."""

TEXTS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "fixtures" / "dossier").glob("*.txt"))}
LABELS = ("en", "nl", "fr", "de")

ODD = (
    "(…)", "1", "a)", "“", "”", '"', ";", ";;", "- ", "\n\n2. ", "\n\n(a) ", "1A.", "\u00ad", "\u202e", "\U0001f600",
    "\ufb01", "\u0130", "ß", "\n\nAnnex\n\n", "<b>", "&amp;", "²", "1 000", "31 February 2024", "%", "\u2028",
)  # fmt: skip
"""Signs that mean something, or ought to mean nothing."""

NEGATIONS = ("if", "the", "Council", "must", "not", "only", "unless")

Edit = Callable[[list[str], int, int, random.Random], list[str]]


def _other(words: list[str], start: int, end: int, chance: random.Random) -> list[str]:
    there = TEXTS[chance.choice(sorted(TEXTS))].split(" ")
    at = chance.randrange(len(there))
    return [*words[:start], *there[at : at + chance.randint(1, 60)], *words[end:]]


def _again(words: list[str], start: int, _: int, chance: random.Random) -> list[str]:
    at = chance.randrange(len(words))
    return [*words[:start], *words[at : at + chance.randint(1, 40)], *words[start:]]


def _paragraphs(words: list[str], _start: int, _end: int, chance: random.Random) -> list[str]:
    blocks = " ".join(words).split("\n\n")
    one, other = chance.randrange(len(blocks)), chance.randrange(len(blocks))
    blocks[one], blocks[other] = blocks[other], blocks[one]
    return "\n\n".join(blocks).split(" ")


EDITS: tuple[Edit, ...] = (
    _other,
    _again,
    _paragraphs,
    lambda words, start, end, _: words[:start] + words[end:],
    lambda words, start, _, chance: [*words[:start], chance.choice(ODD), *words[start + 1 :]],
    lambda words, start, _, __: [*words[:start], words[start].upper(), *words[start + 1 :]],
    lambda words, start, _, __: [*words[:start], words[start][::-1], *words[start + 1 :]],
    lambda words, start, end, _: [*words[:start], *reversed(words[start:end]), *words[end:]],
    lambda words, start, _, __: [*words[:start], *NEGATIONS, *words[start:]],
)


def changed(text: str, chance: random.Random) -> str:
    """A text with one to eight edits."""
    words = text.split(" ")
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(words))
        words = chance.choice(EDITS)(words, start, min(len(words), start + chance.randint(1, 30)), chance)
    return " ".join(words)


def pair(number: int) -> tuple[str, str]:
    """Two texts: the same one changed, or two of the dossier, one of them changed."""
    chance = random.Random(number)
    names = sorted(TEXTS)
    old = chance.choice(names)
    new = old if chance.random() < 0.6 else chance.choice(names)
    return TEXTS[old], changed(TEXTS[new], chance)


def attempt(number: int, drawn: Sequence[Renderer]) -> None:
    """Everything that diff does; only errors of ours may come of it."""
    old, new = pair(number)
    try:
        report = related(read_data(old.encode(), "old.txt", ""), read_data(new.encode(), "new.txt", ""), ())
    except ClausewiseError:
        return
    for renderer in drawn:
        assert renderer.render(report, RenderOptions(language=LABELS[number % len(LABELS)]))


def test_any_change_of_real_texts() -> None:
    quick = [renderer for renderer in renderers() if renderer.name != "pdf"]  # half a second each; the same view model
    end = time.monotonic() + SECONDS
    number = 0
    while time.monotonic() < end or number < LEAST:
        try:
            attempt(number, quick)
        except Exception as problem:
            raise AssertionError(f"try {number}: {problem!r}") from problem
        number += 1


@pytest.mark.parametrize("number", range(2))
def test_a_try_can_be_repeated(number: int) -> None:
    assert pair(number) == pair(number)
    assert pair(number) != pair(number + 2)
