"""Operations in words: what a draft prints, and what it refuses because no sentence would be read back as it."""

import pytest

from akoma.amendment_list import AmendmentRecord
from akoma.errors import AmendmentError
from differ.amendments.instructions import parse_instruction
from differ.amendments.operation import (
    ALL,
    Amendment,
    LanguageScope,
    NewUnit,
    Operation,
    OperationKind,
    Position,
    Selection,
    SentenceOf,
    Stretch,
    UnitKind,
    UnitPath,
    UnitStep,
    WholeUnit,
    Words,
)
from differ.amendments.phrasing import phrase


def at(*steps: tuple[UnitKind, str]) -> UnitPath:
    return tuple(UnitStep(kind, label) for kind, label in steps)


SECOND, THIRD, FIFTH = (at((UnitKind.PARAGRAPH, label)) for label in ("2", "3", "5"))
NEW = (NewUnit(UnitKind.PARAGRAPH, "2", "Is glad;"),)
GONE = Operation(OperationKind.REPEAL, SECOND)
ROW = Operation(OperationKind.REPEAL, SECOND, upto=THIRD)
RECAST = Operation(OperationKind.REPLACEMENT, SECOND, units=NEW)
ROW_RECAST = Operation(OperationKind.REPLACEMENT, SECOND, upto=THIRD, units=NEW)
COME = Operation(OperationKind.INSERTION, SECOND, units=NEW, position=Position.AFTER)

SAID = [
    (GONE, "eng", "Delete paragraph 2."),
    (GONE, "nld", "Paragraaf 2 vervalt."),
    (GONE, "fra", "Supprimer le paragraphe 2."),
    (GONE, "deu", "Ziffer 2 wird gestrichen."),
    (ROW, "nld", "De paragrafen 2 tot en met 3 vervallen."),
    (ROW, "deu", "Die Ziffern 2 bis 3 werden gestrichen."),
    (RECAST, "eng", "Replace paragraph 2 with the following paragraph:\n“2. Is glad;”."),
    (RECAST, "nld", "Paragraaf 2 wordt vervangen door de volgende paragraaf:\n“2. Is glad;”."),
    (RECAST, "fra", "Remplacer le paragraphe 2 par le paragraphe suivant :\n«\xa02. Is glad;\xa0»."),
    (RECAST, "deu", "Ziffer 2 wird durch die folgende Ziffer ersetzt:\n„2. Is glad;“."),
    (ROW_RECAST, "nld", "De paragrafen 2 tot en met 3 worden vervangen door de volgende paragraaf:\n“2. Is glad;”."),
    (ROW_RECAST, "deu", "Die Ziffern 2 bis 3 werden durch die folgende Ziffer ersetzt:\n„2. Is glad;“."),
    (COME, "nld", "Na paragraaf 2 wordt de volgende paragraaf ingevoegd:\n“2. Is glad;”."),
    (Operation(OperationKind.MOVE, SECOND, upto=FIFTH), "eng", "Exchange paragraph 2 and paragraph 5."),
    (Operation(OperationKind.JOIN, SECOND, upto=THIRD), "eng", "Merge paragraphs 2 and 3."),
    (Operation(OperationKind.JOIN, at((UnitKind.RECITAL, "A")), upto=at((UnitKind.RECITAL, "B"))), "eng",
     "Merge recitals A and B."),
    (Operation(OperationKind.SPLIT, SECOND, SentenceOf(2), position=Position.AFTER), "eng",
     "Split paragraph 2 after the second sentence."),
    (Operation(OperationKind.RENUMBERING, ()), "eng", "Renumber accordingly."),
    (Operation(OperationKind.RENUMBERING, SECOND, label="8"), "eng", "Paragraph 2 becomes paragraph 8."),
    (Operation(OperationKind.SUBSTITUTION, SECOND, Words("ice", ALL), words="snow"), "eng",
     "In paragraph 2, replace the word “ice” wherever it occurs with the word “snow”."),
    (Operation(OperationKind.REPEAL, SECOND, Words("ice", -1), position=Position.END), "eng",
     "In paragraph 2, delete the word “ice” at the end."),
    (Operation(OperationKind.REPEAL, SECOND, Words("the “old” dam")), "eng",
     "In paragraph 2, delete the words “the “old” dam”."),
    (Operation(OperationKind.REPEAL, SECOND, Words("ice", 2, "the ", " of")), "eng",
     "In paragraph 2, delete the second occurrence of the word “ice”."),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "language", "words"), SAID)
def test_the_sentence_is_one_that_people_write(operation: Operation, language: str, words: str) -> None:
    assert phrase(operation, language) == words


def deleted(selection: Selection, position: Position | None = None) -> Operation:
    return Operation(OperationKind.REPEAL, SECOND, selection, position=position)


UNSAID = [
    deleted(Words("ice", 12)),
    deleted(Words("ice", 2), Position.END),
    deleted(Stretch(Words("ice", 2), Words("snow"))),
    deleted(Stretch(Words("ice"), Words("snow"), keeps_first=True, keeps_last=True)),
    Operation(OperationKind.SPLIT, SECOND, WholeUnit(), position=Position.AFTER),
    Operation(OperationKind.JOIN, SECOND, upto=at((UnitKind.RECITAL, "A"))),
    Operation(OperationKind.INSERTION, (), WholeUnit(), words="ice", position=Position.END),
]


@pytest.mark.parametrize("operation", UNSAID)
@pytest.mark.parametrize("language", ["eng", "nld", "fra", "deu"])
def test_what_no_sentence_says_is_refused(operation: Operation, language: str) -> None:
    with pytest.raises(AmendmentError, match=f"no instruction in {language} says this {operation.kind}") as problem:
        phrase(operation, language)
    assert problem.value.hint == "use columns"


def amendment(scope: LanguageScope, parent: str = "", *operations: Operation) -> Amendment:
    return Amendment("1", operations or (GONE,), AmendmentRecord("1"), parent, scope)


ONLY, BUT = LanguageScope(only=("bul", "fra")), LanguageScope(but=("ell",))

SCOPES = [
    (ONLY, "eng", "In the Bulgarian and French version only."),
    (ONLY, "nld", "Alleen in de Bulgaarse en Franse versie."),
    (ONLY, "fra", "Uniquement dans la version bulgare et française."),
    (ONLY, "deu", "Betrifft nur die bulgarische und französische Fassung."),
    (BUT, "eng", "Does not affect the Greek version."),
    (BUT, "nld", "Betreft niet de Griekse versie."),
    (BUT, "fra", "Ne concerne pas la version grecque."),
    (BUT, "deu", "Betrifft nicht die griechische Fassung."),
]


@pytest.mark.parametrize(("scope", "language", "words"), SCOPES)
def test_the_language_versions_are_named_and_read_back(scope: LanguageScope, language: str, words: str) -> None:
    text = phrase(amendment(scope), language)
    assert text == f"{words}\n{phrase(GONE, language)}"
    reading = parse_instruction(text, language)
    assert (reading.scope, len(reading.operations)) == (scope, 1)


def test_a_language_without_a_name_is_refused() -> None:
    with pytest.raises(AmendmentError, match="no name in eng of the language xxx"):
        phrase(amendment(LanguageScope(only=("xxx",))), "eng")


def test_a_sub_amendment_names_its_amendment_and_one_at_its_end_is_refused() -> None:
    words = Operation(OperationKind.SUBSTITUTION, (), Words("ice"), words="snow")
    assert phrase(amendment(LanguageScope(), "3", words), "eng") == (
        "In amendment 3, replace the word “ice” with the word “snow”."
    )
    at_end = Operation(OperationKind.INSERTION, (), WholeUnit(), words="ice", position=Position.END)
    with pytest.raises(AmendmentError, match="no instruction in eng says this insertion"):
        phrase(amendment(LanguageScope(), "3", at_end), "eng")
