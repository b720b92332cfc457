"""What is to be found out of a deed: "to examine whether a ban is [feasible]" says no more than "to examine a ban".

Not behind what is only to be tried: "to seek to shorten the time needed".
"""

from collections.abc import Iterator

from differ.act import Act
from differ.axes.phrases import Span, Stretch, find
from differ.lexicon.model import Lexicon


def asked_of(act: Act, part: Stretch, lexicon: Lexicon) -> Iterator[Span]:
    """The places of such words behind what asks for thought instead of a deed."""
    words = lexicon.hedges.feasible
    tied = lexicon.reading.datives
    since = min((m.quote.end for m in act.considering if m.quote.text.split()[-1] not in tied), default=None)
    if words and since is not None and part.start <= since <= part.end:
        yield from find(part.part(since, part.end), words)
