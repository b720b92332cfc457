"""Tests of the language data: the files, a resolution in every language, telling languages apart."""

from pathlib import Path

CASES = Path(__file__).parent / "cases"
"""One short resolution about an invented place in every language; the file is named after the ISO 639-1 code."""

# fmt: off
CODES = {
    "bul": "bg", "ces": "cs", "dan": "da", "deu": "de", "ell": "el", "eng": "en", "est": "et", "fin": "fi",
    "fra": "fr", "gle": "ga", "hrv": "hr", "hun": "hu", "ita": "it", "lav": "lv", "lit": "lt", "mlt": "mt",
    "nld": "nl", "pol": "pl", "por": "pt", "ron": "ro", "slk": "sk", "slv": "sl", "spa": "es", "swe": "sv",
}
# fmt: on
"""The official languages of the Union: ISO 639-2/T to ISO 639-1."""

EU = list(CODES)
ISO = list(CODES.values())


def case(iso: str) -> str:
    """The text of one case."""
    return (CASES / f"{iso}.txt").read_text("utf-8")
