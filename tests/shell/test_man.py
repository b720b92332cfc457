"""The manual page is one that man shows without complaint."""

import shutil
import subprocess

import pytest
from click import Command

from cli import clausewise
from commands.common_man import Entry, entries, manual_page

PAGE = manual_page(clausewise)
ENTRIES = list(entries(clausewise))


def test_commands_and_those_below_them_are_found() -> None:
    assert {"diff", "amend", "amend draft", "install-git"} <= {entry.name for entry in ENTRIES}
    assert "git-diff" not in {entry.name for entry in ENTRIES}


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.name) for entry in ENTRIES])
def test_every_command_and_option_explains_itself(entry: Entry) -> None:
    assert entry.paragraphs[0]
    assert all(told.strip() for _, told in entry.options)


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_has_no_complaint_and_shows_every_option() -> None:
    call = ["groff", "-man", "-Tutf8", "-ww", "-P-cbou", "-rLL=200n"]
    done = subprocess.run(call, input=PAGE.encode(), capture_output=True, check=True)
    assert done.stderr == b""
    shown = done.stdout.decode().replace("\u2010", "-").replace("\u2212", "-")
    for entry in ENTRIES:
        assert f"clausewise {entry.name}" in shown
        assert [term for term, _ in entry.options if term.split(" ")[0].rstrip(",") not in shown] == []


def test_a_line_is_never_taken_for_a_request() -> None:
    made = manual_page(_Group())
    assert "\n\\&.dot and \\e back\n\\(aqquote\n" in made


class _Group(Command):
    """A program whose help begins lines with what groff reads as requests."""

    def __init__(self) -> None:
        super().__init__("x", help="First.\n\n.dot and \\ back\n'quote")
