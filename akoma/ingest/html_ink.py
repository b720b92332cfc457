"""Ink: the text of a page as it is printed, piece by piece; white space and Unicode are settled here."""

import re
from unicodedata import combining

from akoma.normalise import compose, squeeze

_INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff]|[\ud800-\udfff]")
"""Characters that print nothing. The soft hyphen stays: all readers know it."""

_WHITE = re.compile(r"[ \t\n\r\f]+")
"""White space of HTML: any amount is one space. No-break spaces stay as they are."""

MAX_ACCENTS = 30
"""Most accents on one letter that are put in order, as in the Stream-Safe Text Format of Unicode."""


class Ink:
    """A growing text. Offsets into it are final, and the whole of it is in NFC."""

    def __init__(self) -> None:
        self.size = 0
        self.seen = 0
        """Where the last visible character ends, white space after it in the same piece included."""
        self._pieces: list[str] = []
        self._last = "\n"

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._pieces)

    def write(self, text: str) -> bool:
        """Add text; whether anything of it can be seen."""
        plain = _WHITE.sub(" ", _INVISIBLE.sub("", text))
        if self._last in " \n":
            plain = plain.lstrip(" ")
        if plain:
            self._append(plain)
        visible = bool(squeeze(plain))
        if visible:
            self.seen = self.size
        return visible

    def new_line(self) -> None:
        """Add a line break."""
        self._append("\n")

    def _append(self, text: str) -> None:
        composed = compose(text)
        if not text[0].isascii() and compose(self._last + text) != self._last + composed:
            composed = compose(self._last + text)
            self._take_back(len(self._last))
        self._pieces.append(composed)
        self.size += len(composed)
        self._last = _last_letter(self._last + composed if combining(composed[0]) else composed)

    def _take_back(self, length: int) -> None:
        """Remove the last characters, for what follows is an accent on them."""
        self.size -= length
        while length > 0:
            piece = self._pieces.pop()
            if len(piece) > length:
                self._pieces.append(piece[:-length])
            length -= len(piece)


def _last_letter(text: str) -> str:
    """The last character of a text, with the accents on it and what they stand on."""
    start = len(text) - 1
    while start > 0 and combining(text[start]) and len(text) - start < MAX_ACCENTS:
        start -= 1
    return text[start:]
