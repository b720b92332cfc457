"""The words of the interface, from ``labels/*.toml``: one file per language, no word of it in code or templates."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from akoma.errors import UnknownLanguageError
from render.iso639 import three_letters, two_letters

_FOLDER = Path(__file__).parent / "labels"
_MODES = "mode"
_NARROW = "\u202f"
_DATE_PARTS = 3


@dataclass(frozen=True)
class Wording:
    """The words of one language for one mode of comparison. ``language`` is ISO 639-1."""

    language: str
    table: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words under a dotted key, with values filled in. KeyError when the file lacks the key."""
        return self.table[key].format(**values) if values else self.table[key]

    def get(self, key: str, otherwise: str) -> str:
        """The words under a key, or something else: for names that other files make up (axes, languages)."""
        return self.table.get(key, otherwise)

    def number(self, key: str, number: int, **values: object) -> str:
        """The singular or plural form under a key, with ``{n}`` filled in."""
        form = "one" if str(number) in self.table["grammar.singular"].split() else "other"
        return self(f"{key}.{form}", n=number, **values)

    def listed(self, items: Sequence[str]) -> str:
        """As "a", "a and b", "a, b and c"."""
        if len(items) <= 1:
            return "".join(items)
        return self("list.last", a=self("list.comma").join(items[:-1]), b=items[-1])

    def percent(self, share: float) -> str:
        """0.974 as "97%". Never 100% unless it is exactly so: near certainty is not certainty."""
        rounded = round(share * 100)
        return self("percent", n=99 if rounded == 100 and share < 1 else rounded)  # noqa: PLR2004

    @property
    def colon(self) -> str:
        """What stands between a label and what it labels: ":", in French with a narrow space before it."""
        return self("grammar.colon")

    def labelled(self, pairs: Iterable[tuple[str, str]]) -> str:
        """Labels with what they label, in one line: "Number: B9-0001 · Date: 5 October 2023"."""
        return " · ".join(f"{name}{self.colon} {value}" for name, value in pairs)

    def decimal(self, number: str) -> str:
        """A number as a reader writes it: "7.5" is "7,5"."""
        return number.replace(".", self("grammar.decimal"))

    def spaced(self, text: str) -> str:
        """Our own words with the spaces that the language wants beside its marks: narrow, and never at a line end."""
        for mark in filter(None, self("grammar.narrow").split("|")):
            text = text.replace(mark.replace(_NARROW, " "), mark.replace(" ", _NARROW))
        return text

    def date(self, iso: str) -> str:
        """As a reader writes it: "2023-10-05" is "5 October 2023"; anything else stays as it is."""
        parts = iso.split("-")
        if len(parts) != _DATE_PARTS or not all(part.isdigit() for part in parts):
            return iso
        year, month, day = parts
        name = self.get(f"dates.month{int(month)}", month)
        return self("dates.format", day=int(day), month=name, year=year)

    def language_name(self, code: str) -> str:
        """The name of a language by its two-letter code; the code itself when the file has no name for it."""
        return self.get(f"languages.{code}", code)


def languages() -> tuple[str, ...]:
    """The languages that the interface speaks, ISO 639-1."""
    return tuple(sorted(two_letters(file.stem) for file in _FOLDER.glob("*.toml")))


@cache
def wording(language: str, mode: str = "") -> Wording:
    """The words of a language (``nl``), with those of a mode laid over them.

    Raises UnknownLanguageError when there is no file for it.
    """
    file = _FOLDER / f"{three_letters(language)}.toml"
    if two_letters(file.stem) not in languages():
        raise UnknownLanguageError(
            f"no words for an interface in {language!r}", f"choose one of {', '.join(languages())}"
        )
    table = dict(_flat(tomllib.loads(file.read_text(encoding="utf-8"))))
    over = f"{_MODES}.{mode}."
    plain = Wording(
        two_letters(file.stem),
        {**table, **{key.removeprefix(over): words for key, words in table.items() if key.startswith(over)}},
    )
    return Wording(plain.language, {key: plain.spaced(words) for key, words in plain.table.items()})


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)
