"""The JSON record of ``amend simulate``; ``amendments.schema.json`` describes it."""

from akoma.model import Document
from differ.amendments.engine.accounting import Account, Stray
from differ.amendments.engine.effects import Effect
from differ.amendments.engine.playing import Step
from differ.amendments.engine.rebasing import Rebased
from differ.amendments.engine.simulating import Simulation
from differ.amendments.engine.trees import Branch
from render.amend_check_to_json import base_json, cluster_json, refused_json
from render.to_json import FORMAT_VERSION, diagnostics_json, provision_json


def simulation_json(base: Document, played: Simulation) -> dict[str, object]:
    """Everything that was found; members that say nothing are there and empty."""
    pairs = zip(played.clusters, played.trees, strict=True)
    return {
        "format_version": FORMAT_VERSION,
        "kind": "amendments-simulation",
        "base": base_json(base),
        "is_example": played.is_example,
        "not_applicable": [refused_json(one) for one in played.refused],
        "clusters": [{**cluster_json(cluster), "tree": _branch(branch)} for cluster, branch in pairs],
        "steps": [_step(step) for step in played.steps],
        "applied": list(played.result.applied),
        "provisions": [provision_json(provision) for provision in played.result.expression.walk()],
        "labels": dict(played.result.labels),
        "outcomes": [_effect(one) for one in played.effects],
        "demands": _effect(played.final) if played.final else None,
        "rebased": [_rebased(one) for one in played.rebased],
        "against": _account(played.account) if played.account else None,
        "certificate": played.certificate,
        "warnings": diagnostics_json((*played.diagnostics, *played.result.warnings)),
    }


def _branch(branch: Branch | None) -> dict[str, object] | None:
    if branch is None:
        return None
    return {
        "amendments": list(branch.numbers),
        "falls_if_adopted": [list(numbers) for numbers in branch.falls],
        "adopted": _branch(branch.adopted),
        "rejected": _branch(branch.rejected),
    }


def _step(step: Step) -> dict[str, object]:
    return {
        "amendments": list(step.numbers),
        "result": step.result,
        "because": list(step.because),
        "changes": [{"place": one.place, "old": one.old, "new": one.new} for one in step.changes],
    }


def _effect(one: Effect) -> dict[str, object]:
    return {
        "adopted": list(one.adopted),
        "demands": [
            {
                "verdict": shift.verdict,
                "provision": shift.provision,
                "text": shift.text,
                "reasons": list(shift.reasons),
                "confidence": round(shift.confidence, 4),
                "needs_review": shift.needs_review,
            }
            for shift in one.shifts
        ],
        "summary": dict(one.counts),
    }


def _rebased(one: Rebased) -> dict[str, object]:
    return {
        "amendment": one.number,
        "fits": one.fits,
        "as_it_is": one.as_it_is,
        "instructions": list(one.instructions),
        "code": one.code,
        "message": one.message,
    }


def _account(found: Account) -> dict[str, object]:
    return {"extra": [_stray(one) for one in found.extra], "missing": [_stray(one) for one in found.missing]}


def _stray(one: Stray) -> dict[str, str]:
    return {"place": one.place, "words": one.words, "before": one.before, "after": one.after}
