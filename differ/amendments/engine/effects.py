"""Which amendment softens what: the demands of the base, judged against the text that some amendments give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from akoma.errors import AmendmentError
from akoma.model import Document, Expression
from akoma.vote_list import VoteResult
from differ.amendments.engine.applying import apply_amendments
from differ.amendments.engine.decisions import Decisions
from differ.amendments.operation import Amendment
from differ.compare import compare
from differ.demands import judge
from differ.lexicon.model import Lexicon
from differ.model import Side, Verdict

QUIET = frozenset({Verdict.KEPT})


@dataclass(frozen=True, slots=True)
class Shift:
    """A demand that is not as it was. ``reasons``: one sentence an axis; ``side`` new where the text did not ask it."""

    verdict: str
    provision: str
    text: str
    reasons: tuple[str, ...]
    confidence: float
    needs_review: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of the demands when these amendments are adopted, and no other."""

    adopted: tuple[str, ...]
    shifts: tuple[Shift, ...]
    counts: Mapping[str, int]


def effect(
    base: Document, amendments: Sequence[Amendment], adopted: Sequence[str], lexicons: Mapping[str, Lexicon]
) -> Effect | None:
    """The demands after some amendments with their sub-amendments; ``None`` where these cannot be applied."""
    wanted = {*adopted, *(one.number for one in amendments if one.parent in adopted)}
    try:
        decisions = Decisions(dict.fromkeys(wanted, VoteResult.ADOPTED))
        text = apply_amendments(base.expression, amendments, decisions).expression
    except AmendmentError:
        return None
    return effect_of(base, text, tuple(adopted), lexicons)


def effect_of(base: Document, text: Expression, adopted: tuple[str, ...], lexicons: Mapping[str, Lexicon]) -> Effect:
    """The demands of a base against a text that was made of it."""
    report = judge(compare(_bare(base), _bare(Document(base.source, text))), lexicons)
    shifts = tuple(
        Shift(
            demand.verdict.value,
            demand.quote.provision,
            demand.quote.text,
            tuple(axis.reason for axis in demand.axes),
            demand.confidence,
            demand.needs_review,
        )
        for demand in report.demands
        if demand.verdict not in QUIET and not (demand.side is Side.NEW and demand.verdict is not Verdict.ADDED)
    )
    return Effect(adopted, shifts, {verdict.value: report.count(verdict) for verdict in Verdict})


def _bare(document: Document) -> Document:
    """Without the offsets of the file: what is made by amendments has none."""
    return Document(document.source, replace(document.expression, origin=None, furniture=(), diagnostics=()))
