"""A noun of rights, needs and the like, and those who have them, with or without an article: the same is said of them.

die Rechte [von] Minderheiten   =   die Rechte der Minderheiten

Elsewhere the article may tell some from all: "die Freilassung von Gefangenen", "die Freilassung der Gefangenen".
"""

from differ.axes.governed import all_stems
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

Words = tuple[CoreWord, ...]


def with_general_owners(rows: tuple[Words, Words], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows, without the preposition of such an owner where the other side has an article in its place."""
    if not lexicon.reading.had_by_all:
        return rows
    return _like(rows[0], rows[1], lexicon), _like(rows[1], rows[0], lexicon)


def _like(row: Words, other: Words, lexicon: Lexicon) -> Words:
    if not any(word.text in lexicon.reading.genitives for word in row):
        return row
    return tuple(word for at, word in enumerate(row) if not _is_tie(row, at, other, lexicon))


def _is_tie(row: Words, at: int, other: Words, lexicon: Lexicon) -> bool:
    """Whether a word ties a noun to an owner that the other side has, too, right behind its noun or an adjective.

    "die Ausweisung [von] Familien", "die Ausweisung armer Familien"; "Verbot [von] Werbung", "Kürzung der Werbung".
    """
    if not 0 < at < len(row) - 1 or row[at].text not in lexicon.reading.genitives:
        return False
    noun, owner = row[at - 1], row[at + 1]
    if any(word.text in lexicon.reading.genitives for word in other):
        return False
    place = next((n for n, word in enumerate(other) if n and word.sense == owner.sense), None)
    if place is None:
        return False
    before = other[place - 1]
    if before.sense == noun.sense:
        return noun.stem in all_stems(lexicon.reading.had_by_all, lexicon)
    between = [word.sense for word in other[:place]]
    since = between.index(noun.sense) + 1 if noun.sense in between else None
    return since is None or all(word.text.endswith(lexicon.reading.owned_adjectives) for word in other[since:place])
