"""Every example of ``docs/amendments.md`` is what the program says."""

import re
import shlex

import pytest

from tests.amendments.engine.papers import Desk
from tests.corpus import ROOT

PAGE = (ROOT / "docs" / "amendments.md").read_text("utf-8")

FILES = dict(re.findall(r"^```([a-z]+\.[a-z]+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
CONSOLES = re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def commands(console: str) -> list[tuple[list[str], str]]:
    """What is typed, and what is then said."""
    return [
        (shlex.split(typed)[2:], said)
        for typed, said in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", console, re.MULTILINE)
    ]


def test_there_are_examples_of_each_command() -> None:
    typed = {words[0] for console in CONSOLES for words, _ in commands(console)}
    assert typed == {"apply", "check", "simulate", "verify"}
    assert set(FILES) == {"motion.txt", "amendments.txt", "votes.csv"}


@pytest.mark.parametrize("console", CONSOLES)
def test_the_example_is_what_is_said(desk: Desk, console: str) -> None:
    for name, text in FILES.items():
        desk.write(name, text)
    for words, said in commands(console):
        result = desk.run(*words)
        assert (result.status, result.out) == (0, said), result.err
