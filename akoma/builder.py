"""Builder: gives each block its place among citations, recitals, paragraphs and points."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from akoma.diagnostics import Diagnostic, info, warning
from akoma.drafts import Block, Draft, excerpt, new_draft
from akoma.labels import Labels, label_of
from akoma.language import Language
from akoma.model import ProvisionKind

HEADING_LENGTH = 150
"""A longer unnumbered line is text, not a subheading (the longest seen in resolutions has about 100 characters)."""


class Builder:
    """Places blocks one by one; remembers what may follow."""

    def __init__(self, language: Language) -> None:
        self.top: list[Draft] = []
        self.findings: list[Diagnostic] = []
        self._language = language
        self._labels = Labels(language)
        self._heading: Draft | None = None
        self._main: Draft | None = None
        self._levels: list[tuple[str, Draft]] = []

    def place(self, block: Block, following: Sequence[Block]) -> bool:
        """Give a block its place; False when it and all that follow are the closing."""
        placed = self._numbered(block) or self._preamble(block) or self._inner(block)
        return bool(placed) or self._unlabelled(block, following)

    def _in_body(self) -> bool:
        return any(d.kind in (ProvisionKind.PARAGRAPH, ProvisionKind.SUBHEADING) for d in self.top)

    def _numbered(self, block: Block) -> bool:
        found = label_of(block.text.text, self._labels.paragraph)
        if not (found and self._labels.paragraph_follows(found, self._last_num(ProvisionKind.PARAGRAPH))):
            return False
        self._add_main(ProvisionKind.PARAGRAPH, block, found.end)
        return True

    def _last_num(self, kind: ProvisionKind) -> str:
        groups = [d.children if d.kind is ProvisionKind.SUBHEADING else [d] for d in self.top]
        nums = [d.num for group in groups for d in group if d.kind is kind]
        return nums[-1] if nums else ""

    def _preamble(self, block: Block) -> bool:
        if self._in_body():
            return False
        text = block.text.text
        found = label_of(text, self._labels.recital)
        if found and self._labels.recital_follows(
            found, self._last_num(ProvisionKind.RECITAL), self._language.opens_recital(text[found.end :])
        ):
            self._add_main(ProvisionKind.RECITAL, block, found.end)
            return True
        if self._last_num(ProvisionKind.RECITAL):
            return False
        dash = label_of(text, self._labels.dash)
        if dash or self._language.opens_citation(text):
            self._add_main(ProvisionKind.CITATION, block, dash.end if dash else 0)
            return True
        return False

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
            home.children.append(new_draft(ProvisionKind.POINT, block, point.end))
            return True
        dash = label_of(block.text.text, self._labels.dash)
        if dash:
            self._innermost_point().children.append(new_draft(ProvisionKind.INDENT, block, dash.end))
        return bool(dash)

    def _innermost_point(self) -> Draft:
        assert self._main is not None
        return self._levels[-1][1].children[-1] if self._levels else self._main

    def _unlabelled(self, block: Block, following: Sequence[Block]) -> bool:
        if self._is_heading(block, following):
            self._heading = new_draft(ProvisionKind.SUBHEADING, block, 0)
            self.top.append(self._heading)
            self._main, self._levels = None, []
            return True
        if self._main is None or self._is_closing(block, following):
            return self._stray(block)
        wraps = bool(self._levels) and block.text.text[:1].islower()
        kind = ProvisionKind.WRAPUP if wraps else ProvisionKind.SUBPARAGRAPH
        self._main.children.append(new_draft(kind, block, 0))
        self._levels = []
        if not wraps:
            self.findings.append(
                info("unnumbered-block", "an unnumbered block was read as part of the unit before it", excerpt(block))
            )
        return True

    def _stray(self, block: Block) -> bool:
        """A block before the first provision, or the closing."""
        if self._main is not None:
            return False
        self._add_main(ProvisionKind.CITATION if not self._in_body() else ProvisionKind.PARAGRAPH, block, 0)
        self.findings.append(
            warning("unlabelled-unit", "a block without number or dash stands where a unit begins", excerpt(block))
        )
        return True

    def _is_heading(self, block: Block, following: Sequence[Block]) -> bool:
        text = block.text.text
        looks = len(text) <= HEADING_LENGTH and not text.endswith((".", ";", ":", ",")) and not text[:1].islower()
        before_paragraph = bool(following) and bool(label_of(following[0].text.text, self._labels.paragraph))
        return looks and before_paragraph

    def _is_closing(self, block: Block, following: Sequence[Block]) -> bool:
        if any(label_of(b.text.text, self._labels.paragraph) for b in following) or not self._in_body():
            return False
        ended = self._main is not None and self._main.text.text.endswith(".")
        return ended or self._language.opens_closing(block.text.text)

    def _add_main(self, kind: ProvisionKind, block: Block, label_end: int) -> None:
        draft = new_draft(kind, block, label_end)
        under = self._heading if kind is ProvisionKind.PARAGRAPH else None
        (under.children if under else self.top).append(draft)
        self._main, self._levels = draft, []

    def gaps(self) -> Iterator[Diagnostic]:
        """Numbers that are missing between two that are there."""
        mains = [c for d in self.top for c in (d.children if d.kind is ProvisionKind.SUBHEADING else [d])]
        for kind, number in (
            (ProvisionKind.RECITAL, self._labels.recital_number),
            (ProvisionKind.PARAGRAPH, self._labels.paragraph_number),
        ):
            nums = [d.num for d in mains if d.kind is kind]
            for before, after in pairwise(nums):
                if number(after).base > number(before).base + 1:
                    message = f"the numbering goes from {before} to {after}; a unit may be missing"
                    yield warning("numbering-gap", message, f"{kind} {after}")
