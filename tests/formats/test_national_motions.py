"""Motions of other houses, without numbers or with the preamble of the United Nations; invented places."""

import pytest

from akoma.model import DocumentKind, Expression, ProvisionKind
from akoma.reading import read_data

CITATION, RECITAL, PARAGRAPH = ProvisionKind.CITATION, ProvisionKind.RECITAL, ProvisionKind.PARAGRAPH

EARLY_DAY = """Rail fares in Northmoor

That this House notes with concern that rail fares in Northmoor have risen by 8 per cent; calls on the Government to
freeze all regulated fares until 2027; and urges the operator to reinstate every cancelled service.
"""

KAMER = """MOTIE VAN HET LID DE VRIES

Voorgesteld 12 maart 2025

De Kamer,

gehoord de beraadslaging,

constaterende dat de treintarieven in Noordmoer met 8% zijn gestegen;

overwegende dat reizigers van het spoor afhankelijk zijn;

verzoekt de regering de treintarieven te bevriezen en de Kamer hierover te informeren,

en gaat over tot de orde van de dag.

De Vries
"""

ASSEMBLEE = """PROPOSITION DE RÉSOLUTION

visant à soutenir les pêcheurs de la baie de Salm

L'Assemblée nationale,

Vu l'article 34-1 de la Constitution,

Considérant que la pollution de la baie de Salm prive de revenus plus de trois cents familles;

Invite le Gouvernement à indemniser sans délai les pêcheurs concernés;

Demande la publication de l'ensemble des analyses de l'eau.
"""

ASSEMBLY = """The General Assembly,

Recalling its resolution 12/34 of 15 March 2006,

Deeply concerned at the situation of civilians in Velmaria,

1. Strongly condemns all violations of human rights in Velmaria;

2. Decides to remain seized of the matter.
"""


def read(text: str) -> Expression:
    return read_data(text.encode(), "motion.txt").expression


def kinds(text: str) -> list[tuple[ProvisionKind, str]]:
    return [(unit.kind, unit.num) for unit in read(text).walk()]


def test_a_motion_that_is_one_sentence_is_one_paragraph() -> None:
    found = read(EARLY_DAY)
    assert [(unit.kind, unit.num) for unit in found.walk()] == [(PARAGRAPH, "")]
    assert len(found.provisions[0].clauses) == 3
    assert found.title == "Rail fares in Northmoor"


def test_a_motion_of_the_dutch_house_has_reasons_and_a_request() -> None:
    found = read(KAMER)
    assert kinds(KAMER) == [(CITATION, ""), (RECITAL, ""), (RECITAL, ""), (PARAGRAPH, "")]
    assert found.kind is DocumentKind.MOTION
    assert found.provisions[-1].text.startswith("verzoekt de regering")


def test_a_motion_of_the_french_house_has_unnumbered_requests() -> None:
    assert kinds(ASSEMBLEE) == [(CITATION, ""), (RECITAL, ""), (PARAGRAPH, ""), (PARAGRAPH, "")]
    assert read(ASSEMBLEE).kind is DocumentKind.MOTION


def test_the_preamble_of_a_resolution_of_an_assembly_is_no_title() -> None:
    found = read(ASSEMBLY)
    assert kinds(ASSEMBLY) == [(CITATION, ""), (CITATION, ""), (PARAGRAPH, "1."), (PARAGRAPH, "2.")]
    assert found.title == ""
    assert found.diagnostics == ()


@pytest.mark.parametrize("text", [EARLY_DAY, KAMER, ASSEMBLEE, ASSEMBLY], ids=["uk", "nl", "fr", "un"])
def test_every_word_is_kept(text: str) -> None:
    found = read(text)
    kept = " ".join([*(unit.num + " " + unit.text for unit in found.walk()), *(p.text for p in found.passages)])
    assert sorted(kept.split()) == sorted(text.split())


def test_a_text_with_numbers_has_no_units_without_them() -> None:
    text = "The European Parliament,\n\nA. whereas it rains;\n\n1. Calls for dykes;\n\nMore.\n\n2. Asks for pumps.\n"
    assert [unit.kind for unit in read(text).walk()][:2] == [RECITAL, PARAGRAPH]
    assert sum(unit.kind is PARAGRAPH for unit in read(text).walk()) == 2


def test_another_text_in_front_is_told() -> None:
    first = "The European Parliament,\n\n" + "".join(
        f"{n}. Calls on the Commission to repair dyke number {n} before the next winter and to tell Parliament;\n\n"
        for n in (1, 2, 3)
    )
    second = "Het Europees Parlement,\n\n" + "".join(
        f"{n}. verzoekt de Commissie sluis nummer {n} voor de volgende winter te herstellen en dat te melden;\n\n"
        for n in (1, 2, 3)
    )
    found = read_data((first + second).encode(), "two.txt", "nl").expression
    assert [d.code for d in found.diagnostics if d.severity == "warning"] == ["text-in-front"]
    assert "text-in-front" not in {d.code for d in read_data(second.encode(), "one.txt", "nl").expression.diagnostics}
