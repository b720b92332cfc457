"""Where dictionaries lie, which languages their names tell, and where what was prepared of them is kept.

No file is touched here.
"""

import re
from collections.abc import Iterable, Mapping

from akoma.errors import ClausewiseError, UnreadableSourceError
from akoma.language import language

AUTO = "auto"
"""What a user says to have the dictionaries found."""

LARGE = 100_000
"""Headwords from which on a dictionary is prepared once and kept: 20 000 take 0.2 s."""

SUFFIXES = (".index", ".dict.dz", ".dict")
"""How the files of one dictionary end; the first lists its words, one of the others has the articles."""

_FOLDERS = ("dictd", "dictd/freedict", "freedict")
_PAIR = re.compile(r"(?:^|[^a-z])([a-z]{2,3})-([a-z]{2,3})$")


def folders(environment: Mapping[str, str], home: str) -> tuple[str, ...]:
    """The usual places, in the order of the XDG base directory specification: the user's own first."""
    own = environment.get("XDG_DATA_HOME") or f"{home}/.local/share"
    shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    roots = dict.fromkeys([own, *shared.split(":"), "/usr/share"])
    return tuple(f"{root}/{folder}" for root in roots if root for folder in _FOLDERS)


def keeping(environment: Mapping[str, str], home: str, digest: str) -> str:
    """The file in the user's cache that what was prepared of a dictionary is kept in."""
    root = environment.get("XDG_CACHE_HOME") or f"{home}/.cache"
    return f"{root}/clausewise/dictionary-{digest[:32]}.tsv"


def stem(path: str) -> str:
    """The path of a dictionary without the ending of any of its files."""
    return next((path.removesuffix(suffix) for suffix in SUFFIXES if path.endswith(suffix)), path)


def languages_of(path: str) -> tuple[str, str]:
    """From which language to which (ISO 639-2/T), as its name tells: "freedict-nld-eng", "nl-en".

    Raises UnreadableSourceError where the name does not tell.
    """
    name = stem(path).rpartition("/")[2]
    found = _PAIR.search(name.lower())
    try:
        one, other = (language(code).code for code in found.groups()) if found else ("", "")
    except ClausewiseError:
        one, other = "", ""
    if not one or one == other:
        raise UnreadableSourceError(
            f"{name}: its name does not tell from which language to which it is",
            "name its files so: nld-eng.index, nld-eng.dict.dz",
        )
    return one, other


def fitting(paths: Iterable[str], languages: Iterable[str]) -> list[str]:
    """Of the index files found, those between two of some languages; the first of each pair of languages."""
    wanted = set(languages)
    found: dict[tuple[str, str], str] = {}
    for path in paths:
        try:
            pair = languages_of(path)
        except UnreadableSourceError:
            continue  # the folder holds dictionaries of all kinds, of synonyms or of abbreviations
        if set(pair) <= wanted:
            found.setdefault(pair, path)
    return [found[pair] for pair in sorted(found)]
