"""Words that look like emphasis and stress no verb: "[besonders] schutzbedürftige Flüchtlinge", participles."""

from collections.abc import Iterable, Iterator

from differ.axes.marks import Mark
from differ.axes.phrases import Stretch, key
from differ.lexicon.model import Lexicon


def without_degrees(found: Iterable[Mark], part: Stretch, lexicon: Lexicon) -> Iterator[Mark]:
    """The marks without such words, in languages that list them and whose nouns have capitals."""
    return (mark for mark in found if not _is_degree(mark, part, lexicon))


def _is_degree(mark: Mark, part: Stretch, lexicon: Lexicon) -> bool:
    after = part.text[mark.quote.end : part.end].split(maxsplit=2)[:2]
    if after and after[0].strip(" ,;.") in lexicon.reading.auxiliaries:
        return True  # "dass die Versammlung [entschieden] hat"
    if key(mark.quote.text) not in lexicon.reading.degrees:
        return False
    return len(after) > 1 and after[0].isalpha() and after[0].islower() and after[1][0].isupper()
