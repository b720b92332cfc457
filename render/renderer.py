"""What a renderer is, and how one is found: a file ``to_x.py`` in this package that exports ``RENDERER``."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from akoma.discovery import names_in
from akoma.errors import RenderError
from differ.model import Report

PREFIX = "to_"


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The path of a text as the caller named it, and where each of its lines begins.

    ``starts`` are code points into the NFC form of the decoded source, as the spans of an expression are; empty where
    the source is not plain text.
    """

    path: str
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How the reader wants to see a report.

    ``language`` of the interface, ISO 639-1; ``full`` shows unchanged provisions too; ``width`` in columns and
    ``colour`` concern the terminal; a finding below ``min_confidence`` (0 to 1) is asked to be checked and is never
    among the most important ones. ``hide_formal`` shows what differs in typography alone (quotes, dashes, spaces) as
    unchanged. ``paper``: ``a4`` or ``letter``, for outputs that have pages. ``failing``: verdicts
    that the caller takes for errors. ``sources``: the lines of the old and of the new text; empty where not known.
    """

    language: str = "en"
    full: bool = False
    width: int = 100
    colour: bool = False
    min_confidence: float = 0.0
    hide_formal: bool = False
    paper: str = "a4"
    failing: frozenset[str] = frozenset()
    sources: tuple["SourceLines", ...] = ()


class Renderer(Protocol):
    """Turns a report into the bytes of a file."""

    @property
    def name(self) -> str:
        """The word after ``--format``: ``html``."""

    @property
    def suffix(self) -> str:
        """The suffix of its files: ``.html``."""

    def render(self, report: Report, options: RenderOptions) -> bytes:
        """The whole file. Same report and options, same bytes."""


def renderer_names() -> tuple[str, ...]:
    """The names of all renderers, by file name: nothing is imported."""
    return tuple(name.removeprefix(PREFIX) for name in names_in(__package__, PREFIX))


def renderers() -> Iterator[Renderer]:
    """All renderers, in the order of their names."""
    return (_load(name) for name in renderer_names())


def renderer_for(name_or_suffix: str) -> Renderer:
    """The renderer called ``html``, or the one that writes ``.html``. Raises RenderError when there is none."""
    if name_or_suffix in renderer_names():
        return _load(name_or_suffix)
    wanted = name_or_suffix.lower()
    for renderer in _likely(wanted.removeprefix(".")):
        if wanted in (renderer.name, renderer.suffix):
            return renderer
    raise RenderError(f"no output format {name_or_suffix!r}", f"choose one of {', '.join(renderer_names())}")


def _likely(name: str) -> Iterator[Renderer]:
    """All renderers, the one of this name first: most suffixes are names, and the others need not be imported."""
    names = renderer_names()
    return (_load(other) for other in sorted(names, key=lambda other: other != name))


def _load(name: str) -> Renderer:
    # A renderer imports its heavy libraries inside ``render``, so that this stays cheap.
    module = import_module(f"render.{PREFIX}{name}")
    return cast(Renderer, module.RENDERER)
