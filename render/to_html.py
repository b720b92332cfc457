"""A report as one HTML file that asks for nothing from anywhere: style and script inside, allowed by their hashes."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from differ.model import Report
from render.compose import compose
from render.renderer import RenderOptions

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


def asset(name: str) -> str:
    """A file of our own beside the templates: a style sheet, a script."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def templates() -> "Environment":
    """The templates: everything that is put in is escaped, and a name that is missing is an error."""
    # Imported here: jinja2 costs more start-up time than all of the other outputs together.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def content_security_policy(style: str, script: str) -> str:
    """Nothing may be loaded; of styles and scripts, only the two that are in the file may act."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class HtmlRenderer:
    """The redline as a page to read, search, print and link to."""

    name = "html"
    suffix = ".html"

    def render(self, report: Report, options: RenderOptions) -> bytes:
        """One self-contained file."""
        from markupsafe import Markup

        view = compose(report, options)
        style, script = asset("screen.css"), asset("script.js")
        page = templates().get_template("screen.html")
        text = page.render(
            view=view,
            w=view.words,
            paper=False,
            policy=content_security_policy(style, script),
            # Our own files, the same for every document: the only text that is not escaped.
            style=Markup(style),
            script=Markup(script),
        )
        return text.encode("utf-8")


RENDERER = HtmlRenderer()
