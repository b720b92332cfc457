"""Numbers, lists, tables, line breaks, headings: how the lines of a page come about."""

import pytest

from akoma.ingest.html_lines import settle, words_of
from akoma.ingest.html_page import Page, print_page
from akoma.ingest.html_parse import parse_page
from tests.html.pages import codes, page, read, units

FORMULA = "<p>The European Parliament,</p>"


def printed(body: str, dropped: str = "del") -> Page:
    return settle(print_page(parse_page(body, "page"), dropped))


def lines(body: str, dropped: str = "del") -> list[str]:
    """The lines of a page as a reader sees them."""
    result = printed(body, dropped)
    return [words_of(line, result.source) for line in result.lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ol><li>One<li>Two</ol>", ["1. One", "2. Two"]),
        ("<ol start=5><li>One<li>Two</ol>", ["5. One", "6. Two"]),
        ("<ol><li value=7>One<li>Two</ol>", ["7. One", "8. Two"]),
        ("<ol reversed><li>One<li>Two</ol>", ["2. One", "1. Two"]),
        ("<ol type=a><li>One<li>Two</ol>", ["(a) One", "(b) Two"]),
        ("<ol type=a start=26><li>One<li>Two</ol>", ["(z) One", "(aa) Two"]),
        ("<ol type=i start=4><li>One</ol>", ["(iv) One"]),
        ("<ol type=A><li>One</ol>", ["A. One"]),
        ("<ol type=I start=2><li>One</ol>", ["II. One"]),
        ("<ol start=x type=q><li value=>One</ol>", ["1. One"]),
        ("<ol start=99999999999999999999><li>One</ol>", ["1. One"]),
        ("<ol start=-1><li>One<li>Two</ol>", ["-1. One", "0. Two"]),
        ("<ol type=i start=400><li>One</ol>", ["400. One"]),
        ("<ol><li>One<ol><li>Below</ol><li>Two</ol>", ["1. One", "(1) Below", "2. Two"]),
        ("<ol><li>One<ol type=a><li>Below</ol>rest<li>Two</ol>", ["1. One", "(a) Below", "rest", "2. Two"]),
        ("<ol><li><p>One</p><p>more</p></li></ol>", ["1. One", "more"]),
        ("<ol><li></li><li>Two</ol>", ["2. Two"]),
        ("<ol style='list-style:none'><li>1. One<li>2. Two</ol>", ["1. One", "2. Two"]),
        ("<ol><li>(a) One<li>(b) Two</ol>", ["(a) One", "(b) Two"]),
        ("<ul><li>One<li>Two</ul>", ["- One", "- Two"]),
        ("<ul><li>– One<li>– Two</ul>", ["– One", "– Two"]),
        ("<li>Stray</li>", ["Stray"]),
    ],
)
def test_labels_of_lists_are_printed(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<table><tr><td>(a)</td><td>text</td></tr></table>", ["(a) text"]),
        ("<table><tr><td><p>(a)</p></td><td><p>text</p><p>more</p></td></tr></table>", ["(a) text", "more"]),
        (
            "<table><tr><td>1.</td><td>x<table><tr><td>(a)</td><td>y</td></tr></table></td></tr></table>",
            ["1. x", "(a) y"],
        ),
        ("<table><tr><td>–</td><td>one</td></tr><tr><td>–</td><td>two</td></tr></table>", ["– one", "– two"]),
        ("<table><tr><td>4 bis.</td><td>text</td></tr></table>", ["4 bis. text"]),
        ("<table><tr><th>Year<th>Sum</tr><tr><td>2099<td>5</tr></table>", ["Year | Sum", "2099 | 5"]),
        ("<table><tr><td>a<td>b</tr><tr><td>c<p>d</p><td>e<br>f</tr></table>", ["a | b", "c d | e f"]),
        ("<table role=presentation><tr><td>a<td>b</tr><tr><td>c<td>d</tr></table>", ["a", "b", "c", "d"]),
        ("<table><caption>Sums</caption><tr><td>a<td>b</tr></table>", ["Sums", "a | b"]),
        ("<table><tr><td>a<td><td>b</tr><tr><td>c<td>d<td></tr></table>", ["a | b", "c | d"]),
        ("<table><tr><td>only one row<td>of layout</tr></table>", ["only one row", "of layout"]),
        ("<div class=row><div>(a)</div><div>text</div></div>", ["(a) text"]),
        ("<dl><dt>1.</dt><dd>text</dd></dl>", ["1. text"]),
        ("<p><span class=num>(1)</span><span>Text</span></p>", ["(1) Text"]),
        ("<p>(a)</p><p>(b) text</p>", ["(a)", "(b) text"]),
    ],
)
def test_tables_of_layout_and_of_data(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>one<br>two</p>", ["one two"]),
        ("<p>one<br> <br/>two</p>", ["one", "two"]),
        ("<p>The European Parliament,<br>– having regard to x,<br>– noting y,</p>", None),
        ("<p>1. One;<br>2. Two</p>", ["1. One;", "2. Two"]),
        ("<p>as it said on<br>4. December</p>", ["as it said on 4. December"]),
        ("<p>1. One:<br>(a) two; and<br>(b) three</p>", ["1. One:", "(a) two; and", "(b) three"]),
        ("<p><br>one<br></p>", ["one"]),
        ("<pre>one\ntwo\n\nthree</pre>", ["one two", "three"]),
        ("<p>w</p>ere<div>x<b>y</b>z</div>", ["w", "ere", "xyz"]),
        ("<p><span>w</span><span>ere</span>\n <i>it</i> </p>", ["were it"]),
        ("<p>Nagorno-<wbr>Karabakh&shy;s&#8203;x</p>", ["Nagorno-Karabakhsx"]),
        ("<p>100&nbsp;000&emsp;people</p>", ["100 000 people"]),
        ("<p>Re&#768;glement e<b>&#769;</b></p>", ["Règlement é"]),
        ("<p>&#150; &#x80; &lt;b&gt; &amp;amp; &foo;</p>", ["– € <b> &amp; &foo;"]),
        ("<p>one<!-- hidden -->two</p>", ["onetwo"]),
        ("<p>one<?php echo 1 ?>two</p>", ["onetwo"]),
        ("<!DOCTYPE html [<!ENTITY a 'secret'>]><p>&a; text</p>", ["&a; text"]),
        ("<p>one<p>two<li>three<b><i></b>four", ["one", "two", "threefour"]),
    ],
)
def test_lines(body: str, expected: list[str] | None) -> None:
    assert lines(body) == (expected or ["The European Parliament,", "– having regard to x,", "– noting y,"])


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='color:red; display : none'>SECRET</p>",
        "<p style=visibility:hidden>SECRET</p>",
        "<p hidden>SECRET</p>",
        "<script>SECRET</script>",
        "<style>SECRET</style>",
        "<template><p>SECRET</p></template>",
        "<noscript>SECRET</noscript>",
        "<nav><a>SECRET</a></nav>",
        "<div role=navigation>SECRET</div>",
        "<ul aria-hidden=true><li>SECRET</ul>",
        "<button>SECRET</button>",
        "<select><option>SECRET</select>",
        "<textarea>SECRET</textarea>",
        "<input value=SECRET>",
        "<img alt=SECRET>",
        "<iframe>SECRET</iframe>",
        "<svg><text>SECRET</text></svg>",
        "<dialog>SECRET</dialog>",
        "<title>SECRET</title>",
    ],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    assert lines(f"<body><p>one</p>{hidden}<p>two</p>") == ["one", "two"]


def test_what_was_left_out_is_told() -> None:
    found = read(
        page(FORMULA + "<nav>a</nav><nav></nav><p>1. Calls on <span hidden>x</span>them;</p>"), "en"
    ).diagnostics
    assert [d.message for d in found if d.code == "hidden-left-out"] == [
        "elements with text that were not read, by kind: 1 hidden, 1 nav"
    ]


@pytest.mark.parametrize(
    "shown", ["<form><p>one</p></form>", "<details><p>one</p></details>", "<p aria-hidden=true>one</p>", "<s>one</s>"]
)
def test_what_is_shown_is_read(shown: str) -> None:
    assert lines(shown) == ["one"]


def test_insertions_and_deletions() -> None:
    body = "<p>Calls <del>strongly</del><ins>kindly</ins> on</p><del><p>gone</p></del>"
    assert lines(body, "del") == ["Calls kindly on"]
    assert lines(body, "ins") == ["Calls strongly on", "gone"]
    whole = page(FORMULA + "<p>1. Calls <del>strongly</del><ins>kindly</ins> on them;</p>")
    assert units(read(whole, "en")) == ["1. Calls kindly on them;"]
    assert units(read(whole, "en", "original")) == ["1. Calls strongly on them;"]


def test_headings_by_element_and_by_class() -> None:
    body = "<h2>Aid</h2><p class=oj-ti-art>Article 1</p><p class='li ManualHeading1'>One</p><p>text</p>"
    assert [line.heading for line in printed(body).lines] == [True, True, True, False]


def test_points_from_cells_and_lists_are_points() -> None:
    body = (
        FORMULA
        + """<p>1. Asks the Commission to submit a plan that:</p>
        <table><tr><td><p>(a)</p></td><td><p>restores the supply;</p></td></tr>
        <tr><td><p>(b)</p></td><td><p>earmarks the money;</p></td></tr></table>
        <ol start=2><li>Calls on the Council:<ol type=a><li>to act;<li>to pay.</ol></ol>"""
    )
    expression = read(page(body), "en")
    assert [p.eid for p in expression.walk()] == [
        "para_1", "para_1__point_a", "para_1__point_b", "para_2", "para_2__point_a", "para_2__point_b",
    ]  # fmt: skip
    assert units(expression)[1] == "(a) restores the supply;"
    assert "numbers-computed" in codes(expression)
