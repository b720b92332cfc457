"""One browser for all tests of this folder, a fresh window for each."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.patience import patient
from tests.render.html.pages import browser, page_of

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    with browser() as running:
        yield running


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of a report: ``opened("versions", at="#demands", language="nl", color_scheme="dark")``.

    Whatever the browser complains of fails the test, and so does any request but the one for the file.
    """
    contexts: list[Any] = []
    wrong: list[str] = []

    def show(name: str, at: str = "", language: str = "en", **window: Any) -> Any:
        file = tmp_path / f"{name}.{language}.html"
        file.write_bytes(page_of(name, language))
        window.setdefault("viewport", {"width": 1280, "height": 900})
        contexts.append(chromium.new_context(**window))
        page = contexts[-1].new_page()
        page.set_default_timeout(1000 * patient(2))
        page.on("console", lambda said: wrong.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
        page.on("request", lambda asked: wrong.append(f"request: {asked.url}") if asked.url != file.as_uri() else None)
        page.goto(file.as_uri() + at)
        return page

    yield show
    for context in contexts:
        context.close()
    assert not wrong
