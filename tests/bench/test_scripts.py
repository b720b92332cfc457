"""The scripts that are run by hand, each on a little: that they run, and that what they print is what it says."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from akoma.reading import read
from bench import amendments, calibrate, calibrate_across, calibrate_summaries
from bench.parallel import Tally, perturbed, texts
from differ.across.calibration import TERMS
from differ.calibration import Found
from tests.corpus import DOSSIER


def test_many_amendments_are_applied_and_checked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(amendments, "APPLIED", 600.0)
    monkeypatch.setattr(amendments, "CHECKED", 600.0)
    assert amendments.main(["40", "20"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "40 amendments to 20 paragraphs, reading the instructions included"
    assert re.fullmatch(r"apply: \d+\.\d\d s \(at most 600 s\)", lines[1])
    assert re.fullmatch(r"check: \d+\.\d\d s \(at most 600 s\)", lines[2])
    told = re.fullmatch(r"applied: 40; conflicts: (\d+) in (\d+) groups", lines[3])
    assert told
    assert 1 <= int(told[2]) <= int(told[1]) <= 4, "one in ten meets another one"


def test_what_takes_too_long_has_a_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(amendments, "CHECKED", 0.0)
    assert amendments.main(["4", "4"]) == 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six parallel texts: the invented motion in two languages, provision by provision, each from another one on."""
    home = tmp_path_factory.mktemp("parallel")
    sides = [[unit.text for unit in read(str(DOSSIER / f"joint-motion.{code}.txt")).expression.walk()] for code in
             ("nl", "en")]  # fmt: skip
    assert len(sides[0]) == len(sides[1])
    for number in range(6):
        place = home / f"text{number}"
        place.mkdir()
        for name, lines in zip(("src", "tgt"), sides, strict=True):
            rows = [json.dumps({"text": line}) for line in lines[number:]]
            (place / f"{name}.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
        (place / "gold.json").write_text(json.dumps([[i, i] for i in range(len(sides[0]) - number)]))
    (home / "notes").mkdir()
    return home


def test_every_third_text_is_set_aside(folder: Path) -> None:
    assert [path.name for path in texts(folder, set_aside=True)] == ["text2", "text5"]
    assert [path.name for path in texts(folder, set_aside=False)] == ["text0", "text1", "text3", "text4"]


@pytest.mark.parametrize("seed", range(5))
def test_a_perturbed_text_keeps_its_truth(folder: Path, seed: int) -> None:
    text = perturbed(folder / "text0", seed)
    assert text == perturbed(folder / "text0", seed)
    source, target = (
        [json.loads(line)["text"] for line in (folder / "text0" / f"{name}.jsonl").read_text("utf-8").splitlines()]
        for name in ("src", "tgt")
    )
    assert text.links
    for i, j in text.links:
        assert any(old in text.left[i] and new in text.right[j] for old, new in zip(source, target, strict=True))
    assert {j for _, j in text.links} >= text.moved


def test_a_tally_of_what_is_right_wrong_and_missed(folder: Path) -> None:
    text = perturbed(folder / "text0", 1)
    whole, nothing, half = Tally(), Tally(), Tally()
    whole.add(text, text.links)
    nothing.add(text, frozenset())
    half.add(text, frozenset({*list(text.links)[: len(text.links) // 2], (-1, -1)}))
    assert (whole.precision, whole.recall, whole.f1) == (1.0, 1.0, 1.0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (0.0, 0.0, 0.0)
    assert whole.line().startswith("P 1.000  R 1.000  F1 1.000  moves ")
    assert 0.4 < half.recall < 0.6
    assert 0.9 < half.precision < 1.0


def test_weights_are_fitted_and_reported(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibrate_across, "FITTING_SEEDS", (1,))
    monkeypatch.setattr(calibrate_across, "REPORTING_SEEDS", (11,))
    calibrate_across.main([f"{folder}:nld:eng"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "[translations]"
    table = lines[1 : 1 + len(TERMS)]
    assert [line.split(" = ")[0] for line in table] == list(TERMS)
    report = lines[1 + len(table) :]
    assert [line for line in report if re.fullmatch(r"0\.\d: \d+ links, said 0\.\d\d, right [01]\.\d\d", line)]
    assert re.fullmatch(r"calibration error 0\.\d{3}", report[-3])
    assert report[-2].startswith("from 0.8 on: ")
    assert report[-1].startswith("nld eng: P ")


@pytest.fixture
def small_calibration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The calibration of versions on little, and a table of our own in place of the real one."""
    for name, value in {"BILLS": (("easy", 200),), "TUNING_SEEDS": (1, 2), "HELD_OUT_SEEDS": (11,)}.items():
        monkeypatch.setattr(calibrate, name, value)
    monkeypatch.setattr(calibrate, "TABLE", tmp_path / "calibration.toml")
    return tmp_path / "calibration.toml"


BIN = re.compile(r" *0\.\d\d to [01]\.\d\d +\d+ +0\.\d{3} +[01]\.\d{3}")


def test_the_confidence_of_versions_is_judged(small_calibration: Path, capsys: pytest.CaptureFixture[str]) -> None:
    calibrate.main(["--report", str(DOSSIER / "adopted.en.txt")])
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["confidence", "cases", "mean", "right"]
    assert rows
    assert [row for row in rows if not BIN.fullmatch(row)] == []
    assert not small_calibration.exists(), "nothing is written unless it is asked for"


def test_the_confidence_of_versions_is_fitted_and_written(
    small_calibration: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ["--fit", str(DOSSIER / "joint-motion.en.txt"), "--report", str(DOSSIER / "adopted.en.txt"), "--write"]
    with pytest.raises(ValueError, match=r"samples of .*recast.*: fit on more documents"):
        calibrate.main(call)
    assert not small_calibration.exists()
    monkeypatch.setattr(calibrate, "SELDOM", {way: [(1.0, 0.85)] for way in Found})
    calibrate.main(call)
    rows = capsys.readouterr().out.splitlines()
    text = small_calibration.read_text("utf-8")
    assert [row for row in rows if f"# {row}\n" not in text] == []
    for curve in tomllib.loads(text)["curves"].values():
        strengths, chances = zip(*curve, strict=True)
        assert list(strengths) == sorted(strengths)
        assert list(chances) == sorted(chances)
        assert all(0 <= chance <= 1 for chance in chances)


def test_the_confidence_of_summaries_is_judged_and_fitted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table, press = tmp_path / "calibration.toml", str(DOSSIER.parent / "dossier-press")
    table.write_text("[translations]\nbias = 1.0\n")
    monkeypatch.setattr(calibrate_summaries, "TABLE", table)
    calibrate_summaries.main(["--fit", str(DOSSIER), "--report", press, "--write"])
    rows = capsys.readouterr().out.splitlines()
    assert any(re.fullmatch(r" +all F1 [01]\.\d\d, precision [01]\.\d\d; of the sure [01]\.\d\d", row) for row in rows)
    assert re.fullmatch(r"expected calibration error 0\.\d{3}", rows[-1])
    text = table.read_text("utf-8")
    assert f"# {rows[-1]}\n[summary]\n" in text
    assert text.startswith("[translations]\nbias = 1.0\n\n# Summaries.")
    assert tomllib.loads(text)["summary"]


def test_what_is_set_aside_is_never_fitted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "truth.json").write_text(json.dumps({"set_aside": True}))
    with pytest.raises(SystemExit):
        calibrate_summaries.main(["--fit", str(tmp_path)])
    assert "a dossier that is set aside is for reporting only" in capsys.readouterr().err
