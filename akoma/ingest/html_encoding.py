"""From the bytes of a page to its text: byte order mark, declaration, strict UTF-8, Windows-1252, in this order.

A declaration is not believed against the evidence: bytes that are no UTF-8 are not read as such, and bytes that can
hardly be anything but UTF-8 are read as UTF-8 whatever the page says. Both are said in a diagnostic.
"""

import codecs
import re
from dataclasses import dataclass

from akoma.diagnostics import Diagnostic, warning
from akoma.errors import UnsupportedFormatError
from akoma.ingest.html_rules import rules
from akoma.sources import supported

LOOKED_AT = 8192
"""Bytes within which a declaration is looked for; browsers look at 1024, some pages have long comments."""

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MAX_CONTROLS = 0.01
"""Share of control characters above which a file is no text."""

MAX_DAMAGE = 0.2
"""Share of unreadable characters, among those beyond ASCII, up to which a UTF-8 file counts as damaged UTF-8 and not
as another encoding: a file that was cut off has one, a file in Windows-1252 has nearly all."""

FALLBACK = "cp1252"

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARATIONS = (
    re.compile(rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE),
    re.compile(rb"^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, without control characters, and what had to be guessed."""

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()


def decode_page(data: bytes, name: str) -> Decoded:
    """The text of a page. Raises UnsupportedFormatError for what is no text."""
    decoded = _decode(data)
    controls = len(CONTROLS.findall(decoded.text))
    if not controls:
        return decoded
    if controls > MAX_CONTROLS * len(decoded.text):
        raise UnsupportedFormatError(f"{name}: a binary file, not a page", supported())
    found = warning("control-characters", f"{controls} control characters were left out")
    return Decoded(CONTROLS.sub("", decoded.text), (*decoded.diagnostics, found))


def _decode(data: bytes) -> Decoded:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _read_as(data[len(bom) :], encoding)
    label = declared(data)
    encoding = _known(label)
    if encoding and encoding != "utf-8":
        return _declared_as(data, label, encoding)
    if _is_utf8(data):
        return Decoded(data.decode("utf-8"), _unknown_label(label, encoding))
    return _not_utf8(data, label, encoding)


def declared(data: bytes) -> str:
    """The encoding that a page declares, as it writes it; empty if none."""
    head = re.sub(rb"<!--.*?-->", b"", data[:LOOKED_AT], flags=re.DOTALL)
    found = next((found for pattern in _DECLARATIONS if (found := pattern.search(head))), None)
    return found[1].decode("ascii", "replace") if found else ""


def _known(label: str) -> str:
    """How a declared encoding is read; empty when it is unknown, or none for text."""
    try:
        return rules().encodings.get(codecs.lookup(label).name, "") if label else ""
    except LookupError:
        return ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _read_as(data: bytes, encoding: str) -> Decoded:
    """The text in an encoding that is certain; what is no text in it is replaced and counted."""
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    message = f"{text.count(chr(0xFFFD))} characters are damaged and cannot be read as {encoding}"
    return Decoded(text, (warning("encoding-damaged", message),))


def _declared_as(data: bytes, label: str, encoding: str) -> Decoded:
    if not data.isascii() and _is_single_byte(encoding) and _is_utf8(data):
        return Decoded(data.decode("utf-8"), (_wrong(label, "utf-8"),))
    return _read_as(data, encoding)


def _is_single_byte(encoding: str) -> bool:
    return encoding.startswith(("iso8859", "cp12", "koi8", "mac", "cp866"))


def _not_utf8(data: bytes, label: str, encoding: str) -> Decoded:
    if encoding == "utf-8" and _damage(data) <= MAX_DAMAGE:
        return _read_as(data, "utf-8")
    decoded = _read_as(data, FALLBACK)
    if encoding:
        return Decoded(decoded.text, (_wrong(label, FALLBACK), *decoded.diagnostics))
    message = f"the encoding is not declared; the page was read as {FALLBACK}"
    guessed = warning("encoding-guessed", message)
    return Decoded(decoded.text, (*_unknown_label(label, encoding), guessed, *decoded.diagnostics))


def _damage(data: bytes) -> float:
    text = data.decode("utf-8", "replace")
    beyond = sum(not char.isascii() for char in text)
    return text.count("\ufffd") / max(1, beyond)


def _wrong(label: str, encoding: str) -> Diagnostic:
    message = f"the page declares the encoding {label}, which its bytes contradict; it was read as {encoding}"
    return warning("encoding-wrong", message)


def _unknown_label(label: str, encoding: str) -> tuple[Diagnostic, ...]:
    if encoding or not label:
        return ()
    return (warning("encoding-wrong", f"the page declares the encoding {label!r}, which is not known"),)
