"""A clause that moved is told at both of its provisions, in every language of the interface."""

import pytest

from akoma.reading import read_data
from differ.compare import compare
from differ.demands import judge
from render.compose import compose
from render.renderer import RenderOptions
from tests.demands.building import lexicons

FIRST = "1. Calls on the Council to act;"
SECOND = "2. Welcomes the report of the fishermen on the storms of last year;"
MOVED = "regrets the closing of the harbour of Brell in winter;"
OLD, NEW = f"{FIRST} {MOVED}\n\n{SECOND}\n", f"{FIRST}\n\n{SECOND} {MOVED}\n"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["“regrets the closing of the harbour …” went to Paragraph 2", "came from Paragraph 1"]),
        ("nl", ["staat nu in Paragraaf 2", "komt uit Paragraaf 1"]),
        ("de", ["steht jetzt in", "kommt aus"]),
        ("fr", ["se trouve maintenant dans", "vient de"]),
    ],
)
def test_both_provisions_say_so(language: str, told: list[str]) -> None:
    view = compose(
        judge(compare(*(read_data(text.encode(), "text.txt", "en") for text in (OLD, NEW))), lexicons()),
        RenderOptions(language=language),
    )
    tags = [" ".join(row.tags) for part in view.parts for row in part.rows]
    assert len(tags) == len(told)
    assert all(words in found for words, found in zip(told, tags, strict=True)), tags
