"""Operations as instructions in a language: the inverse of :func:`differ.amendments.instructions.parse_instruction`.

The words come from ``phrases`` of the grammar. Every sentence is read back before it is given away, so that
``parse(phrase(operation)) == operation`` holds by construction; what cannot be said so is refused.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from akoma.errors import AmendmentError
from differ.amendments.grammar import instruction_grammar
from differ.amendments.instructions import parse_instruction
from differ.amendments.operation import (
    Amendment,
    LanguageScope,
    Operation,
    Selection,
    Stretch,
    Words,
)
from differ.amendments.phrasing_ways import sentence
from differ.amendments.phrasing_writer import Writer

Table = Mapping[str, Any]


def phrase(asked: Amendment | Operation, language: str) -> str:
    """The sentences that ask for an amendment or an operation, one a line. ``language`` is ISO 639-2/T.

    Raises AmendmentError when no sentence of the grammar says it: words that no quotation marks can hold, an operation
    that needs a hint beside its quotation.
    """
    if isinstance(asked, Operation):
        return _sentence(asked, language, "")
    said = [_scope(asked.scope, language)] if asked.scope != LanguageScope() else []
    said += [_sentence(operation, language, asked.parent) for operation in asked.operations]
    return "\n".join(said)


def plain(operation: Operation) -> Operation:
    """An operation without the words it was read from and without hints: as a sentence can say it."""
    return replace(operation, instruction="", selection=_plain_selection(operation.selection))


def _plain_selection(selection: Selection) -> Selection:
    if isinstance(selection, Words):
        return Words(selection.text, selection.occurrence)
    if isinstance(selection, Stretch):
        first, last = (one and Words(one.text, one.occurrence) for one in (selection.first, selection.last))
        return replace(selection, first=first, last=last)
    return selection


def _sentence(operation: Operation, language: str, parent: str) -> str:
    """The first wording, over all quotation marks of the language, that is read back as the operation."""
    table = instruction_grammar(language).data
    wanted = plain(operation)
    for marks in table["phrases"]["quotes"]:
        text = sentence(Writer(table, marks, parent), wanted)
        if text and _reads_back(text, wanted, language, parent):
            return text
    raise AmendmentError(
        f"no instruction in {language} says this {operation.kind} so that it is read back", "use columns"
    )


def _reads_back(text: str, wanted: Operation, language: str, parent: str) -> bool:
    try:
        reading = parse_instruction(text, language)
    except AmendmentError:
        return False
    return [plain(one) for one in reading.operations] == [wanted] and reading.amends == parent


def _scope(scope: LanguageScope, language: str) -> str:
    table = instruction_grammar(language).data["phrases"]
    codes = scope.only or scope.but
    names = [table["languages"].get(code) or _language_name(code, language) for code in codes]
    return _opened(str(table["only" if scope.only else "but"]).format(languages=table["or"].join(names)) + ".")


def _language_name(code: str, language: str) -> str:
    names: Table = instruction_grammar(language).data["languages"]
    if code not in names:
        raise AmendmentError(f"no name in {language} of the language {code}")
    name = str(names[code][0])  # the words are matched without regard to capitals, and stand there without them
    known = instruction_grammar(language).data["phrases"]["languages"].values()
    return _opened(name) if all(one[:1].isupper() for one in known) else name


def _opened(text: str) -> str:
    """With a capital at its beginning; quoted words keep theirs."""
    return text[:1].upper() + text[1:]
