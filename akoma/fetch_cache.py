"""What was fetched before: contents by their SHA-256, and for each address which content it had and when."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from akoma.errors import SourceError
from akoma.sources import write_bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """An address and its content as it was ``retrieved`` (UTC, ISO 8601). ``final_address``: after redirects."""

    address: str
    final_address: str
    sha256: str
    retrieved: str
    content_type: str = ""
    content_language: str = ""
    etag: str = ""
    last_modified: str = ""


def cache_folder(environment: Mapping[str, str], home: str) -> Path:
    """Where it is kept, by the XDG base directory specification."""
    root = environment.get("XDG_CACHE_HOME", "")
    return Path(root if os.path.isabs(root) else f"{home}/.cache", "clausewise", "documents")


class Cache:
    """The folder, made when something is kept. What is damaged counts as not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def lock(self) -> str:
        """The file of the lock that whoever fetches holds; the folder is made for it."""
        self._make(self._folder)
        return str(self._folder / "lock")

    def find(self, address: str) -> tuple[Kept, bytes] | None:
        """What an address had when it was last fetched."""
        try:
            told: dict[str, Any] = json.loads(self._entry(address).read_bytes())
            kept = Kept(**told)
            data = self._content(kept.sha256).read_bytes()
        except (OSError, ValueError, TypeError):
            return None
        is_whole = hashlib.sha256(data).hexdigest() == kept.sha256 and kept.address == address
        return (kept, data) if is_whole else None

    def keep(self, kept: Kept, data: bytes) -> None:
        """Content first, so that no address ever names what is not there."""
        content, entry = self._content(kept.sha256), self._entry(kept.address)
        for path in (content, entry):
            self._make(path.parent)
        if not content.is_file() or hashlib.sha256(content.read_bytes()).hexdigest() != kept.sha256:
            write_bytes(str(content), data)
        write_bytes(str(entry), json.dumps(asdict(kept), indent=1, sort_keys=True).encode() + b"\n")

    def _make(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise SourceError(f"{folder}: cannot be made ({problem.strerror})", "fetch with --no-cache") from problem

    def _content(self, sha256: str) -> Path:
        return self._folder / "contents" / sha256

    def _entry(self, address: str) -> Path:
        return self._folder / "addresses" / f"{hashlib.sha256(address.encode()).hexdigest()}.json"
