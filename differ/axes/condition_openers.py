"""What opens a condition or an exception: "if", "in the event that"; those that are listed as alike are one."""

import re
from functools import lru_cache

from differ.axes.phrases import any_of, key, keys
from differ.lexicon.model import SLOT, Lexicon


@lru_cache(maxsize=64)
def openers(lexicon: Lexicon) -> re.Pattern[str]:
    """A pattern for the longest opener, also of such as have a negation behind them: "unless", "if ... not"."""
    words = lexicon.conditions
    alike = (form.partition(f" {SLOT} ")[0] for group in words.alike for form in group)
    phrases = (*words.anywhere, *words.after_comma, *words.doubtful, *lexicon.exceptions, *alike)
    return any_of(tuple(dict.fromkeys(phrases)))


def with_one_opener(text: str, lexicon: Lexicon) -> str:
    """The text of a condition, with the first of those openers that are alike in the place of its own."""
    found = openers(lexicon).match(text)
    opener = key(found.group()) if found else ""
    first = next((key(group[0]) for group in lexicon.conditions.alike if opener in keys(group)), opener)
    return f"{first}{text[found.end() :]}" if found else text
