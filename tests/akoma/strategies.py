"""Hypothesis strategies: texts and expressions as they might come."""

from typing import Any

from hypothesis import strategies as st

from akoma.clauses import split_clauses
from akoma.eid import EIdMaker
from akoma.identify import make_uri
from akoma.model import (
    DocumentKind,
    EId,
    Expression,
    Note,
    Passage,
    PassageRole,
    Provision,
    ProvisionKind,
    References,
)
from akoma.numbering import to_roman

WORDS = ("dam", "river", "Sarvane", "urges", "€5", "été", "(see", "below)", "“quoted", "words”", "<b>", "&amp;", "½",
         "x;y", "ﬁ", "Ω", "{{7}}", "co-operation", "4.5", "—", "]]>")  # fmt: skip


def sentences(minimum: int = 1) -> st.SearchStrategy[str]:
    """One line of words, some of them ending a clause."""
    word = st.tuples(st.sampled_from(WORDS), st.sampled_from(("", "", "", ";", ","))).map("".join)
    return st.lists(word, min_size=minimum, max_size=8).map(" ".join)


@st.composite
def notes(draw: st.DrawFn, text: str) -> tuple[Note, ...]:
    offsets = sorted(draw(st.lists(st.integers(0, len(text)), max_size=2)))
    return tuple(Note(str(i), draw(sentences()), offset) for i, offset in enumerate(offsets, start=1))


@st.composite
def provisions(
    draw: st.DrawFn, maker: EIdMaker, kind: ProvisionKind, num: str, parent: EId | None, depth: int
) -> Provision:
    eid = maker.make(kind, num, parent)
    text = draw(sentences())
    children: list[Provision] = []
    if depth and kind is not ProvisionKind.SUBHEADING:
        styles = ("({letter})", "({roman})")
        style = styles[depth % 2]
        for i in range(draw(st.integers(0, 2))):
            label = style.format(letter="abc"[i], roman=to_roman(i + 1))
            children.append(draw(provisions(maker, ProvisionKind.POINT, label, eid, depth - 1)))
    return Provision(kind, eid, num, text, split_clauses(eid, text), draw(notes(text)), tuple(children))


@st.composite
def expressions(draw: st.DrawFn) -> Expression:
    maker = EIdMaker()
    units = [draw(provisions(maker, ProvisionKind.CITATION, "", None, 0)) for _ in range(draw(st.integers(0, 2)))]
    units += [
        draw(provisions(maker, ProvisionKind.RECITAL, f"{'ABC'[i]}.", None, draw(st.integers(0, 2))))
        for i in range(draw(st.integers(0, 3)))
    ]
    units += [
        draw(provisions(maker, ProvisionKind.PARAGRAPH, f"{i}.", None, draw(st.integers(0, 2))))
        for i in range(1, draw(st.integers(1, 4)))
    ]
    title = draw(sentences())
    passages = (
        Passage(PassageRole.TITLE, title, draw(notes(title))),
        Passage(PassageRole.FORMULA, "The European Parliament,"),
    )
    kind = draw(st.sampled_from([DocumentKind.RESOLUTION, DocumentKind.JOINT_MOTION]))
    references = References(date=draw(st.sampled_from(["", "2099-03-05"])), number="P0_TA(2099)0042")
    return Expression(make_uri(kind, references, "eng"), kind, "eng", tuple(units), passages, (), references)


def content(provision: Provision) -> tuple[Any, ...]:
    """What a reader sees of a provision: everything but where in the source it stood."""
    called = tuple((n.text, n.offset) for n in provision.notes)
    below = tuple(content(child) for child in provision.children)
    return provision.kind, provision.eid, provision.num, provision.text, provision.clauses, called, below
