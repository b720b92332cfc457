"""The acts of claims, read as the acts of a resolution are: the reporter's verb is put into the form of a formula.

    MEPs strongly condemn the arrest and call on ...      what the report says
         strongly condemns the arrest     calls on ...    what is read, at the same places

The words that were put in are read and never shown: every quote of an act has the words of the report.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import groupby
from typing import Any

from akoma.model import Clause, EId, Expression, Provision, ProvisionKind
from differ.across.reporting import HEADLINE, Claim
from differ.across.reporting_words import Words, words
from differ.act import Act
from differ.acts import acts
from differ.axes.phrases import Stretch, find, fold
from differ.lexicon.model import Lexicon
from differ.model import Quote


@dataclass(frozen=True, slots=True)
class ClaimAct:
    """An act of the claim with this index; ``act.clause`` is a clause of the segment."""

    claim: int
    act: Act


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A verb at ``start`` to ``end`` of the report, and where what is read for it begins; both end at one place."""

    begins: int
    start: int
    end: int
    shift: int
    """How far the adverbs before the verb were moved to the left."""

    def original(self, place: int) -> int:
        """The place of the report for one of the text that is read."""
        if not self.begins <= place < self.end:
            return place
        return min(place + self.shift, self.start)


def claim_acts(report: Expression, claims: Sequence[Claim], lexicon: Lexicon) -> tuple[ClaimAct, ...]:
    """The acts of all claims of a report, in order. Titles have none, for they are no provision."""
    provisions = {provision.eid: provision for provision in report.walk()}
    numbered = [(at, claim) for at, claim in enumerate(claims) if claim.segment != HEADLINE]
    found: list[ClaimAct] = []
    for segment, own in groupby(numbered, key=lambda pair: pair[1].segment):
        found += _of_segment(provisions[segment], list(own), lexicon)
    return tuple(found)


def _of_segment(segment: Provision, own: Sequence[tuple[int, Claim]], lexicon: Lexicon) -> Iterator[ClaimAct]:
    text, exchanges = _read_as(segment.text, [claim for _, claim in own], words(lexicon.language))
    names = {EId(f"{segment.eid}__{at}"): at for at, _ in own}
    clauses = tuple(Clause(name, text[claim.start : claim.end]) for name, (_, claim) in zip(names, own, strict=True))
    for act in acts(replace(segment, kind=ProvisionKind.PARAGRAPH, text=text, clauses=clauses, children=()), lexicon):
        shown: Act = _requoted(act, segment.text, exchanges)
        yield ClaimAct(names[act.clause], replace(shown, clause=_clause_at(segment, shown.quote.start)))


def _read_as(text: str, claims: Sequence[Claim], known: Words) -> tuple[str, list[_Exchange]]:
    """The text of a segment with formulas in place of the verbs of reports, as long as before."""
    exchanges: list[_Exchange] = []
    for claim in claims:
        if claim.head and claim.head.formula:
            text, exchange = _exchanged(text, claim)
            exchanges += [exchange] if exchange else []
            text = _without_front(text, claim.start, claim.head.start, known)
    return text, exchanges


def _without_front(text: str, start: int, end: int, known: Words) -> str:
    """The text without a phrase in front that only names what is reported: "In a resolution adopted on Thursday, "."""
    names = find(Stretch(HEADLINE, text, fold(text), start, end), known.parliament)
    return text[:start] + " " * (end - start) + text[end:] if any(True for _ in names) else text


def _exchanged(text: str, claim: Claim) -> tuple[str, _Exchange | None]:
    """The text with one verb exchanged: its subject makes room for it. Where there is no room nothing is exchanged."""
    head = claim.head
    if head is None:
        return text, None
    if head.subject and head.subject[0] > head.verb[0]:
        return _inverted(text, head.verb, head.subject, head.formula)
    first = head.subject[0] if head.subject else claim.start
    gap = text[head.subject[1] if head.subject else _after_joiner(text, claim) : head.verb[0]].strip(" ")
    read_as = " ".join(filter(None, (gap, head.formula)))
    room = head.verb[1] - first
    if len(read_as) > room:
        return text, None
    read = text[:first] + read_as.rjust(room) + text[head.verb[1] :]
    begins = head.verb[1] - len(read_as)
    return read, _Exchange(begins, head.verb[0], head.verb[1], len(head.formula) - (head.verb[1] - head.verb[0]))


def _after_joiner(text: str, claim: Claim) -> int:
    """The place after the word that joins a claim to the one before."""
    space = text.find(" ", claim.start, claim.end)
    return space if space >= 0 else claim.start


def _inverted(text: str, verb: tuple[int, int], subject: tuple[int, int], formula: str) -> tuple[str, _Exchange | None]:
    """A verb before its subject: the subject becomes blank, and the verb may take its room."""
    room = subject[1] - verb[0]
    if len(formula) > room:
        return text, None
    read = text[: verb[0]] + formula.ljust(room) + text[subject[1] :]
    return read, _Exchange(verb[0], verb[0], verb[1], 0)


def _requoted(value: Any, text: str, exchanges: Sequence[_Exchange]) -> Any:
    """A value with all its quotes as the report has them; what tells where an act was read stays."""
    if isinstance(value, Quote):
        return _quote(value, text, exchanges)
    if isinstance(value, tuple):
        return tuple(_requoted(item, text, exchanges) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    names = (field.name for field in fields(value) if field.name != "place")
    return replace(value, **{name: _requoted(getattr(value, name), text, exchanges) for name in names})


def _quote(quote: Quote, text: str, exchanges: Iterable[_Exchange]) -> Quote:
    start, end = quote.start, quote.end
    for exchange in exchanges:
        start, end = exchange.original(start), exchange.original(end)
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Quote(quote.provision, words.strip(), start, start + len(words.strip()))


def _clause_at(segment: Provision, place: int) -> EId:
    """The clause of a segment that a place lies in."""
    end = 0
    for clause in segment.clauses:
        end += len(clause.text) + 1
        if place < end:
            return clause.id
    return segment.eid
