"""The JSON record of a consolidated text."""

from akoma.model import Document
from differ.amendments.engine.applying import Consolidation
from render.to_json import FORMAT_VERSION, diagnostics_json, provision_json


def consolidation_json(base: Document, result: Consolidation) -> dict[str, object]:
    """The provisions of the result, what was applied, what is worth a look, labels, and whose words stand where."""
    return {
        "format_version": FORMAT_VERSION,
        "base": {"name": base.source.name, "sha256": base.source.sha256, "format": base.source.format},
        "title": result.expression.title,
        "provisions": [provision_json(provision) for provision in result.expression.walk()],
        "applied": list(result.applied),
        "warnings": diagnostics_json(result.warnings),
        "labels": dict(result.labels),
        "authors": [
            {"provision": one.eid, "start": one.start, "end": one.end, "amendment": one.amendment}
            for one in result.authors
        ],
    }
