"""``docs/tricky-cases.md`` says what the comparison does. ``python -m tests.docs.test_tricky_cases`` writes it anew."""

import re

import pytest

from akoma.reading import read_data
from differ.compare import compare
from differ.demands import judge
from differ.lexicon import load
from differ.model import Change, Op, Report, Verdict
from tests.corpus import ROOT

PAGE = ROOT / "docs" / "tricky-cases.md"

CASE = re.compile(
    r"^## (?P<title>.+)\n\n```old\n(?P<old>(?:.*\n)*?)```\n\n```new\n(?P<new>(?:.*\n)*?)```\n\n"
    r"```reported\n(?P<reported>(?:.*\n)*?)```",
    re.MULTILINE,
)
MARKS = {Op.KEEP: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "{{+{}+}}"}


def reported(old: str, new: str) -> str:
    documents = (read_data(text.encode(), name, "en") for name, text in (("old", old), ("new", new)))
    report = judge(compare(*documents), {"eng": load("eng")})
    changes = [shown(change) for change in report.comparison.changes if "unchanged" not in change.kinds]
    return "".join(f"{line}\n" for line in [*changes, *demands(report)])


def shown(change: Change) -> str:
    pair = change.correspondence
    where = f"{' + '.join(pair.old) or '(nothing)'} → {' + '.join(pair.new) or '(nothing)'}"
    words = "".join(MARKS[edit.op].format(edit.text) for edit in change.edits)
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


def test_every_case_is_found() -> None:
    assert len(cases()) == PAGE.read_text("utf-8").count("\n## ") >= 12


def main() -> None:
    """Write the reports of today into the page."""

    def renewed(case: re.Match[str]) -> str:
        start = case.start("reported") - case.start()
        return case[0][:start] + reported(case["old"], case["new"]) + "```"

    PAGE.write_text(CASE.sub(renewed, PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
