"""``clausewise learn-lexicon``: a bilingual lexicon from the user's own parallel texts."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akoma.errors import ComparisonError, NoTextError
from akoma.sources import STANDARD_STREAM, check_output, printable, write_bytes
from commands.common import DONE, FORCE, LIMIT, fresh_line, say, tell

if TYPE_CHECKING:
    from akoma.model import Document
    from differ.model import Comparison

SURE = 0.8
"""Confidence from which two provisions teach; below it they are for a person to check."""


@click.command()
@click.argument("files", metavar="OLD NEW [OLD NEW]...", nargs=-1, required=True)
@click.option("-o", "output", metavar="FILE", required=True, help="The table to write; - for standard output.")
@click.option("--old-lang", metavar="XX", default="", help="Language of every OLD, instead of detecting it.")
@click.option("--new-lang", metavar="XX", default="", help="Language of every NEW, instead of detecting it.")
@LIMIT
@FORCE
def learn_lexicon(files: tuple[str, ...], output: str, old_lang: str, new_lang: str, force: bool) -> int:
    """Learn from texts and their translations which words say the same; diff --lexicon FILE then uses it.

    \b
    clausewise learn-lexicon act.nl.pdf act.en.pdf rules.nl.docx rules.en.docx -o own.tsv
    clausewise diff motion.nl.txt adopted.en.txt --lexicon own.tsv

    Name each text and its translation one after the other; all in the same two languages, in any format.
    Some 1000 pairs of provisions teach a lexicon that helps; fewer than 30 are refused.
    """
    if len(files) % 2:
        raise ComparisonError(f"{len(files)} files are no pairs", "name each text and its translation: OLD NEW OLD NEW")
    check_output(output, files, force)
    pairs: list[tuple[str, str]] = []
    languages = ("", "")
    for number, (old, new) in enumerate(zip(files[::2], files[1::2], strict=True), start=1):
        _progress(f"{number} of {len(files) // 2}: {Path(old).name}")
        comparison = _compared(old, new, (old_lang, new_lang))
        spoken = _languages(comparison)
        languages = languages if number > 1 else spoken
        pairs += _turned(_taught(comparison), spoken, languages, f"{Path(old).name} and {Path(new).name}")
    _write(output, pairs, languages, len(files) // 2)
    return DONE


def _compared(old: str, new: str, languages: tuple[str, str]) -> "Comparison":
    from akoma.reading import read
    from differ.across.translations import compare_translations

    documents = read(old, languages[0]), read(new, languages[1])
    for document in documents:
        tell(document.expression.diagnostics, document.source.name)
    one, other = (document.expression.language for document in documents)
    if one == other:
        raise ComparisonError(
            f"{documents[0].source.name} and {documents[1].source.name} are both in {one}",
            "name a text and its translation, or correct a wrong detection with --old-lang or --new-lang",
        )
    return compare_translations(*documents)


def _languages(comparison: "Comparison") -> tuple[str, str]:
    return comparison.old.expression.language, comparison.new.expression.language


def _taught(comparison: "Comparison") -> Iterator[tuple[str, str]]:
    """The texts of provisions that surely correspond."""
    old, new = _texts(comparison.old), _texts(comparison.new)
    for change in comparison.changes:
        found = change.correspondence
        left, right = " ".join(old[eid] for eid in found.old), " ".join(new[eid] for eid in found.new)
        if left.strip() and right.strip() and found.confidence >= SURE:
            yield left, right


def _texts(document: "Document") -> dict[str, str]:
    return {provision.eid: provision.text for provision in document.expression.walk()}


def _turned(
    pairs: Iterator[tuple[str, str]], spoken: tuple[str, str], wanted: tuple[str, str], names: str
) -> Iterator[tuple[str, str]]:
    """Pairs of texts with their languages in the order of the first ones."""
    if set(spoken) != set(wanted):
        raise ComparisonError(
            f"{names} are in {' and '.join(spoken)}, the texts before them in {' and '.join(wanted)}",
            "learn one table for each two languages",
        )
    return pairs if spoken == wanted else ((other, one) for one, other in pairs)


def _write(output: str, pairs: Sequence[tuple[str, str]], languages: tuple[str, str], texts: int) -> None:
    from differ.terms.learning import FEWEST_PAIRS, as_table, learned

    if len(pairs) < FEWEST_PAIRS:
        raise NoTextError(
            f"only {len(pairs)} pairs of provisions surely correspond, and {FEWEST_PAIRS} are the fewest to learn from",
            "give more texts with their translations",
        )
    entries = learned(pairs, lambda done, of: _progress(f"learning: {done} of {of}"))
    source = f"{texts} {'text' if texts == 1 else 'texts'} and their translations, {len(pairs)} pairs of provisions"
    about = (f"Learned by clausewise learn-lexicon from {source}.", "Read it with --lexicon; rows may be struck out.")
    write_bytes(output, as_table(entries, *languages, about).encode())
    name = "standard output" if output == STANDARD_STREAM else output
    say(f"{name}: {len(entries)} entries learned from {source}")


def _progress(line: str) -> None:
    """On a terminal, what is being done."""
    if wiped := fresh_line():
        click.echo(f"{wiped}{printable(line):.70}", err=True, nl=False)


COMMAND = learn_lexicon
