"""Small texts for property tests: recitals, paragraphs with points and indents; few words, many repeats."""

from typing import TypeVar

from hypothesis import strategies as st

from akoma.model import Expression
from akoma.reading import read_data

WORDS = (
    "calls",
    "on",
    "the",
    "Council",
    "act",
    "now",
    "water",
    "in",
    "Orle",
    "valley",
    "report",
    "Quill",
    "not",
    "2031",
)
TEMPLATES = (
    "Calls on {0} to report on {1} before {2};",
    "Welcomes the work of {0}; regrets that {1} did not {2};",
    "Stresses that {0}, {1} and {2} belong together;",
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    if draw(st.booleans()):
        return draw(st.sampled_from(TEMPLATES)).format(*(draw(st.sampled_from(WORDS)) for _ in range(3)))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
    marks = draw(st.lists(st.sampled_from(["", "", "", ",", ";"]), min_size=len(words), max_size=len(words)))
    text = " ".join(word + mark for word, mark in zip(words, marks, strict=True))
    return text.rstrip(",;") + draw(st.sampled_from([";", ".", ""]))


@st.composite
def blocks(draw: st.DrawFn) -> tuple[str, ...]:
    """A paragraph: its words, then its points or indents."""
    own = draw(sentences())
    form = draw(st.sampled_from(["", "", "", "point", "indent"]))
    inner = draw(st.lists(sentences(), min_size=1, max_size=4)) if form else []
    labels = [f"({'abcdefgh'[at]})" if form == "point" else "–" for at in range(len(inner))]
    return (own, *(f"{label} {text}" for label, text in zip(labels, inner, strict=True)))


Unit = TypeVar("Unit")

Draft = tuple[list[str], list[tuple[str, ...]]]
"""Recitals, and paragraphs with what stands below them."""


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    return draw(st.lists(sentences(), max_size=4)), draw(st.lists(blocks(), min_size=1, max_size=7))


@st.composite
def edited(draw: st.DrawFn, draft: Draft) -> Draft:
    """The draft with units moved, dropped, doubled, put in, and with other words."""
    recitals, paragraphs = draft
    return draw(_shuffled(recitals, sentences())), draw(_shuffled(paragraphs, blocks())) or list(paragraphs)


@st.composite
def _shuffled(draw: st.DrawFn, units: list[Unit], fresh: st.SearchStrategy[Unit]) -> list[Unit]:
    found = list(units)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(found)))
        how = draw(st.sampled_from(["insert", "drop", "move", "double", "replace"]))
        if how == "insert":
            found.insert(at, draw(fresh))
        elif found[at:]:
            unit = found.pop(at)
            if how == "move":
                found.insert(draw(st.integers(0, len(found))), unit)
            elif how == "double":
                found[at:at] = [unit, unit]
            elif how == "replace":
                found.insert(at, draw(fresh))
    return found


def expression(draft: Draft) -> Expression:
    recitals, paragraphs = draft
    lines = ["European Parliament resolution on the Orle valley", "The European Parliament,"]
    lines += [f"{chr(65 + at)}. whereas {text}" for at, text in enumerate(recitals)]
    for number, (own, *inner) in enumerate(paragraphs, start=1):
        lines += [f"{number}. {own}", *inner]
    return read_data("\n\n".join(lines).encode(), "text.txt", "en").expression


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Expression, Expression]:
    old = draw(drafts())
    new = draw(edited(old)) if draw(st.integers(0, 3)) else draw(drafts())
    return expression(old), expression(new)
