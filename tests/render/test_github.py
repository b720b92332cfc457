"""Commands of GitHub Actions: the right kind, file and line, and nothing in a text that is taken for a command."""

import re

from akoma.model import SourceSpan
from differ.model import Report, Verdict
from render.renderer import RenderOptions, SourceLines
from render.to_github import RENDERER, escaped, escaped_property
from tests.render.factory import sample
from tests.render.reading_docx import FIXTURES, report_of
from tests.render.reports import hostile

OLD, NEW = "dossier/joint-motion.en.txt", "dossier/adopted.en.txt"
_COMMAND = re.compile(r"::(?P<kind>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")


def lines(report: Report, **options: object) -> list[str]:
    return RENDERER.render(report, RenderOptions(**options)).decode().splitlines()  # type: ignore[arg-type]


def test_an_annotation_for_each_demand_that_moved_the_gravest_first() -> None:
    found = [match for line in lines(sample()) if (match := _COMMAND.fullmatch(line))]
    assert len(found) == sum(demand.verdict is not Verdict.KEPT for demand in sample().demands)
    assert [match["kind"] for match in found][:4] == ["warning"] * 4
    assert "contradicted" in found[0]["properties"]
    softened = next(match for match in found if "softened" in match["properties"])
    assert softened["properties"].replace("\xa0", " ") == "title=▼ softened%3A § 2 → § 5"
    assert "“Urges” → “Invites”" in softened["message"]
    assert "95%25" in softened["message"]


def test_a_verdict_that_fails_is_an_error() -> None:
    found = lines(sample(), failing=frozenset({Verdict.DROPPED}))
    assert [line for line in found if line.startswith("::error")] == [line for line in found if "× dropped%3A" in line]
    doubted = lines(sample(), failing=frozenset({Verdict.DROPPED}), min_confidence=0.99)
    assert not [line for line in doubted if line.startswith("::error")]


def test_the_place_is_that_of_the_provision() -> None:
    sources = []
    for name in (OLD, NEW):
        text = (FIXTURES / name).read_text(encoding="utf-8")
        starts = [0, *(found.end() for found in re.finditer("\n", text))]
        sources.append(SourceLines(name, tuple(starts)))
    found = lines(report_of(OLD, NEW), sources=tuple(sources))
    dropped = next(line for line in found if "× dropped%3A" in line)
    place = re.match(r"::warning file=([^,]+),line=(\d+),", dropped)
    assert place is not None
    assert place[1] == OLD
    line = (FIXTURES / OLD).read_text(encoding="utf-8").split("\n")[int(place[2]) - 1]
    assert line.startswith("8.")
    softened = next(line for line in found if "▼ softened%3A" in line)
    assert f"file={NEW},line=" in softened


def test_a_source_without_lines_is_named_all_the_same() -> None:
    found = lines(sample(), sources=(SourceLines("a.pdf"), SourceLines("b,c.pdf")))
    assert any("file=b%2Cc.pdf,title=" in line for line in found)
    assert not any(",line=" in line for line in found)


def test_escapes() -> None:
    assert escaped("100%\r\n::error::x") == "100%25%0D%0A::error::x"
    assert escaped_property("a:b,c%") == "a%3Ab%2Cc%25"


def test_nothing_in_a_text_is_a_command() -> None:
    found = lines(hostile())
    commands = [number for number, line in enumerate(found) if line.lstrip().startswith("::")]
    stop = next(number for number, line in enumerate(found) if line.startswith("::stop-commands::"))
    token = found[stop].removeprefix("::stop-commands::")
    end = found.index(f"::{token}::")
    assert found[-1] == "::endgroup::"
    assert not [number for number in commands if stop < number < end]
    assert all(_COMMAND.fullmatch(found[number]) for number in commands if number < stop - 1)
    assert sum(token in line for line in found) == 2


def test_a_provision_without_a_place_has_no_line() -> None:
    assert SourceSpan(0, 1) not in {span for unit in sample().comparison.new.expression.walk() for span in unit.spans}
    found = lines(sample(), sources=(SourceLines("a.txt", (0, 5)), SourceLines("b.txt", (0, 5))))
    assert not any(",line=" in line for line in found)
