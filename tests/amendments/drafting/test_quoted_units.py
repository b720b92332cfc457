"""Drafts as Akoma Ntoso: whole units in the columns, strictly valid, and read back as what the JSON form says."""

import json
from pathlib import Path

import pytest

from akoma.amending import read_amendments_data
from akoma.validation import findings
from tests.amendments.drafting.test_command import run

RECITALS = """European Parliament resolution on the dam of Kelmoor

The European Parliament,

– having regard to its rules,

A. whereas the dam:

(a) is old;

(b) leaks;

and is grey;

B. whereas it rains;

1. Calls on the Council to act now;

2. Thanks the mayor of the town.
"""

ARTICLES = """Act on the dam of Kelmoor

Article 1
Subject matter

1. This Act lays down rules on dams.

2. It applies to weirs.

Article 2
Keeping

Dams are kept in order.
"""

GONE = RECITALS.replace(RECITALS[RECITALS.index("A. whereas") : RECITALS.index("B. whereas")], "")
CHANGES = {
    "a recital with points goes": (RECITALS, GONE),
    "a recital with points comes": (GONE, RECITALS),
    "the title": (RECITALS, RECITALS.replace("the dam of", "the weir of")),
    "the last words of a recital": (RECITALS, RECITALS.replace("and is grey", "and is very grey")),
    "a heading": (ARTICLES, ARTICLES.replace("Keeping", "Keeping of dams")),
    "a heading over paragraphs": (ARTICLES, ARTICLES.replace("Subject matter", "Subject")),
    "an article comes": (ARTICLES, ARTICLES + "\nArticle 3\nEntry into force\n\nThis Act enters into force at once.\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_draft_reads_back_from_akoma_ntoso(tmp_path: Path, change: str) -> None:
    for name, text in zip(("old.txt", "new.txt"), CHANGES[change], strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    outputs = [word for name in ("a.xml", "a.json") for word in ("-o", str(tmp_path / name))]
    result = run(str(tmp_path / "old.txt"), str(tmp_path / "new.txt"), "--lang", "en", *outputs)
    assert result.exception is None
    data = (tmp_path / "a.xml").read_bytes()
    assert [one for one in findings(data, "a.xml") if one.severity == "error"] == []
    drafted = json.loads((tmp_path / "a.json").read_bytes())["amendments"]
    assert drafted
    for record, expected in zip(read_amendments_data(data, "a.xml").records, drafted, strict=True):
        assert record.left is not None
        assert record.right is not None
        assert (record.number, record.location) == (str(expected["number"]), expected["location"])
        for column, side in ((record.left, "left"), (record.right, "right")):
            told = expected[side].replace("deleted", "")  # what goes has no new text there
            assert column.text.split() == told.split()
