"""Nothing of the source is lost: the proof, run on every text that is read.

Each character of the source that is neither white space nor a soft hyphen stands in exactly one span, and the
characters of its spans are exactly the words of the thing that has them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from akoma.model import Expression, SourceSpan
from akoma.normalise import squeeze


def owned(expression: Expression) -> Iterator[tuple[str, str, Sequence[SourceSpan]]]:
    """Everything that has spans: a name for messages, its words, its spans."""
    for passage in expression.passages:
        yield passage.role, passage.text, passage.spans
    for provision in expression.walk():
        yield provision.eid, provision.num + provision.heading + provision.text, provision.spans
    for note in expression.notes():
        yield f"note {note.marker}", note.text, note.spans
    for piece in expression.furniture:
        yield piece.kind, piece.text, piece.spans


def unaccounted(expression: Expression, source: str) -> list[str]:
    """What is wrong with the accounting, in words; empty when every character is accounted for once."""
    problems: list[str] = []
    taken: list[SourceSpan] = []
    for name, words, spans in owned(expression):
        if not _is_alike("".join(source[s.start : s.end] for s in spans), words):
            problems.append(f"{name}: its words are not those of the source: {words[:60]!r}")
        taken.extend(spans)
    if not _is_covered(taken, source):
        problems.extend(islice(_miscounted(taken, source), 5))
    return problems


def _is_alike(left: str, right: str) -> bool:
    """Whether two texts have the same characters that count; most differ in spaces at most, which is soon seen."""
    return left.replace(" ", "") == right.replace(" ", "") or squeeze(left) == squeeze(right)


def _is_covered(spans: Iterable[SourceSpan], source: str) -> bool:
    """Whether the spans do not overlap and nothing that counts is between them: the rule, and quickly seen."""
    last = 0
    for start, end in sorted((span.start, span.end) for span in spans):
        if start < last or squeeze(source[last:start]):
            return False
        last = end
    return not squeeze(source[last:])


def _miscounted(spans: Iterable[SourceSpan], source: str) -> Iterator[str]:
    """Each character that counts and does not stand in exactly one span."""
    taken = [0] * len(source)
    for span in spans:
        for i in range(span.start, span.end):
            taken[i] += 1
    for i, n in enumerate(taken):
        if n != 1 and squeeze(source[i]):
            yield f"character {i} ({source[i]!r}) is accounted for {n} times"


def assert_accounted(expression: Expression, source: str) -> None:
    """Raise an AssertionError when a character was lost or counted twice: a defect of ours, never of the input."""
    problems = unaccounted(expression, source)
    assert not problems, "a character of the source is not accounted for, please report: " + "; ".join(problems)
