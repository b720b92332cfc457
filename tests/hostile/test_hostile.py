"""Whatever a file is, ``convert`` gives a valid document or one clear error, in time, and the file never acts."""

import json
import socket
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from akoma.akn_writer import write_akn
from akoma.diagnostics import Severity
from akoma.errors import ClausewiseError
from akoma.limits import Limits, using
from akoma.reading import read_data
from akoma.validation import findings
from render.to_json import document_json, dump_json
from tests.corpus import DOSSIER, ROOT
from tests.hostile.corpus import CASES, Lure
from tests.hostile.seeds import FORMATS, damaged, good
from tests.patience import patient

SECONDS = 10
"""Within which any file is read or refused."""

CANARY = "the-canary-sings-7391"


class Door:
    """A server of this machine that only counts who knocks."""

    def __init__(self) -> None:
        self.knocks = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/x"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                visitor, _ = self._socket.accept()
            except OSError:
                return
            self.knocks += 1
            visitor.close()

    def close(self) -> None:
        """No more visitors."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    door = Door()
    yield door
    door.close()


@pytest.fixture(scope="module")
def lure(door: Door, tmp_path_factory: pytest.TempPathFactory) -> Lure:
    canary = tmp_path_factory.mktemp("canary") / "canary.txt"
    canary.write_text(CANARY)
    return Lure(str(canary), door.url)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was called")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def outcome(data: bytes, language: str = "en") -> bytes | str:
    """A valid document of Akoma Ntoso, or the one line of an error; anything else is a failure."""
    try:
        document = read_data(data, "bad.file", language)
    except ClausewiseError as problem:
        return str(problem)
    written = write_akn(document.expression)
    json.loads(dump_json(document_json(document)))
    assert [found for found in findings(written, "written") if found.severity is Severity.ERROR][:3] == []
    return written


@pytest.mark.parametrize("case", CASES)
def test_an_answer_or_one_clear_error(case: str, lure: Lure, door: Door) -> None:
    data = CASES[case](lure)
    start = monotonic()
    with using(Limits(seconds=SECONDS)):
        found = outcome(data)
    assert monotonic() - start < patient(SECONDS)
    assert isinstance(found, bytes) or (found.startswith("bad.file: ") and "; " in found and found.isprintable())
    assert CANARY not in (found if isinstance(found, str) else found.decode())
    assert door.knocks == 0


@pytest.mark.parametrize("form", FORMATS)
def test_damaged_documents(form: str) -> None:
    count = 8 if form == "pdf" else 40
    for name, data in damaged(good(form), cuts=count, flips=count):
        assert outcome(data), name


def limited() -> None:
    """In the child: no more than 1 GB, no more time than a file may take."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (int(patient(SECONDS)), int(patient(SECONDS)) + 1))


def command(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """A real run of the command line under the limits."""
    call = [sys.executable, str(ROOT / "cli.py"), *arguments]
    return subprocess.run(call, capture_output=True, check=False, preexec_fn=limited, timeout=2 * patient(SECONDS))


SAMPLE = (
    "xml: billion laughs", "xml: huge text", "xml: deep", "html: deep", "html: script", "text: one line of 50 MB",
    "text: one line of 3 MB", "text: a million short lines", "text: points", "text: escapes", "text: directions",
    "pdf: bomb", "pdf: launch", "pdf: escapes", "docx: bomb", "docx: many empty paragraphs", "other: picture",
)  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="limits on processes are those of Unix")
@pytest.mark.parametrize("case", SAMPLE)
def test_as_a_process(case: str, lure: Lure, door: Door, tmp_path: Path) -> None:
    source, target = tmp_path / "bad.file", tmp_path / "out.xml"
    source.write_bytes(CASES[case](lure))
    ended = command("convert", str(source), "-o", str(target), "--lang", "en", "--limit", f"seconds={SECONDS}")
    lines = ended.stderr.decode().splitlines()
    assert all(line.isprintable() for line in lines)
    if ended.returncode == 0:
        assert not any(found.severity is Severity.ERROR for found in findings(target.read_bytes(), "out.xml"))
        assert CANARY not in target.read_text()
    else:
        assert (ended.returncode, len(lines)) == (2, 1), lines
        assert lines[0].startswith("clausewise: error: bad.file: ")
        assert not target.exists()
    assert {path.name for path in tmp_path.iterdir()} <= {"bad.file", "out.xml"}
    assert ended.stdout == b""
    assert door.knocks == 0


ACTING = (
    "1. Calls <script>alert(1)</script> on <img src=x onerror=alert(1)> the \"Council' {{7*7}} {% x %} to act;",
    "2. Calls </script></title><!-- ]]> javascript:alert(1) &lt;b&gt; on the dam \u202eon\u202c to act;",
    "3. Calls \u009b31m on the people \u2028 of the valley \ufdd0 to act;",
)


def test_nothing_in_a_document_acts_in_a_report(tmp_path: Path) -> None:
    base = (DOSSIER / "adopted.en.txt").read_text().partition("\n1. ")[0]
    old, new = tmp_path / "<script>old.txt", tmp_path / "new.txt"
    old.write_text("\n\n".join((base, *ACTING)))
    new.write_text("\n\n".join((base, *(line.replace("act", "<svg onload=alert(2)> wait") for line in ACTING))))
    outputs = [tmp_path / f"out.{suffix}" for suffix in ("html", "json")]
    ended = command("diff", str(old), str(new), *(word for path in outputs for word in ("-o", str(path))))
    assert ended.returncode == 0, ended.stderr
    html = outputs[0].read_text()
    assert not [word for word in ("<script>alert", "<img src=x", "<svg onload", "<script>old") if word in html]
    assert "{{7*7}}" in html
    assert "\u202e" not in html
    assert json.loads(outputs[1].read_bytes())["changes"]
    shown = command("diff", str(old), str(new), "--format", "term", "--full").stdout.decode()
    assert not [char for char in shown if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") and char != "\n"]
