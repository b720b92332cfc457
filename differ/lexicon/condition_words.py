"""The words that open a condition, and what else is told by the words beside them."""

from dataclasses import dataclass

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """What opens a condition: anywhere, only after a comma, or perhaps (then nothing is concluded)."""

    anywhere: Words
    after_comma: Words
    doubtful: Words
    never: Words
    until: tuple[Words, ...] = ()
    """What opens such a time as a clause, and what opens it as a noun: "bis", "bis zur"."""
    comes_about: Words = ()
    """Verbs that add nothing to such a noun in a clause: "bis der Bericht [vorliegt]"."""
    fulfilled: Words = ()
    """Openers of a condition that asks for the more the sooner it is fulfilled: "if", not "unless"."""
    clauses: Words = ()
    """Words of an opener after which a clause stands, where nouns are capitals; all others open a phrase."""
    owners: Words = ()
    """Articles and the like before what the noun of such a phrase is of: "nach Anhörung [der] Verbände"."""
    opening: Words = ()
    """Prepositions of openers of two words that may have adjectives between them: "[mit] vorheriger Zustimmung"."""
    asking: Words = ()
    """Verbs after which "if they" may stand for "whether they": "to [examine] if they comply"."""
    stricter: Words = ()
    """Words that make a condition harder to fulfil: "if it [repeatedly] fails"."""
    taken_up: Words = ()
    """Openers that a word which opens a statement takes up after "and": "si A et [que] B"."""
    pairing: Words = ()
    """What only stresses that one condition is enough, or that both are needed: "if [either] A or B"."""
    owned: Words = ()
    """How names end that such a noun is of: "nach Zustimmung Ostravias"."""
    alike: tuple[Words, ...] = ()
    """Openers of conditions and exceptions that say the same: "if", "where", "in the event that"."""
    solely: Words = ()
    """How openers begin that limit a deed: "[only] if", "[but only] if"."""
    whether: Words = ()
    """Openers that say "whether" right behind one of these verbs: "clarify [if]"."""
    made: Words = ()
    """Openers of a condition that somebody is asked to set: "make the aid [conditional on]"."""
    making: Words = ()
    """Verbs before them that tell so: "make"."""
    excusing: Words = ()
    """Openers of what ends a deed or excuses from it: the more must be fulfilled, the more is asked: "until"."""
    nominal: tuple[Words, ...] = ()
    """A preposition before a condition that is a noun, and what opens the same as a clause: "bij", "wanneer"."""
    deed_endings: Words = ()
    """How nouns end of what is done to somebody or something: "annulering"."""
