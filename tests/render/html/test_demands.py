"""The table of demands: what a reader filters, searches, sorts and jumps to."""

from collections import Counter
from typing import Any

import pytest

from differ.model import Verdict
from render.compose import compose
from render.renderer import RenderOptions
from tests.render.html.conftest import Open
from tests.render.html.pages import report

DEMANDS = report("versions").demands
VIEWS = [view for group in compose(report("versions"), RenderOptions()).groups for view in group.demands]


def shown(page: Any) -> list[str]:
    rows: list[str] = page.locator("tr[data-demand]:visible").evaluate_all("rows => rows.map(r => r.dataset.demand)")
    return rows


def everything(page: Any) -> None:
    page.click("#reset")


def said(page: Any) -> str:
    text: str = page.locator("#shown").inner_text()
    return text


def test_at_first_what_was_kept_is_hidden_and_the_page_says_so(opened: Open) -> None:
    page = opened("versions")
    wanted = {demand.id for demand in DEMANDS if demand.verdict is not Verdict.KEPT}
    assert set(shown(page)) == wanted
    assert said(page) == f"{len(wanted)} of {len(DEMANDS)} demands shown"
    everything(page)
    assert set(shown(page)) == {demand.id for demand in DEMANDS}


@pytest.mark.parametrize("verdict", sorted({demand.verdict for demand in DEMANDS}))
def test_a_verdict_is_hidden_and_shown(opened: Open, verdict: Verdict) -> None:
    page = opened("versions")
    everything(page)
    page.uncheck(f"#show-{verdict}")
    assert set(shown(page)) == {demand.id for demand in DEMANDS if demand.verdict is not verdict}
    assert not page.locator(f"#verdict-{verdict}").is_visible()


def test_filter_by_family(opened: Open) -> None:
    page = opened("versions")
    everything(page)
    families = Counter(view.family for view in VIEWS)
    assert len(families) > 2
    for family, number in families.items():
        page.select_option("#family", family)
        assert len(shown(page)) == number


def test_filter_by_addressee(opened: Open) -> None:
    page = opened("versions")
    everything(page)
    names = {name for demand in DEMANDS for name in demand.addressees}
    assert len(names) > 2
    for name in names:
        page.select_option("#addressee", name)
        assert set(shown(page)) == {demand.id for demand in DEMANDS if name in demand.addressees}


def test_filter_by_confidence(opened: Open) -> None:
    page = opened("versions")
    everything(page)
    page.select_option("#sure", "review")
    assert set(shown(page)) == {demand.id for demand in DEMANDS if demand.needs_review}
    page.select_option("#sure", "95")
    assert set(shown(page)) == {view.id for view in VIEWS if int(view.confidence.rstrip("%")) >= 95}


def test_search_knows_no_case_and_no_accents(opened: Open) -> None:
    page = opened("versions")
    everything(page)
    page.fill("#find", "VELMARIE verzoekt")
    found = shown(page)
    assert found
    words = {demand.id: demand.quote.text.lower() for demand in DEMANDS}
    assert all("velmarië" in words[one] and "verzoekt" in words[one] for one in found)
    page.fill("#find", "nowhere in this text")
    assert shown(page) == []
    assert said(page).endswith("No demand fits. Change the filter, or show all.")


def test_orders(opened: Open) -> None:
    page = opened("versions")
    by_verdict = shown(page)
    page.select_option("#order", "weight")
    weights = {view.id: view.weight for view in VIEWS}
    found = [weights[one] for one in shown(page)]
    assert found == sorted(found, reverse=True)
    page.select_option("#order", "doubt")
    percent = {view.id: int(view.confidence.rstrip("%")) for view in VIEWS}
    found = [percent[one] for one in shown(page)]
    assert found == sorted(found)
    page.select_option("#order", "place")
    rows = page.locator("tr[data-demand]:visible").evaluate_all(
        "rows => rows.map(r => [...r.querySelectorAll('th a')].pop().hash)"
    )
    places = page.evaluate("[...document.querySelectorAll('.rows [id]')].map(node => '#' + node.id)")
    assert [places.index(row) for row in rows] == sorted(places.index(row) for row in rows)
    page.select_option("#order", "verdict")
    assert shown(page) == by_verdict


def test_a_bar_of_the_chart_leads_to_its_demands(opened: Open) -> None:
    page = opened("versions")
    page.click(".chart a[href='#verdict-kept']")
    page.locator("#verdict-kept").wait_for(state="visible")
    kept = next(demand.id for demand in DEMANDS if demand.verdict is Verdict.KEPT)
    assert kept in shown(page)
    page.select_option("#order", "weight")
    page.click(".chart a[href='#verdict-softened']")
    page.locator("#verdict-softened").wait_for(state="visible")


def test_a_link_leads_to_a_demand_that_is_filtered_away(opened: Open) -> None:
    kept = next(demand.id for demand in DEMANDS if demand.verdict is Verdict.KEPT)
    page = opened("versions", at=f"#demand-{kept}")
    page.locator(f"#demand-{kept}").wait_for(state="visible")
    page.fill("#find", "nowhere in this text")
    page.click(".highlights li:first-child a")
    page.locator(page.evaluate("location.hash")).wait_for(state="visible")


def test_the_five_shifts_are_links_that_arrive(opened: Open) -> None:
    page = opened("versions")
    links = page.locator(".highlights li a")
    assert links.count() == 5
    for at in range(5):
        links.nth(at).click()
        page.locator(page.evaluate("location.hash")).wait_for(state="visible")


def test_evidence_of_a_demand_is_quoted_on_demand(opened: Open) -> None:
    page = opened("versions")
    softened = next(demand for demand in DEMANDS if demand.verdict is Verdict.SOFTENED)
    row = page.locator(f"#demand-{softened.id}")
    assert not row.locator("mark").first.is_visible()
    row.locator("summary").click()
    marked = row.locator("mark").all_inner_texts()
    quotes = [quote.text for axis in softened.axes for quote in (axis.old, axis.new) if quote]
    assert marked == quotes
