"""Hostile and broken pages: an answer or one clear error, in seconds."""

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akoma.accounting import unaccounted
from akoma.errors import ClausewiseError, NoTextError, SourceTooLargeError, UnreadableSourceError
from akoma.ingest.html_lines import settle
from akoma.ingest.html_page import print_page
from akoma.ingest.html_parse import parse_page
from akoma.normalise import compose
from tests.html.pages import BODY, page, read, units
from tests.patience import patient

SECONDS = patient(10)


def reads_or_refuses(data: str | bytes) -> str:
    """What became of a page: its text, or the message; anything but a ClausewiseError is a failure."""
    begun = time.monotonic()
    try:
        answer = " ".join(units(read(data, "en")))
    except ClausewiseError as problem:
        answer = str(problem)
    assert time.monotonic() - begun < SECONDS
    return answer


def test_what_is_nested_too_deep_is_refused_not_cut() -> None:
    deep = "<div>" * 100_000 + "1. Calls on the Council;" + "</div>" * 100_000
    with pytest.raises(UnreadableSourceError, match="nesting-cut"):
        read(f"<html>{deep}", "en")


@pytest.mark.parametrize("depth", [240, 260, 1500])
def test_what_is_nested_deep_is_read_whole(depth: int) -> None:
    body = "<div>" * depth + BODY + "</div>" * depth
    assert units(read(page(body))) == units(read(page(BODY)))


HUGE: dict[str, Callable[[], str]] = {
    "attribute": lambda: f"<html><p title='{'x' * 11_000_000}'>text</p>",
    "class": lambda: f"<html><p class='{'share ' * 500_000}'>text</p>",
    "style": lambda: f"<html><p style='{'display:' * 500_000}'>text</p>",
    "text": lambda: f"<html><p>{'a b ' * 1_000_000}</p>",
    "paragraphs": lambda: "<html>" + "<p>1. Calls on them;</p>" * 5_000,
    "unclosed": lambda: "<html>" + "<p><b><i><li>words " * 20_000,
    "unclosed inline": lambda: "<html>" + "<b>x" * 1_900,
    "lists in lists": lambda: "<html>" + "<ol><li>" * 900 + "<i></i>" * 100_000 + "x",
    "tables in tables": lambda: "<html>" + "<table><tr><td>" * 600 + "x" + "<p>y</p>" * 5_000,
    "one table": lambda: "<html><table>" + "<tr><td>a<td>b</tr>" * 10_000 + "</table>",
    "notes": lambda: "<html>" + "".join(f"<p>a<a href='#fn{n}'>{n}</a><p id=fn{n}>{n} b" for n in range(4_000)),
    "one note called often": lambda: "<html>" + "<p>a<a href='#fn1'>1</a>" * 10_000 + "<p id=fn1>1 b",
    "breaks": lambda: "<html><p>" + "word<br>" * 30_000,
    "comments": lambda: "<html>" + "<!-- " * 100_000 + "--><p>text",
    "entities": lambda: "<!DOCTYPE html [" + "<!ENTITY a 'xx'>" * 5_000 + "]><p>&a;</p>",
    "brackets": lambda: "<html>" + "<" * 1_000_000,
    "ampersands": lambda: "<html>" + "&#" * 500_000,
    "accents": lambda: "<html><p>e" + "\u0301" * 20_000,
    "zones": lambda: "<html>" + "<div class=share>" * 1_000 + "text words" * 10_000,
}


@pytest.mark.parametrize("kind", HUGE)
def test_huge_pages_get_an_answer_in_time(kind: str) -> None:
    assert reads_or_refuses(HUGE[kind]())


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ("<html></html>", NoTextError),
        ("<!-- only a comment --><html>", NoTextError),
        ("<html><script>var x</script><p hidden>x</p>", NoTextError),
        ("<html><p>&nbsp;&shy; </p>", NoTextError),
        ("<html>" + "<i></i>" * 400_001, SourceTooLargeError),
        ("<html>" + "x" * 20_000_001, SourceTooLargeError),
        ("<html>" + "<p>x" * 40_001, SourceTooLargeError),
    ],
    ids=["empty", "comment", "hidden", "spaces", "elements", "characters", "lines"],
)
def test_what_cannot_be_read_is_refused_clearly(data: str, error: type[ClausewiseError]) -> None:
    with pytest.raises(error) as refusal:
        read(data, "en")
    assert refusal.value.hint
    assert "\n" not in str(refusal.value)


def test_nothing_is_fetched_and_nothing_is_executed() -> None:
    body = """<base href="https://example.invalid/"><link rel=stylesheet href="x.css"><img src=x onerror="alert(1)">
    <script src="https://example.invalid/x.js"></script><object data="file:///etc/passwd">fallback</object>
    <!DOCTYPE x SYSTEM "file:///etc/passwd"><p onclick="alert(1)">1. Calls on &passwd; them;</p>"""
    assert "1. Calls on &passwd; them;" in reads_or_refuses(page("<p>The European Parliament,</p>" + body))


TAGS = ["p", "div", "ol", "ul", "li", "table", "tr", "td", "th", "b", "sup", "a", "br", "pre", "ins", "del", "main",
        "nav", "article", "aside", "h1", "h2", "span", "form", "dl", "dt", "dd", "header", "footer", "svg"]  # fmt: skip
ATTRIBUTES = ["", "id=a", "id=fn1", "href=#fn1", "href=#a", "class=num", "class=share", "class=footnote", "type=a",
              "value=3", "start=-4", "hidden", "aria-hidden=true", "role=main", "class=oj-ti-art"]  # fmt: skip
WORDS = ["1. Calls on the Council;", "A. whereas x;", "(1)", "1", "[1]", "–", "– having regard to x,", "(a)", "words",
         "The European Parliament,", " ", "&nbsp;", "Print", "<", "\x0b", "é", "€", "Notes", "\u00ad", "\u0301",
         "\u0323", "\u1100", "\u1161", "<script>x</script>"]  # fmt: skip
PIECES = st.one_of(
    st.tuples(st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)).map(lambda p: f"<{p[0]} {p[1]}>"),
    st.sampled_from(TAGS).map(lambda name: f"</{name}>"),
    st.sampled_from(WORDS),
)


@given(st.lists(PIECES, max_size=60))
@settings(max_examples=300, deadline=None)
def test_every_visible_character_of_any_page_is_accounted_for(pieces: list[str]) -> None:
    markup = "<html><p>x</p>" + "".join(pieces)
    try:
        expression = read(markup, "en")
    except ClausewiseError:
        return
    source = settle(print_page(parse_page(markup.replace("\x0b", ""), "page"), "del")).source
    assert unaccounted(expression, source) == []
    assert compose(source) == source


@pytest.mark.parametrize("seed", range(20))
def test_damaged_bytes_get_an_answer(seed: int) -> None:
    data = bytearray(page(BODY).encode())
    chance = random.Random(seed)
    for _ in range(20):
        data[chance.randrange(20, len(data))] = chance.randrange(256)
    assert reads_or_refuses(bytes(data))
