"""Confidence: a probability that holds, and what must never be sure."""

import pytest

from akoma.model import EId, Note, Provision, ProvisionKind
from bench.calibrate import Sample, fitted, histories, reliability, samples
from differ.calibration import Found, Rating, probability, table
from differ.coding import Coding, runs
from differ.compare import compare
from differ.evidence import gathered
from differ.model import REVIEW_BELOW, ChangeKind
from differ.units import Texts, units
from differ.words import ratio
from tests.differ import document, paragraphs

BEFORE = "Condemns in the strongest terms the attack on the corridor and the blockade that preceded it;"
AFTER = "Welcomes the deployment of a civilian monitoring mission along the border between both countries;"
DROPPED = "Calls on the Commission to increase humanitarian assistance to refugees and their host communities;"
ANEW = "Wants those who had to flee, and those who took them in, to get more help from the Union in future;"


def test_a_paragraph_written_anew_at_its_place_is_never_surely_gone() -> None:
    found = compare(paragraphs(BEFORE, DROPPED, AFTER), paragraphs(BEFORE, ANEW, AFTER)).changes
    doubtful = [change for change in found if set(change.kinds) & {ChangeKind.REPEAL, ChangeKind.INSERTION}]
    assert len(doubtful) == 2
    assert all(change.correspondence.confidence < REVIEW_BELOW for change in doubtful)


def test_a_paragraph_that_nothing_stands_for_is_surely_gone() -> None:
    (gone,) = [
        c
        for c in compare(paragraphs(BEFORE, DROPPED, AFTER), paragraphs(BEFORE, AFTER)).changes
        if not c.correspondence.new
    ]
    assert gone.correspondence.confidence > 0.95


def test_a_paragraph_of_another_place_or_length_stands_for_nothing() -> None:
    found = compare(paragraphs(BEFORE, DROPPED, AFTER), paragraphs(BEFORE, AFTER, ANEW)).changes
    assert all(change.correspondence.confidence > 0.95 for change in found)
    short = compare(paragraphs(BEFORE, DROPPED, AFTER), paragraphs(BEFORE, "Regrets this;", AFTER)).changes
    assert all(change.correspondence.confidence > 0.95 for change in short)


@pytest.mark.parametrize("found", Found)
def test_probability_rises_with_strength(found: Found) -> None:
    rising = [probability(Rating(found, n / 100)) for n in range(101)]
    assert rising == sorted(rising)
    assert 0.0 < rising[0] <= rising[-1] < 1.0


def test_the_curve_follows_the_share_that_is_right() -> None:
    weak = [Sample(Rating(Found.EDITED, 0.4 + n / 1000), n % 2 == 0) for n in range(100)]
    strong = [Sample(Rating(Found.EDITED, 0.8 + n / 1000), n % 20 > 0) for n in range(100)]
    others = [Sample(Rating(way, 1.0), True) for way in Found if way is not Found.EDITED for _ in range(40)]
    curves = fitted([*strong, *weak, *others])
    assert probability(Rating(Found.EDITED, 0.45), curves) == pytest.approx(0.5, abs=0.05)
    assert probability(Rating(Found.EDITED, 0.85), curves) == pytest.approx(0.95, abs=0.04)
    assert probability(Rating(Found.SAME, 1.0), curves) == pytest.approx(41 / 42, abs=0.001)


def test_the_report_counts_every_case() -> None:
    (bill, *_) = histories([11], [])
    found = list(samples(bill))
    rows = reliability(found, table())[1:]
    assert sum(int(row.split()[3]) for row in rows) == len(found)


def test_a_reference_is_one_atom() -> None:
    coding = Coding()
    for atom in ("5(2)(b)", "2023/2879(RSP)", "12,5", "RC-B9-0393/2023", "2016/679"):
        assert len(coding.plain(f"under {atom}, as amended")) == 4
    assert coding.plain("Article 5(2)(b);") == coding.plain("article 5(2)(b)")
    assert coding.plain("(Article 5(2))") == coding.plain("Article 5(2)")
    one, other = (coding.weighted(coding.plain(f"Article 5(2)({letter})")) for letter in "bc")
    assert ratio(one, other) == 0.5


def test_marks_and_case_are_no_words() -> None:
    coding = Coding()
    assert coding.plain("The “Aid”, of the Union’s") == coding.plain("the aid - of the union's")
    assert coding.plain("…") != ""


def test_long_texts_are_found_by_some_of_their_runs() -> None:
    coding = Coding()
    text = " ".join(f"word{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10]}" for n in range(100))
    kept = runs(coding.plain(text))
    assert 10 <= len(kept) <= 60
    assert kept & runs(coding.plain(f"first of all {text}"))


def test_notes_are_evidence_and_no_words() -> None:
    plain = Provision(ProvisionKind.PARAGRAPH, EId("p1"), "1.", "Recalls its resolution;")
    noted = Provision(
        ProvisionKind.PARAGRAPH, EId("p1"), "1.", "Recalls its resolution;", notes=(Note("1", "OJ C 214.", 3),)
    )
    texts = Texts(units(document([plain]).expression), units(document([noted]).expression))
    assert texts.likeness(0, 0) == 1.0
    assert {item.signal: item.score for item in gathered(noted, noted)}["notes"] == 1.0
    assert "notes" not in {item.signal for item in gathered(plain, noted)}
