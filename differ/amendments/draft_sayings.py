"""What a draft prints in the language of its text beside the words of the units: locations, and "deleted"."""

import tomllib
from functools import cache
from importlib.resources import files

from differ.amendments.draft_spots import Spot
from differ.amendments.draft_tree import Part
from differ.amendments.locations import location_words
from differ.amendments.operation import HeadingOf, IntroductoryPart, Within


def location(spot: Spot, language: str) -> str:
    """The line that names a spot: "Paragraph 4 – point b a (new)"."""
    return location_words(spot.path, spot.is_new, language, PARTS[spot.part], spot.beside)


PARTS: dict[Part, Within | None] = {
    Part.WHOLE: None,
    Part.HEADING: HeadingOf(),
    Part.INTRODUCTION: IntroductoryPart(),
}
"""Parts of a unit as locations have them."""


def deleted_word(language: str) -> str:
    """What stands in the right column when a unit goes, as the European Parliament prints it."""
    return str(_printed()[language]["deleted"])


@cache
def _printed() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("differ.amendments") / "draft_sayings.toml").read_text("utf-8"))


def spoken(language: str) -> str:
    """The language of a paper about a text in this language: English where the grammar does not know the language."""
    return language if language in _printed() else "eng"
