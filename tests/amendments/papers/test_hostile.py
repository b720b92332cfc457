"""Whatever a file is, a reader of papers or votes gives records or one clear error, in time, and the file never acts.

``CLAUSEWISE_FUZZ_SECONDS`` is how long changed papers are tried; 30 for all unless it is set, of which these take half.
"""

import json
import os
import random
import socket
from contextlib import suppress
from time import monotonic

import pytest

from akoma.amending import read_amendments_data, read_votes_data
from akoma.amending.reader import amendment_readers
from akoma.amending.vote_reading import vote_readers
from akoma.errors import ClausewiseError
from akoma.limits import Limits, using
from tests.amendments.papers.building import HOUSES, html, pdf, word
from tests.amendments.papers.test_akn import NEW, OLD, british, european, tabled
from tests.amendments.papers.test_same_paper import PAPERS
from tests.amendments.papers.test_text import CONTRACT, PAPER
from tests.amendments.papers.test_votes import COMPENDIUM, minutes, minutes_xml
from tests.fuzz.mutations import mutated
from tests.hostile.corpus import CASES, Lure
from tests.hostile.seeds import damaged
from tests.patience import patient

SECONDS = 10
FUZZ = float(os.environ.get("CLAUSEWISE_FUZZ_SECONDS", "30")) / 2

ENGLISH = PAPERS["eng"], HOUSES["eng"]
VOTES = 'amendment,target,part,text,result\n"1-2, 4",,,,adopted\n,§ 2,1,"those words",rejected\n'

SEEDS = {
    "text": PAPER.encode(),
    "json": json.dumps(CONTRACT).encode(),
    "akn": european(OLD + NEW),
    "british": british(tabled("<num>1</num>", "Page 3, leave out Clause 2")),
    "html": html(*ENGLISH),
    "docx": word(*ENGLISH),
    "pdf": pdf(*ENGLISH),
    "votes-csv": VOTES.encode(),
    "votes-json": json.dumps([{"amendment": "1-3", "result": "adopted"}]).encode(),
    "votes-ep-html": minutes(),
    "votes-ep-xml": minutes_xml(),
    "votes-compendium": COMPENDIUM.encode(),
}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was called")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def attempt(data: bytes) -> list[str]:
    """What reading as a paper and as votes says: errors of ours only, each one line that names the file."""
    said: list[str] = []
    for read in (read_amendments_data, read_votes_data):
        try:
            read(data, "bad.file")
        except ClausewiseError as problem:
            said.append(str(problem))
    return said


def test_every_reader_has_a_seed() -> None:
    assert {reader.format for reader in amendment_readers()} <= set(SEEDS)
    assert {reader.format for reader in vote_readers()} <= set(SEEDS)


@pytest.mark.parametrize("name", SEEDS)
def test_the_seeds_are_good(name: str) -> None:
    read = read_votes_data if name.startswith("votes") else read_amendments_data
    assert read(SEEDS[name], name).origin


@pytest.mark.parametrize("case", CASES)
def test_an_answer_or_one_clear_error(case: str, tmp_path: object) -> None:
    data = CASES[case](Lure(f"{tmp_path}/none", "http://127.0.0.1:9/x"))
    start = monotonic()
    with using(Limits(seconds=SECONDS)):
        said = attempt(data)
    assert monotonic() - start < 2 * patient(SECONDS)
    assert all(line.startswith("bad.file: ") and "; " in line and "\n" not in line for line in said)


WIDE = " " * 300_000
HOSTILE = {
    "blanks in a header": f"Amendment{WIDE}1{WIDE}x",
    "blanks behind a header": f"Amendment 1{WIDE}x\nDelete paragraph 2.",
    "blanks in a line of authors": f"Amendment 1\nTabled by{WIDE}\nDelete paragraph 2.",
    "blanks in the original language": f"Amendment 1\nOr.{WIDE}x\nDelete paragraph 2.",
    "a very long number": "Amendment " + "1" * 300_000,
    "many amendments": "".join(f"Amendment {i}\nDelete paragraph {i}.\n" for i in range(20_000)),
    "one line": "Amendment 1: " + "delete paragraph 2 " * 200_000,
    "many headers": "Amendment 1\n" * 50_000,
    "a long range": "amendment,result\n" + "1-4999 " * 2_000 + ",adopted",
    "many ranges": "amendment,result\n" + "1-4999,adopted\n" * 2_000,
    "a long row": "amendment,result\n" + "," * 500_000,
    "deep JSON": '[{"number": ' + "[" * 200_000,
    "a huge number in JSON": '[{"number": ' + "9" * 100_000 + ', "text": "x"}]',
    "not a number in JSON": '[{"number": NaN, "text": "x"}]',
    "a surrogate in JSON": '[{"number": 1, "text": "\\ud800"}]',
    "a wide table": "<html><body><p>Amendment 1</p><table><tr>"
    + "<td colspan=1000 rowspan=1000>+</td>" * 50
    + "</table>",
    "nested tables": "<html><body><p>Amendment 1</p>" + "<table><tr><td>a<td>+" * 150,
    "many rows that span": "<html><table>" + "<tr><td rowspan=999>+</td><td>b</td></tr>" * 1_000,
    "unclosed marks": "<html><p>Amendment 1</p>" + "<b><i>x" * 400,
    "signs": "<html><table>" + "<td>+" * 20_000,
    "tags before a sign": "<html><table><td>" + "<b>" * 200_000 + "+",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_papers_in_time(name: str) -> None:
    start = monotonic()
    said = attempt(HOSTILE[name].encode())
    assert monotonic() - start < patient(SECONDS)
    assert all(line.startswith("bad.file: ") and len(line) < 600 for line in said)


@pytest.mark.parametrize("name", SEEDS)
def test_damaged_papers(name: str) -> None:
    count = 4 if name == "pdf" else 25
    for where, data in damaged(SEEDS[name], cuts=count, flips=count):
        assert all(line.startswith("bad.file: ") for line in attempt(data)), where


@pytest.mark.parametrize("name", SEEDS)
def test_mutations(name: str) -> None:
    end, tries = monotonic() + FUZZ / len(SEEDS), 0
    while monotonic() < end:
        data = mutated(SEEDS[name], random.Random(f"{name} {tries}"))
        try:
            attempt(data)
        except Exception as problem:
            raise AssertionError(f"{name}: mutation {tries}: {problem!r}") from problem
        tries += 1
    assert tries > 0


def test_a_limit_is_told_by_its_name() -> None:
    with using(Limits(characters=100)), pytest.raises(ClausewiseError, match="characters"):
        read_amendments_data(PAPER.encode(), "paper")
    with using(Limits(lines=3)), pytest.raises(ClausewiseError, match="lines"):
        read_amendments_data(PAPER.encode(), "paper")
    with using(Limits(paragraphs=1)), pytest.raises(ClausewiseError, match="amendments"), suppress(KeyError):
        read_amendments_data(PAPER.encode(), "paper")
