"""The results of a vote as a vote list tells them: nothing is interpreted here.

Readers of vote lists (``akoma/amending/votes_*.py``) make a :class:`VoteList`; what it means for a text is decided by
``differ.amendments``.
"""

from dataclasses import dataclass
from enum import StrEnum

from akoma.diagnostics import Diagnostic
from akoma.model import Manifestation


class VoteResult(StrEnum):
    """What became of what was put to the vote."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class VoteLine:
    """One result: of an ``amendment`` (its number), or of the original text of a ``target`` ("§ 2", "Recital B").

    Exactly one of the two is told, but for ``target`` beside an amendment as the list prints it (its place, a hint).
    ``part``: which part of a split vote, from 1; ``text`` says what the part holds, verbatim ("Text as a whole without
    the words: '...'", "those words"). ``block``: the range as printed ("1-2, 4") when the line was voted with others.
    ``final``: the vote on the text as a whole.
    """

    result: VoteResult
    amendment: str = ""
    target: str = ""
    part: int | None = None
    text: str = ""
    block: str = ""
    author: str = ""
    remark: str = ""
    final: bool = False


@dataclass(frozen=True, slots=True)
class VoteList:
    """All results of one list, in its order."""

    lines: tuple[VoteLine, ...]
    title: str = ""
    language: str = ""
    origin: Manifestation | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
