"""A report as one HTML file that asks for nothing from anywhere: style and script inside, allowed by their hashes."""

import base64
import hashlib
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from differ.model import Mode, Report
from render.compose import compose
from render.formal import count_formal
from render.renderer import RenderOptions
from render.view import View

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_UNKNOWN_LANGUAGE = "und"

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


def tongue(language: str, page: str = "") -> "Markup":
    """The attribute that names the language of a text; nothing where it is not known, or is that of the ``page``."""
    from markupsafe import Markup

    return Markup("") if language in (_UNKNOWN_LANGUAGE, page) else Markup(' lang="{}"').format(language)


def spoken_marks(view: View) -> str:
    """The marks that a style sheet puts before words, in the language of the interface.

    What a screen reader says at a deletion ("deleted: "), and the sign of each verdict: once here, not at each place.
    """
    words = view.words
    said = " ".join(f"--said-{deed}: {_quoted('[' + words(f'mark.{deed}'))};" for deed in ("deleted", "inserted"))
    signs = (f".v-{count.mark.verdict} {{ --sign: {_quoted(count.mark.sign)}; }}" for count in view.counts)
    return "\n".join((f":root {{ {said} }}", *signs, ""))


def _quoted(text: str) -> str:
    """A string of CSS."""
    return '"' + "".join(rf"\{ord(char):x} " if char in r'"\<' else char for char in text) + '"'


class HtmlRenderer:
    """The redline as a page to read, search, print and link to."""

    name = "html"
    suffix = ".html"

    def render(self, report: Report, options: RenderOptions) -> bytes:
        """One self-contained file."""
        from markupsafe import Markup

        view = compose(report, options)
        style, script = asset("screen.css") + asset("screen_diff.css") + spoken_marks(view), asset("script.js")
        page = templates().get_template("screen.html")
        text = page.render(
            view=view,
            w=view.words,
            paper=False,
            # Two versions are in one language, and name it thousands of times where it is not that of the page.
            tongue=partial(tongue, page=view.words.language if report.comparison.mode is Mode.VERSIONS else ""),
            formal=0 if options.hide_formal else count_formal(report.comparison.changes),
            policy=content_security_policy(style, script),
            # Our own files, the same for every document: the only text that is not escaped.
            style=Markup(style),
            script=Markup(script),
        )
        return text.encode("utf-8")


RENDERER = HtmlRenderer()
