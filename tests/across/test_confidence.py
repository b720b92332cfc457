"""How sure a link between two languages is: what makes it less so."""

from akoma.model import Expression
from differ.across.translations import compare_translations
from tests.across.building import document, motion

DUTCH = (
    "verzoekt de Commissie een verslag over de visserij in te dienen;",
    "veroordeelt de aanval op het ziekenhuis;",
    "verzoekt de lidstaten artsen op te leiden;",
    "betreurt dat de rechters zijn ontslagen;",
    "verzoekt de Raad sancties op te leggen;",
    "is ingenomen met de verkiezingen;",
)
ENGLISH = (
    "Calls on the Commission to submit a report on fisheries;",
    "Condemns the attack on the hospital;",
    "Calls on the Member States to train doctors;",
    "Regrets that the judges were dismissed;",
    "Calls on the Council to impose sanctions;",
    "Welcomes the elections;",
)


def sure(new: Expression, at: str, to: str) -> float:
    """The confidence that a Dutch paragraph and an English one correspond."""
    found = compare_translations(document(motion(*DUTCH, language="nld")), document(new)).changes
    return next(
        c.correspondence.confidence for c in found if (c.correspondence.old, c.correspondence.new) == ((at,), (to,))
    )


def test_a_link_between_links_is_surer_than_the_same_one_out_of_order() -> None:
    moved = (*ENGLISH[:1], *ENGLISH[2:5], ENGLISH[1], ENGLISH[5])
    assert sure(motion(*ENGLISH), "para_2", "para_2") > sure(motion(*moved), "para_2", "para_5")


def test_a_text_of_one_provision_has_no_neighbours_to_doubt_it() -> None:
    sides = [document(motion(text, language=code)) for text, code in ((DUTCH[0], "nld"), (ENGLISH[0], "eng"))]
    (change,) = compare_translations(*sides).changes
    assert change.correspondence.confidence >= 0.8


def test_other_numbers_make_a_link_less_sure() -> None:
    def told(number: int) -> float:
        old = motion("de telefoonkosten, bedoeld in artikel 10;", *DUTCH, language="nld")
        fee = f"the costs of telephone calls and of the laundry of the harbour, referred to in Article {number};"
        found = compare_translations(document(old), document(motion(*ENGLISH, fee))).changes
        return next(c.correspondence.confidence for c in found if "para_7" in c.correspondence.new)

    assert 0.0 < told(15) < told(10)
