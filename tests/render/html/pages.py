"""The pages that the tests open, made from the example dossier and from reports made by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from akoma.reading import read
from differ.lexicon import languages, load
from differ.model import Report
from differ.relate import relate
from differ.terms.vocabulary import Vocabulary
from render.renderer import RenderOptions
from render.to_html import RENDERER
from tests.corpus import DOSSIER
from tests.render.reports import hostile, law, unchanged

_PAIRS = {
    "versions": ("joint-motion.nl.txt", "adopted.nl.txt"),
    "translations": ("joint-motion.nl.txt", "adopted.en.txt"),
    "summary": ("adopted.en.txt", "press-release.en.txt"),
}
_BY_HAND = {"hostile": hostile, "law": law, "unchanged": unchanged}
NAMES = (*_PAIRS, *_BY_HAND)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@cache
def report(name: str) -> Report:
    """The report of one of ``NAMES``."""
    if name in _BY_HAND:
        return _BY_HAND[name]()
    old, new = (read(str(DOSSIER / file), "", "final") for file in _PAIRS[name])
    spoken = {old.expression.language, new.expression.language} & set(languages())
    return relate(old, new, "auto", {code: load(code, ()) for code in sorted(spoken)}, Vocabulary((), ()))


@cache
def page_of(name: str, language: str = "en") -> bytes:
    """Its page."""
    return RENDERER.render(report(name), RenderOptions(language=language))


@contextmanager
def browser() -> Iterator[Any]:
    """A headless Chromium; where there is none, or no Playwright, the tests that need it are skipped and say so."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (the dev extra has it)")
    path = next((found for found in map(which, _BROWSERS) if found), None)
    with playwright.sync_playwright() as engine:
        if path is None and not Path(engine.chromium.executable_path).exists():
            pytest.skip(f"no browser: none of {', '.join(_BROWSERS)} is installed")
        # Chromium refuses its sandbox to root, and continuous integration is root; the pages are our own.
        running = engine.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield running
        running.close()
