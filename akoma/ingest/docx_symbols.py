"""Signs of the picture fonts (Symbol, Wingdings): what they show, as characters that every font has."""

import re

UNKNOWN = "\ufffd"
"""What stands for a sign that is not known."""

PRIVATE = 0xF000
"""Files give the signs of picture fonts by code points of the private use area that begin here."""

CHARACTERS = (range(0x20, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000))
"""The code points of characters that XML may hold."""

_GREEK = {
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
}

SIGNS: dict[str, dict[int, str]] = {
    "symbol": {
        **{code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"},
        **{ord(latin): greek for latin, greek in _GREEK.items()},
        0x2A: "∗", 0x2D: "−", 0x7E: "∼", 0xA0: "€", 0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦",
        0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×",
        0xB5: "∝", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈",
        0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xD7: "⋅", 0xE5: "∑", 0xF2: "∫",
    },
    "wingdings": {
        0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "◻", 0x71: "❑", 0x72: "❒", 0x73: "⬧",
        0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢",
        0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x54: "☒", 0x97: "●", 0xA3: "□"},
    "wingdings 3": {0x7D: "▶", 0x7C: "◀"},
}  # fmt: skip
"""Font (lower case): byte, and the character that looks like its sign. Bullets, arrows, ticks, Greek, mathematics."""

_PRIVATE_USE = re.compile("[\uf020-\uf0ff]")


def sign(font: str, code: str) -> str:
    """The character for a ``w:sym``: a hexadecimal code in a font. UNKNOWN where no table has it."""
    if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", code):
        return UNKNOWN
    point = int(code, 16)
    known = SIGNS.get(font.lower())
    if known is not None or PRIVATE <= point < PRIVATE + 0x100:
        return (known or {}).get(point & 0xFF, UNKNOWN)
    return chr(point) if any(point in block for block in CHARACTERS) else UNKNOWN


def plain(font: str, text: str) -> str:
    """A text in which signs of a picture font stand as private characters, with the characters that they look like."""
    known = SIGNS.get(font.lower(), {})
    return _PRIVATE_USE.sub(lambda found: known.get(ord(found[0]) - PRIVATE, found[0]), text)
