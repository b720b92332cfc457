"""The index of a batch: one HTML page, sortable and searchable, that asks for nothing from anywhere.

Without its script it is the same table in the order of the list.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from differ.model import Verdict
from render.batch_model import DONE, PairLine, Unpaired
from render.batch_words import batch_words
from render.characters import visible
from render.demand_views import verdict_mark
from render.to_html import asset, content_security_policy, templates
from render.view import VerdictMark
from render.wording import Wording

_READ_FIRST = ("html", "pdf", "docx", "md", "txt", "json")
"""Which of the outputs the name of a pair leads to: the first of these that is there."""

_SHIFTED = (Verdict.STRENGTHENED, Verdict.SOFTENED, Verdict.MIXED, Verdict.DROPPED, Verdict.ADDED, Verdict.CONTRADICTED)


@dataclass(frozen=True, slots=True)
class Link:
    """A file of a pair: its suffix as a word, and its address from the index."""

    word: str
    address: str


@dataclass(frozen=True, slots=True)
class PairView:
    """One row. ``counts`` in the order of the verdicts; ``words``: what a search looks in."""

    anchor: str
    name: str
    failed: bool
    error: str
    texts: tuple[str, ...]
    mode: str
    date: str
    counts: tuple[int, ...]
    shifted: int
    to_review: int
    changes: int
    main: str
    links: tuple[Link, ...]


def batch_index(lines: Sequence[PairLine], unpaired: Sequence[Unpaired], waiting: int, language: str) -> bytes:
    """The whole page. ``waiting``: pairs that were asked for and not reached. Same results, same bytes."""
    from markupsafe import Markup

    words = batch_words(language)
    style, script = asset("screen.css") + asset("batch.css"), asset("batch.js")
    page = templates().get_template("batch.html")
    text = page.render(
        w=words,
        marks=_marks(words),
        rows=[_row(at, line, words) for at, line in enumerate(lines, start=1)],
        sentences=list(_sentences(lines, unpaired, waiting, words)),
        title=words.number("batch.title", sum(line.state == DONE for line in lines)),
        unpaired=[(visible(one.path), visible(one.reason), one.is_fault) for one in unpaired],
        policy=content_security_policy(style, script),
        # Our own files, the same for every page: the only text that is not escaped.
        style=Markup(style),
        script=Markup(script),
    )
    return text.encode("utf-8", "replace")


def _marks(words: Wording) -> list[VerdictMark]:
    return [verdict_mark(verdict, words) for verdict in Verdict]


def _sentences(lines: Iterable[PairLine], unpaired: Sequence[Unpaired], waiting: int, words: Wording) -> Iterator[str]:
    failed = sum(line.state != DONE for line in lines)
    for key, number in (("failed", failed), ("waiting", waiting), ("alone", len(unpaired))):
        if number:
            yield words.number(f"batch.{key}", number)


def _row(at: int, line: PairLine, words: Wording) -> PairView:
    links = tuple(Link(name.rpartition(".")[2], quote(f"{line.folder}/{name}")) for name in line.files.split())
    by_word = {link.word: link.address for link in links}
    counts = {verdict: int(getattr(line, verdict.value)) for verdict in Verdict}
    return PairView(
        anchor=f"pair-{at}",
        name=visible(line.name),
        failed=line.state != DONE,
        error=visible(line.error),
        texts=tuple(_text(line, side, words) for side in ("old", "new")),
        mode=words(f"batch.{line.mode}") if line.mode else "",
        date=line.new_date or line.old_date,
        counts=tuple(counts.values()),
        shifted=sum(counts[verdict] for verdict in _SHIFTED),
        to_review=line.to_review,
        changes=line.changes,
        main=next((by_word[word] for word in _READ_FIRST if word in by_word), ""),
        links=links,
    )


def _text(line: PairLine, side: str, words: Wording) -> str:
    """What a text is called: its number, else its kind, and its language; its path when nothing is known of it."""
    number, kind, language, path = (getattr(line, f"{side}_{key}") for key in ("number", "kind", "language", "path"))
    if not kind:
        return visible(path)
    return visible(f"{number or words.get(f'document.{kind}', kind)} ({language})")
