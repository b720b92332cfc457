"""One act of a clause, as a value: what is asked of whom, and the words that make it weaker or stronger."""

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

from akoma.model import EId
from differ.axes.marks import Mark
from differ.axes.opening import Opening
from differ.axes.phrases import Span, Stretch
from differ.axes.quantities import Quantity
from differ.axes.words import CoreWord
from differ.model import Family, Quote

OBLIGING = 6.0
"""The lowest level of a modal verb that asks for something: "should"."""


NOTING = frozenset({"note", "take_note"})
"""Concepts under which a word of obligation tells what others plan: "notes that the port is to close"."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is asked: the words, and what counts when two are compared (lower case, no determiner)."""

    quote: Quote
    name: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act was read: its part of the provision, the formula in it, and what stands before that it shares.

    ``shared``: the words of the first limb that hold for all limbs of one verb: "to consider", a condition.
    """

    part: Stretch
    opening: Opening | None = None
    shared: Stretch | None = None
    whole: Stretch | None = None
    """The verb with all its deeds, where this act is one of several limbs or might have been."""

    joiners: tuple[str, ...] = ()
    """Words that join two of a kind in the language of the act."""

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The words of the formula in this part."""
        return self.opening.pieces if self.opening else ()


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a clause. ``quote`` holds all its words; every mark lies inside it, those that it shares excepted.

    ``formula`` is the form as the lexicon lists it, empty when none was recognised: then ``grade`` is None and the
    family declaratory. ``grade`` is the typical one, 0 to 10 within the family. ``formula_quote`` may lie elsewhere:
    in the intro that governs this act, or before it where several deeds share one verb; so may the addressees.
    Only ``quote`` to ``intro`` are there at once; the rest is read by :func:`differ.axes.completing.completed`.
    """

    quote: Quote
    clause: EId
    family: Family = Family.DECLARATORY
    concept: str = ""
    formula: str = ""
    grade: float | None = None
    doubtful: bool = False
    """The words leave the grade of the formula open."""
    is_rule: bool = False
    """It stands in a law whose language gives its rules in the indicative: "De lidstaten zorgen ervoor dat ..."."""
    is_reason: bool = False
    """Whether a recital says that it must be done (:mod:`differ.reasons`)."""
    is_told: bool = False
    """Whether it only says that a law, a court or somebody else says so: the answer to what asked for it."""
    grades: tuple[float, float] | None = None
    """The lowest and the highest grade that the formula may stand for."""
    formula_quote: Quote | None = None
    addressees: tuple[Addressee, ...] = ()
    intro: "Act | None" = None
    """The act whose formula this one has taken over."""
    place: Place | None = field(default=None, repr=False, compare=False)
    is_completed: bool = field(default=False, repr=False, compare=False)
    conditions: tuple[Mark, ...] = ()
    exceptions: tuple[Mark, ...] = ()
    """What is left out of what is asked for: "with the exception of ..."."""
    immediacy: tuple[Mark, ...] = ()
    hedges: tuple[Mark, ...] = ()
    considering: tuple[Mark, ...] = ()
    """What asks for thought instead of a deed: "to consider"."""
    emphasis: tuple[Mark, ...] = ()
    extent: tuple[Mark, ...] = ()
    modals: tuple[Mark, ...] = ()
    negations: tuple[Mark, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    lowering: tuple[Mark, ...] = ()
    """What makes a smaller number the stronger demand: "reduce"."""
    scaled: tuple[Mark, ...] = ()
    """Words that stand on a scale. ``sense``: axis and name of the scale ("action: from thought to deed"); ``level``:
    the rung, counted from 0. A word may stand on several scales."""
    targets: tuple[Quote, ...] = ()
    """Those whom an act speaks of and does not address: names, in a condemnation those condemned."""
    action: Quote | None = None
    """The deed that is asked for, where it can be told."""
    thing: Quote | None = None
    """What the deed is to be done to: the rest of the demand."""
    core: tuple[CoreWord, ...] = ()
    """The words of sense that no mark accounts for; those on scales are among them."""

    def axis_of(self, mark: Mark) -> str:
        """The axis of a word that stands on a scale: its sense is "axis: name of the scale"."""
        return mark.sense.partition(":")[0]

    @property
    def is_asking(self) -> bool:
        """Whether it asks for something, be it only by a word of obligation, or above it: "The Agency shall"."""
        if self.concept in NOTING:
            return False
        obliging = (mark.level >= OBLIGING and not mark.reported for mark in self.modals)
        is_asked = self.is_rule or any(obliging) or (self.intro is not None and self.intro.is_asking)
        return self.is_directive or (self.family is Family.DECLARATORY and is_asked)

    @property
    def is_directive(self) -> bool:
        """Whether it asks for something."""
        return self.family is Family.DIRECTIVE


_NAMES = {known.name: at for at, known in enumerate(fields(Act))}
_VALUES = attrgetter(*_NAMES)


def changed(act: Act, **values: Any) -> Act:
    """The act with other values in some fields: :func:`dataclasses.replace`, in a third of the time."""
    found = list(_VALUES(act))
    for name, value in values.items():
        found[_NAMES[name]] = value
    return Act(*found)
