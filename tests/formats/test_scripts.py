"""Texts in the Greek and the Cyrillic script come through every format, also without blank lines between the units."""

from pathlib import Path

import pytest

from akoma.model import Expression
from akoma.reading import read, read_data
from tests.docx.builder import docx
from tests.docx.test_same_provisions import paragraphs, typed
from tests.hostile.seeds import FORMATS, good
from tests.pdf.printing import facts

TEXTS = {
    "ell": """Ψήφισμα του Ευρωπαϊκού Κοινοβουλίου σχετικά με το λιμάνι του Μπρελ
Το Ευρωπαϊκό Κοινοβούλιο,
– έχοντας υπόψη το ψήφισμά του της 13ης Μαρτίου 2025,
Α. λαμβάνοντας υπόψη ότι το λιμάνι είναι κλειστό εδώ και
τρία χρόνια·
Β. λαμβάνοντας υπόψη ότι οι αλιείς δεν έχουν εργασία·
1. καλεί την Επιτροπή να δράσει· ζητεί επίσης λύση·
2. αναθέτει στην Πρόεδρό του να διαβιβάσει το παρόν ψήφισμα στο
Συμβούλιο.
""",
    "bul": """Резолюция на Европейския парламент относно пристанището Брел
Европейският парламент,
– като взе предвид своята резолюция от 13 март 2025 г.,
А. като има предвид, че пристанището е затворено от
три години;
Б. като има предвид, че рибарите са без работа;
1. призовава Комисията да действа; иска и решение;
2. възлага на своя председател да предаде настоящата резолюция на
Съвета.
""",
}

EIDS = ["cits_1__cit_1", "recs_1__rec_{}", "recs_1__rec_{}", "para_1", "para_2"]
RECITALS = {"ell": "ΑΒ", "bul": "АБ"}


def _written(form: str, path: Path, expression: Expression) -> bytes:
    """The text in a format; in Word with typed labels, for the lists of :mod:`tests.docx` count in Latin letters."""
    return docx("".join(paragraphs(expression, typed))) if form == "docx" else good(form, str(path))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", TEXTS)
def test_units_and_clauses(language: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXTS[language], encoding="utf-8")
    before = read(str(path)).expression
    after = read_data(_written(form, path, before), "again").expression
    letters = iter(RECITALS[language])
    assert after.language == language
    assert [unit.eid for unit in after.walk()] == [eid.format(next(letters)) if "{" in eid else eid for eid in EIDS]
    assert [len(unit.clauses) for unit in after.walk()] == [1, 1, 1, 2, 1]
    assert facts(after) == facts(before)
