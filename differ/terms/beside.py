"""What the words of a text say besides the concepts of our own lexicon: by learned tables and by dictionaries.

A learned word counts as much as ours. A word that our lexicon does not have is looked up in the dictionaries, and its
translations are read as words of their language; they weigh less, for a dictionary tells all senses of a word.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from differ.terms.forms import table_forms
from differ.terms.matching import Matcher, Reading, build, matcher
from differ.terms.vocabulary import Table, current

LOOKED_UP = 0.6
"""What a word of a dictionary weighs against 1 for one of ours; its translations share it. Of 0.6 whole, 0.6 shared
and 1 shared, the second was the best on treaties, by little (docs/across-languages.md)."""


def beside(text: str, reading: Reading, language: str) -> Iterator[tuple[Reading, float]]:
    """Further readings of a text that our lexicon reads so, each with its weight."""
    vocabulary = current()
    if vocabulary.learned:
        taught = _learned(language, vocabulary.learned).read(text)
        yield Reading(taught.concepts, Counter()), 1.0
    for dictionary in vocabulary.dictionaries:
        if dictionary.source == language:
            for word, count in reading.unknown.items():
                glosses = dictionary.translations(word)
                for gloss in glosses:
                    yield matcher(dictionary.target).read(gloss), LOOKED_UP * count / len(glosses)


@lru_cache(maxsize=32)
def _learned(language: str, tables: tuple[Table, ...]) -> Matcher:
    return build(form for table in tables for form in table_forms(table.text, table.name, language))
