"""The redlines that people expect (``cases/redlines.toml``), and a redline as one line of text."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from differ.model import Op, TextEdit

FILE = Path(__file__).parent / "cases" / "redlines.toml"

_MARKS = {
    (Op.KEEP, False): "{}",
    (Op.DELETE, False): "[-{}-]",
    (Op.INSERT, False): "{{+{}+}}",
    (Op.DELETE, True): "[~{}~]",
    (Op.INSERT, True): "{{~{}~}}",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One pair and the redline that a careful person would draw. ``lang`` is ISO 639-2/T.

    ``aside``: not looked at while tuning. ``gap``: what is reported instead today, and ``why``.
    """

    name: str
    lang: str
    old: str
    new: str
    expected: str
    aside: bool = False
    gap: str = ""
    why: str = ""


def drawn(edits: Iterable[TextEdit]) -> str:
    """Edits as ``kept [-deleted-]{+inserted+}``, with ``~`` where only the typography differs."""
    return "".join(_MARKS[edit.op, edit.formal].format(edit.text) for edit in edits)


def cases() -> list[Case]:
    """All cases of the file, in its order."""
    return [Case(**case) for case in tomllib.loads(FILE.read_text("utf-8"))["case"]]
