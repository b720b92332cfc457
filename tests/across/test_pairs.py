"""Demands of one language against faithful and changed ones in another: pairs written before any run, in two rounds."""

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
ROUNDS: dict[str, list[dict[str, Any]]] = {
    name: tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))["pair"]
    for name in ("pairs", "pairs_more")
}
TEXTS = [
    (name, *texts)
    for name, pairs in ROUNDS.items()
    for texts in dict.fromkeys((pair["old"][0], pair["new"][0]) for pair in pairs)
]
OPPOSITE = {"strengthened": "softened", "softened": "strengthened"}


@cache
def found(name: str, old: str, new: str) -> tuple[tuple[str, str, str], ...]:
    """The pairs of two languages of a round: the old demand, what it should be, what it is."""
    own = [pair for pair in ROUNDS[name] if (pair["old"][0], pair["new"][0]) == (old, new)]
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


def every(name: str) -> list[tuple[str, str, str]]:
    return [one for texts in TEXTS if texts[0] == name for one in found(*texts)]


def known_faults() -> set[str]:
    """Old demands of pairs that are judged wrongly, with the reason in the file."""
    return {pair["old"][1] for pairs in ROUNDS.values() for pair in pairs if pair.get("fault")}


@pytest.mark.parametrize(("name", "old", "new"), TEXTS)
def test_a_faithful_translation_moves_nothing(name: str, old: str, new: str) -> None:
    moved = {one[0] for one in found(name, old, new) if one[1] == "kept" and one[2] not in ("kept", "unclear")}
    assert moved <= known_faults()


@pytest.mark.parametrize(("name", "old", "new"), TEXTS)
def test_no_change_is_told_the_wrong_way_round(name: str, old: str, new: str) -> None:
    assert [one for one in found(name, old, new) if one[2] == OPPOSITE.get(one[1], "")] == []


@pytest.mark.parametrize(("name", "count", "least"), [("pairs", 30, 29), ("pairs_more", 31, 30)])
def test_most_faithful_translations_are_kept(name: str, count: int, least: int) -> None:
    kept = [one for one in every(name) if one[1] == "kept"]
    assert len(kept) == count
    assert sum(one[2] == "kept" for one in kept) >= least


@pytest.mark.parametrize(("name", "count", "least"), [("pairs", 30, 27), ("pairs_more", 29, 24)])
def test_most_changes_are_seen(name: str, count: int, least: int) -> None:
    changed = [one for one in every(name) if one[1] != "kept"]
    assert len(changed) == count
    assert sum(one[1] == one[2] for one in changed) >= least


@pytest.mark.parametrize("name", ROUNDS)
def test_no_change_is_told_as_kept(name: str) -> None:
    assert [one for one in every(name) if one[1] != "kept" and one[2] == "kept"] == []
