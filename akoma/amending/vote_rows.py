"""A row of a table of votes, with named members, to results: the same for CSV and JSON."""

import re
from collections.abc import Iterable, Mapping

from akoma.amending.vote_numbers import numbers_in
from akoma.amending.vote_words import result_of
from akoma.errors import AmendmentError
from akoma.limits import check
from akoma.vote_list import VoteLine, VoteResult

KNOWN = frozenset({"amendment", "target", "part", "text", "result", "author", "remark"})
"""The members of a row."""


def all_lines(rows: Iterable[tuple[str, Mapping[str, str]]], name: str) -> tuple[VoteLine, ...]:
    """The results of all rows, each with where it stands; raises SourceTooLargeError as soon as they are too many."""
    found: list[VoteLine] = []
    for where, row in rows:
        found.extend(lines_of(row, where))
        check("paragraphs", len(found), name, noun="results")
    return tuple(found)


def lines_of(row: Mapping[str, str], where: str) -> tuple[VoteLine, ...]:
    """The results that a row tells: one for each amendment of a range. Raises an AmendmentError that says ``where``."""
    result = _result(row.get("result", ""), where)
    part = _part(row.get("part", ""), where)
    named = row.get("amendment", "").strip()
    target = " ".join(row.get("target", "").split())
    if not named and not target:
        raise AmendmentError(f"{where} names neither an amendment nor a target", 'give "amendment" or "target"')
    try:
        numbers = numbers_in(named) if named else ("",)
    except AmendmentError as problem:
        raise AmendmentError(f"{where}: {problem.message}", problem.hint) from problem
    return tuple(
        VoteLine(
            result=result,
            amendment=number,
            target=target,
            part=part,
            text=row.get("text", "").strip(),
            block=named if len(numbers) > 1 else "",
            author=row.get("author", "").strip(),
            remark=row.get("remark", "").strip(),
        )
        for number in numbers
    )


def _result(text: str, where: str) -> VoteResult:
    result = result_of(text)
    if result is None:
        shown = f"{text!r} is no result" if text.strip() else "has no result"
        raise AmendmentError(f"{where}: {shown}", "write adopted, rejected, lapsed or withdrawn")
    return result


def _part(text: str, where: str) -> int | None:
    bare = text.strip()
    if not bare:
        return None
    if not re.fullmatch(r"[1-9]\d?", bare):
        raise AmendmentError(f"{where}: {text!r} is no part of a split vote", "count the parts: 1, 2, 3")
    return int(bare)
