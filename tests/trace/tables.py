"""The invented dossier as tables of demands, each made once."""

from dataclasses import replace
from functools import cache, partial

from akoma.model import Document
from akoma.reading import read
from differ.lexicon import Lexicon, load
from differ.relate import AUTO, relate
from differ.trace import trace
from differ.trace_model import Cell, Passage, Row, Trace
from tests.corpus import DOSSIER

ADOPTED, PRESS, ARTICLE, STATEMENT, LETTER = range(5)
"""The columns of :func:`dossier`."""

FILES = ("adopted.en.txt", "press-release.en.txt", "article.en.txt", "statement.en.txt", "letter.en.txt")


@cache
def document(name: str) -> Document:
    """A text of the dossier."""
    return read(str(DOSSIER / name))


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language (ISO 639-2/T)."""
    return load(code, [])


def table(base: str, *names: str, older: tuple[int, ...] = ()) -> Trace:
    """The demands of one text of the dossier in others."""
    lexicons = {code: lexicon(code) for code in ("eng", "nld")}
    ours = document(base)
    related = partial(relate, mode=AUTO, lexicons=lexicons)
    return trace(ours, [document(name) for name in names], related, lexicons[ours.expression.language], older)


@cache
def dossier() -> Trace:
    """The English motion against everything."""
    return table("joint-motion.en.txt", *FILES)


@cache
def dutch() -> Trace:
    """The Dutch motion against the adopted text in both languages."""
    return table("joint-motion.nl.txt", "adopted.nl.txt", "adopted.en.txt")


def row(found: Trace, provision: str, begins: str) -> Row:
    """The demand of a provision that begins with these words."""
    (only,) = [r for r in found.rows if r.quote.provision == provision and r.quote.text.startswith(begins)]
    return only


def cell(found: Trace, provision: str, begins: str, column: int) -> Cell:
    """What became of that demand in a document that was compared."""
    answer = row(found, provision, begins).cells[column]
    assert answer is not None
    return answer


def saying(words: str) -> Trace:
    """The table with words of our choice as the first demand, as what answers it, and as its addressee."""
    found = dossier()
    first, *others = found.rows
    shown = first.cells[ADOPTED]
    assert shown is not None
    passage = shown.passages[0]
    quote = replace(passage.quote, text=words, start=0, end=len(words))
    answer = replace(shown, passages=(Passage(quote, passage.clause, 0.5),), doubts=(words,))
    ours = replace(first.quote, text=words, start=0, end=len(words))
    changed = replace(first, quote=ours, formula=words, addressees=(words,), cells=(answer, *first.cells[1:]))
    return replace(found, rows=(changed, *others))
