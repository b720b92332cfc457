"""Two rows of words made comparable where a first reading leaves a doubt.

drop charges → reconsider charges                  a phrase that is one word elsewhere, taken apart
introduce a ban on → introduce a partial ban on    a phrase that a word of a scale parts
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from differ.axes.cores import Cores, Region
from differ.axes.scales import Step, known_steps
from differ.axes.words import CoreWord, as_listed, listed_stems
from differ.lexicon.model import Lexicon

Words = tuple[CoreWord, ...]


def taken_apart(doubtful: Sequence[Region], cores: Cores) -> Cores | None:
    """The cores with the phrases of such regions as single words; None where there are none."""
    whole = {word for region in doubtful for word in (*region.old, *region.new) if " " in word.text}
    if not whole:
        return None
    old, new = (
        tuple(
            sorted((p for word in row for p in (_parts(word, is_old, cores) if word in whole else (word,))), key=_start)
        )
        for row, is_old in ((cores.old, True), (cores.new, False))
    )
    return replace(cores, old=old, new=new)


def _start(word: CoreWord) -> int:
    return word.start


def _parts(word: CoreWord, is_old: bool, cores: Cores) -> Iterator[CoreWord]:
    """The words of a phrase, each with its place; with that of the phrase where it is printed in another order."""
    place = cores.act(is_old).place
    text = place.part.folded.casefold() if place else ""
    since = word.start
    for part in word.text.split():
        at = text.find(part, since, word.end)
        start, end = (at, at + len(part)) if at >= 0 else (word.start, word.end)
        since = end if at >= 0 else since
        yield CoreWord(part, " ".join(listed_stems(part, cores.lexicon)), False, start, end)


def without_parting(cores: Cores, axes: frozenset[str]) -> tuple[Cores, Step, bool] | None:
    """The cores without the only word of a scale of some axes that one side has more, that step, and whose it was.

    None where the rows are not the same without it: then nobody knows what it belongs to.
    """
    for row, other, is_old in ((cores.old, cores.new, True), (cores.new, cores.old, False)):
        more = Counter(word.sense for word in row) - Counter(word.sense for word in other)
        for step in known_steps(row, cores.lexicon) if more else ():
            if step.optional and step.optional.scale.axis in axes and all(more[word.sense] for word in step.words):
                left = tuple(word for word in row if word not in step.words)
                rows = _listed(left, cores.lexicon), _listed(other, cores.lexicon)
                if [w.sense for w in rows[0]] == [w.sense for w in rows[1]]:
                    old, new = rows if is_old else rows[::-1]
                    return replace(cores, old=old, new=new), step, is_old
    return None


def _listed(row: Words, lexicon: Lexicon) -> Words:
    return as_listed(row, lexicon)
