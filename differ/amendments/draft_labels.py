"""Labels of inserted units: "4a" after 4, "Ba" after B, "-1" and "-A" before the first; and where one belongs."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from string import ascii_lowercase

from akoma.eid import number_part
from akoma.numbering import bare, inserted_rank
from differ.amendments.grammar import codes, instruction_grammar
from differ.amendments.operation import Position, UnitKind

UNLABELLED = frozenset(
    {UnitKind.CITATION, UnitKind.INDENT, UnitKind.SUBPARAGRAPH, UnitKind.SUBHEADING, UnitKind.ROW, UnitKind.TITLE}
)
"""Kinds that print no number; in a location they are counted: "Citation 2 a (new)"."""

LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
"""Latin ordinals, by which many languages count inserted units: 4, 4 bis, 4 ter."""

LONGEST = 2
"""Letters in the longest insertion: "4zz"."""


def ordinals_of(language: str, labels: Iterable[str]) -> tuple[str, ...]:
    """The words by which a text counts what is inserted, "bis" and so on; empty where it does so by letters.

    What the text does itself (``labels`` are those of its units) goes before the usage of its language (ISO 639-2/T).
    """
    own = [found for label in labels if label[:1].isdigit() and (found := _parted(label)[1])]
    if own:
        return LATIN if own[0] in LATIN else ()
    phrases = instruction_grammar(language).data["phrases"] if language in codes() else {}
    return tuple(phrases.get("inserted", ()))


def labels_after(label: str, taken: Collection[str], ordinals: Sequence[str] = ()) -> Iterator[str]:
    """Labels for units inserted after one, in order, none of those taken: after 4: 4a, 4b; after 4a: 4b.

    With ``ordinals``: after 4: 4bis, 4ter.
    """
    stem, inserted = _parted(label)
    if inserted in LATIN:
        following = list(LATIN[LATIN.index(inserted) + 1 :])
    else:
        following = [word for word in _words() if inserted and len(word) == len(inserted) and word > inserted]
    candidates = [stem + word for word in following]
    if candidates and candidates[0] not in taken:
        yield from (one for one in candidates if one not in taken)
    yield from (one for word in (*ordinals, *_words()) if (one := label + word) not in taken)


def labels_before(label: str, taken: Collection[str], ordinals: Sequence[str] = ()) -> Iterator[str]:
    """Labels for units inserted before one: before 1: -1, -1a, -1b; with ``ordinals`` -1, -1bis."""
    first = f"-{label.lstrip('-')}"
    return (one for one in (first, *(first + word for word in (*ordinals, *_words()))) if one not in taken)


def order_of(label: str) -> tuple[int, str, int]:
    """Where a label stands among others of one place: 4bis before 4ter, 4sexies before 4septies, 4b before 4aa."""
    stem, inserted = _parted(label)
    return len(stem), stem, inserted_rank(inserted, LATIN)


def place_of(label: str, siblings: Sequence[str]) -> tuple[int, Position] | None:
    """Beside which of some labels, in the order of the text, a new one belongs; ``None`` where that cannot be told.

    ``4b`` stands after 4a, or after 4 where there is no 4a; ``-1`` before 1.
    """
    if label.startswith("-"):
        named = label[1:]
        before = [at for at, one in enumerate(siblings) if named.startswith(one) and named[len(one) :] in _INSERTED]
        return (before[-1], Position.BEFORE) if before else None
    stems = [at for at, one in enumerate(siblings) if one and label.startswith(one) and label[len(one) :] in _INSERTED]
    stems = [at for at in stems if siblings[at] != label]
    if not stems:
        return None
    at = max(stems, key=lambda found: len(siblings[found]))
    stem = siblings[at]
    while at + 1 < len(siblings) and siblings[at + 1].startswith(stem) and _comes_before(siblings[at + 1], label, stem):
        at += 1
    return at, Position.AFTER


def _comes_before(one: str, label: str, stem: str) -> bool:
    inserted, wanted = one[len(stem) :], label[len(stem) :]
    return inserted in _INSERTED and inserted_rank(inserted, LATIN) < inserted_rank(wanted, LATIN)


def printed(num: str, label: str) -> str:
    """A label in the form of a printed number: ``(a)`` and "ba" give ``(ba)``, "Article 5" and "5a" ``Article 5a``.

    Latin ordinals stand apart: ``4.`` and "4bis" give ``4 bis.``
    """
    label = spaced(label)
    number = number_part(num)
    if number and number in num:
        before, _, behind = num.rpartition(number)
        return f"{before}{label}{behind}"
    core = bare(num)
    return num.replace(core, label) if core and core in num else re.sub(r"[^\W_].*[^\W_]|[^\W_]", label, num, count=1)


def spaced(label: str) -> str:
    """A label as it is printed: Latin ordinals stand apart."""
    stem, inserted = _parted(label)
    return f"{stem} {inserted}" if inserted in LATIN else label


def is_inserted(label: str) -> bool:
    """Whether a label is one of a unit put between others: ``4a``, ``Ba``, ``-1``; of points only the last form."""
    return label.startswith("-") or bool(_parted(label)[1])


def _parted(label: str) -> tuple[str, str]:
    """The number and the letters inserted behind it: ``4a`` is 4 and a, ``Ba`` is B and a; points have none."""
    found = _ORDINAL.fullmatch(label) or re.fullmatch(r"(-?(?:\d+|[A-Z]+))([a-z]*)", label)
    return (found[1], found[2]) if found else (label, "")


_ORDINAL = re.compile(rf"(-?(?:\d+|[A-Z]+|[a-z]))({'|'.join(LATIN)})")


def _words() -> Iterator[str]:
    for length in range(1, LONGEST + 1):
        yield from ("".join(letters) for letters in product(ascii_lowercase, repeat=length))


_INSERTED = frozenset({"", *_words(), *LATIN})
