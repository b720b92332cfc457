"""Claims: a report cut into what it says one thing by one, each with who says it.

    Parliament condemns the arrest and calls on the authorities to release them. “I have met one,” says the author.
    |__ claim: Parliament ________||_ claim: Parliament _______________________| |_ claim: quoted _________________|

A sentence is a claim; so is what a joining word adds with a verb of its own ("and calls on ..."), and what stands
before the subject when it is long. The claims of a segment joined by one space are its text: nothing is lost.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from akoma.model import DocumentKind, EId, Expression, Provision, ProvisionKind
from differ.across.reporting_words import Phrases, Words, words
from differ.axes.phrases import Span, Stretch, any_of, find, fold

FRONT = 9
"""Words before a subject that are a claim of their own: "With more than 46,000 people driven from their homes, …"."""

TRAILING = 3
"""A verb of a report with fewer words behind it ends its claim: "…, MEPs say"."""

LONGEST = 50
"""Words of a claim without a sign in it that is cut into windows: its sentences cannot be told apart."""
WINDOW = 25

FEWEST_QUOTED = 4
"""Words of a quotation that is a claim by itself; a shorter one is a name or an expression."""

LONGEST_TAIL = 4
"""Words between a text and its verb: "of 5 October 2023"."""

LONGEST_APPOSITION = 25
"""Words between "we" and its verb: "We, the undersigned organisations that work in …, call on"."""

FEWEST_BEFORE = 5
"""Words before a joining word with a subject and a verb of its own that are a claim by themselves."""

_SENTENCE = re.compile(r"[.!?…][”“\"’»)\]]*(?= [\"“„«‘(\[]*\s?[^\W_a-zß-öø-ÿ])")
_QUOTED = re.compile(r": (?=[“„«\"])")
_STOP = re.compile(r"[.;:!?]")
_SIGN = re.compile(r"[,;:.!?–—()]")
_WORD = re.compile(r"\w+")


HEADLINE = EId("")
"""Stands for the title of a report, which is a claim and no segment."""


class Speaker(StrEnum):
    """Whose claim it is."""

    PARLIAMENT = "parliament"
    """The report says that Parliament, or its text, says so."""
    QUOTED = "quoted"
    """Words of a person in quotation marks: an opinion, whatever it is about."""
    AUTHOR = "author"
    """The text speaks for itself: an opinion, a scene, or its own demand in a statement."""


@dataclass(frozen=True, slots=True)
class Head:
    """Who reports and by which verb: ``formula`` is the verb as formulas have it. No subject after a joining word."""

    subject: Span | None
    verb: Span
    formula: str

    @property
    def start(self) -> int:
        """Where the first of the two begins."""
        return min(self.subject[0], self.verb[0]) if self.subject else self.verb[0]

    @property
    def end(self) -> int:
        """Where the last of the two ends."""
        return max(self.subject[1], self.verb[1]) if self.subject else self.verb[1]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a report says: ``text == segment.text[start:end]`` (code points).

    ``obliges``: it has a word of obligation, as "EU should suspend the talks".
    """

    segment: EId
    start: int
    end: int
    text: str
    speaker: Speaker
    head: Head | None = None
    obliges: bool = False

    @property
    def is_demand(self) -> bool:
        """Whether it has the form of a demand, a condemnation ...: a verb of a report or a word of obligation."""
        return self.obliges or bool(self.head and self.head.formula)


def claims(expression: Expression) -> tuple[Claim, ...]:
    """All claims of a report in order, those of its title first; the claims of a segment tile its text."""
    found: list[Claim] = []
    last = Speaker.PARLIAMENT if expression.kind is DocumentKind.PRESS_RELEASE else Speaker.AUTHOR
    title = Provision(ProvisionKind.SEGMENT, HEADLINE, "", expression.title)
    for provision in (title, *expression.walk()):
        if provision.text.strip():
            found += _Segment(provision, words(expression.language), expression.kind, last).claims()
            last = found[-1].speaker if found[-1].speaker is not Speaker.QUOTED else last
    return tuple(found)


class _Segment:
    """One segment while its claims are found."""

    def __init__(self, provision: Provision, known: Words, kind: DocumentKind, last: Speaker) -> None:
        self._eid, self._text, self._words, self._kind, self._last = provision.eid, provision.text, known, kind, last
        self._whole = Stretch(provision.eid, provision.text, fold(provision.text), 0, len(provision.text))
        self._quoted = _quoted(provision.text)
        self._heads = tuple(_heads(self._whole, known))

    def claims(self) -> Iterator[Claim]:
        """The claims with their speakers; one that has none of its own goes on speaking for the one before."""
        last = self._last
        edges = [0, *sorted(set(self._cuts())), len(self._text)]
        for start, end in pairwise(edges):
            first = start + len(self._text[start:end]) - len(self._text[start:end].lstrip())
            head = next((head for head in self._heads if first <= head.start and head.end <= end), None)
            if head is None and start:
                head = self._joined_head(first, end)
            speaker = self._speaker(first, end, head, last)
            last = speaker if speaker is not Speaker.QUOTED else last
            obliges = any(True for _ in find(self._whole.part(first, end), self._words.must))
            yield Claim(self._eid, first, end, self._text[first:end], speaker, head, obliges)

    def _cuts(self) -> Iterator[int]:
        """Places of the spaces at which a claim ends."""
        cuts = sorted({*self._sentences(), *self._quotations()})
        for start, end in pairwise([0, *cuts, len(self._text)]):
            yield from (start,) if start else ()
            if not self._quoted[min(start + 1, len(self._text) - 1)]:
                yield from self._inner_cuts(start, end)

    def _sentences(self) -> Iterator[int]:
        for found in _SENTENCE.finditer(self._text):
            space = self._text.rfind(" ", 0, found.start())
            before = self._text[space + 1 : found.start()].lstrip('([“„«"').lower()
            is_short = len(before) == 1 and not before.isdecimal()
            if found[0] != "." or not (before in self._words.abbreviations or is_short):
                yield found.end()

    def _quotations(self) -> Iterator[int]:
        """Before a quotation that a colon announces."""
        for found in _QUOTED.finditer(self._text):
            end = next((i for i in range(found.end() + 1, len(self._text)) if not self._quoted[i]), len(self._text))
            if len(_WORD.findall(self._text, found.end(), end)) >= FEWEST_QUOTED:
                yield found.start() + 1

    def _inner_cuts(self, start: int, end: int) -> Iterator[int]:
        """Where a verb of its own is joined to a claim, or its subject follows a long phrase; else windows."""
        cuts = sorted({*self._subject_cuts(start, end), *self._joint_cuts(start, end)})
        yield from cuts
        for first, last in pairwise([start, *cuts, end]):
            yield from self._windows(first, last)

    def _subject_cuts(self, start: int, end: int) -> Iterator[int]:
        """The place before a subject with its verb, where what stands before it is long or has a verb itself."""
        for head in self._heads:
            if not (head.subject and start < head.start < head.verb[0] and head.end <= end):
                continue
            before = self._text[start : head.start].strip()
            is_bound = _last_word(before) in self._words.bound or _ends_with(before, self._words.joiners)
            is_trailing = len(_WORD.findall(self._text, head.end, end)) < TRAILING
            has_verb = any(word in self._words.verbs for word in before.lower().split()[:3])
            if not is_bound and not is_trailing and (has_verb or len(_WORD.findall(before)) >= FRONT):
                yield head.start - 1

    def _joint_cuts(self, start: int, end: int) -> Iterator[int]:
        """The place before a joining word after which a verb of a report stands."""
        heads = [head for head in self._heads if start <= head.start and head.end <= end]
        for at, after in find(self._whole.part(start, end), self._words.joiners):
            first = next((head for head in reversed(heads) if head.end <= at), None)
            joined = self._verb_at(after, end, own_subject=True)
            if joined and at > start + 1 and self._text[at - 1] == " " and self._is_apart(first, joined, start, at):
                yield at - 1

    def _is_apart(self, first: Head | None, joined: Head, start: int, at: int) -> bool:
        """Whether a joined verb begins a claim: it has a subject, or goes on a verb of the same number."""
        if joined.subject:
            return len(_WORD.findall(self._text, start, at)) >= FEWEST_BEFORE
        return first is not None and (not first.formula or self._is_plural(first) == self._is_plural(joined))

    def _is_plural(self, head: Head) -> bool:
        verb = self._text[slice(*head.verb)].lower()
        return self._words.verbs[verb] != verb

    def _joined_head(self, start: int, end: int) -> Head | None:
        joint = any_of(self._words.joiners).match(self._whole.folded, start, end)
        return self._verb_at(joint.end() if joint else start, end, own_subject=False)

    def _verb_at(self, at: int, end: int, own_subject: bool) -> Head | None:
        """A verb of a report after adverbs; with ``own_subject`` also after a subject."""
        head = next((h for h in self._heads if at <= h.start <= at + 1), None) if own_subject else None
        if head:
            return head
        verb = _after_adverbs(self._whole, at, end, self._words)
        return Head(None, verb, self._words.verbs[_key(self._text[slice(*verb)])]) if verb else None

    def _windows(self, start: int, end: int) -> Iterator[int]:
        places = [found.start() for found in _WORD.finditer(self._text, start, end)]
        if len(places) > LONGEST and not _SIGN.search(self._text, start, end - 1):
            spaces = [self._text.rfind(" ", start, place) for place in places[WINDOW::WINDOW]]
            yield from (space for n, space in enumerate(spaces, 1) if len(places) - n * WINDOW >= WINDOW // 2)

    def _speaker(self, start: int, end: int, head: Head | None, last: Speaker) -> Speaker:
        part = self._whole.part(start, end)
        if self._quoted[start] or self._is_mostly_quoted(start, end):
            return Speaker.QUOTED
        if head and head.subject and self._names(head.subject, self._words.parliament):
            return Speaker.PARLIAMENT
        if self._names_source(part):
            return Speaker.PARLIAMENT
        if any_of(self._words.own).match(part.folded, start, end):
            return Speaker.AUTHOR
        goes_on = head and (not head.subject or self._names(head.subject, self._words.pronouns))
        if goes_on or self._kind is DocumentKind.PRESS_RELEASE:
            return last
        return Speaker.AUTHOR

    def _is_mostly_quoted(self, start: int, end: int) -> bool:
        return sum(self._quoted[start:end]) * 2 > end - start

    def _names(self, span: Span, names: Phrases) -> bool:
        return any_of(names).fullmatch(self._whole.folded, *span) is not None

    def _names_source(self, part: Stretch) -> bool:
        """Whether Parliament is named as the source: "according to the resolution", "…, MEPs say"."""
        names = any_of(self._words.parliament)
        sources = find(part, self._words.sources)
        if any(names.match(part.folded, end + 1, part.end) for _, end in sources):
            return True
        return any(_beside(part, span, self._words.saying) for span in find(part, self._words.parliament))


def _beside(part: Stretch, span: Span, verbs: Phrases) -> bool:
    """Whether one of some verbs stands directly behind or before a subject."""
    pattern = any_of(verbs)
    if pattern.match(part.folded, span[1] + 1, part.end):
        return True
    return any(end + 1 == span[0] for _, end in find(part.part(part.start, span[0]), verbs))


def _heads(whole: Stretch, known: Words) -> Iterator[Head]:
    """Subjects with their verbs: the verb behind the subject, or before it where a language inverts them."""
    subjects = list(find(whole, (*known.parliament, *known.pronouns, *known.own)))
    begins = {start for start, _ in subjects}
    for subject in subjects:
        verb = _after_adverbs(whole, subject[1], whole.end, known) or _after_tail(whole, subject[1], known)
        verb = verb or _after_apposition(whole, subject, known)
        if known.inverts and (verb is None or verb[1] + 1 in begins):  # "in a resolution demands Parliament"
            verb = _before(whole, subject, known)
        if verb:
            yield Head(subject, verb, known.verbs[_key(whole.text[slice(*verb)])])


def _after_tail(whole: Stretch, at: int, known: Words) -> Span | None:
    """The verb after what tells a text more exactly: "the resolution of 17 May regrets"."""
    tail = any_of(known.tails).match(whole.folded, at + 1, whole.end)
    for place in list(_WORD.finditer(whole.folded, tail.end(), whole.end))[1 : 1 + LONGEST_TAIL] if tail else ():
        if verb := _after_adverbs(whole, place.start(), whole.end, known):
            between = whole.part(at, verb[0])
            is_other = "," in between.words or any(True for _ in find(between, known.parliament))
            return None if is_other else verb
    return None


def _after_apposition(whole: Stretch, subject: Span, known: Words) -> Span | None:
    """The verb after what tells who "we" are: "We, the undersigned writers of Halvia, call on"."""
    if whole.folded[subject[1] : subject[1] + 1] != "," or not any_of(known.own).fullmatch(whole.folded, *subject):
        return None
    ends = _STOP.search(whole.folded, subject[1], whole.end)
    places = list(_WORD.finditer(whole.folded, subject[1], ends.start() if ends else whole.end))
    spans = (any_of(known.forms).match(whole.folded, place.start(), whole.end) for place in places[:LONGEST_APPOSITION])
    keys = ((_key(whole.text[slice(*span.span())]), span.span()) for span in spans if span)
    return next((span for form, span in keys if known.verbs[form] != form), None)


def _after_adverbs(whole: Stretch, at: int, end: int, known: Words) -> Span | None:
    """The verb of a report at a place, adverbs skipped."""
    adverbs, verbs = any_of(known.adverbs), any_of(known.forms)
    while at < end:
        at += len(whole.folded[at:end]) - len(whole.folded[at:end].lstrip(" ,"))
        if verb := verbs.match(whole.folded, at, end):
            return verb.span()
        skipped = adverbs.match(whole.folded, at, end)
        if not skipped:
            return None
        at = skipped.end()
    return None


def _before(whole: Stretch, subject: Span, known: Words) -> Span | None:
    since = max(whole.start, subject[0] - max((len(form) for form in known.forms), default=0) - 1)
    inner = whole.part(_word_start(whole.text, since), subject[0])
    return next((span for span in find(inner, known.forms) if span[1] + 1 == subject[0]), None)


def _word_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isalnum():
        at -= 1
    return at


def _key(text: str) -> str:
    return " ".join(text.lower().split())


def _last_word(text: str) -> str:
    found = text.lower().split()
    return found[-1] if found else ""


def _ends_with(text: str, phrases: Iterable[str]) -> bool:
    return any(text.lower() == phrase or text.lower().endswith(f" {phrase}") for phrase in phrases)


def _quoted(text: str) -> Sequence[bool]:
    """For each character whether it stands inside a quotation, marks included; single marks count as letters."""
    inside: list[bool] = []
    closes = ""
    for char in text:
        if closes:
            inside.append(True)
            closes = "" if char in closes else closes
        else:
            closes = '"' if char == '"' else "”" if char == "“" else "“”" if char == "„" else "»" if char == "«" else ""
            inside.append(bool(closes))
    return inside
