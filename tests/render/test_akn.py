"""The Akoma Ntoso of a report: valid, read back to the same text, and with the same findings as the record."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from akoma.akn_names import AKN, CW
from akoma.akn_reader import read_akn
from akoma.validation import findings
from differ.model import Mode, Report, Verdict
from render.renderer import RenderOptions
from render.to_akn import RENDERER, printable
from tests.render.factory import sample
from tests.render.reading_docx import report_of
from tests.render.reports import hostile, law, summarised, translated, unchanged

NS = {"a": AKN, "cw": CW}
MADE = {"sample": sample, "law": law, "translated": translated, "summarised": summarised, "unchanged": unchanged}
REAL = {
    "versions": ("dossier/joint-motion.en.txt", "dossier/adopted.en.txt"),
    "translations": ("dossier-harbour/joint-motion.nl.txt", "dossier-harbour/adopted.fr.txt"),
    "summary": ("dossier/adopted.en.txt", "dossier/press-release.en.txt"),
}


def akn(report: Report) -> bytes:
    return RENDERER.render(report, RenderOptions())


def dated(report: Report) -> Report:
    """With a whole URI, as every reader gives one."""
    expression = report.comparison.new.expression
    uri = replace(expression.uri, language=expression.language, version="2099-03-05", component="main")
    new = replace(report.comparison.new, expression=replace(expression, uri=uri))
    return replace(report, comparison=replace(report.comparison, new=new))


def every() -> dict[str, Report]:
    made = {name: dated(make()) for name, make in MADE.items()}
    return {**made, **{name: report_of(*pair) for name, pair in REAL.items()}}


@pytest.mark.parametrize("name", [*MADE, *REAL])
def test_it_is_strictly_valid_and_the_same_text(name: str) -> None:
    report = every()[name]
    data = akn(report)
    new = report.comparison.new.expression
    # Texts made by hand are numbered as they need be, so gaps are no fault of the output.
    own = {"numbering-gap", "eid-number", "clause-number"} if name in MADE else set()
    assert [f for f in findings(data, "x.xml") if f.severity == "error" and f.code not in own] == []
    found = read_akn(data)
    assert [(u.eid, u.num, u.heading, u.text) for u in found.walk()] == [
        (u.eid, u.num, u.heading, u.text) for u in new.walk()
    ]
    if name in REAL:
        assert found == new


def test_what_happened_to_a_unit() -> None:
    root = etree.fromstring(akn(sample()))
    mods = [
        (
            mod.get("type"),
            mod.get("refersTo"),
            [d.get("href") for d in mod.iterfind("a:destination", NS)],
            [o.get("href", "").rpartition("#")[2] for o in mod.iterfind("a:old", NS)],
        )
        for mod in root.iterfind(".//a:textualMod", NS)
    ]
    assert ("insertion", "#added", ["#para_8"], []) in mods
    assert ("repeal", "#dropped", ["#para_1"], ["para_3"]) in mods
    assert ("split", "#kept", ["#para_2", "#para_3"], ["para_4"]) in mods
    assert ("join", "#unclear", ["#para_4"], ["para_5", "para_6"]) in mods
    assert ("substitution", "#softened", ["#para_5"], ["para_2"]) in mods
    assert ("renumbering", "#moved", ["#para_5"], []) in mods
    assert ("renumbering", "#kept", ["#recs_1__rec_A"], []) in mods


def test_units_keep_the_name_that_they_had() -> None:
    root = etree.fromstring(akn(sample()))
    names = {e.get("eId"): e.get("wId") for e in root.iter() if e.get("wId")}
    assert names["para_5"] == "para_2"
    assert names["para_7__point_a"] == "para_7__point_a"
    assert "para_9" not in names
    pairs = {(m.get("original"), m.get("current")) for m in root.iterfind(".//a:mapping", NS)}
    assert ("#para_2", "#para_5") in pairs
    assert ("#para_8", "#para_8") not in pairs


def test_every_finding_of_the_record_is_there() -> None:
    report = sample()
    root = etree.fromstring(akn(report))
    summary = root.find(".//cw:summary", NS)
    assert summary is not None
    assert {v: int(summary.get(v, "")) for v in Verdict} == {v: report.count(v) for v in Verdict}
    told = {
        d.get("id"): (d.get("verdict"), d.findtext("cw:words", None, NS)) for d in root.iterfind(".//cw:demand", NS)
    }
    assert told == {demand.id: (demand.verdict.value, demand.quote.text) for demand in report.demands}
    evidence = [(e.get("side"), e.text) for e in root.iterfind(".//cw:demand[@id='d3']//cw:evidence", NS)]
    assert evidence == [("old", "Urges"), ("new", "Invites")]
    concepts = {e.get("eId") for e in root.iterfind(".//a:TLCConcept", NS)}
    assert concepts == {*map(str, Verdict), "moved"}


def test_a_report_modifies_nothing() -> None:
    report = summarised()
    root = etree.fromstring(akn(report))
    assert report.comparison.mode is Mode.SUMMARY
    assert root.find(".//a:passiveModifications", NS) is None
    assert root.find(".//*[@wId]") is None
    assert root.find(".//cw:comparison", NS) is not None


def test_hostile_text_stays_text() -> None:
    root = etree.fromstring(akn(hostile()))
    assert root.find(".//{*}script") is None
    said = "".join(root.itertext())
    assert "<script>alert(1)</script> {{7*7}}" in said
    assert "\x1b" not in said


def test_characters_that_xml_forbids_leave_offsets_alone() -> None:
    value = ("a\x1bb", ("plain",), 7)
    assert printable(value) == ("a\ufffdb", ("plain",), 7)
    assert printable(value)[1] is value[1]


def test_it_can_be_compared_again(tmp_path: Path) -> None:
    path = tmp_path / "new.xml"
    path.write_bytes(akn(report_of(*REAL["versions"])))
    again = report_of(str(path), REAL["versions"][1])
    assert again.count(Verdict.KEPT) == len(again.demands)
