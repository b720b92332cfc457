"""Claims of reports: where they begin, who speaks, and how their verbs are read, in four languages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akoma.model import DocumentKind, Expression
from akoma.reading import read
from differ.across.reporting import HEADLINE, Speaker, claims
from differ.across.reporting_acts import claim_acts
from differ.across.reporting_words import LISTS, languages, words
from differ.lexicon import load
from tests.across.building import report
from tests.corpus import CORPUS, DOSSIER, ROOT, needs_corpus

HARBOUR = ROOT / "fixtures" / "dossier-harbour"
REPORTS = [
    path
    for folder in (DOSSIER, HARBOUR)
    for name in ("press-release", "press-release-stripped", "article", "statement", "letter")
    if (path := folder / f"{name}.en.txt").exists()
]


def told(expression: Expression) -> list[tuple[str, str]]:
    """Who says what, the title left out."""
    return [(one.speaker.value, one.text) for one in claims(expression) if one.segment != HEADLINE]


def assert_tiled(expression: Expression) -> None:
    """Nothing of a segment is lost or doubled, and every claim knows its place."""
    found = claims(expression)
    for provision in expression.walk():
        own = [one for one in found if one.segment == provision.eid]
        assert " ".join(one.text for one in own) == provision.text.strip()
        assert all(provision.text[one.start : one.end] == one.text for one in own)


@pytest.mark.parametrize("path", REPORTS, ids=[f"{path.parent.name}-{path.name}" for path in REPORTS])
def test_the_claims_of_a_segment_are_its_text(path: Path) -> None:
    assert_tiled(read(str(path)).expression)


@needs_corpus
@pytest.mark.parametrize("number", ["000", "001", "003", "004"])
def test_the_claims_of_real_reports_are_their_text(number: str) -> None:
    (path,) = CORPUS.glob(f"{number}_*")
    assert_tiled(read(str(path)).expression)


PIECES = [
    "MEPs call on",
    "Parliament",
    "and",
    " ",
    ".",
    ":",
    "“",
    "”",
    '"',
    "they demand",
    "Ada",
    "the resolution",
    "of",
    "«",
    "„",
    ",",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25), st.sampled_from(sorted(languages())))
def test_no_words_in_any_order_are_lost(pieces: list[str], language: str) -> None:
    text = " ".join(" ".join(pieces).split())
    assert_tiled(report(text, language=language))


def test_a_sentence_a_joined_verb_and_a_quotation_are_claims() -> None:
    text = (
        "Parliament condemns the arrest of Mr. Oslo and calls on the authorities to release him. "
        "“I have met him twice,” says the author. The author agrees: “Nobody should be locked up for a poem.”"
    )
    assert told(report(text)) == [
        ("parliament", "Parliament condemns the arrest of Mr. Oslo"),
        ("parliament", "and calls on the authorities to release him."),
        ("quoted", "“I have met him twice,” says the author."),
        ("author", "The author agrees:"),
        ("quoted", "“Nobody should be locked up for a poem.”"),
    ]


def test_what_somebody_is_asked_to_do_is_no_claim_of_its_own() -> None:
    text = "Parliament calls on the Commission to publish the report and support the farmers of the valley."
    assert told(report(text)) == [("parliament", text)]


def test_the_subject_after_a_long_phrase_begins_a_claim() -> None:
    front = "With more than 46,000 people driven from their homes in two nights,"
    assert told(
        report(f"{front} MEPs urge the neighbours to open their borders.", kind=DocumentKind.PRESS_RELEASE)
    ) == [
        ("parliament", front),
        ("parliament", "MEPs urge the neighbours to open their borders."),
    ]


def test_what_is_reported_without_a_verb_is_reported_in_a_press_release_only() -> None:
    bullet = "More money for dykes"
    assert told(report(bullet, kind=DocumentKind.PRESS_RELEASE)) == [("parliament", bullet)]
    assert told(report(bullet, kind=DocumentKind.ARTICLE)) == [("author", bullet)]


def test_a_statement_speaks_for_itself() -> None:
    text = "We call on the Council to act. Parliament wants a fund."
    assert [who for who, _ in told(report(text, kind=DocumentKind.STATEMENT))] == ["author", "parliament"]


def test_the_title_is_a_claim() -> None:
    (first, _) = claims(report("The vote was close.", title="MEPs demand a dyke"))
    assert (first.segment, first.text, first.speaker) == (HEADLINE, "MEPs demand a dyke", Speaker.PARLIAMENT)


def test_a_text_without_any_sign_is_cut_into_windows() -> None:
    text = " ".join(f"word{n}" for n in range(120))
    assert [len(one.text.split()) for one in claims(report(text))] == [25, 25, 25, 25, 20]


TONGUES = {
    "eng": (
        "In a resolution adopted on Thursday, MEPs strongly condemn the arrest and call on the authorities to act. "
        "They also demand that the Commission help. “What a shame,” said Ada Nils. "
        "According to MEPs, the polluter must pay."
    ),
    "nld": (
        "In een donderdag aangenomen resolutie veroordeelt het Parlement de arrestatie en roept het de autoriteiten op "
        "iets te doen. Ook eisen de EP-leden dat de Commissie helpt. “Wat een schande”, zei Ada Nils. "
        "Volgens de resolutie moet de vervuiler betalen."
    ),
    "fra": (
        "Dans une résolution adoptée jeudi, le Parlement condamne l’arrestation et demande aux autorités d’agir. "
        "Ils exigent également que la Commission aide. « Quelle honte », a déclaré Ada Nils. "
        "Selon la résolution, le pollueur doit payer."
    ),
    "deu": (
        "In einer am Donnerstag angenommenen Entschließung verurteilt das Parlament die Verhaftung und fordert die "
        "Behörden auf, zu handeln. Außerdem verlangen die Abgeordneten, dass die Kommission hilft. "
        "„Welch eine Schande“, sagte Ada Nils. Laut Entschließung muss der Verursacher zahlen."
    ),
}
"""The same report; the quotation is nobody's but Ada Nils'."""


@pytest.mark.parametrize("language", TONGUES)
def test_reports_are_understood_in_four_languages(language: str) -> None:
    found = told(report(TONGUES[language], language=language))
    assert [who for who, _ in found] == ["parliament", "parliament", "parliament", "quoted", "parliament"]


@pytest.mark.parametrize("language", TONGUES)
def test_the_verbs_of_reports_are_read_as_formulas(language: str) -> None:
    expression = report(TONGUES[language], language=language)
    found = [one.act for one in claim_acts(expression, claims(expression), load(language, []))]
    graded = [(act.family.value, act.grade) for act in found if act.formula]
    assert [family for family, _ in graded] == ["condemnation", "directive", "directive"]
    assert all(grade and grade >= 4.5 for _, grade in graded)
    (segment,) = expression.provisions
    for act in found:
        for quote in (
            act.quote,
            *(one.quote for one in act.addressees),
            *([act.formula_quote] if act.formula_quote else []),
        ):
            assert segment.text[quote.start : quote.end] == quote.text


def test_an_adverb_before_the_verb_of_a_report_stays_where_it_is() -> None:
    expression = report("MEPs strongly condemn the arrest.")
    ((act,),) = [[one.act for one in claim_acts(expression, claims(expression), load("eng", []))]]
    assert (act.formula, act.emphasis[0].quote.text) == ("strongly condemns", "strongly")
    assert act.formula_quote
    assert act.formula_quote.text == "strongly condemn"


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_file_of_words_has_every_field_and_known_verbs_only_once(language: str) -> None:
    found = words(language)
    assert [name for name in LISTS if not getattr(found, name)] == []
    assert all(form == form.lower() for name in LISTS for form in getattr(found, name))


def test_a_language_without_words_gives_sentences() -> None:
    text = "Parlamentet kräver en utredning. Vi väntar."
    assert told(report(text, language="swe")) == [
        ("author", "Parlamentet kräver en utredning."),
        ("author", "Vi väntar."),
    ]


@pytest.mark.parametrize(
    ("text", "language", "formula"),
    [
        ("We, the undersigned organisations of Halvia, condemn the attack on the market.", "eng", "condemns"),
        ("We, writers and doctors from both banks of the Orvel, call on the Council to act.", "eng", "calls"),
        ("Wij, de ondertekenende organisaties uit Halvia, veroordelen de aanslag op de markt.", "nld", "veroordeelt"),
    ],
)
def test_we_may_say_who_we_are_before_the_verb(text: str, language: str, formula: str) -> None:
    (claim,) = claims(report(text, language=language))
    assert claim.head is not None
    assert claim.head.formula == formula


def test_the_verb_of_another_sentence_is_not_ours() -> None:
    (first, _) = claims(report("They came for us, as ever. Members condemn the attack."))
    assert not first.is_demand
