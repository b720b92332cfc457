"""Whether pages look as they are set: for letters as wide as those of Arial."""

import subprocess

import pytest

WIDTHS = ("Liberation Sans", "Noto Sans", "Arial", "Helvetica")
"""Fonts that the style sheets name first, and others of their width."""


def _has_usual_font() -> bool:
    try:
        found = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False).stdout
    except OSError:  # no fontconfig: macOS, Windows, which have such fonts
        return True
    return any(name in found for name in WIDTHS)


usual_font = pytest.mark.skipif(
    not _has_usual_font(),
    reason="no font as wide as Arial is installed (fonts-liberation has one): lines break elsewhere",
)
