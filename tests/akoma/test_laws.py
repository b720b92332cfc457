"""Laws of reading and writing, on texts that nobody thought of."""

from hypothesis import given, settings
from hypothesis import strategies as st

from akoma.accounting import unaccounted
from akoma.akn_reader import read_akn
from akoma.akn_writer import write_akn
from akoma.clauses import split_clauses
from akoma.eid import EIdMaker, known
from akoma.frbr import FrbrUri, parse_uri
from akoma.ingest.from_text import read_text
from akoma.ingest.reader import ReadOptions
from akoma.model import Expression, Manifestation, ProvisionKind
from akoma.normalise import compose, squeeze
from akoma.numbering import alphabetic, roman, to_roman
from akoma.validation import findings
from tests.akoma.strategies import expressions, sentences

ORIGIN = Manifestation("x.txt", "0" * 64, "text")


@given(expressions())
@settings(max_examples=80, deadline=None)
def test_akoma_ntoso_round_trip_is_lossless_and_strictly_valid(expression: Expression) -> None:
    written = write_akn(expression)
    assert findings(written, "written") == ()
    assert read_akn(written) == expression
    assert write_akn(read_akn(written)) == written


LINES = st.sampled_from(
    ["The European Parliament,", "– having regard to the treaty,", "having regard to words1 and more,",
     "A. whereas the dam;",
     "B. whereas2 it broke; and ", " C. whereas a page begins here;", "1. Calls on the Commission:", "(a) to act;",
     "(i) at once;", "(b) to pay 20214 euros;", "2. Stresses words(1) that matter;", "4 bis. Notes;", "4a. Notes;", "",
     "", "1 OJ C 1, 1.1.2099, p. 1.", "2 A note that ", "goes on.", "(1) A note at the end.",
     "RC\\1287335EN.docx 7/13 PE754.287v01-00 }", "PE754.291v01-00 } RC1", "EN", "Heading without a stop",
     "a line cut at a hy-", "phen", "\x0c", "and a soft hy\u00ad", "– a dash;", "3.Calls", "17. Far ahead;",
     "Done at Brussels.", "\u00a0\u2003", "café m2 CO2 G7"]
)  # fmt: skip


@given(st.lists(LINES, min_size=1, max_size=25), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=300, deadline=None)
def test_no_character_of_a_text_is_ever_lost(lines: list[str], newline: str) -> None:
    source = compose(newline.join(lines))
    if not squeeze(source):
        return
    expression = read_text(source, ORIGIN, ReadOptions("en"))
    assert unaccounted(expression, source) == []
    eids = [p.eid for p in expression.walk()]
    assert len(set(eids)) == len(eids)


@given(st.text(min_size=1).filter(lambda t: bool(squeeze(t))))
@settings(max_examples=200, deadline=None)
def test_no_character_of_any_text_is_ever_lost(text: str) -> None:
    source = compose(text)
    assert unaccounted(read_text(source, ORIGIN, ReadOptions("nl")), source) == []


@given(sentences())
def test_clauses_in_order_are_the_text(text: str) -> None:
    assert " ".join(clause.text for clause in split_clauses(known("para_1"), text)) == text


@given(
    st.sampled_from(["statement", "doc"]),
    st.sampled_from(["resolution", "press-release"]),
    st.dates().map(str),
    st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True),
    st.sampled_from([("", ""), ("nld", "2099-01-01")]),
    st.sampled_from(["", "main", "am_12"]),
)
def test_uris_read_back(
    doctype: str, subtype: str, date: str, number: str, language: tuple[str, str], component: str
) -> None:
    uri = FrbrUri("eu", doctype, subtype, "ep", date, number, *language, component)
    assert parse_uri(str(uri)) == uri


@given(st.integers(1, 39))
def test_roman_numbers_read_back(value: int) -> None:
    assert roman(to_roman(value)) == value


def test_letters_run_from_z_to_aa() -> None:
    assert [alphabetic(letters) for letters in ("A", "Z", "AA", "AB")] == [1, 26, 27, 28]


@given(st.lists(st.sampled_from(["1.", "1.", "2a.", "4 bis."]), max_size=6))
def test_eids_are_unique_even_when_numbers_are_not(nums: list[str]) -> None:
    maker = EIdMaker()
    made = [maker.make(ProvisionKind.PARAGRAPH, num, None) for num in nums]
    assert len(set(made)) == len(made)
