"""Markdown as GitHub reads it: what is marked, what is folded, and text that stays text."""

import re
from dataclasses import replace

import pytest

from differ.model import Op, TextEdit
from render.md_text import edit, edits, fold, plain, table
from render.renderer import RenderOptions
from render.to_md import LONGEST_COMMENT, RENDERER, job_summary
from tests.render.factory import sample
from tests.render.reports import hostile, translated


def md(**options: object) -> str:
    return RENDERER.render(sample(), RenderOptions(**options)).decode()  # type: ignore[arg-type]


def test_the_answer_stands_first() -> None:
    text = md()
    assert text.index("Of the 10 demands in the old text") < text.index("### The shifts that matter most")
    assert "| ▼ softened | 1 |" in text
    shifts = text.split("### The shifts that matter most")[1].split("###")[0]
    assert "- **▼ softened** § 2 → § 5: “Urges” → “Invites” ·" in shifts.replace("\xa0", " ")


def test_the_redline_has_marks() -> None:
    text = md()
    assert "calls on the Commission to ~~consider suspending~~ **suspend** the agreement;" in text
    assert "Charter of the United Nations" not in text
    assert "3 unchanged provisions are left out." in text
    assert "Charter of the United Nations" in md(full=True)


def test_what_is_long_is_folded() -> None:
    text = md()
    assert text.count("<details>") == text.count("</details>") == text.count("<summary>") >= 8
    assert "<summary>Operative part</summary>" in text


def test_two_languages_stand_side_by_side() -> None:
    text = RENDERER.render(translated(), RenderOptions()).decode()
    assert "| Old text | New text |" in text
    assert "~~" not in text.split("### The redline")[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>&amp;</b> `x` [a](b) a|b *c* _d_ ~e~", r"\<b\>\&amp;\</b\> \`x\` \[a\](b) a\|b \*c\* \_d\_ \~e\~"),
        ("# no heading", r"\# no heading"),
        ("12. no list", r"12\. no list"),
        ("- no list", r"\- no list"),
        ("well-known (2)", "well-known (2)"),
        ("@someone, see #12 or GH-12", "@<!-- -->someone, see #<!-- -->12 or GH<!-- -->-12"),
        ("https://x.example www.x.example", "https:<!-- -->//x.example www<!-- -->.x.example"),
    ],
)
def test_text_stays_text(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("op", "text", "expected"),
    [
        (Op.DELETE, "urges ", "~~urges~~ "),
        (Op.INSERT, " now", " **now**"),
        (Op.INSERT, "(a)", "<strong>(a)</strong>"),
        (Op.DELETE, ", or", "<del>, or</del>"),
        (Op.DELETE, " ", " "),
        (Op.KEEP, "a*b", r"a\*b"),
    ],
)
def test_marks_hold(op: Op, text: str, expected: str) -> None:
    assert edit(TextEdit(op, text)) == expected


def test_a_space_parts_the_old_from_the_new() -> None:
    assert edits([TextEdit(Op.DELETE, "may"), TextEdit(Op.INSERT, "shall")]) == "~~may~~ **shall**"


def test_tables_and_folds() -> None:
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"
    assert "<summary>a &lt;b&gt;</summary>" in fold("a <b>", "c")


def test_hostile_text_stays_text() -> None:
    text = RENDERER.render(hostile(), RenderOptions()).decode()
    allowed = {"details", "summary", "br", "sub", "del", "strong"}
    assert {tag.lower() for tag in re.findall(r"(?<!\\)</?([A-Za-z]+)", text)} <= allowed
    assert "\x1b" not in text


def test_what_is_longer_than_a_comment_says_so() -> None:
    report = sample()
    assert "[!NOTE]" not in RENDERER.render(report, RenderOptions()).decode()
    finding = replace(report.diagnostics[0], message="word " * (LONGEST_COMMENT // 5))
    long = replace(report, diagnostics=(*report.diagnostics, finding))
    text = RENDERER.render(long, RenderOptions()).decode()
    assert text.startswith("> [!NOTE]\n> This text has ")
    assert str(LONGEST_COMMENT) in text.split("\n")[1]


def test_a_job_summary_that_is_too_long_leaves_out_the_redline_and_says_so() -> None:
    whole = job_summary(sample(), RenderOptions())
    assert whole == RENDERER.render(sample(), RenderOptions())
    short = job_summary(sample(), RenderOptions(), most=len(whole) - 1).decode()
    assert "### The redline" not in short
    assert "The redline is left out here" in short
    assert "### What became of every demand" in short
