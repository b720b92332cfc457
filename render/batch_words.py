"""The words of the index of a batch, from ``labels_batch/*.toml``, beside those that all outputs share."""

import tomllib
from functools import cache
from pathlib import Path

from render.iso639 import three_letters
from render.wording import Wording, wording

_FOLDER = Path(__file__).parent / "labels_batch"


@cache
def batch_words(language: str) -> Wording:
    """The words of a language (``nl``). Raises UnknownLanguageError when the interface does not speak it."""
    shared = wording(language)
    table = tomllib.loads((_FOLDER / f"{three_letters(language)}.toml").read_text(encoding="utf-8"))
    own = {f"batch.{key}": shared.spaced(words) for key, words in table.items()}
    return Wording(shared.language, {**shared.table, **own})
