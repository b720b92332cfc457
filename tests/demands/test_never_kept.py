"""Words that turn a demand round, and orders of words that do: never judged kept, strengthened or softened."""

import tomllib

import pytest

from akoma.reading import read_data
from differ.compare import compare
from differ.demands import judge
from differ.model import Verdict
from tests.demands.building import lexicons
from tests.demands.cases import FOLDER

PAIRS = tomllib.loads((FOLDER / "never_kept.toml").read_text("utf-8"))["pair"]

ALLOWED = {Verdict.UNCLEAR, Verdict.CONTRADICTED, Verdict.MIXED}


@pytest.mark.parametrize("pair", [pytest.param(p, id=p["new"][:60]) for p in PAIRS])
def test_it_is_said_to_be_unclear(pair: dict[str, str]) -> None:
    documents = (read_data(f"1. {pair[side]}".encode(), side, pair["language"]) for side in ("old", "new"))
    found = judge(compare(*documents), lexicons()).demands
    assert {demand.verdict for demand in found} <= ALLOWED, [(d.verdict, d.axes) for d in found]


INTRO = "1. Calls on the Commission {}to:\n\n(a) open the archive of the port;\n\n(b) repair the bridge in the valley;"


@pytest.mark.parametrize("words", ["not ", "consider whether ", "immediately ", "if funds allow, "])
def test_a_changed_intro_is_seen_in_its_points(words: str) -> None:
    old, new = (read_data(INTRO.format(w).encode(), "x", "en") for w in ("", words))
    found = [d for d in judge(compare(old, new), lexicons()).demands if "point" in d.quote.provision]
    assert found
    assert Verdict.KEPT not in {demand.verdict for demand in found}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Strongly condemns the closure of the port;", "Condemns strongly the closure of the port;"),
        ("Calls for the report within two years;", "Calls for the report within 24 months;"),
    ],
)
def test_what_says_the_same_does_not_shift(old: str, new: str) -> None:
    documents = (read_data(f"1. {text}".encode(), "x", "en") for text in (old, new))
    found = judge(compare(*documents), lexicons()).demands
    assert {demand.verdict for demand in found} <= {Verdict.KEPT, Verdict.UNCLEAR}
