"""What turns drafted amendments into a file, and how one is found: ``draft_to_x.py`` here that exports ``RENDERER``."""

from importlib import import_module
from typing import Protocol, cast

from akoma.discovery import names_in
from akoma.errors import RenderError
from differ.amendments.draft import DraftPaper

PREFIX = "draft_to_"


class DraftRenderer(Protocol):
    """Turns a paper of amendments into the bytes of a file."""

    @property
    def name(self) -> str:
        """The word after ``--format``: ``html``."""

    @property
    def suffix(self) -> str:
        """The suffix of its files: ``.html``."""

    def render(self, paper: DraftPaper) -> bytes:
        """The whole file. Same paper, same bytes."""


def draft_renderer_names() -> tuple[str, ...]:
    """The names of all of them, by file name: nothing is imported."""
    return tuple(name.removeprefix(PREFIX) for name in names_in(__package__, PREFIX))


def draft_renderer_for(name_or_suffix: str) -> DraftRenderer:
    """The one called ``html``, or the one that writes ``.html``. Raises RenderError when there is none."""
    wanted = name_or_suffix.lower()
    if wanted in draft_renderer_names():
        return _load(wanted)
    for name in draft_renderer_names():
        renderer = _load(name)
        if wanted in (renderer.name, renderer.suffix):
            return renderer
    raise RenderError(f"no output format {name_or_suffix!r}", f"choose one of {', '.join(draft_renderer_names())}")


def _load(name: str) -> DraftRenderer:
    return cast(DraftRenderer, import_module(f"render.{PREFIX}{name}").RENDERER)
