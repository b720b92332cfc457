"""Prepositions that say the same before the same noun.

[nach] dem Jahresbericht der Agentur        =   [laut] dem Jahresbericht der Agentur
jährlich [von] Sachverständigen geprüft     =   jährlich [durch] Sachverständige geprüft

der [vom] Rat, der OSZE und Verbänden       =   der vom Rat, [von] der OSZE und [von] Verbänden

Right behind a noun "von" tells whose it is: "die Prüfung von Unternehmen", "die Prüfung durch Unternehmen".
"""

from collections import Counter
from itertools import pairwise

from differ.act import Act
from differ.axes.phrases import key
from differ.axes.words import CoreWord
from differ.lexicon.model import Lexicon

Words = tuple[CoreWord, ...]


def with_one_lead(rows: tuple[Words, Words], acts: tuple[Act, Act], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows; the new one with the preposition that the old one has before the same word."""
    if not lexicon.reading.leading_alike or [w.sense for w in rows[0]] == [w.sense for w in rows[1]]:
        return rows
    old, new = _said_once(*rows, acts, lexicon), _said_once(*rows[::-1], acts[::-1], lexicon)
    old, new = _listed_alike(old, new, acts[0], lexicon), _listed_alike(new, old, acts[1], lexicon)
    old, new = _as_one(old, lexicon), _as_one(new, lexicon)
    old, new = _led_behind(old, new, acts[0], lexicon), _led_behind(new, old, acts[1], lexicon)
    return _led_alike((old, new), acts, lexicon)


def _listed_alike(row: Words, other: Words, act: Act, lexicon: Lexicon) -> Words:
    """A row with "and" between examples where it has "or" and the other one has not: "wie A [oder] B"."""
    both = next((word for word in other if word.text in lexicon.addressees.joiners), None)
    ways = lexicon.reading.listing_ways
    if both is None or not ways or all(word.text not in ways for word in row):
        return row
    known = {(lead.text, word.sense) for lead, word in pairwise(other)}
    found = list(row)
    for at, (word, after) in enumerate(pairwise(row)):
        is_other = word.text in ways and (word.text, after.sense) not in known
        if is_other and _is_example(word, act, lexicon) and (both.text, after.sense) in known:
            found[at] = word._replace(text=both.text, stem=both.stem)
    return tuple(found)


def _is_example(word: CoreWord, act: Act, lexicon: Lexicon) -> bool:
    """Whether the list that a word is in opens with "wie" or the like, a few words before."""
    part = act.place.part if act.place else None
    before = part.text[part.start : word.start].split()[-FURTHEST_OPENER:] if part else []
    since = max((at for at, text in enumerate(before) if key(text) in lexicon.reading.relative_words), default=None)
    if since is None:
        return False
    return all(text[:1].isupper() or key(text) in lexicon.reading.function_words for text in before[since + 1 :])


FURTHEST_OPENER = 10
"""Words in a list of examples before its last member."""


def _led_behind(row: Words, other: Words, act: Act, lexicon: Lexicon) -> Words:
    """A row with a preposition that stands behind its noun in front of it, as in the other: "Schätzungen [zufolge]"."""
    pairs = {group[0]: group[1] for group in lexicon.reading.leading_behind}
    at = next((at for at, word in enumerate(row) if at and word.text in pairs), None)
    if at is None or act.place is None:
        return row
    start = at - 1
    owning = frozenset(lexicon.reading.agents) & frozenset(lexicon.addressees.determiners)
    text = act.place.part.folded
    while start > 0 and (before := key(text[row[start - 1].end : row[start].start].strip())) in ("", *owning):
        if not before and not act.place.part.text[row[start - 1].start].isupper():
            break  # "Angaben des [Roten] Kreuzes"
        start -= 1
    lead = CoreWord(pairs[row[at].text], pairs[row[at].text], False, row[start].start, row[start].start)
    ways = {lead.text, *(way for group in lexicon.reading.leading_alike if lead.text in group for way in group)}
    if not any(word.text in ways and after.sense == row[start].sense for word, after in pairwise(other)):
        return row
    return (*row[:start], lead, *row[start:at], *row[at + 1 :])


def _as_one(row: Words, lexicon: Lexicon) -> Words:
    """A row with what two words say before a number as one word: "mehr als"."""
    pairs = {tuple(lead.split()) for group in lexicon.reading.leading_alike for lead in group if " " in lead}
    found = list(row)
    for at in range(len(row) - 2, -1, -1):
        if (row[at].text, row[at + 1].text) in pairs:
            text = f"{row[at].text} {row[at + 1].text}"
            found[at : at + 2] = [CoreWord(text, text, False, row[at].start, row[at + 1].end)]
    return tuple(found)


def _said_once(row: Words, other: Words, acts: tuple[Act, Act], lexicon: Lexicon) -> Words:
    """A row without a preposition that it repeats before a further member of a list, where the other one does not."""
    more = Counter(word.sense for word in row) - Counter(word.sense for word in other)
    led = {(lead.sense, word.sense) for lead, word in pairwise(other)}
    kept: list[CoreWord] = []
    for at, word in enumerate(row):
        is_more = more[word.sense] > 0 and word.text in lexicon.reading.prepositions and at + 1 < len(row)
        is_same = any(before.sense == word.sense for before in kept[-LONGEST_MEMBER:])
        is_listed = is_more and is_same and _opens_member(word, acts[0], lexicon)
        is_cited = is_more and _is_cited(word, acts[0], lexicon) and _is_told(row[at + 1], other, acts[1], lexicon)
        if (is_listed or is_cited) and (word.sense, row[at + 1].sense) not in led:
            more[word.sense] -= 1
        else:
            kept.append(word)
    return tuple(kept)


LONGEST_MEMBER = 6
"""Words of sense from a preposition to the same one before the next member of its list."""


def _opens_member(word: CoreWord, act: Act, lexicon: Lexicon) -> bool:
    """Whether a comma or a joining word stands right before a word."""
    part = act.place.part if act.place else None
    before = part.folded[part.start : word.start].split()[-1:] if part else []
    return bool(before) and (before[0].endswith(",") or key(before[0]) in lexicon.addressees.joiners)


def _is_cited(word: CoreWord, act: Act, lexicon: Lexicon) -> bool:
    """Whether a word stands right behind "wie": "wie [vom] Rat empfohlen" is "wie es der Rat empfiehlt"."""
    return word.text in lexicon.reading.doers and _citing(word, act, lexicon) == 1


def _is_told(word: CoreWord, other: Words, act: Act, lexicon: Lexicon) -> bool:
    """Whether the other side has a word behind "wie es", perhaps with an article."""
    return any(_citing(same, act, lexicon) > 1 for same in other if same.sense == word.sense)


def _citing(word: CoreWord, act: Act, lexicon: Lexicon) -> int:
    """How many words before a word the one that cites somebody stands, with words without sense between; 0 for none."""
    part = act.place.part if act.place else None
    before = part.folded[part.start : word.start].split()[-3:] if part else []
    for length, text in enumerate(reversed(before), start=1):
        if key(text) in lexicon.reading.citing:
            pronouns = before[len(before) - length + 1 :]
            return 0 if length > 1 and key(pronouns[0]) in lexicon.addressees.determiners else length
        if key(text) not in lexicon.reading.function_words:
            return 0
    return 0


def _led_alike(rows: tuple[Words, Words], acts: tuple[Act, Act], lexicon: Lexicon) -> tuple[Words, Words]:
    old, new = rows
    led = {(lead.text, word.sense): lead for lead, word in pairwise(old) if _others(lead, word, lexicon)}
    if not led:
        return rows
    known = {(lead.text, word.sense) for lead, word in pairwise(new)}
    found = list(new)
    for at, (lead, word) in enumerate(pairwise(new)):
        for other in _others(lead, word, lexicon):
            same = led.get((other, word.sense))
            is_one_of_each = same and (lead.text, word.sense) not in led and (other, word.sense) not in known
            if same and is_one_of_each and _may_stand(same, lead, acts, lexicon):
                found[at] = lead._replace(text=same.text, stem=same.stem)
    return old, tuple(found)


def _others(lead: CoreWord, led: CoreWord, lexicon: Lexicon) -> list[str]:
    return [other for group in _groups(lexicon, led) if lead.text in group for other in group if other != lead.text]


def _may_stand(old: CoreWord, new: CoreWord, acts: tuple[Act, Act], lexicon: Lexicon) -> bool:
    """Whether both say the same there: before the one who did it, only where a passive is near and no noun before."""
    if {old.text, new.text} <= set(lexicon.reading.doers):
        return all(_is_by(word, act, lexicon) for word, act in zip((old, new), acts, strict=True))
    return True


def _groups(lexicon: Lexicon, led: CoreWord) -> tuple[tuple[str, ...], ...]:
    """What may stand for each other before a word; before a law or a part of it more than before other words."""
    is_law = led.text in lexicon.recitals.laws or (led.is_name and led.text[:1].isdigit())  # "nach [§ 8]"
    of_law = (lexicon.reading.leading_law,) if is_law else ()
    return (*lexicon.reading.leading_alike, lexicon.reading.doers, *of_law)


def _is_by(word: CoreWord, act: Act, lexicon: Lexicon) -> bool:
    part = act.place.part if act.place else None
    if part is None:
        return False
    before = part.text[part.start : word.start].split()[-1:]
    after = part.folded[word.end : part.end].split(",")[0].split()
    ends = {quantity.quote.end for quantity in act.quantities}  # "alle zwei [Jahre] von der Aufsicht geprüft"
    is_noun = not before or (before[0][:1].isupper() and len(part.text[: word.start].rstrip()) not in ends)
    if before and key(before[0]) in lexicon.reading.function_words:
        return True  # "die [von] der Kommission eingeleiteten Verfahren"
    return not is_noun and any(key(token.strip(" .;")) in lexicon.reading.letting for token in after)
