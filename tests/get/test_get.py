"""``clausewise get`` as a user calls it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.corpus import ROOT
from tests.get.playing import Play, page, playing
from tests.patience import patient

RC = "/doceo/document/RC-9-2099-0117_NL.html"
TA = "/doceo/document/TA-9-2099-0042_NL.html"


def get(base: str, cache: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "CLAUSEWISE_SERVER": base, "XDG_CACHE_HOME": str(cache)}
    call = [sys.executable, str(ROOT / "cli.py"), "get", *arguments]
    return subprocess.run(call, capture_output=True, check=False, timeout=patient(20), env=environment)


def test_several_documents_go_into_a_folder_with_what_is_known_of_them(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    plays = {RC: [Play(page("joint-motion", "nl"))], TA: [Play(page("adopted", "nl", "P0_TA-PROV(2099)0042"))]}
    with playing(plays) as stage:
        wanted = ("RC-B9-0117/2099", "P9_TA(2099)0042", "RC-B9-0118/2099")
        result = get(stage.base, tmp_path, *wanted, "--lang", "nl", "-o", str(out), "--metadata")
    lines = result.stderr.decode().splitlines()
    assert result.returncode == 2
    assert lines[0] == f"clausewise: RC-9-2099-0117_NL.html: nl, {stage.base}{RC}"
    assert lines[1] == f"clausewise: TA-9-2099-0042_NL.html: nl, provisional edition, {stage.base}{TA}"
    assert lines[2].startswith("clausewise: warning: TA-9-2099-0042_NL.html: this is the provisional edition")
    assert "RC-9-2099-0118_NL.html: is not there (status 404); check number, language and format" in lines[3]
    assert len(lines) == 4
    assert sorted(path.name for path in out.iterdir()) == [
        "RC-9-2099-0117_NL.html",
        "RC-9-2099-0117_NL.html.meta.json",
        "TA-9-2099-0042_NL.html",
        "TA-9-2099-0042_NL.html.meta.json",
    ]
    told = json.loads((out / "TA-9-2099-0042_NL.html.meta.json").read_bytes())
    assert (told["edition"], told["language"], told["address"]) == ("provisional", "nl", stage.base + TA)
    assert len(told["sha256"]) == 64


def test_one_document_goes_to_standard_output_and_later_comes_without_the_network(tmp_path: Path) -> None:
    body = page("joint-motion", "nl")
    with playing({RC: [Play(body)]}) as stage:
        assert get(stage.base, tmp_path, "RC-B9-0117/2099", "--lang", "nl").stdout == body
    out = tmp_path / "motion.html"
    result = get(stage.base, tmp_path, "RC-B9-0117/2099", "--lang", "nl", "--offline", "-o", str(out))
    assert (result.returncode, out.read_bytes()) == (0, body)
    assert b"as fetched 20" in result.stderr


def test_without_a_network_there_is_one_line_and_no_file(tmp_path: Path) -> None:
    with playing({}) as stage:
        pass
    out = tmp_path / "motion.html"
    result = get(stage.base, tmp_path, "RC-B9-0117/2099", "-o", str(out))
    assert result.returncode == 2
    assert result.stderr.decode().splitlines() == [
        "clausewise: error: 127.0.0.1 is out of reach (Connection refused); "
        "check the connection; --offline gives what was fetched before"
    ]
    assert not out.exists()


def test_nothing_is_kept_when_that_is_asked_for(tmp_path: Path) -> None:
    with playing({RC: [Play(page("joint-motion", "nl"))]}) as stage:
        assert get(stage.base, tmp_path, "RC-B9-0117/2099", "--lang", "nl", "--no-cache").returncode == 0
    assert not (tmp_path / "clausewise").exists()


def test_an_output_that_exists_is_not_replaced_and_nothing_is_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "motion.html"
    out.write_text("mine")
    with playing({RC: [Play(page("joint-motion", "nl"))]}) as stage:
        result = get(stage.base, tmp_path, "RC-B9-0117/2099", "--lang", "nl", "-o", str(out))
        assert stage.asked == []
    assert result.returncode == 2
    assert b"--force" in result.stderr
    assert out.read_text() == "mine"
