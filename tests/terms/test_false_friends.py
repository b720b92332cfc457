"""Everyday words that look like a form of our lexicon, or end like one, and are none."""

import pytest

from differ.across.features import features
from differ.terms.forms import shipped
from differ.terms.matching import matcher


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nld", "waren indien hen dient dienen enige wijzen weergeven"),
        ("deu", "waren betont würde allergrößte"),
        ("fra", "vue moyen agit"),
        ("eng", "account stress"),
    ],
)
def test_words_of_every_sentence_stand_for_nothing(language: str, words: str) -> None:
    """Dutch "waren" (were) is no merchandise, German "betont" (stresses) no concrete, Dutch "hen" (them) no poultry."""
    assert {word: matcher(language).word(word) for word in words.split() if matcher(language).word(word)} == {}


@pytest.mark.parametrize(
    ("language", "word", "concepts"),
    [
        ("nld", "verantwoordelijkheden", {"responsibility"}),
        ("nld", "mogelijkheden", {"possibility"}),
        ("nld", "tijdelijke", {"temporary"}),
        ("nld", "goedkeuringen", {"approve"}),
        ("nld", "doeltreffendheid", {"effectiveness"}),
        ("deu", "verpflichtenden", {"duty"}),
        ("deu", "arbeitnehmerinnen", {"worker"}),
        ("deu", "verhandlungen", {"negotiate"}),
        ("deu", "normalerweise", {"normal"}),
    ],
)
def test_an_ending_is_no_part_of_a_compound(language: str, word: str, concepts: set[str]) -> None:
    """Dutch "-heden" is not "now", German "-ende" is not the end."""
    assert set(matcher(language).word(word)) == concepts


@pytest.mark.parametrize(
    ("language", "text"),
    [("nld", "op 13 maart 2031"), ("eng", "on 13 March 2031"), ("fra", "le 13 mars 2031"), ("deu", "am 13. März 2031")],
)
def test_a_date_counts_as_a_number_and_nothing_else(language: str, text: str) -> None:
    found = features(text, language)
    assert (found.concepts, found.cognates, found.names, found.content) == ({}, {}, {}, 0)
    assert "date:2031-3-13" in found.numbers


MONTHS = {"eng": "january", "nld": "januari", "fra": "janvier", "deu": "januar"}


@pytest.mark.parametrize("language", MONTHS)
def test_no_month_is_a_concept(language: str) -> None:
    assert [form for form in shipped(language) if (MONTHS[language],) in form.halves] == []


SAME = [
    ("research", "onderzoek", "recherche", "Forschung"),
    ("temporary", "tijdelijk", "temporaire", "vorübergehend"),
    ("technology", "technologie", "technologie", "Technologie"),
    ("the procedure", "de procedure", "la procédure", "das Verfahren"),
    ("the treaty", "het verdrag", "la convention", "das Übereinkommen"),
    ("visas", "visa", "visas", "Visa"),
    ("science", "wetenschap", "science", "Wissenschaft"),
    ("nationals", "onderdanen", "ressortissants", "Staatsangehörige"),
    ("negligence", "nalatigheid", "négligence", "Fahrlässigkeit"),
    ("at least ten", "ten minste tien", "au moins dix", "mindestens zehn"),
]


@pytest.mark.parametrize("words", SAME, ids=[words[0] for words in SAME])
def test_everyday_words_are_known_in_four_languages(words: tuple[str, ...]) -> None:
    found = [set(matcher(c).read(w).concepts) for c, w in zip(("eng", "nld", "fra", "deu"), words, strict=True)]
    assert set.intersection(*found), found
