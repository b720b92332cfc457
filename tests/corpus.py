"""Where the real documents lie, when they are there: beside the project, never in it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
DOSSIER = ROOT / "fixtures" / "dossier"

RC1 = CORPUS / "002_5ecc9e9fbff2acb7.txt"

needs_corpus = pytest.mark.skipif(not RC1.exists(), reason=f"the real documents are not there: {CORPUS}")
