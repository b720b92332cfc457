"""Reports against their sources: what each segment reports, in one language and across two."""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akoma.model import DocumentKind
from akoma.reading import read
from bench.calibrate_summaries import gathered, judged, reliability
from differ.across.reporting import HEADLINE
from differ.across.salience import left_out
from differ.across.summaries import ClaimKind, Summary, compare_summary, headline, summarised
from differ.across.summaries_calibration import ACCEPTED, weights
from differ.across.summaries_pairs import pairs
from differ.lexicon import load
from differ.model import REVIEW_BELOW, ChangeKind, Family, Mode
from tests.across.building import document, motion, report
from tests.corpus import CORPUS, DOSSIER, RC1, ROOT, needs_corpus

HARBOUR = ROOT / "fixtures" / "dossier-harbour"
SET_ASIDE = ROOT / "fixtures" / "dossier-press"
KINDS = ("press-release", "article", "statement", "letter")
CODES = {"en": "eng", "nl": "nld", "fr": "fra", "de": "deu"}


@cache
def summary(base: Path, text: Path) -> Summary:
    return summarised(read(str(base)), read(str(text)))


def reported(found: Summary) -> dict[str, tuple[str, ...]]:
    """Segment → what it reports."""
    return {change.correspondence.new[0]: change.correspondence.old for change in found.comparison.changes}


def sure(found: Summary) -> dict[str, set[str]]:
    """Segment → what it reports without doubt."""
    links = [(one.claim.segment, link) for one in found.claims for link in one.links]
    return {
        segment: {link.provision for own, link in links if own == segment and link.confidence >= REVIEW_BELOW}
        for segment in reported(found)
    }


# --- what holds for every report --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("folder", [DOSSIER, HARBOUR, SET_ASIDE], ids=lambda folder: folder.name)
def test_every_segment_stands_in_one_change(folder: Path, name: str, language: str) -> None:
    found = summary(folder / f"joint-motion.{language}.txt", folder / f"{name}.en.txt").comparison
    assert found.mode is Mode.SUMMARY
    segments = [provision.eid for provision in found.new.expression.walk()]
    assert [change.correspondence.new for change in found.changes] == [(eid,) for eid in segments]
    known = {provision.eid for provision in found.old.expression.walk()}
    for change in found.changes:
        assert set(change.correspondence.old) <= known
        expected = ChangeKind.REPLACEMENT if change.correspondence.old else ChangeKind.INSERTION
        assert change.kinds == (expected,)
        assert 0 < change.correspondence.confidence < 1


WORDS = [
    "MEPs call on the Council",
    "to adopt sanctions",
    "and",
    "condemn",
    "attack",
    "5 March 2099",
    ".",
    "“",
    "”",
    ":",
]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=15), min_size=1, max_size=4))
def test_every_segment_of_any_words_stands_in_one_change(texts: list[list[str]]) -> None:
    base = motion("Condemns the attack;", "Calls on the Council to adopt sanctions by 5 March 2099;")
    found = compare_summary(document(base), document(report(*(" ".join(words) for words in texts))))
    assert [change.correspondence.new[0] for change in found.changes] == [f"seg_{n}" for n in range(1, len(texts) + 1)]


def test_the_same_texts_give_the_same_answer() -> None:
    base, text = read(str(DOSSIER / "joint-motion.nl.txt")), read(str(DOSSIER / "article.en.txt"))
    assert summarised(base, text) == summarised(base, text)


def test_an_empty_source_has_nothing_to_report() -> None:
    found = compare_summary(document(motion()), document(report("MEPs call on the Council to adopt sanctions.")))
    assert [change.correspondence.old for change in found.changes] == [()]


# --- by example -------------------------------------------------------------------------------------------------------

FLOOD = motion(
    "Condemns the opening of the sluice gates of the Kelmoor Dam, which cost dozens of people their lives;",
    "Calls on the Council to adopt targeted sanctions against the officials who gave the order; demands the release of "
    "the journalists who were arrested;",
    "Asks the Commission to present a plan for the rebuilding of homes and schools worth at least EUR 25 million;",
    "Instructs its President to forward this resolution to the Council and the Commission.",
)


def flood(*segments: str, title: str = "", kind: DocumentKind = DocumentKind.PRESS_RELEASE) -> Summary:
    return summarised(document(FLOOD), document(report(*segments, title=title, kind=kind)))


def test_a_segment_may_report_several_provisions() -> None:
    text = (
        "MEPs condemn the opening of the sluice gates of the Kelmoor Dam. They call on the Council to adopt targeted "
        "sanctions against the officials who gave the order."
    )
    assert reported(flood(text)) == {"seg_1": ("para_1", "para_2")}


def test_what_the_source_does_not_say_is_added() -> None:
    found = flood("MEPs call for a ban on imports of tropical timber.")
    assert reported(found) == {"seg_1": ()}
    assert [one.kind for one in found.claims] == [ClaimKind.ADDS]


def test_the_body_repeats_the_headline() -> None:
    found = flood(
        "MEPs call on the Council to adopt sanctions against the officials who gave the order.",
        title="Kelmoor Dam: MEPs want sanctions against the officials who gave the order",
    )
    assert [one.claim.segment for one in headline(found)] == [HEADLINE]
    assert (found.claims[-1].kind, found.claims[-1].repeats) == (ClaimKind.REPEATS, len(headline(found)) - 1)


def test_the_result_of_the_vote_reports_nothing() -> None:
    found = flood("The resolution on the sanctions was adopted by 487 votes to 21, with 44 abstentions.")
    assert [one.kind for one in found.claims] == [ClaimKind.FRAME]
    assert reported(found) == {"seg_1": ()}


def test_few_words_and_bare_dates_are_never_sure() -> None:
    found = flood("Sanctions", "5 March 2099", "Sluice gates", "Thursday, 5 March 2099")
    assert all(not own for own in sure(found).values())


def test_evidence_names_who_speaks_and_what_both_speak_of() -> None:
    (change,) = flood("MEPs want sanctions against the officials who gave the order.").comparison.changes
    (evidence,) = change.correspondence.evidence
    assert evidence.reason.startswith("reported of Parliament, para_2: both speak of ")
    assert "sanction" in evidence.reason


def test_a_provision_that_nothing_reports_stands_in_no_change() -> None:
    found = flood("MEPs want sanctions against the officials who gave the order.")
    assert {eid for own in reported(found).values() for eid in own} == {"para_2"}
    missed = [one.provision for one in left_out(found, load("eng", []))]
    assert missed[0] in ("para_1", "para_3")
    assert set(missed) == {"para_1", "para_3"}, "the formula that instructs the President is missed by nobody"


def test_what_asks_most_is_missed_first() -> None:
    base = motion(
        "Takes note of the report of the river commission on the level of the water;",
        "Invites the river commission to report on the level of the water;",
        "Demands that the river commission report on the level of the water;",
    )
    found = summarised(document(base), document(report("A quiet day in the capital.", "Nothing was decided there.")))
    assert [one.provision for one in left_out(found, load("eng", []))] == ["para_3", "para_2", "para_1"]


def test_only_the_clauses_that_are_answered_count_as_mentioned() -> None:
    found = flood("MEPs want sanctions against the officials who gave the order.")
    lexicon = load("eng", [])
    answered = frozenset(pair.source.clause for pair in pairs(found, {"eng": lexicon}))
    missed = [one.text for one in left_out(found, lexicon, answered) if one.provision == "para_2"]
    assert missed == ["demands the release of the journalists who were arrested;"]


def test_a_demand_of_a_report_answers_the_demand_of_its_source() -> None:
    found = flood("MEPs urge the Council to adopt sanctions against the officials. Journalists must be released.")
    told = {pair.report.quote.text: pair.source.quote.text for pair in pairs(found, {"eng": load("eng", [])})}
    assert [source.split()[0] for source in told.values()] == ["Calls", "demands"]


# --- another text -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("folder", [DOSSIER, HARBOUR, SET_ASIDE], ids=lambda folder: folder.name)
@pytest.mark.parametrize("text", ["joint-motion", "adopted"])
def test_a_letter_about_another_resolution_is_never_linked(folder: Path, text: str, language: str) -> None:
    found = summary(folder / f"{text}.{language}.txt", folder / "letter.en.txt")
    assert found.comparison.diagnostics[0].code == "other-text"
    assert not found.reported
    assert {one.kind for one in found.claims} == {ClaimKind.OTHER}
    assert left_out(found, load(CODES[language], [])) == ()


def test_somebody_who_knows_better_may_have_links_all_the_same() -> None:
    base, text = read(str(DOSSIER / "joint-motion.en.txt")), read(str(DOSSIER / "letter.en.txt"))
    found = summarised(base, text, same_text=True)
    assert found.comparison.diagnostics[0].code == "other-text"
    assert {one.kind for one in found.claims} != {ClaimKind.OTHER}


@pytest.mark.parametrize("language", CODES)
def test_a_report_on_something_else_has_no_sure_link(language: str) -> None:
    """The dam against a report on the harbour, which says nothing of its date."""
    found = summary(DOSSIER / f"joint-motion.{language}.txt", HARBOUR / "press-release.en.txt")
    assert [segment for segment, own in sure(found).items() if own] == []


def test_a_report_on_something_else_is_told() -> None:
    text = "MEPs call for {} in the schools of the islands."
    found = flood(*(text.format(what) for what in ("choirs", "gardens", "chess", "libraries", "dancing", "poetry")))
    assert [one.code for one in found.comparison.diagnostics] == ["report-unrelated"]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("name", ["press-release", "article", "statement"])
@pytest.mark.parametrize("folder", [DOSSIER, HARBOUR, SET_ASIDE], ids=lambda folder: folder.name)
def test_a_report_on_the_source_raises_no_doubt(folder: Path, name: str, language: str) -> None:
    assert summary(folder / f"joint-motion.{language}.txt", folder / f"{name}.en.txt").comparison.diagnostics == ()


# --- figures ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "least"), [("press-release", 0.85), ("press-release-stripped", 0.8), ("article", 0.6), ("statement", 0.6)]
)
def test_most_claims_of_the_open_dossiers_find_their_provisions(kind: str, least: float) -> None:
    """English reports against English and Dutch texts; the weights were fitted on these."""
    assert judged(_gathered(DOSSIER, HARBOUR), weights(), ACCEPTED, kind).f1 >= least


def test_links_hold_on_the_dossier_that_is_set_aside() -> None:
    report = _gathered(SET_ASIDE)
    assert judged(report, weights(), ACCEPTED).precision >= 0.8
    assert judged(report, weights(), ACCEPTED).f1 >= 0.7
    assert judged(report, weights(), REVIEW_BELOW).precision >= 0.9
    assert float(reliability(report, weights())[-1].split()[-1]) <= 0.05


@cache
def _gathered(*folders: Path) -> Any:
    return gathered(folders, ("en", "nl"))


# --- the real documents -----------------------------------------------------------------------------------------------

REAL = {"press-release": "000", "article": "001", "statement": "003", "letter": "004"}


@cache
def truth() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    found: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = tomllib.loads(
        (Path(__file__).parent / "rc1_links.toml").read_text("utf-8")
    )
    return found


def real(name: str) -> Summary:
    (path,) = CORPUS.glob(f"{REAL[name]}_*")
    return summary(RC1, path)


@needs_corpus
@pytest.mark.parametrize(("name", "least"), [("press-release", 0.85), ("article", 0.6), ("statement", 0.6)])
def test_english_reports_find_the_dutch_provisions(name: str, least: float) -> None:
    right = wrong = missed = 0
    for segment, own in reported(real(name)).items():
        gold = truth()[name].get(segment, {"reports": []})
        found, wanted = set(own), set(gold["reports"])
        right += len(found & wanted)
        wrong += len(found - wanted - set(gold.get("also", ())))
        missed += len(wanted - found)
    assert 2 * right / (2 * right + wrong + missed) >= least


@needs_corpus
@pytest.mark.parametrize("name", REAL)
def test_no_sure_link_of_the_real_reports_is_wrong(name: str) -> None:
    for segment, own in sure(real(name)).items():
        gold = truth()[name].get(segment, {"reports": []})
        assert own <= {*gold["reports"], *gold.get("also", ())}, segment


@needs_corpus
def test_the_real_letter_has_no_link_and_the_warning_comes_first() -> None:
    found = real("letter")
    assert found.comparison.diagnostics[0].code == "other-text"
    assert not found.reported


# --- what is left out -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", CODES)
def test_what_the_press_release_leaves_out_is_known(language: str) -> None:
    """At most three of the twelve provisions of the truth file are taken for reported."""
    found = summary(DOSSIER / f"joint-motion.{language}.txt", DOSSIER / "press-release.en.txt")
    expected = json.loads((DOSSIER / "expected.json").read_text("utf-8"))["summaries"][0]["not_mentioned"]
    missed = {one.provision for one in left_out(found, load(CODES[language], []))}
    procedural = {"para_20"}
    assert len(set(expected) - procedural - missed) <= 3
    assert all(one.family is not Family.PROCEDURAL for one in left_out(found, load(CODES[language], [])))
