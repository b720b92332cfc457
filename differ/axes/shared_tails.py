"""Compounds that share their last part, written out where the other side has one of them whole.

    kolen-, olie- en gasbedrijven  →  kolenbedrijven
    Bundes- und Landesbehörden     →  Bundesbehörden

Only where nouns grow together. What the last part is only the other side tells: it is what stands there behind the
first part, and what the last compound of the row ends in.
"""

from differ.act import Act
from differ.axes.words import CoreWord, as_listed
from differ.lexicon.model import Lexicon

TAIL_LETTERS = 4
"""Letters of the shortest last part."""

Words = tuple[CoreWord, ...]


def with_whole_compounds(rows: tuple[Words, Words], acts: tuple[Act, Act], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows, each compound of which only the first part is printed with the last part that it shares."""
    if not lexicon.limbs.verb_final:
        return rows
    return _whole(rows[0], rows[1], acts[0], lexicon), _whole(rows[1], rows[0], acts[1], lexicon)


def _whole(row: Words, other: Words, act: Act, lexicon: Lexicon) -> Words:
    cut = [at for at, word in enumerate(row) if _is_cut(word, act)]
    tail = next((tail for at in cut if (tail := _tail(row, at, other, cut))), "")
    if not tail:
        return row
    return as_listed([w._replace(text=w.text + tail) if at in cut else w for at, w in enumerate(row)], lexicon)


def _is_cut(word: CoreWord, act: Act) -> bool:
    """Whether a dash and then a space or a comma follow: "Bundes- und"."""
    after = act.place.part.folded[word.end : word.end + 2] if act.place else ""
    return after[:1] == "-" and after[1:] in (" ", ",")


def _tail(row: Words, at: int, other: Words, cut: list[int]) -> str:
    """The last part that a compound shares with the next whole one, as the other row tells; empty if it does not."""
    whole = [word.text for number, word in enumerate(row) if number > at and number not in cut]
    tails = (word.text.removeprefix(row[at].text) for word in other if word.text.startswith(row[at].text))
    return next((t for t in tails if len(t) >= TAIL_LETTERS and any(text.endswith(t) for text in whole)), "")
