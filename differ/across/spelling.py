"""One spelling for names and learned words that languages write in their own ways. The rules are data."""

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

SHORTEST_STEM = 4
"""Letters that must be left of a name without its ending."""


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((files("differ") / "across" / "spelling.toml").read_text("utf-8"))


@cache
def plain(word: str) -> str:
    """A word in lower case without accents."""
    parts = unicodedata.normalize("NFKD", word.lower().replace("ß", "ss"))
    return "".join(char for char in parts if not unicodedata.combining(char))


@cache
def skeleton(name: str) -> str:
    """A name as it sounds, roughly: transliterations of one name come out alike."""
    word = plain(name)
    endings = (ending for ending in _rules()["name_endings"] if word.endswith(ending))
    ending = next((e for e in endings if len(word) - len(e) >= SHORTEST_STEM), "")
    word = word.removesuffix(ending) if ending else word
    for old, new in _rules()["names"]:
        word = word.replace(old, new)
    return "".join(char for i, char in enumerate(word) if word[i - 1 : i] != char)


@cache
def learned(word: str) -> str:
    """A word with its learned ending in one form: "democratische", "démocratique" → "democratic"."""
    bare = plain(word)
    for old, new in _rules()["endings"]:
        if bare.endswith(old):
            return bare.removesuffix(old) + str(new)
    return bare
