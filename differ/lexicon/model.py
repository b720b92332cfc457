"""The lexicon as values: formulas, concepts, and the words that make a demand weaker or stronger.

Nothing here knows a language; every word comes from the data files. Grades are judgements put in an order, 0 to 10
within one family, and are compared within one family only (data/concepts.toml).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from differ.lexicon.condition_words import Conditions
from differ.lexicon.narrowing import Narrowing
from differ.lexicon.quantity_words import QuantityWords
from differ.lexicon.recitals import Recitals
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
    subjects: Words
    """Who speaks, before a formula: "this House"."""
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
    """Words whose change never changes a demand, in lower case: no prepositions, "and", "or" or quantifiers."""
    synonyms: tuple[Words, ...]
    """Words that may stand for each other in any clause: exchanging them is no change of a demand."""
    variants: Mapping[str, Words]
    """Other shapes of a word in a formula: "que" may be "qu'"."""
    separable: Words
    """First parts of verbs that may stand apart: "op" of "op te schorten", "aus" of "auszusetzen"."""
    between: Words
    """What may stand as a word between the parts of such a verb: "te"."""
    infixes: Words
    """What may stand between the parts in one word: "ge", "zu"."""
    stem_letters: int
    """Letters that must be left of a word without its ending."""
    alike: tuple[Words, ...]
    """Letters that inflection exchanges, in stems: "aa" and "a"."""
    prepositions: Words
    agents: Words
    """Prepositions before the one who did it: "by", "of"."""
    plurals: Words = ()
    """Endings that nouns have in the plural and adverbs seldom."""
    passives: Words = ()
    """Auxiliaries of the passive: "be", "worden"."""
    correlates: Words = ()
    """Words that stand for the clause that a verb governs: "warnt [davor]"."""
    reducing_words: Words = ()
    """Verbs by which something becomes less; those of them that a level follows ask for more the lower it is."""
    empty: Words = ()
    """Phrases that say nothing: "the fact that"."""
    fronts: Words = ()
    """Words that open a phrase before the formula, beside prepositions: "Recalling that ..., denounces"."""
    participles: Words = ()
    """How a participle is made: its beginning, its ending, and the ending of the infinitive: "ge-t-en"."""
    causes: Words = ()
    """Prepositions before what one is concerned about, any of which says the same: "about", "at"."""
    ties: Words = ()
    """Other prepositions before what a deed is done to: "a ban on"."""
    doers: Words = ()
    """Those prepositions before the one who did it that a passive has: "by"."""
    relatives: Words = ()
    """Words that open a relative clause right after its noun: "that", "die"."""
    light: Words = ()
    """Verbs that say no more than the deed that they stand beside as a noun: "to [introduce] a ban"."""
    genitives: Words = ()
    """Prepositions that tie a deed as a noun to its object: "the adoption of"."""
    unlike: tuple[Words, ...] = ()
    """Forms of one word whose ending would make another word of it: "viol" is no "violation"."""
    irregular: tuple[Words, ...] = ()
    """Forms of one word that no ending tells, also inside phrases: "bring", "brought"."""
    resuming: Words = ()
    """Verb forms that take up a demand after a relative clause: "that firms which [...] be fined"."""
    idle: Words = ()
    """Participles that say nothing before the one who did it: "the attack [carried out] by"."""
    parted: Words = ()
    """Phrases that their object may part: "take ... into account"; they are listed without a gap elsewhere."""
    suffered: Words = ()
    """Deeds whose genitive names those who suffer them, and not the one who did them: "the arrest of"."""
    raising_words: Words = ()
    """Verbs by which something comes to last longer, or by which more is given: "extend"."""
    carriers: Words = ()
    """Verbs that bring about papers and talks of any kind: "table", "hold"; what they bring about is what counts."""
    cases: Words = ()
    """Articles that no name of the one who acts has: "den", "dem"."""
    datives: Words = ()
    """Prepositions before those who are given something: "for" of "a trial for all", "all a trial"."""
    demonyms: tuple[Words, ...] = ()
    """How a country and what belongs to it end: "-ian" and "-ia"."""
    nations: tuple[Words, ...] = ()
    """Countries and what belongs to them where no endings tell: "France", "French"."""
    adverbs: Words = ()
    """How adverbs end, and the adjectives that they are made of: "ily-y"."""
    ways: Words = ()
    """Nouns that make an adverb of an adjective: "in a transparent [way]"."""
    way_leads: Words = ()
    """Prepositions before them: "in"."""
    papers: Words = ()
    """Nouns that are about something, whichever preposition follows: "guidelines on", "guidelines for"."""
    topics: Words = ()
    """Those prepositions."""
    foretold: Words = ()
    """Participles of what somebody only spoke of: "the closure [announced] by the minister" is not his deed."""
    degrees: Words = ()
    """Words that stress a verb, but not before an adjective and its noun: "besonders bedürftige Kinder"."""
    auxiliaries: Words = ()
    """Auxiliaries right before which a word of emphasis is a participle: "dass er [entschieden] hat"."""
    serving: Words = ()
    """Modal verbs that say in a relative clause what a thing is for: "mit dem ... werden [soll]"."""
    becoming: Words = ()
    """Auxiliaries of the passive and of nothing else."""
    handing: Words = ()
    """Verbs by which somebody is given what he gets (``getting``): "verlenen"."""
    so_that: Words = ()
    """What opens a clause of purpose, with small words: "zodat", "om"."""
    stranding: Words = ()
    """First halves of words whose second half may stand apart from them: "[daar] ... [over] te berichten"."""
    stranded: Words = ()
    """Such second halves."""
    aspects: Words = ()
    """What of a thing is to be examined, and says nothing where something is done with it: "[Wirksamkeit]"."""
    means: Words = ()
    """Prepositions before the relative word of what is done with a thing: "ein Gesetz, [mit] dem"."""
    purposes: Words = ()
    """Words that open a clause of purpose after a comma: "um die Wartezeiten zu verringern"."""
    duties: tuple[Words, ...] = ()
    """A noun and the verbs that say the same: "obligation", "are obliged to"."""
    defining: Words = ()
    """Words that say what another word means. Empty where the rules of a law have a modal verb ("shall")."""
    due: Words = ()
    """Words of obligation behind an infinitive with its mark: "zu prüfen [ist]"."""
    never_due: Words = ()
    """Infinitives, and words before them, that are none beside such a word: "auf Kürzungen [zurückzuführen] ist"."""
    had_by_all: Words = ()
    """Nouns whose owners are all of a kind, with or without an article: "die [Rechte] von Minderheiten"."""
    owned_adjectives: Words = ()
    """Endings of adjectives that show that a noun is an owner without any article: "integriert[er] Familien"."""
    indirect: tuple[Words, ...] = ()
    """A modal verb that in reported speech without "that" stands for another one: "müssten", "müssen"."""
    eased: tuple[Words, ...] = ()
    """A verb that says how the deed as a noun is to be done, and the adverbs that say the same: "ease", "easier"."""
    refraining: Words = ()
    """Verbs with their preposition that ask not to do what the noun says: "[auf] eine Kürzung [verzichten]"."""
    light_nouns: Words = ()
    """The nouns of such verbs that add nothing either: "die [Durchführung] einer Kontrolle"; others begin a deed."""
    leading_alike: tuple[Words, ...] = ()
    """Prepositions that say the same before the same noun: "nach", "laut"."""
    leading_behind: tuple[Words, ...] = ()
    """Prepositions behind their noun, and those that say the same in front of it: "zufolge", "nach"."""
    listing_ways: Words = ()
    """What joins examples as well as "and" does: "wie A [oder] B"."""
    citing: Words = ()
    """Before what somebody is said to have asked for: "[wie] vom Rat empfohlen"."""
    leading_law: Words = ()
    """Prepositions that say the same before a law or a part of it: "nach Artikel 5", "gemäß Artikel 5"."""
    letting: Words = ()
    """Verbs behind the one who did it, before whom any preposition of a doer may stand: "prüfen [lassen]"."""
    plans: Words = ()
    """Papers about a deed to come: "einen [Plan] für die Sanierung der Schulen vorlegen"."""
    deed_leads: Words = ()
    """Before a deed as a noun that somebody is called upon to do: "ruft die Parteien [zur] Einhaltung ... auf"."""
    hearsay: Words = ()
    """Phrases with a modal verb that say that something is only told: "haben soll"."""
    governed: Words = ()
    """Prepositions that follow the verb, and change with it: "[in] die Planung einbeziehen", "[an] ... beteiligen"."""
    ensuring: Words = ()
    """Verbs that ask to see to it that something is done: "[ensure] that patients are informed"."""
    getting: Words = ()
    """Verbs of those who are to get something: "that victims [receive] help"."""
    wished: Words = ()
    """Verb forms of what is asked for, not told: "soit"."""
    demanding: Words = ()
    """Verbs whose two objects are both to be given: "[submit] a passport and a photograph"."""
    providing: Words = ()
    """Verbs of giving with either object: "[provide] schools with books", "[provide] books to schools"."""
    pronouns: Words = ()
    """Subjects that are no nouns, where a relative word may be the subject of its clause: "they"."""
    going_on: Words = ()
    """Endings of participles that tell with an auxiliary what goes on: "is deteriorat[ing]"."""


@dataclass(frozen=True, slots=True)
class AddresseeWords:
    """What a name of an addressee is made of: determiners, modifiers, then a head or capitalised words."""

    leads: Words
    determiners: Words
    joiners: Words
    modifiers: Words
    heads: Words
    links: Words
    """What joins a name to a head: "the government of Ostravia"."""
    closers: Words
    """What must follow the names; empty where anything may."""
    capitals_are_names: bool
    seats: Words = ()
    """Before the name of a place to which somebody belongs: "the authorities [in] Türkiye"."""
    quantifiers: Words = ()
    """Determiners that no name has behind a link: "the government in [all] municipalities" is two things."""
    fewer: Words = ()
    """Adjectives that tell which of those with a name are addressed: "the [affected] states"."""
    several: Words = ()
    """How the verb ends of a relative clause that speaks of several: "die Länder, die das noch nicht getan hab[en]"."""
    everybody: Words = ()
    """Determiners that leave out nobody: "[all] states"."""
    titles: Words = ()
    """Titles of many words, with joining words inside: "High Representative of the Union for ... and ..."."""


@dataclass(frozen=True, slots=True)
class Immediacy:
    """Words of haste: ``now`` is more than ``soon``; ``never`` are phrases that hold one and mean something else."""

    now: Words
    soon: Words
    never: Words


@dataclass(frozen=True, slots=True)
class Hedges:
    """Words that leave a way out, and those that ask for thought instead of a deed (``consider``)."""

    words: Words
    consider: Words
    never: Words
    endeavours: Words = ()
    """Verbs with their preposition that ask to work towards something: "[für] ein Verbot [einsetzen]"."""
    endeavouring: Words = ()
    """Those of ``consider`` that say the same with a clause: "darauf hinzuwirken, dass"."""
    feasible: Words = ()
    """What is only to be found out of a deed: "to examine whether a ban is [feasible]"."""


@dataclass(frozen=True, slots=True)
class Intensity:
    """Notions, each with its word forms: ``emphasis`` of the verb, ``extent`` of what is asked for."""

    emphasis: tuple[Words, ...]
    extent: tuple[Words, ...]
    company: Words = ()
    """Words that say as much right beside a word of extent: "an independent [international] investigation"."""
    participles: Words = ()
    """Words of extent that are participles beside an auxiliary of the passive: "wordt [uitgebreid]"."""


@dataclass(frozen=True, slots=True)
class Negation:
    """Words of negation, phrases that only look like it, and pairs of opposite deeds."""

    words: Words
    never: Words
    opposites: tuple[Words, ...]
    governors: Words
    """Verbs that turn round what they govern: "refrain from", "stop"."""
    opposed: tuple[tuple[Words, Words], ...] = ()
    """Pairs of lists of deeds: each deed of one list is the opposite of each of the other."""
    listing: Words = ()
    """What joins one more thing to those that are forbidden: "not to use A [or] B"."""
    only: Words = ()
    """What bounds a permission behind its modal verb: "may [only] be used"."""
    allowing: Words = ()
    """Verbs by which something is allowed: "permit"."""
    permits: Words = ()
    """Nouns of what allows something, where it is granted: "licence"."""
    halves: Words = ()
    """What stands some words before a word of negation and belongs to it: "ne soit pas"."""
    restricting: Words = ()
    """What makes such a word mean "only", where no negation follows it: "ne ... que"."""
    before_nouns: Words = ()
    """Those of its words that stand before a noun, so that fewer things are forbidden by "no [new] licences"."""
    prefixes: Words = ()
    """What makes a quality its contrary: "un"."""
    articles: Words = ()
    """Those of the words that stand before a noun and deny the verb: "keine Waffen zu liefern"."""
    followers: Words = ()
    """What belongs to one of these some words later: "keine Waffen [mehr]"."""
    pairing: Words = ()
    """Those of the words that deny two things, said once or twice: "vrij [noch] eerlijk"."""

    @property
    def pairs(self) -> tuple[Words, ...]:
        """All pairs of opposites."""
        return (*self.opposites, *((one, other) for left, right in self.opposed for one in left for other in right))


@dataclass(frozen=True, slots=True)
class Scale:
    """Words in order, the weakest first; each rung lists its words and phrases, in any inflected form.

    ``axis`` names what moves: "action", "scope", "evidence" ... ``absent``: where among the rungs a text without any
    of the words stands (2.5: between the third and the fourth); None where leaving the word out means something else.
    ``floats``: its words say the same at any place of a clause: "report [regularly]", "[regularly] report".
    """

    name: str
    axis: str
    rungs: tuple[Words, ...]
    absent: float | None = None
    floats: bool = False


@dataclass(frozen=True, slots=True)
class Limbs:
    """How several deeds share one verb: "calls on the Commission to review X and to publish Y"."""

    infinitive: str
    """A pattern (regular expression, case ignored) for an infinitive with its mark: "to review", "te herzien"."""
    verb_final: bool
    """Whether the infinitive ends its limb (Dutch, German) or begins it."""
    nested: Words
    """Words after which an infinitive serves another one: "om", "um"."""
    complements: Words
    """Words that open a statement, which may be repeated under one verb: "that ... and that"."""


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
    prohibition: Mapping[str, float]
    """How much a modal verb forbids beside a negation; in between no comma stands."""
    negation: Negation
    quantities: QuantityWords
    exceptions: Words
    """What opens an exception: "with the exception of"."""
    inclusions: Words
    """What opens a further thing that is asked for: "including"."""
    narrowing: Narrowing
    limbs: Limbs
    scales: tuple[Scale, ...]
    recitals: Recitals
