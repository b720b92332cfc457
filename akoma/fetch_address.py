"""From a document number, or the address of a document page, to the address of the file. Pure; the rules are data."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlsplit

from akoma.errors import SourceError

_HINT = "give a number (RC-B9-0393/2023, B9-0405/2023, A9-0123/2023, P9_TA(2023)0356) or the address of a document page"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document: its name on the server (``RC-9-2023-0393``), language (ISO 639-1) and format (``html``)."""

    document: str
    language: str
    format: str

    @property
    def file_name(self) -> str:
        """As the server calls it: ``RC-9-2023-0393_NL.html``."""
        return f"{self.document}_{self.language.upper()}.{self.format}"


@cache
def rules() -> dict[str, Any]:
    """The data file."""
    return tomllib.loads((files("akoma") / "fetch.toml").read_text("utf-8"))


def formats() -> tuple[str, ...]:
    """The formats that can be asked for."""
    return tuple(rules()["formats"])


def wanted(text: str, language: str = "", form: str = "") -> Wanted:
    """What a number or an address names. ``language`` and ``form`` count for more than what an address says.

    Raises SourceError for what is neither, or is on another server.
    """
    asked = text.strip()
    found = _of_address(asked) if "://" in asked else _of_number(asked)
    tongue = (language or found.get("language") or rules()["language"]).lower()
    if tongue not in rules()["languages"]:
        raise SourceError(
            f"the Parliament publishes nothing in {tongue!r}", f"choose from {', '.join(rules()['languages'])}"
        )
    kind = form or found.get("suffix") or rules()["format"]
    if kind not in formats():
        raise SourceError(f"{asked}: no format {kind!r}", f"choose from {', '.join(formats())}")
    return Wanted(found["document"], tongue, kind)


def _of_number(text: str) -> dict[str, str]:
    plain = re.sub(r"\s+", "", text).upper().translate(_DASHES)
    for rule in rules()["numbers"]:
        if found := re.fullmatch(rule["pattern"], plain):
            return {"document": rule["document"].format(**found.groupdict())}
    raise SourceError(f"{text}: is no document number", _HINT)


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
"""Word processors write hyphens in many ways."""


def _of_address(text: str) -> dict[str, str]:
    parts = urlsplit(text)
    if parts.scheme not in ("https", "http") or not in_family(parts.hostname or "", rules()["family"]):
        raise SourceError(f"{text}: is not on the server of the Parliament ({rules()['family']})", _HINT)
    place = unquote(f"{parts.path}?{parts.query}")
    for rule in rules()["addresses"]:
        if found := re.search(rule["pattern"], place):
            told = {name: value for name, value in found.groupdict().items() if value}
            return {**told, "document": rule["document"].format(**told)}
    raise SourceError(f"{text}: names no document", _HINT)


def in_family(host: str, family: str) -> bool:
    """Whether a host is the one of that name, or below it."""
    name = host.lower().rstrip(".")
    return name == family or name.endswith(f".{family}")


def server(environment: Mapping[str, str], asked: str = "") -> str:
    """The server to ask: the one named, else that of the environment, else the Parliament's.

    Raises SourceError unless it is https; a server on this machine may be http.
    """
    base = (asked or environment.get(rules()["variable"], "") or rules()["server"]).rstrip("/")
    parts = urlsplit(base)
    is_here = parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or not (parts.scheme == "https" or is_here):
        raise SourceError(f"{base}: is no server to ask", "name one as in https://host")
    return base


def address(base: str, want: Wanted) -> str:
    """The address of a file on a server."""
    path = rules()["path"].format(document=want.document, language=want.language.upper(), suffix=want.format)
    return f"{base}{path}"
