"""The words beside numbers: what they count, from when, up to when, and which way more of it points."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words around numbers. ``magnitudes`` and ``numerals`` give their value, ``units`` a length in days."""

    currencies: Words
    magnitudes: Mapping[str, float]
    percent: Words
    deadlines: Words
    moments: Words
    """What ends a deadline that has no date: "the end of the [year]"."""
    terms: Words
    units: Mapping[str, float]
    numerals: Mapping[str, float]
    homographs: Words
    """Numerals that are other words as well, so that they count before a unit only: "acht", "neuf"."""
    ceilings: Words
    """Before a ceiling a higher number asks for less."""
    ceilings_after: Words
    """The same after the number, where verbs stand last."""
    steps: Words
    """Before the share by which something is to change: "by at least"."""
    singles: Words
    """What stands for one before a unit of time: "within [a] month"."""
    references: Words
    """A number after one of these is a name: "Article 21"."""
    months: Words
    lasting: Words = ()
    """Before a date up to which something is to last: "until"."""
    lasting_verbs: Words = ()
    """Verbs that tell so where the same word opens a deadline too; empty where it does not."""
    starts: Words = ()
    """Before a date on which something is to begin, where one of ``starting`` stands beside it."""
    since: Words = ()
    """Before a date from which on something is to be done, so that giving one delays it: "from"."""
    edges: Words = ()
    """What a moment may have that a deadline names: "before the [start] of the session". Without: anything."""
    lids: Words = ()
    """Words in a threshold that make it an upper one: "with [fewer] than"."""
    exempting: Words = ()
    """Verbs by which those beyond a threshold are left out: "exempt"."""
    thresholds: Words = ()
    """Before a number that says of which things something is asked: "donations above"."""
    beyond: Words = ()
    """Words before a number that a negation makes a ceiling: "not [more than]"."""
    short_of: Words = ()
    """Words before a number that a negation makes a floor: "not [less than]"."""
    averted: tuple[Words, ...] = ((), ())
    """Words before a number in what is to be prevented: "delays of [more than] 5 days"; and those of "less than"."""
    whiles: Words = ()
    """Deadlines that are a time in which something is forbidden: "ban cars [during] the summer"."""
    seasons: Words = ()
    """What stands before the first and before the last day of a time: "from ... to"."""
    onwards: Words = ()
    """Deadlines from which on something is forbidden: "ban cars [from] 2030"."""
    crossings: Words = ()
    """Verbs before a number that must be passed: "if the price [exceeds]"."""
    crossings_behind: Words = ()
    """The same at the end of its clause, where verbs stand last: "wenn er 200 Euro [übersteigt]"."""
    holders: Words = ()
    """Whoever or whatever a number after such words tells apart: "[people] over 65", "[with an income] below"."""
    durations: Words = ()
    """Before a length of time for which something is asked: "[for] three years", "a [moratorium of] two years"."""
    exemptions: Words = ()
    """Nouns of what leaves somebody out: a rule asks for less the longer "the [exemption] shall apply"."""
    ahead: Words = ()
    """Behind a term that ends before something, the longer the sooner: "no later than 14 days [before] the meeting"."""
    above_behind: Words = ()
    """Behind a number that says of which things something is asked: "with 50 [or more] employees"."""
    below_behind: Words = ()
    """The same the other way round: "with 50 [or fewer] employees"."""
    bounded: Words = ()
    """Before such a number: "[with] 50 or more", "[aged] 16 or over"."""
    lengths: Words = ()
    """Nouns behind a length with a hyphen that say no more than it: "a 12-month [period]"."""
    durations_behind: Words = ()
    """Behind such a length: "drei Jahre [lang]"."""
    endless: Words = ()
    """Deeds that a length of time makes less of: "freeze rents [for two years]"."""
    delays: Words = ()
    """Words before a length after which something is to be allowed or done: "work [after] six months"."""
    states: Words = ()
    """Endings of words before such a length that say of whom something is asked: "people unemploy[ed] for a year"."""
    factors: Mapping[str, float] = field(default_factory=dict)
    """Verbs that say by how much, in per cent: "double" 100, "halve" -50."""
    fractions: Mapping[str, float] = field(default_factory=dict)
    """Shares in words, in per cent: "half" 50."""
    changing: tuple[Words, ...] = ((), ())
    """Verbs of less, and verbs of more, that need such a share: "reduce", "increase"."""
    moment_names: tuple[Words, ...] = ()
    """Compounds that end a deadline, each with the words that it is made of: "Jahresende", "Ende des Jahres"."""
    owning: Words = ()
    """Verbs right after a number whose preposition such a word is: "über 2 Mrd. EUR [verfügen]"."""
    offers: Words = ()
    """Ceilings that are an offer beside a verb of giving: to "allocate [up to] EUR 30 million", the higher the more."""
    giving: Words = ()
    """Those verbs: "allocate", "provide"."""
    awards: Words = ()
    """What is given or imposed, so that a ceiling after it is a measure of it: "a fine of up to"."""
    bounding_below: Words = ()
    """Behind a noun with one of ``definites``, before a number: of which things: "les dettes [de moins de]"."""
    measures: Words = ()
    """What may stand before those: "les colis [d'une valeur] inférieure à"."""
    definites: Words = ()
    """Articles that mean all of a kind: "les"."""
    charges: Words = ()
    """What such things cost or how long they take, so that a ceiling is one: "the [interest rate] on the loans"."""
    step_nouns: Words = ()
    """Nouns after which a share says by how much: "a [reduction] in emissions of 65 %"."""
    limits: Words = ()
    """Words before a day until which something is forbidden: "not [before] 2030"."""
    ratios: Words = ()
    """Words before the second number of a ratio: "one [in] ten"."""
    no_moments: Words = ()
    """Words behind what opens a deadline that make a condition of it: "voor [zover]"."""
    set_at: Words = ()
    """Verbs before a number that is a ceiling behind one of ``maxima``: "the maximum [be set at] 60"."""
    maxima: Words = ()
    """Nouns of what nothing may pass: "the [maximum]"."""
    happening: Words = ()
    """Words that tell of an event behind "before": "before the [vote]", "before it [is] adopted"."""
    facing: Words = ()
    """Words after which "before" names a place: "to [appear] before the court"."""
    clausal_behind: Words = ()
    """Verbs behind a moment that make a condition of it: "until the elections [have] been held"."""
    starting: Words = ()
    """Verbs that tell so: "enter into force"."""
    shares: Mapping[str, float] = field(default_factory=dict)
    """How much of a year or a month is over: "bis [Mitte] 2027" 0.5; where there are any, a bare month is a date."""
    periods: Words = ()
    """Those of the words before a term that say how often: "[every] 30 days"."""
    levels: Words = ()
    """Before what something is to come to: "reduce [to] 5 %"."""
    amount_leads: Words = ()
    """Prepositions that an amount may do without: "[met] twee jaar te verlengen"."""
