"""How a clause is read, for the terminal and for programs: every word with its role, every grade with its origin.

Urges    the Commission  to consider  suspending  the agreement
formula  addressee       thought      action
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from textwrap import wrap

from akoma.errors import UnknownLanguageError
from differ.acts import Act
from differ.axes.marks import DOUBTFUL
from differ.axes.things import BY_WHEN
from differ.lexicon import Lexicon, Origin
from differ.model import Quote
from render.characters import visible
from render.wording import wording

FORMAT_VERSION = "1.0"

_COLUMN = 11
"""The least width of the names before the facts."""

_LOOKS = {"formula": "34;1", "addressee": "36", "condition": "33", "exception": "33", "hedge": "33", "consider": "33"}
_PLAIN_LOOK = "32"
_FAINT, _BOLD, _RESET = "2", "1", "\x1b[0m"
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of an act that stand together, and their role; an empty role for words that no rule reads."""

    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Explained:
    """An act, its words in order, where its grade comes from (None without a formula), and what is doubtful."""

    act: Act
    segments: tuple[Segment, ...]
    origin: Origin | None
    interval: tuple[float, float] | None
    doubts: tuple[tuple[str, str], ...]
    """Pairs of a key in the words of this view and the words of the text that it is about."""

    @property
    def shares(self) -> bool:
        """Whether the formula stands in an act before this one."""
        quote, own = self.act.formula_quote, self.act.quote
        return quote is not None and not own.start <= quote.start < own.end


def explained(act: Act, lexicon: Lexicon, origin: Origin | None) -> Explained:
    """One act that has been read with all its marks."""
    listed = (f for f in lexicon.formulas if f.concept.name == act.concept and f.form.startswith(act.formula))
    formula = next(listed, None) if act.formula else None
    return Explained(
        act=act,
        segments=tuple(_segments(act)),
        origin=origin,
        interval=(formula.lo, formula.hi) if formula and formula.lo < formula.hi else None,
        doubts=tuple(_doubts(act)),
    )


def _doubts(act: Act) -> Iterator[tuple[str, str]]:
    if not act.formula:
        yield "doubt.formula", ""
    if act.doubtful:
        yield "doubt.grade", ""
    yield from (("doubt.condition", mark.quote.text) for mark in act.conditions if mark.sense == DOUBTFUL)


def _roles(act: Act) -> Iterator[tuple[int, int, str]]:
    """All words with a role, the most telling role first where several could be given."""
    if act.place:
        yield from ((start, end, "formula") for start, end in act.place.pieces)
    groups: Mapping[str, Iterable[Quote]] = {
        "condition": (m.quote for m in act.conditions),
        "exception": (m.quote for m in act.exceptions),
        "addressee": (a.quote for a in act.addressees),
        "consider": (m.quote for m in act.considering),
        "quantity": (q.quote for q in act.quantities if q.kind not in BY_WHEN),
        "negation": (m.quote for m in act.negations),
        "modality": (m.quote for m in act.modals),
        "time": (*(m.quote for m in act.immediacy), *(q.quote for q in act.quantities if q.kind in BY_WHEN)),
        "hedge": (m.quote for m in act.hedges),
        "intensity": (m.quote for m in (*act.emphasis, *act.extent)),
    }
    for role, quotes in groups.items():
        yield from ((quote.start, quote.end, role) for quote in quotes if quote.provision == act.quote.provision)
    yield from ((m.quote.start, m.quote.end, act.axis_of(m)) for m in act.scaled)
    yield from ((quote.start, quote.end, "target") for quote in act.targets)


def _segments(act: Act) -> Iterator[Segment]:
    """The words in order; of roles that overlap the first one counts."""
    own, taken = act.quote, list[tuple[int, int, str]]()
    for start, end, role in _roles(act):
        inside = own.start <= start and end <= own.end
        if inside and not any(start < b and a < end for a, b, _ in taken):
            taken.append((start, end, role))
    edges = [(own.start, own.start, ""), *sorted(taken), (own.end, own.end, "")]
    for (_, before, _), (start, end, role) in pairwise(edges):
        if plain := own.text[before - own.start : start - own.start].strip():
            yield Segment(plain, "")
        if role:
            yield Segment(own.text[start - own.start : end - own.start], role)


def to_json(found: Sequence[Explained], language: str) -> bytes:
    """The reading as one JSON document, UTF-8, keys in a fixed order."""
    record = {
        "format_version": FORMAT_VERSION,
        "language": language,
        "acts": [_record(each) for each in found],
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def _record(found: Explained) -> dict[str, object]:
    act, origin = found.act, found.origin
    return {
        "clause": act.clause,
        "text": act.quote.text,
        "family": act.family,
        "formula": act.formula,
        "concept": act.concept,
        "grade": act.grade,
        "origin": _source(origin) if origin else None,
        "interval": list(found.interval) if found.interval else None,
        "shares_verb": found.shares,
        "addressees": [a.quote.text for a in act.addressees],
        "targets": [quote.text for quote in act.targets],
        "action": act.action.text if act.action else None,
        "object": act.thing.text if act.thing else None,
        "conditions": [mark.quote.text for mark in act.conditions],
        "time": [mark.quote.text for mark in act.immediacy],
        "modality": [{"text": mark.quote.text, "level": mark.level} for mark in act.modals],
        "hedges": [mark.quote.text for mark in (*act.considering, *act.hedges)],
        "words": [{"text": segment.text, "role": segment.role or None} for segment in found.segments],
        "unread": [segment.text for segment in found.segments if not segment.role],
        "doubts": [_words("en")[key].format(text=text) for key, text in found.doubts],
    }


def _source(origin: Origin) -> dict[str, list[str]]:
    return {"form": [origin.form_file, origin.form_key], "grade": [origin.grade_file, origin.grade_key]}


@cache
def _words(language: str) -> Mapping[str, str]:
    tables = tomllib.loads((Path(__file__).parent / "explain_words.toml").read_text("utf-8"))
    if language not in tables:
        raise UnknownLanguageError(f"no words to explain in {language!r}", f"choose one of {', '.join(sorted(tables))}")
    shared = wording(language)
    own = {key: shared.spaced(text) for key, text in tables[language].items()}
    return {**own, "colon": shared.colon, "decimal": shared("grammar.decimal")}


def to_text(found: Sequence[Explained], language: str, width: int, colour: bool) -> str:
    """The reading for a terminal of ``width`` columns; roles stand under the words, colour is an extra."""
    words = _words(language)
    if not found:
        return words["none"] + "\n"
    blocks = (_block(each, n, len(found), language, width, colour) for n, each in enumerate(found, start=1))
    return "\n".join("\n".join(block) + "\n" for block in blocks)


def _block(found: Explained, number: int, total: int, language: str, width: int, colour: bool) -> Iterator[str]:
    words, act = _words(language), found.act
    family = wording(language).get(f"family.{act.family}", act.family)
    title = f"{words['act'].format(n=number, of=total)} · {family}"
    yield _dressed(title, _BOLD, colour)
    yield ""
    yield from _interlinear(found.segments, words, width, colour)
    yield ""
    column = max(_COLUMN, *(len(word) for key, word in words.items() if key.startswith("role.")))
    hang = " " * (column + 1)
    for name, text in _facts(found, words, family):
        yield from wrap(visible(f"{name:<{column}} {text}"), width, subsequent_indent=hang, break_long_words=False)


def _decimal(number: float, words: Mapping[str, str]) -> str:
    return str(number).replace(".", words["decimal"])


def _facts(found: Explained, words: Mapping[str, str], family: str) -> Iterator[tuple[str, str]]:
    act = found.act
    if act.grade is None:
        yield words["role.formula"], words["unread"]
    else:
        shared = f" · {words['shared']}" if found.shares else ""
        grade = words["grade"].format(grade=_decimal(act.grade, words), family=family)
        yield words["role.formula"], f"{act.formula}{words['colon']} {grade}{shared}"
    if found.interval:
        lo, hi = (_decimal(end, words) for end in found.interval)
        yield "", words["range"].format(lo=lo, hi=hi)
    if found.origin:
        o = found.origin
        yield (
            "",
            words["listed"].format(
                form_file=o.form_file, form_key=o.form_key, grade_file=o.grade_file, grade_key=o.grade_key
            ),
        )
    yield from _listed(act, words)
    rest = [segment.text for segment in found.segments if not segment.role]
    yield from [(words["rest"], " … ".join(rest))] if rest else []
    yield from (("?", words[key].format(text=text)) for key, text in found.doubts)


def _listed(act: Act, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What was read, one line a kind; kinds of which there is nothing are left out."""
    numbers: dict[bool, list[str]] = {True: [], False: []}
    for q in act.quantities:
        numbers[q.kind in BY_WHEN].append(f"{q.quote.text} ({q.kind})")
    rows: Sequence[tuple[str, Sequence[str]]] = (
        ("addressee", [a.quote.text for a in act.addressees]),
        ("asked", [act.action.text] if act.action else []),
        ("thing", [act.thing.text] if act.thing and act.action else []),
        ("condition", [mark.quote.text for mark in act.conditions]),
        ("exception", [mark.quote.text for mark in act.exceptions]),
        ("time", [*(mark.quote.text for mark in act.immediacy), *numbers[True]]),
        ("modality", [f"{mark.quote.text} ({mark.level})" for mark in act.modals]),
        ("hedge", [mark.quote.text for mark in (*act.considering, *act.hedges)]),
        ("quantity", numbers[False]),
    )
    yield from ((words[f"role.{role}"], " · ".join(texts)) for role, texts in rows if texts)


def _interlinear(segments: Sequence[Segment], words: Mapping[str, str], width: int, colour: bool) -> Iterator[str]:
    """The words in rows that fit, each with its role below it."""
    row: list[tuple[str, str, str]] = []
    used = 0
    for segment in segments:
        role = words.get(f"role.{segment.role}", segment.role)
        for text in wrap(visible(segment.text), width - 2) or [""]:
            size = max(len(text), len(role))
            if row and used + len(_GAP) + size > width:
                yield from _two_lines(row, colour)
                row, used = [], 0
            row.append((text, role, segment.role))
            used += size + (len(_GAP) if used else 0)
    yield from _two_lines(row, colour)


def _two_lines(row: Sequence[tuple[str, str, str]], colour: bool) -> Iterator[str]:
    sizes = [max(len(text), len(role)) for text, role, _ in row]
    cells = [
        _dressed(f"{text:<{size}}", _LOOKS.get(key, _PLAIN_LOOK) if key else "", colour)
        for (text, _, key), size in zip(row, sizes, strict=True)
    ]
    yield _GAP.join(cells).rstrip()
    roles = _GAP.join(f"{role:<{size}}" for (_, role, _), size in zip(row, sizes, strict=True)).rstrip()
    if roles:
        yield _dressed(roles, _FAINT, colour)


def _dressed(text: str, look: str, colour: bool) -> str:
    return f"\x1b[{look}m{text}{_RESET}" if colour and look else text
