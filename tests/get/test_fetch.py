"""What the server may answer, and what becomes of it."""

import socket
import threading
from collections.abc import Callable, Sequence
from email.utils import formatdate
from pathlib import Path
from time import time

import pytest

from akoma.errors import SourceError
from akoma.fetch import Fetched, fetch
from akoma.fetch_address import Wanted
from akoma.fetch_cache import Cache
from akoma.fetch_http import LONGEST_WAIT, TRIES, Visitor
from akoma.limits import changed, current, using
from tests.get.playing import ROBOTS, Play, Stage, notice, page, playing

RC = "/doceo/document/RC-9-2099-0117_NL.html"
TA = "/doceo/document/TA-9-2099-0042_NL.html"
MOTION = Wanted("RC-9-2099-0117", "nl", "html")
ADOPTED = Wanted("TA-9-2099-0042", "nl", "html")
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def now(self) -> float:
        return sum(self.slept)


Ask = Callable[..., Fetched]


def visitor(stage: Stage, clock: Clock) -> Visitor:
    return Visitor(stage.base, clock.sleep, clock.now)


def ask(stage: Stage, want: Wanted = MOTION, cache: Cache | None = None, clock: Clock | None = None) -> Fetched:
    return fetch(want, visitor(stage, clock or Clock()), cache)


def refusal(stage: Stage, want: Wanted = MOTION, clock: Clock | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        ask(stage, want, None, clock)
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    return caught.value


def test_a_page_arrives_as_it_is_and_the_server_is_told_who_asks() -> None:
    body = page("joint-motion", "nl")
    with playing({RC: [Play(body, headers=HTML)]}) as stage:
        found = ask(stage)
        assert stage.headers(RC)["User-Agent"].startswith("clausewise/")
    assert found.data == body
    assert (found.language, found.edition, found.was_kept) == ("nl", "", False)
    assert found.diagnostics == ()


def test_provisional_and_final_edition_stand_at_one_address_and_are_told_apart(tmp_path: Path) -> None:
    plays = {TA: [Play(page("adopted", "nl", number)) for number in ("P0_TA-PROV(2099)0042", "P0_TA(2099)0042")]}
    with playing(plays) as stage:
        first, second = ask(stage, ADOPTED), ask(stage, ADOPTED)
    assert (first.edition, second.edition) == ("provisional", "final")
    assert [one.code for one in first.diagnostics] == ["provisional-edition"]
    assert second.diagnostics == ()


def test_an_adopted_text_that_does_not_tell_its_edition_says_so() -> None:
    with playing({TA: [Play(page("adopted", "nl", "0042"))]}) as stage:
        found = ask(stage, ADOPTED)
    assert found.edition == ""
    assert [one.code for one in found.diagnostics] == ["edition-unknown"]


def test_a_text_in_another_language_is_refused() -> None:
    with playing({RC: [Play(page("joint-motion", "en"))]}) as stage:
        problem = refusal(stage)
    assert "the text is in 'en', not in 'nl'" in problem.message
    assert "--lang en" in problem.hint


def test_a_notice_before_a_text_in_the_original_language_is_refused() -> None:
    body = page("joint-motion", "fr").replace(
        b"<body>",
        b"<body><p>Dit document is in uw taal niet beschikbaar en wordt u in een andere taal voorgesteld.</p>",
    )
    with playing({RC: [Play(body)]}) as stage:
        assert "the text is in 'fr'" in refusal(stage).message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("This document is not available in your language. It has been given to you in another language that is there.",
         "holds a notice in 'en' and no text"),
        ("Dit document is niet beschikbaar in uw taal. Het wordt u gegeven in een andere taal waarin het er wel is.",
         "holds a notice and no text"),
    ],
)  # fmt: skip
def test_a_notice_alone_is_refused(text: str, words: str) -> None:
    with playing({RC: [Play(notice(text))]}) as stage:
        assert words in refusal(stage).message


def test_what_is_not_there_is_asked_for_once() -> None:
    with playing({}) as stage:
        problem = refusal(stage)
        assert stage.paths() == [RC]
    assert "is not there (status 404)" in problem.message


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_server_in_trouble_is_asked_again_ever_more_slowly(status: int) -> None:
    good = Play(page("joint-motion", "nl"))
    clock = Clock()
    with playing({RC: [Play(b"busy", status)] * 2 + [good]}) as stage:
        assert ask(stage, clock=clock).data == good.body
        assert stage.paths() == [RC] * 3
    assert [wait for wait in clock.slept if wait > 1] == [2.0]
    assert clock.slept.count(1.0) >= 2


def test_a_server_that_stays_in_trouble_is_left_alone_after_some_tries() -> None:
    with playing({RC: [Play(b"broken", 500)]}) as stage:
        problem = refusal(stage)
        assert len(stage.paths()) == TRIES
    assert "busy or broken (status 500)" in problem.message
    assert "later" in problem.hint


def test_a_server_is_given_the_time_that_it_asks_for() -> None:
    good = Play(page("joint-motion", "nl"))
    clock = Clock()
    later = formatdate(time() + 60, usegmt=True)
    busy = [Play(b"", 429, {"Retry-After": "17"}), Play(b"", 503, {"Retry-After": later})]
    with playing({RC: [*busy, good]}) as stage:
        assert ask(stage, clock=clock).data == good.body
    assert 17.0 in clock.slept
    assert any(50 < wait <= 60 for wait in clock.slept)


def test_a_server_that_asks_for_too_much_time_is_not_waited_for() -> None:
    clock = Clock()
    with playing({RC: [Play(b"", 429, {"Retry-After": str(int(LONGEST_WAIT) + 1)})]}) as stage:
        problem = refusal(stage, clock=clock)
        assert stage.paths() == [RC]
    assert "try again in 121 s" in problem.hint


def test_a_body_that_breaks_off_is_asked_for_again_and_never_kept(tmp_path: Path) -> None:
    body = page("joint-motion", "nl")
    with playing({RC: [Play(body[:500], promised=len(body)), Play(body)]}) as stage:
        assert ask(stage).data == body
    with playing({RC: [Play(body[:500], promised=len(body))]}) as stage:
        with pytest.raises(SourceError, match=f"broke off after 500 of {len(body)} bytes"):
            ask(stage, cache=Cache(tmp_path))
        assert Cache(tmp_path).find(stage.base + RC) is None


def test_redirects_within_the_server_are_followed() -> None:
    body = page("joint-motion", "nl")
    plays = {RC: [Play(status=301, headers={"Location": "/new/place"})],
             "/new/place": [Play(status=302, headers={"Location": "{base}/end"})], "/end": [Play(body)]}  # fmt: skip
    with playing(plays) as stage:
        found = ask(stage)
        assert found.source.final_address == f"{stage.base}/end"
    assert found.data == body


@pytest.mark.parametrize(
    "there",
    ["https://example.org/x", "http://127.0.0.1:1/x", "file:///etc/passwd", "//example.org/x", "ftp://127.0.0.1/x"],
)
def test_redirects_to_elsewhere_are_not(there: str) -> None:
    with playing({RC: [Play(status=302, headers={"Location": there})]}) as stage:
        assert "another server" in refusal(stage).message
        assert stage.paths() == [RC]


@pytest.mark.parametrize(
    ("there", "is_allowed"),
    [
        ("https://www.europarl.europa.eu/other", True),
        ("https://data.europarl.europa.eu/other", True),
        ("http://www.europarl.europa.eu/other", False),
        ("https://europarl.europa.eu.example.org/other", False),
        ("https://noteuroparl.europa.eu/other", False),
    ],
)
def test_the_parliaments_hosts_are_one_family_and_never_without_encryption(there: str, is_allowed: bool) -> None:
    home = Visitor("https://www.europarl.europa.eu")
    if is_allowed:
        assert home.allowed(home.base, there) == there
    else:
        with pytest.raises(SourceError, match="another server"):
            home.allowed(home.base, there)


def test_a_circle_of_redirects_ends() -> None:
    with playing({RC: [Play(status=302, headers={"Location": RC})]}) as stage:
        assert "without end" in refusal(stage).message
        assert len(stage.paths()) < 10


@pytest.mark.parametrize(
    ("form", "body", "words"),
    [
        ("pdf", notice("Er is iets misgegaan"), "holds a web page and not PDF"),
        ("docx", b"%PDF-1.7 x", "holds application/octet-stream and not DOCX"),
        ("html", b"%PDF-1.7 x", "holds application/octet-stream and not HTML"),
        ("xml", notice("Er is iets misgegaan"), "holds a web page and not XML"),
    ],
)
def test_another_type_than_was_asked_for_is_refused(form: str, body: bytes, words: str) -> None:
    path = RC.replace("html", form)
    with playing({path: [Play(body, headers={"Content-Type": "application/octet-stream"})]}) as stage:
        assert words in refusal(stage, Wanted("RC-9-2099-0117", "nl", form)).message


def test_too_large_is_refused_by_what_is_told_and_by_what_comes() -> None:
    with using(changed(current(), ["megabytes=1"], "test")):
        with playing({RC: [Play(b"x", promised=5_000_000)]}) as stage:
            assert "larger than 1 MB" in refusal(stage).message
        with playing({RC: [Play(b"x" * 1_100_000)]}) as stage:
            assert "--limit megabytes=2" in refusal(stage).hint


def test_a_packed_body_is_refused() -> None:
    with playing({RC: [Play(b"x", headers={"Content-Encoding": "gzip"})]}) as stage:
        assert "packed" in refusal(stage).message


def test_robots_txt_is_obeyed() -> None:
    rules = b"User-agent: *\nDisallow: /doceo/\n"
    with playing({ROBOTS: [Play(rules)], RC: [Play(page("joint-motion", "nl"))]}) as stage:
        problem = refusal(stage)
        assert stage.paths() == []
    assert "asks programs not to fetch it" in problem.message


def test_robots_txt_may_speak_to_us_alone_and_ask_for_time() -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: clausewise\nCrawl-delay: 7\nDisallow:\n"
    clock = Clock()
    with playing({ROBOTS: [Play(rules)], RC: [Play(page("joint-motion", "nl"))]}) as stage:
        ask(stage, clock=clock)
    assert 7.0 in clock.slept


def test_between_two_requests_there_is_a_pause_and_robots_txt_is_read_once() -> None:
    clock = Clock()
    with playing({RC: [Play(page("joint-motion", "nl"))], TA: [Play(page("adopted", "nl"))]}) as stage:
        one = visitor(stage, clock)
        fetch(MOTION, one, None)
        fetch(ADOPTED, one, None)
        assert [path for path, _ in stage.asked] == [ROBOTS, RC, TA]
    assert clock.slept == [1.0, 1.0]


def test_of_several_that_fetch_one_asks_at_a_time(tmp_path: Path) -> None:
    gate = threading.Event()
    plays = {RC: [Play(page("joint-motion", "nl"), wait=gate)], TA: [Play(page("adopted", "nl"), wait=gate)]}
    with playing(plays) as stage:
        wants = (MOTION, ADOPTED)
        threads = [threading.Thread(target=ask, args=(stage, want, Cache(tmp_path))) for want in wants]
        for thread in threads:
            thread.start()
        gate.wait(0.3)
        gate.set()
        for thread in threads:
            thread.join()
        assert sorted(stage.paths()) == [RC, TA]
        assert stage.most_at_once == 1


def test_nobody_listening_is_one_clear_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        stage = Stage({}, f"http://127.0.0.1:{free.getsockname()[1]}")
        problem = refusal(stage)
    assert "127.0.0.1 is out of reach" in problem.message
    assert "--offline" in problem.hint


def test_what_was_fetched_is_not_asked_for_again_the_same_day(tmp_path: Path) -> None:
    with playing({RC: [Play(page("joint-motion", "nl"), headers={"ETag": '"a"'})]}) as stage:
        first = ask(stage, cache=Cache(tmp_path))
        second = ask(stage, cache=Cache(tmp_path))
        assert stage.paths() == [RC]
    assert second.was_kept
    assert (second.data, second.source) == (first.data, first.source)


@pytest.mark.parametrize(("etag", "is_kept"), [('"a"', True), ('"b"', False)])
def test_after_a_day_the_server_is_asked_whether_it_changed(tmp_path: Path, etag: str, is_kept: bool) -> None:
    old, new = page("joint-motion", "nl"), page("joint-motion", "nl") + b"<!-- new -->"
    with playing(
        {RC: [Play(old, headers={"ETag": '"a"'}), Play(old if is_kept else new, headers={"ETag": etag})]}
    ) as stage:
        ask(stage, cache=Cache(tmp_path))
        aged(tmp_path)
        found = ask(stage, cache=Cache(tmp_path))
        assert stage.headers(RC)["If-None-Match"] == '"a"'
        assert ask(stage, cache=Cache(tmp_path)).was_kept  # for it was just asked
    assert found.was_kept is is_kept
    assert found.data == (old if is_kept else new)


def aged(folder: Path) -> None:
    for path in folder.glob("addresses/*.json"):
        path.write_text(path.read_text().replace('"retrieved": "20', '"retrieved": "19'))


def test_offline_gives_what_was_fetched_however_old_and_nothing_else(tmp_path: Path) -> None:
    with playing({RC: [Play(page("joint-motion", "nl"))]}) as stage:
        first = ask(stage, cache=Cache(tmp_path))
    aged(tmp_path)
    here = Visitor(stage.base)
    assert fetch(MOTION, here, Cache(tmp_path), offline=True).data == first.data
    with pytest.raises(SourceError, match="was not fetched before"):
        fetch(ADOPTED, here, Cache(tmp_path), offline=True)


def test_a_damaged_cache_counts_as_none(tmp_path: Path) -> None:
    body = page("joint-motion", "nl")
    with playing({RC: [Play(body)]}) as stage:
        ask(stage, cache=Cache(tmp_path))
        for content in (tmp_path / "contents").iterdir():
            content.write_bytes(b"something else")
        assert ask(stage, cache=Cache(tmp_path)).data == body
        assert stage.paths() == [RC, RC]
        assert ask(stage, cache=Cache(tmp_path)).was_kept


def test_equal_contents_are_kept_once(tmp_path: Path) -> None:
    other = RC.replace("0117", "0118")
    bodies: Sequence[Play] = [Play(page("joint-motion", "nl"))]
    with playing({RC: bodies, other: bodies}) as stage:
        for number in ("0117", "0118"):
            ask(stage, Wanted(f"RC-9-2099-{number}", "nl", "html"), Cache(tmp_path))
    assert len(list((tmp_path / "contents").iterdir())) == 1
    assert len(list((tmp_path / "addresses").iterdir())) == 2
