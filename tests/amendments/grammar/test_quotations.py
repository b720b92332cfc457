"""Quotations are cut out as a reader would cut them."""

import pytest

from differ.amendments.quotations import readings

CUTS = [
    ("replace “a” with “b”", ["a", "b"]),
    ("„als »Betroffene« im Sinne ‚über die Häfen‘ sind“ ersetzt", ["als »Betroffene« im Sinne ‚über die Häfen‘ sind"]),
    ("les mots « qualifiés de « gêneurs » »", [" qualifiés de « gêneurs » "]),
    ("»bedauert« durch »verurteilt«", ["bedauert", "verurteilt"]),
    ("‘the Council’s members’", ["the Council’s members"]),
    ('"call it "an act of God" and no more"', ['call it "an act of God" and no more']),
    ('insert ", with others,"', [", with others,"]),
    ("l'article 2, supprimer « l'eau »", [" l'eau "]),
    ("“and notes ‘delete the word “fishers”’”", ["and notes ‘delete the word “fishers”’"]),
    ('the members\' duties and "x"', ["x"]),
    ('delete "a" and "b"', ["a", "b"]),
    ("„dringt erop aan” door „eist”", ["dringt erop aan", "eist"]),
]


@pytest.mark.parametrize(("text", "quoted"), CUTS)
def test_the_first_way_of_cutting_is_the_balanced_one(text: str, quoted: list[str]) -> None:
    rank, cut = next(readings(text))
    assert rank == 0
    assert [one.text for one in cut] == quoted


def test_no_way_of_cutting_joins_two_quotations() -> None:
    cuts = [cut for rank, cut in readings('delete "a" and "b"') if rank < 2]
    assert all(one.text in ("a", "b") for cut in cuts for one in cut)


def test_an_apostrophe_may_be_taken_for_a_closing_mark_and_is_tried_otherwise() -> None:
    cuts = [[one.text for one in cut] for _, cut in readings("replace 'the members' duties' with 'x'")]
    assert ["the members' duties", "x"] in cuts


def test_a_quotation_that_is_never_closed_is_no_quotation() -> None:
    assert not [cut for rank, cut in readings("delete “a") if rank < 2]


def test_the_text_after_a_colon_is_a_block() -> None:
    blocks = [cut[-1] for rank, cut in readings("insert the following paragraph:\n4. Calls on X;") if rank == 2]
    assert [(one.text, one.is_block) for one in blocks] == [("4. Calls on X;", True)]
