"""The words that only some outputs use, from ``labels_more/*.toml``: a file for each language."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from akoma.errors import UnknownLanguageError
from render.iso639 import three_letters, two_letters
from render.wording import Wording, wording

_FOLDER = Path(__file__).parent / "labels_more"


def more_languages() -> tuple[str, ...]:
    """The languages of these words, ISO 639-1."""
    return tuple(sorted(two_letters(file.stem) for file in _FOLDER.glob("*.toml")))


@cache
def more_words(language: str) -> Wording:
    """The words of a language (``nl``). Raises UnknownLanguageError when there is no file for it."""
    file = _FOLDER / f"{three_letters(language)}.toml"
    if two_letters(file.stem) not in more_languages():
        choices = ", ".join(more_languages())
        raise UnknownLanguageError(f"no words for an interface in {language!r}", f"choose one of {choices}")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    shared = wording(language)
    return Wording(shared.language, {key: shared.spaced(words) for key, words in _flat(table)})


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)
