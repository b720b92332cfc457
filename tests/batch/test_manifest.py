"""Lists of pairs: three forms of file, one meaning, and one line for what is wrong."""

from pathlib import Path

import pytest

from akoma.errors import SourceError
from commands.common_batching.jobs import Job, folder_names
from commands.common_batching.manifest import named, read_manifest

DEFAULTS = {"mode": "auto", "old_lang": "", "new_lang": ""}

FORMS = {
    "a.csv": "old,new,name,old_lang,new_lang,mode\nx.txt,y.txt,one,nl,,summary\n\nu.txt,v.txt,,,,\n",
    "b.csv": "\ufeffnew;old;name;old_lang;mode\r\ny.txt;x.txt;one;nl;summary\r\nv.txt;u.txt;;;\r\n",
    "c.json": '[{"old": "x.txt", "new": "y.txt", "name": "one", "old_lang": "nl", "mode": "summary"},'
    ' {"old": "u.txt", "new": "v.txt"}]',
    "d.json": '{"pairs": [{"old": "x.txt", "new": "y.txt", "name": "one", "old_lang": "nl", "mode": "summary"},'
    ' {"old": "u.txt", "new": "v.txt"}]}',
    "e.toml": '[[pairs]]\nold = "x.txt"\nnew = "y.txt"\nname = "one"\nold_lang = "nl"\nmode = "summary"\n'
    '[[pairs]]\nold = "u.txt"\nnew = "v.txt"\n',
}


@pytest.mark.parametrize("name", FORMS)
def test_all_forms_say_the_same_and_paths_start_from_the_list(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FORMS[name], "utf-8")
    x, y, u, v = (str(tmp_path / f"{letter}.txt") for letter in "xyuv")
    assert read_manifest(str(tmp_path / name), DEFAULTS) == [
        Job("one", "", x, y, "nl", "", "summary"),
        Job("", "", u, v, "", "", "auto"),
    ]


def test_what_a_row_does_not_say_the_options_say(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old,new\n/x.txt,y.txt\n")
    defaults = {"mode": "summary", "old_lang": "fr", "new_lang": "de"}
    (job,) = read_manifest(str(tmp_path / "a.csv"), defaults)
    assert (job.old, job.old_lang, job.new_lang, job.mode) == ("/x.txt", "fr", "de", "summary")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.csv", "old,new\nx.txt,\n", "a.csv, line 2: new is missing"),
        ("a.csv", "alt,neu\nx.txt,y.txt\n", "no column is called 'alt'"),
        ("a.csv", "old,new\nx.txt,y.txt,z.txt\n", "line 2: has more columns than the first line"),
        ("a.csv", "old,new\n", "holds no pairs"),
        ("a.csv", "old,new,mode\nx.txt,y.txt,fast\n", "no mode 'fast'"),
        ("a.csv", "old,new,old_lang\nx.txt,y.txt,klingon\n", "line 2: "),
        ("a.csv", 'old,new\n"x.txt,y.txt\n', "no CSV"),
        ("a.json", "[{", "no JSON"),
        ("a.json", '{"old": "x"}', "holds no list of pairs"),
        ("a.json", '[{"old": "x", "new": 3}]', "pair 1: is not made of texts"),
        ("a.json", "[3]", "pair 1: is not made of texts"),
        ("a.toml", "[[pairs", "no TOML"),
    ],
)
def test_what_is_wrong_with_a_list_is_one_line(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(SourceError) as caught:
        read_manifest(str(tmp_path / name), DEFAULTS)
    assert words in caught.value.message
    assert caught.value.hint


def test_pairs_without_a_name_are_called_by_their_files() -> None:
    jobs = [Job("", "", "a/x.nl.txt", "a/y.txt"), Job("", "", "b/x.nl.pdf", "b/y.txt"), Job("x.nl--y", "", "u", "v")]
    assert [job.name for job in named(jobs)] == ["x.nl--y (2)", "x.nl--y (3)", "x.nl--y"]


def test_two_pairs_of_one_name_are_refused() -> None:
    with pytest.raises(SourceError, match="two pairs are called 'one'"):
        named([Job("one", "", "a", "b"), Job("one", "", "c", "d")])


HOSTILE = ["../../etc/passwd", "..", ".", "", "a/b", "a\\b", "CON", "nul.txt", "x" * 300, "a\x00b", "é", "A", "a", "a "]


def test_folders_are_safe_and_no_two_are_the_same() -> None:
    found = folder_names(HOSTILE)
    assert all(name.startswith("pairs/") and name.count("/") == 1 for name in found)
    assert not [name for name in found if name.endswith((".", "/", " ")) or len(name.encode()) > 200]
    assert len({name.casefold() for name in found}) == len(found)
    assert found[HOSTILE.index("A")] == "pairs/A"
    assert folder_names(["a/b"])[0] == found[HOSTILE.index("a/b")], "it does not depend on what else is in the list"
