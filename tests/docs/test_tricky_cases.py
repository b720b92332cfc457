"""``docs/tricky-cases.md`` says what the comparison does. ``python -m tests.docs.test_tricky_cases`` writes it anew.

Two kinds of section: whole texts with what is reported of them, and pairs of clauses with a picture of their redline.
"""

import re

import pytest

from akoma.reading import read_data
from differ.compare import compare
from differ.demands import judge
from differ.lexicon import load
from differ.model import Change, Op, Report, TextEdit, Verdict
from differ.words import diff
from tests.corpus import ROOT
from tests.differ.redlines import drawn
from tests.docs.pictures import lines, picture

PAGE = ROOT / "docs" / "tricky-cases.md"

CASE = re.compile(
    r"^## (?P<title>.+)\n\n```old\n(?P<old>(?:.*\n)*?)```\n\n```new\n(?P<new>(?:.*\n)*?)```\n\n"
    r"```reported\n(?P<reported>(?:.*\n)*?)```",
    re.MULTILINE,
)
PAIR = re.compile(
    r"^## (?P<title>.+)\n\n```(?P<lang>[a-z]{3})\n(?P<old>.*)\n(?P<new>.*)\n```\n\n"
    r"!\[(?P<redline>.*)\]\((?P<file>images/.*\.svg)\)",
    re.MULTILINE,
)


def reported(old: str, new: str) -> str:
    documents = (read_data(text.encode(), name, "en") for name, text in (("old", old), ("new", new)))
    report = judge(compare(*documents), {"eng": load("eng")})
    changes = [shown(change) for change in report.comparison.changes if "unchanged" not in change.kinds]
    return "".join(f"{line}\n" for line in [*changes, *demands(report)])


def shown(change: Change) -> str:
    pair = change.correspondence
    where = f"{' + '.join(pair.old) or '(nothing)'} → {' + '.join(pair.new) or '(nothing)'}"
    words = drawn(change.edits)
    only_kept = all(edit.op is Op.KEEP for edit in change.edits)
    return f"{where}: {', '.join(change.kinds)}" + ("" if only_kept else f": {words}")


def demands(report: Report) -> list[str]:
    counted = [f"{report.count(verdict)} {verdict}" for verdict in Verdict if report.count(verdict)]
    return [f"demands: {', '.join(counted)}"] if counted else []


def cases() -> list[re.Match[str]]:
    return list(CASE.finditer(PAGE.read_text("utf-8")))


@pytest.mark.parametrize("case", [pytest.param(c, id=c["title"]) for c in cases()])
def test_the_page_says_what_is_reported(case: re.Match[str]) -> None:
    assert case["reported"] == reported(case["old"], case["new"])


def pairs() -> list[re.Match[str]]:
    return list(PAIR.finditer(PAGE.read_text("utf-8")))


def edits_of(pair: re.Match[str]) -> tuple[TextEdit, ...]:
    old, new = (text.replace("\\u00a0", "\u00a0").replace("\\u00ad", "\u00ad") for text in (pair["old"], pair["new"]))
    return diff(old, new, pair["lang"])


def said(pair: re.Match[str]) -> str:
    """The redline in words, for those who do not see the picture."""
    return drawn(edits_of(pair)).replace("[", "\\[").replace("]", "\\]").replace("\u00a0", "⍽").replace("\u00ad", "¬")


@pytest.mark.parametrize("pair", [pytest.param(p, id=p["title"]) for p in pairs()])
def test_a_picture_shows_the_redline(pair: re.Match[str]) -> None:
    assert (PAGE.parent / pair["file"]).read_text("utf-8") == picture(edits_of(pair))


@pytest.mark.parametrize("pair", [pytest.param(p, id=p["title"]) for p in pairs()])
def test_the_words_beside_a_picture_say_the_same(pair: re.Match[str]) -> None:
    assert pair["redline"] == said(pair)


def test_no_picture_is_left_over() -> None:
    drawn_ones = {pair["file"] for pair in pairs()}
    assert {f"images/{file.name}" for file in (PAGE.parent / "images").glob("words-*.svg")} == drawn_ones


def test_a_picture_breaks_lines_between_words() -> None:
    edits = (TextEdit(Op.KEEP, "word " * 30), TextEdit(Op.DELETE, "gone"), TextEdit(Op.INSERT, "come"))
    rows = ["".join(edit.text for edit in row) for row in lines(edits)]
    assert "".join(rows) == "word " * 30 + "gonecome"
    assert all(row.endswith("word ") for row in rows[:-1])


def test_every_case_is_found() -> None:
    assert len(cases()) >= 12
    assert len(pairs()) >= 10
    assert len(cases()) + len(pairs()) == PAGE.read_text("utf-8").count("\n## ")


def main() -> None:
    """Write the reports and pictures of today into the page and beside it."""

    def renewed(case: re.Match[str]) -> str:
        start = case.start("reported") - case.start()
        return case[0][:start] + reported(case["old"], case["new"]) + "```"

    def redrawn(pair: re.Match[str]) -> str:
        (PAGE.parent / pair["file"]).write_text(picture(edits_of(pair)), "utf-8")
        start, end = (at - pair.start() for at in pair.span("redline"))
        return pair[0][:start] + said(pair) + pair[0][end:]

    PAGE.write_text(PAIR.sub(redrawn, CASE.sub(renewed, PAGE.read_text("utf-8"))), "utf-8")


if __name__ == "__main__":
    main()
