"""A country, and the word for what belongs to it: one name in two forms.

    the Ostravian authorities     →  the authorities of Ostravia
    de Ostravische autoriteiten   →  de autoriteiten van Ostravië

Which endings belong together is data (`reading.demonyms`, `reading.nations`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from differ.act import Act, Addressee
from differ.axes.phrases import key, keys
from differ.axes.shifts import Finding, both_direct, shift, together
from differ.axes.things import same_name
from differ.axes.words import CoreWord, listed_stems
from differ.lexicon.model import Lexicon

LONGEST_NOUN = 3
"""Words of sense between a country and what stands for it: "Ostravian [armed forces]"."""

SCOPE = "scope"
"""The name of the scale of how many."""

ROOT_LETTERS = 3
"""Letters that both forms of a name share at least."""

Words = tuple[CoreWord, ...]


class _Forms(NamedTuple):
    """What a word may be: the number of a pair of endings and what stands before; of a listed nation, its number."""

    people: frozenset[tuple[int, str]]
    countries: frozenset[tuple[int, str]]

    def fit(self, other: "_Forms") -> bool:
        """Whether one may be a country and the other what belongs to it."""
        return not (self.people.isdisjoint(other.countries) and self.countries.isdisjoint(other.people))


def with_one_name(rows: tuple[Words, Words], acts: tuple[Act, Act], lexicon: Lexicon) -> tuple[Words, Words]:
    """Both rows; in the new one each name that the old one has in another form has the form and place of that.

    A country and what belongs to it; and whoever owns something: "Ukraine's reconstruction".
    """
    if _senses(rows[0]) == _senses(rows[1]):
        return rows
    old, new = _untied(rows[0], rows[1], lexicon), _untied(rows[1], rows[0], lexicon)
    known = {word.sense for word in old}
    lone = known.difference(word.sense for word in new)
    alone = _all_forms([word for word in old if word.sense in lone], lexicon)
    anywhere = _all_forms(old, lexicon)
    for at, word in enumerate(new):
        # What both rows have in one form needs no other one, unless only one of them owns something.
        if not (_is_printed_name(word, acts[1]) if word.sense in known else _forms(word.text, lexicon).fit(alone)):
            continue
        is_nation = _forms(word.text, lexicon).fit(anywhere)
        for other_at, other in enumerate(old):
            if not is_nation and word.sense != other.sense:
                continue
            is_owner = word.sense == other.sense and _is_owner(word, acts[1]) != _is_owner(other, acts[0])
            if (is_owner and _is_printed_name(word, acts[1])) or _is_one_country(word, other, lexicon):
                renamed = (*new[:at], word._replace(text=other.text, stem=other.stem), *new[at + 1 :])
                new = _turned(old, other_at, renamed, at, lexicon) or new
                break
    return old, new


def _is_printed_name(word: CoreWord, act: Act) -> bool:
    """Whether a word is a name; of a listed one only its capital tells, where capitals tell names at all."""
    part = act.place.part if act.place else None
    return word.is_name or (part is not None and part.text[word.start].isupper() and part.start < word.start)


def _all_forms(row: Sequence[CoreWord], lexicon: Lexicon) -> _Forms:
    """What any word of a row may be: most words of another row need not be looked at any more."""
    forms = [_forms(word.text, lexicon) for word in row]
    return _Forms(
        frozenset(chain.from_iterable(form.people for form in forms)),
        frozenset(chain.from_iterable(form.countries for form in forms)),
    )


def _is_one_country(one: CoreWord, other: CoreWord, lexicon: Lexicon) -> bool:
    """Whether two words are a country and what belongs to it; where capitals tell names, the country must have one."""
    may_be = one.is_name or other.is_name or not lexicon.addressees.capitals_are_names
    return may_be and is_one_nation(one.text, other.text, lexicon)


def _untied(row: Words, other: Words, lexicon: Lexicon) -> Words:
    """A row without the preposition before a country that the other row names in another form: "[von] Ostrawien"."""
    ties = lexicon.reading.genitives
    led = [at for at, word in enumerate(row[:-1]) if word.text in ties]
    if not led:
        return row
    forms = _all_forms(other, lexicon)
    named = (at for at in led if _forms(row[at + 1].text, lexicon).fit(forms))
    left_out = {at for at in named if any(_is_one_country(row[at + 1], word, lexicon) for word in other)}
    return tuple(word for at, word in enumerate(row) if at not in left_out)


def _is_owner(word: CoreWord, act: Act) -> bool:
    return act.place is not None and act.place.part.folded.startswith(("'s ", "' "), word.end)


def _turned(old: Words, old_at: int, new: Words, at: int, lexicon: Lexicon) -> Words | None:
    """The new row, its country before or after the noun as in the old row; None where it belongs to another noun."""
    for length in range(LONGEST_NOUN, 0, -1):
        mine, yours = old[old_at + 1 : old_at + 1 + length], new[max(0, at - length) : at]
        if _is_one_noun(mine, yours, length, lexicon):
            return (*new[: at - length], new[at], *yours, *new[at + 1 :])
        mine, yours = old[max(0, old_at - length) : old_at], new[at + 1 : at + 1 + length]
        if _is_one_noun(mine, yours, length, lexicon):
            return (*new[:at], *yours, new[at], *new[at + 1 + length :])
    is_owner = _senses(old[old_at + 1 : old_at + 2]) == _senses(new[at + 1 : at + 2])
    return new if is_owner and _senses(old[max(0, old_at - 1) : old_at]) == _senses(new[max(0, at - 1) : at]) else None


def _is_one_noun(mine: Words, yours: Words, length: int, lexicon: Lexicon) -> bool:
    is_phrase = any(word.text in lexicon.reading.prepositions or word.is_name for word in mine)
    return len(mine) == length and not is_phrase and _senses(mine) == _senses(yours)


def _senses(words: Sequence[CoreWord]) -> list[str]:
    return [word.sense for word in words]


def with_one_addressee(old: Act, new: Act, lexicon: Lexicon) -> Act:
    """The new act; those whom the old one addresses by another form of their country have the name that they have."""
    if not lexicon.reading.demonyms or not old.addressees or not new.addressees:
        return new
    known = {addressee.name for addressee in new.addressees}
    others = [addressee for addressee in old.addressees if addressee.name not in known]
    named = tuple(_as_one_of(addressee, others, lexicon) for addressee in new.addressees) if others else new.addressees
    return new if named == new.addressees else replace(new, addressees=named)


def named_as(act: Act, other: Act, lexicon: Lexicon) -> Act:
    """The act; where only it addresses somebody, under the name that a country has among the words of the other one."""
    if not act.addressees or other.addressees or not lexicon.reading.demonyms:
        return act
    names = [word for word in other.core if word.is_name]
    return replace(act, addressees=tuple(_named(addressee, names, lexicon) for addressee in act.addressees))


def _named(addressee: Addressee, names: Sequence[CoreWord], lexicon: Lexicon) -> Addressee:
    for country in _bare(addressee.quote.text, lexicon):
        found = next((word for word in names if is_one_nation(word.text, country, lexicon)), None)
        if found:
            links = {stem for link in lexicon.addressees.links for stem in listed_stems(link, lexicon)}
            left_out = {*listed_stems(country, lexicon), *links}
            kept = (stem for stem in addressee.name if stem not in left_out)
            return replace(addressee, name=(*kept, found.stem))
    return addressee


def _as_one_of(addressee: Addressee, others: Sequence[Addressee], lexicon: Lexicon) -> Addressee:
    same = (other.name for other in others if _is_one_people(addressee.quote.text, other.quote.text, lexicon))
    return replace(addressee, name=next(same, addressee.name))


def of_whom(old: Act, new: Act, lexicon: Lexicon) -> Finding:
    """The same are addressed, but not as many of them: "on all providers", "on large providers"."""
    if not both_direct(old, new):
        return Finding()
    found = []
    for one in old.addressees:
        other = next((a for a in new.addressees if same_name(one, a)), None)
        levels = [_share(addressee, lexicon) for addressee in (one, other) if addressee]
        if other and len(set(levels)) > 1:
            said = f"{one.quote.text} → {other.quote.text}"
            found.append(shift("scope", levels[1] > levels[0], one.quote, other.quote, said))
    return together(found)


def _share(addressee: Addressee, lexicon: Lexicon) -> float:
    """How many of those who have a name are addressed: the lowest rung of its words; "all" says no more than none."""
    absent, levels = _levels(lexicon)
    words = f" {key(addressee.quote.text)} "
    return min((level for level, form in levels if form in words), default=absent)


@lru_cache(maxsize=64)
def _levels(lexicon: Lexicon) -> tuple[float, tuple[tuple[float, str], ...]]:
    """The place of no such word, and the words for less than all as they stand between spaces, each with its rung."""
    scale = next((scale for scale in lexicon.scales if scale.name == SCOPE), None)
    if scale is None or scale.absent is None:
        return 0.0, ()
    rows = ((float(level), f" {key(form)} ") for level, rung in enumerate(scale.rungs) for form in rung)
    return scale.absent, tuple(row for row in rows if row[0] < scale.absent)


def _is_one_people(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two names have the same words but for the form of a country: nobody else is meant."""
    left, right = (set(_bare(name, lexicon)) for name in (one, other))
    alone, beside = left - right, right - left
    return len(left) > 1 and len(alone) == len(beside) == 1 and is_one_nation(alone.pop(), beside.pop(), lexicon)


def _bare(name: str, lexicon: Lexicon) -> Iterator[str]:
    """The words of a name without articles and what joins it to a country."""
    named = lexicon.addressees
    left_out = keys((*named.determiners, *named.links, *named.seats))
    elided = tuple(word for word in left_out if word.endswith("'"))
    words = (_unelided(word, elided) for word in key(name).split())
    return (word for word in words if word and word not in left_out)


def _unelided(word: str, elided: tuple[str, ...]) -> str:
    """A word without an article that has lost its vowel: "d'ostravie"."""
    return next((word.removeprefix(lead) for lead in elided if word.startswith(lead)), word)


def is_one_nation(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two words in lower case are a country and what belongs to it: "velmaria", "velmarian"."""
    return one != other and _forms(one, lexicon).fit(_forms(other, lexicon))


@lru_cache(maxsize=65536)
def _forms(text: str, lexicon: Lexicon) -> _Forms:
    listed = {(-number, "") for number, nation in enumerate(lexicon.reading.nations, start=1) if text in nation}
    endings = [(ending.lstrip("-"), country.lstrip("-")) for ending, country in lexicon.reading.demonyms]
    people = {(number, text.removesuffix(end)) for number, (end, _) in enumerate(endings) if text.endswith(end)}
    countries = {(number, text.removesuffix(end)) for number, (_, end) in enumerate(endings) if text.endswith(end)}
    return _Forms(frozenset(_rooted(people) | listed), frozenset(_rooted(countries) | listed))


def _rooted(forms: set[tuple[int, str]]) -> set[tuple[int, str]]:
    return {form for form in forms if len(form[1]) >= ROOT_LETTERS}
