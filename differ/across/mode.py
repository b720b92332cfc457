"""How two texts relate: two versions, a text and its translation, or a text and a report on it.

Told by what they are: a text with numbered or lettered provisions is a whole text, one without is a report on it.
"""

from dataclasses import dataclass

from akoma.diagnostics import Diagnostic, info, warning
from akoma.model import Document, Expression, ProvisionKind
from differ.model import Mode

UNNUMBERED = frozenset({ProvisionKind.SEGMENT})

MUCH_SHORTER = 0.5
"""Share of the characters of the other text below which a text with next to no numbers is a report on it."""
FEW_NUMBERS = 3
"""Numbered provisions below which they may be a list in a report."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How two texts relate, and the diagnostic that tells readers what was taken.

    ``is_reversed``: in mode summary, the first text is the report and the second its source: a statement and the
    motion that came after it. Such a pair is refused, with the call that helps: no text softens what came after it.
    """

    mode: Mode
    diagnostic: Diagnostic
    is_reversed: bool = False


def relation(old: Document, new: Document) -> Relation:
    """How two documents relate, as far as it can be told from their form and their languages."""
    reports = _is_report(old.expression, new.expression), _is_report(new.expression, old.expression)
    same = old.expression.language == new.expression.language
    if reports[0] != reports[1]:
        return _summary(*((new, old) if reports[0] else (old, new)), is_reversed=reports[0])
    mode = Mode.VERSIONS if same else Mode.TRANSLATIONS
    if all(reports):
        message = f"neither text has numbered provisions; they are compared as {mode.value}"
        return Relation(mode, warning("mode-guessed", message))
    return Relation(mode, info("mode", _whole(old.expression, new.expression, mode)))


def _summary(source: Document, report: Document, is_reversed: bool) -> Relation:
    message = f"{report.source.name} is taken as a report on {source.source.name}: it has no numbered provisions"
    return Relation(Mode.SUMMARY, info("mode", message), is_reversed)


def _whole(old: Expression, new: Expression, mode: Mode) -> str:
    if mode is Mode.VERSIONS:
        return f"both texts are whole and in one language ({old.language}): they are compared as versions"
    return f"both texts are whole, in two languages ({old.language}, {new.language}): they are compared as translations"


def _is_report(text: Expression, other: Expression) -> bool:
    """Whether a text has no provisions but segments, or next to none and is much shorter than the other."""
    units = [unit for unit in text.walk() if unit.kind not in UNNUMBERED]
    if not units:
        return True
    numbered = sum(bool(unit.num) for unit in units)
    has_segments = any(unit.kind in UNNUMBERED for unit in text.walk())
    return has_segments and numbered < FEW_NUMBERS and _length(text) < MUCH_SHORTER * _length(other)


def _length(text: Expression) -> int:
    return sum(len(unit.text) for unit in text.walk())
