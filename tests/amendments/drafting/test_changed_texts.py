"""The dossier changed as nobody would change it: what is drafted and applied gives the new text, or it is told."""

import random
from collections.abc import Iterator

import pytest

from akoma.errors import ClausewiseError
from akoma.model import Expression
from akoma.reading import read_data
from differ.amendments.draft import draft, draft_paper
from differ.amendments.engine.applying import apply_amendments
from tests.amendments.drafting.oracle import content
from tests.fuzz.test_pipeline import TEXTS, changed

NAMES = sorted(name for name in TEXTS if name.startswith(("joint-motion", "adopted")))


def texts(number: int) -> tuple[Expression, Expression]:
    """A text and another version of it, in one language, that one changed."""
    chance = random.Random(number)
    old = chance.choice(NAMES)
    language = old.split(".")[-2]
    new = chance.choice([name for name in NAMES if name.split(".")[-2] == language])
    before, after = TEXTS[old], changed(TEXTS[new], chance)
    left, right = (read_data(text.encode(), "text", language).expression for text in (before, after))
    return left, right


def readable(numbers: range) -> Iterator[tuple[Expression, Expression]]:
    for number in numbers:
        try:
            yield texts(number)
        except ClausewiseError:  # a change may take the numbers away, and the text is refused
            continue


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_what_was_drafted_and_applied_is_the_new_text(first: int) -> None:
    tried = 0
    for old, new in readable(range(first, first + 20)):
        paper = draft_paper(old, new)
        result = content(apply_amendments(old, draft(old, new)).expression)
        told = {finding.code for finding in paper.diagnostics}
        assert result[1:] == content(new)[1:]
        assert result[0] == content(new)[0] or "title-differs" in told
        tried += 1
    assert tried > 10
