"""convert, validate and the start of the program."""

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.cli.test_bad_input import ADOPTED, MOTION, run
from tests.corpus import ROOT


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, cli\n"
        "sys.argv = ['clausewise', '--help']\n"
        "try:\n    cli.main()\nexcept SystemExit: pass\n"
        "heavy = {'lxml', 'weasyprint', 'jinja2', 'cobalt', 'rapidfuzz', 'diff_match_patch', 'pypdfium2'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))\n"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert "LOADED []" in shown
    assert {"convert", "validate", "diff"} <= set(re.findall(r"^  (\w+)", shown, re.MULTILINE))


def test_convert_writes_akoma_ntoso_that_validate_accepts(tmp_path: Path) -> None:
    out = tmp_path / "motion.xml"
    assert run("convert", MOTION, "-o", str(out)).returncode == 0
    result = run("validate", str(out))
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")


def test_validate_tells_one_finding_a_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xml"
    text = run("convert", MOTION).stdout.decode()
    broken.write_text(text.replace('eId="para_2"', 'eId="para_99"', 1).replace('eId="body"', 'eId="body" odd="1"'))
    result = run("validate", str(broken))
    lines = result.stdout.decode().splitlines()
    assert result.returncode == 1
    assert all(line.startswith("broken.xml: line ") for line in lines)
    assert any(": error: eid-number: eId para_99 stands on number 2." in line for line in lines)
    assert any(": error: schema: " in line for line in lines)


def test_convert_to_json_is_the_record_of_the_contract() -> None:
    record = json.loads(run("convert", MOTION, "--to", "json").stdout)
    assert record["format_version"] == "1.0"
    assert record["language"] == "en"
    assert record["kind"] == "joint-motion-for-resolution"
    assert record["references"]["procedure"] == "2099/2001(RSP)"
    assert record["source"]["name"] == "joint-motion.en.txt"
    first = record["provisions"][0]
    assert (first["eId"], first["kind"], first["num"]) == ("cits_1__cit_1", "citation", "")
    assert all(" ".join(c["text"] for c in p["clauses"]) == p["text"] for p in record["provisions"])


def test_the_suffix_chooses_and_standard_input_is_read(tmp_path: Path) -> None:
    out = tmp_path / "x.txt"
    assert run("convert", "-", "-o", str(out), data=Path(ADOPTED).read_bytes()).returncode == 0
    assert out.read_text("utf-8").startswith("P0_TA(2099)0042\n\nEuropean Parliament resolution of 5 March 2099")


def test_akoma_ntoso_in_gives_the_same_as_the_text_that_it_was_made_from(tmp_path: Path) -> None:
    out = tmp_path / "motion.xml"
    run("convert", MOTION, "-o", str(out))
    ours, theirs = (json.loads(run("convert", path, "--to", "json").stdout) for path in (MOTION, str(out)))
    assert ours["provisions"] == theirs["provisions"]
    assert theirs["source"]["format"] == "akn"


def test_same_input_same_bytes() -> None:
    assert run("convert", MOTION).stdout == run("convert", MOTION).stdout


def test_a_language_without_lexicon_gets_its_redline_and_is_told_so(tmp_path: Path) -> None:
    italian = (ROOT / "tests" / "languages" / "cases" / "it.txt").read_text("utf-8")
    other = tmp_path / "it2.txt"
    other.write_text(italian.replace("condanna fermamente", "deplora"), "utf-8")
    result = run("diff", str(ROOT / "tests" / "languages" / "cases" / "it.txt"), str(other), "--format", "json")
    record = json.loads(result.stdout)
    assert [c["operations"] for c in record["changes"] if c["operations"] != ["unchanged"]] == [["substitution"]]
    assert record["demands"] == []
    assert "lexicon-missing" in {d["code"] for d in record["diagnostics"]}
    assert b"no lexicon" in result.stderr
