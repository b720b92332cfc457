"""``clausewise amend draft`` as users call it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from akoma.errors import ClausewiseError
from commands.amending.draft import COMMAND
from tests.amendments.drafting.papers import FIXTURES

OLD, NEW = (str(FIXTURES / "dossier" / f"{name}.en.txt") for name in ("joint-motion", "adopted"))


def run(*words: str) -> Result:
    return CliRunner().invoke(COMMAND, words, standalone_mode=False)


def test_sentences_on_standard_output() -> None:
    result = run(OLD, NEW, "--author", "Anna Berg", "--author", "Piet Maas", "--group", "River", "--number-from", "7")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "Amendment 7\nTabled by Anna Berg, Piet Maas\non behalf of the River Group\nIn the title"
    )
    assert "In paragraph 11, replace the words “Calls on” with the word “Urges”." in result.stdout


def test_the_suffix_chooses_the_form(tmp_path: Path) -> None:
    names = ["a.html", "a.pdf", "a.docx", "a.xml", "a.json", "a.txt", "a.md"]
    result = run(OLD, NEW, *(word for name in names for word in ("-o", str(tmp_path / name))))
    assert result.exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert all(path.stat().st_size > 1000 for path in tmp_path.iterdir())
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_sentences_in_another_language_quote_the_text_as_it_is() -> None:
    told = run(OLD, NEW, "--ui-lang", "nl").stdout
    assert told.startswith("Amendement 1\n")
    assert "In paragraaf 11" in told
    assert "Calls on" in told


def test_locations_in_another_language() -> None:
    record = json.loads(run(OLD, NEW, "--ui-lang", "fr", "--format", "json").stdout)
    assert record["amendments"][1]["location"] == "Visa 5 a (nouveau)"
    assert record["amendments"][1]["originalLanguage"] == "en"


def test_exit_code_tells_whether_there_is_anything_to_amend() -> None:
    assert run(OLD, NEW, "--exit-code", "--format", "json").return_value == 1
    same = run(OLD, OLD, "--exit-code")
    assert same.return_value == 0
    assert same.stdout == "The two texts agree: there is nothing to amend.\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((OLD, str(FIXTURES / "dossier" / "adopted.nl.txt")), r"two languages \(en and nl\)"),
        ((OLD, NEW, "--ui-lang", "it"), "no sentences in 'it'"),
        ((OLD, NEW, "--format", "odt"), "no output format 'odt'"),
        (("-", "-"), "only one of the two texts"),
    ],
)
def test_what_cannot_be_done_is_said(words: tuple[str, ...], message: str) -> None:
    result = run(*words)
    assert isinstance(result.exception, ClausewiseError)
    assert result.exception.message
    with pytest.raises(ClausewiseError, match=message):
        raise result.exception


def test_no_partial_file_when_the_texts_cannot_be_read(tmp_path: Path) -> None:
    result = run(OLD, str(tmp_path / "absent.txt"), "-o", str(tmp_path / "a.docx"))
    assert isinstance(result.exception, ClausewiseError)
    assert not (tmp_path / "a.docx").exists()


def test_words_that_no_sentence_can_quote_are_refused_with_another_way(tmp_path: Path) -> None:
    old, new, out = (tmp_path / name for name in ("old.txt", "new.txt", "out.txt"))
    text = "1. Calls on the Council to act now;\n2. Thanks the mayor of the town.\n"
    old.write_text(text, "utf-8")
    new.write_text(text.replace("now", '“ so ‘ then « and „ " x now'), "utf-8")
    result = run(str(old), str(new), "--lang", "en", "-o", str(out))
    assert isinstance(result.exception, ClausewiseError)
    assert result.exception.message == (
        "amendment 1 (Paragraph 1): no instruction in eng says this insertion so that it is read back"
    )
    assert result.exception.hint == "draft it in two columns: --format html, docx or json"
    assert not out.exists()
    assert run(str(old), str(new), "--lang", "en", "-o", str(tmp_path / "out.html")).exception is None
