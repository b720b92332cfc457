"""One file from a web server, politely: it is told who asks, asked once at a time, and waited for when it is busy.

The only module that speaks to the network.
"""

import http.client
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from akoma.errors import SourceError, UnreadableSourceError
from akoma.fetch_address import in_family, rules
from akoma.limits import MILLION, current, too_large

TIMEOUT = 30.0
"""Seconds without a sign of life."""

TRIES = 4
"""Times that a busy or broken server is asked in all."""

FIRST_WAIT = 1.0
"""Seconds before the second try; each later one waits twice as long."""

LONGEST_WAIT = 120.0
"""Seconds that a server may ask to be left alone for; with more, the user is told to come back."""

BETWEEN = 1.0
"""Seconds between two requests, unless robots.txt asks for more."""

REDIRECTS = 5

BUSY = frozenset({429, 500, 502, 503, 504})
"""Statuses that may pass."""

NOT_MODIFIED, FORBIDDEN, NOT_FOUND, GONE = 304, 403, 404, 410

_GOES_ON = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server gave. ``address``: after redirects; ``data`` is None when nothing changed since (304)."""

    address: str
    data: bytes | None
    content_type: str = ""
    content_language: str = ""
    etag: str = ""
    last_modified: str = ""


class BusyError(UnreadableSourceError):
    """Worth another try: what went wrong, and how long the server asked to wait (seconds)."""

    def __init__(self, what: str, wait: float = 0.0) -> None:
        super().__init__(what)
        self.wait = wait


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Redirects are followed by hand, for each has to be allowed first."""

    def redirect_request(self, *_: object) -> None:
        """None: the answer comes back as it is."""


def user_agent() -> str:
    """Who asks."""
    return f"clausewise/{version('clausewise')} (compares legislative texts; one request at a time)"


@dataclass
class Visitor:
    """Somebody who visits one server and remembers its rules and when it was last asked.

    ``base``: the server; ``sleep`` and ``clock`` are those of the machine, but in tests.
    """

    base: str
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    between: float = BETWEEN
    _robots: RobotFileParser | None = None
    _last: float | None = None
    _opener: urllib.request.OpenerDirector = field(init=False)

    def __post_init__(self) -> None:
        """No proxy stands between us and a server on this machine."""
        is_here = urlsplit(self.base).scheme == "http"
        self._opener = _opener(urllib.request.ProxyHandler({} if is_here else None))

    def get(self, address: str, known: Mapping[str, str] | None = None) -> Answer:
        """The file at an address. ``known``: headers that ask for it only if it changed.

        Raises SourceError (not there, not allowed, too large, out of reach), always with one line that says what to do.
        """
        self._check_robots(address)
        return self._patiently(address, dict(known or {}))

    def _check_robots(self, address: str) -> None:
        """What robots.txt says for everybody or for us by name. RFC 9309: none is there, then all is allowed."""
        if self._robots is None:
            self._robots = RobotFileParser()
            try:
                data = self._patiently(f"{self.base}/robots.txt", {}).data or b""
                self._robots.parse(data.decode("utf-8", "replace").splitlines())
            except NotThereError:
                self._robots.parse([])
            delay = self._robots.crawl_delay(user_agent())
            self.between = max(self.between, float(delay or 0))
        if not self._robots.can_fetch(user_agent(), address):
            raise SourceError(f"{address}: the server asks programs not to fetch it", "save it from a browser")

    def _patiently(self, address: str, headers: Mapping[str, str]) -> Answer:
        wait = FIRST_WAIT
        for left in reversed(range(TRIES)):
            try:
                return self._follow(address, headers)
            except BusyError as problem:
                asked = max(problem.wait, wait)
                if not left or asked > LONGEST_WAIT:
                    hint = f"try again in {asked:.0f} s" if asked > LONGEST_WAIT else "try again later"
                    raise UnreadableSourceError(f"{address}: {problem.message}", hint) from problem
                self.sleep(asked)
                wait *= 2
        raise AssertionError("the last try returns or raises")

    def _follow(self, address: str, headers: Mapping[str, str]) -> Answer:
        here = address
        for _ in range(REDIRECTS + 1):
            answer, there = self._once(here, headers)
            if not there:
                return answer
            here = self.allowed(here, urljoin(here, there))
        raise UnreadableSourceError(
            f"{address}: leads from one address to the next without end", "look at it in a browser"
        )

    def allowed(self, here: str, there: str) -> str:
        """Where a redirect leads to, if that is the same server or one of its family, and no less safe."""
        home, target = urlsplit(self.base), urlsplit(there)
        family, host = rules()["family"], target.hostname or ""
        related = host == home.hostname or (in_family(home.hostname or "", family) and in_family(host, family))
        safe = target.scheme == "https" or (target.scheme == home.scheme == "http" and target.netloc == home.netloc)
        if not (related and safe):
            raise UnreadableSourceError(
                f"{here}: leads to {there}, which is another server", "open it in a browser if you trust it"
            )
        return there

    def _once(self, address: str, headers: Mapping[str, str]) -> tuple[Answer, str]:
        """One request: the answer, or where it leads to."""
        if self._last is not None:
            self.sleep(max(self._last + self.between - self.clock(), 0.0))
        asked = {"User-Agent": user_agent(), "Accept-Encoding": "identity", **headers}
        request = urllib.request.Request(address, headers=asked)
        try:
            with self._opener.open(request, timeout=TIMEOUT) as response:
                return _answer(address, response), ""
        except urllib.error.HTTPError as problem:
            with problem:
                return _refused(address, problem)
        except (OSError, http.client.HTTPException) as problem:
            raise _unreachable(address, problem) from problem
        finally:
            self._last = self.clock()


class NotThereError(UnreadableSourceError):
    """The server has no such file."""


def _opener(proxies: urllib.request.ProxyHandler) -> urllib.request.OpenerDirector:
    """Opens http and https alone, and follows nothing by itself."""
    opener = urllib.request.OpenerDirector()
    handlers = (
        proxies,
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _NoRedirects(),
    )
    for handler in handlers:
        opener.add_handler(handler)
    return opener


def _answer(address: str, response: http.client.HTTPResponse) -> Answer:
    told = response.headers
    if (coding := told.get("Content-Encoding", "identity")) != "identity":
        raise UnreadableSourceError(f"{address}: comes packed ({coding}), which was not asked for", "try again later")
    data = _body(address, response)
    return Answer(
        address,
        data,
        told.get_content_type(),
        told.get("Content-Language", ""),
        told.get("ETag", ""),
        told.get("Last-Modified", ""),
    )


def _body(address: str, response: http.client.HTTPResponse) -> bytes:
    """All of it, up to the limit; a body that is shorter than was told is worth another try."""
    megabytes = current().megabytes
    promised = int(length) if (length := response.headers.get("Content-Length", "")).isdigit() else None
    parts, size = [], 0
    while chunk := response.read(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if max(size, promised or 0) > megabytes * MILLION:
            raise too_large(address, f"larger than {megabytes} MB", "megabytes", "save a part of it from a browser")
    if promised is not None and size < promised:
        raise BusyError(f"broke off after {size} of {promised} bytes")
    return b"".join(parts)


def _refused(address: str, problem: urllib.error.HTTPError) -> tuple[Answer, str]:
    status = problem.code
    if status == NOT_MODIFIED:
        return Answer(address, None), ""
    if status in _GOES_ON and (there := problem.headers.get("Location", "")):
        return Answer(address, None), there
    if status in BUSY:
        raise BusyError(
            f"the server is busy or broken (status {status})", _seconds(problem.headers.get("Retry-After", ""))
        )
    if status in (NOT_FOUND, GONE):
        raise NotThereError(f"{address}: is not there (status {status})", "check number, language and format")
    hint = "open it in a browser" if status == FORBIDDEN else "check number, language and format"
    raise UnreadableSourceError(f"{address}: the server refuses it (status {status})", hint)


def _seconds(text: str) -> float:
    """``Retry-After``: seconds, or a date; 0 when it says nothing that can be read."""
    if text.strip().isdigit():
        return float(text)
    try:
        return max(parsedate_to_datetime(text).timestamp() - time.time(), 0.0)
    except (TypeError, ValueError):
        return 0.0


def _unreachable(address: str, problem: Exception) -> Exception:
    """Worth another try, or not: a name that nobody knows and a port where nobody listens are no passing trouble."""
    cause = problem.reason if isinstance(problem, urllib.error.URLError) else problem
    told = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    host = urlsplit(address).hostname
    if isinstance(cause, ssl.SSLCertVerificationError):
        return UnreadableSourceError(
            f"{host}: its certificate cannot be trusted ({told})", "check the clock and the proxy"
        )
    if isinstance(cause, TimeoutError | ConnectionResetError | http.client.HTTPException):
        return BusyError(f"no answer, or one that broke off ({told})")
    return UnreadableSourceError(
        f"{host} is out of reach ({told})", "check the connection; --offline gives what was fetched before"
    )
