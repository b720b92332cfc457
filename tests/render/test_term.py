"""The terminal view: marks as text, colour as an extra, nothing that acts."""

import re

import pytest

from differ.model import Report
from render.compose import compose
from render.renderer import RenderOptions
from render.to_term import RENDERER, Run, line, wrapped
from tests.render.factory import NEW, OLD, sample
from tests.render.reports import hostile, summarised, translated

_SGR = re.compile(r"\x1b\[[0-9;]*m")


def text_of(report: Report, options: RenderOptions | None = None) -> str:
    return RENDERER.render(report, options or RenderOptions()).decode("utf-8")


def flat(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_summary_first_then_demands_then_text() -> None:
    text = text_of(sample())
    at = [text.index(words) for words in ("THE ANSWER", "WHAT BECAME OF EVERY DEMAND", "THE REDLINE")]
    assert at == sorted(at)


def test_counts_agree_with_the_report() -> None:
    text = flat(text_of(sample()))
    for count in compose(sample(), RenderOptions()).counts:
        assert f"{count.mark.sign} {count.mark.word} {count.number}" in text


def test_every_demand_that_moved_has_its_evidence() -> None:
    text = flat(text_of(sample()))
    for demand in sample().demands:
        if demand.axes:
            assert demand.quote.text.rstrip(";") in text
        for axis in demand.axes:
            words = [f"“{quote.text}”" for quote in (axis.old, axis.new) if quote]
            assert " → ".join(words) in text
            assert axis.reason in text.replace("“", "").replace("”", "")


def test_changes_are_marked_in_the_text() -> None:
    text = flat(text_of(sample()))
    assert "calls on the Commission to [-consider suspending-]{+suspend+} the agreement;" in text
    assert "[-Demands an inquiry into the flood;-]" in text
    assert "{+Asks the Bank to stop all payments;+}" in text


def test_unchanged_provisions_only_when_asked_for() -> None:
    assert "Charter of the United Nations" not in text_of(sample())
    text = flat(text_of(sample(), RenderOptions(full=True)))
    for one in (*OLD[:1], *NEW[:2]):
        assert one.text in text


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_too_long(width: int) -> None:
    for row in text_of(sample(), RenderOptions(width=width)).splitlines():
        assert len(row) <= width


def test_colour_adds_nothing_but_colour() -> None:
    plain, coloured = text_of(sample()), text_of(sample(), RenderOptions(colour=True))
    assert "\x1b" not in plain
    assert "\x1b[31;9m[-consider suspending-]\x1b[0m" in coloured
    assert _SGR.sub("", coloured) == plain


def test_hostile_text_stays_text() -> None:
    for colour in (False, True):
        text = _SGR.sub("", text_of(hostile(), RenderOptions(colour=colour)))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
        assert "[31mred" in text
        assert "[U+202E]evil" in text
        assert "[/i]" in text


def test_both_sides_of_a_translation() -> None:
    text = text_of(translated())
    assert "Old text" in text
    assert "Urges the Council to adopt sanctions;" in text
    assert "Invites the Council to adopt sanctions;" in text


def test_a_summary_says_what_is_not_mentioned() -> None:
    text = text_of(summarised())
    assert "not mentioned" in text
    assert "not in the source" in text


def test_wrapping_keeps_words_whole_and_hangs() -> None:
    paragraph = line(Run("one", "1"), " two", Run("-three four", "31"), indent=2, hang=2)
    assert list(wrapped(paragraph, 14, False)) == ["  one", "    two-three", "    four"]
    assert list(wrapped(paragraph, 40, True)) == ["  \x1b[1mone\x1b[0m two\x1b[31m-three four\x1b[0m"]


def test_an_empty_line() -> None:
    assert list(wrapped(line(), 80, True)) == [""]
