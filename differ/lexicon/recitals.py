"""What asks for something inside a recital."""

from dataclasses import dataclass

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recitals:
    """Words of recitals that ask. All are of one language; without openers no recital of it asks for anything."""

    begins: Words = ()
    """What a clause of a recital begins with: "whereas"; in some languages its last word alone: "que"."""
    obliging: Words = ()
    """Modal verbs that ask there, and seldom tell what is planned or expected: "must", not "is to"."""
    wishes: Words = ()
    """Those by which one wishes, and seldom tells what people are forced to do: "should"."""
    needs: Words = ()
    """Modal phrases that ask whoever is their subject: "it is necessary to"."""
    bans: Words = ()
    """Those that ask only where they are denied: "dürfen nicht"."""
    necessities: Words = ()
    """What a clause begins with, behind its opener, that says what is needed: "it is essential that"."""
    asking: Words = ()
    """Infinitives that ask whatever is their subject: "must [stop]", "must [be able] to", "must [have access]"."""
    passives: Words = ()
    """Auxiliaries of the passive: "must [be] lifted"."""
    deeds: Words = ()
    """Verbs and adjectives that ask in the passive with "must": "lifted", not "carried"; in any form."""
    bodies: Words = ()
    """Heads of names of those who must do what a resolution says and are seldom forced by fate: "Council"."""
    lesser: Words = ()
    """Words in their names that say that they may be: "[local] authorities"."""
    unasked: Words = ()
    """Infinitives that ask for nothing: "must [decide]", "should [be noted]", "should [be available]"."""
    doers: Words = ()
    """What names who does it, in the passive: "by". Beside "must" it tells how things are: "fed [by] charities"."""
    common_doers: Words = ()
    """Those with which it does ask: "respected [by all]"."""
    fates: Words = ()
    """What tells that things are so: "for lack of", "every day". It does not count beside a wish."""
    inner: Words = ()
    """What opens another clause before the modal verb, which then is not that of the recital: "ruled [that]"."""
    sources: Words = ()
    """What tells that a law, a plan or somebody else says so: "pursuant to", "according to"."""
    law_leads: Words = ()
    """Prepositions that tell so before one of ``laws``: "[under] the convention"."""
    laws: Words = ()
    """Laws, treaties and plans."""
    guesses: Words = ()
    """What makes a guess of a modal verb: "must [have]"."""
