"""Which language a text is in: every paragraph of every case, mixtures, and texts in none of the 24."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from akoma import language as module
from akoma.errors import UnknownLanguageError
from akoma.language import detect, detect_segments, language
from tests.languages import ISO, case

LONG = 25
"""Words from which on a paragraph by itself should be told."""

ENOUGH = 0.98
"""The share of such paragraphs that must be told right."""

RELATIVES = [
    ("cs", "sk"),
    ("hr", "sl"),
    ("da", "sv"),
    ("es", "pt"),
    ("et", "fi"),
    ("lt", "lv"),
    ("nl", "de"),
    ("fr", "it"),
]

NOTICE = (
    "Dit document is op dit ogenblik niet beschikbaar in uw taal en wordt u automatisch in een andere, wel beschikbare "
    "taal aangeboden. "
)

REFUSED = {
    "Turkish": (
        "Avrupa Parlamentosu, limanın kapatılmasını şiddetle kınar ve hükümeti limanı gecikmeden ve koşulsuz olarak "
        "yeniden açmaya, bütün gemilerin geçmesine izin vermeye ve aldığı önlemler hakkında Komisyona bilgi vermeye "
        "çağırır; o tarihten bu yana dört binden fazla kişinin işsiz kaldığını hatırlatır."
    ),
    "Norwegian": (
        "Europaparlamentet viser til at myndighetene stengte havnen uten å gi noen begrunnelse, og at mer enn 4 000 "
        "mennesker siden har vært uten arbeid. Parlamentet ber regjeringen om å åpne havnen igjen, og om å informere "
        "Kommisjonen om de tiltakene som er blitt truffet etter stengningen av havnen."
    ),
    "Russian": (
        "Европейский парламент решительно осуждает закрытие порта и призывает правительство открыть его вновь без "
        "промедления и без условий, пропустить все суда и сообщить Комиссии о мерах, которые были приняты."
    ),
    "Albanian": (
        "Parlamenti Evropian dënon me forcë mbylljen e portit dhe i bën thirrje qeverisë që ta rihapë atë pa vonesë "
        "dhe pa kushte, të lejojë të gjitha anijet të kalojnë dhe të informojë Komisionin për masat që ka marrë."
    ),
    "filler": (
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore "
        "magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea "
        "commodo consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat."
    ),
    "names": (
        "Andrius Kubilius, Željana Zovko, Michael Gahler, David McAllister, François-Xavier Bellamy, Peter van Dalen, "
        "Pedro Marques, Tonino Picula, Sven Mikser, Marina Kaljurand, Petras Auštrevičius, Michał Boni, Urmas Paet, "
        "Klemen Grošelj, Ramona Strugariu, Hilde Vautmans, Jan van der Berg, Ana de la Torre, Assita Kanko"
    ),
    "a program": Path(module.__file__).read_text("utf-8"),
    "numbers": "1 2 3 4 5 6 7 12/3/2020 100 000",
    "nothing": "",
}


def paragraphs(iso: str) -> list[str]:
    """The paragraphs of a case that are long enough to be told by themselves."""
    return [line for line in case(iso).splitlines() if len(re.findall(r"[^\W\d_]+", line)) >= LONG]


@pytest.mark.parametrize("iso", ISO)
def test_a_whole_text(iso: str) -> None:
    assert detect(case(iso)).iso == iso


def test_single_paragraphs(record_property: Callable[[str, object], None]) -> None:
    told = [(iso, found) for iso in ISO for found in detect_segments(paragraphs(iso))]
    wrong = [(iso, found) for iso, found in told if found != language(iso).code]
    share = 1 - len(wrong) / len(told)
    record_property("share of paragraphs told right", f"{share:.4f} of {len(told)}")
    assert len(told) >= 5 * len(ISO)
    assert share >= ENOUGH, wrong


@pytest.mark.parametrize("pair", RELATIVES, ids="-".join)
def test_relatives_are_told_apart(pair: tuple[str, str]) -> None:
    for iso in pair:
        assert {detect(paragraph).iso for paragraph in paragraphs(iso)} == {iso}


@pytest.mark.parametrize("text", REFUSED.values(), ids=list(REFUSED))
def test_what_is_in_none_of_the_languages_is_refused(text: str) -> None:
    assert detect_segments([text]) == ("",)
    with pytest.raises(UnknownLanguageError, match="cannot be told"):
        detect(text)


def test_a_notice_before_the_body_decides_nothing() -> None:
    assert detect(f"{NOTICE}\n\n{case('en')}").iso == "en"
    assert detect(f"{NOTICE * 3}\n\n{case('en')}").iso == "en"
    assert detect(f"{case('en')}\n\n{NOTICE}").iso == "en"


def test_the_larger_body_decides_wherever_it_stands() -> None:
    assert detect(case("nl")[:900] + "\n" + case("en")).iso == "en"
    assert detect(case("en")[:900] + "\n" + case("nl") * 20).iso == "nl"


def test_two_bodies_of_the_same_size_decide_nothing() -> None:
    with pytest.raises(UnknownLanguageError):
        detect(case("nl") + "\n" + case("en"))


def test_the_end_of_a_long_text_is_looked_at() -> None:
    assert detect(case("de") * 20 + case("fr") * 100).iso == "fr"


def test_segments_are_judged_one_by_one() -> None:
    texts = [paragraphs("sk")[0], "Velmara", paragraphs("mt")[1], "", paragraphs("bg")[2]]
    assert detect_segments(texts) == ("slk", "", "mlt", "", "bul")


def test_a_short_text_is_still_told() -> None:
    assert detect("Calls on the Commission to report on this every year.").iso == "en"
    assert detect("verzoekt de Commissie hierover elk jaar verslag uit te brengen").iso == "nl"
