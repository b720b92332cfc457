"""What several commands need for ``--lexicon`` and ``--dictionary``: grades and words of the user, told apart."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from akoma.sources import STANDARD_STREAM, write_bytes
from commands.common import say

if TYPE_CHECKING:
    from differ.lexicon import Override
    from differ.terms.dictionary import Dictionary
    from differ.terms.vocabulary import Vocabulary


def added_words(
    lexicons: Iterable[str], dictionaries: Sequence[str], languages: Sequence[str]
) -> tuple[list["Override"], "Vocabulary"]:
    """What ``--lexicon`` and ``--dictionary`` name: files of grades, and words for texts in these languages.

    The languages are ISO 639-2/T codes. What a file of ``--lexicon`` is, its content tells. Files of grades go by the
    name that the user typed, for messages.
    """
    from akoma.sources import read_bytes
    from differ.terms.vocabulary import Vocabulary, is_table, table

    files = [(path, *read_bytes(path)) for path in lexicons]
    tables = tuple(table(name, data) for _, data, name in files if is_table(data))
    for foreign in (one for one in tables if not {*one.languages} & {*languages}):
        say(f"warning: {foreign.name}: has no column for {' or '.join(dict.fromkeys(languages))}")
    found = tuple(_dictionary(path) for path in _dictionary_paths(dictionaries, languages))
    grades = [(typed(path), data) for path, data, _ in files if not is_table(data)]
    return list(grades), Vocabulary(tables, found)


def check_grades(lexicons: Iterable[str]) -> None:
    """Refuse, before any work is done, a file of grades that cannot be used. Raises LexiconError, SourceError."""
    from akoma.sources import read_bytes
    from differ.lexicon import languages, load
    from differ.terms.vocabulary import is_table

    files = [(typed(path), read_bytes(path)[0]) for path in lexicons]
    grades = [one for one in files if not is_table(one[1])]
    for code in languages() if grades else ():
        load(code, grades)


def typed(path: str) -> str:
    """What to call a file in a message: the path as the user typed it, which leads there."""
    return "standard input" if path == STANDARD_STREAM else path


@contextmanager
def meaning(path: str) -> Iterator[None]:
    """The model that ``--semantic`` names is in force inside the ``with`` block; without a name nothing is loaded."""
    if not path:
        yield
        return
    from akoma.errors import UnreadableSourceError
    from differ.across.semantic import load, using

    try:
        members = os.listdir(path)
    except OSError as problem:
        raise UnreadableSourceError(f"{path}: is no folder that can be read", "name the folder of a model") from problem
    with using(load(path, members)):
        yield


def _dictionary_paths(asked: Sequence[str], languages: Sequence[str]) -> list[str]:
    """The dictionaries to read. What cannot be used is said, for nothing is left out in silence."""
    from akoma.language import iso_639_1
    from differ.terms.dictionary_places import AUTO, fitting, folders, languages_of

    named = [path for path in dict.fromkeys(asked) if path != AUTO]
    spoken = " and ".join(map(iso_639_1, dict.fromkeys(languages)))
    for path in named:
        if languages_of(path)[0] not in languages or len(set(languages)) == 1:
            say(f"warning: {path}: of no use for texts in {spoken}")
    if AUTO in asked and len(set(languages)) > 1:
        places = folders(os.environ, str(Path.home()))
        found = fitting((str(path) for place in places for path in sorted(Path(place).glob("*.index"))), languages)
        if not found:
            say(f"warning: no dictionary for {spoken} in {', '.join(places)}")
        named += [path for path in found if path not in named]
    return named


def _dictionary(path: str) -> "Dictionary":
    """The dictionary that one of its files names; a large one is prepared once and kept in the user's cache."""
    from akoma.errors import UnreadableSourceError
    from akoma.sources import read_bytes
    from differ.terms.dictionary import Dictionary, digest, prepared, unpacked
    from differ.terms.dictionary_places import LARGE, languages_of, stem

    whole, (source, target) = stem(path), languages_of(path)
    index, name = read_bytes(f"{whole}.index")
    packed = next((end for end in (".dict.dz", ".dict") if Path(whole + end).exists()), "")
    if not packed:
        raise UnreadableSourceError(f"{name}: neither .dict.dz nor .dict is beside it", "install the dictionary again")
    articles, articles_name = read_bytes(whole + packed)
    of = digest(index, articles)
    kept = _kept(of) if index.count(b"\n") >= LARGE else None
    lines = kept or prepared(index, unpacked(articles, articles_name), name)
    if kept is None and index.count(b"\n") >= LARGE:
        _keep(lines, of)
    return Dictionary(name, source, target, lines, of)


def _kept(of: str) -> tuple[bytes, ...] | None:
    from differ.terms.dictionary import found_again
    from differ.terms.dictionary_places import keeping

    path = Path(keeping(os.environ, str(Path.home()), of))
    try:
        return found_again(path.read_bytes(), of)
    except OSError:
        return None  # not kept yet, or not readable: it is prepared again


def _keep(lines: tuple[bytes, ...], of: str) -> None:
    from akoma.errors import SourceError
    from differ.terms.dictionary import kept
    from differ.terms.dictionary_places import keeping

    path = Path(keeping(os.environ, str(Path.home()), of))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(str(path), kept(lines, of))
    except (OSError, SourceError) as problem:
        say(f"warning: the prepared dictionary cannot be kept ({problem}), so the next run prepares it again")
