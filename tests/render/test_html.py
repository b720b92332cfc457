"""The page: self-contained, safe, readable without script and without colour."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from akoma.model import Vote
from differ.model import Report
from render.renderer import RenderOptions
from render.to_html import RENDERER, asset
from render.wording import languages
from tests.render.factory import NEW, OLD, sample
from tests.render.reports import hostile, summarised, translated, unchanged

_PAIRS = re.compile(r"--([a-z-]+)-(fg|bg): (#[0-9a-f]{6})")
_SECOND_GROUNDS = [("quiet", "card"), ("link", "card")]
"""Foregrounds that are read on another ground as well."""


def text_of(report: Report, options: RenderOptions | None = None) -> str:
    return RENDERER.render(report, options or RenderOptions()).decode("utf-8")


def page(report: Report, options: RenderOptions | None = None) -> Any:
    return html.document_fromstring(text_of(report, options))


def content(node: Any) -> str:
    return " ".join(node.text_content().replace("\N{NO-BREAK SPACE}", " ").split())


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def palettes() -> list[tuple[str, dict[tuple[str, str], str]]]:
    screen, paper = asset("screen.css"), asset("paper.css")
    light, dark = screen.split("@media (prefers-color-scheme: dark)", 1)
    dark = dark.split("/* Ground */")[0]
    return [
        (name, {(found[1], found[2]): found[3] for found in _PAIRS.finditer(css)})
        for name, css in (("light", light), ("dark", dark), ("paper", paper))
    ]


@pytest.mark.parametrize(("name", "colours"), palettes())
def test_contrast_is_seven_to_one(name: str, colours: dict[tuple[str, str], str]) -> None:
    roles = {role for role, _ in colours}
    assert {"page", "inserted", "deleted", "softened", "kept"} <= roles
    for ground, words in [(role, role) for role in roles] + [(card, words) for words, card in _SECOND_GROUNDS]:
        ratio = contrast(colours[words, "fg"], colours[ground, "bg"])
        assert ratio >= 7, f"{name}: {words} on {ground} has {ratio:.2f}"


def test_light_and_dark_name_the_same_colours() -> None:
    light, dark, _ = (set(colours) for _, colours in palettes())
    assert light == dark


def test_the_policy_allows_the_one_style_and_the_one_script() -> None:
    tree = page(sample())
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    for name in ("style", "script"):
        (node,) = tree.xpath(f"//{name}")
        digest = base64.b64encode(hashlib.sha256(node.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


@pytest.mark.parametrize("report", [sample(), translated(), summarised(), hostile()])
def test_nothing_is_loaded_from_anywhere(report: Report) -> None:
    tree = page(report)
    assert all(str(link).startswith("#") for link in tree.xpath("//@href"))
    assert not tree.xpath("//@src | //@srcset | //@action | //link | //iframe | //object | //base | //@style")
    assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on")]
    assert not re.search(r"url\(|@import|https?:", asset("screen.css") + asset("screen_diff.css") + asset("script.js"))


@pytest.mark.parametrize("report", [sample(), translated(), summarised(), hostile(), unchanged()])
@pytest.mark.parametrize("full", [False, True])
def test_ids_are_unique_and_links_arrive(report: Report, full: bool) -> None:
    tree = page(report, RenderOptions(full=full))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {str(link)[1:] for link in tree.xpath("//@href")} <= set(ids)


def test_every_provision_has_its_permanent_id() -> None:
    ids = set(page(sample()).xpath("//@id"))
    assert {f"old-{below.eid}" for one in OLD for below in one.walk()} <= ids
    assert {f"new-{below.eid}" for one in NEW for below in one.walk()} <= ids


def test_all_words_are_there_without_script() -> None:
    tree = page(sample())
    for node in tree.xpath("//script | //style | //*[@class='said'] | //*[@class='part-no']"):
        node.getparent().remove(node) if not node.tail else node.drop_tree()
    inline = " ".join(content(node) for node in tree.xpath("//*[@class='inline']"))
    assert "Calls on Velmaria to open the border;" in inline
    for deleted, texts in (("del", NEW), ("ins", OLD)):
        tree = page(sample())
        for node in tree.xpath(f"//{deleted} | //*[@class='part-no']"):
            node.drop_tree()
        words = content(tree.xpath("//*[@class='rows']")[0])
        assert not [below.text for one in texts for below in one.walk() if below.text not in words]
    assert "display: none" not in "".join(re.findall(r"\.inline \{[^}]*\}", asset("screen.css").split("body:has")[0]))


def test_counts_agree_with_the_report() -> None:
    tree = page(sample())
    rows = tree.xpath("//table[@class='chart']/tbody/tr")
    told = {row.get("data-verdict"): int(row.xpath("string(td[@class='number'])")) for row in rows}
    for verdict, number in told.items():
        assert number == len(tree.xpath(f"//tr[@data-demand and @data-verdict='{verdict}']"))
    assert sum(told.values()) == len(sample().demands)


def test_every_verdict_is_that_of_the_report() -> None:
    tree = page(sample())
    demands = {row.get("data-demand"): row.get("data-verdict") for row in tree.xpath("//tr[@data-demand]")}
    assert demands == {demand.id: demand.verdict for demand in sample().demands}
    changes = {row.get("data-change"): row.get("data-verdict") for row in tree.xpath("//*[@data-change]")}
    assert changes == {found.change: found.verdict for found in sample().verdicts}


def test_changes_are_marked_by_words_as_well() -> None:
    tree = page(sample())
    deleted = [content(node) for node in tree.xpath("//*[@class='inline']//del")]
    inserted = [content(node) for node in tree.xpath("//*[@class='inline']//ins")]
    assert "consider suspending" in deleted
    assert "suspend" in inserted
    css = "".join(tree.xpath("//style/text()"))
    assert '--said-deleted: "[deleted: "; --said-inserted: "[inserted: ";' in css
    assert "content: var(--said-deleted)" in css
    assert "content: var(--said-inserted)" in css
    assert re.search(r"^del \{[^}]*line-through", css, re.MULTILINE)
    assert re.search(r"^ins \{[^}]*font-weight: 700[^}]*underline", css, re.MULTILINE)


def test_a_move_is_linked_both_ways() -> None:
    tree = page(sample())
    (there,) = tree.xpath("//*[@id='new-para_5']//p[@class='move']/a/@href")
    (back,) = tree.xpath("//*[@id='old-para_2']//p[@class='move']/a/@href")
    assert (there, back) == ("#old-para_2", "#new-para_5")


def test_headings_never_skip_a_level() -> None:
    for report in (sample(), translated(), unchanged()):
        levels = [int(node.tag[1]) for node in page(report).iter("h1", "h2", "h3", "h4", "h5")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_have_captions_and_scopes() -> None:
    tree = page(sample())
    for table in tree.xpath("//table"):
        assert content(table.find("caption"))
        assert all(cell.get("scope") in ("row", "col", "rowgroup") for cell in table.iter("th"))


def test_languages_of_parts() -> None:
    tree = page(translated(), RenderOptions(language="nl"))
    assert tree.get("lang") == "nl"
    assert set(tree.xpath("//*[@class='side-new']/p[contains(@class, 'law')]/@lang")) == {"nl"}
    assert set(tree.xpath("//*[@class='side-old']/p[contains(@class, 'law')]/@lang")) == {"en"}


def test_controls_have_labels() -> None:
    tree = page(sample())
    for control in tree.xpath("//input"):
        assert tree.xpath(f"//label[@for='{control.get('id')}']")
    for control in tree.xpath("//*[@data-script]"):
        assert "hidden" in control.attrib, "shown by the script only"


def test_two_texts_without_common_words_have_one_view_only() -> None:
    for report in (translated(), summarised()):
        tree = page(report)
        assert not tree.xpath("//input[@type='radio']")
        assert not tree.xpath("//*[@class='inline']")
        assert tree.xpath("//article[contains(@class, 'bilingual')]//*[@class='sides']")


def test_unchanged_provisions_are_folded_unless_all_is_asked_for() -> None:
    assert not page(sample()).xpath("//details[@class='fold' and @open]")
    folds = page(sample(), RenderOptions(full=True)).xpath("//details[@class='fold']")
    assert folds
    assert all("open" in fold.attrib for fold in folds)


@pytest.mark.parametrize("language", languages())
def test_hostile_text_stays_text(language: str) -> None:
    report = hostile()
    text = text_of(report, RenderOptions(language=language))
    tree = html.document_fromstring(text)
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert "alert(1)" not in tree.xpath("string(//script)")
    assert "{{7*7}}" in text
    assert "{% raw %}" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "[U+202E]" in text


def test_a_warning_is_in_plain_sight() -> None:
    tree = page(sample())
    notices = content(tree.xpath("//*[@class='notices']")[0])
    assert "Warning no mark (para_2)" in notices
    assert "1 finding should be checked by a person." in notices


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "523 in favour, 5 against, 1 abstention"),
        ("nl", "523 voor, 5 tegen, 1 onthouding"),
        ("fr", "523 pour, 5 contre, 1 abstention"),
        ("de", "523 dafür, 5 dagegen, 1 Enthaltung"),
    ],
)
def test_the_vote_is_told_where_a_text_tells_it(language: str, told: str) -> None:
    report = sample()
    new = report.comparison.new
    references = replace(new.expression.references, vote=Vote(523, 5, 1))
    document = replace(new, expression=replace(new.expression, references=references))
    voted = replace(report, comparison=replace(report.comparison, new=document))
    facts = page(voted, RenderOptions(language=language)).xpath("//*[contains(@class, 'document-new')]//dd")
    assert told in [content(fact) for fact in facts]
    assert not page(report).xpath("//dt[.='Vote']")
