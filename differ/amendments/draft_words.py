"""Word changes said by quotation: each quotes words that stand in the unit once, and touches no other.

    old   Calls on the Council to act, and to report;
    new   Urges the Council to act and to report by May;
    says  replace "Calls on" by "Urges"; replace "act," by "act"; after "report" insert "by May"

What is changed is widened word by word until the quotation is unique; changes that then meet become one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from differ.amendments.engine import joints
from differ.amendments.operation import Operation, OperationKind, Position, UnitPath, Words
from differ.model import Op
from differ.words import diff

_UNSEEN = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_FOLDED = str.maketrans({**_UNSEEN, **dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟«»″", '"'), "\u2011": "-"})
"""Reading rule R2: what counts as the same for finding."""

_TELLING = re.compile(r"\w{4}")
"""A word that says more than "is" or "of": a quotation that has one is easier to find."""

CLOSING = ",;.:"
"""Marks before which no space stands (reading rule R4)."""


def found_as(text: str) -> str:
    """A text as quotations of it are found (reading rule R2): case, dashes and letters as they are."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_FOLDED).split())


@dataclass(frozen=True, slots=True)
class _Rewrite:
    """Characters ``start`` to ``end`` of the old text give way to ``words``."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Said:
    """An operation and the characters of the old text that it quotes."""

    start: int
    end: int
    kind: OperationKind
    words: str = ""
    position: Position | None = None


def word_operations(
    path: UnitPath, old: str, new: str, language: str, beside: Sequence[str] = ()
) -> tuple[Operation, ...] | None:
    """The operations that turn the words of a unit into others; ``None`` where quotations cannot say it.

    ``beside``: other texts in which the quoted words would be looked for too (points of the unit, its heading).
    """
    finder = _Finder(old, [found_as(text) for text in (old, *beside)])
    rewrites = list(_rewrites(old, new, language))
    while True:
        said = [finder.say(rewrite) for rewrite in rewrites]
        found = [one for one in said if one is not None]
        if len(found) < len(said):
            return None
        at = next((i for i in range(1, len(found)) if found[i].start <= found[i - 1].end), 0)
        if not at:
            return tuple(_operation(path, old, one) for one in found)
        rewrites[at - 1 : at + 1] = [_merged(old, rewrites[at - 1], rewrites[at])]


def _operation(path: UnitPath, old: str, said: _Said) -> Operation:
    quoted = Words(old[said.start : said.end])
    return Operation(said.kind, path, quoted, words=said.words, position=said.position)


def _rewrites(old: str, new: str, language: str) -> Iterator[_Rewrite]:
    """The stretches that differ, in order and never touching."""
    at, start, words, changed = 0, 0, "", False
    for edit in diff(old, new, language):
        if edit.op is Op.KEEP:
            if changed:
                yield _Rewrite(start, at, words)
            at += len(edit.text)
            start, words, changed = at, "", False
            continue
        changed = True
        at += len(edit.text) if edit.op is Op.DELETE else 0
        words += edit.text if edit.op is Op.INSERT else ""
    if changed:
        yield _Rewrite(start, at, words)


def _merged(old: str, first: _Rewrite, second: _Rewrite) -> _Rewrite:
    return _Rewrite(first.start, second.end, first.words + old[first.end : second.start] + second.words)


class _Finder:
    """Says rewrites of one text by quotations that are unique in it and in the texts beside it."""

    def __init__(self, old: str, texts: Sequence[str]) -> None:
        self._old = old
        self._texts = texts
        self._words = [(found.start(), found.end()) for found in re.finditer(r"\S+", old)]

    def say(self, rewrite: _Rewrite) -> _Said | None:
        """The plainest operation that does what the rewrite does."""
        for form in (self._repeal, self._insertion, self._substitution):
            said = form(rewrite)
            if said is not None and self._does(said, rewrite):
                return said
        return None

    def _does(self, said: _Said, rewrite: _Rewrite) -> bool:
        """Whether whoever applies the operation, with all that he does about spaces and marks, gets the new words."""
        wanted = self._old[: rewrite.start] + rewrite.words + self._old[rewrite.end :]
        match said.kind, said.position:
            case OperationKind.REPEAL, _:
                start, end = joints.removal(self._old, said.start, said.end)
                words = ""
            case OperationKind.INSERTION, Position.BEFORE:
                start, end, words = joints.before(self._old, said.start, said.words)
            case OperationKind.INSERTION, _:
                start, end, words = joints.after(self._old, said.end, said.words)
            case _:
                start, end, words = joints.replacement(self._old, said.start, said.end, said.words)
        return self._old[:start] + words + self._old[end:] == wanted

    def _repeal(self, rewrite: _Rewrite) -> _Said | None:
        """Words that go, with a space before or after them, and nothing in their place."""
        start, end = self._core(rewrite)
        if rewrite.words or start >= end or not self._stands_free(start, end) or self._old[start] in CLOSING:
            return None
        after = self._old[end:]
        if after[:1].isspace() and after.lstrip()[:1] in CLOSING:
            return None  # as in French: whether the space before the mark stays is for nobody to guess
        return _Said(start, end, OperationKind.REPEAL) if self._unique(start, end) else None

    def _insertion(self, rewrite: _Rewrite) -> _Said | None:
        """Words that come, after others or before them."""
        words = rewrite.words.strip()
        if rewrite.start < rewrite.end or not words:
            return None
        return self._after(rewrite.start, rewrite.words, words) or self._before(rewrite.start, rewrite.words, words)

    def _after(self, at: int, given: str, words: str) -> _Said | None:
        end = len(self._old[:at].rstrip())
        space = "" if words[0] in CLOSING else " "
        if not end or self._old[:end] + space + words + self._old[end:] != self._old[:at] + given + self._old[at:]:
            return None
        start = self._beginning(end)
        return None if start is None else _Said(start, end, OperationKind.INSERTION, words, Position.AFTER)

    def _beginning(self, end: int) -> int | None:
        """Where the fewest whole words begin that end here and stand in the text once."""
        starts = [start for start, _ in self._words if start < end and self._unique(start, end)]
        telling = (start for start in reversed(starts) if _TELLING.search(self._old[start:end]))
        return next(telling, starts[-1] if starts else None)

    def ending_at(self, end: int) -> str | None:
        """Those words; ``None`` where there are none."""
        start = self._beginning(end)
        return None if start is None else self._old[start:end]

    def _before(self, at: int, given: str, words: str) -> _Said | None:
        start = len(self._old) - len(self._old[at:].lstrip())
        whole = self._old[:start] + words + " " + self._old[start:]
        if {words[0], self._old[start : start + 1]} & set(CLOSING):
            return None  # the space before the mark would be taken for one that only the insertion brings
        if start == len(self._old) or whole != self._old[:at] + given + self._old[at:]:
            return None
        for _, end in (word for word in self._words if word[1] > start):
            if self._unique(start, end):
                return _Said(start, end, OperationKind.INSERTION, words, Position.BEFORE)
        return None

    def _substitution(self, rewrite: _Rewrite) -> _Said | None:
        """Words in the place of others, as few as can be quoted without doubt."""
        whole = self._old[: rewrite.start] + rewrite.words + self._old[rewrite.end :]
        shift = len(whole) - len(self._old)
        start, end = self._widened(rewrite)
        while True:
            words = whole[start : end + shift]
            said = _Said(start, end, OperationKind.SUBSTITUTION, words)
            tidy = bool(self._old[start:end].strip()) and words == words.strip() != ""
            if tidy and self._unique(start, end) and self._does(said, rewrite):
                return said
            if start == 0 and end == len(self._old):
                return None
            start, end = self._wider(start, end)

    def _core(self, rewrite: _Rewrite) -> tuple[int, int]:
        """The rewritten stretch without white space at its ends."""
        text = self._old[rewrite.start : rewrite.end]
        return rewrite.start + len(text) - len(text.lstrip()), rewrite.end - (len(text) - len(text.rstrip()))

    def _widened(self, rewrite: _Rewrite) -> tuple[int, int]:
        """The stretch, cut short of the white space that stays, widened to whole words where it begins inside one."""
        start, end = self._core(rewrite)
        words = rewrite.words
        same_margins = words.strip() and (
            self._old[rewrite.start : start] == words[: len(words) - len(words.lstrip())]
            and self._old[end : rewrite.end] == words[len(words.rstrip()) :]
        )
        if start < end and same_margins and self._stands_free(start, end) and _has_word(self._old[start:end]):
            return start, end
        return self._around(rewrite.start, rewrite.end)

    def _around(self, start: int, end: int) -> tuple[int, int]:
        """The words (parted by white space) that a stretch touches; the one before it, where it touches none."""
        touched = [word for word in self._words if word[0] <= end and word[1] >= start]
        if not touched:
            return 0, len(self._old)
        return touched[0][0], touched[-1][1]

    def _wider(self, start: int, end: int) -> tuple[int, int]:
        """One more word: before, or behind where nothing stands before."""
        before = [word for word in self._words if word[0] < start]
        behind = [word for word in self._words if word[1] > end]
        if before and (not behind or start - before[-1][0] <= behind[0][1] - end):
            return before[-1][0], end
        return start, behind[0][1]

    def _stands_free(self, start: int, end: int) -> bool:
        """Whether no word is cut at either end."""
        return _is_border(self._old, start) and _is_border(self._old, end)

    def _unique(self, start: int, end: int) -> bool:
        quoted = found_as(self._old[start:end])
        return _has_word(quoted) and sum(_occurrences(quoted, text) for text in self._texts) == 1


def _has_word(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _is_border(text: str, at: int) -> bool:
    return at in (0, len(text)) or not (text[at - 1].isalnum() and text[at].isalnum())


def _occurrences(quoted: str, text: str) -> int:
    """How often quoted words stand in a text as whole words; both as :func:`found_as` gives them."""
    count, at = 0, text.find(quoted)
    while at >= 0:
        count += _is_border(text, at) and _is_border(text, at + len(quoted))
        at = text.find(quoted, at + 1)
    return count


def words_before(text: str, end: int) -> str | None:
    """The fewest words before an offset that stand in the text once; ``None`` where there are none."""
    finder = _Finder(text, [found_as(text)])
    return finder.ending_at(end)
