"""A published text against base and adopted amendments: every word that nothing accounts for, every word missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from akoma.model import Document, EId, Provision
from differ.compare import by_eid, compare
from differ.model import Change, Op
from differ.words import diff


@dataclass(frozen=True, slots=True)
class Stray:
    """Words of one side only. ``place``: kind and number there; ``before``, ``after``: the words beside them."""

    place: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Account:
    """``extra``: words of the published text that nothing accounts for; ``missing``: words that it ought to have."""

    extra: tuple[Stray, ...]
    missing: tuple[Stray, ...]

    @property
    def is_clean(self) -> bool:
        """Whether the published text is exactly what was adopted, but for numbers and typography."""
        return not self.extra and not self.missing


BESIDE = 40
"""Characters of context on either side."""


def account(expected: Document, published: Document) -> Account:
    """What differs. Numbers and mere typography do not count; a unit that stands elsewhere is not told."""
    comparison = compare(expected, published)
    old, new = by_eid(expected.expression), by_eid(published.expression)
    found = [
        *_title(expected.expression.title, published.expression.title, published.expression.language),
        *(pair for change in comparison.changes for pair in _of_change(change, old, new)),
    ]
    extra = tuple(stray for op, stray in found if op is Op.INSERT)
    return Account(extra, tuple(stray for op, stray in found if op is Op.DELETE))


def _title(old: str, new: str, language: str) -> Iterator[tuple[Op, Stray]]:
    if old and new:
        yield from _strays([(e.op, e.text, e.formal) for e in diff(old, new, language)], "title", "title")


def _of_change(change: Change, old: dict[EId, Provision], new: dict[EId, Provision]) -> Iterator[tuple[Op, Stray]]:
    left = ", ".join(_place(old[eid]) for eid in change.correspondence.old)
    right = ", ".join(_place(new[eid]) for eid in change.correspondence.new)
    yield from _strays([(e.op, e.text, e.formal) for e in change.edits], left or right, right or left)
    headings = [" ".join(side[eid].heading for eid in eids if side[eid].heading)
                for side, eids in ((old, change.correspondence.old), (new, change.correspondence.new))]  # fmt: skip
    if headings[0] != headings[1]:
        yield from _strays([(e.op, e.text, e.formal) for e in diff(*headings)], left or right, right or left)


def _strays(edits: list[tuple[Op, str, bool]], left: str, right: str) -> Iterator[tuple[Op, Stray]]:
    for at, (op, text, formal) in enumerate(edits):
        if op is not Op.KEEP and not formal and text.strip():
            side = "".join(words for other, words, _ in edits[:at] if other in (op, Op.KEEP))
            rest = "".join(words for other, words, _ in edits[at + 1 :] if other in (op, Op.KEEP))
            place = right if op is Op.INSERT else left
            yield op, Stray(place, text.strip(), side[-BESIDE:].strip(), rest[:BESIDE].strip())


def _place(unit: Provision) -> str:
    return f"{unit.kind.value} {unit.num}".strip()
