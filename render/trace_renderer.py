"""What turns a table of demands into a file, and how one is found: ``trace_to_x.py`` here that exports ``RENDERER``."""

from importlib import import_module
from typing import Protocol, cast

from akoma.discovery import names_in
from akoma.errors import RenderError
from differ.trace_model import Trace
from render.renderer import RenderOptions

PREFIX = "trace_to_"


class TraceRenderer(Protocol):
    """Turns a table of demands into the bytes of a file."""

    @property
    def name(self) -> str:
        """The word after ``--format``: ``html``."""

    @property
    def suffix(self) -> str:
        """The suffix of its files: ``.html``."""

    def render(self, trace: Trace, options: RenderOptions) -> bytes:
        """The whole file. Same table and options, same bytes."""


def trace_renderer_names() -> tuple[str, ...]:
    """The names of all of them, by file name: nothing is imported."""
    return tuple(name.removeprefix(PREFIX) for name in names_in(__package__, PREFIX))


def trace_renderer_for(name_or_suffix: str) -> TraceRenderer:
    """The one called ``html``, or the one that writes ``.html``. Raises RenderError when there is none."""
    wanted = name_or_suffix.lower()
    for name in trace_renderer_names():
        renderer = cast(TraceRenderer, import_module(f"render.{PREFIX}{name}").RENDERER)
        if wanted in (renderer.name, renderer.suffix):
            return renderer
    raise RenderError(f"no output format {name_or_suffix!r}", f"choose one of {', '.join(trace_renderer_names())}")
