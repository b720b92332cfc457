"""The report of ``amend simulate`` for the terminal."""

from collections.abc import Iterator, Sequence

from akoma.model import Document
from differ.amendments.engine.accounting import Account, Stray
from differ.amendments.engine.effects import Effect
from differ.amendments.engine.playing import Step
from differ.amendments.engine.rebasing import Rebased
from differ.amendments.engine.simulating import Simulation
from differ.amendments.engine.trees import Branch
from render.amend_check_to_json import PROPOSED
from render.amend_check_to_term import LONGEST, Line, heading, laid_out, named
from render.characters import shorten


def simulation_term(base: Document, played: Simulation, width: int = 100) -> bytes:
    """UTF-8 text in lines of at most ``width`` columns."""
    return laid_out(_lines(base, played), width)


def opening(base: Document, played: Simulation) -> str:
    """The first line."""
    how = "an example: everything adopted that can still be put" if played.is_example else "as decided"
    return f"{base.source.name} with {len(played.result.applied)} amendments applied ({how})."


def _lines(base: Document, played: Simulation) -> Iterator[Line]:
    yield 0, opening(base, played)
    if played.refused:
        yield from heading("Cannot be applied")
        yield from ((2, f"{one.number}: {one.code}: {one.message}") for one in played.refused)
    if played.clusters:
        yield from heading("What falls if what is adopted")
        yield 2, PROPOSED
        for cluster, branch in zip(played.clusters, played.trees, strict=True):
            yield 2, f"At {', '.join(cluster.places)}:"
            if branch is None:
                yield 4, "too many outcomes for a tree; amend check tells what each makes fall"
            yield from _branch(branch, 4)
    yield from heading("Vote by vote")
    for step in played.steps:
        yield from _step(step)
    yield from _effects(played.effects)
    yield from _rebased(played.rebased)
    if played.account is not None:
        yield from _account(played.account)
    if played.certificate is not None:
        yield from heading("Certificate")
        for name in ("base", "result"):
            member = played.certificate[name]
            yield 2, f"{name}: SHA-256 {member['sha256'] if isinstance(member, dict) else ''}"


def _branch(branch: Branch | None, indent: int) -> Iterator[Line]:
    if branch is None:
        return
    falls = f"; falls: {', '.join(map(named, branch.falls))}" if branch.falls else ""
    yield indent, f"{named(branch.numbers)} adopted{falls}"
    yield from _branch(branch.adopted, indent + 2)
    yield indent, f"{named(branch.numbers)} rejected"
    yield from _branch(branch.rejected, indent + 2)


def _step(step: Step) -> Iterator[Line]:
    because = f" because of {', '.join(step.because)}" if step.because else ""
    yield 2, f"{named(step.numbers)}: {step.result}{because}"
    for change in step.changes:
        yield 4, f"{change.place}: {shorten(change.new, LONGEST) if change.new else 'gone'}"


def _effects(effects: Sequence[Effect]) -> Iterator[Line]:
    shifting = [effect for effect in effects if effect.shifts]
    if not shifting:
        return
    yield from heading("What becomes of the demands")
    for effect in shifting:
        yield 2, f"with {' + '.join(effect.adopted)}:"
        for shift in effect.shifts:
            review = ", to be checked" if shift.needs_review else ""
            reasons = f" ({'; '.join(shift.reasons)})" if shift.reasons else ""
            yield 4, f"{shift.verdict}{review}: {shift.provision}: “{shorten(shift.text, LONGEST)}”{reasons}"


def _rebased(rebased: Sequence[Rebased]) -> Iterator[Line]:
    if not rebased:
        return
    yield from heading("Open amendments on what was adopted")
    for one in rebased:
        if not one.fits:
            yield 2, f"{one.number}: no longer fits: {one.code}: {one.message}"
        elif one.as_it_is:
            yield 2, f"{one.number}: fits as it is"
        else:
            how = one.message or ("written anew:" if one.instructions else "to be written anew by hand")
            yield 2, f"{one.number}: fits, {how}"
            yield from ((4, words) for words in one.instructions)


def _account(found: Account) -> Iterator[Line]:
    yield from heading("Against the published text")
    if found.is_clean:
        yield 2, "every word is accounted for, and none is missing"
    yield from ((2, f"nothing accounts for {_stray(one)}") for one in found.extra)
    yield from ((2, f"missing {_stray(one)}") for one in found.missing)


def _stray(one: Stray) -> str:
    return f"“{shorten(one.words, LONGEST)}” in {one.place} (… {one.before} | {one.after} …)"
