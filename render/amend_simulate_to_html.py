"""The report of ``amend simulate`` as one HTML file that loads nothing."""

from akoma.model import Document
from differ.amendments.engine.simulating import Simulation
from differ.words import diff
from render.amend_check_to_html import page
from render.amend_check_to_json import PROPOSED
from render.amend_simulate_to_json import simulation_json
from render.amend_simulate_to_term import opening


def simulation_html(base: Document, played: Simulation) -> bytes:
    """One self-contained page, drawn from the JSON record."""
    record = simulation_json(base, played)
    language = base.expression.language
    return page(
        "amend_simulate.html",
        base,
        record=record,
        summary=opening(base, played),
        proposed=PROPOSED,
        edits=lambda old, new: diff(old or "", new or "", language),
    )
