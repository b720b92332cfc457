"""The parts of instruction sentences: units, places, quoted words, in one language and with one pair of marks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from differ.amendments.instructions_lines import block_of
from differ.amendments.operation import (
    ALL,
    LAST,
    Fashion,
    HeadingOf,
    NewUnit,
    Operation,
    OperationKind,
    Position,
    SentenceOf,
    Stretch,
    UnitKind,
    UnitPath,
    UnitStep,
    WholeUnit,
    Within,
    Words,
)

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes in one language with one pair of quotation marks."""

    table: Table
    marks: str
    parent: str

    @property
    def phrases(self) -> Table:
        """The forms of the sentences."""
        phrases: Table = self.table["phrases"]
        return phrases

    def say(self, key: str, **parts: str) -> str:
        """A form, filled."""
        return _tidy(str(self.phrases[key]).format(**parts))

    # --- units

    def unit(self, step: UnitStep, below: bool = False) -> str:
        """A unit: "paragraph 4", "last indent", "title"."""
        forms = self.phrases["units"][step.kind]
        name = str(forms.get("below", forms["name"]) if below else forms["name"])
        if step.label == str(LAST) and step.kind in _COUNTED:
            return self.say("last_unit", name=name)
        return f"{name} {step.label}".strip()

    def path(self, path: UnitPath, form: str) -> str:
        """A path after no preposition (``le``), "in" (``au``) or "of" (``du``)."""
        if not path:
            raise KeyError(form)  # the text of an amendment has no name of its own
        first, *rest = path
        forms = self.phrases["units"][first.kind]
        head = str(forms.get(form, self.phrases[form])).format(unit=self.unit(first))
        if first.kind in _COUNTED and first.label == str(LAST):
            head = self._last(first, form)
        return str(self.phrases["path"]).join([head, *(self.unit(step, below=True) for step in rest)])

    def _last(self, step: UnitStep, form: str) -> str:
        article = "{unit}" if form == "le" else str(self.phrases[form])
        return article.format(unit=self.unit(step))

    def place(self, op: Operation) -> str:
        """The place, "in paragraph 3, second sentence, ", or nothing."""
        said = [self.amended()] if self.parent else []
        is_throughout = op.path == (UnitStep(UnitKind.TEXT),)
        if is_throughout:
            said.append(self.say("throughout"))
        elif op.path:
            said.append(self.path(op.path, "au"))
        if op.within is not None:
            said.append(self.part(op.within))
        after = str(self.phrases["after_place"])
        return "".join(f"{one}{after}" for one in said)

    def amended(self) -> str:
        """The amendment that is changed: "in amendment 3"."""
        return self.say("amendment", number=self.parent)

    def part(self, part: Within) -> str:
        """A part behind a path: "second sentence"."""
        if isinstance(part, SentenceOf):
            return self.say("sentence", **self._ordinals(part.ordinal))
        return self.say("heading" if isinstance(part, HeadingOf) else "intro")

    def the_part(self, part: Within) -> str:
        """A part as an object: "the second sentence"."""
        if isinstance(part, SentenceOf):
            return self.say("the_sentence", **self._ordinals(part.ordinal))
        return self.say("the_heading" if isinstance(part, HeadingOf) else "the_intro")

    def _ordinals(self, number: int) -> dict[str, str]:
        nth = str(self.phrases["nth"][str(number)])
        inflected = (self.phrases.get(key, {}).get(str(number), nth) for key in ("nth_f", "nth_er"))
        feminine, strong = inflected
        return {"nth": feminine if "nth_f" in self.phrases else nth, "nth_er": strong}

    # --- words

    def quote(self, text: str) -> str:
        """Between the marks."""
        half = len(self.marks) // 2
        return f"{self.marks[:half]}{text}{self.marks[half:]}"

    def words(self, text: str) -> str:
        """Quoted words: "the words “a b”"."""
        return self.say("words" if " " in text else "word", quote=self.quote(text))

    def _named(self, words: Words) -> str:
        """Quoted words, or the name of a sign."""
        names = self.table["signs"].get(words.text)
        return self.say("sign", name=self._sign(names)) if names else self.words(words.text)

    def _sign(self, names: list[str]) -> str:
        return names[0].capitalize() if self.phrases["units"]["text"]["name"][:1].isupper() else names[0]

    def old(self, op: Operation) -> str:
        """The words or the unit that is changed."""
        selection = op.selection
        if isinstance(selection, Words):
            return self.old_words(op, selection)
        if isinstance(selection, Stretch):
            return self._stretch(selection)
        if isinstance(selection, WholeUnit):
            return self.units(op)
        return self.the_part(selection)

    def old_words(self, op: Operation, words: Words) -> str:
        """Quoted words and which of several; nothing where no sentence says it."""
        if op.position is not None:
            if words.occurrence != (LAST if op.position is Position.END else 1):
                return ""
            return self.say("last_words" if op.position is Position.END else "first_words", words=self._named(words))
        if words.occurrence is None or (words.occurrence == ALL and op.path == (UnitStep(UnitKind.TEXT),)):
            return self._named(words)
        said = self.words(words.text)
        if words.occurrence == ALL:
            return self.say("every", words=said)
        ordinals = self._ordinals(words.occurrence)
        return self.say("nth_words", words=said, quoted=self.quote(words.text), **ordinals)

    def _stretch(self, selection: Stretch) -> str:
        key = _STRETCHES.get(
            (
                selection.first is not None,
                selection.last is not None,
                selection.keeps_first,
                selection.keeps_last,
                selection.in_sentence,
            ),
            "",
        )
        ends = (selection.first, selection.last)
        if not key or any(one is not None and one.occurrence is not None for one in ends):
            raise KeyError(key)
        first, last = (self.quote(one.text) if one else "" for one in ends)
        return self.say(key, first=first, last=last)

    # --- units as objects

    def units(self, op: Operation) -> str:
        """The unit, or the range of units, that an operation is about."""
        if not op.upto:
            return self.path(op.path, "le")
        return self.row("range", op.path, op.upto)

    def row(self, key: str, first: UnitPath, last: UnitPath) -> str:
        """A row of units: "paragraphs 3 to 5"."""
        if first[:-1] != last[:-1] or first[-1].kind is not last[-1].kind:
            raise KeyError(key)
        forms = self.phrases["units"][first[-1].kind]
        said = self.say(key, names=str(forms["names"]), first=first[-1].label, last=last[-1].label)
        return f"{said} {self.path(first[:-1], 'du')}" if len(first) > 1 else said

    def new_units(self, units: tuple[NewUnit, ...], verb: str) -> str:
        """New units: "the following paragraph: ..."."""
        forms = self.phrases["units"][units[0].kind]
        many = len(units) > 1
        default = str(self.phrases["many" if many else "following"])
        following = str(forms.get("many" if many else "following", default))
        if verb == "replace" and not many:
            following = str(forms.get("instead", following))
        said = following.format(name=forms["name"], names=forms.get("names", ""))
        name = str(forms["name"]).capitalize()
        quoted = self.quote(block_of(units, name))
        verbs = str(self.phrases["verbs"][verb])
        return self.say("new_unit", following=said, verb=verbs, quote="\0").replace("\0", quoted)

    def new_words(self, op: Operation, verb: str) -> str:
        """New words: "the words “x”", "the following sentence: “X.”"."""
        verbs = str(self.phrases["verbs"][verb])
        as_sentence = op.fashion is Fashion.SENTENCE or isinstance(op.selection, SentenceOf)
        if as_sentence and op.kind is OperationKind.SUBSTITUTION and "instead_sentence" in self.phrases:
            return self.say("instead_sentence", verb=verbs, quote=self.quote(op.words))
        if as_sentence and not _is_at_words_end(op):
            return self.say("new_sentence", verb=verbs, quote=self.quote(op.words))
        names = self.table["signs"].get(op.words) if op.kind is OperationKind.SUBSTITUTION else None
        sign_of = isinstance(op.selection, Words) and op.selection.text in self.table["signs"]
        said = self.say("new_sign", name=self._sign(names)) if names and sign_of else self.words(op.words)
        return self.say("new_words", verb=verbs, words=said)


def _is_at_words_end(op: Operation) -> bool:
    return op.kind is OperationKind.INSERTION and op.fashion is Fashion.WORDS


def _tidy(text: str) -> str:
    """Without the spaces that an empty part leaves; French keeps the one before its colon."""
    return (
        re.sub(r"^ +| +$|(?<= ) +", "", text).replace(" :\n", ":\n") if "  " in text or text != text.strip() else text
    )


_COUNTED = frozenset({UnitKind.CITATION, UnitKind.INDENT, UnitKind.SUBPARAGRAPH, UnitKind.SUBHEADING})

_STRETCHES: Mapping[tuple[bool, bool, bool, bool, bool], str] = {
    (True, True, False, False, False): "from_to",
    (True, False, False, False, False): "from_end",
    (True, False, True, False, False): "after_all",
    (False, True, False, True, False): "before_all",
    (False, True, False, False, False): "upto_all",
    (True, False, True, False, True): "rest",
}
"""First and last words given, kept, and whether a sentence bounds them."""
