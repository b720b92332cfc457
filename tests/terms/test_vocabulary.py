"""Tables of the user: what they change, what they do not, and one clear line for a bad one."""

import pytest

from akoma.errors import LexiconError
from differ.across.features import features
from differ.terms.matching import matcher
from differ.terms.vocabulary import Vocabulary, is_table, table, using

OWN = "concept\teng\tnld\nferry-pier\tquay* | ferry pier*\tkade* | veersteiger*\n"


def concepts(text: str, language: str = "eng") -> set[str]:
    return set(matcher(language).read(text).concepts)


def vocabulary(*texts: str) -> Vocabulary:
    return Vocabulary(tuple(table(f"{n}.tsv", text.encode()) for n, text in enumerate(texts)))


def test_a_table_adds_its_concepts_to_ours() -> None:
    with using(vocabulary(OWN)):
        assert concepts("the quays of the economy") == {"ferry-pier", "economy"}
        assert concepts("de kade", "nld") == {"ferry-pier"}


def test_nothing_of_a_run_is_left_for_the_next() -> None:
    before = concepts("the quays"), concepts("the economy"), features("the quays", "eng")
    with using(vocabulary(OWN, "concept\teng\nhousekeeping\teconomy\n")):
        assert (concepts("the quays"), concepts("the economy")) == ({"ferry-pier"}, {"housekeeping"})
        with using(vocabulary()):
            assert concepts("the economy") == before[1]
        assert concepts("the economy") == {"housekeeping"}
    assert (concepts("the quays"), concepts("the economy"), features("the quays", "eng")) == before


def test_a_form_leaves_the_concept_that_it_had_and_the_last_table_counts() -> None:
    first, last = "concept\teng\none\teconomy\n", "concept\teng\ntwo\tEconomy\n"
    with using(vocabulary(first, last)):
        assert concepts("economy") == {"two"}
    with using(vocabulary(last, first)):
        assert concepts("economy") == {"one"}


def test_a_table_may_lack_languages_and_cells() -> None:
    with using(vocabulary("concept\teng\tnld\nferry-pier\tquay*\t\n")):
        assert concepts("quays") == {"ferry-pier"}
        assert concepts("de economie", "nld") == {"economy"}


def test_a_learned_table_replaces_nothing_and_decides_no_verdict() -> None:
    own = vocabulary("learned\tnld\teng\nhousehold (learned)\teconomie\teconomy\n")
    with using(own):
        assert concepts("the economy") == {"economy"}
        assert features("the economy", "eng").concepts.keys() >= {"economy", "household (learned)"}
        assert "household (learned)" in features("de economie", "nld").concepts
    with using(own.for_verdicts):
        assert "household (learned)" not in features("the economy", "eng").concepts


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (OWN, True),
        ("\ufeff" + OWN, True),
        ("# ours\n\n" + OWN, True),
        ("learned\tnld\teng\n", True),
        ("concept,eng,nld\n", True),
        ('language = "eng"\n[concepts.urge]\ngrade = 4\n', False),
        ("", False),
        ("\n" * 100_000, False),
    ],
)
def test_the_content_tells_a_table_from_a_file_of_grades(text: str, answer: bool) -> None:
    assert is_table(text.encode()) is answer


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("concept,eng,nld\n", "line 1", "tabs"),
        ("concept\tenglish\n", "line 1", "'english'"),
        ("concept\teng\teng\n", "line 1", "'eng' twice"),
        (OWN + "toll\ttoll*\n", "line 3", "2 columns, and 3"),
        ("# ours\n\n" + OWN + "toll\ttoll\ttol\tpéage\n", "line 5", "4 columns, and 3"),
        (OWN + "\ttoll\ttol\n", "line 3", "no name"),
        (OWN + "toll\ttoll |\ttol\n", "line 3", "eng: the form '' has no letters"),
        (OWN + "toll\tt*oll\ttol\n", "line 3", "star"),
        (OWN + "toll\ttoll\ttol 2030\n", "line 3", "nld: the form 'tol 2030'"),
        (OWN + "toll\ttoll\tco2\n", "line 3", "number"),
        (OWN + "toll\ta … b … c\ttol\n", "line 3", "two halves"),
        (OWN + "toll\ttoll …\ttol\n", "line 3", "two halves"),
    ],
)
def test_a_bad_table_is_told_by_line(text: str, where: str, what: str) -> None:
    with pytest.raises(LexiconError) as found:
        table("own.tsv", text.encode())
    assert found.value.message.startswith(f"own.tsv, {where}: ")
    assert what in found.value.message


def test_a_table_that_is_not_utf8_is_told_by_line() -> None:
    with pytest.raises(LexiconError, match=r"own\.tsv, line 2: not UTF-8"):
        table("own.tsv", "concept\tfra\ntoll\tpéage\n".encode("latin-1"))
