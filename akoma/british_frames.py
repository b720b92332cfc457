"""What is open while the units of a British text are placed: in the document, and in each quotation in it."""

from dataclasses import dataclass, field

from akoma.drafts import Draft
from akoma.law_labels import RANKS
from akoma.model import ProvisionKind

SECTION, SUBSECTION, STEP, DEFINITION, LEVEL = range(max(RANKS.values()) + 1, max(RANKS.values()) + 6)
"""How deep units stand below the groupings of :mod:`akoma.law_labels`; a level in a level one deeper."""

LOOSE = 1000
"""The depth of what bears no label: nothing stands below it but what it quotes."""

ENDLESS = 10**9


@dataclass(frozen=True, slots=True)
class Open:
    """A unit that others may be added to. ``style``: how the list counts that a level stands in."""

    draft: Draft
    rank: int
    style: str = ""


@dataclass(slots=True)
class Frame:
    """The document, or a quotation in it that ends with block ``end``; its open units from the outermost.

    ``home`` takes the units that stand in no other; ``quoting`` is the unit that quotes them in its quotation number
    ``ordinal``. ``last``: the number of the last section or paragraph.
    """

    home: list[Draft]
    end: int = ENDLESS
    quoting: Draft | None = None
    ordinal: int = 0
    path: list[Open] = field(default_factory=list)
    last: str = ""

    @property
    def innermost(self) -> Draft | None:
        """The unit that was placed last, as long as it is open."""
        return self.path[-1].draft if self.path else None

    def add(self, draft: Draft, rank: int, style: str = "") -> None:
        """Place a unit in the innermost one that is less deep."""
        while self.path and self.path[-1].rank >= rank:
            self.path.pop()
        if self.path:
            self.path[-1].draft.children.append(draft)
        else:
            draft.quoted = self.ordinal
            self.home.append(draft)
        self.path.append(Open(draft, rank, style))

    def has(self, *kinds: ProvisionKind) -> bool:
        """Whether a unit of one of these kinds is open."""
        return any(unit.draft.kind in kinds for unit in self.path)

    def levels(self) -> list[Open]:
        """The levels that are open, outermost first: each the last one of its list."""
        labelled = [unit for unit in self.path if unit.rank < LOOSE]
        outer = [i for i, unit in enumerate(labelled) if unit.draft.kind is not ProvisionKind.LEVEL]
        return labelled[outer[-1] + 1 if outer else 0 :]

    def rank_of(self, kind: ProvisionKind) -> int | None:
        """How deep the open unit of a kind stands; None when none is open."""
        return next((unit.rank for unit in self.path if unit.draft.kind is kind), None)


def quotation_in(draft: Draft, end: int) -> Frame:
    """A further quotation in a unit."""
    ordinal = 1 + max((child.quoted for child in draft.children), default=0)
    return Frame(draft.children, end, draft, ordinal)
