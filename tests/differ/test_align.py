"""The steps of the alignment, one by one, and that none of them is ever quadratic in the whole text."""

from itertools import combinations
from random import Random
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akoma.model import EId, Note, Provision, ProvisionKind
from differ.align import align
from differ.anchors import exact
from differ.candidates import FULL, scored
from differ.chain import Candidate, Gap, gaps, heaviest, spine
from differ.evidence import gathered, signals, strength, support
from differ.units import Texts, units
from tests.differ import lines, paragraphs, provision
from tests.patience import patient

CANDIDATES = st.lists(
    st.builds(Candidate, st.integers(0, 5), st.integers(0, 5), st.integers(1, 9).map(float)),
    max_size=7,
    unique_by=lambda candidate: candidate[:2],
)


def texts(old: list[str], new: list[str]) -> Texts:
    return Texts(units(paragraphs(*old).expression), units(paragraphs(*new).expression))


def in_order(chosen: tuple[Candidate, ...]) -> bool:
    return all((a.old - b.old) * (a.new - b.new) > 0 for a, b in combinations(chosen, 2))


@settings(max_examples=60, deadline=None)
@given(CANDIDATES)
def test_the_heaviest_chain_is_the_heaviest(candidates: list[Candidate]) -> None:
    choices = (c for size in range(len(candidates) + 1) for c in combinations(candidates, size))
    best = max(sum(c.weight for c in chosen) for chosen in choices if in_order(chosen))
    found = heaviest(candidates)
    assert in_order(tuple(found))
    assert sum(c.weight for c in found) == best


def test_one_long_unit_outweighs_short_ones_on_the_spine() -> None:
    long = "a much longer paragraph about many things that nobody would call moved"
    both = texts(["x", long, "y"], [long, "x", "y"])
    assert spine(both, exact(both)) == [(1, 0), (2, 2)]


def test_gaps_have_two_sides() -> None:
    both = texts(["a", "b one", "c"], ["a", "b two", "c", "d"])
    assert list(gaps(both, exact(both))) == [Gap(range(1, 2), range(1, 2))]


@pytest.mark.parametrize(
    ("old", "new", "links"),
    [
        (["a", "b", "c"], ["c", "a", "b"], {(0, 1), (1, 2), (2, 0)}),
        (["dup", "a", "dup", "b"], ["dup", "a", "dup", "b"], {(0, 0), (1, 1), (2, 2), (3, 3)}),
        (["dup", "a", "dup"], ["new", "dup", "a", "dup"], {(0, 1), (1, 2), (2, 3)}),
        (["dup", "dup"], ["dup"], {(0, 0)}),
        (["a", "x", "dup", "y"], ["dup", "a", "dup", "p", "q"], {(1 - 1, 1), (2, 2)}),
        (["The “Aid”", "the “aid”"], ["the “aid”", "The “Aid”"], {(0, 1), (1, 0)}),
        (["The “Aid”"], ['the "aid"'], {(0, 0)}),
    ],
)
def test_exact_links(old: list[str], new: list[str], links: set[tuple[int, int]]) -> None:
    assert exact(texts(old, new)) == links


def test_large_gaps_are_scored_by_shared_runs() -> None:
    side = [f"urges body{n} of country{n} to adopt measure{n} by year{n}" for n in range(100)]
    both = texts(side, [f"now {text}" for text in side])
    found = list(scored(both, range(100), range(100), 0.6))
    assert FULL < 100 * 100
    assert {(c.old, c.new) for c in found} >= {(n, n) for n in range(100)}
    assert len(found) < 1000


def test_a_long_templated_list_keeps_its_order() -> None:
    template = "commits the amount stated in the annex to the programme with the number"
    old = paragraphs(*(f"{template} {n}" for n in range(120)))
    new = paragraphs(*(f"{template} {n + 5000}" for n in range(120)))
    found = align(old.expression, new.expression).correspondences
    assert all([eid.split("_")[1] for eid in c.old] == [eid.split("_")[1] for eid in c.new] for c in found)


def random_text(random: Random, size: int) -> str:
    return " ".join(f"w{int(random.paretovariate(0.6)) % 5000}" for _ in range(size))


def test_four_thousand_paragraphs_take_seconds() -> None:
    random = Random(7)
    old = [random_text(random, 15) for _ in range(4000)]
    new = [f"{text} {random_text(random, 2)}" if n % 2 else text for n, text in enumerate(old)]
    left, right = paragraphs(*old).expression, paragraphs(*new).expression
    start = perf_counter()
    found = align(left, right).correspondences
    assert perf_counter() - start < patient(7)  # it takes two
    assert sum(c.old == c.new for c in found) > 3900


def test_a_recital_that_became_a_paragraph_is_found() -> None:
    words = "the conflict has displaced more than one hundred thousand people within a single week"
    (found,) = align(
        lines(f"A. whereas {words};").expression, lines(f"1. Notes that {words};").expression
    ).correspondences
    assert found.old
    assert found.new


def test_every_signal_is_found_and_symmetric() -> None:
    left, right = (
        Provision(
            ProvisionKind.PARAGRAPH,
            EId(f"para_{n}"),
            "4.",
            f"Recalls its resolution of {n} March 2023;",
            notes=(Note("1", "OJ C 214.", 3),),
            children=(provision(ProvisionKind.POINT, f"p{n}", "(a)", "education and health;"),),
        )
        for n in (16, 17)
    )
    assert [signal.name for signal in signals()] == ["contents", "kind", "notes", "num", "references"]
    assert [signal.score(left, right) for signal in signals()] == [signal.score(right, left) for signal in signals()]
    scores = {item.signal: item.score for item in gathered(left, right)}
    assert scores["num"] == scores["notes"] == scores["contents"] == scores["kind"] == 1.0
    assert scores["references"] == pytest.approx(1 / 3, abs=1e-3)


def test_a_signal_with_nothing_to_say_is_silent() -> None:
    left = provision(ProvisionKind.CITATION, "c1", "", "having regard to the Treaty,")
    right = provision(ProvisionKind.RECITAL, "r1", "A.", "whereas the Treaty applies;")
    found = {item.signal: item.reason for item in gathered(left, right)}
    assert set(found) == {"kind"}
    assert found["kind"] == "They are of different kinds."
    assert support([]) == 0.5


def test_a_rival_costs_strength() -> None:
    alone, near, equal = (strength(0.8, rival, ()) for rival in (0.0, 0.75, 0.8))
    assert alone > near > equal
