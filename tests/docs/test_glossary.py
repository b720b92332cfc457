"""Every diagnostic code and every word of change is explained in the glossary."""

import re

import pytest

from differ.model import ChangeKind, Family, Verdict
from tests.corpus import ROOT

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")

MADE = re.compile(r"""\b(?:info|warning|error)\(\s*"([a-z]+(?:-[a-z]+)*)",""")


def codes() -> list[str]:
    """The codes in calls of info, warning and error, and in tables of codes."""
    sources = [p for package in ("akoma", "differ", "render") for p in sorted((ROOT / package).rglob("*.py"))]
    found = {code for path in sources for code in MADE.findall(path.read_text("utf-8"))}
    return sorted(found | {"title-differs", "formula-differs", "closing-differs"})


def test_codes_are_found() -> None:
    assert {"numbering-gap", "eid-missing", "note-removed"} <= set(codes())


@pytest.mark.parametrize("code", codes())
def test_every_diagnostic_code_is_documented(code: str) -> None:
    assert f"`{code}`" in GLOSSARY


@pytest.mark.parametrize("word", [*ChangeKind, *Verdict, *Family])
def test_every_word_of_the_record_is_explained(word: str) -> None:
    assert word.casefold() in GLOSSARY.casefold()
