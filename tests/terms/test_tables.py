"""The shipped tables are well formed, whatever file is dropped beside them."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from differ.terms.forms import FIRST_COLUMN, languages, shipped
from differ.terms.vocabulary import table
from tests.corpus import ROOT

FILES = sorted((ROOT / "differ" / "terms" / "data").glob("*.tsv"))
HEAD = [FIRST_COLUMN, "eng", "nld", "fra", "deu"]


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_row_has_five_filled_columns(path: Path) -> None:
    head, *body = rows(path)
    assert head == HEAD
    assert [row for row in body if len(row) != len(HEAD) or not all(cell.strip() for cell in row)] == []


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_form_is_one_that_a_user_could_write(path: Path) -> None:
    """No bare numbers, no star inside a word, no frame of three parts: the checks of ``--lexicon``."""
    assert not table(path.name, path.read_bytes()).is_learned


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_rows_stand_in_the_order_of_their_concepts(path: Path) -> None:
    names = [row[0] for row in rows(path)[1:]]
    assert [(one, other) for one, other in pairwise(names) if one > other] == []


def test_no_concept_stands_twice() -> None:
    counts = Counter(row[0] for path in FILES for row in rows(path)[1:])
    assert [name for name, count in counts.items() if count > 1] == []


def test_there_are_at_least_2500_concepts_in_four_languages() -> None:
    assert languages() == set(HEAD[1:])
    for language in sorted(languages()):
        assert len({form.concept for form in shipped(language)}) >= 2500
