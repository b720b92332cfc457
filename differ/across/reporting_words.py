"""The words of reports, language by language: who speaks, by which verbs, and where a claim may begin.

All of them are data (``reporting/*.toml``, described there).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Phrases = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What ``reporting/README.md`` describes.

    ``verbs``: each form → the form that formulas have, itself included; the empty string for a verb of saying.
    """

    parliament: Phrases
    pronouns: Phrases
    own: Phrases
    sources: Phrases
    saying: Phrases
    adverbs: Phrases
    joiners: Phrases
    bound: Phrases
    abbreviations: Phrases
    tails: Phrases
    must: Phrases
    inverts: bool
    verbs: Mapping[str, str]

    @property
    def forms(self) -> Phrases:
        """Every form of every verb."""
        return tuple(self.verbs)


LISTS = (
    "parliament", "pronouns", "own", "sources", "saying", "adverbs", "joiners", "bound", "abbreviations", "tails",
    "must",
)  # fmt: skip
"""The fields that are lists of phrases."""

NONE = Words((), (), (), (), (), (), (), (), (), (), (), False, {})
"""The words of a language without a file: claims are sentences, and nobody is known to speak."""


@cache
def words(language: str) -> Words:
    """The words of a language (ISO 639-2/T); :data:`NONE` for one without a file."""
    found = files("differ") / "across" / "reporting" / f"{language}.toml"
    return parsed(found.read_text("utf-8")) if found.is_file() else NONE


def languages() -> frozenset[str]:
    """The languages that have a file."""
    folder = files("differ") / "across" / "reporting"
    return frozenset(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


def parsed(text: str) -> Words:
    """A file of words; raises KeyError when a field is missing."""
    data = tomllib.loads(text)
    lists = {name: phrases(data[name]) for name in LISTS}
    verbs = dict.fromkeys(lists["saying"], "")
    verbs |= {form: formula for formula, forms in data["verbs"].items() for form in (formula, *phrases(forms))}
    return Words(**lists, inverts=bool(data["inverts"]), verbs=verbs)


def phrases(listed: str) -> Phrases:
    """A list of phrases with bars between them."""
    return tuple(dict.fromkeys(found for part in listed.split("|") if (found := " ".join(part.split()))))
