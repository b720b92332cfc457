"""What stands in both texts word for word is read once: its acts are carried over to the other place.

Most provisions are the same in two versions, but for their numbers. Reading one costs ten times as much as this.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager

from akoma.model import EId, Expression, Provision, ProvisionKind
from differ.act import Act, Addressee, Place, changed
from differ.acts import is_intro, read
from differ.axes.phrases import Stretch
from differ.forks import beside
from differ.lexicon.model import Lexicon
from differ.model import Quote

Words = tuple[ProvisionKind, str, tuple[int, ...]]
"""What acts depend on: the kind of a provision, its text, and where its clauses end."""


Known = dict[tuple[str, Words], tuple[Provision, tuple[Act, ...]]]
"""Provisions that were read, by language and words, with their acts."""

LEAST_READ = 500
"""Provisions from which on a process of its own is worth its while."""


@contextmanager
def read_ahead(
    texts: Iterable[Expression], lexicon: Lexicon, reasons: AbstractSet[ProvisionKind]
) -> Iterator[Callable[[], Known]]:
    """What the texts say in one place at least that no intro governs, each once. ``reasons`` are not read.

    It is read while this process does what stands inside the ``with`` block, where another one may be used.
    """
    found: dict[Words, Provision] = {}
    for text in texts:
        for provision in _ungoverned(text.provisions, reasons):
            found.setdefault(words_of(provision), provision)

    def work(chunk: Sequence[Provision]) -> list[tuple[Act, ...]]:
        return [read(provision, lexicon) for provision in chunk]

    with beside(work, tuple(found.values()), LEAST_READ) as acts:
        yield lambda: {(lexicon.language, words): (found[words], row) for words, row in zip(found, acts(), strict=True)}


def _ungoverned(provisions: Iterable[Provision], reasons: AbstractSet[ProvisionKind]) -> Iterator[Provision]:
    """Provisions at any depth that are no intro and stand below none."""
    for provision in provisions:
        if provision.kind not in reasons and not is_intro(provision):
            yield provision
            yield from _ungoverned(provision.children, reasons)


def words_of(provision: Provision) -> Words:
    """What the acts of a provision depend on that no intro governs and that governs none."""
    return provision.kind, provision.text, tuple(len(clause.text) for clause in provision.clauses)


def carried(acts: tuple[Act, ...], old: Provision, new: Provision) -> tuple[Act, ...]:
    """The acts of a provision as those of another one with the same words; not completed."""
    clauses = {old.eid: new.eid} | {a.id: b.id for a, b in zip(old.clauses, new.clauses, strict=True)}
    return tuple(_act(act, new.eid, clauses) for act in acts)


def _act(act: Act, eid: EId, clauses: Mapping[EId, EId]) -> Act:
    return changed(
        act,
        quote=_quote(act.quote, eid),
        clause=clauses[act.clause],
        formula_quote=_quote(act.formula_quote, eid) if act.formula_quote else None,
        addressees=tuple(Addressee(_quote(named.quote, eid), named.name) for named in act.addressees),
        intro=_act(act.intro, eid, clauses) if act.intro else None,
        place=_place(act.place, eid) if act.place else None,
    )


def _quote(quote: Quote, eid: EId) -> Quote:
    return Quote(eid, quote.text, quote.start, quote.end)


def _place(place: Place, eid: EId) -> Place:
    shared = _stretch(place.shared, eid) if place.shared else None
    whole = _stretch(place.whole, eid) if place.whole else None
    return Place(_stretch(place.part, eid), place.opening, shared, whole, place.joiners)


def _stretch(stretch: Stretch, eid: EId) -> Stretch:
    return Stretch(eid, stretch.text, stretch.folded, stretch.start, stretch.end)
