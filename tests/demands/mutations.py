"""Mutations: one thing changed in one directive of a text, with what a careful reader says of it.

The words are data of the language (``mutations_data``), the strength of verbs is the scale of the lexicon. A mutation
is made for every directive in which it can be made, and for no other.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from akoma.model import Provision, ProvisionKind
from akoma.reading import read
from differ.axes.shifts import GRADE_STEP
from differ.model import Verdict
from tests.corpus import DOSSIER, RC1
from tests.demands.building import lexicons, provision

FOLDER = Path(__file__).parent / "mutations_data"
ACTS = Path(__file__).parent / "rc1" / "acts.toml"

UP, DOWN, KEPT = Verdict.STRENGTHENED, Verdict.SOFTENED, Verdict.KEPT


@dataclass(frozen=True, slots=True)
class Source:
    """A text and where its directives are listed."""

    name: str
    language: str
    path: Path


SOURCES = (
    Source("rc1", "nld", RC1),
    Source("dossier-en", "eng", DOSSIER / "joint-motion.en.txt"),
    Source("dossier-nl", "nld", DOSSIER / "joint-motion.nl.txt"),
    Source("dossier-fr", "fra", DOSSIER / "joint-motion.fr.txt"),
    Source("dossier-de", "deu", DOSSIER / "joint-motion.de.txt"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """A directive: its paragraph, its clause (from 1), and its parts.

    The clause reads ``before`` + the frame filled with ``addressees`` + ``rest``; ``filler`` is an adverb that stands
    before the place of the addressees. ``is_last``: no other formula follows in the clause.
    """

    paragraph: Provision
    clause: int
    number: int
    before: str
    frames: tuple[str, ...]
    frame: str
    addressees: str
    filler: str
    rest: str
    is_infinitive: bool
    is_noun: bool
    is_last: bool

    @property
    def name(self) -> str:
        """What the records call it."""
        return f"{self.paragraph.eid} clause {self.clause}" + (f" act {self.number}" if self.number > 1 else "")

    def text(self, frame: str = "", addressees: str = "", rest: str | None = None) -> str:
        """The clause, with the parts that are given in place of its own."""
        form = with_filler(frame or self.frame, self.filler)
        opening = form.replace("{}", addressees or self.addressees)
        clause = f"{self.before}{opening}{self.rest if rest is None else rest}"
        return clause if self.paragraph.text[:1].islower() or self.clause > 1 else clause[:1].upper() + clause[1:]


@dataclass(frozen=True, slots=True)
class Mutation:
    """Two versions of a paragraph; ``clause`` (from 1) holds all that differs, and ``axes`` are written as "verb+"."""

    kind: str
    name: str
    old: Provision
    new: Provision
    clause: int
    verdict: Verdict
    axes: tuple[str, ...] = ()


PLACE = re.compile(r"(?:\w+ )?\{\}")
"""The place of the addressees in a frame."""


def with_filler(frame: str, filler: str) -> str:
    """A frame with an adverb before the place of the addressees and the preposition that governs it.

    "dringt er bij {} op aan" with "daarom" is "dringt er daarom bij {} op aan".
    """
    match = PLACE.search(frame)
    if not filler or not match:
        return frame
    at = match.start() if match.start() else frame.index("{}")
    return f"{frame[:at]}{filler} {frame[at:]}"


@cache
def words(language: str) -> dict[str, Any]:
    """The data of a language."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))


@cache
def paragraphs(source: Source) -> tuple[Provision, ...]:
    """The operative paragraphs of a text, each made anew from its words alone."""
    found = [p for p in read(str(source.path)).expression.walk() if p.kind is ProvisionKind.PARAGRAPH]
    return tuple(_plain(p) for p in found)


def _plain(found: Provision) -> Provision:
    children = [_plain(child) for child in found.children]
    return provision(found.text, str(found.eid), found.kind, children)


def with_clause(paragraph: Provision, number: int, text: str) -> Provision:
    """The paragraph with another text as its clause ``number``."""
    clauses = [clause.text for clause in paragraph.clauses]
    clauses[number - 1] = text
    return provision(" ".join(clauses), str(paragraph.eid), paragraph.kind, paragraph.children)


@cache
def sites(source: Source) -> tuple[Site, ...]:
    """The directives that one of the frames of the language opens."""
    by_eid = {str(p.eid): p for p in paragraphs(source)}
    found = (_site(table, by_eid[table["paragraph"]], words(source.language)) for table in listed(source))
    return tuple(site for site in found if site)


def listed(source: Source) -> list[dict[str, Any]]:
    """All directives of a text that open with words of their own, read by hand."""
    if source.path != RC1:
        return [{**table, "last": True} for table in words(source.language)["site"]]
    tables = tomllib.loads(ACTS.read_text("utf-8"))["act"]
    opened = [table for table in tables if _opens(table)]
    return [_of_act(table, opened) for table in opened if table["family"] == "directive"]


def _opens(table: Mapping[str, Any]) -> bool:
    """Whether an act has a formula of its own, and is no further limb of the verb before."""
    return table["formula"].split()[0] in table["begins"].split()[:3]


def _of_act(table: dict[str, Any], opened: list[dict[str, Any]]) -> dict[str, Any]:
    here = [t for t in opened if (t["paragraph"], t["clause"]) == (table["paragraph"], table["clause"])]
    return {**table, "addressees": tuple(table["addressees"]), "last": here[-1] is table, "number": here.index(table)}


def _site(table: Mapping[str, Any], paragraph: Provision, data: Mapping[str, Any]) -> Site | None:
    clause = paragraph.clauses[table["clause"] - 1].text
    begin = _begin(clause, table["begins"], 0 if table.get("number", 0) == 0 else 1)
    addressees = _addressees(clause[begin:], table["addressees"])
    for frame, group in _forms(data):
        for filler in ("", *data["fillers"]):
            opening = with_filler(frame, filler).replace("{}", addressees)
            match = re.compile(rf"{re.escape(opening)}(?!\w)", re.IGNORECASE).match(clause, begin)
            if match and (addressees or "{}" not in frame):
                return Site(
                    paragraph=paragraph,
                    clause=table["clause"],
                    number=table.get("number", 0) + 1,
                    before=clause[:begin],
                    frames=tuple(group["forms"]),
                    frame=frame,
                    addressees=addressees,
                    filler=filler,
                    rest=clause[match.end() :],
                    is_infinitive=group.get("infinitive", False),
                    is_noun=group.get("noun", False),
                    is_last=table["last"],
                )
    return None


def _begin(clause: str, begins: str, behind: int) -> int:
    """Where an act begins; the second of two that begin alike stands behind the first."""
    return clause.casefold().index(begins.casefold(), behind)


def _addressees(text: str, named: str | tuple[str, ...]) -> str:
    """The addressees in one stretch, as they stand: "de EU en haar lidstaten"."""
    if isinstance(named, str):
        return named
    if not named:
        return ""
    start = text.index(named[0])
    return text[start : text.index(named[-1], start) + len(named[-1])]


def _forms(data: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """All frames with the group of each, the longest first: "eist dat" is not "eist"."""
    forms = [(frame, group) for group in data["frame"] for frame in group["forms"]]
    return sorted(forms, key=lambda form: -len(form[0]))


def grade(frame: str, language: str) -> float:
    """The grade of a frame on the scale of the lexicon."""
    own = _words_of(frame.replace("{}", ""))
    ends = {tuple(own), tuple(own[:-1] or own)}
    is_duty = frame in words(language)["ends_with_must"]
    by_words = {}
    for formula in lexicons()[language].formulas:
        form = _words_of(formula.form.replace("...", ""))
        if is_duty == ("{must}" in form):
            by_words[tuple(word for word in form if word != "{must}")] = formula.concept.grade
    return next(by_words[end] for end in sorted(ends, key=len, reverse=True) if end in by_words)


def _words_of(form: str) -> list[str]:
    return form.replace(",", " ").replace("’", "'").split()


def mutations(source: Source) -> Iterator[Mutation]:
    """All mutations of the directives of a text, and of the clauses in which a number or a deed is named."""
    data = words(source.language)
    for site in sites(source):
        yield from _verbs(site, source.language)
        yield from _conditions(site, data)
        yield from _thought(site, data)
        yield from _haste(site, data)
        yield from _amounts(site, data)
        yield from _addressed(site, data)
        yield from _deeds(site, data)
    for paragraph in paragraphs(source):
        yield from _numbers(paragraph, data)
        yield from _clause_order(paragraph)


def _mutation(
    kind: str, site: Site, new: str, verdict: Verdict, axis: str = "", old: str = "", detail: str = ""
) -> Mutation:
    before = with_clause(site.paragraph, site.clause, old) if old else site.paragraph
    after = with_clause(site.paragraph, site.clause, new)
    name = f"{site.name}, {detail}" if detail else site.name
    return Mutation(kind, name, before, after, site.clause, verdict, (axis,) if axis else ())


def _verbs(site: Site, language: str) -> Iterator[Mutation]:
    """The next grade up, and the next one down, of those that one construction allows."""
    own = grade(site.frame, language)
    grades = sorted((grade(frame, language), frame) for frame in site.frames)
    above = next((frame for value, frame in grades if value - own >= GRADE_STEP), None)
    below = next((frame for value, frame in reversed(grades) if own - value >= GRADE_STEP), None)
    if above:
        yield _mutation("verb up", site, site.text(above), UP, "verb+")
    if below:
        yield _mutation("verb down", site, site.text(below), DOWN, "verb-")


def _conditions(site: Site, data: Mapping[str, Any]) -> Iterator[Mutation]:
    if site.is_infinitive:
        rest = data["condition"]["inside"] + site.rest
        yield _mutation("condition added inside", site, site.text(rest=rest), DOWN, "condition-")
    if site.is_last and site.rest.endswith(";"):
        rest = _with_end(site.rest, data["condition"]["at_the_end"])
        yield _mutation("condition added at the end", site, site.text(rest=rest), DOWN, "condition-")
    for standing in data["standing"] if site.is_last else ():
        start = site.rest.find(standing["starts"])
        end = site.rest.find(standing["ends"], start + len(standing["starts"])) + 1 if start >= 0 else 0
        if end:
            rest = site.rest[:start] + standing["leaves"] + site.rest[end:]
            yield _mutation("condition removed", site, site.text(rest=rest), UP, "condition+")


def _with_end(rest: str, words: str) -> str:
    """The rest of a clause with words before its semicolon, and before the space that a French one has."""
    body = rest.removesuffix(";").rstrip()
    return f"{body}{words}{rest[len(body) :]}"


def _thought(site: Site, data: Mapping[str, Any]) -> Iterator[Mutation]:
    consider, rest = data["consider"], site.rest
    if not site.is_infinitive:
        return
    if f" {consider['words']} " in rest:
        yield _mutation("consider removed", site, site.text(rest=_without_thought(rest, consider)), UP, "hedge+")
    elif opening := next((o for o in consider.get("openings", ()) if rest.startswith(o)), ""):
        thought = consider["openings"][opening] + rest.removeprefix(opening)
        yield _mutation("consider added", site, site.text(rest=thought), DOWN, "hedge-")
    elif not consider["gerunds"]:
        yield _mutation("consider added", site, site.text(rest=f" {consider['words']}{rest}"), DOWN, "hedge-")
    else:
        match = re.match(r" to (\w+)", rest)
        gerund = consider["gerunds"].get(match[1]) if match else None
        if match and gerund:
            thought = f" {consider['words']} {gerund}{rest[match.end() :]}"
            yield _mutation("consider added", site, site.text(rest=thought), DOWN, "hedge-")


def _without_thought(rest: str, consider: Mapping[str, Any]) -> str:
    for verb, gerund in consider["gerunds"].items():
        rest = rest.replace(f"{consider['words']} {gerund}", f"to {verb}")
    return rest.replace(f"{consider['words']} ", "")


def _haste(site: Site, data: Mapping[str, Any]) -> Iterator[Mutation]:
    haste, marker = data["haste"], data["consider"]["marker"]
    if any(word in site.rest for word in haste["present"]):
        return
    behind = re.match(haste["behind"], site.rest) if "behind" in haste else None
    if site.is_infinitive and ("behind" not in haste or behind):
        start = len(marker) + 1 if site.rest.startswith(f" {marker}") else 1
        start = behind.end() + 1 if behind else start
        rest = f"{site.rest[:start]}{haste['word']} {site.rest[start:]}"
        yield _mutation("at once added", site, site.text(rest=rest), UP, "time+")
    for article, hasty in haste["before"].items() if site.is_noun else ():
        if site.rest.startswith(f" {article}"):
            rest = f" {hasty}{site.rest[1 + len(article) :]}"
            yield _mutation("at once added", site, site.text(rest=rest), UP, "time+")


def _amounts(site: Site, data: Mapping[str, Any]) -> Iterator[Mutation]:
    """An amount is demanded in both versions, more of it in the new one; after a condition it would belong to that."""
    has_condition = any(s["starts"] in site.rest for s in data["standing"] if s["leaves"])
    if site.is_infinitive and site.is_last and site.rest.endswith(";") and not has_condition:
        to = next((own for start, own in data["amount"].get("to", {}).items() if site.rest.startswith(start)), "")
        ends = [data["amount"][key].format(to=to) for key in ("less", "more")]
        less, more = (site.text(rest=_with_end(site.rest, end)) for end in ends)
        yield _mutation("amount raised", site, more, UP, "quantity+", old=less)


def _addressed(site: Site, data: Mapping[str, Any]) -> Iterator[Mutation]:
    for pair in data["fewer"]:
        if pair["all"] == site.addressees:
            yield _mutation("addressee removed", site, site.text(addressees=pair["some"]), DOWN, "addressee-")
            added = _mutation("addressee added", site, site.text(addressees=pair["some"]), UP, "addressee+")
            yield replace(added, old=added.new, new=added.old)
    for pair in data["order"]:
        if pair["from"] == site.addressees:
            yield _mutation("addressees in another order", site, site.text(addressees=pair["to"]), KEPT)


def _deeds(site: Site, data: Mapping[str, Any]) -> Iterator[Mutation]:
    for deed in data["deed"]:
        pattern = rf"(?<!\w){re.escape(deed['from'])}(?!\w)"
        if len(re.findall(pattern, site.rest)) == 1:
            rest = re.sub(pattern, deed["to"], site.rest)
            axis = "action+" if deed["up"] else "action-"
            verdict = UP if deed["up"] else DOWN
            yield _mutation("deed", site, site.text(rest=rest), verdict, axis, detail=f"{deed['from']} → {deed['to']}")


def _numbers(paragraph: Provision, data: Mapping[str, Any]) -> Iterator[Mutation]:
    for unit in (paragraph, *paragraph.children):
        for place, clause in enumerate(unit.clauses, start=1):
            for number in data["number"]:
                if number["from"] in clause.text:
                    text = clause.text.replace(number["from"], number["to"])
                    after = _with_unit(paragraph, with_clause(unit, place, text))
                    name = f"{unit.eid} clause {place}, {number['from']} → {number['to']}"
                    axis = number.get("axis", "quantity")
                    yield Mutation("number raised", name, paragraph, after, place, UP, (f"{axis}+",))


def _with_unit(paragraph: Provision, unit: Provision) -> Provision:
    """The paragraph with a unit in place of the one of the same eId: itself, or a point of it."""
    if unit.eid == paragraph.eid:
        return unit
    return replace(paragraph, children=tuple(unit if c.eid == unit.eid else c for c in paragraph.children))


def _clause_order(paragraph: Provision) -> Iterator[Mutation]:
    """The last clause comes first; a paragraph that introduces points keeps its order."""
    texts = [clause.text for clause in paragraph.clauses]
    if len(texts) > 1 and not paragraph.children:
        turned = provision(" ".join([texts[-1], *texts[:-1]]), str(paragraph.eid), paragraph.kind)
        yield Mutation("clauses in another order", str(paragraph.eid), paragraph, turned, 0, KEPT)
