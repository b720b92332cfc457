"""Acts: where they begin, what is read in them, and that nothing of a clause is lost."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akoma.model import Provision, ProvisionKind
from differ.acts import Act, acts
from differ.axes.quantities import QuantityKind
from differ.model import Family
from tests.demands.building import LANGUAGES, lexicons, provision

MOTION = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "002_5ecc9e9fbff2acb7.txt"
"""A real joint motion in Dutch, as text taken from a PDF; it is not part of the project."""

CLAUSES = 75
"""Semicolon clauses in its 22 paragraphs, counted by hand."""


def read(text: str, language: str = "eng") -> tuple[Act, ...]:
    return acts(provision(text), lexicons()[language])


def formulas(text: str, language: str = "eng") -> list[str]:
    return [act.formula for act in read(text, language)]


OPENERS = [
    ("nld", "dringt er daarom bij de EDEO op aan te handelen", "dringt er bij ... op aan", 6.5),
    ("nld", "roept Turkije op zijn bondgenoot te weerhouden", "roept ... op", 5.0),
    ("nld", "roept op tot een staakt-het-vuren", "roept op tot", 5.0),
    ("nld", "verzoekt de Raad met klem sancties vast te stellen", "verzoekt ... met klem", 6.0),
    ("nld", "verzoekt de Raad de grenzen met klem te verdedigen", "verzoekt", 5.0),
    ("nld", "verzoekt dringend om steun", "verzoekt dringend", 5.75),
    (
        "nld",
        "spreekt zijn grote ontevredenheid uit over de trage reactie",
        "spreekt zijn grote ontevredenheid uit",
        3.0,
    ),
    (
        "nld",
        "acht de opmerkingen van de ambassadeur bij de EU, aan het adres van leden, onaanvaardbaar",
        "acht ... onaanvaardbaar",
        5.0,
    ),
    ("nld", "is ernstig bezorgd over de invoer", "is ernstig bezorgd", 5.5),
    ("nld", "spreekt zijn overtuiging uit dat dit kan", "spreekt zijn overtuiging uit", 4.0),
    ("nld", "herhaalt dat de EU vastbesloten is", "herhaalt", 5.0),
    ("nld", "steunt de vredesbesprekingen", "steunt", 5.0),
    ("nld", "is verheugd over de ratificatie", "is verheugd over", 3.0),
    ("nld", "waarschuwt Azerbeidzjan voor elk avontuur tegen Armenië", "waarschuwt ... voor", 6.0),
    ("nld", "verzoekt zijn Voorzitter deze resolutie te doen toekomen", "verzoekt zijn Voorzitter", 0.0),
    ("eng", "Calls on the Commission to act", "calls on", 5.0),
    ("eng", "Calls, once again, for an inquiry", "calls for", 5.0),
    ("eng", "In this context, urges the Council to act", "urges", 6.5),
    ("eng", "Insists that the Council act", "insists that", 7.5),
    ("eng", "Demands that hostages be released", "demands that", 9.0),
    ("eng", "Strongly condemns the attack", "strongly condemns", 8.0),
    ("eng", "Expresses its deep concern at the attack", "expresses its deep concern", 5.0),
    ("eng", "Is of the opinion that the Union must act", "is of the opinion that ... {must}", 4.5),
    ("eng", "Takes note of the report", "takes note of", 1.0),
    ("eng", "Further calls on the Commission to act", "calls on", 5.0),
    ("fra", "demande instamment au Conseil d’agir", "demande instamment à", 6.5),
    ("fra", "s’inquiète des conséquences", "s'inquiète de", 3.0),
    ("fra", "estime qu’il y a lieu de suspendre l’accord", "estime", 3.0),
    ("fra", "se félicite de l’accord", "se félicite de", 3.0),
    ("deu", "fordert den Rat nachdrücklich auf, zu handeln", "fordert ... nachdrücklich auf", 6.5),
    ("deu", "fordert die Freilassung der Gefangenen", "fordert", 5.0),
    ("deu", "verurteilt den Angriff auf Zivilisten aufs Schärfste", "verurteilt ... aufs Schärfste", 8.0),
    ("deu", "ist der Ansicht, dass die Union handeln muss", "ist der Ansicht, dass ... {must}", 4.5),
]


@pytest.mark.parametrize(("language", "text", "formula", "grade"), OPENERS)
def test_formula_and_grade(language: str, text: str, formula: str, grade: float) -> None:
    act = read(text, language)[0]
    assert (act.formula, act.grade) == (formula, grade)
    assert act.formula_quote is not None
    assert act.formula_quote.text == text[act.formula_quote.start : act.formula_quote.end]


JOINED = [
    ("nld", "veroordeelt de aanval en roept op tot vrede", ["veroordeelt", "roept op tot"]),
    (
        "nld",
        "verwerpt en spreekt zijn ernstige bezorgdheid uit over de dreigementen",
        ["verwerpt", "spreekt zijn ernstige bezorgdheid uit"],
    ),
    ("nld", "waarschuwt Bakoe voor elk avontuur, en dringt aan op vrede", ["waarschuwt ... voor", "dringt aan op"]),
    ("nld", "betreurt het besluit en acht leden die het blokkeren", ["betreurt"]),
    ("eng", "Condemns the attack and calls on Turkey to act", ["condemns", "calls on"]),
    ("eng", "Welcomes the deal, but regrets the delay", ["welcomes", "regrets"]),
    ("eng", "Calls for respect for the rights and demands of the people", ["calls for"]),
    ("eng", "Notes that the report condemns the attack and supports the inquiry", ["notes"]),
    ("eng", "Notes that the attack was planned, and therefore supports the inquiry", ["notes", "supports"]),
    ("fra", "condamne l’attaque et demande à la Commission d’agir", ["condamne", "demande à"]),
    ("deu", "verurteilt den Angriff und fordert den Rat auf, zu handeln", ["verurteilt", "fordert ... auf"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), JOINED)
def test_joined_acts(language: str, text: str, expected: list[str]) -> None:
    assert formulas(text, language) == expected


ADDRESSED = [
    ("nld", "verzoekt de EU en haar lidstaten gerichte sancties vast te stellen", ("de EU", "haar lidstaten")),
    (
        "nld",
        "dringt er daarom bij de hoge vertegenwoordiger en de EDEO op aan te handelen",
        ("de hoge vertegenwoordiger", "de EDEO"),
    ),
    ("nld", "roept Turkije op te handelen", ("Turkije",)),
    ("nld", "verzoekt om steun", ()),
    (
        "eng",
        "Calls on the Commission, the Council and the Member States to act",
        ("the Commission", "the Council", "the Member States"),
    ),
    ("eng", "Urges the Azerbaijani authorities to act", ("the Azerbaijani authorities",)),
    ("eng", "Urges EU support for Armenia", ()),
    ("fra", "demande à la Commission et au Conseil d’agir", ("la Commission", "Conseil")),
    ("deu", "fordert die Kommission und den Rat auf, zu handeln", ("die Kommission", "den Rat")),
    ("deu", "fordert die Freilassung der Gefangenen", ()),
    ("eng", "Condemns Russia for its attack", ()),
]


@pytest.mark.parametrize(("language", "text", "expected"), ADDRESSED)
def test_addressees(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert tuple(addressee.quote.text for addressee in read(text, language)[0].addressees) == expected


def test_condition_between_commas_ends_at_the_second() -> None:
    act = read("verzoekt de EU, als Bakoe blijft weigeren, te overwegen de overeenkomst op te schorten", "nld")[0]
    assert [mark.quote.text for mark in act.conditions] == ["als Bakoe blijft weigeren"]
    assert [mark.quote.text for mark in act.considering] == ["te overwegen"]
    assert {mark.quote.text for mark in act.scaled} >= {"op te schorten"}


def test_quantities_have_kinds_and_values() -> None:
    act = read(
        "Calls for EUR 1.5 billion, 55 % more, within six months, by 2030, under Article 21, for 100 000 people"
    )[0]
    found = {quantity.kind: quantity.value for quantity in act.quantities}
    assert found[QuantityKind.MONEY] == 1.5e9
    assert found[QuantityKind.PERCENT] == 55
    assert found[QuantityKind.TERM] == 180
    assert found[QuantityKind.COUNT] == 100_000
    assert QuantityKind.DEADLINE in found
    assert len(act.quantities) == 5


def test_the_month_of_may_is_no_modal() -> None:
    assert not read("Welcomes the agreement of 22 May 2023")[0].modals


def test_what_opens_with_no_known_formula_is_an_act_all_the_same() -> None:
    act = read("The situation is grave")[0]
    assert (act.formula, act.grade, act.family) == ("", None, Family.DECLARATORY)


@pytest.mark.parametrize("kind", [ProvisionKind.CITATION, ProvisionKind.SUBHEADING])
def test_what_gives_reasons_gives_no_acts(kind: ProvisionKind) -> None:
    assert acts(provision("Calls on the Commission to act", kind=kind), lexicons()["eng"]) == ()


def intro() -> Provision:
    point = provision("suspend the agreement", "para_1__point_a", ProvisionKind.POINT)
    return provision("Welcomes the report; urges the Commission to:", children=[point])


def test_points_take_over_the_formula_of_their_intro() -> None:
    above = intro()
    act = acts(above.children[0], lexicons()["eng"], above)[0]
    assert (act.formula, act.grade, act.quote.text) == ("urges", 6.5, "suspend the agreement")
    assert [addressee.quote.text for addressee in act.addressees] == ["the Commission"]
    assert act.formula_quote is not None
    assert act.formula_quote.provision == "para_1"


def test_an_intro_is_no_act_but_what_stands_before_it_is() -> None:
    assert [act.formula for act in acts(intro(), lexicons()["eng"])] == ["welcomes"]


def test_a_point_with_a_formula_of_its_own_keeps_it() -> None:
    point = provision("condemns the attack", "para_1__point_a", ProvisionKind.POINT)
    above = provision("Urges the Commission to:", children=[point])
    assert acts(point, lexicons()["eng"], above)[0].formula == "condemns"


words = st.sampled_from(
    [
        "Calls on",
        "the Commission",
        "and",
        "urges",
        "if",
        "en",
        "roept",
        "op",
        "5 %",
        ",",
        ";",
        "not",
        "2030",
        "’",
        "fordert",
        "auf",
        "  ",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(words, min_size=1, max_size=14).map(" ".join), st.sampled_from(LANGUAGES))
def test_nothing_of_a_clause_is_lost(text: str, language: str) -> None:
    whole = provision(text)
    found = acts(whole, lexicons()[language])
    assert "".join("".join(act.quote.text for act in found).split()) == "".join(whole.text.split())
    assert {clause.id for clause in whole.clauses} == {act.clause for act in found}
    for act in found:
        marks = [
            *act.conditions,
            *act.immediacy,
            *act.hedges,
            *act.modals,
            *act.negations,
            *act.scaled,
            *act.exceptions,
        ]
        quotes = [act.quote, *(mark.quote for mark in marks), *(quantity.quote for quantity in act.quantities)]
        quotes += [addressee.quote for addressee in act.addressees]
        assert all(whole.text[quote.start : quote.end] == quote.text for quote in quotes)


def motion() -> list[str]:
    """The paragraphs of the motion, each in one line, without page furniture and footnotes."""
    source = MOTION.read_text(encoding="utf-8")
    source = re.sub(r"\n\s*\n\s*RC\\\d+NL.*?\nNL\n", "\n", source, flags=re.DOTALL)
    source = re.sub(r"\n4 Beschikking van.*?Azerbeidzjan\)\.", "", source, flags=re.DOTALL)
    body = source[re.search(r"^1\. ", source, re.MULTILINE).start() :]  # type: ignore[union-attr]
    return [" ".join(part.split()) for part in re.split(r"^\d+\. ", body, flags=re.MULTILINE)[1:]]


def test_every_opener_of_a_real_motion_is_recognised() -> None:
    if not MOTION.exists():
        pytest.skip("the real motion is not here: it lies beside the project, in ../shared/corpus")
    paragraphs = [provision(text, f"para_{n}") for n, text in enumerate(motion(), start=1)]
    found = [act for paragraph in paragraphs for act in acts(paragraph, lexicons()["nld"])]
    clauses = {clause.id for paragraph in paragraphs for clause in paragraph.clauses}
    opened = {act.clause for act in found if act.formula}
    assert len(clauses) == CLAUSES
    assert sorted(clauses - opened) == []
    assert len(found) > CLAUSES
