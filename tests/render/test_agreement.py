"""All outputs say what the record says: how many demands have which verdict, the verdict of each, every word.

The outputs are found by discovery. One that has no reader here fails, so that none can be added without its proof.
"""

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

import pypdfium2
import pytest
from lxml import etree

from akoma.ingest.docx_view import View as Revisions
from differ.model import ChangeKind, Mode, Report, Verdict
from render.compose import compose
from render.renderer import RenderOptions, renderer_for, renderer_names
from render.view import DemandView, View
from tests.render.factory import sample
from tests.render.reading_docx import comments, paragraphs, report_of, story
from tests.render.reports import summarised, translated

OPTIONS = RenderOptions(full=True)
REPORTS: dict[str, Callable[[], Report]] = {
    "by hand": sample,
    "by hand, two languages": translated,
    "by hand, a report": summarised,
    "versions": lambda: report_of("dossier/joint-motion.en.txt", "dossier/adopted.en.txt"),
    "translations": lambda: report_of("dossier-harbour/joint-motion.nl.txt", "dossier-harbour/adopted.fr.txt"),
    "summary": lambda: report_of("dossier/adopted.en.txt", "dossier/press-release.en.txt"),
}
Verdicts = dict[str, str]
"""Demand id: verdict."""


@cache
def report(name: str) -> Report:
    return REPORTS[name]()


def squeezed(text: str) -> str:
    """White space and the marks of changes taken out: a PDF breaks lines, a terminal wraps them."""
    return re.sub(r"[\s\xa0]+", " ", text)


def of_html(data: bytes, _: View) -> tuple[str, Verdicts]:
    page = data.decode()
    found = re.findall(r'data-demand="(\w+)"[^>]*?data-verdict="(\w+)"', page)
    body = re.sub(r"<(style|script)\b.*?</\1>", " ", page, flags=re.DOTALL)
    # Evidence is marked within words; all other elements part words.
    text = re.sub(r"</?(mark|span|strong|a)\b[^>]*>", "", body)
    return html.unescape(re.sub(r"<[^>]+>", " ", text)), dict(found)


def of_pdf(data: bytes, view: View) -> tuple[str, Verdicts]:
    with pypdfium2.PdfDocument(data) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    # PDFium gives a hyphen at the end of a line as a character of its own.
    text = text.replace("\ufffe", "-")
    # The heads and feet of pages stand in the middle of what runs over them.
    text = re.sub(rf"{re.escape(view.old.name)} → {re.escape(view.new.name)}\s+Page \d+ of \d+", " ", text)
    return text, by_heading(text, view)


def of_docx(data: bytes, view: View) -> tuple[str, Verdicts]:
    said = "\n".join(comments(data))
    both = "\n".join(words for view_of in Revisions for words, _ in paragraphs(data, view_of))
    text = f"{said}\n{both}\n{story(data)}"
    if view.mode is not Mode.VERSIONS:
        return text, by_heading(story(data), view)
    return text, {demand.id: verdict for demand, verdict in _in_comments(said, view)}


def _in_comments(said: str, view: View) -> Iterator[tuple[DemandView, str]]:
    """A comment says the verdict of a demand in one line, its words in the next."""
    verdicts = {f"{count.mark.sign} {count.mark.word}": str(count.mark.verdict) for count in view.counts}
    lines = list(pairwise(said.split("\n")))
    for demand in (demand for group in view.groups for demand in group.demands):
        heads = [head for head, words in lines if words == demand.gist and f" · {demand.where} · " in head]
        told = {verdicts[head.partition(" · ")[0]] for head in heads}
        if len(told) == 1:
            yield demand, told.pop()


def of_md(data: bytes, view: View) -> tuple[str, Verdicts]:
    text = re.sub(r"<!-- -->|</?(strong|del|sub)>|~~|\*\*|\\", "", data.decode())
    text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return text, by_heading(text, view)


def of_term(data: bytes, view: View) -> tuple[str, Verdicts]:
    text = re.sub(r"\[-|-\]|\{\+|\+\}|\[~|~\]|\{~|~\}", " ", data.decode())
    return text, by_heading(text, view)


def of_json(data: bytes, _: View) -> tuple[str, Verdicts]:
    record = json.loads(data)
    words = " ".join(unit["text"] for side in ("old", "new") for unit in record[side]["provisions"])
    return f"{data.decode()} {words}", {demand["id"]: demand["verdict"] for demand in record["demands"]}


def of_akn(data: bytes, _: View) -> tuple[str, Verdicts]:
    root = etree.fromstring(data)
    demands = list(root.iterfind(".//{urn:clausewise:analysis:1}demand"))
    # A note stands within the words that call it.
    etree.strip_elements(root, "{*}authorialNote", with_tail=False)
    return " ".join(root.itertext()), {str(demand.get("id")): str(demand.get("verdict")) for demand in demands}


def by_heading(text: str, view: View) -> Verdicts:
    """Each group of demands stands under the heading of its verdict, with the words of all of its demands."""
    text = squeezed(text)
    starts = [text.index(squeezed(f"{group.mark.sign} {group.heading}")) for group in view.groups]
    found: Verdicts = {}
    for group, start, end in zip(view.groups, starts, [*starts[1:], len(text)], strict=True):
        part = text[start:end]
        found |= {d.id: str(group.mark.verdict) for d in group.demands if squeezed(d.gist) in part}
    return found


READERS = {
    "html": of_html,
    "pdf": of_pdf,
    "docx": of_docx,
    "md": of_md,
    "term": of_term,
    "github": of_term,
    "json": of_json,
    "akn": of_akn,
}
MACHINES = ("json", "akn")
"""Outputs for programs: they count, and make no sentences."""


@cache
def read_back(name: str, kind: str) -> tuple[str, Verdicts]:
    assert name in READERS, f"no reader for the output {name}: add one to this test"
    data = renderer_for(name).render(report(kind), OPTIONS)
    return READERS[name](data, compose(report(kind), OPTIONS))


@pytest.mark.parametrize("kind", REPORTS)
@pytest.mark.parametrize("name", renderer_names())
def test_every_demand_has_its_verdict(name: str, kind: str) -> None:
    _, verdicts = read_back(name, kind)
    assert verdicts == {demand.id: demand.verdict.value for demand in report(kind).demands}


@pytest.mark.parametrize("kind", REPORTS)
@pytest.mark.parametrize("name", renderer_names())
def test_the_verdicts_are_counted(name: str, kind: str) -> None:
    text, verdicts = read_back(name, kind)
    counts = Counter(demand.verdict for demand in report(kind).demands)
    assert Counter(verdicts.values()) == counts
    if name not in MACHINES:
        view = compose(report(kind), OPTIONS)
        assert squeezed(view.answer) in squeezed(text)
        for count in view.counts:
            number = re.escape(str(count.number))
            assert re.search(rf"{re.escape(count.mark.word)}\W+{number}\b", squeezed(text)), count


@pytest.mark.parametrize("kind", REPORTS)
@pytest.mark.parametrize("name", renderer_names())
def test_no_word_of_either_text_is_missing(name: str, kind: str) -> None:
    text, _ = read_back(name, kind)
    said = set(re.findall(r"\w+", text))
    assert _words(report(kind)) - said == set()


def _words(one: Report) -> set[str]:
    """The words of both texts; of the source of a report, those of what is reported."""
    comparison = one.comparison
    reported = {eid for change in comparison.changes for eid in change.correspondence.old}
    units = [*comparison.new.expression.walk()]
    units += [unit for unit in comparison.old.expression.walk() if unit.eid in reported]
    return {word for unit in units for word in re.findall(r"\w+", unit.text)}


def test_the_reports_have_something_to_agree_on() -> None:
    kinds = {change_kind for change in report("by hand").comparison.changes for change_kind in change.kinds}
    assert kinds == set(ChangeKind)
    assert {demand.verdict for demand in report("by hand").demands} == set(Verdict)
