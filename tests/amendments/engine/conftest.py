"""A desk to work at."""

from pathlib import Path

import pytest

from tests.amendments.engine.papers import Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)
