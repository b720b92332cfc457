"""Two texts that are bytes already, compared as ``diff`` compares two files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akoma.model import Document
    from differ.model import Report


def is_legislative(document: "Document") -> bool:
    """Whether a document has citations, recitals or numbered provisions: what can be compared clause by clause."""
    from differ.relate import is_unnumbered

    return not is_unnumbered(document)


def related(old: "Document", new: "Document", added: Sequence[str] = ()) -> "Report":
    """The report on two documents, with the lexicons of their languages and the files ``added`` to them.

    Raises ComparisonError.
    """
    from commands.common_words import added_words
    from differ.lexicon import languages, load
    from differ.relate import AUTO, relate

    spoken = [document.expression.language for document in (old, new)]
    overrides, words = added_words(added, (), spoken)
    lexicons = {code: load(code, overrides) for code in sorted({*spoken} & set(languages()))}
    return relate(old, new, AUTO, lexicons, words)


def compared(old: bytes, new: bytes, names: tuple[str, str], lang: str = "") -> "Report":
    """The report on the texts in these bytes. Raises what reading and comparing raise."""
    from akoma.reading import read_data

    return related(read_data(old, names[0], lang), read_data(new, names[1], lang))
