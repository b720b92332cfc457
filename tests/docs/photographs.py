"""The pictures of the guide: real pages of the invented dossier in a browser, and a page of the PDF.

``python -m tests.docs.photographs`` takes them anew; Chromium and Playwright are needed. They are not compared by a
test: fonts and browsers differ. The tests only see to it that each is there, is shown, and is small.
"""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.corpus import DOSSIER, ROOT

PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 150_000
WIDTH, HEIGHT = 1100, 700
COLOURS = 64
"""Enough for text and the few colours of a redline; four times smaller than all of them."""

SHOTS = {
    "answer": ("versions", ""),
    "demand": ("versions", "#verdict-softened"),
    "redline": ("versions", "#new-para_12"),
    "translation": ("translations", "#new-para_12"),
    "trace": ("trace", "#table"),
}
"""Picture: the page, and where on it."""

CALLS = {
    "versions": ("diff", "joint-motion.en.txt", "adopted.en.txt"),
    "translations": ("diff", "joint-motion.nl.txt", "adopted.en.txt"),
    "trace": ("trace", "joint-motion.en.txt", "adopted.en.txt", "press-release.en.txt", "article.en.txt"),
}


def main() -> None:
    """Take all pictures."""
    from tests.render.html.pages import browser

    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as running:
        for name in CALLS:
            _made(name, Path(folder) / f"{name}.html")
        for picture, (page, place) in SHOTS.items():
            _save(picture, _shot(running, Path(folder) / f"{page}.html", place))
        _save("pdf", _first_page(_made("versions", Path(folder) / "versions.pdf")))


def _made(name: str, target: Path) -> Path:
    command, *texts = CALLS[name]
    call = [sys.executable, str(ROOT / "cli.py"), command, *(str(DOSSIER / text) for text in texts), "-o", str(target)]
    subprocess.run(call, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "0"})
    return target


def _shot(running: Any, file: Path, place: str) -> bytes:
    window = running.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    window.goto(file.as_uri() + place)
    window.wait_for_timeout(300)
    taken: bytes = window.screenshot()
    window.close()
    return taken


def _first_page(file: Path) -> bytes:
    from pypdfium2 import PdfDocument

    with PdfDocument(file) as document:
        image = document[0].render(scale=1.3).to_pil()
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _save(name: str, taken: bytes) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(taken)) as image:
        image.convert("RGB").quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
