"""A server on this machine that plays the Parliament's: pages, redirects, notices, errors, in the order of a script."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.corpus import DOSSIER

ROBOTS = "/robots.txt"


@dataclass(frozen=True)
class Play:
    """One answer. ``promised``: the length that is told, where that is not the true one."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None
    wait: threading.Event | None = None


@dataclass
class Stage:
    """The answers by path: a path with several gives them in their order, and the last one for ever."""

    plays: dict[str, list[Play]]
    base: str = ""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != ROBOTS]

    def headers(self, path: str) -> dict[str, str]:
        """Those of the last request for a path."""
        return [headers for asked, headers in self.asked if asked == path][-1]


class Handler(BaseHTTPRequestHandler):
    """Gives what the stage has."""

    stage: Stage

    def do_GET(self) -> None:
        stage = self.stage
        with stage.lock:
            stage.asked.append((self.path, dict(self.headers.items())))
            stage.at_once += 1
            stage.most_at_once = max(stage.most_at_once, stage.at_once)
            plays = stage.plays.get(self.path, [Play(b"not here", 404)])
            play = plays.pop(0) if len(plays) > 1 else plays[0]
        if play.wait:
            play.wait.wait(10)
        with stage.lock:  # before the answer: whoever has it may ask again before this thread goes on
            stage.at_once -= 1
        self._give(play)

    def _give(self, play: Play) -> None:
        etag = play.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            play = Play(status=304)
        self.send_response(play.status)
        for name, value in play.headers.items():
            self.send_header(name, value.replace("{base}", self.stage.base))
        self.send_header("Content-Length", str(len(play.body) if play.promised is None else play.promised))
        self.end_headers()
        self.wfile.write(play.body)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests look at ``asked``."""


@contextmanager
def playing(plays: Mapping[str, Sequence[Play]]) -> Iterator[Stage]:
    """The server with these answers; robots.txt is not there unless one of them is for it."""
    stage = Stage({path: list(answers) for path, answers in plays.items()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Handler,), {"stage": stage}))
    stage.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield stage
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def page(name: str, language: str, number: str = "") -> bytes:
    """An invented text of the fixtures as a page; ``number`` stands in the place of its own number."""
    text = (DOSSIER / f"{name}.{language}.txt").read_text("utf-8")
    if number:
        text = text.replace("P0_TA(2099)0042", number)
    lines = "".join(f"<p>{line}</p>\n" for line in text.splitlines() if line.strip())
    head = f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>x</title></head>'
    return f"{head}<body>{lines}</body></html>".encode()


def notice(text: str) -> bytes:
    """A page with a few words."""
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head>'
    return f"{head}<body><p>{text}</p></body></html>".encode()
