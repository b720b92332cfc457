"""New words and new units as an instruction gives them: between quotation marks, or as a block text."""

import re

from akoma.errors import AmendmentError
from differ.amendments.draft_units import STANDING, read_units, split_label
from differ.amendments.instructions_values import Addition
from differ.amendments.operation import NewUnit, UnitKind
from differ.amendments.quotations import MARKS

_HYPHEN = re.compile(r"(?<=\w)[-‐‑]\s*\n\s*(?=\w)")
_BLANK = re.compile(r"\n\s*\n")
_ENDS = re.compile(r"(?:[.:;,!?…)]|\b\w{2,3})$")
"""How a line ends before a labelled one: "to:", "report;", "report, and"."""

_LATIN = r"bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies"


def new_words(addition: Addition) -> str:
    """New words in one line, as written; raises AmendmentError when a line break makes them doubtful."""
    text = addition.quotation.text.strip()
    if _HYPHEN.search(text):
        raise AmendmentError("a line ends in a hyphen within new words", "write the word on one line")
    words = re.sub(r"\s*\n\s*", " ", text)
    if addition.quotation.is_block:
        raise AmendmentError("the new words are not in quotation marks", "quote them")
    if not words:
        raise AmendmentError("the new words are empty", "write delete where nothing takes the place of the words")
    return words


def looks_like_sentence(words: str) -> bool:
    """Whether new words begin and end as a sentence does."""
    return words[0].isupper() and words.endswith((".", "!", "?", ".”", ".»"))


def opens_with_label(addition: Addition, kind: UnitKind) -> bool:
    """Whether a text begins with a printed number of a kind."""
    first = addition.quotation.text.strip().splitlines()[:1]
    return bool(first and split_label(first[0].strip(), kind)[0])


def new_units(addition: Addition, kind: UnitKind) -> tuple[NewUnit, ...]:
    """The units in a text.

    A line break within a sentence is none; a labelled line or one after a blank line begins a unit or a part of one.
    Raises AmendmentError when it gives no unit, or another label than the one announced.
    """
    lines = _lines(addition.quotation.text, kind in STANDING)
    if not lines:
        raise AmendmentError("the new unit is empty", "write its words in quotation marks")
    if addition.quotation.is_block and _is_doubtful(addition.quotation.text):
        raise AmendmentError("where the new text ends cannot be told", "put it in quotation marks")
    if kind in STANDING and len(lines) > 1 and not re.search(r"\s\S", split_label(lines[0], kind)[0]):
        raise AmendmentError("its heading cannot be told from its text", "begin with its number on a line of its own")
    units = read_units([_bracketed(line, kind) for line in lines], kind, headed=kind in STANDING)
    if doubtful := next((unit.text for unit in units if not unit.label and _NUMBERED.match(unit.text)), ""):
        line = next((line for line in lines if doubtful.startswith(_bracketed(line, kind))), doubtful)
        raise AmendmentError(f"the number at the beginning of “{line[:30]}” is not understood", "leave it out")
    if not addition.label:
        return units
    first, *more = units
    if first.label not in ("", addition.label):
        raise AmendmentError(f"it announces {addition.label}, the text has {first.label}", "make them agree")
    return (NewUnit(kind, addition.label, first.text, first.heading, first.children), *more)


def _is_doubtful(block: str) -> bool:
    """Whether a text without marks may hold more than the new text: several lines, or a quotation at its end."""
    return "\n" in block or block.rstrip(" .;,:")[-1:] in MARKS


_DOTTED = re.compile(r"([a-z]|\d{1,3})(?:\.|\s?°)\s+(?=\S)")
_NUMBERED = re.compile(r"\(?-?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})(?:\s?[a-z]{1,2})?\s?[.)°]\s")


def _bracketed(line: str, kind: UnitKind) -> str:
    """One line, "d. the sluices" as "(d) the sluices"; "3." is the number of a point only where points stand."""
    found = _DOTTED.match(line)
    if not found or (found[1].isdigit() and kind is not UnitKind.POINT):
        return line
    return f"({found[1]}) {line[found.end() :]}"


def _lines(text: str, is_headed: bool) -> list[str]:
    """The lines that begin something, the others joined to them.

    ``is_headed``: the number stands on the first line alone, a heading on the second.
    """
    found: list[str] = []
    for block in _BLANK.split(text.strip()):
        starts = True
        for raw in block.splitlines():
            line = " ".join(raw.split())
            if line[:1] in MARKS and line[:1] in "“‘«„" and found:
                line = line[1:].lstrip()
            if not line:
                continue
            labelled = _is_labelled(line) and (is_headed or _ENDS.search(found[-1]) if found else True)
            if starts or labelled or (is_headed and len(found) < len(("number", "heading"))):
                found.append(line)
            elif re.search(r"(?<=\w)[-‐‑]$", found[-1]):
                raise AmendmentError("a line ends in a hyphen within new words", "write the word on one line")
            else:
                found[-1] += f" {line}"
            starts = False
    return found


def _is_labelled(line: str) -> bool:
    kinds = (UnitKind.PARAGRAPH, UnitKind.RECITAL, UnitKind.POINT, UnitKind.INDENT, UnitKind.SUBSECTION)
    return any(split_label(line, kind)[0] for kind in kinds)


def says_where(label: str) -> bool:
    """Whether a new label says beside which unit it stands: 2a after 2, -1 before 1, Ba after B, (ba) after (b)."""
    return bool(re.fullmatch(rf"-?(?:\d+|[A-Z])(?:{_LATIN}|[a-z]{{1,2}})|-(?:\d+|[A-Z])|[a-z][a-z]", label))
