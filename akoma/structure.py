"""Blocks of text to a tree of provisions: citations, recitals, paragraphs, points, and what stands around them.

Shared by every reader: a reader brings blocks (one per unit, or per line of a list), this module reads their labels.
What it guarantees: (1) every block becomes exactly one provision or passage; (2) the order is kept; (3) a label is
believed only where it may follow what came before; (4) what had to be guessed is a diagnostic.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from akoma.builder import Builder, aheads
from akoma.diagnostics import Diagnostic, warning
from akoma.drafts import Block, Draft, Finisher, Locate, notes_of
from akoma.furniture import is_docket, split_docket
from akoma.labels import Labels, label_of
from akoma.language import Language
from akoma.law_labels import LawLabels
from akoma.model import Furniture, FurnitureKind, Passage, PassageRole, Provision, ProvisionKind
from akoma.normalise import EMPTY
from akoma.segments import Piece, cut_up

TITLE_LENGTH = 250
"""The first block of an unnumbered text is its title when it is no longer than this and does not end a sentence."""


UNIT_WORDS, UNITS_IN_FRONT = 15, 2
"""Words of a numbered block that is no line of a list of contents, and how many of them are no cover page."""


@dataclass(frozen=True, slots=True)
class Structure:
    """What the blocks became."""

    passages: tuple[Passage, ...]
    provisions: tuple[Provision, ...]
    furniture: tuple[Furniture, ...]
    diagnostics: tuple[Diagnostic, ...]
    numbered: bool
    """False when the text has no numbered structure and was read as segments."""


def parse(blocks: Sequence[Block], language: Language, locate: Locate) -> Structure:
    """Read the structure of a text; ``locate`` turns traced text into source spans."""
    start = _start(blocks, language)
    if start is None:
        return _segments(blocks, language, locate)
    builder = Builder(language)
    rest = list(blocks[start:])
    passages = [*_front(blocks[:start], {block.text.text for block in rest}, language, locate)]
    if rest and language.is_formula(rest[0].text.text):
        passages.append(_passage(PassageRole.FORMULA, rest.pop(0), locate))
    placed = _place_all(rest, builder)
    passages.extend(_passage(PassageRole.FORMULA, block, locate) for block in builder.formulas)
    passages.extend(_passage(PassageRole.CLOSING, block, locate) for block in rest[placed:])
    finisher = Finisher(locate, language.clause_marks)
    provisions = tuple(finisher.finish(draft, None) for draft in builder.top)
    findings = (*builder.findings, *builder.gaps(), *_left_in_front(blocks[:start], language))
    return Structure(tuple(passages), provisions, tuple(finisher.furniture), findings, numbered=True)


def _left_in_front(blocks: Sequence[Block], language: Language) -> Iterator[Diagnostic]:
    """A warning where numbered text stands before the enacting line: another text, perhaps in another language."""
    labels = Labels(language)
    texts = [block.text.text for block in blocks]
    numbered = [text for text in texts if label_of(text, labels.any) and len(text.split()) >= UNIT_WORDS]
    if len(numbered) >= UNITS_IN_FRONT:
        message = f"{len(numbered)} numbered units before the enacting line were taken for a cover and are not compared"
        yield warning("text-in-front", message, " ".join(numbered[0].split()[:4]))


def _place_all(blocks: Sequence[Block], builder: Builder) -> int:
    """Give blocks their places; how many there were before the closing."""
    for i, (block, ahead) in enumerate(zip(blocks, aheads(blocks, builder), strict=True)):
        if not builder.place(block, ahead):
            return i
    return len(blocks)


def _start(blocks: Sequence[Block], language: Language) -> int | None:
    """Where the enacting line or the first provision stands; None when the text has no such structure."""
    for i, block in enumerate(blocks):
        if language.is_formula(block.text.text):
            return i
    labels, laws = Labels(language), LawLabels(language)
    for i, block in enumerate(blocks):
        if language.opens_motion(block.text.text) and not label_of(block.text.text, labels.any):
            return i
        if _opens(block.text.text, labels, language, is_first=i == 0) or laws.find(block.text.text, block.heading):
            return i if _mostly_labelled(blocks[i:], labels, laws) else None
    return None


def _opens(text: str, labels: Labels, language: Language, is_first: bool) -> bool:
    """Whether a block can be the first provision: number 1, letter A, a citation; an excerpt begins anywhere."""
    if is_first and (label_of(text, labels.paragraph) or label_of(text, labels.recital)):
        return True
    dash = label_of(text, labels.dash)
    return bool(label_of(text, labels.first) or (dash and language.opens_citation(text[dash.end :])))


def _mostly_labelled(blocks: Sequence[Block], labels: Labels, laws: LawLabels) -> bool:
    """Two units of a law, or a label on two of five blocks: a page with one numbered line is no legislative text."""
    units = sum(bool(laws.find(b.text.text, b.heading)) for b in blocks)
    labelled = units + sum(bool(label_of(b.text.text, labels.any)) for b in blocks)
    return units > 1 or labelled * 5 >= len(blocks) * 2


def _segments(blocks: Sequence[Block], language: Language, locate: Locate) -> Structure:
    """A text without numbers: its label and headline, then one segment for each paragraph or bullet."""
    cut = cut_up(blocks, language)
    passages, rest = _headline(cut.pieces, language, locate)
    finisher = Finisher(locate, language.clause_marks)
    drafts = (Draft(ProvisionKind.SEGMENT, EMPTY, EMPTY, p.block.text, p.block.notes, dash=p.bullet) for p in rest)
    provisions = tuple(finisher.finish(draft, None) for draft in drafts)
    taken = (Furniture(FurnitureKind.MARKUP, piece.text, locate(piece)) for piece in (*cut.marks, *cut.residue))
    return Structure(passages, provisions, (*finisher.furniture, *taken), cut.diagnostics, numbered=False)


def _headline(
    pieces: Sequence[Piece], language: Language, locate: Locate
) -> tuple[tuple[Passage, ...], Sequence[Piece]]:
    """What stands before the segments: a line that is but the name of a kind ("Press release"), and the title."""
    front = pieces[:-1]  # the last piece is text, whatever it looks like
    label = int(bool(front[1:]) and _is_headline(front[1]) and _names_kind(front[0].block.text.text, language))
    if not front or not _is_headline(front[label]):
        return (), pieces
    cover = (_passage(PassageRole.COVER, piece.block, locate) for piece in pieces[:label])
    return (*cover, _passage(PassageRole.TITLE, pieces[label].block, locate)), pieces[label + 1 :]


def _is_headline(piece: Piece) -> bool:
    return not piece.bullet.text and _is_title(piece.block.text.text)


def _names_kind(text: str, language: Language) -> bool:
    return any(re.fullmatch(pattern, text.strip(" :"), re.IGNORECASE) for _, pattern in language.kinds)


def _is_title(text: str) -> bool:
    return len(text) <= TITLE_LENGTH and not text.endswith((".", ";", ":", ","))


def _front(blocks: Sequence[Block], later: Set[str], language: Language, locate: Locate) -> list[Passage]:
    """Cover, title and procedure number.

    The title is the last block that names a kind of document; or the first that comes back ``later``, as the title of a
    bill does behind its list of contents; or the last of all.
    """
    texts = [b.text.text for b in blocks]
    plain = [i for i, t in enumerate(texts) if not is_docket(t)]
    named = [i for i in plain if any(re.search(p, texts[i], re.IGNORECASE) for _, p in language.kinds)]
    again = [i for i in plain if texts[i] in later][:1]
    title = (named[-1:] or again or plain[-1:] or [0])[0]
    passages: list[Passage] = []
    for i, block in enumerate(blocks):
        if is_docket(texts[i]):
            passages.append(_passage(PassageRole.DOCKET, block, locate))
        elif i < title or (again and i > title and not named):
            passages.append(_passage(PassageRole.COVER, block, locate))
        else:
            passages.extend(_title(block, locate))
    return passages


def _title(block: Block, locate: Locate) -> list[Passage]:
    end = split_docket(block.text.text)
    title = _passage(PassageRole.TITLE, Block(block.text[:end], block.notes), locate)
    docket = block.text[end:].strip()
    return [title, *([_passage(PassageRole.DOCKET, Block(docket), locate)] if docket.text else [])]


def _passage(role: PassageRole, block: Block, locate: Locate) -> Passage:
    return Passage(role, block.text.text, notes_of(block.text, block.notes, locate), locate(block.text))
