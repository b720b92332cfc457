"""Own words on the command line: tables, dictionaries, and learning a lexicon."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus import DOSSIER, ROOT
from tests.patience import patient
from tests.terms.dictionaries import written

DUTCH = str(DOSSIER / "joint-motion.nl.txt")
ENGLISH = str(DOSSIER / "adopted.en.txt")
SAME = str(DOSSIER / "joint-motion.en.txt")

OSTRA = {
    "nl": """Resolutie van het Europees Parlement over de haven

1. verzoekt de Commissie de zwolperij te financieren;
2. verzoekt de Commissie de economie te steunen;
3. verzoekt de Commissie de knoffelaar te financieren;
""",
    "en": """European Parliament resolution on the harbour

1. Calls on the Commission to fund the garvish;
2. Calls on the Commission to support the economy;
3. Calls on the Commission to fund the tillock;
""",
}
"""A text with words that no lexicon has."""


def run(*arguments: str, home: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, str(ROOT / "cli.py"), *arguments]
    places = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache")}
    counting = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
    environment = {"PATH": "/usr/bin:/bin", "XDG_DATA_DIRS": str(home / "shared"), **counting, **places, **extra}
    return subprocess.run(call, capture_output=True, text=True, check=False, timeout=patient(40), env=environment)


def assert_refused(result: subprocess.CompletedProcess[str], *words: str) -> None:
    lines = result.stderr.splitlines()
    assert (result.returncode, len(lines), result.stdout) == (2, 1, ""), result.stderr
    assert lines[0].startswith("clausewise: error: ")
    assert [word for word in words if word not in lines[0]] == [], lines[0]


def ostra(folder: Path) -> list[str]:
    """The two texts as files."""
    for code, text in OSTRA.items():
        (folder / f"ostra.{code}.txt").write_text(text)
    return [str(folder / f"ostra.{code}.txt") for code in OSTRA]


# --- tables ---------------------------------------------------------------------------------------------------------


def test_a_table_and_a_file_of_grades_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("concept\tnld\teng\nswampland\tzwolper*\tgarvish*\n")
    (tmp_path / "grades.toml").write_text('language = "eng"\n[concepts.request]\nfamily = "directive"\n')
    texts = ostra(tmp_path)
    both = run("diff", *texts, "--format", "json", "--lexicon", str(tmp_path / "own.tsv"), home=tmp_path)
    plain = run("diff", *texts, "--format", "json", home=tmp_path)
    assert both.stderr == ""
    assert both.stdout != plain.stdout
    grades = str(tmp_path / "grades.toml")
    assert_refused(run("diff", *texts, "--lexicon", grades, home=tmp_path), f"error: {grades}, line 2: ")


def test_a_table_of_no_use_is_told(tmp_path: Path) -> None:
    own, other = tmp_path / "own.tsv", tmp_path / "other.tsv"
    own.write_text("concept\tnld\teng\nswampland\tzwolper*\tgarvish*\n")
    other.write_text("concept\tpol\nswampland\tbagn*\n")
    versions = run("diff", SAME, ENGLISH, "--format", "json", "--lexicon", str(own), home=tmp_path)
    across = run("diff", DUTCH, ENGLISH, "--format", "json", "--lexicon", str(other), home=tmp_path)
    assert (versions.returncode, across.returncode) == (0, 0)
    assert versions.stderr.endswith("own.tsv: a table of words is of no use for two versions in one language\n")
    assert versions.stderr.count("\n") == 1
    assert across.stderr == "clausewise: warning: other.tsv: has no column for nld or eng\n"


def test_a_bad_table_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("concept\tnld\teng\nswampland\tzwolper*\n")
    result = run("diff", DUTCH, ENGLISH, "--lexicon", str(tmp_path / "own.tsv"), home=tmp_path)
    assert_refused(result, "own.tsv, line 2: 2 columns, and 3 in the head", "docs/across-languages.md")


# --- dictionaries ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("packed", [True, False])
def test_a_dictionary_is_read_by_any_of_its_files(tmp_path: Path, packed: bool) -> None:
    index = written(tmp_path, "nld-eng", {"zwolperij": "zwolperij\ngarvish\n"}, packed=packed)
    texts, files = ostra(tmp_path), [index, index.with_suffix(".dict.dz" if packed else ".dict")]
    plain = run("diff", *texts, "--format", "json", home=tmp_path)
    helped = {run("diff", *texts, "--format", "json", "--dictionary", str(f), home=tmp_path).stdout for f in files}
    assert len(helped) == 1
    assert helped != {plain.stdout}


def test_auto_finds_what_is_installed_and_says_when_there_is_none(tmp_path: Path) -> None:
    texts = ostra(tmp_path)
    none = run("diff", *texts, "--format", "json", "--dictionary", "auto", home=tmp_path)
    assert none.stderr.startswith("clausewise: warning: no dictionary for nl and en in ")
    index = written(tmp_path / "data" / "dictd", "freedict-nld-eng", {"zwolperij": "zwolperij\ngarvish\n"})
    found = run("diff", *texts, "--format", "json", "--dictionary", "auto", home=tmp_path)
    named = run("diff", *texts, "--format", "json", "--dictionary", str(index), home=tmp_path)
    assert found.stderr == ""
    assert found.stdout == named.stdout != none.stdout


def test_a_dictionary_of_no_use_is_told(tmp_path: Path) -> None:
    index = written(tmp_path, "fra-eng", {"quai": "quai\nquay\n"})
    result = run("diff", DUTCH, ENGLISH, "--format", "json", "--dictionary", str(index), home=tmp_path)
    assert (result.returncode, result.stderr.count("\n")) == (0, 1)
    assert f"warning: {index}: of no use for texts in nl and en" in result.stderr


def test_a_damaged_dictionary_is_one_line(tmp_path: Path) -> None:
    index = written(tmp_path, "nld-eng", {"kade": "kade\nquay\n"})
    call = ("diff", DUTCH, ENGLISH, "--dictionary", str(index))
    index.with_suffix(".dict.dz").write_bytes(b"\x1f\x8b\x08 not packed at all")
    assert_refused(run(*call, home=tmp_path), "nld-eng.dict.dz: damaged", "install or download it again")
    index.with_suffix(".dict.dz").unlink()
    assert_refused(run(*call, home=tmp_path), "nld-eng.index: neither .dict.dz nor .dict is beside it")
    index.unlink()
    assert_refused(run(*call, home=tmp_path), "nld-eng.index: no such file")


def test_a_large_dictionary_is_prepared_once(tmp_path: Path) -> None:
    """The second run takes what the first kept; a damaged one is made anew; a folder that cannot be is told."""
    many = {f"woord{'abcdefghij'[n % 10]}{n}": "woord\nword\n" for n in range(100_000)}
    index = written(tmp_path, "nld-eng", {**many, "zwolperij": "zwolperij\ngarvish\n"})
    call = ("diff", *ostra(tmp_path), "--format", "json", "--dictionary", str(index))
    first = run(*call, home=tmp_path)
    (kept,) = (tmp_path / "cache" / "clausewise").iterdir()
    data = kept.read_bytes()
    assert b"zwolperij\tgarvish" in data
    assert run(*call, home=tmp_path).stdout == first.stdout
    kept.write_bytes(data[:-5])
    assert run(*call, home=tmp_path).stdout == first.stdout
    assert kept.read_bytes() == data
    (tmp_path / "file").write_text("")
    blocked = run(*call, home=tmp_path, XDG_CACHE_HOME=str(tmp_path / "file"))
    assert blocked.stdout == first.stdout
    assert "warning: the prepared dictionary cannot be kept" in blocked.stderr


# --- meaning --------------------------------------------------------------------------------------------------------


def test_a_folder_without_a_model_is_one_line(tmp_path: Path) -> None:
    call = ("diff", DUTCH, ENGLISH, "--format", "json", "--semantic")
    (tmp_path / "readme.md").write_text("no model")
    missing, file = str(tmp_path / "missing"), str(tmp_path / "readme.md")
    assert_refused(run(*call, missing, home=tmp_path), f"{missing}: is no folder that can be read", "name the folder")
    assert_refused(run(*call, file, home=tmp_path), f"{file}: is no folder that can be read")
    assert_refused(run(*call, str(tmp_path), home=tmp_path), "neither a model of sentence-transformers nor an ONNX")


def test_a_model_without_its_library_says_what_to_type(tmp_path: Path) -> None:
    """A library of that name that cannot be loaded stands for one that is not there."""
    model, hidden = tmp_path / "model", tmp_path / "hidden"
    for folder in (model, hidden):
        folder.mkdir()
    (model / "modules.json").write_text("[]")
    (hidden / "sentence_transformers.py").write_text("raise ImportError('hidden for this test')\n")
    call = ("diff", DUTCH, ENGLISH, "--semantic", str(model))
    result = run(*call, home=tmp_path, PYTHONPATH=str(hidden))
    assert_refused(result, "sentence_transformers is not installed", "pip install 'clausewise[semantic]'")


def test_a_model_is_asked_inside_the_comparison_and_nothing_is_downloaded(tmp_path: Path) -> None:
    """A library of our own making, which tells of what it was asked."""
    model, library = tmp_path / "model", tmp_path / "library"
    for folder in (model, library):
        folder.mkdir()
    (model / "modules.json").write_text("[]")
    (library / "sentence_transformers.py").write_text(
        "import sys\nimport numpy\n\n\nclass SentenceTransformer:\n"
        "    def __init__(self, path, device, local_files_only):\n"
        "        print(f'loaded {path} {local_files_only}', file=sys.stderr)\n\n"
        "    def encode(self, texts, **_):\n        return numpy.eye(8, dtype='float32')[[len(t) % 8 for t in texts]]\n"
    )
    call = ("diff", *ostra(tmp_path), "--format", "json", "--semantic", str(model))
    result = run(*call, home=tmp_path, PYTHONPATH=str(library))
    assert (result.returncode, result.stderr) == (0, f"loaded {model} True\n")
    assert json.loads(result.stdout)["mode"] == "translations"


# --- learning -------------------------------------------------------------------------------------------------------


def test_a_lexicon_is_learned_and_read_back(tmp_path: Path) -> None:
    own = str(tmp_path / "own.tsv")
    adopted = str(DOSSIER / "adopted.nl.txt")
    result = run("learn-lexicon", DUTCH, SAME, ENGLISH, adopted, "-o", own, home=tmp_path)
    assert (result.returncode, result.stdout) == (0, "")
    told = result.stderr.splitlines()
    entries = sum(cell.count("|") + 1 for cell in _cells(own))
    assert told == [
        f"clausewise: {own}: {entries} entries learned from 2 texts and their translations, 84 pairs of provisions"
    ]
    assert "overeenkomst" in Path(own).read_text()
    helped = run("diff", DUTCH, ENGLISH, "--format", "json", "--lexicon", own, home=tmp_path)
    assert helped.stdout != run("diff", DUTCH, ENGLISH, "--format", "json", home=tmp_path).stdout
    assert "(learned)" in json.dumps(json.loads(helped.stdout)["changes"])
    again = run("learn-lexicon", DUTCH, SAME, ENGLISH, adopted, "-o", "-", home=tmp_path)
    assert again.stdout == Path(own).read_text()


def _cells(path: str) -> list[str]:
    rows = [line.split("\t") for line in Path(path).read_text().splitlines() if not line.startswith("#")]
    return [row[1] for row in rows[1:]]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ((DUTCH,), ("1 files are no pairs", "OLD NEW OLD NEW")),
        ((DUTCH, str(DOSSIER / "adopted.nl.txt")), ("are both in nld", "--new-lang")),
        ((DUTCH, SAME, DUTCH, str(DOSSIER / "adopted.fr.txt")), ("joint-motion.nl.txt and adopted.fr.txt", "each two")),
        ((DUTCH, "none.txt"), ("none.txt: no such file",)),
    ],
)
def test_what_cannot_be_learned_from_is_one_line(
    tmp_path: Path, files: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert_refused(run("learn-lexicon", *files, "-o", str(tmp_path / "own.tsv"), home=tmp_path), *words)
    assert not (tmp_path / "own.tsv").exists()


def test_too_few_pairs_are_refused(tmp_path: Path) -> None:
    result = run("learn-lexicon", *ostra(tmp_path), "-o", str(tmp_path / "own.tsv"), home=tmp_path)
    assert_refused(result, "pairs of provisions surely correspond, and 30 are the fewest", "give more texts")
