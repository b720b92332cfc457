"""Builder: gives each block its place among citations, recitals, articles, paragraphs and points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from akoma.british import British
from akoma.british_labels import is_british
from akoma.diagnostics import Diagnostic, info, warning
from akoma.drafts import Block, Draft, excerpt, new_draft
from akoma.labels import Labels, label_of
from akoma.language import Language
from akoma.law_labels import LawLabels, is_heading_like
from akoma.limits import check
from akoma.model import ProvisionKind
from akoma.normalise import EMPTY

FORMULA_LENGTH = 120
"""A line of a preamble that ends in a colon and is no longer is a formula ("HAVE ADOPTED THIS REGULATION:")."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What follows a block: the next one, and whether any later one begins a numbered paragraph or a unit of a law."""

    following: Block | None
    more: bool


class Builder:
    """Places blocks one by one; remembers what may follow."""

    def __init__(self, language: Language) -> None:
        self.top: list[Draft] = []
        self.formulas: list[Block] = []
        self.findings: list[Diagnostic] = []
        self._language = language
        self._labels = Labels(language)
        self._laws = LawLabels(language)
        self._groups: list[Draft] = []
        self._article: Draft | None = None
        self._main: Draft | None = None
        self._levels: list[tuple[str, Draft]] = []
        self._last: dict[ProvisionKind, str] = {}
        self._untitled: Draft | None = None
        self._in_body = False
        self._counted_recitals = False
        self._british: British | None = None
        self._has_numbers = True

    def survey(self, blocks: Sequence[Block]) -> None:
        """Look through all blocks before they are placed: British drafting has rules of its own."""
        if is_british(blocks):
            self._british = British(blocks, self._language, self.top, self.formulas, self.findings)

    def expect_numbers(self, are_there: bool) -> None:
        """Whether any block bears the label of a unit: in a text without any, each block may be a unit of its own."""
        self._has_numbers = are_there

    def begins_unit(self, block: Block) -> bool:
        """Whether a block bears the label of a numbered paragraph or of a unit of a law."""
        text = block.text.text
        return bool(label_of(text, self._labels.paragraph) or self._laws.find(text, block.heading))

    def is_labelled(self, block: Block) -> bool:
        """Whether a block bears the letter of a recital or of a point."""
        text = block.text.text
        return any(label_of(text, pattern) for pattern in (self._labels.recital, self._labels.point))

    def place(self, block: Block, ahead: Ahead) -> bool:
        """Give a block its place; False when it and all that follow are the closing."""
        if self._british:
            return self._british.place(block)
        untitled, self._untitled = self._untitled, None
        return (
            self._law_unit(block)
            or (untitled is not None and self._unit_heading(untitled, block))
            or self._numbered(block)
            or self._preamble(block)
            or self._whole(block)
            or self._inner(block)
            or self._unlabelled(block, ahead)
        )

    # --- laws -----------------------------------------------------------------------------------------------------

    def _law_unit(self, block: Block) -> bool:
        """A part, chapter, section, article or annex, with its heading when that stands on the same line."""
        found = self._laws.find(block.text.text, block.heading)
        if not found:
            return False
        while self._groups and self._laws.rank(self._groups[-1].kind) >= self._laws.rank(found.kind):
            self._groups.pop()
        label, heading = block.text[: found.end].strip(), block.text[found.heading :].strip()
        dash = block.text[found.end : found.heading].strip()
        draft = Draft(found.kind, label, heading, EMPTY, block.notes, dash=dash)
        (self._groups[-1].children if self._groups else self.top).append(draft)
        self._in_body = True
        self._main, self._levels = draft, []
        self._article = draft
        self._last.pop(ProvisionKind.PARAGRAPH, None)
        if found.kind is not ProvisionKind.ARTICLE:
            self._groups.append(draft)
        self._untitled = None if draft.heading.text else draft
        return True

    def _unit_heading(self, unit: Draft, block: Block) -> bool:
        """The line after "Article 5" that is its heading."""
        labelled = label_of(block.text.text, self._labels.any)
        if labelled or not (block.heading or is_heading_like(block.text.text)):
            return False
        unit.heading, unit.notes = block.text, (*unit.notes, *block.notes)
        return True

    # --- paragraphs, recitals, citations ----------------------------------------------------------------------------

    def _numbered(self, block: Block) -> bool:
        found = label_of(block.text.text, self._labels.paragraph)
        last = self._last.get(ProvisionKind.PARAGRAPH, "")
        if not (found and self._labels.paragraph_follows(found, last)):
            return False
        self._in_body = True
        self._add_main(ProvisionKind.PARAGRAPH, block, found.end)
        return True

    def _preamble(self, block: Block) -> bool:
        if self._in_body:
            return False
        text = block.text.text
        if text.endswith(":") and len(text) <= FORMULA_LENGTH and self._is_formula(text):
            self._counted_recitals = self._counted_recitals or self._language.opens_recital(text)
            self.formulas.append(block)
            return True
        return self._recital(block) or (not self._last.get(ProvisionKind.RECITAL) and self._citation(block))

    def _is_formula(self, text: str) -> bool:
        unlabelled = not label_of(text, self._labels.any)
        return unlabelled and (self._language.opens_recital(text) or ProvisionKind.RECITAL in self._last)

    def _recital(self, block: Block) -> bool:
        text, last = block.text.text, self._last.get(ProvisionKind.RECITAL, "")
        found = label_of(text, self._labels.recital)
        if found and self._labels.recital_follows(found, last, self._language.opens_recital(text[found.end :])):
            self._add_main(ProvisionKind.RECITAL, block, found.end)
            return True
        counted = label_of(text, self._labels.counted) if self._counted_recitals else None
        if counted and self._labels.counted_follows(counted, last):
            self._add_main(ProvisionKind.RECITAL, block, counted.end)
            return True
        return False

    def _citation(self, block: Block) -> bool:
        dash = label_of(block.text.text, self._labels.dash)
        if dash or self._language.opens_citation(block.text.text):
            self._add_main(ProvisionKind.CITATION, block, dash.end if dash else 0)
            return True
        return False

    def _whole(self, block: Block) -> bool:
        """A unit of a motion that numbers nothing: "That this House ...", "verzoekt de regering ...", "Invite ..."."""
        text = block.text.text
        if self._has_numbers or label_of(text, self._labels.any) or self._language.opens_closing(text):
            return False
        is_reason = not self._in_body and self._language.opens_recital(text)
        self._in_body = self._in_body or not is_reason
        self._add_main(ProvisionKind.RECITAL if is_reason else ProvisionKind.PARAGRAPH, block, 0)
        return True

    # --- below them ---------------------------------------------------------------------------------------------------

    def _inner(self, block: Block) -> bool:
        """Points and indents below the provision under way."""
        if self._main is None:
            return False
        point = label_of(block.text.text, self._labels.point)
        if point:
            style, parent = self._labels.level(point.bare, [(s, d.children[-1].num) for s, d in self._levels])
            del self._levels[parent:]
            home = self._innermost_point() if style == "new" else self._levels[-1][1]
            if style == "new":
                self._levels.append((self._labels.style(point.bare), home))
                check("depth", len(self._levels), excerpt(block), "number the points in one way", "lists in lists")
            home.children.append(new_draft(ProvisionKind.POINT, block, point.end))
            return True
        dash = label_of(block.text.text, self._labels.dash)
        if dash:
            self._innermost_point().children.append(new_draft(ProvisionKind.INDENT, block, dash.end))
        return bool(dash)

    def _innermost_point(self) -> Draft:
        assert self._main is not None
        return self._levels[-1][1].children[-1] if self._levels else self._main

    # --- what bears no label ---------------------------------------------------------------------------------------

    def _unlabelled(self, block: Block, ahead: Ahead) -> bool:
        if self._is_subheading(block, ahead):
            self._add_subheading(block)
            return True
        if self._main is None:
            return self._stray(block)
        if self._is_closing(block, ahead):
            return False
        if self._main is self._article and not (self._main.text.text or self._main.children):
            self._main.text, self._main.notes = block.text, (*self._main.notes, *block.notes)
            return True
        self._add_below(block)
        return True

    def _add_subheading(self, block: Block) -> None:
        while self._groups and self._groups[-1].kind is ProvisionKind.SUBHEADING:
            self._groups.pop()
        draft = new_draft(ProvisionKind.SUBHEADING, block, 0)
        (self._groups[-1].children if self._groups else self.top).append(draft)
        self._groups.append(draft)
        self._in_body = True
        self._main, self._article, self._levels = None, None, []

    def _add_below(self, block: Block) -> None:
        """A further block of the unit under way: words after its points, or an unnumbered paragraph."""
        assert self._main is not None
        wraps = bool(self._levels) and block.text.text[:1].islower()
        kind = ProvisionKind.WRAPUP if wraps else ProvisionKind.SUBPARAGRAPH
        self._main.children.append(new_draft(kind, block, 0))
        self._levels = []
        if not (wraps or self._main is self._article):
            message = "an unnumbered block was read as part of the unit before it"
            self.findings.append(info("unnumbered-block", message, excerpt(block)))

    def _stray(self, block: Block) -> bool:
        """A block where a unit should begin."""
        self._add_main(ProvisionKind.PARAGRAPH if self._in_body else ProvisionKind.CITATION, block, 0)
        message = "a block without number or dash stands where a unit begins"
        self.findings.append(warning("unlabelled-unit", message, excerpt(block)))
        return True

    def _is_subheading(self, block: Block, ahead: Ahead) -> bool:
        if self._article or not (block.heading or is_heading_like(block.text.text)) or not ahead.following:
            return False
        return bool(label_of(ahead.following.text.text, self._labels.paragraph))

    def _is_closing(self, block: Block, ahead: Ahead) -> bool:
        if ahead.more or not self._in_body or self._main is None:
            return False
        if self._language.opens_closing(block.text.text):
            return True
        return self._article is None and self._main.text.text.endswith(".")

    def _add_main(self, kind: ProvisionKind, block: Block, label_end: int) -> None:
        draft = new_draft(kind, block, label_end)
        if kind is ProvisionKind.PARAGRAPH and (self._article or self._groups):
            (self._article or self._groups[-1]).children.append(draft)
        else:
            self.top.append(draft)
        self._main, self._levels = draft, []
        self._last[kind] = draft.num

    def gaps(self) -> Iterator[Diagnostic]:
        """Numbers that are missing between two that are there, among recitals and paragraphs of a motion."""
        mains = [c for d in self.top for c in (d.children if d.kind is ProvisionKind.SUBHEADING else [d])]
        for kind, number in (
            (ProvisionKind.RECITAL, self._labels.recital_number),
            (ProvisionKind.PARAGRAPH, self._labels.paragraph_number),
        ):
            nums = [d.num for d in mains if d.kind is kind and d.num]
            for before, after in pairwise(nums):
                if number(after).base > number(before).base + 1:
                    message = f"the numbering goes from {before} to {after}; a unit may be missing"
                    yield warning("numbering-gap", message, f"{kind} {after}")


def aheads(blocks: Sequence[Block], builder: Builder) -> list[Ahead]:
    """For each block, what follows it; the builder looks through them all."""
    builder.survey(blocks)
    begins = [i for i, block in enumerate(blocks) if builder.begins_unit(block)]
    builder.expect_numbers(bool(begins) or any(builder.is_labelled(block) for block in blocks))
    last = begins[-1] if begins else -1
    following = [*blocks[1:], None]
    return [Ahead(after, last > i) for i, after in enumerate(following[: len(blocks)])]
