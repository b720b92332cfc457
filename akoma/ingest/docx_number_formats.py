"""Numbers as Word prints them: 3 is "3", "c", "III", "3rd" ..., by the name of the format in the file."""

from collections.abc import Callable

from akoma.ingest.docx_names import LARGEST

MOST_LETTERS = 30
"""Word repeats letters after "z" (27 is "aa", 53 is "aaa"), up to this many; beyond it prints the number."""

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip

LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
"""The letters that Word counts with in Cyrillic lists (without those that never begin a word)."""
NOTE_SIGNS = "*†‡§"

ORDINALS = {
    "en": ("th", {1: "st", 2: "nd", 3: "rd"}),
    "fr": ("e", {}),
    "nl": ("e", {}),
    "es": ("º", {}),
    "it": ("º", {}),
    "pt": ("º", {}),
}
"""By language: the ending of ordinal numbers, and the endings by last digit; other languages write a full stop."""

OTHER_ORDINAL = "."


def decimal(value: int) -> str:
    """12 is "12"."""
    return str(value)


def decimal_zero(value: int) -> str:
    """3 is "03", 12 is "12"."""
    return f"{value:02}"


def lower_roman(value: int) -> str:
    """4 is "iv"; 0 is "0", for there is no Roman zero."""
    text, rest = "", value
    for worth, sign in ROMAN:
        text += sign * (rest // worth)
        rest %= worth
    return text or str(value)


def letters(value: int, alphabet: str = LATIN) -> str:
    """1 is "a", 26 "z", 27 "aa", 28 "bb": the letter is repeated, not counted on as in a spreadsheet."""
    times, place = divmod(value - 1, len(alphabet))
    if value < 1 or times >= MOST_LETTERS:
        return str(value)
    return alphabet[place] * (times + 1)


def ordinal(value: int, language: str) -> str:
    """1 is "1st", 12 "12th" in English; ``language`` as the file has it (``en-GB``), English where it has none."""
    code = language[:2].lower() or "en"
    if code == "fr" and value == 1:
        return "1er"
    usual, endings = ORDINALS.get(code, (OTHER_ORDINAL, {}))
    teen = value % 100 in (11, 12, 13)
    return f"{value}{usual if teen else endings.get(value % 10, usual)}"


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": decimal,
    "decimalZero": decimal_zero,
    "lowerLetter": letters,
    "upperLetter": lambda value: letters(value).upper(),
    "lowerRoman": lower_roman,
    "upperRoman": lambda value: lower_roman(value).upper(),
    "russianLower": lambda value: letters(value, CYRILLIC),
    "russianUpper": lambda value: letters(value, CYRILLIC).upper(),
    "chicago": lambda value: letters(value, NOTE_SIGNS),
    "numberInDash": lambda value: f"- {value} -",
    "bullet": lambda value: "",
    "none": lambda value: "",
}
"""The formats that need no more than the number."""


def known(name: str) -> bool:
    """Whether a format is printed as Word prints it; others are printed as plain numbers."""
    return name in FORMATS or name == "ordinal"


def printed(value: int, name: str, language: str = "") -> str:
    """A number (0 to LARGEST) in a format; in plain digits when the format is not known."""
    if name == "ordinal":
        return ordinal(value, language)
    return FORMATS.get(name, decimal)(min(value, LARGEST))
