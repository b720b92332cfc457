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
    needs: Words = ()
    """Modal phrases that ask whoever is their subject: "it is necessary to"."""
    bans: Words = ()
    """Those that ask only where they are denied: "dürfen nicht"."""
    asking: Words = ()
    """Infinitives that ask whatever is their subject: "must [be] lifted", "must [stop]", "must [be able] to"."""
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
