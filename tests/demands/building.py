"""Small texts for the tests: provisions, documents and comparisons made from plain clauses."""

import re
from collections.abc import Sequence
from functools import cache

from akoma.frbr import FrbrUri
from akoma.model import Clause, Document, DocumentKind, EId, Expression, Manifestation, Provision, ProvisionKind
from differ import lexicon
from differ.lexicon import Lexicon
from differ.model import Change, ChangeKind, Comparison, Correspondence, Mode

LANGUAGES = ("deu", "eng", "fra", "nld")


@cache
def lexicons() -> dict[str, Lexicon]:
    """All lexicons by language."""
    return {language: lexicon.load(language) for language in LANGUAGES}


def provision(
    text: str,
    eid: str = "para_1",
    kind: ProvisionKind = ProvisionKind.PARAGRAPH,
    children: Sequence[Provision] = (),
) -> Provision:
    """A provision whose clauses end in semicolons."""
    parts = [part.strip() for part in re.findall(r"[^;]+;?", text) if part.strip()]
    clauses = tuple(Clause(EId(f"{eid}__clause_{n}"), part) for n, part in enumerate(parts, start=1))
    return Provision(kind, EId(eid), "", " ".join(parts), clauses, children=tuple(children))


def document(provisions: Sequence[Provision], language: str = "eng") -> Document:
    """A resolution with these provisions."""
    source = Manifestation("text.txt", "0" * 64, "text")
    uri = FrbrUri("un", "statement", "resolution", "ep", "2023-10-05", "1", language)
    return Document(source, Expression(uri, DocumentKind.RESOLUTION, language, tuple(provisions)))


def comparison(
    old: Sequence[Provision], new: Sequence[Provision], pairs: Sequence[tuple[str, str]], language: str = "eng"
) -> Comparison:
    """A comparison in which eIds correspond as given; an empty eId stands for nothing."""
    changes = tuple(change(number, a, b) for number, (a, b) in enumerate(pairs, start=1))
    return Comparison(Mode.VERSIONS, document(old, language), document(new, language), changes)


def change(number: int, old: str, new: str, confidence: float = 1.0) -> Change:
    """A change of one unit; eIds of several are parted by spaces."""
    left, right = (tuple(EId(eid) for eid in eids.split()) for eids in (old, new))
    kind = ChangeKind.SUBSTITUTION if left and right else ChangeKind.REPEAL if left else ChangeKind.INSERTION
    return Change(f"c{number}", Correspondence(left, right, confidence), (kind,), ())


def of_texts(old: str, new: str, language: str) -> Comparison:
    """One paragraph against one; an empty text stands for no paragraph."""
    left, right = ([provision(text)] if text else [] for text in (old, new))
    return comparison(left, right, [("para_1" if old else "", "para_1" if new else "")], language)
