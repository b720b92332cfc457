"""Wording: clauses of invented words whose frequencies look natural, from the phrases in ``words.toml``.

A clause is a tuple of words, each with the punctuation that follows it. Nothing here depends on the machine: the same
seed gives the same words.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

Words = tuple[str, ...]
"""The words of a clause; joined by one space they are its text."""

VOCABULARY = 6000
"""Invented words of one bill: about what a law of 400 sections uses."""

FUNCTION_SHARE = 0.45
"""Share of function words among all words, as in English."""

BOILERPLATE_EVERY = 40
"""Words between two boilerplate phrases, on average."""

COMMA = 0.06
"""Probability of a comma after a word."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The content of ``words.toml``."""

    title: str
    enacting: str
    openings: Sequence[str]
    boilerplate: Sequence[str]
    slots: Sequence[str]
    months: Sequence[str]
    onsets: Sequence[str]
    nuclei: Sequence[str]
    codas: Sequence[str]
    function: Mapping[str, int]


@cache
def phrases() -> Phrases:
    """The phrases, read once."""
    return Phrases(**tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8")))


class Mint:
    """Makes clauses; remembers its random numbers, its vocabulary and nothing else."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._phrases = phrases()
        invented = self._invented(VOCABULARY)
        function = self._phrases.function
        # Zipf: the k-th word is as frequent as 1/k, flattened at the top, where the function words stand.
        zipf = [1 / (rank + 8) for rank in range(len(invented))]
        scale = sum(function.values()) * (1 - FUNCTION_SHARE) / FUNCTION_SHARE / sum(zipf)
        self._vocabulary = [*function, *invented]
        self._weights = list(accumulate([*function.values(), *(weight * scale for weight in zipf)]))

    def words(self, count: int) -> list[str]:
        """So many words by their frequency, without punctuation."""
        return self._random.choices(self._vocabulary, cum_weights=self._weights, k=count)

    def clause(self, shortest: int, longest: int, parts: int = 1) -> Words:
        """A clause of ``parts`` parts, each ended by a semicolon and of a length between the two (in words)."""
        found = [self._part(self._random.randint(shortest, longest)) for _ in range(parts)]
        return tuple(word for place, part in enumerate(found) for word in (part if not place else lowered(part)))

    def heading(self) -> str:
        """A heading of two to five words."""
        return " ".join(self.words(self._random.randint(2, 5))).capitalize()

    def template(self, shortest: int, longest: int, slots: int) -> Words:
        """A clause with places left open, for :meth:`filled`."""
        words = self._part(self._random.randint(shortest, longest))
        for slot in self._random.sample(self._phrases.slots, slots):
            words.insert(self._random.randint(4, len(words) - 1), slot)
        return tuple(words)

    def filled(self, template: Words) -> Words:
        """A template with its places filled."""
        return tuple(" ".join(map(self._filled, template)).split())

    def _part(self, length: int) -> list[str]:
        """One part: an opening, words with commas and boilerplate between them, a semicolon."""
        random = self._random
        body = [word + "," if random.random() < COMMA else word for word in self.words(length)]
        for _ in range(sum(random.random() < 1 / BOILERPLATE_EVERY for _ in range(length))):
            body.insert(random.randrange(length), self._filled(random.choice(self._phrases.boilerplate)))
        text = f"{random.choice(self._phrases.openings)} {' '.join(body)}"
        return f"{text.rstrip(',')};".split()

    def _filled(self, phrase: str) -> str:
        """A phrase with all its open places filled."""
        if "{" not in phrase:
            return phrase
        random = self._random
        section = f"{random.randint(1, 400)}({random.randint(1, 9)})"
        month = random.choice(self._phrases.months)
        values: dict[str, Any] = {
            "section": section,
            "number": random.randint(2, 48),
            "amount": f"{random.randint(1, 900)}.{random.randint(1, 9)}",
            "date": f"{random.randint(1, 28)} {month} {random.randint(2060, 2099)}",
            "place": self._invented_word().capitalize(),
        }
        return phrase.format_map(values)

    def _invented(self, count: int) -> list[str]:
        """So many different invented words, none of them a function word."""
        found: dict[str, None] = {}
        while len(found) < count:
            word = self._invented_word()
            if word not in self._phrases.function:
                found[word] = None
        return list(found)

    def _invented_word(self) -> str:
        random, said = self._random, self._phrases
        syllables = random.choices((1, 2, 3, 4), weights=(1, 6, 5, 2))[0]
        return "".join(random.choice(said.onsets) + random.choice(said.nuclei) for _ in range(syllables)) + (
            random.choice(said.codas)
        )


def lowered(words: Sequence[str]) -> Words:
    """The words as they stand after a semicolon."""
    return (words[0][:1].lower() + words[0][1:], *words[1:])


def capitalised(words: Sequence[str]) -> Words:
    """The words as they stand at the beginning of a clause."""
    return (words[0][:1].upper() + words[0][1:], *words[1:])
