"""Enacting lines, openings, dates, kinds and unit names as they are really printed."""

import re

import pytest

from akoma.language import language

FORMULAS = [
    ("nl", "Het Europees Parlement,"),
    ("en", "THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION,"),
    ("de", "DAS EUROPÄISCHE PARLAMENT UND DER RAT DER EUROPÄISCHEN UNION —"),
    ("el", "ΤΟ ΕΥΡΩΠΑΪΚΟ ΚΟΙΝΟΒΟΥΛΙΟ ΚΑΙ ΤΟ ΣΥΜΒΟΥΛΙΟ ΤΗΣ ΕΥΡΩΠΑΪΚΗΣ ΕΝΩΣΗΣ,"),
    ("fi", "Euroopan parlamentti, joka"),
    ("fi", "EUROOPAN KOMISSIO, joka"),
    ("sv", "Europaparlamentet utfärdar denna resolution"),
    ("sl", "EVROPSKI PARLAMENT IN SVET EVROPSKE UNIJE STA –"),
    ("da", "EUROPA-PARLAMENTET OG RÅDET FOR DEN EUROPÆISKE UNION HAR —"),
    ("ga", "Tá Parlaimint na hEorpa,"),
    ("cs", "Evropský parlament,"),
    ("mt", "IL-PARLAMENT EWROPEW U L-KUNSILL TAL-UNJONI EWROPEA,"),
]

COVERS = [
    ("cs", "Evropský parlament"),
    ("sv", "Europaparlamentet"),
    ("en", "European Parliament"),
    ("hu", "Európai Parlament"),
]

DATES = [
    ("hu", "Az Európai Parlament 2019. január 31-i határozata", "2019-01-31"),
    ("lt", "2008 m. vasario 20 d. Europos Parlamento rezoliucija", "2008-02-20"),
    ("lv", "Eiropas Parlamenta 2010. gada 5. maija rezolūcija", "2010-05-05"),
    ("lv", "1993. gada 21. jūnijā", "1993-06-21"),
    ("fi", "9 päivänä maaliskuuta 1994", "1994-03-09"),
    ("el", "ΤΗΣ 9ΗΣ ΜΑΡΤΙΟΥ 2022", "2022-03-09"),
    ("el", "της 1ης Μαΐου 2020", "2020-05-01"),
    ("mt", "tas-17 ta’ Lulju 2014", "2014-07-17"),
    ("ga", "an 9 Deireadh Fómhair 2020", "2020-10-09"),
    ("et", "14. veebruari 2017. aasta resolutsioon", "2017-02-14"),
    ("fr", "du 1er janvier 2020 et du 2 janvier 2020", "2020-01-01"),
    ("pt", "1.º de março de 2020", "2020-03-01"),
    ("en", "October 5, 2023", "2023-10-05"),
    ("hr", "od 19. siječnja 2016.", "2016-01-19"),
    ("sk", "zo 4. februára 2016", "2016-02-04"),
    ("nl", "7 december 20214", ""),
    ("en", "in May 2023", ""),
]

KINDS = [
    ("sl", "PREDLOG SKUPNE RESOLUCIJE", "joint-motion-for-resolution"),
    ("mt", "MOZZJONI GĦAL RIŻOLUZZJONI KONĠUNTA", "joint-motion-for-resolution"),
    ("fi", "YHTEINEN PÄÄTÖSLAUSELMAESITYS", "joint-motion-for-resolution"),
    ("ro", "PROPUNERE COMUNĂ DE REZOLUȚIE", "joint-motion-for-resolution"),
    ("sk", "SPOLOČNÝ NÁVRH UZNESENIA", "joint-motion-for-resolution"),
    ("de", "GEMEINSAMER ENTSCHLIESSUNGSANTRAG", "joint-motion-for-resolution"),
    ("el", "ΠΡΟΤΑΣΗ ΨΗΦΙΣΜΑΤΟΣ", "motion-for-resolution"),
    ("el", "Πρόταση ψηφίσματος", "motion-for-resolution"),
    ("hu", "ÁLLÁSFOGLALÁSRA IRÁNYULÓ INDÍTVÁNY", "motion-for-resolution"),
    ("lt", "PASIŪLYMAS DĖL REZOLIUCIJOS", "motion-for-resolution"),
    ("lv", "Eiropas Parlamenta 2013. gada 21. maija normatīvā rezolūcija", "resolution"),
    ("sv", "Europaparlamentets lagstiftningsresolution av den 11 februari 2015", "resolution"),
    ("en", "Press release", "press-release"),
    ("nl", "Verklaring van de voorzitter", "statement"),
    ("fr", "Lettre au Président", "letter"),
]


@pytest.mark.parametrize(("iso", "line"), FORMULAS)
def test_enacting_lines(iso: str, line: str) -> None:
    assert language(iso).is_formula(line)


@pytest.mark.parametrize(("iso", "line"), COVERS)
def test_the_name_on_a_cover_is_no_enacting_line(iso: str, line: str) -> None:
    assert not language(iso).is_formula(line)


@pytest.mark.parametrize(("iso", "text", "date"), DATES)
def test_dates(iso: str, text: str, date: str) -> None:
    assert language(iso).date(text) == date


@pytest.mark.parametrize(("iso", "line", "kind"), KINDS)
def test_kinds(iso: str, line: str, kind: str) -> None:
    for text in (line, line.casefold()):
        found = (k for k, pattern in language(iso).kinds if re.search(pattern, text, re.IGNORECASE))
        assert next(found, "") == kind


def test_a_statement_that_a_motion_follows_is_no_statement() -> None:
    cover = "to wind up the debate on the statement by the Commission"
    assert not [kind for kind, pattern in language("en").kinds if re.search(pattern, cover)]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("hu", "az Európai Unióról szóló szerződésre tekintettel,"),
        ("et", "Euroopa Liidu lepingut arvesse võttes,"),
        ("fi", "työjärjestyksen 132 artiklan huomioon ottaen,"),
    ],
)
def test_citations_whose_word_stands_at_the_end(iso: str, text: str) -> None:
    assert language(iso).opens_citation(text)


def test_openings_end_with_a_word() -> None:
    french = language("fr")
    assert french.opens_citation("vu l’article 132,")
    assert not french.opens_citation("vulnérables,")
    assert language("da").opens_recital("der henviser til, at havnen er lukket;")
    assert language("nl").opens_closing("Gedaan te Brussel, 5 oktober 2023.")


def test_recitals_in_letters_of_their_own() -> None:
    assert [language("el").recital_rank(label) for label in ("Α", "Γ", "ΣΤ", "Ζ", "ΙΑ")] == [1, 3, 6, 7, 11]
    assert [language("bg").recital_rank(label) for label in ("А", "В", "Й", "АА")] == [1, 3, 10, 29]
    assert language("en").recital_rank("A") == 0


def test_unit_names() -> None:
    assert language("nl").unit("leden") == "paragraph"
    assert language("hu").unit("bekezdésének") == "paragraph"
    assert language("el").unit("ΑΡΘΡΟ") == "article"
    assert language("en").unit("Rule") == "article"
    assert language("en").unit("chair") == ""
