"""The table of demands as one HTML file that asks for nothing from anywhere; it can be read without its script."""

from differ.trace_model import Trace
from render.renderer import RenderOptions
from render.to_html import asset, content_security_policy, templates
from render.trace_compose import compose_trace


class TraceHtmlRenderer:
    """A page to read, filter, print and link to."""

    name = "html"
    suffix = ".html"

    def render(self, trace: Trace, options: RenderOptions) -> bytes:
        """One self-contained file."""
        from markupsafe import Markup

        view = compose_trace(trace, options)
        style, script = asset("screen.css") + asset("trace.css"), asset("trace.js")
        text = (
            templates()
            .get_template("trace.html")
            .render(
                view=view,
                w=view.words,
                policy=content_security_policy(style, script),
                # Our own files, the same for every document: the only text that is not escaped.
                style=Markup(style),
                script=Markup(script),
            )
        )
        return text.encode("utf-8")


RENDERER = TraceHtmlRenderer()
