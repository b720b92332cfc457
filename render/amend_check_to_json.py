"""The JSON record of ``amend check``; ``amendments.schema.json`` describes it."""

from akoma.model import Document
from differ.amendments.engine.alternatives import Cluster
from differ.amendments.engine.checking import CheckReport, Conflict, Known
from differ.amendments.engine.gathering import Refused
from differ.amendments.engine.stakes import Stake
from render.to_json import FORMAT_VERSION, diagnostics_json

PROPOSED = "The order is proposed, never decided."


def check_json(base: Document, report: CheckReport) -> dict[str, object]:
    """All findings; members that say nothing are there and empty."""
    return {
        "format_version": FORMAT_VERSION,
        "kind": "amendments-check",
        "base": base_json(base),
        "amendments": [_known(one) for one in report.amendments],
        "not_applicable": [refused_json(one) for one in report.refused],
        "no_effect": list(report.idle),
        "identical": [_identical(group.numbers, report) for group in report.identical],
        "conflicts": [_conflict(one) for one in report.conflicts],
        "clusters": [cluster_json(cluster) for cluster in report.clusters],
        "inadmissible": [
            {"amendment": one.number, "code": one.code, "message": one.message} for one in report.inadmissible
        ],
        "warnings": diagnostics_json(report.warnings),
        "summary": {
            "amendments": len(report.amendments),
            "not_applicable": len(report.refused),
            "identical": len(report.identical),
            "conflicts": len(report.blocking),
            "clusters": len(report.clusters),
            "inadmissible": len(report.inadmissible),
        },
    }


def base_json(base: Document) -> dict[str, str]:
    """The file that is amended."""
    return {"name": base.source.name, "sha256": base.source.sha256, "format": base.source.format}


def refused_json(one: Refused) -> dict[str, str]:
    """An amendment that cannot be applied."""
    return {"amendment": one.number, "code": one.code, "message": one.message, "hint": one.hint}


def _known(one: Known) -> dict[str, object]:
    return {
        "number": one.number,
        "authors": list(one.proponents),
        "group": one.group,
        "amends": one.parent,
        "result": one.result,
        "changes": [_stake(stake) for stake in one.does],
    }


def _stake(one: Stake) -> dict[str, str]:
    return {"place": one.place, "does": one.does, "old": one.old, "new": one.new, "result": one.result}


def _identical(numbers: tuple[str, ...], report: CheckReport) -> dict[str, object]:
    known = {one.number: one for one in report.amendments}
    authors = [author for number in numbers for author in (*known[number].proponents, known[number].group) if author]
    return {"amendments": list(numbers), "authors": list(dict.fromkeys(authors))}


def _conflict(one: Conflict) -> dict[str, object]:
    return {
        "code": one.code,
        "meaning": one.meaning,
        "blocks": one.blocks,
        "reason": one.reason,
        "one": {"amendment": one.one.amendment, **_stake(one.one)},
        "other": {"amendment": one.other.amendment, **_stake(one.other)},
    }


def cluster_json(cluster: Cluster) -> dict[str, object]:
    """Alternatives in the proposed order."""
    return {
        "places": list(cluster.places),
        "note": PROPOSED,
        "order": [
            {
                "amendments": list(one.numbers),
                "class": one.distance.name.lower().replace("_", "-"),
                "touched": one.touched,
                "of": one.total,
                "reason": one.reason,
                "falls_if_adopted": [list(numbers) for numbers in one.falls],
            }
            for one in cluster.ranked
        ],
    }
