"""Clauses end where the language says so."""

import pytest

from akoma.clauses import split_clauses
from akoma.eid import known
from akoma.language import languages


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("eng", "asks (a; b) twice; asks once.", ["asks (a; b) twice;", "asks once."]),
        ("ell", "ζητεί (α· β) λύση· γιατί; δεν λέει.", ["ζητεί (α· β) λύση·", "γιατί; δεν λέει."]),
    ],
)
def test_the_marks_of_the_language_part_clauses(language: str, text: str, parts: list[str]) -> None:
    clauses = split_clauses(known("para_1"), text, languages()[language].clause_marks)
    assert [clause.text for clause in clauses] == parts
