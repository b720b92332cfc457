"""British drafting: parts, sections, subsections and levels, with the units that an amending provision quotes.

    PART 1
    DAMS
    Safety of dams                      a cross-heading, the sections stand below it
    1 Inspections
    (1) After section 4 of the Weirs Act 1999, insert—
        “4A Weirs                       quoted units stand below the unit that quotes them
        (1) A weir is no dam.”.         its words after the quotation are a wrap-up
    (2) Whoever—
        (a) builds a dam, or
        (b) owns one,
    must have it inspected.             so are full-out words after levels

What opens a quotation joins the words before it, as the text does that quotes.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from akoma import british_frames as ranks
from akoma.british_contents import contents_of
from akoma.british_frames import Frame, quotation_in
from akoma.british_labels import (
    CELLS,
    ENUMERATION,
    GROUPING_KINDS,
    LEVEL,
    STEP,
    SUBSECTION,
    UNIT,
    inner,
    is_section,
    level_after,
    may_follow,
    reference_in,
    refers,
)
from akoma.diagnostics import Diagnostic, warning
from akoma.drafts import EXCERPT, Block, BlockNote, Draft, excerpt, new_draft
from akoma.labels import Labels
from akoma.language import Language
from akoma.law_labels import LawLabels, is_heading_like
from akoma.limits import check
from akoma.model import ProvisionKind
from akoma.normalise import EMPTY, Traced
from akoma.numbering import bare
from akoma.quoting import OPENING, is_definition, quotations, tails_of


class British:
    """Places the blocks of a text one by one; the lists that it is given take what is found.

    ``preface``: blocks between a list of contents and the first unit, such as the long title.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        language: Language,
        top: list[Draft],
        preface: list[Block],
        findings: list[Diagnostic],
    ) -> None:
        self._blocks = blocks
        self._language = language
        self._laws = LawLabels(language)
        self._quotations = quotations([block.text.text for block in blocks])
        self._frames = [Frame(top)]
        self._preface = preface
        self._findings = findings
        self._at = -1
        self._untitled: Draft | None = None
        self._latest: Draft | None = None
        self._contents = contents_of(blocks)
        self._first_unit = self._first_after(self._contents) if self._contents else 0
        self._last_unit = max((i for i, block in enumerate(blocks) if self._is_labelled(block)), default=-1)

    @property
    def _frame(self) -> Frame:
        return self._frames[-1]

    def place(self, block: Block) -> bool:
        """Give the next block its place; False when it and all that follow are the closing."""
        self._at += 1
        if self._at < self._first_unit:
            if self._at not in self._contents:
                self._preface.append(block)
            return True
        if self._is_closing(block):
            return False
        rest = self._begin_quotation(block)
        ends = sum(frame.end == self._at for frame in self._frames[1:])
        cuts = tails_of(rest.text.text, ends) if ends else ()
        body = replace(rest, text=rest.text[: cuts[0]].strip()) if cuts else rest
        if body.text.text:
            self._place_unit(body)
        for start, end in pairwise((*cuts, len(rest.text))):
            self._end_quotation(rest.text[start:end].strip())
        while self._frame.end <= self._at:
            self._frames.pop()
        return True

    def _first_after(self, contents: range) -> int:
        """The first unit behind a list of contents."""
        begins = (i for i in range(contents.stop, len(self._blocks)) if self._opens_text(i))
        return next(begins, contents.stop)

    def _opens_text(self, i: int) -> bool:
        """Whether a block is a unit, or a cross-heading over one."""
        block, following = self._blocks[i], self._blocks[i + 1 : i + 2]
        if is_section(block) or self._laws.find(block.text.text, block.heading):
            return True
        heads = block.heading or is_heading_like(block.text.text)
        return heads and bool(following) and is_section(following[0])

    # --- quotations -----------------------------------------------------------------------------------------------

    def _begin_quotation(self, block: Block) -> Block:
        """Open a quotation if one begins with this block; its mark joins the words of the unit that quotes."""
        quoting = self._frame.innermost
        if quoting is None or self._at not in self._quotations:
            return block
        self._frames.append(quotation_in(quoting, self._quotations[self._at]))
        if not block.text.text.startswith(OPENING):
            return block
        quoting.text = quoting.text + block.text[: len(OPENING)]
        return replace(block, text=block.text[len(OPENING) :].strip())

    def _end_quotation(self, tail: Traced) -> None:
        """What closes a quotation, and what stands after it in the unit that quotes, is a unit of its own."""
        frame = self._frames.pop()
        assert frame.quoting is not None
        self._latest = Draft(ProvisionKind.WRAPUP, EMPTY, EMPTY, tail, ())
        frame.quoting.children.append(self._latest)

    # --- units ------------------------------------------------------------------------------------------------------

    def _place_unit(self, block: Block) -> None:
        untitled, self._untitled = self._untitled, None
        if untitled is not None and self._title(untitled, block):
            return
        steps: tuple[Callable[[Block], bool], ...] = (
            self._grouping, self._numbered, self._inner, self._punctuation, self._row, self._cross_heading, self._step,
            self._own_text, self._definition, self._loose,
        )  # fmt: skip
        any(step(block) for step in steps)

    def _add(self, draft: Draft, rank: int, style: str = "") -> bool:
        if self._latest is None:
            draft.aside = tuple(self._blocks[i].text for i in self._contents)
        self._frame.add(draft, rank, style)
        depth = sum(len(frame.path) for frame in self._frames)
        check("depth", depth, f"“{draft.num or draft.text.text[:EXCERPT]}”", "number the levels in one way")
        self._latest = draft
        return True

    def _grouping(self, block: Block) -> bool:
        """A part, chapter or schedule, with its heading when that stands on the same line."""
        start = reference_in(block.text.text)
        label, beside = block.text[:start].strip(), block.text[start:].strip()
        found = self._laws.find(label.text, block.heading)
        if not found or found.kind not in GROUPING_KINDS:
            return False
        if found.end < len(label):
            label, beside = block.text, EMPTY
        draft = Draft(found.kind, label[: found.end].strip(), label[found.heading :].strip(), EMPTY, block.notes)
        draft.dash = label[found.end : found.heading].strip()
        if refers(draft.heading.text, self._language):
            draft.heading, beside = EMPTY, draft.heading
        draft.notes += _note(beside)
        if found.kind is ProvisionKind.ANNEX:
            self._frame.last = ""
        self._untitled = None if draft.heading.text else draft
        return self._add(draft, self._laws.rank(found.kind))

    def _title(self, grouping: Draft, block: Block) -> bool:
        """The line after "PART 1" that is its heading, or the reference beside the number of a schedule."""
        text = block.text.text
        if refers(text, self._language):
            grouping.notes += (*block.notes, *_note(block.text))
            self._untitled = grouping
            return True
        if self._is_labelled(block) or not (block.heading or text.isupper() or is_heading_like(text)):
            return False
        grouping.heading, grouping.notes = block.text, (*grouping.notes, *block.notes)
        return True

    def _numbered(self, block: Block) -> bool:
        """A section with its heading, or a paragraph of a schedule with its text."""
        found = UNIT.match(block.text.text)
        if not found or not may_follow(found[0], self._frame.last):
            return False
        label, rest = block.text[: found.end()].strip(), block.text[found.end() :].strip()
        if self._counts_paragraphs(block):
            self._frame.last = found[0]
            self._add(Draft(ProvisionKind.PARAGRAPH, label, EMPTY, EMPTY, ()), ranks.SECTION)
            self._fill(Block(rest, block.notes))
            return True
        if not is_section(block):
            return False
        self._frame.last = found[0]
        return self._add(Draft(ProvisionKind.SECTION, label, rest, EMPTY, block.notes, unit=True), ranks.SECTION)

    def _counts_paragraphs(self, block: Block) -> bool:
        """Whether numbers without brackets are those of paragraphs here: in a schedule, or quoted for one."""
        if self._frame.has(ProvisionKind.ANNEX, ProvisionKind.PARAGRAPH):
            return True
        return self._frame.quoting is not None and not self._frame.path and not is_section(block)

    def _fill(self, block: Block) -> None:
        """Give the unit that was just placed its text; "3 (1)" and "(a) (i)" are two units in one block."""
        label = inner(block.text.text)
        assert self._latest is not None
        if label and bare(label[0]) in ("1", "a", "i", "A"):
            self._inner(block)
        else:
            self._latest.text, self._latest.notes = block.text, block.notes

    def _inner(self, block: Block) -> bool:
        """A subsection or a level."""
        text = block.text.text
        found = inner(text)
        if not found:
            return False
        if SUBSECTION.match(text):
            in_schedule = self._frame.has(ProvisionKind.PARAGRAPH, ProvisionKind.ANNEX)
            kind = ProvisionKind.SUBPARAGRAPH if in_schedule else ProvisionKind.SUBSECTION
            self._add(new_draft(kind, Block(block.text[: found.end()]), found.end()), ranks.SUBSECTION)
        else:
            self._level(block.text[: found.end()].strip())
        self._fill(Block(block.text[found.end() :].strip(), block.notes))
        return True

    def _level(self, label: Traced) -> None:
        """A level: the next of an open list, or the first of a list in the innermost unit."""
        letters, levels = bare(label.text), self._frame.levels()
        how, depth = level_after(letters, [(unit.style, unit.draft.num) for unit in levels])
        draft = Draft(ProvisionKind.LEVEL, label, EMPTY, EMPTY, ())
        if how == "same":
            self._add(draft, levels[depth - 1].rank, levels[depth - 1].style)
            return
        labelled = [unit.rank for unit in self._frame.path if unit.rank < ranks.LOOSE]
        self._add(draft, max(ranks.LEVEL, *(rank + 1 for rank in labelled), 0), Labels.style(letters))

    # --- what bears no label ------------------------------------------------------------------------------------------

    def _punctuation(self, block: Block) -> bool:
        """A stop on a line of its own ends the words before it."""
        if self._latest is None or any(map(str.isalnum, block.text.text)):
            return False
        self._latest.text = self._latest.text + block.text
        return True

    def _cross_heading(self, block: Block) -> bool:
        """A heading over sections, or paragraphs of a schedule; or a quotation that is nothing but one."""
        text, following = block.text.text, self._following()
        if not (block.heading or is_heading_like(text)) or text.startswith(OPENING) or text.endswith(ENUMERATION):
            return False
        alone = self._frame.quoting is not None and not self._frame.path
        if not (self._begins_unit(following) if following else alone):
            return False
        return self._add(new_draft(ProvisionKind.SUBHEADING, block, 0), self._laws.rank(ProvisionKind.SUBHEADING))

    def _following(self) -> Block | None:
        """The next block of the text under way; None at the end of a quotation."""
        after = self._at + 1
        return self._blocks[after] if after <= min(self._frame.end, len(self._blocks) - 1) else None

    def _begins_unit(self, block: Block) -> bool:
        in_schedule = self._frame.has(ProvisionKind.ANNEX)
        return bool(UNIT.match(block.text.text)) if in_schedule else is_section(block)

    def _step(self, block: Block) -> bool:
        """A step of a method, "Step 1"; its text is the next block."""
        named = STEP.fullmatch(block.text.text)
        if not named or self._frame.innermost is None or self._language.unit(named["name"]):
            return False
        return self._add(Draft(ProvisionKind.OTHER, block.text, EMPTY, EMPTY, block.notes), ranks.STEP)

    def _own_text(self, block: Block) -> bool:
        """The text of a unit that has none yet."""
        unit = self._frame.innermost
        if unit is None or unit.text.text or unit.children or unit.kind is ProvisionKind.SUBHEADING:
            return False
        unit.text, unit.notes = block.text, (*unit.notes, *block.notes)
        self._latest = unit
        return True

    def _row(self, block: Block) -> bool:
        return CELLS in block.text.text and self._add(new_draft(ProvisionKind.ROW, block, 0), ranks.LOOSE)

    def _definition(self, block: Block) -> bool:
        """One definition of a list without numbers, below the words that announce the list."""
        if not is_definition(block.text.text):
            return False
        unit = self._frame.innermost
        rank = self._frame.rank_of(ProvisionKind.DEFINITION) or ranks.DEFINITION
        if unit is not None and unit.kind is ProvisionKind.LEVEL and unit.text.text.endswith(ENUMERATION):
            rank = self._frame.path[-1].rank + 1
        return self._add(new_draft(ProvisionKind.DEFINITION, block, 0), rank)

    def _loose(self, block: Block) -> bool:
        """Full-out words after levels; else a further block of the unit under way."""
        if self._frame.levels() and block.text.text[:1].islower():
            return self._wrap_up(block)
        if self._frame.path or self._frame.quoting is not None:
            self._close(ranks.DEFINITION)
            return self._add(new_draft(ProvisionKind.SUBPARAGRAPH, block, 0), ranks.LOOSE)
        message = "a block without a number stands where a unit begins"
        self._findings.append(warning("unlabelled-unit", message, excerpt(block)))
        return self._add(new_draft(ProvisionKind.PARAGRAPH, block, 0), ranks.LOOSE)

    def _wrap_up(self, block: Block) -> bool:
        """Words after levels end the inner list when the next level goes on with an outer one, else all lists."""
        levels, following = self._frame.levels(), self._following()
        label = LEVEL.match(following.text.text) if following else None
        how, depth = "new", 0
        if label:
            how, depth = level_after(bare(label[0]), [(unit.style, unit.draft.num) for unit in levels])
        self._close(levels[depth].rank if how == "same" and depth < len(levels) else levels[0].rank)
        return self._add(new_draft(ProvisionKind.WRAPUP, block, 0), ranks.LOOSE)

    def _close(self, rank: int) -> None:
        """Nothing stands below units of this depth any more."""
        path = self._frame.path
        while path and path[-1].rank >= rank:
            path.pop()

    # --- the end ------------------------------------------------------------------------------------------------------

    def _is_labelled(self, block: Block) -> bool:
        text = block.text.text
        return bool(UNIT.match(text) or inner(text) or self._laws.find(text, block.heading))

    def _is_closing(self, block: Block) -> bool:
        """Whether the text is at its end: all units are there, and what follows looks like no part of the last."""
        unit = self._frame.innermost
        if self._at <= self._last_unit or unit is None or self._frame.quoting is not None:
            return False
        text = block.text.text
        ended = bool(unit.text.text) or bool(unit.children)
        return ended and (block.heading or is_heading_like(text) or self._language.opens_closing(text))


def _note(reference: Traced) -> tuple[BlockNote, ...]:
    """A reference beside the number of a schedule is a note, as in Akoma Ntoso."""
    return (BlockNote("", reference, reference.at[0]),) if reference.text else ()
