"""``clausewise batch`` as a user calls it: what it writes, and what one bad document does."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.batch.calls import query, run, small_pairs, table, tree
from tests.corpus import DOSSIER


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of the invented dossier, found in its folder."""
    out = tmp_path_factory.mktemp("dossier") / "out"
    result = run("batch", str(DOSSIER), "-o", str(out), "--jobs", "2", "--formats", "html,json,md")
    assert result.returncode == 0, result.stderr
    return out


def test_a_folder_is_paired_by_what_its_documents_say(dossier: Path) -> None:
    assert [(line["name"], line["mode"]) for line in table(dossier)] == [
        ("adopted.en--article.en", "summary"),
        ("adopted.en--press-release-stripped.en", "summary"),
        ("adopted.en--press-release.en", "summary"),
        ("joint-motion.de--adopted.de", "versions"),
        ("joint-motion.en--adopted.en", "versions"),
        ("joint-motion.fr--adopted.fr", "versions"),
        ("joint-motion.nl--adopted.nl", "versions"),
    ]
    alone = dict(query(dossier, "SELECT path, reason FROM documents WHERE reason != ''"))
    assert {Path(path).name for path in alone} == {"letter.en.txt", "statement.en.txt"}


def test_each_pair_has_its_folder_with_what_diff_writes(dossier: Path, tmp_path: Path) -> None:
    folder = dossier / "pairs" / "joint-motion.nl--adopted.nl"
    assert sorted(path.name for path in folder.iterdir()) == ["diff.html", "diff.json", "diff.md"]
    alone = tmp_path / "alone.json"
    assert (
        run("diff", str(DOSSIER / "joint-motion.nl.txt"), str(DOSSIER / "adopted.nl.txt"), "-o", str(alone)).returncode
        == 0
    )
    assert (folder / "diff.json").read_bytes() == alone.read_bytes()


def test_the_database_says_what_the_records_say(dossier: Path) -> None:
    for pair, folder in query(dossier, "SELECT pair, folder FROM pairs"):
        record = json.loads((dossier / folder / "diff.json").read_bytes())
        demands = query(
            dossier, f"SELECT demand, side, text, verdict, grade FROM demands WHERE pair = {pair} ORDER BY position"
        )
        assert demands == [(d["id"], d["side"], d["text"], d["verdict"], d["grade"]) for d in record["demands"]]
        axes = query(
            dossier, f"SELECT demand, axis, direction, old_text, new_end, reason FROM axes WHERE pair = {pair}"
        )
        assert sorted(map(repr, axes)) == sorted(
            repr(
                (
                    d["id"],
                    a["axis"],
                    a["direction"],
                    (a["old"] or {}).get("text"),
                    (a["new"] or {}).get("end"),
                    a["reason"],
                )
            )
            for d in record["demands"]
            for a in d["axes"]
        )
        changes = query(
            dossier,
            f"SELECT change, old_provisions, operations, verdict FROM changes WHERE pair = {pair} ORDER BY position",
        )
        assert [
            (name, json.loads(old), json.loads(operations), verdict) for name, old, operations, verdict in changes
        ] == [(c["id"], c["old"], c["operations"], c["verdict"]) for c in record["changes"]]
        found = query(dossier, f"SELECT code, message FROM diagnostics WHERE pair = {pair} ORDER BY position")
        assert found == [(d["code"], d["message"]) for d in record["diagnostics"]]


def test_the_table_counts_what_the_database_holds(dossier: Path) -> None:
    counted = query(
        dossier, "SELECT name, verdict, count(*) FROM demands JOIN pairs USING (pair) GROUP BY name, verdict"
    )
    for line in table(dossier):
        numbers = {verdict: number for name, verdict, number in counted if name == line["name"]}
        for verdict in ("kept", "strengthened", "softened", "mixed", "dropped", "added", "contradicted", "unclear"):
            assert int(line[verdict]) == numbers.get(verdict, 0)


def test_a_question_to_the_database_is_answered_by_its_index(dossier: Path) -> None:
    plan = query(dossier, "EXPLAIN QUERY PLAN SELECT text FROM demands WHERE verdict = 'softened'")
    assert "demands_by_verdict" in str(plan)
    assert query(dossier, "PRAGMA integrity_check") == [("ok",)]
    assert query(dossier, "PRAGMA foreign_key_check") == []


def test_a_second_batch_into_the_same_folder_is_the_same_to_the_byte_and_does_nothing(
    dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(dossier, out)
    before = tree(out)
    result = run("batch", str(DOSSIER), "-o", str(out), "--formats", "html,json,md")
    assert result.stderr.startswith("clausewise: 0 compared in 0 s, 7 done before: ")
    assert tree(out) == before
    assert query(out, "SELECT asked, reused, compared FROM runs") == [(7, 0, 7), (7, 7, 0)]


def test_one_worker_and_several_write_the_same(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("batch", str(DOSSIER), "-o", str(out), "--jobs", "1", "--formats", "html,json,md").returncode == 0
    assert tree(out) == tree(dossier)
    for name in ("changes", "demands", "axes", "diagnostics"):
        assert query(out, f"SELECT * FROM {name}") == query(dossier, f"SELECT * FROM {name}")


def test_what_changed_is_compared_again_and_what_went_is_not_shown(tmp_path: Path) -> None:
    pairs, out = small_pairs(tmp_path / "in", 4), tmp_path / "out"
    run("batch", str(pairs), "-o", str(out))
    (tmp_path / "in" / "new1.txt").write_text((tmp_path / "in" / "new2.txt").read_text())
    (out / "pairs" / "pair_2~").parent.mkdir(exist_ok=True)
    next((out / "pairs").glob("pair_2*/diff.html")).unlink()
    lines = pairs.read_text().splitlines()
    pairs.write_text("\n".join(lines[:4]) + "\n")
    result = run("batch", str(pairs), "-o", str(out))
    assert "2 compared" in result.stderr
    assert "1 done before" in result.stderr
    assert [line["name"] for line in table(out)] == ["pair 0", "pair 1", "pair 2"]
    assert query(out, "SELECT name, run FROM pairs ORDER BY pair") == [
        ("pair 0", 1),
        ("pair 1", 2),
        ("pair 2", 2),
        ("pair 3", 1),
    ]
    assert len(list((out / "pairs").glob("pair_3*/diff.html"))) == 1


def test_other_options_make_everything_anew_and_take_away_what_they_do_not_ask_for(tmp_path: Path) -> None:
    pairs, out = small_pairs(tmp_path / "in", 2), tmp_path / "out"
    run("batch", str(pairs), "-o", str(out))
    result = run("batch", str(pairs), "-o", str(out), "--formats", "md")
    assert "2 compared" in result.stderr
    assert {Path(name).name for name in tree(out)} == {"index.html", "results.csv", "diff.md"}


def test_a_bad_document_is_told_and_the_others_are_compared(tmp_path: Path) -> None:
    pairs, out = small_pairs(tmp_path / "in", 3), tmp_path / "out"
    (tmp_path / "in" / "old1.txt").write_bytes(bytes(range(256)) * 20)
    pairs.write_text(pairs.read_text() + "gone.txt,new0.txt,missing\n")
    result = run("batch", str(pairs), "-o", str(out))
    assert result.returncode == 2
    lines = sorted(result.stderr.splitlines())
    assert lines[0].startswith("clausewise: 2 compared in ")
    assert ", 2 failed: " in lines[0]
    assert lines[1] == f"clausewise: error: missing: {tmp_path / 'in' / 'gone.txt'}: no such file; check the path"
    assert lines[2].startswith("clausewise: error: pair 1: old1.txt: the format is not recognised")
    assert len(lines) == 3
    assert [(line["name"], line["state"], line["fault"]) for line in table(out)] == [
        ("pair 0", "done", ""), ("pair 1", "failed", "input"), ("pair 2", "done", ""), ("missing", "failed", "input"),
    ]  # fmt: skip
    assert "gone.txt: no such file" in (out / "index.html").read_text()
    assert len(list((out / "pairs").iterdir())) == 2


def test_a_pair_that_failed_is_tried_again_and_leaves_nothing_old_behind(tmp_path: Path) -> None:
    pairs, out = small_pairs(tmp_path / "in", 1), tmp_path / "out"
    text = (tmp_path / "in" / "old0.txt").read_text()
    assert run("batch", str(pairs), "-o", str(out)).returncode == 0
    (tmp_path / "in" / "old0.txt").write_text("")
    assert run("batch", str(pairs), "-o", str(out)).returncode == 2
    assert {Path(name).name for name in tree(out)} == {"index.html", "results.csv"}
    assert query(out, "SELECT count(*) FROM demands") == [(0,)]
    (tmp_path / "in" / "old0.txt").write_text(text)
    assert run("batch", str(pairs), "-o", str(out)).returncode == 0
    assert query(out, "SELECT name, state, run FROM pairs") == [("pair 0", "done", 3)]


def test_a_document_of_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    shutil.copy(DOSSIER / "joint-motion.nl.txt", tmp_path)
    shutil.copy(DOSSIER / "adopted.nl.txt", tmp_path)
    (tmp_path / "empty.txt").write_text("")
    out = tmp_path / "out"
    result = run("batch", str(tmp_path), "-o", str(out))
    assert result.returncode == 2
    told, summary = result.stderr.splitlines()
    empty = tmp_path / "empty.txt"
    assert told == f"clausewise: error: {empty}: the file is empty; check that it was saved or downloaded completely"
    assert summary.startswith("clausewise: 1 compared in ")
    assert "1 document cannot be read" in summary
    assert query(out, "SELECT reason FROM documents WHERE is_fault") == [
        ("empty.txt: the file is empty; check that it was saved or downloaded completely",)
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere", "-o", "out"), "nowhere: is no folder and no manifest"),
        (("pairs.csv", "-o", "out"), "pairs.csv: no such file"),
        (("in", "-o", "out", "--formats", "odt"), "no output format 'odt'"),
        (("in", "-o", "out", "--lang", "xx"), "'xx'"),
        (("in", "-o", "out", "--ui-lang", "xx"), "'xx'"),
        (("in", "-o", "out", "--lexicon", "missing.toml"), "missing.toml: no such file"),
        (("in", "-o", "full"), "holds other files and no results.sqlite"),
        (("in", "-o", "in/a.txt"), "cannot be used for results"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_one_line_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("in/a.txt", "full/b.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x")
    result = run("batch", *arguments)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert words in result.stderr
    assert not (tmp_path / "out" / "index.html").exists()


def test_a_folder_without_documents_is_refused_and_earlier_results_stay(tmp_path: Path) -> None:
    pairs, out, empty = small_pairs(tmp_path / "in", 1), tmp_path / "out", tmp_path / "empty"
    empty.mkdir()
    (empty / "notes.doc").write_text("no document of ours")
    assert run("batch", str(pairs), "-o", str(out)).returncode == 0
    before = tree(out)
    result = run("batch", str(empty), "-o", str(out))
    assert result.returncode == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"clausewise: error: {empty}: no documents are there; name a folder with documents (.akn, ")
    assert tree(out) == before
    assert query(out, "SELECT count(*) FROM runs") == [(1,)]


def test_documents_of_which_none_belongs_to_another_are_told(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    shutil.copy(DOSSIER / "letter.en.txt", folder)
    shutil.copy(DOSSIER / "statement.en.txt", folder)
    result = run("batch", str(folder), "-o", str(out))
    told = f"clausewise: no pairs in 2 documents: {out / 'index.html'} says why\n"
    assert (result.returncode, result.stderr) == (0, told)
    assert "letter.en.txt" in (out / "index.html").read_text()
    (folder / "letter.en.txt").unlink()
    assert "no pairs in 1 document: " in run("batch", str(folder), "-o", str(out)).stderr
    (folder / "statement.en.txt").write_text("")
    result = run("batch", str(folder), "-o", str(out))
    told, summary = result.stderr.splitlines()
    assert told.startswith(f"clausewise: error: {folder / 'statement.en.txt'}: the file is empty; ")
    assert (result.returncode, summary.split(": ")[1]) == (2, "no pairs in 1 document, 1 of which cannot be read")


def test_of_many_documents_that_cannot_be_read_twenty_are_named(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    for number in range(23):
        bad = folder / f"{number % 2}" / f"bad{number:02}.txt"
        bad.parent.mkdir(parents=True, exist_ok=True)
        bad.write_bytes(bytes(range(256)))
    result = run("batch", str(folder), "-o", str(out), "--jobs", "2")
    lines = result.stderr.splitlines()
    assert result.returncode == 2
    assert len(lines) == 22
    paths = sorted(map(str, folder.rglob("*.txt")))
    for line, path in zip(lines[:20], paths[:20], strict=True):
        assert line.startswith(f"clausewise: error: {path}: the format is not recognised")
    assert lines[20] == f"clausewise: error: and 3 more, see {out / 'index.html'}"
    assert all(path in (out / "index.html").read_text() for path in paths)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    pairs, out = small_pairs(tmp_path / "in", 1), tmp_path / "out"
    out.mkdir()
    with sqlite3.connect(out / "results.sqlite") as database:
        database.execute("CREATE TABLE mine (x)")
    database.close()
    before = (out / "results.sqlite").read_bytes()
    result = run("batch", str(pairs), "-o", str(out))
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
    assert "is no database of this version" in result.stderr
    assert (out / "results.sqlite").read_bytes() == before
    (out / "results.sqlite").write_text("not a database at all, but long enough to be taken for one" * 20)
    assert "cannot be used" in run("batch", str(pairs), "-o", str(out)).stderr


def test_grades_of_the_user_count(tmp_path: Path) -> None:
    pairs, out = small_pairs(tmp_path / "in", 1), tmp_path / "out"
    grades = "SELECT grade FROM demands WHERE formula LIKE 'Urges%' OR formula LIKE 'urges%'"
    lexicon = tmp_path / "mine.toml"
    for grade in (8.0, 7.5):
        lexicon.write_text(f'[concepts]\nurge = {{ family = "directive", grade = {grade}, lo = 6.0, hi = 8.0 }}\n')
        result = run("batch", str(pairs), "-o", str(out), "--lexicon", str(lexicon))
        assert "1 compared" in result.stderr, "another content of the file is another option"
        assert query(out, grades) == [(grade,)]
