"""``clausewise explain``: every word of a clause with its role, every grade with its origin."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands.explain import COMMAND

CLAUSE = (
    "Strongly urges the Commission and the Council to consider suspending all agreements with Ostravia by "
    "31 December 2026 if the attacks continue; condemns the alleged attack"
)


def run(*words: str, given: str | None = None) -> str:
    found = CliRunner().invoke(COMMAND, list(words), input=given, catch_exceptions=False, standalone_mode=False)
    return found.output


def record(*words: str) -> list[dict[str, object]]:
    acts: list[dict[str, object]] = json.loads(run(*words, "--format", "json"))["acts"]
    return acts


def test_tells_formula_grade_addressees_and_conditions() -> None:
    first, second = record(CLAUSE)
    assert (first["formula"], first["grade"], first["family"]) == ("strongly urges", 7.5, "directive")
    assert first["addressees"] == ["the Commission", "the Council"]
    assert first["conditions"] == ["if the attacks continue"]
    assert first["hedges"] == ["to consider"]
    assert (second["formula"], second["grade"]) == ("condemns", 6.0)
    assert {"text": "alleged", "role": "evidence"} in second["words"]  # type: ignore[operator]


def test_says_where_the_grade_comes_from(tmp_path: Path) -> None:
    ours = tmp_path / "ours.toml"
    grade = 'urge = { family = "directive", grade = 8.0, lo = 6.0, hi = 8.0 }'
    ours.write_text(f'language = "eng"\n[concepts]\n{grade}\n[formulas]\nurge = ["implores ..."]\n', "utf-8")
    act = record("Implores the Council to act", "--lang", "en", "--lexicon", str(ours))[0]
    assert act["grade"] == 8.0
    assert act["origin"] == {"form": ["ours.toml", "formulas.urge"], "grade": ["ours.toml", "concepts.urge"]}
    act = record("Urges the Council to act", "--lang", "en")[0]
    assert act["origin"] == {"form": ["eng.toml", "formulas.urge"], "grade": ["concepts.toml", "concepts.urge"]}


@pytest.mark.parametrize("text", [CLAUSE, "Xyz", "verzoekt de Raad de haven te sluiten en de brug te openen"])
def test_no_word_is_left_out(text: str) -> None:
    for act in record(text, "--lang", "nl" if "Raad" in text else "en"):
        told = "".join(str(word["text"]) for word in act["words"])  # type: ignore[attr-defined]
        assert "".join(told.split()) == "".join(str(act["text"]).split())


def test_deeds_that_share_a_verb_are_told_apart() -> None:
    first, second = record("verzoekt de Raad de haven te sluiten en de brug te openen", "--lang", "nl")
    assert (first["shares_verb"], second["shares_verb"]) == (False, True)
    assert (first["action"], second["action"]) == ("te sluiten", "te openen")
    assert second["addressees"] == ["de Raad"]


def test_roles_stand_below_the_words() -> None:
    lines = run("Urges the Council to consider suspending the treaty", "--lang", "en").splitlines()
    words = next(number for number, line in enumerate(lines) if line.startswith("Urges"))
    assert lines[words].index("the Council") == lines[words + 1].index("addressee")
    assert lines[words].index("to consider") == lines[words + 1].index("thought")
    assert all(len(line) <= 100 for line in lines)
    assert "\x1b" not in "".join(lines)


def test_what_is_not_known_is_said() -> None:
    assert "no listed formula opens this act" in run("The situation is grave", "--lang", "en")


@pytest.mark.parametrize(("code", "word"), [("nl", "geadresseerde"), ("fr", "destinataire"), ("de", "Adressat")])
def test_speaks_four_languages(code: str, word: str) -> None:
    assert word in run("Urges the Council to act", "--lang", "en", "--ui-lang", code)


def test_reads_standard_input_and_files(tmp_path: Path) -> None:
    file = tmp_path / "clause.txt"
    file.write_text("Urges the Council to act\n", "utf-8")
    assert run("-", "--lang", "en", given="Urges the Council to act\n") == run("-f", str(file), "--lang", "en")
