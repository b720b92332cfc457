"""Verbs that part in a main clause, in laws: their first part ends the sentence, as one word both stand at its end.

De autoriteit [legt] een boete [op].  →  De autoriteit kan een boete [opleggen].
"""

from differ.act import Act
from differ.axes.words import CoreWord, stem
from differ.lexicon.model import Lexicon

Words = tuple[CoreWord, ...]


def with_whole_verbs(rows: tuple[Words, Words], acts: tuple[Act, Act], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows; where one has a verb in two parts and the other in one, both have it in one."""
    if not lexicon.limbs.verb_final or not (acts[0].is_rule and acts[1].is_rule):
        return rows
    return _whole(rows[0], rows[1], acts[0], lexicon), _whole(rows[1], rows[0], acts[1], lexicon)


def _whole(row: Words, other: Words, act: Act, lexicon: Lexicon) -> Words:
    if not row or row[-1].text not in lexicon.reading.separable or not _ends_sentence(row[-1], act):
        return row
    first = row[-1].text
    for word in (word for word in other if word.text.startswith(first) and word.text != first):
        rest = stem(word.text.removeprefix(first), lexicon)
        at = next((at for at, mine in enumerate(row[:-1]) if rest in (mine.stem, stem(mine.text, lexicon))), None)
        if at is not None:
            return (*row[:at], *row[at + 1 : -1], row[at]._replace(text=word.text, stem=word.stem))
    return row


def _ends_sentence(word: CoreWord, act: Act) -> bool:
    """Whether nothing but a sign follows, or another clause."""
    part = act.place.part if act.place else None
    return part is not None and part.folded[word.end : part.end].lstrip()[:1] in ("", ".", ",", ";", ":")
