"""What became of one demand in another language, rule by rule."""

import pytest

from differ.across.judging import Tongues, judged
from differ.demands import acts_of
from differ.lexicon import load
from tests.across.building import motion

CODES = {"en": "eng", "nl": "nld", "fr": "fra", "de": "deu"}


def verdict(old: tuple[str, str], new: tuple[str, str]) -> str:
    """The verdict on the only demand of two texts in two languages, which correspond."""
    lexicons = [load(CODES[code], []) for code, _ in (old, new)]
    acts = [acts_of(motion(text, language=CODES[code]), load(CODES[code], [])) for code, text in (old, new)]
    ((one,), (other,)) = acts
    return str(judged(one, other, Tongues(*lexicons)).verdict)


INVITE = ("fr", "invite la Commission à publier le rapport sur les digues de Marsund;")


@pytest.mark.parametrize(
    ("demand", "expected"),
    [
        (("en", "Calls on the Commission to publish the report on the dykes of Marsund;"), "kept"),
        (("en", "Urges the Commission to publish the report on the dykes of Marsund;"), "unclear"),
        (("nl", "dringt er bij de Commissie op aan het verslag over de dijken van Marsund te publiceren;"), "unclear"),
        (("en", "Strongly urges the Commission to publish the report on the dykes of Marsund;"), "softened"),
        (("en", "Demands that the Commission publish the report on the dykes of Marsund;"), "softened"),
    ],
)
def test_french_invite_renders_calls_but_nobody_knows_whether_urgent_ones(
    demand: tuple[str, str], expected: str
) -> None:
    assert verdict(demand, INVITE) == expected


def test_calls_of_almost_one_strength_are_one_call() -> None:
    old = ("en", "Strongly urges the Commission to publish the report on the dykes;")
    assert (
        verdict(
            old, ("de", "fordert die Kommission nachdrücklich auf, den Bericht über die Deiche zu veröffentlichen;")
        )
        == "kept"
    )


REPORT_BY = "Calls on the Commission to publish the report on the dykes by {};"


@pytest.mark.parametrize(
    ("day", "expected"), [("15. April 2034", "kept"), ("15. Januar 2034", "strengthened"), ("15. Mai 2034", "softened")]
)
def test_a_deadline_moves_by_days_not_by_years(day: str, expected: str) -> None:
    new = f"fordert die Kommission auf, den Bericht über die Deiche bis zum {day} zu veröffentlichen;"
    assert verdict(("en", REPORT_BY.format("15 April 2034")), ("de", new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Calls for emissions to be cut by 30 %;", "fordert, die Emissionen um 45 % zu senken;", "strengthened"),
        ("Calls for emissions to be cut by 30 %;", "fordert, die Emissionen um 20 % zu senken;", "softened"),
        ("Calls for emissions to be cut to 30 %;", "fordert, die Emissionen auf 45 % zu senken;", "unclear"),
    ],
)
def test_a_larger_step_asks_for_more(old: str, new: str, expected: str) -> None:
    assert verdict(("en", old), ("de", new)) == expected


def test_if_necessary_on_one_side_is_for_a_person_to_judge() -> None:
    old = ("fr", "demande au Conseil d'adopter des sanctions contre Ardovie;")
    assert verdict(old, ("en", "Calls on the Council to adopt, if necessary, sanctions against Ardovia;")) == "unclear"
    same = ("fr", "demande au Conseil d'adopter, si nécessaire, des sanctions contre Ardovie;")
    assert verdict(same, ("en", "Calls on the Council to adopt, if necessary, sanctions against Ardovia;")) == "kept"


@pytest.mark.parametrize(
    "new",
    [
        ("nl", "onderstreept dat de toegang tot gezondheidszorg niet mag afhangen van het inkomen;"),
        ("fr", "souligne que l'accès aux soins de santé ne doit pas dépendre du revenu;"),
        ("de", "hebt hervor, dass der Zugang zur Gesundheitsversorgung nicht vom Einkommen abhängen darf;"),
    ],
)
def test_what_may_not_be_must_not_be(new: tuple[str, str]) -> None:
    assert verdict(("en", "Stresses that access to health care must not depend on income;"), new) == "kept"


def test_a_condition_that_may_be_there_in_other_words_moves_nothing() -> None:
    old = (
        "nl",
        "verzoekt Teldara de watertoevoer van de dorpen te herstellen voordat met andere werkzaamheden wordt begonnen;",
    )
    new = (
        "fr",
        "demande au Teldara de rétablir l'eau des villages avant que d'autres travaux ne soient entrepris;",
    )
    assert verdict(old, new) in ("kept", "unclear")


def test_a_condition_that_makes_the_text_longer_was_added() -> None:
    old = ("nl", "verzoekt de Raad de tegoeden van de generaals te bevriezen;")
    new = ("fr", "demande au Conseil de geler les avoirs des généraux, à condition que les pourparlers aient échoué;")
    assert verdict(old, new) == "softened"
