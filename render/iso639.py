"""Codes of languages: three letters inside (as Akoma Ntoso has them), two letters for readers and programs."""

_TWO_LETTERS = {
    "ara": "ar", "aze": "az", "bul": "bg", "ces": "cs", "dan": "da", "deu": "de", "ell": "el", "eng": "en",
    "est": "et", "fin": "fi", "fra": "fr", "gle": "ga", "hrv": "hr", "hun": "hu", "hye": "hy", "isl": "is",
    "ita": "it", "kat": "ka", "lav": "lv", "lit": "lt", "mkd": "mk", "mlt": "mt", "nld": "nl", "nor": "no",
    "pol": "pl", "por": "pt", "ron": "ro", "rus": "ru", "slk": "sk", "slv": "sl", "spa": "es", "sqi": "sq",
    "srp": "sr", "swe": "sv", "tur": "tr", "ukr": "uk",
}  # fmt: skip
_THREE_LETTERS = {short: long for long, short in _TWO_LETTERS.items()}


def two_letters(code: str) -> str:
    """``nld`` as ``nl``; a code without two-letter form (``und``) stays as it is."""
    return _TWO_LETTERS.get(code, code)


def three_letters(code: str) -> str:
    """``nl`` as ``nld``; any other code stays as it is."""
    return _THREE_LETTERS.get(code, code)
