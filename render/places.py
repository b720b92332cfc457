"""Where a provision stands and how one refers to it: "Paragraph 4, point (a)", "Article 5, paragraph 2"."""

from collections.abc import Iterator
from dataclasses import dataclass

from akoma.model import Document, EId, Provision, ProvisionKind
from differ.model import Side
from render.characters import visible
from render.view import Ref
from render.wording import Wording

_ALWAYS_WITHIN = {
    ProvisionKind.POINT,
    ProvisionKind.INDENT,
    ProvisionKind.SUBPARAGRAPH,
    ProvisionKind.WRAPUP,
    ProvisionKind.SUBSECTION,
    ProvisionKind.LEVEL,
    ProvisionKind.DEFINITION,
    ProvisionKind.ROW,
}
"""Named after the unit that holds them: "Paragraph 4, point (a)"."""

_HOLDS_PARAGRAPHS = {ProvisionKind.ARTICLE, ProvisionKind.SECTION, ProvisionKind.SUBSECTION, ProvisionKind.LEVEL}
"""A paragraph below one of these is named after it; below a subheading or in a resolution it stands alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """A provision in its document: how to refer to it, its depth, its position in reading order.

    ``root`` is the kind of the outermost provision that holds it: a point of a recital belongs to the recitals.
    """

    provision: Provision
    ref: Ref
    depth: int
    position: int
    root: ProvisionKind


def places_of(document: Document, side: Side, words: Wording) -> dict[EId, Place]:
    """Every provision of a document by its eId, in reading order."""
    found: dict[EId, Place] = {}
    for provision, parent in _walk(document.expression.provisions):
        above = found[parent] if parent else None
        within = above if above and _is_within(provision.kind, above.provision.kind) else None
        found[provision.eid] = Place(
            provision=provision,
            ref=_ref(provision, side, within.ref if within else None, words),
            # A heading stands over its units without pushing them in: their numbering runs on.
            depth=within.depth + 1 if within else above.depth if above else 0,
            position=len(found),
            root=above.root if above else provision.kind,
        )
    return found


def number_of(provision: Provision) -> str:
    """The number without its full stop and without the name of the unit ("Article 5"); if none is printed, the count.

    The count is what the eId ends in.
    """
    printed = visible(provision.num).strip().rstrip(".")
    name, _, rest = printed.partition(" ")
    number = rest if rest and not any(character.isdigit() for character in name) else printed
    return number or provision.eid.rsplit("_", 1)[-1]


def _walk(provisions: tuple[Provision, ...], parent: EId | None = None) -> Iterator[tuple[Provision, EId | None]]:
    for provision in provisions:
        yield provision, parent
        yield from _walk(provision.children, provision.eid)


def _is_within(kind: ProvisionKind, parent: ProvisionKind) -> bool:
    return kind in _ALWAYS_WITHIN or (kind is ProvisionKind.PARAGRAPH and parent in _HOLDS_PARAGRAPHS)


def _ref(provision: Provision, side: Side, within: Ref | None, words: Wording) -> Ref:
    number, key = number_of(provision), f"provision.{provision.kind}"
    anchor = f"{side}-{provision.eid}"
    if within is None:
        return Ref(side, anchor, number, words(f"{key}.label", n=number), words(f"{key}.short", n=number))
    of_paragraph = provision.kind is ProvisionKind.PARAGRAPH
    long_form, short_form = ("inner", "inner_short") if of_paragraph else ("label", "short")
    plain = number.strip("()") if of_paragraph else number
    label = words("provision.within", whole=within.label, part=words(f"{key}.{long_form}", n=plain))
    short = words("provision.within_short", whole=within.short, part=words(f"{key}.{short_form}", n=plain))
    return Ref(side, anchor, number, label, short)
