"""The benchmark itself: what it runs, what it prints, what it says of what it could not run."""

import json
import sys
from pathlib import Path

import pytest

from akoma.errors import ClausewiseError
from bench import contest, process
from bench.bills import make
from bench.cases import Plan, cases
from bench.contest import ALONE, OURS, Contender, Result, growth_of, held, is_hopeless
from bench.forms import as_akn
from bench.peers import Peer, chosen, is_installed, known
from bench.process import measured
from bench.scoring import Score
from bench.table import as_json, lines
from tests.cli.test_bad_input import assert_refused, run

COPY = "import sys; print(open(sys.argv[1]).read())"
ABSENT = Peer("absent", "text", ["no-such-program", "{old}", "{new}"], [0], program="no-such-program")
TRUE = Peer("copying", "text", ["{python}", "-c", COPY, "{old}", "{new}"], [0], module="json")


def plan(*peers: Peer, sizes: tuple[int, ...] = (40,), documents: tuple[str, ...] = ()) -> Plan:
    return Plan(["easy"], sizes, 1, 1, peers, sys.executable, documents)


def test_the_command_prints_a_table_and_writes_all_figures(tmp_path: Path) -> None:
    target = tmp_path / "figures.json"
    call = ["--sizes", "40", "--kind", "easy", "--runs", "1", "--peers", "git word-diff", "--json", str(target)]
    result = run("bench", *call)
    shown = result.stdout.decode()
    assert result.returncode == 0, result.stderr.decode()
    assert "easy, 40 clauses, seed 11; rounds: 1" in shown
    assert "found: clauses mapped right " in shown
    assert "  time: reading " in shown
    assert [line for line in shown.splitlines() if line.startswith("  clausewise ") and " yes" in line]
    assert b"round 1 of 1: clausewise" in result.stderr
    (case,) = json.loads(target.read_text())["cases"]
    assert case["clauses"]["old"] == 40
    assert case["results"][0]["name"] == OURS
    assert case["results"][0]["ratio"] == 1.0
    assert case["results"][0]["rebuilt"] is True


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--sizes", "40,many"), "--sizes: many"),
        (("--sizes", "5"), "whole numbers from 20"),
        (("--kind", "odd"), "choose from easy, hard, hierarchical"),
        (("--peers", "odd"), "no peer is called odd"),
        (("--bill", "missing.xml"), "no such file"),
    ],
)
def test_a_wrong_option_is_refused_before_anything_runs(words: tuple[str, ...], said: str) -> None:
    assert_refused(run("bench", *words), said)


def test_a_peer_that_is_missing_is_said_and_the_others_run() -> None:
    (case,) = cases(plan(ABSENT, TRUE), lambda line: None)
    assert case.missing == ["absent"]
    assert "  not installed: absent" in list(lines(case))
    assert set(case.results) == {OURS, ALONE, "copying"}
    assert case.results["copying"].ratio is not None


def test_growth_is_given_from_the_second_size_on() -> None:
    first, second = cases(plan(sizes=(40, 20)), lambda line: None)
    assert (len(first.bill.old), len(second.bill.old)) == (20, 40)
    assert first.results[OURS].growth is None
    assert second.results[OURS].growth is not None
    assert growth_of((100, 1.0), (200, 4.0)) == 2.0


def test_a_document_is_compared_with_itself_and_with_an_edited_copy(tmp_path: Path) -> None:
    path = tmp_path / "act.xml"
    path.write_text(as_akn(make("hierarchical", 40, 1).old))
    same, edited = cases(plan(documents=(str(path),)), lambda line: None)
    assert same.title.startswith("act.xml against itself, ")
    assert same.bill.truth.size == 0
    assert same.results[OURS].score == Score(1.0, 1.0, 1.0, 0)
    assert edited.bill.truth.size > 0
    assert edited.results[OURS].rebuilt is True
    assert json.dumps(as_json([same, edited]))


def test_contenders_take_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr(contest, "_once", lambda contender, result, folder: order.append(contender.name))
    held([Contender(name, [], [0]) for name in (OURS, ALONE, "x")], 2, tmp_path, lambda line: None)
    assert order == [OURS, ALONE, "x"] * 2


def test_what_a_run_costs_and_says(tmp_path: Path) -> None:
    cost = measured([sys.executable, "-c", "print('said'); raise SystemExit(3)"], tmp_path / "out")
    assert cost.status == 3
    assert cost.seconds > 0
    assert cost.megabytes > 1
    assert (tmp_path / "out").read_text() == "said\n"


def test_memory_is_that_of_the_command(tmp_path: Path) -> None:
    small, large = (measured([sys.executable, "-c", f"b'x' * {size}"], tmp_path / "out") for size in (1, 90_000_000))
    assert 80 < large.megabytes - small.megabytes < 100


def test_what_takes_too_long_is_stopped_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "SECONDS", 0.5)
    assert measured(["sh", "-c", "sleep 60; echo late"], tmp_path / "out").status is None
    assert (tmp_path / "out").read_text() == ""


def test_a_program_that_cannot_be_started_has_a_status(tmp_path: Path) -> None:
    assert measured(["no-such-program"], tmp_path / "out").status == 127


def test_a_peer_that_fails_is_told_and_not_run_again(tmp_path: Path) -> None:
    bad = Contender("bad", [sys.executable, "-c", "raise SystemExit('no memory')"], [0])
    good = [Contender(OURS, ["true"], [0]), Contender(ALONE, ["echo", '{"reading": 0.2, "comparing": 0.1}'], [0])]
    assert held([*good, bad], 2, tmp_path, lambda line: None)["bad"].note == "failed: no memory"


def test_our_own_failure_ends_the_benchmark(tmp_path: Path) -> None:
    with pytest.raises(ClausewiseError, match="clausewise failed"):
        held([Contender(OURS, ["false"], [0])], 1, tmp_path, lambda line: None)


def test_what_would_take_too_long_is_not_run_and_said_to_be_predicted() -> None:
    earlier = [(400, {"x": Result("x", [2.0])}), (4000, {"x": Result("x", [100.0])})]
    assert is_hopeless("x", 400, ()) == ""
    assert is_hopeless("x", 800, earlier[:1]) == ""
    assert is_hopeless("x", 8000, earlier) == "not run: 325 s predicted"
    assert is_hopeless("x", 8000, [(400, {"x": Result("x", note="stopped")})]) == "not run: failed or too slow before"


def test_every_known_peer_can_be_called_and_chosen() -> None:
    for peer in known().values():
        assert bool(peer.program) != bool(peer.module), peer.name
        assert {"OLD", "NEW"} <= set(peer.call("OLD", "NEW", "PYTHON")), peer.name
    assert chosen("all") == list(known().values())
    assert chosen("none") == []
    assert [peer.name for peer in chosen("wdiff, redlines")] == ["wdiff", "redlines"]
    assert is_installed(Peer("json", "text", [], [], module="json"))
    assert not is_installed(Peer("odd", "text", [], [], module="no_such_module"))
