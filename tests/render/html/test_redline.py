"""The redline: its views, its steps, its links and its evidence."""

from typing import Any

import pytest

from differ.model import ChangeKind, Side
from render.compose import compose
from render.renderer import RenderOptions
from tests.render.html.conftest import Open
from tests.render.html.pages import report

COMPARISON = report("versions").comparison
ROWS = compose(report("versions"), RenderOptions()).rows


def texts(side: Side) -> dict[str, str]:
    """The words of each change on one side, in the order of its provisions."""
    document = COMPARISON.old if side is Side.OLD else COMPARISON.new
    known = {provision.eid: provision.text for provision in document.expression.walk()}
    return {
        change.id: " ".join(
            known[eid] for eid in (change.correspondence.old if side is Side.OLD else change.correspondence.new)
        )
        for change in COMPARISON.changes
    }


def squeezed(text: str) -> str:
    return " ".join(text.split())


def read_column(page: Any, side: Side) -> dict[str, str]:
    """What a reader finds in one column, by change; labels of parts left out."""
    found: dict[str, str] = page.evaluate(
        """side => Object.fromEntries([...document.querySelectorAll('.row[data-change]')].map(row => {
            const column = row.querySelector(`.side-${side}`).cloneNode(true);
            for (const node of column.querySelectorAll('.side, .absent, .part-no, .unit')) node.remove();
            return [row.dataset.change, [...column.querySelectorAll('p')].map(p => p.textContent).join(' ')];
        }))""",
        side,
    )
    return {change: squeezed(text) for change, text in found.items()}


@pytest.mark.parametrize("side", list(Side))
def test_each_column_has_the_words_of_its_text(opened: Open, side: Side) -> None:
    page = opened("versions")
    page.check("#view-sides")
    assert page.locator(".row-substitution .sides").first.is_visible()
    assert not page.locator(".row-substitution .inline").first.is_visible()
    # White space that differs is spelled out: those words are not compared.
    formal = {change.id for change in COMPARISON.changes if any(edit.formal for edit in change.edits)}
    found = read_column(page, side)
    assert set(found) == {change.id for change in COMPARISON.changes}
    for change, text in texts(side).items():
        if change not in formal:
            assert found[change] == squeezed(text), change


def test_a_split_and_a_join_are_drawn_as_such(opened: Open) -> None:
    page = opened("versions")
    page.check("#view-sides")
    count = "(nodes, selector) => nodes.map(node => node.querySelectorAll(selector).length)"
    split, join = page.locator(".row-split"), page.locator(".row-join")
    assert split.evaluate_all(count, ".side-old .law") == [1]
    assert split.evaluate_all(count, ".side-new .law") == [2]
    assert join.evaluate_all(count, ".side-old .law") == [2]
    assert join.evaluate_all(count, ".side-new .law") == [1]
    edges = "nodes => nodes.map(node => getComputedStyle(node).borderLeftStyle)"
    assert set(page.locator(".row-split .side-new .law").evaluate_all(edges)) == {"solid"}


def test_the_new_text_alone(opened: Open) -> None:
    page = opened("versions")
    page.check("#view-new")
    assert page.locator(".inline del:visible").count() == 0
    assert page.locator(".row-repeal:visible, .row-pointer:visible").count() == 0
    looks = "nodes => nodes.map(node => getComputedStyle(node).textDecorationLine)"
    assert set(page.locator(".inline ins:not(.formal)").evaluate_all(looks)) == {"none"}


def test_changes_only(opened: Open) -> None:
    page = opened("versions")
    page.locator("details.fold summary").first.click()
    assert page.locator(".row[data-quiet]:visible").count()
    page.check("#changes-only")
    assert page.locator(".row[data-quiet]:visible").count() == 0
    assert page.locator("details.fold summary").first.is_visible(), "what is hidden is told"
    assert page.locator(".row[data-change]:visible").count() == sum(not row.quiet and not row.pointer for row in ROWS)


def test_changes_of_typography_can_be_hidden(opened: Open) -> None:
    page = opened("versions")
    formal = page.locator("del.formal")
    assert formal.first.is_visible()
    page.check("#hide-formal")
    assert page.locator("del.formal:visible").count() == 0
    page.check("#changes-only")
    assert page.locator(".row[data-formal]:visible").count() == 0


def focused(page: Any) -> str:
    change: str = page.evaluate("document.activeElement.dataset.change || document.activeElement.id")
    return change


def test_steps_by_key_and_by_button(opened: Open) -> None:
    page = opened("versions")
    steps = [row.anchors[0] if row.pointer else row.id for row in ROWS if not row.quiet]
    page.keyboard.press("n")
    assert focused(page) == steps[0]
    assert page.locator("#position").inner_text() == f"Change 1 of {len(steps)}"
    page.keyboard.press("n")
    page.click("#next")
    assert focused(page) == steps[2]
    page.keyboard.press("p")
    assert focused(page) == steps[1]
    for _ in steps:
        page.keyboard.press("n")
    assert focused(page) == steps[-1]
    assert page.locator("#position").inner_text() == f"Change {len(steps)} of {len(steps)}"


def test_the_bar_on_top_never_covers_the_step(opened: Open) -> None:
    page = opened("versions")
    for _ in range(12):
        page.keyboard.press("n")
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert top >= page.evaluate("document.querySelector('.toolbar').getBoundingClientRect().bottom") - 1


def test_steps_through_what_is_to_be_checked(opened: Open) -> None:
    page = opened("versions")
    page.select_option("#step", "review")
    wanted = [row.id for row in ROWS if row.needs_review]
    found = []
    for _ in wanted:
        page.click("#next")
        found.append(focused(page))
    assert found == wanted


def test_keys_can_be_switched_off_and_do_not_disturb_typing(opened: Open) -> None:
    page = opened("versions")
    page.keyboard.press("/")
    page.keyboard.type("pn")
    assert page.locator("#find").input_value() == "pn"
    page.uncheck("#keys")
    page.keyboard.press("n")
    assert page.locator("#position").inner_text() == ""


def test_every_provision_can_be_linked_to_and_is_seen_there(opened: Open) -> None:
    page = opened("versions")
    page.check("#changes-only")
    for side, document in ((Side.OLD, COMPARISON.old), (Side.NEW, COMPARISON.new)):
        for provision in document.expression.walk():
            page.evaluate("hash => { location.hash = hash; }", f"{side}-{provision.eid}")
            page.wait_for_function("location.hash === ':target' || document.querySelector(':target') !== null")
            box = page.evaluate(
                """() => { const row = document.querySelector(':target').closest('.row').getBoundingClientRect();
                return row.height > 0 && row.bottom > 0 && row.top < innerHeight; }"""
            )
            assert box, provision.eid


def test_a_move_is_linked_both_ways(opened: Open) -> None:
    page = opened("versions")
    moved = next(c for c in COMPARISON.changes if ChangeKind.MOVED in c.kinds and len(c.correspondence.old) == 1)
    old, new = moved.correspondence.old[0], moved.correspondence.new[0]
    page.click(f"[id='new-{new}'] .move a")
    assert page.evaluate("location.hash") == f"#old-{old}"
    page.click(f"[id='old-{old}'] .move a")
    assert page.evaluate("location.hash") == f"#new-{new}"


def test_evidence_is_lit_when_asked_for(opened: Open) -> None:
    page = opened("versions")
    verdicts = {found.change: found for found in report("versions").verdicts}
    told = 0
    for row in ROWS:
        quotes = [q.text for axis in verdicts[row.id].axes for q in (axis.old, axis.new) if q] if row.axes else []
        if not quotes or not row.inline:
            continue
        there = page.locator(f".row[data-change='{row.id}']")
        outline = "nodes => nodes.map(node => getComputedStyle(node).outlineStyle)"
        assert set(there.locator(".inline .lit").evaluate_all(outline)) == {"none"}
        there.locator("summary").click()
        assert set(there.locator(".inline .lit").evaluate_all(outline)) == {"solid"}
        lit = squeezed("".join(there.locator(".inline .lit").all_text_contents()))
        for quote in quotes:
            assert all(word in lit for word in quote.split()), (row.id, quote, lit)
        told += 1
    assert told > 5
