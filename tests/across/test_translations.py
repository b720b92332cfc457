"""A text against its translation, and against the adopted text in another language: the dossier in four languages."""

import json
from functools import cache
from itertools import combinations, permutations

import pytest

from akoma.reading import read
from differ.across.demands import judge_across
from differ.across.translations import compare_translations
from differ.lexicon import load
from differ.model import Report, Verdict
from tests.corpus import DOSSIER

TONGUES = ("nl", "en", "fr", "de")
PAIRS = list(permutations(TONGUES, 2))
LEXICONS = {"nl": "nld", "en": "eng", "fr": "fra", "de": "deu"}
MOVED = {Verdict.STRENGTHENED, Verdict.SOFTENED, Verdict.MIXED, Verdict.CONTRADICTED}


@cache
def report(old: str, new: str) -> Report:
    lexicons = {LEXICONS[name.split(".")[1]]: load(LEXICONS[name.split(".")[1]], []) for name in (old, new)}
    return judge_across(compare_translations(read(str(DOSSIER / old)), read(str(DOSSIER / new))), lexicons)


@pytest.mark.parametrize("text", ["joint-motion", "adopted"])
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_provision_answers_its_translation(text: str, old: str, new: str) -> None:
    found = report(f"{text}.{old}.txt", f"{text}.{new}.txt").comparison
    assert [c.id for c in found.changes if c.correspondence.old != c.correspondence.new] == []
    assert min(c.correspondence.confidence for c in found.changes) >= 0.8


@pytest.mark.parametrize("text", ["joint-motion", "adopted"])
@pytest.mark.parametrize(("old", "new"), list(combinations(TONGUES, 2)))
def test_a_faithful_translation_moves_next_to_nothing(text: str, old: str, new: str) -> None:
    """At most one demand of fifty; most pairs have none (null test)."""
    demands = report(f"{text}.{old}.txt", f"{text}.{new}.txt").demands
    wrong = [(d.quote.text, d.axes) for d in demands if d.verdict in MOVED]
    assert len(wrong) <= 0.02 * len(demands), wrong
    assert sum(d.verdict is Verdict.KEPT for d in demands) >= 0.9 * len(demands)


def truth() -> dict[tuple[str, ...], str]:
    """Old provisions (or new ones, where there are no old) → verdict of the change, where the truth file has one."""
    changes = json.loads((DOSSIER / "expected.json").read_text())["comparisons"][0]["changes"]
    return {tuple(c["old"] or c["new"]): c["verdict"] for c in changes if c["verdict"]}


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_what_plenary_changed_is_seen_in_any_two_languages(old: str, new: str) -> None:
    """No verdict is wrong in its direction; at least seven of eight shifts are found in every pair."""
    found = report(f"joint-motion.{old}.txt", f"adopted.{new}.txt")
    known, right, wrong = truth(), 0, []
    for change, verdict in zip(found.comparison.changes, found.verdicts, strict=True):
        expected = known.get(tuple(change.correspondence.old or change.correspondence.new))
        if expected in ("strengthened", "softened", "mixed"):
            right += verdict.verdict == expected
            opposite = {"strengthened": "softened", "softened": "strengthened"}.get(expected)
            wrong += [(change.id, verdict.verdict)] if verdict.verdict == opposite else []
    assert wrong == []
    assert right >= 7


def test_the_moves_of_plenary_are_seen_from_dutch_to_english() -> None:
    changes = report("joint-motion.nl.txt", "adopted.en.txt").comparison.changes
    told = {(c.correspondence.old, c.correspondence.new) for c in changes if "moved" in c.kinds}
    assert told == {(("recs_1__rec_H",), ("recs_1__rec_C",)), (("para_5",), ("para_18",)), (("para_17",), ("para_3",))}
    kinds = {tuple(map(str, c.correspondence.old)): set(c.kinds) for c in changes}
    assert "split" in kinds["para_16",]
    assert "join" in kinds["para_18", "para_19"]


def test_every_shift_quotes_words_that_stand_in_the_text() -> None:
    found = report("joint-motion.nl.txt", "adopted.en.txt")
    texts = {
        side: {unit.eid: unit.text for unit in document.expression.walk()}
        for side, document in (("old", found.comparison.old), ("new", found.comparison.new))
    }
    for demand in found.demands:
        for shift in demand.axes:
            for side, quote in (("old", shift.old), ("new", shift.new)):
                assert quote is None or texts[side][quote.provision][quote.start : quote.end] == quote.text
