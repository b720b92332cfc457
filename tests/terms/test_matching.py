"""Which concepts words, phrases, frames, stems and compounds stand for: in an invented lexicon, and in ours."""

import pytest

from differ.terms.forms import Form, table_forms
from differ.terms.matching import Reading, build, matcher

TABLE = """concept\teng\tnld
bridge\tbridge*\tbrug | bruggen
bridge-toll\tbridge toll*\tbruggeld
police\tpolice\tpolitie
policy\tpolic*\tbeleid*
suspend\tsuspend*\tschort* … op
harbour\tharbour* | port of call\thaven*
master\tmaster*\tmeester*
"""


def read(text: str, language: str = "eng", links: tuple[str, ...] = ()) -> Reading:
    return build(table_forms(TABLE, "invented.tsv", language), links).read(text)


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("The BRIDGE", ["bridge"]),
        ("bridges", ["bridge"]),
        ("the bridge tolls", ["bridge-toll"]),
        ("police", ["police"]),
        ("policies of the police", ["policy", "police"]),
        ("a port of call, a harbour-master", ["harbour", "harbour", "master"]),
        ("porters call", []),
    ],
)
def test_words_stems_and_phrases(text: str, concepts: list[str]) -> None:
    assert sorted(read(text).concepts.elements()) == sorted(concepts)


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Schort de overeenkomst met Bergen op", {"suspend"}),
        ("schort de overeenkomst", set()),
        (f"schort {'en ' * 60}op", set()),
        ("op de brug", {"bridge"}),
    ],
)
def test_both_halves_of_a_frame_are_needed_and_near(text: str, concepts: set[str]) -> None:
    assert set(read(text, "nld").concepts) == concepts


@pytest.mark.parametrize(
    ("word", "concepts"),
    [
        ("havenmeester", {"harbour", "master"}),
        ("havenmeesters", {"harbour", "master"}),
        ("politiebeleid", {"police", "policy"}),
        ("bruggenmeester", {"bridge", "master"}),
        ("bruggeld", {"bridge-toll"}),
        ("havenkwartier", {"harbour"}),
        ("kwartiermeester", set()),
    ],
)
def test_compounds_are_cut_into_known_parts(word: str, concepts: set[str]) -> None:
    assert set(read(word, "nld", ("", "s", "en")).concepts) == concepts


def test_a_word_that_no_form_has_is_unknown() -> None:
    reading = read("Bridges over the Ostra, the Ostra")
    assert reading.unknown == {"over": 1, "ostra": 2}


def test_a_form_of_two_concepts_stands_for_both() -> None:
    found = build([Form("debt", (("schuld",),)), Form("guilt", (("schuld",),))]).read("schuld")
    assert set(found.concepts) == {"debt", "guilt"}


SAME = [
    ("human rights", "mensenrechten", "droits de l'homme", "Menschenrechte"),
    ("a ceasefire", "een staakt-het-vuren", "un cessez-le-feu", "eine Waffenruhe"),
    ("the fisheries agreement", "de visserijovereenkomst", "l'accord de pêche", "das Fischereiabkommen"),
    ("the European Commission", "de Europese Commissie", "la Commission européenne", "die Europäische Kommission"),
    ("renewable energy", "hernieuwbare energie", "les énergies renouvelables", "erneuerbare Energien"),
    ("prisoners of war", "krijgsgevangenen", "les prisonniers de guerre", "Kriegsgefangene"),
    (
        "they suspend the talks",
        "zij schorten de gesprekken op",
        "ils suspendent les pourparlers",
        "sie setzen die Gespräche aus",
    ),
]


@pytest.mark.parametrize("texts", SAME, ids=[texts[0] for texts in SAME])
def test_our_lexicon_reads_four_languages_alike(texts: tuple[str, ...]) -> None:
    """All four share at least one concept."""
    found = [
        set(matcher(code).read(text).concepts) for code, text in zip(("eng", "nld", "fra", "deu"), texts, strict=True)
    ]
    assert set.intersection(*found), found
