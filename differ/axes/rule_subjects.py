"""Numbers in the subject of a rule: they say of whom it asks something, and not how much.

Any vehicle [that emits more than 95 g/km] shall be taxed  →  [120 g/km]     asked of fewer
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from differ.axes.crossing import COUNTED, crossing
from differ.axes.phrases import Stretch, find
from differ.axes.quantities import Quantity
from differ.lexicon.model import Lexicon


def with_subjects(found: Iterable[Quantity], part: Stretch, lexicon: Lexicon) -> Iterator[Quantity]:
    """The quantities of a sentence without a formula; those in a relative clause of its subject as thresholds."""
    numbers = list(found)
    relatives = find(part, lexicon.reading.relatives) if numbers and lexicon.reading.pronouns else ()
    verb = next((start for start, _ in find(part, tuple(lexicon.modality), cased=True)), 0) if relatives else 0
    for number in numbers:
        since = next((start for start, _ in relatives if start < number.quote.start < verb), None)
        is_open = since is not None and number.kind in COUNTED and "," not in part.folded[since : number.quote.start]
        passed = crossing(number, part, lexicon) if is_open else 0
        if is_open:
            yield replace(number, threshold=passed, reported=True, ceiling=None, capped=False, is_length=False)
        else:
            yield number
