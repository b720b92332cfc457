"""A synopsis as one HTML file that asks for nothing from anywhere, and needs no script."""

import base64
import hashlib

from differ.synopsis import Synopsis
from render.renderer import RenderOptions
from render.synopsis_view import compose_synopsis
from render.to_html import asset, templates


class SynopsisHtmlRenderer:
    """The table for the screen; on a narrow one, the cells of a row stand one below the other."""

    name = "html"
    suffix = ".html"

    def render(self, made: Synopsis, options: RenderOptions) -> bytes:
        """The whole file."""
        from markupsafe import Markup

        view = compose_synopsis(made, options)
        style = asset("synopsis.css")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        page = templates().get_template("synopsis.html")
        # The style sheet is our own file: the only text that is not escaped.
        return page.render(view=view, w=view.words, m=view.more, policy=policy, style=Markup(style)).encode("utf-8")


RENDERER = SynopsisHtmlRenderer()
"""A synopsis as HTML."""
