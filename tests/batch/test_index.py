"""The index: self-contained, safe, readable without its script, and the same words in every language."""

import base64
import hashlib
import re
import tomllib
from pathlib import Path

import lxml.html
import pytest

from render.batch_csv import batch_csv
from render.batch_index import batch_index
from render.batch_model import COLUMNS, DONE, FAILED, PairLine, Unpaired
from render.batch_rows import PARTS, insert_pair, schema
from tests.corpus import ROOT

GOOD = PairLine(
    name="the dam", state=DONE, mode="versions", old_path="a.txt", new_path="b.txt",
    old_language="nl", new_language="nl",
    old_kind="joint-motion-for-resolution", new_kind="resolution", new_number="P0_TA(2099)0042", new_date="2099-03-05",
    kept=3, softened=2, to_review=1, changes=5, folder="pairs/the dam?", files="diff.html diff.json",
)  # fmt: skip
BAD = PairLine(
    name="<script>alert(1)</script>",
    state=FAILED,
    old_path="x\u202etxt",
    new_path="y",
    error="y: no such file",
    fault="input",
)
ALONE = [Unpaired("<b>z.txt", "says & does nothing"), Unpaired("q.txt", "q.txt: is empty", True)]


def page(language: str = "en", waiting: int = 0) -> str:
    return batch_index([GOOD, BAD], ALONE, waiting, language).decode()


def test_nothing_is_loaded_and_only_our_own_style_and_script_may_act() -> None:
    root = lxml.html.fromstring(page())
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for tag in ("style", "script"):
        (text,) = root.xpath(f"//{tag}/text()")
        mark = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{mark}'" in policy
    assert "default-src 'none'" in policy
    assert not root.xpath("//@src | //link | //img | //@style | //@onclick")
    assert not re.search(r"https?://|url\(", page())


def test_what_documents_say_is_shown_and_never_acts() -> None:
    text = page()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script>alert" not in text
    assert "&lt;b&gt;z.txt" in text
    assert "x[U+202E]txt" in text


def test_every_row_is_there_without_the_script() -> None:
    root = lxml.html.fromstring(page())
    rows = root.xpath("//table[@data-sort]/tbody/tr")
    assert len(rows) == 2
    assert not root.xpath("//table[@data-sort]/tbody/tr[@hidden]")
    assert [cell.text_content() for cell in rows[0].xpath("td")][1:] == [
        "versions", "2099-03-05", "3", "0", "2", "0", "0", "0", "0", "0", "1", "5",
    ]  # fmt: skip
    assert rows[0].xpath("th/a/@href") == ["pairs/the%20dam%3F/diff.html"]
    assert rows[0].xpath(".//span[@class='files']/a/text()") == ["html", "json"]
    assert "Not compared: y: no such file" in rows[1].text_content()
    assert root.xpath("//form[@id='tools']/@hidden"), "what does nothing without the script is not shown without it"


def test_each_row_has_a_cell_for_each_heading() -> None:
    root = lxml.html.fromstring(page())
    heads = len(root.xpath("//table[@data-sort]/thead/tr/th"))
    for row in root.xpath("//table[@data-sort]/tbody/tr"):
        assert sum(int(cell.get("colspan", "1")) for cell in row) == heads


def test_the_head_says_how_much_there_is() -> None:
    text = lxml.html.fromstring(page(waiting=3)).text_content()
    for words in ("1 pair of texts compared", "1 pair could not be compared.", "3 pairs are still to be compared",
                  "2 documents of the folders stand in no pair."):  # fmt: skip
        assert words in text


def test_every_language_has_the_same_words() -> None:
    folder = ROOT / "render" / "labels_batch"
    tables = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in folder.glob("*.toml")}
    assert set(tables) == {path.stem for path in (ROOT / "render" / "labels").glob("*.toml")}
    for table in tables.values():
        assert table.keys() == tables["eng"].keys()
        for key, words in table.items():
            # "1 pair" and "{n} paire" are both right in the singular: in French it is that of nought as well.
            assert _gaps(words) - {"{n}"} == _gaps(tables["eng"][key]) - {"{n}"}, key


def _gaps(words: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", words))


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_it_speaks_the_language_of_the_labels(language: str) -> None:
    assert f'<html lang="{language}">' in page(language)


def test_a_cell_that_a_spreadsheet_would_calculate_is_made_harmless() -> None:
    line = PairLine(name="=1+1", error="@x")
    row = batch_csv([line]).decode("utf-8-sig").splitlines()[1]
    assert row.startswith("'=1+1,failed,")
    assert "'@x" in row


def test_the_statements_fit_the_tables() -> None:
    import sqlite3

    database = sqlite3.connect(":memory:")
    database.executescript(schema())
    for name, columns in PARTS.items():
        assert len(database.execute(f"PRAGMA table_info({name})").fetchall()) == columns
    names = [row[1] for row in database.execute("PRAGMA table_info(pairs)")]
    assert names == ["pair", *COLUMNS, "position", "run", "fingerprint", "seconds"]
    assert insert_pair().count("?") == len(names) - 1
    database.close()


def test_every_table_and_column_is_documented() -> None:
    documentation = (ROOT / "docs" / "batches.md").read_text("utf-8")
    for name in (*PARTS, "runs", "pairs", "documents"):
        assert f"`{name}`" in documentation
    for line in re.findall(r"^CREATE TABLE.*$", schema(), re.MULTILINE):
        assert "--" in line, "each table says what it holds"
    assert Path(ROOT / "render" / "batch.sql").is_file()
