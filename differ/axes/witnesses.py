"""Who found out what is told as a fact: what counts is that it was found.

alleged embezzlement  →  embezzlement, established [by the Court of Auditors],
de beweerde omkoping  →  de [door de rechter] vastgestelde omkoping
"""

from dataclasses import replace

from differ.act import Act
from differ.axes.cores import Cores
from differ.axes.scales import steps
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

EVIDENCE = "evidence"
"""The name of the scale whose last rung says that something is a fact."""

LONGEST_WITNESS = 6
"""Words of sense in the name of the one who found out."""

Words = tuple[CoreWord, ...]


def without_witness(cores: Cores) -> Cores:
    """The cores without the one who found out, where only one side names one, between commas or before the noun."""
    old = _without(cores.old, cores.new, cores.old_act, cores.lexicon)
    new = _without(cores.new, cores.old, cores.new_act, cores.lexicon)
    return cores if (old, new) == (cores.old, cores.new) else replace(cores, old=old, new=new)


def _without(row: Words, other: Words, act: Act, lexicon: Lexicon) -> Words:
    part = act.place.part if act.place else None
    for at in range(1, len(row) if part else 0):
        if part and row[at].text in lexicon.reading.doers and _is_found(row[at - 1], other, lexicon):
            comma = part.folded.find(",", row[at].end, part.end)
            name = [word for word in row[at:] if word.end <= comma]
            is_closed = part.folded[: row[at - 1].start].rstrip().endswith(",") and name
            if is_closed and len(name) <= LONGEST_WITNESS:
                return (*row[:at], *row[at + len(name) :])
    return _without_before(row, other, act, lexicon)


def _without_before(row: Words, other: Words, act: Act, lexicon: Lexicon) -> Words:
    """The row without the one who found out, who stands right before the word for it and the noun."""
    part = act.place.part if act.place and lexicon.limbs.verb_final else None
    for at, word in enumerate(row if part else ()):
        if part and word.text in lexicon.reading.doers:
            for end in range(at + len(("by", "whom")), min(len(row) - 1, at + LONGEST_WITNESS + 1)):
                is_one = "," not in part.folded[word.end : row[end].start]
                if is_one and _is_found(row[end], other, lexicon):
                    return (*row[:at], *row[end:])
    return row


def _is_found(word: CoreWord, other: Words, lexicon: Lexicon) -> bool:
    """Whether a word says that something is a fact, and the other side does not have it."""
    rungs = [rung for step in steps((word,), lexicon) for rung in step.rungs if rung.scale.name == EVIDENCE]
    is_last = any(rung.level == len(rung.scale.rungs) - 1 for rung in rungs)
    return is_last and word.sense not in {w.sense for w in other}
