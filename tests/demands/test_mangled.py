"""Clauses that nobody would write: whatever stands there, the judge answers, and the other way round as in a mirror."""

import random
from collections.abc import Callable, Iterator, Sequence

import pytest

from akoma.model import ProvisionKind
from akoma.reading import read
from tests.corpus import DOSSIER
from tests.demands.building import LANGUAGES
from tests.demands.cases import MIRRORED, verdict

FILES = {"deu": "de", "eng": "en", "fra": "fr", "nld": "nl"}
TRIES = 150
MOST_CHANGES = 4
FEWEST_WORDS = 4


def clauses(language: str) -> tuple[str, ...]:
    """The clauses of the operative part of the joint motion."""
    found = read(str(DOSSIER / f"joint-motion.{FILES[language]}.txt")).expression.walk()
    return tuple(c.text for p in found if p.kind is ProvisionKind.PARAGRAPH for c in p.clauses)


Change = Callable[[list[str], Sequence[str], random.Random], object]

CHANGES: Sequence[Change] = (
    lambda row, known, dice: row.__setitem__(dice.randrange(len(row)), dice.choice(known)),
    lambda row, known, dice: row.pop(dice.randrange(len(row))),
    lambda row, known, dice: row.insert(dice.randrange(len(row)), dice.choice(known)),
    lambda row, known, dice: row.insert(dice.randrange(len(row)), row.pop(dice.randrange(len(row)))),
    lambda row, known, dice: dice.shuffle(row),
)
"""A word exchanged, taken out, put in, moved; all words in another order."""


def mangled(texts: Sequence[str], seed: int) -> Iterator[tuple[str, str]]:
    """Clauses, each with what some random changes make of it; the same for the same seed."""
    dice = random.Random(seed)
    known = sorted({word for text in texts for word in text.split()})
    for _ in range(TRIES):
        text = dice.choice(texts)
        row = text.split()
        for _ in range(dice.randint(1, MOST_CHANGES)):
            if len(row) >= FEWEST_WORDS:
                dice.choices(CHANGES, weights=(4, 4, 4, 4, 1))[0](row, known, dice)
        yield text, " ".join(row)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", [1, 2])
def test_mangled_clauses_are_judged_as_in_a_mirror(language: str, seed: int) -> None:
    there = [(old, new, verdict(old, new, language).verdict) for old, new in mangled(clauses(language), seed)]
    assert len({given for *_, given in there}) > 1
    turned = [(old, new, verdict(new, old, language).verdict) for old, new, _ in there]
    assert [(old, new, MIRRORED.get(given, given)) for old, new, given in there] == turned


def test_names_that_changed_places_are_unclear() -> None:
    said = "herinnert eraan dat Velmarië sinds 4 mei 2098 gebonden is aan een {} van het Scheidsgerecht voor de {};"
    old, new = said.format("beschikking", "Sarvane"), said.format("Sarvane", "beschikking")
    assert verdict(old, new, "nld").verdict == "unclear"


def test_a_demand_in_the_place_of_a_formality_counts_in_both_directions() -> None:
    old = "Instructs its President to transmit this resolution to the Council and the Commission;"
    new = "Instructs to transmit this act; to the Council and ratify the Convention;"
    assert verdict(old, new, "eng").verdict == verdict(new, old, "eng").verdict == "unclear"
