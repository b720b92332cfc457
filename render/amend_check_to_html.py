"""The report of ``amend check`` as one HTML file that loads nothing."""

from akoma.model import Document
from differ.amendments.engine.checking import CheckReport
from render.amend_check_to_json import PROPOSED, check_json
from render.amend_check_to_term import summary
from render.to_html import asset, content_security_policy, templates


def check_html(base: Document, report: CheckReport) -> bytes:
    """One self-contained page, drawn from the JSON record."""
    record = check_json(base, report)
    return page("amend_check.html", base, record=record, summary=summary(base, report), proposed=PROPOSED)


def page(template: str, base: Document, **values: object) -> bytes:
    """A page of ours: everything that is put in is escaped but for the style, which is the same for every document."""
    from markupsafe import Markup

    from render.iso639 import two_letters

    style = asset("amend.css")
    text = templates().get_template(template).render(
        policy=content_security_policy(style, ""),
        style=Markup(style),
        title=base.expression.title or base.source.name,
        lang=two_letters(base.expression.language),
        **values,
    )  # fmt: skip
    return text.encode("utf-8", "replace")
