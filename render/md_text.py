"""Markdown as GitHub reads it (GFM): text that stays text, marks that hold, tables and folds.

Mentions (``@name``), numbers of issues (``#12``) and addresses are linked by GitHub after Markdown is done, in the text
that is left; an empty comment inside them keeps them what they are: words.
"""

import re
from collections.abc import Iterable, Sequence

from differ.model import Op, TextEdit

_ESCAPED = re.compile(r"([\\`*_\[\]<>|~&$])")
_LINKED = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=\bGH)(?=-\d)", re.IGNORECASE)
_LEADING = re.compile(r"^(\s*\d*)([#.)+=-])")
_BREAK = "<!-- -->"
_MARKS = {Op.DELETE: ("~~", "<del>", "</del>"), Op.INSERT: ("**", "<strong>", "</strong>")}


def plain(text: str) -> str:
    """Text that GitHub shows as it is, in one line."""
    parts = _LINKED.split(text)
    found = _BREAK.join(_ESCAPED.sub(r"\\\1", part) for part in parts)
    # At the beginning of a line, these make headings, lists and rules.
    return _LEADING.sub(r"\1\\\2", found, count=1)


def edit(one: TextEdit) -> str:
    """Words that are kept, ``~~deleted~~`` or ``**inserted**``; white space stands outside of the marks."""
    if one.op is Op.KEEP:
        return plain(one.text)
    core = one.text.strip(" ")
    if not core:
        return plain(one.text)
    start = one.text[: len(one.text) - len(one.text.lstrip(" "))]
    end = one.text[len(one.text.rstrip(" ")) :]
    mark, opening, closing = _MARKS[one.op]
    # Beside a sign that is no letter, the marks of Markdown do not always count as such; elements do.
    holds = core[0].isalnum() and core[-1].isalnum()
    return f"{start}{mark}{plain(core)}{mark}{end}" if holds else f"{start}{opening}{plain(core)}{closing}{end}"


def edits(parts: Iterable[TextEdit]) -> str:
    """A redline in one line. A space parts what is deleted from what stands instead of it."""
    text = ""
    for one in parts:
        turns = one.op is Op.INSERT and text.endswith(("~~", "</del>"))
        text += (" " if turns else "") + edit(one)
    return text


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; its cells are Markdown already."""
    lines = [" | ".join(heads), " | ".join("---" for _ in heads), *(" | ".join(row) for row in rows)]
    return "\n".join(f"| {line} |" for line in lines)


def fold(summary: str, content: str) -> str:
    """What is long, behind a line that opens it; ``summary`` is text."""
    return f"<details>\n<summary>{_html(summary)}</summary>\n\n{content}\n\n</details>"


def _html(text: str) -> str:
    parts = _LINKED.split(text)
    return _BREAK.join(p.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for p in parts)
