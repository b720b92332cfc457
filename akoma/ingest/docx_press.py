"""The press: what is set on it becomes the source text, and whoever sets it gets the trace."""

from collections.abc import Iterable
from itertools import chain

from akoma.limits import check
from akoma.normalise import Traced, compose


class Press:
    """Sets text character by character, and keeps where pages begin.

    Between two pieces of text there may be page breaks that the author asked for and page breaks that Word found when
    it laid the text out. It notes the former among the latter, so the greater of the two numbers counts.
    """

    def __init__(self, name: str) -> None:
        self.rendered = False
        """Whether Word left its layout in the file: only then are the pages known."""
        self._name = name
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = [0]
        self._asked, self._found = 0, 0
        self._blocks = 0

    @property
    def source(self) -> str:
        """All that was set."""
        return "".join(self._parts)

    @property
    def page_starts(self) -> tuple[int, ...]:
        """Where pages begin (offsets, ascending); an empty page begins where the next one does."""
        return tuple(self._starts)

    def put(self, text: str) -> Traced:
        """Set a piece, in NFC, and get its trace; raises SourceTooLargeError."""
        composed = compose(text)
        # Computed labels count as well: these can be long, and come with every paragraph.
        check("characters", self._length + len(composed), self._name)
        start, self._length = self._length, self._length + len(composed)
        self._parts.append(composed)
        if composed and not composed.isspace():
            self._starts.extend([start] * max(self._asked, self._found))
            self._asked = self._found = 0
        return Traced(composed, tuple(range(start, self._length)))

    def count_block(self) -> None:
        """One more block was set; raises SourceTooLargeError."""
        self._blocks += 1
        check("paragraphs", self._blocks, self._name)

    def new_page(self, rendered: bool) -> None:
        """A page begins with the next word; ``rendered``: so Word found, else so the author asked."""
        if rendered:
            self.rendered = True
            self._found += 1
        else:
            self._asked += 1


def strung(parts: Iterable[Traced]) -> Traced:
    """Traced texts one after the other, in linear time."""
    pieces = list(parts)
    return Traced("".join(p.text for p in pieces), tuple(chain.from_iterable(p.at for p in pieces)))
