"""Report -> View: everything that the outputs share is decided here, once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from akoma.diagnostics import Diagnostic, Severity
from akoma.model import Document, ProvisionKind, Vote
from differ.model import Mode, Report, Side
from render.answer import (
    answer_sentence,
    balance_sentence,
    order_sentence,
    provisions_sentence,
    review_sentence,
    shifts,
    verdict_counts,
)
from render.characters import visible
from render.demand_views import Setting, demand_groups, demand_view
from render.formal import count_formal
from render.iso639 import two_letters
from render.places import places_of
from render.redline import Entry, entries_of
from render.renderer import RenderOptions
from render.sentences import Kind, told
from render.view import Block, DocumentView, Notice, NoticeGroup, Part, Row, View
from render.wording import Wording, wording

_SEVERE_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
ALARMING = frozenset({"other-text"})
"""Diagnostics without which no line of an output should be read."""

_SHORT_HASH = 12
_NOTICES_OF_A_KIND = 2


def compose(report: Report, options: RenderOptions) -> View:
    """What a reader of this report is shown. Raises UnknownLanguageError for an interface without words."""
    comparison = report.comparison
    words = wording(options.language, comparison.mode)
    is_summary = comparison.mode is Mode.SUMMARY
    setting = _setting(report, options, words)
    demands = tuple(demand_view(demand, setting) for demand in report.demands)
    by_id = {demand.id: demand for demand in demands}
    entries = entries_of(comparison, report.verdicts, by_id, setting)
    return View(
        words=words,
        mode=comparison.mode,
        old=_document(comparison.old, Side.OLD, words),
        new=_document(comparison.new, Side.NEW, words),
        answer=answer_sentence(report, words),
        # A summary leaves out and puts together by its nature: neither is a loss of force, nor a change of text.
        balance="" if is_summary else balance_sentence(report, words),
        provisions="" if is_summary else provisions_sentence(comparison, words),
        review=review_sentence(demands, words),
        counts=verdict_counts(report, words),
        shifts=shifts(report, demands, options.min_confidence),
        order=order_sentence(words),
        groups=demand_groups(demands, words),
        parts=tuple(_parts(entries, words)),
        notices=tuple(_notices(report.diagnostics, words)),
        quiet=sum(entry.row.quiet for entry in entries),
        full=options.full,
        formal=_formal(report, options, words),
        alarm=_alarm(report.diagnostics, words),
    )


def _setting(report: Report, options: RenderOptions, words: Wording) -> Setting:
    places = {
        Side.OLD: places_of(report.comparison.old, Side.OLD, words),
        Side.NEW: places_of(report.comparison.new, Side.NEW, words),
    }
    return Setting(words, places, options.min_confidence, options.hide_formal)


def _formal(report: Report, options: RenderOptions, words: Wording) -> str:
    """That mere typography is hidden: nothing is hidden without a word."""
    number = count_formal(report.comparison.changes) if options.hide_formal else 0
    return words.number("redline.formal", number) if number else ""


def _alarm(diagnostics: Iterable[Diagnostic], words: Wording) -> str:
    """What makes the whole comparison doubtful, for the first line of every output."""
    found = next((one for one in diagnostics if one.code in ALARMING), None)
    if found is None:
        return ""
    said = told(Kind.NOTICES, found.message, words.language)
    return f"{words(f'severity.{found.severity}')}{words.colon} {said}"


def _document(document: Document, side: Side, words: Wording) -> DocumentView:
    expression, source = document.expression, document.source
    kind = words(f"document.{expression.kind}")
    language = two_letters(expression.language)
    numbers = expression.references
    facts = {
        "number": numbers.number or words("list.comma").join(numbers.document_numbers),
        "procedure": numbers.procedure,
        "date": words.date(numbers.date),
        "vote": _vote(numbers.vote, words),
        "language": words.language_name(language),
        "contents": _contents(document, words),
    }
    file = {"file": source.name, "hash": source.sha256[:_SHORT_HASH]}
    return DocumentView(
        side=side,
        role=words(f"side.{side}"),
        kind=kind,
        title=visible(expression.title) or visible(source.name),
        name=visible(numbers.number or source.name or kind),
        language=language,
        facts=_told({**facts, **file}, words),
        source=_told(file, words),
    )


def _told(facts: Mapping[str, str], words: Wording) -> tuple[tuple[str, str], ...]:
    return tuple((words(f"fact.{key}"), visible(value)) for key, value in facts.items() if value)


def _vote(vote: Vote | None, words: Wording) -> str:
    """As "523 in favour, 5 against, 12 abstentions"; nothing where the text tells of none."""
    if vote is None:
        return ""
    told = [words("vote.in_favour", n=vote.in_favour), words("vote.against", n=vote.against)]
    told += [] if vote.abstention is None else [words.number("vote.abstention", vote.abstention)]
    return words("list.comma").join(told)


def _contents(document: Document, words: Wording) -> str:
    """As "15 citations and 22 paragraphs": what was read, so that a reader sees when something was not."""
    kinds = Counter(provision.kind for provision in document.expression.walk())
    return words.listed([words.number(f"provision.{kind}.count", number) for kind, number in kinds.items()])


def _notices(diagnostics: Iterable[Diagnostic], words: Wording) -> Iterator[NoticeGroup]:
    # The same finding may come from a document and from the comparison: a reader needs it once.
    kinds: dict[tuple[int, str], list[Notice]] = {}
    for found in dict.fromkeys(diagnostics):
        kinds.setdefault((_SEVERE_FIRST.index(found.severity), found.code), []).append(_notice(found, words))
    # Sorting is stable: kinds of one severity stay in the order in which they were met.
    for _, notices in sorted(kinds.items(), key=lambda item: item[0][0]):
        # One more notice takes no more room than the line that says "1 more".
        shown = len(notices) if len(notices) <= _NOTICES_OF_A_KIND + 1 else _NOTICES_OF_A_KIND
        rest = tuple(notices[shown:])
        yield NoticeGroup(tuple(notices[:shown]), rest, words.number("notices.more", len(rest)) if rest else "")


def _notice(found: Diagnostic, words: Wording) -> Notice:
    return Notice(
        severity=found.severity,
        word=words(f"severity.{found.severity}"),
        message=told(Kind.NOTICES, found.message, words.language),
        where=told(Kind.WHERE, found.where, words.language),
        code=visible(found.code),
    )


def _parts(entries: Iterable[Entry], words: Wording) -> Iterator[Part]:
    runs = groupby(entries, key=lambda entry: _part_of(entry.root))
    for number, (name, run) in enumerate(runs, start=1):
        rows = [entry.row for entry in run]
        yield Part(words(f"part.{name}"), f"part-{number}", tuple(_blocks(rows, words)))


def _part_of(root: ProvisionKind) -> str:
    own = (ProvisionKind.CITATION, ProvisionKind.RECITAL, ProvisionKind.SEGMENT, ProvisionKind.ANNEX)
    return root.value if root in own else "operative"


def _blocks(rows: Iterable[Row], words: Wording) -> Iterator[Block]:
    for quiet, run in groupby(rows, key=lambda row: row.quiet):
        together = tuple(run)
        yield Block(together, _fold(together, words) if quiet else "")


def _fold(rows: tuple[Row, ...], words: Wording) -> str:
    """As "3 provisions unchanged: Recital A to Recital C"."""
    renumbered = sum(bool(row.shift) for row in rows)
    first, last = rows[0].heading, rows[-1].heading
    place = first if first == last else words("fold.range", first=first, last=last)
    extra = words.number("fold.renumbered", renumbered) if renumbered else ""
    return words.number("fold.unchanged", len(rows), place=place) + extra
