"""The words by which something is asked of fewer things, as values."""

from dataclasses import dataclass

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The words by which something is asked of fewer things: "fees for students [from poor families]"."""

    locating: Words = ()
    """Prepositions that say of which things: "in", "from"; not "for" or "by", which may say something else."""
    collectives: Words = ()
    """Nouns of several things that have no plural ending: "people"."""
    unbounded: Words = ()
    """Nouns of which more words say what they are, and not which of them: "measures in ..."."""
    manners: Words = ()
    """Nouns after such a preposition that say how or when something is to be done: "in [cooperation]"."""
    without_leave: Words = ()
    """What a ban leaves free, where one of ``forbidding`` stands: "ban exports [without a permit]"."""
    forbidding: Words = ()
    """Those words: "ban"."""
    averting: Words = ()
    """Further verbs by which there is less of something: "prevent", "restrict"."""
    abstaining: Words = ()
    """Verbs before a deed that is not to be done, where no verb stands last: "refrain from"."""
    outcomes: Words = ()
    """Verbs, with what ties them, that tell what something is or leads to: "amount to", "be a"."""
    parenthetical: Words = ()
    """What opens words between commas that are no member of a list: "given", "in accordance with"."""
    confining: Words = ()
    """Verbs under which fewer things are not less: "restrict the aid to ..."."""
    classifying: Words = ()
    """Adjectives that tell kinds of things and never say how much: "coastal"."""
    indifferent: Words = ()
    """Words between "all" and its noun that leave all of them: "all [necessary] measures"."""
    beneficiaries: Words = ()
    """How the nouns end that name those for whom something is asked: "fees for [students]"."""
    origins: Words = ()
    """Prepositions before where things come from; not beside one of ``taking``: "protect from"."""
    bearing: Words = ()
    """Prepositions before what persons have; not beside one of ``taking``: "provide with"."""
    taking: Words = ()
    """Verbs that such prepositions belong to."""
    sweeping: Words = ()
    """Deeds that are done to all things of a kind: what follows the noun says to which: "ban advertising [at ...]"."""
    qualities: Words = ()
    """How nouns and the adjectives after them end in the plural, where adjectives follow: "élève[s] boursier[s]"."""
    places: Words = ()
    """Nouns of places: what is asked for there is asked for nowhere else."""
    bounding: Words = ()
    """What stands before a number that says of which things something is asked: "older than"."""
    participles_beside: Words = ()
    """Participles that stand beside their noun, whole, or only their endings: "-ed", "held"."""
    evaluating: Words = ()
    """Words like these that tell no kind: "necessary", "systematic"."""
    labelling: Words = ()
    """What opens the name that is given to what is blamed: "condemns the attack [as a] war crime"."""
    relating: Words = ()
    """Further relative words after a preposition: "Betriebe, in [denen] ..."."""
    no_nouns: Words = ()
    """How words end that are no nouns: participles, adverbs."""
    adverb_endings: Words = ()
    """How words of extent end that belong to the verb: "-ly"."""
    limiting: Words = ()
    """Words after which more things are not more: "limit the use to hospitals [and nursing homes]"."""
    cases: Words = ()
    """Nouns of which a word of haste tells which ones: "urgent [patients]"."""
    more: Words = ()
    """Words that a word for how many raises: "many [more] inspections" are no fewer than "more inspections"."""
    befalling: Words = ()
    """Nouns of what befalls people or is done wrong: of these "serious" tells which ones: "losses", "offences"."""
    grave: Words = ()
    """Further adjectives that tell which ones: "serious", "repeated"."""
    altering: Words = ()
    """Nouns of changes, of which it does so where they are only told of: "notify [changes]"."""
    telling: Words = ()
    """Verbs that tell of them: "notify", "publish"."""
    ranked: Words = ()
    """Nouns of which a comparative tells which ones are meant: "tax higher [incomes]"."""
