"""An act read again beside the act that it is compared with: where a condition ends, what belongs to a phrase."""

from dataclasses import replace

from differ.act import Act
from differ.axes.amounts_given import whole_steps
from differ.axes.completing import core_of
from differ.axes.marks import Mark
from differ.axes.phrases import Span, Stretch, find
from differ.axes.quantities import ENDS, Quantity
from differ.axes.words import core
from differ.lexicon.model import Lexicon


def fitted_to(act: Act, other: Act, lexicon: Lexicon) -> Act:
    """The act as the other one shows that it is to be read; both are completed."""
    act = thought_as_words(act, other, lexicon)
    act = whole_clauses(whole_phrases(cut_at(act, other, lexicon), other, lexicon), other, lexicon)
    stepped = whole_steps(act, other, lexicon)
    return act if stepped is act else _with_core(stepped, lexicon)


def cut_at(act: Act, other: Act, lexicon: Lexicon) -> Act:
    """The act with its last condition or exception cut where words begin that the other act has outside any of them.

    "calls on the Agency in the event of an accident to ground all aircraft": no comma says where the condition ends,
    but the other text, which has none, does.
    """
    if len(act.conditions) == len(other.conditions) + 1 and (end := _end(act, act.conditions[-1], other, lexicon)):
        return _with_core(replace(act, conditions=(*act.conditions[:-1], end)), lexicon)
    if len(act.exceptions) == len(other.exceptions) + 1 and (end := _end(act, act.exceptions[-1], other, lexicon)):
        return _with_core(replace(act, exceptions=(*act.exceptions[:-1], end)), lexicon)
    return act


def _end(act: Act, last: Mark, other: Act, lexicon: Lexicon) -> Mark | None:
    """The mark up to the words that the other act has; None where it holds none of them at its end."""
    if act.place is None:
        return None
    inside = core(act.place.part.part(*last.span), (), lexicon)
    missing = [word.sense for word in other.core]
    for word in act.core:
        if word.sense in missing:
            missing.remove(word.sense)
    senses = [word.sense for word in inside]
    if not missing or len(missing) >= len(senses) or senses[-len(missing) :] != missing:
        return None
    start, part = last.quote.start, act.place.part
    kept = part.text[start : inside[-len(missing)].start].rstrip(" ,")
    return replace(last, quote=part.quote((start, start + len(kept))))


def thought_as_words(act: Act, other: Act, lexicon: Lexicon) -> Act:
    """The act, its words of thought read as a verb where the other act has that verb: "carry out a study", "study"."""
    if other.considering or not act.considering:
        return act
    known = {word.stem for word in other.core}
    left = tuple(mark for mark in act.considering if mark.sense not in known)
    return act if left == act.considering else _with_core(replace(act, considering=left), lexicon)


def whole_phrases(act: Act, other: Act, lexicon: Lexicon) -> Act:
    """The act, its numbers that only say of which things something is asked read as words: "farms [of over 50 ha]".

    Only where the other act has no such phrase: then the words narrow a noun, and the number decides nothing.
    """
    if act.place is None or not other.is_completed or len(act.quantities) <= len(other.quantities):
        return act
    part, openers = act.place.part, lexicon.narrowing.bounding
    opened = tuple(find(part, openers)) if openers else ()
    known = {(q.kind, q.value) for q in other.quantities}
    others = [q for q in act.quantities if (q.kind, q.value) not in known and q.kind not in ENDS]
    inner = [q for q in others if _is_opened(q, opened, part)]
    bare = replace(act, quantities=tuple(q for q in act.quantities if q not in inner))
    return _with_core(bare, lexicon) if inner else act


def _is_opened(number: Quantity, opened: tuple[Span, ...], part: Stretch) -> bool:
    """Whether a phrase that bounds things ends right before a number, or runs into it."""
    return any(start < number.quote.end and not part.folded[end : number.quote.start].strip() for start, end in opened)


def whole_clauses(act: Act, other: Act, lexicon: Lexicon) -> Act:
    """The act, its words of negation inside a relative clause read as words: "the militias [that have not signed]".

    Only where the other act has fewer: then they are part of what only this act says, and stay among its words.
    """
    inner = [mark for mark in act.negations if mark.reported and _follows_relative(mark, act, lexicon)]
    if not inner or len(act.negations) - len(inner) != len(other.negations):
        return act
    return _with_core(replace(act, negations=tuple(mark for mark in act.negations if mark not in inner)), lexicon)


def _follows_relative(mark: Mark, act: Act, lexicon: Lexicon) -> bool:
    """Whether a relative word stands before a word of negation, and no comma in between."""
    part = act.place.part if act.place else None
    if part is None:
        return False
    comma = part.folded.rfind(",", part.start, mark.quote.start)
    clause = part.part(max(comma + 1, part.start), mark.quote.start)
    return any(True for _ in find(clause, lexicon.reading.relatives))


def _with_core(act: Act, lexicon: Lexicon) -> Act:
    return replace(act, core=core_of(act, lexicon))
