"""The page for everybody: without script, by keyboard, in the dark, on a phone, on paper, for a screen reader."""

import json
from typing import Any

import pytest

from differ.model import Op
from render.characters import visible
from render.renderer import RenderOptions
from render.to_json import RENDERER as JSON
from render.wording import languages
from tests.fonts import usual_font
from tests.render.html.conftest import Open
from tests.render.html.pages import NAMES, page_of, report

PHONE: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_CONTRASTS = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const linear = (c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = rgba(colour).slice(0, 3).map(c => linear(c / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (rgba(colour)[3] === 255) return colour;
    }
    return 'white';
  };
  const found = {};
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !node.getClientRects().length) continue;
    const [one, other] = [light(getComputedStyle(node).color), light(ground(node))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 7) found[`${node.tagName}.${node.className}: ${walk.currentNode.data.trim().slice(0, 30)}`] = ratio;
  }
  return found;
}"""

_SMALL = """() => [...document.querySelectorAll('a, button, input, select, summary')].filter(node => {
  const box = node.getBoundingClientRect();
  if (!box.width || node.matches('.skip')) return false;
  const label = node.matches('[type=radio], [type=checkbox]') && document.querySelector(`label[for="${node.id}"]`);
  return Math.max(box.height, label ? label.getBoundingClientRect().height : 0) < 24;
}).filter(node => !(node.tagName === 'A' && node.closest('p, blockquote') && !node.matches('p > a:only-child')))
  .map(node => `${node.tagName} ${node.textContent.slice(0, 40)} ${node.getBoundingClientRect().height}`)"""


def faults(page: Any) -> list[str]:
    """What axe-core finds, whatever its impact."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = axe.Axe().run(page, options=options).response["violations"]
    return [f"{one['impact']} {one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(opened: Open, name: str) -> None:
    assert faults(opened(name)) == []


@pytest.mark.parametrize("window", [{"color_scheme": "dark"}, PHONE], ids=["dark", "phone"])
def test_axe_finds_nothing_elsewhere(opened: Open, window: dict[str, Any]) -> None:
    page = opened("versions", **window)
    page.click("#reset")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    assert faults(page) == []


def test_axe_finds_nothing_side_by_side(opened: Open) -> None:
    page = opened("versions")
    page.check("#view-sides")
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["versions", "translations", "summary"])
def test_all_that_is_shown_has_a_contrast_of_seven(opened: Open, name: str, scheme: str) -> None:
    page = opened(name, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    if name == "versions":
        page.click("#reset")
    assert page.evaluate(_CONTRASTS) == {}


@pytest.mark.parametrize("window", [{}, PHONE], ids=["desk", "phone"])
def test_targets_are_large_enough(opened: Open, window: dict[str, Any]) -> None:
    page = opened("versions", **window)
    page.click("#reset")
    assert page.evaluate(_SMALL) == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["versions", "translations", "summary"])
def test_a_phone_needs_no_scrolling_sideways(opened: Open, name: str, language: str) -> None:
    page = opened(name, language=language, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_skip_links_come_first_and_show_when_focused(opened: Open) -> None:
    page = opened("versions")
    for target in ("answer", "demands", "redline"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.hash") == f"#{target}"
        box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
        assert box["left"] >= 0
        assert box["width"] > 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "redline"


@usual_font
def test_the_first_screen_is_the_answer(opened: Open) -> None:
    page = opened("versions", viewport={"width": 1366, "height": 768})
    for selector in (".document-old", ".document-new", ".lead", ".chart", ".highlights li:last-child", ".notices"):
        box = page.locator(selector).bounding_box()
        assert box["y"] + box["height"] <= 768, selector


def test_nothing_moves_by_itself(opened: Open) -> None:
    page = opened("versions")
    moving = """() => [...document.querySelectorAll('*')].map(node => getComputedStyle(node)).filter(look =>
        look.animationName !== 'none' || parseFloat(look.transitionDuration) > 0 || look.scrollBehavior === 'smooth'
    ).length"""
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("name", NAMES)
def test_without_script_all_is_readable(opened: Open, name: str) -> None:
    page = opened(name, java_script_enabled=False)
    assert page.locator("[data-script]:visible").count() == 0
    assert page.locator("details:not([open])").count() == page.locator("details:not([open]) > summary").count()
    # What a click opens, opened at once: the browser does it by itself, with or without script.
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    page.evaluate("document.querySelectorAll('.part-no').forEach(label => label.remove())")
    words = "".join(page.locator("main").inner_text().split())
    comparison = report(name).comparison
    changed = [edit.text for change in comparison.changes for edit in change.edits if not edit.formal]
    # A summary has no row for what it leaves out of its source.
    texts = [comparison.new] if name == "summary" else [comparison.old, comparison.new]
    whole = [visible(provision.text) for text in texts for provision in text.expression.walk()]
    quotes = [visible(demand.quote.text).rstrip(" ;") for demand in report(name).demands]
    for text in changed if name in ("versions", "law") else [*whole, *quotes] if name != "hostile" else whole:
        assert "".join(visible(text).split()) in words


def test_without_script_every_demand_is_shown(opened: Open) -> None:
    page = opened("versions", java_script_enabled=False)
    assert page.locator("tr[data-demand]:visible").count() == len(report("versions").demands)


def test_on_paper_nothing_is_filtered_and_deletions_have_brackets(opened: Open) -> None:
    page = opened("versions")
    page.fill("#find", "nowhere in this text")
    page.emulate_media(media="print")
    assert page.locator("tr[data-demand]:visible").count() == len(report("versions").demands)
    assert page.locator(".on-paper").is_visible()
    assert not page.locator(".toolbar").is_visible()
    before = "node => [getComputedStyle(node, '::before').content, getComputedStyle(node, '::before').position]"
    assert page.locator(".inline del:not(.formal)").first.evaluate(before) == ['"["', "static"]


def test_a_screen_reader_is_told_of_changes_unless_it_is_switched_off(opened: Open) -> None:
    page = opened("versions", language="fr")
    before = "node => getComputedStyle(node, '::before').content"
    deleted, inserted = page.locator(".inline del:not(.formal)").first, page.locator(".inline ins:not(.formal)").first
    assert deleted.evaluate(before) == '"[supprimé\u202f: "'
    assert inserted.evaluate(before) == '"[inséré\u202f: "'
    page.uncheck("#announce")
    assert deleted.evaluate(before) == "none"


def test_without_colours_changes_are_told_apart(opened: Open) -> None:
    page = opened("versions", forced_colors="active")
    line = "node => getComputedStyle(node).textDecorationLine"
    assert page.locator(".inline del").first.evaluate(line) == "line-through"
    assert page.locator(".inline ins").first.evaluate(line) == "underline"


def test_hostile_text_does_nothing(opened: Open) -> None:
    page = opened("hostile")
    assert "<script>alert(1)</script>" in page.locator(".redline").inner_text()
    assert page.locator("script").count() == 1


@pytest.mark.parametrize("name", ["versions", "translations", "summary"])
def test_the_page_agrees_with_the_record(opened: Open, name: str) -> None:
    record = json.loads(JSON.render(report(name), RenderOptions()))
    page = opened(name)
    counts = page.locator(".chart tbody tr").evaluate_all(
        "rows => rows.map(r => [r.dataset.verdict, Number(r.dataset.number)])"
    )
    assert dict(counts) == record["summary"]
    demands = page.locator("tr[data-demand]").evaluate_all(
        "rows => rows.map(r => [r.dataset.demand, r.dataset.verdict, Boolean(r.querySelector('.review'))])"
    )
    assert sorted(demands) == sorted([d["id"], d["verdict"], d["needs_review"]] for d in record["demands"])
    changes = page.locator("[data-change]").evaluate_all("rows => rows.map(r => [r.dataset.change, r.dataset.verdict])")
    assert sorted(changes) == sorted([c["id"], c["verdict"]] for c in record["changes"])
    if name == "versions":
        for op, tag in ((Op.DELETE, "del"), (Op.INSERT, "ins")):
            marked = page.locator(f".inline > p:not(.unit) {tag}:not(.formal)").all_text_contents()
            edits = [
                edit["text"]
                for change in record["changes"]
                for edit in change["edits"]
                if edit["op"] == op and not edit.get("formal")
            ]
            assert "".join("".join(marked).split()) == "".join("".join(edits).split())


@pytest.mark.parametrize("name", NAMES)
def test_a_second_run_gives_the_same_bytes(name: str) -> None:
    first = page_of(name)
    page_of.cache_clear()
    assert page_of(name) == first
