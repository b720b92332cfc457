"""What a renderer of a synopsis is, and how one is found: a file ``synopsis_to_x.py`` that exports ``RENDERER``."""

from importlib import import_module
from typing import Protocol, cast

from akoma.discovery import names_in
from akoma.errors import RenderError
from differ.synopsis import Synopsis
from render.renderer import RenderOptions

PREFIX = "synopsis_to_"


class SynopsisRenderer(Protocol):
    """Turns a synopsis into the bytes of a file."""

    @property
    def name(self) -> str:
        """The word after ``--format``: ``html``."""

    @property
    def suffix(self) -> str:
        """The suffix of its files: ``.html``."""

    def render(self, made: Synopsis, options: RenderOptions) -> bytes:
        """The whole file. Same synopsis and options, same bytes."""


def synopsis_renderer_names() -> tuple[str, ...]:
    """The names of all renderers: nothing is imported."""
    return tuple(name.removeprefix(PREFIX) for name in names_in(__package__, PREFIX))


def synopsis_renderer_for(name_or_suffix: str) -> SynopsisRenderer:
    """The renderer called ``html``, or the one that writes ``.html``. Raises RenderError when there is none."""
    names = synopsis_renderer_names()
    wanted = name_or_suffix.lower()
    for name in names:
        renderer = cast(SynopsisRenderer, import_module(f"render.{PREFIX}{name}").RENDERER)
        if wanted in (renderer.name, renderer.suffix):
            return renderer
    raise RenderError(f"no output format {name_or_suffix!r} for a synopsis", f"choose one of {', '.join(names)}")
