"""Labels of the units of a law: "Article 5", "CHAPTER II", "ANNEX I"; their names are data of the language."""

import re
from dataclasses import dataclass

from akoma.language import Language
from akoma.model import ProvisionKind

HEADING_LENGTH = 150
"""A longer unnumbered line is text, not a heading (the longest seen in resolutions has about 100 characters)."""

RANKS = {
    ProvisionKind.ANNEX: 0,
    ProvisionKind.BOOK: 1,
    ProvisionKind.PART: 2,
    ProvisionKind.TITLE: 3,
    ProvisionKind.CHAPTER: 4,
    ProvisionKind.SECTION: 5,
    ProvisionKind.SUBHEADING: 6,
    ProvisionKind.ARTICLE: 7,
}
"""Which unit may stand in which: one with a higher rank in one with a lower. An annex ends all that stands open."""

_NUMBER = r"(?:\d{1,4}\s?[a-z]{0,2}|[IVXLC]{1,7}|[A-Z])"


@dataclass(frozen=True, slots=True)
class LawLabel:
    """A label as found: the kind of unit, where the label ends, where its heading begins (the end if there is none)."""

    kind: ProvisionKind
    end: int
    heading: int


class LawLabels:
    """The patterns of one language."""

    def __init__(self, language: Language) -> None:
        """Compile a pattern for each unit that the language names; some put the number before the name ("5. cikk")."""
        units = [kind for kind in RANKS if kind is not ProvisionKind.SUBHEADING]
        named = {kind: dict(language.unit_names).get(kind.value, ()) for kind in units}
        self._patterns = [(kind, _pattern(kind, forms)) for kind, forms in named.items() if forms]

    def find(self, text: str, is_heading: bool) -> LawLabel | None:
        """The label at the beginning of a block, if the block is a label (with its heading) and not a sentence.

        "Article 5 Subject matter" is one, "Article 5 of the Treaty provides ..." is none.
        """
        for kind, pattern in self._patterns:
            found = pattern.match(text)
            if found and (found.end() == len(text) or is_heading or _is_title(text[found.end() :])):
                return LawLabel(kind, found.end("label"), found.end())
        return None

    @staticmethod
    def rank(kind: ProvisionKind) -> int:
        """How deep a unit of this kind stands."""
        return RANKS[kind]


def _pattern(kind: ProvisionKind, forms: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    number = f"(?:\\s+{_NUMBER})?" if kind is ProvisionKind.ANNEX else f"\\s+{_NUMBER}"
    label = rf"(?:(?i:{names}){number}|{_NUMBER}\.?\s+(?i:{names}))"
    return re.compile(rf"(?P<label>{label})(?!\w)(?:\s*[.:–—-]?\s*$|\s*[.:–—-]\s+|\s+)")


def _is_title(rest: str) -> bool:
    return rest[:1].isupper() and is_heading_like(rest)


def is_heading_like(text: str) -> bool:
    """Whether a line can be a heading: short, begun with no small letter, ended by no stop."""
    return len(text) <= HEADING_LENGTH and not text.endswith((".", ";", ":", ",")) and not text[:1].islower()
