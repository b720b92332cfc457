"""The lexicon as values: formulas, concepts, and the words that make a demand weaker or stronger.

Nothing here knows a language; every word comes from the data files. Grades are judgements put in an order, 0 to 10
within one family, and are compared within one family only (data/concepts.toml).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from differ.model import Family

SLOT = "..."
"""The gap of a discontinuous verb frame: "roept ... op"."""

MUST = "{must}"
"""Any of the words of obligation of the language: "is van mening dat ... {must}"."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """What a formula does in no language. ``lo`` and ``hi`` bound the levels of another language that it may render."""

    name: str
    family: Family
    grade: float
    lo: float
    hi: float


@dataclass(frozen=True, slots=True)
class Formula:
    """One way to open a clause: ``form`` as listed, with slots; ``doubtful`` where the words leave its grade open."""

    form: str
    concept: Concept
    lo: float
    hi: float
    doubtful: bool = False

    @property
    def weight(self) -> int:
        """Letters of the form without its slots: the longer of two matches is the better one."""
        return len(self.form.replace(SLOT, "").replace(" ", ""))


@dataclass(frozen=True, slots=True)
class Reading:
    """How clauses are put together. All are words or phrases of one language."""

    doubtful_forms: Words
    must_words: Words
    openers: Words
    """Adverbs that may stand before a formula or between its words."""
    joiners: Words
    """Coordinating words that may join a second act."""
    joined_not_before: Words
    """A joined formula is a noun before one of these: "rights and demands of the people"."""
    subordinate_words: Words
    """After one of these a joined verb may belong to somebody else; empty where word order tells."""
    slot_stops: Words
    """Words that no addressee contains."""
    relative_words: Words
    """What follows one of these is reported, not demanded."""
    lowering_words: Words
    """What makes a smaller number the stronger demand: "reduce". Such numbers are not compared."""
    endings: Words
    """Endings that inflect a word without making another one of it, the longest first."""
    function_words: frozenset[str]
    """Words whose change never changes a demand, in lower case: articles, auxiliaries, subordinating conjunctions.
    Prepositions, "and", "or" and quantifiers are none of them: "the attack by" is not "the attack on"."""
    synonyms: tuple[Words, ...]
    """Words that may stand for each other in any clause: exchanging them is no change of a demand."""
    variants: Mapping[str, Words]
    """Other shapes of a word in a formula: "que" may be "qu'"."""


@dataclass(frozen=True, slots=True)
class AddresseeWords:
    """What a name of an addressee is made of: determiners, modifiers, then a head or capitalised words."""

    leads: Words
    determiners: Words
    joiners: Words
    modifiers: Words
    heads: Words
    closers: Words
    """What must follow the names; empty where anything may."""
    capitals_are_names: bool


@dataclass(frozen=True, slots=True)
class Immediacy:
    """Words of haste: ``now`` is more than ``soon``; ``never`` are phrases that hold one and mean something else."""

    now: Words
    soon: Words
    never: Words


@dataclass(frozen=True, slots=True)
class Conditions:
    """What opens a condition: anywhere, only after a comma, or perhaps (then nothing is concluded)."""

    anywhere: Words
    after_comma: Words
    doubtful: Words
    never: Words


@dataclass(frozen=True, slots=True)
class Hedges:
    """Words that leave a way out, and those that ask for thought instead of a deed (``consider``)."""

    words: Words
    consider: Words
    never: Words


@dataclass(frozen=True, slots=True)
class Intensity:
    """Notions, each with its word forms: ``emphasis`` of the verb, ``extent`` of what is asked for."""

    emphasis: tuple[Words, ...]
    extent: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """Words of negation, phrases that only look like it, and pairs of opposite deeds."""

    words: Words
    never: Words
    opposites: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words around numbers. ``magnitudes`` and ``numerals`` give their value, ``units`` a length in days."""

    currencies: Words
    magnitudes: Mapping[str, float]
    percent: Words
    deadlines: Words
    terms: Words
    units: Mapping[str, float]
    numerals: Mapping[str, float]
    ceilings: Words
    """Before a ceiling a higher number asks for less."""
    references: Words
    """A number after one of these is a name: "Article 21"."""
    months: Words


@dataclass(frozen=True, slots=True)
class Ladder:
    """Deeds in order, the weakest first; each rung lists its word forms."""

    name: str
    rungs: tuple[Words, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All that is known of one language (ISO 639-2/T). Compared by identity, so that it can be a key."""

    language: str
    formulas: tuple[Formula, ...]
    reading: Reading
    addressees: AddresseeWords
    immediacy: Immediacy
    conditions: Conditions
    hedges: Hedges
    intensity: Intensity
    modality: Mapping[str, float]
    negation: Negation
    quantities: QuantityWords
    actions: tuple[Ladder, ...]
