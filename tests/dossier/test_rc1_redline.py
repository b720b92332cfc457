"""The real motion against a copy with recorded edits: the redline reports these and nothing else."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from akoma.model import Document, Provision, ProvisionKind
from akoma.reading import read, read_data
from akoma.text_writer import write_text
from differ.compare import compare
from differ.demands import judge
from differ.lexicon import load
from differ.model import ChangeKind, Report, Verdict
from tests.corpus import RC1, needs_corpus

pytestmark = needs_corpus

EDITS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "rc1_edits.toml").read_text("utf-8"))["edits"]


def edited(document: Document) -> Document:
    """The copy: the motion as clean text, its paragraphs edited, moved and numbered anew."""
    blocks = write_text(document.expression).strip().split("\n\n")
    notes = [block for block in blocks if re.match(r"\(\d+\) ", block)]
    units = [p for p in document.expression.walk() if p.kind is ProvisionKind.PARAGRAPH]
    before = blocks[: -len(units) - len(notes)]
    numbered = [f"{number}. {text}" for number, text in enumerate(apply_edits(units), start=1)]
    return read_data("\n\n".join([*before, *numbered, *notes]).encode(), "edited.txt")


def apply_edits(units: list[Provision]) -> list[str]:
    texts = {str(p.eid): [p.text] for p in units}
    order = [str(p.eid) for p in units]
    for edit in EDITS:
        if "unit" in edit:
            assert texts[edit["unit"]][0].count(edit["from"]) == 1, edit
            texts[edit["unit"]] = [texts[edit["unit"]][0].replace(edit["from"], edit["to"])]
        elif "drop" in edit:
            order.remove(edit["drop"])
        elif "move" in edit:
            order.remove(edit["move"])
            order.insert(order.index(edit["after"]) + 1, edit["move"])
        elif "split" in edit:
            clauses = next(p.clauses for p in units if p.eid == edit["split"])
            cut = edit["after_clause"]
            texts[edit["split"]] = [" ".join(c.text for c in part) for part in (clauses[:cut], clauses[cut:])]
        else:
            texts["new"] = [edit["insert"]]
            order.insert(order.index(edit["after"]) + 1, "new")
    return [text for eid in order for text in texts[eid]]


@cache
def report() -> Report:
    old = read(str(RC1))
    return judge(compare(old, edited(old)), {"nld": load("nld")})


def test_exactly_these_changes_are_reported() -> None:
    found = {
        (c.correspondence.old, c.correspondence.new): set(c.kinds) - {ChangeKind.RENUMBERING}
        for c in report().comparison.changes
        if c.is_change_of_text
    }
    assert found == {
        (("para_20",), ("para_3",)): {ChangeKind.MOVED},
        (("para_4",), ("para_5",)): {ChangeKind.SUBSTITUTION},
        (("para_6",), ("para_7",)): {ChangeKind.SUBSTITUTION},
        ((), ("para_11",)): {ChangeKind.INSERTION},
        (("para_13",), ()): {ChangeKind.REPEAL},
        (("para_9",), ("para_17",)): {ChangeKind.MOVED},
        (("para_17",), ("para_18", "para_19")): {ChangeKind.SPLIT},
        (("para_18",), ("para_20",)): {ChangeKind.SUBSTITUTION},
    }


def test_the_rest_is_unchanged_but_for_its_number() -> None:
    quiet = [c for c in report().comparison.changes if not c.is_change_of_text]
    assert len(quiet) == 53 - 7
    assert all(edit.op == "keep" for change in quiet for edit in change.edits)


def test_the_words_of_each_edit() -> None:
    def words(new: str) -> list[tuple[str, str]]:
        change = next(c for c in report().comparison.changes if new in c.correspondence.new)
        return [(e.op.value, e.text.strip()) for e in change.edits if e.op != "keep"]

    assert words("para_7") == [("delete", "eist"), ("insert", "vraagt om")]
    assert words("para_20") == [("delete", "en haar lidstaten")]
    assert words("para_5") == [("insert", ", mits de veiligheid van de onderzoekers gewaarborgd is")]


def test_the_demands_that_moved() -> None:
    moved = {
        (d.side.value, str(d.quote.provision), d.verdict, tuple(sorted({a.axis for a in d.axes})))
        for d in report().demands
        if d.verdict is not Verdict.KEPT
    }
    assert moved == {
        ("old", "para_4", Verdict.SOFTENED, ("condition",)),
        ("old", "para_6", Verdict.SOFTENED, ("verb",)),
        ("old", "para_18", Verdict.SOFTENED, ("addressee",)),
        ("old", "para_13", Verdict.DROPPED, ()),
        ("new", "para_11", Verdict.ADDED, ()),
    }
