"""Peers: other tools, as ``peers.toml`` lists them, and which of them are installed here."""

import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import which

from akoma.errors import ClausewiseError

NONE, ALL = "none", "all"
"""What ``--peers`` takes beside names."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool. The fields are explained at the top of ``peers.toml``."""

    name: str
    form: str
    command: Sequence[str]
    statuses: Sequence[int]
    program: str = ""
    module: str = ""
    marks: str = ""

    def call(self, old: str, new: str, python: str) -> list[str]:
        """The command for two files."""
        places = {"{old}": old, "{new}": new, "{python}": python}
        return [places.get(word, word) for word in self.command]


@cache
def known() -> Mapping[str, Peer]:
    """All peers by name, in the order of the file."""
    tables = tomllib.loads(Path(__file__).with_name("peers.toml").read_text(encoding="utf-8"))
    return {name: Peer(name, **table) for name, table in tables.items()}


def chosen(names: str) -> list[Peer]:
    """The peers with these names (``all``, ``none``, or names with commas)."""
    if names in (ALL, NONE):
        return list(known().values()) if names == ALL else []
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    if unknown := [name for name in wanted if name not in known()]:
        raise ClausewiseError(f"no peer is called {', '.join(unknown)}", f"choose from {', '.join(known())}")
    return [known()[name] for name in wanted]


def is_installed(peer: Peer, python: str = sys.executable) -> bool:
    """Whether its program is on the path, or its module can be imported by this interpreter."""
    if peer.program:
        return which(peer.program) is not None
    probe = [python, "-W", "ignore", "-c", f"import {peer.module}"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0
