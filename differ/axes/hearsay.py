"""Modal verbs that ask for nothing: what is only told, and what a thing that is asked for is to serve.

dass die Armee geschossen haben [soll]
ein Gesetz, mit dem die Lücke geschlossen werden [soll]
"""

from differ.axes.phrases import Span, Stretch, find, overlaps
from differ.lexicon.model import Lexicon


def is_hearsay(stretch: Stretch, span: Span, lexicon: Lexicon) -> bool:
    """Whether a modal verb stands in a phrase that says that something is only told."""
    phrases = lexicon.reading.hearsay
    return bool(phrases) and overlaps(span, tuple(find(stretch, phrases)))


def serving(stretch: Stretch, lexicon: Lexicon) -> tuple[Span, ...]:
    """The modal verbs that end a relative clause of purpose."""
    words = lexicon.reading.serving
    found = find(stretch, words) if words else ()
    return tuple(span for span in found if _is_of_purpose(stretch, span[0], lexicon))


def _is_of_purpose(stretch: Stretch, at: int, lexicon: Lexicon) -> bool:
    comma = stretch.folded.rfind(",", stretch.start, at)
    opener = stretch.folded[comma + 1 : at].split()[:2] if comma >= 0 else []
    relatives = (*lexicon.reading.relatives, *lexicon.narrowing.relating)
    return len(opener) > 1 and opener[0] in lexicon.reading.purposes and opener[1] in relatives
