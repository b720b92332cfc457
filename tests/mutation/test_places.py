"""Which words an amendment means: found by mutants of the applying code that no other test noticed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus import ROOT

ONE = "Asks the grey ferry for a grey boat and a grey crew."
TWO = "Thanks the Council for the boat. Asks the Board to meet. Thanks the Board again."
ROMAN = "1. Asks:\n\n(i) for bread;\n\n(ii) for water;\n\n(iii) for milk;\n\n2. Ends.\n"


def applied(folder: Path, base: str, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "base.txt").write_text(base)
    (folder / "amendments.json").write_text(json.dumps([{"number": 1, "text": text}]))
    call = [sys.executable, str(ROOT / "cli.py"), "amend", "apply", "base.txt", "amendments.json", "--lang", "en"]
    return subprocess.run([*call, *options], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ('replace the first occurrence of "grey" with "green"', ONE.replace("grey", "green", 1), TWO),
        ('replace the second occurrence of "grey" with "green"', ONE.replace("a grey boat", "a green boat"), TWO),
        ('replace the last occurrence of "grey" with "green"', ONE.replace("grey crew", "green crew"), TWO),
    ],
)
def test_the_occurrence_that_is_counted(tmp_path: Path, text: str, one: str, two: str) -> None:
    result = applied(tmp_path, f"1. {ONE}\n\n2. {TWO}\n", f"In paragraph 1, {text}.")
    assert result.stdout == f"1. {one}\n2. {two}\n"


@pytest.mark.parametrize(("ordinal", "old", "new"), [("second", "Asks the Board", "Asks the Court"),
                                                    ("third", "Thanks the Board", "Thanks the Court")])  # fmt: skip
def test_the_sentence_that_is_counted(tmp_path: Path, ordinal: str, old: str, new: str) -> None:
    text = f'In paragraph 2, in the {ordinal} sentence, replace "Board" with "Court".'
    result = applied(tmp_path, f"1. {ONE}\n\n2. {TWO}\n", text)
    assert result.stdout == f"1. {ONE}\n2. {TWO.replace(old, new)}\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('in the fourth sentence, replace "Board" with "Court"', "target-missing"),
        ('in the second sentence, delete the word "Council"', "quoted-text-not-found"),
        ('in the second sentence, delete the word "again"', "quoted-text-not-found"),
    ],
)
def test_what_is_not_in_the_sentence_is_refused(tmp_path: Path, text: str, code: str) -> None:
    result = applied(tmp_path, f"1. {ONE}\n\n2. {TWO}\n", f"In paragraph 2, {text}.")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"clausewise: error: {code}: ")


def test_the_end_of_a_sentence_is_not_that_of_the_paragraph(tmp_path: Path) -> None:
    text = 'In paragraph 2, delete the words from "Asks" to the end of the sentence.'
    left = applied(tmp_path, f"1. {ONE}\n\n2. {TWO}\n", text).stdout
    assert "Thanks the Council for the boat." in left
    assert "Thanks the Board again." in left
    assert "Asks the Board" not in left


def test_the_end_of_a_paragraph(tmp_path: Path) -> None:
    base = "1. Asks for the grey boat and the grey\n\n2. Ends.\n"
    result = applied(tmp_path, base, 'At the end of paragraph 1, replace "grey" with "green".')
    assert result.stdout == "1. Asks for the grey boat and the green\n2. Ends.\n"


def test_roman_points_are_counted_again(tmp_path: Path) -> None:
    result = applied(tmp_path, ROMAN, "Delete point (i) of paragraph 1.", "--numbering", "final")
    assert result.stdout == "1. Asks:\n(i) for water;\n(ii) for milk;\n2. Ends.\n"


def test_nothing_stands_behind_the_last_words(tmp_path: Path) -> None:
    result = applied(
        tmp_path, f"1. {ONE}\n\n2. {TWO}\n", 'In paragraph 1, delete all the words after "crew." up to the end.'
    )
    assert (result.returncode, result.stdout) == (2, "")


def test_a_whole_sentence(tmp_path: Path) -> None:
    result = applied(tmp_path, f"1. {ONE}\n\n2. {TWO}\n", "In paragraph 2, delete the second sentence.")
    assert result.stdout == f"1. {ONE}\n2. Thanks the Council for the boat. Thanks the Board again.\n"


def test_the_rest_of_a_sentence_ends_with_it(tmp_path: Path) -> None:
    text = 'In paragraph 2, delete the rest of the sentence after "for".'
    result = applied(tmp_path, f"1. {ONE}\n\n2. {TWO}\n", text)
    assert result.stdout == f"1. {ONE}\n2. Thanks the Council for. Asks the Board to meet. Thanks the Board again.\n"
