"""Demands of one language against faithful and changed ones in another: sixty pairs (``pairs.toml``)."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from akoma.model import EId
from differ.across.demands import judge_across
from differ.across.translations import compare_translations
from differ.lexicon import load
from tests.across.building import document, motion

CODES = {"en": "eng", "nl": "nld", "fr": "fra", "de": "deu"}
PAIRS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text("utf-8"))["pair"]
TEXTS = list(dict.fromkeys((pair["old"][0], pair["new"][0]) for pair in PAIRS))
OPPOSITE = {"strengthened": "softened", "softened": "strengthened"}


@cache
def found(old: str, new: str) -> tuple[tuple[str, str, str], ...]:
    """The pairs of two languages: the old demand, what it should be, what it is."""
    own = [pair for pair in PAIRS if (pair["old"][0], pair["new"][0]) == (old, new)]
    sides = [
        document(motion(*(pair[side][1] for pair in own), language=CODES[code]))
        for side, code in (("old", old), ("new", new))
    ]
    report = judge_across(compare_translations(*sides), {CODES[code]: load(CODES[code], []) for code in (old, new)})
    told = {
        change.correspondence.old: str(verdict.verdict)
        for change, verdict in zip(report.comparison.changes, report.verdicts, strict=True)
        if change.correspondence.old == change.correspondence.new
    }
    return tuple((p["old"][1], p["verdict"], told.get((EId(f"para_{n}"),), "not paired")) for n, p in enumerate(own, 1))


def every() -> list[tuple[str, str, str]]:
    return [one for texts in TEXTS for one in found(*texts)]


@pytest.mark.parametrize(("old", "new"), TEXTS)
def test_a_faithful_translation_moves_nothing(old: str, new: str) -> None:
    assert [one for one in found(old, new) if one[1] == "kept" and one[2] not in ("kept", "unclear")] == []


@pytest.mark.parametrize(("old", "new"), TEXTS)
def test_no_change_is_told_the_wrong_way_round(old: str, new: str) -> None:
    assert [one for one in found(old, new) if one[2] == OPPOSITE.get(one[1], "")] == []


def test_most_faithful_translations_are_kept() -> None:
    kept = [one for one in every() if one[1] == "kept"]
    assert len(kept) == 30
    assert sum(one[2] == "kept" for one in kept) >= 29


def test_most_changes_are_seen() -> None:
    changed = [one for one in every() if one[1] != "kept"]
    assert len(changed) == 30
    assert sum(one[1] == one[2] for one in changed) >= 26
