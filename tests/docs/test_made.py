"""What is made from the program is what the program says today, and the guide speaks of every command."""

import re
from pathlib import Path

import pytest
from click import Context, Group, Option

from cli import clausewise
from commands.common_man import entries
from differ.model import Verdict
from tests.corpus import ROOT
from tests.docs.made import DOCS, PART, PARTS, pages
from tests.docs.photographs import MOST_BYTES, PICTURES, SHOTS

GUIDE = (DOCS / "guide.md").read_text("utf-8")
REFERENCE = (DOCS / "reference.md").read_text("utf-8")
MADE = pages()
COMMANDS = [entry.name for entry in entries(clausewise)]


@pytest.mark.parametrize("path", MADE, ids=[path.name for path in MADE])
def test_it_is_what_the_program_says(path: Path) -> None:
    assert path.exists(), "run: python -m tests.docs.made"
    assert path.read_bytes() == MADE[path], "run: python -m tests.docs.made"


def test_no_schema_is_left_over() -> None:
    assert {*(DOCS / "schemas").iterdir()} <= {*MADE}


def test_every_made_part_has_its_place() -> None:
    assert {part[1] for part in PART.findall(REFERENCE)} == {*PARTS}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_guide_shows_every_command(command: str) -> None:
    assert f"clausewise {command}" in GUIDE


def options(group: Group, words: str = "") -> list[tuple[str, str]]:
    """Every option of every command that is not hidden, found without the code that makes the reference."""
    found = []
    for name in group.list_commands(Context(group)):
        command = group.get_command(Context(group), name)
        assert command is not None
        if command.hidden:
            continue
        called = f"{words} {name}".strip()
        found += [(called, flag) for one in command.params if isinstance(one, Option) for flag in one.opts]
        if isinstance(command, Group):
            found += options(command, called)
    return found


def test_every_option_is_in_the_reference() -> None:
    assert isinstance(clausewise, Group)
    sections = dict(re.findall(r"^### clausewise (.+)\n((?:(?!^##).*\n)*)", REFERENCE, re.MULTILINE))
    assert {*COMMANDS} <= {*sections}
    assert [(name, flag) for name, flag in options(clausewise) if f"{flag}" not in sections[name]] == []


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("page", [GUIDE, REFERENCE], ids=["guide", "reference"])
def test_every_verdict_is_explained(page: str, verdict: Verdict) -> None:
    assert re.search(rf"^\|.*\b{verdict.value}\b", page, re.MULTILINE)


@pytest.mark.parametrize("name", [*SHOTS, "pdf"])
def test_every_picture_is_there_is_shown_and_is_small(name: str) -> None:
    assert 5_000 < (PICTURES / f"{name}.png").stat().st_size <= MOST_BYTES
    assert re.search(rf"!\[[^\]]{{20,}}\]\(pictures/{name}\.png\)", GUIDE)


PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])


@pytest.mark.parametrize("page", PAGES, ids=[path.name for path in PAGES])
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        file = (page.parent / path) if path else page
        assert file.exists(), target
        if anchor:
            heads = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}, target
