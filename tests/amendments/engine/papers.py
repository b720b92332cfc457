"""A small text with amendments to it, and the commands run on files that hold them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from akoma.amending import read_amendments_data
from akoma.model import Expression
from akoma.reading import read_data
from differ.amendments.interpret import interpret
from differ.amendments.operation import Amendment
from tests.amendments.test_cases import Run, run
from tests.corpus import ROOT

BASE = """1. Calls on the Council to repair the old grey dykes by 2030, the bridges and the roads without any delay;
2. Invites the Commission to publish the maps of the flood plain before the summer of 2030;
3. Regrets the lack of warning in the lower town during the last flood;
4. Stresses that schools in the region of the river, as paragraph 3 says, were closed;
5. Instructs its President to forward this resolution to the Council.
"""

SCHEMA = json.loads((ROOT / "render" / "amendments.schema.json").read_text("utf-8"))


def base(text: str = BASE) -> Expression:
    return read_data(text.encode(), "base.txt", "en").expression


def amendments(*instructions: str, text: str = BASE) -> tuple[Amendment, ...]:
    paper = read_amendments_data(paper_text(instructions).encode(), "amendments.txt", "en")
    return interpret([paper], base(text)).amendments


def paper_text(instructions: Sequence[str]) -> str:
    return "\n".join(f"Amendment {number}\n{words}" for number, words in enumerate(instructions, start=1))


class Desk:
    """A folder with base.txt and amendments.json; commands are run in it as users run them."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        monkeypatch.chdir(folder)
        self.write("base.txt", BASE)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def table(self, *instructions: str | Mapping[str, object]) -> None:
        """The amendments, numbered from 1 but for those that have a number."""
        rows = [
            {"number": number, "text": one} if isinstance(one, str) else dict(one)
            for number, one in enumerate(instructions, start=1)
        ]
        self.write("amendments.json", json.dumps(rows))

    def vote(self, **results: str) -> None:
        """Results by number, as in ``_1="adopted"``."""
        lines = [f"{number.lstrip('_')},{result}" for number, result in results.items()]
        self.write("votes.csv", "\n".join(["amendment,result", *lines]) + "\n")

    def run(self, *words: str) -> Run:
        return run("amend", *words)
