"""How two documents relate, and the comparison and the judge that this calls for: one function for all commands.

relate(old, new, mode, lexicons) -> Report
"""

from collections.abc import Mapping
from dataclasses import replace

from akoma.diagnostics import Diagnostic, Severity, info, warning
from akoma.errors import ComparisonError
from akoma.model import Document, ProvisionKind
from differ.across.mode import relation
from differ.lexicon import Lexicon
from differ.model import Mode, Report
from differ.terms.vocabulary import NOTHING, Vocabulary, using

AUTO = "auto"
"""The mode is found by itself."""


def relate(
    old: Document, new: Document, mode: str, lexicons: Mapping[str, Lexicon], words: Vocabulary = NOTHING
) -> Report:
    """What became of every demand of ``old`` in ``new``.

    ``mode``: ``auto``, or one of :class:`Mode`; ``lexicons`` by language (ISO 639-2/T); ``words``: tables and
    dictionaries of the user, for texts in two languages and for reports. Raises ComparisonError where the two cannot be
    compared in this mode.
    """
    chosen, found = mode_of(old, new, mode)
    report = _COMPARED[chosen](old, new, lexicons, words)
    return replace(report, diagnostics=(*report.diagnostics, *found))


def mode_of(old: Document, new: Document, asked: str = AUTO) -> tuple[Mode, tuple[Diagnostic, ...]]:
    """How two documents relate, and what a reader should know of that choice.

    Raises ComparisonError for what cannot be compared as it was asked.
    """
    found = relation(old, new)
    mode = found.mode if asked == AUTO else Mode(asked)
    if asked == Mode.VERSIONS and is_unnumbered(old) and is_unnumbered(new):
        return _of_one_language(old, new), (_UNNUMBERED,)
    if is_unnumbered(old):
        raise ComparisonError(
            f"{old.source.name}: no citations, recitals or numbered paragraphs were found",
            _turned(old, new) if found.is_reversed else _NEITHER if is_unnumbered(new) else _NAMED_FIRST,
        )
    if mode is Mode.SUMMARY and found.is_reversed:
        raise ComparisonError(
            f"{old.source.name} is taken as a report: it has next to no numbered paragraphs", _turned(old, new)
        )
    if mode is not Mode.SUMMARY and is_unnumbered(new):
        raise ComparisonError(
            f"{new.source.name}: no citations, recitals or numbered paragraphs were found",
            "leave --mode out to have it read as a report; see what was read with clausewise convert --to text",
        )
    if mode is Mode.VERSIONS:
        _of_one_language(old, new)
    # That two whole texts in one language are compared as versions needs no saying.
    is_told = asked == AUTO and (mode is not Mode.VERSIONS or found.diagnostic.severity is not Severity.INFO)
    return mode, (found.diagnostic,) if is_told else ()


def _of_one_language(old: Document, new: Document) -> Mode:
    """That two texts are compared as versions; raises ComparisonError where they are in two languages."""
    if old.expression.language != new.expression.language:
        raise ComparisonError(
            f"{old.source.name} and {new.source.name} are in two languages, so they are no two versions of one text",
            "leave --mode out, or correct a wrong detection with --old-lang or --new-lang",
        )
    return Mode.VERSIONS


_UNNUMBERED = warning("not-judged", "neither text has numbered paragraphs: words are compared, no demand is judged")

_NEITHER = "compare two versions of a text without numbers with --mode versions; or name the resolution or motion first"

_NAMED_FIRST = "name the resolution or motion first; see what was read with clausewise convert --to text"


def _turned(report: Document, source: Document) -> str:
    """What to do where a report was named first: a text cannot soften what came after it, only be taken up."""
    names = f"{source.source.name} {report.source.name}"
    return f"name the other text first; what it took up of a text that is older is told by: clausewise trace {names}"


def is_unnumbered(document: Document) -> bool:
    """Whether a document has nothing but segments: a press release, an article, a letter."""
    return all(provision.kind is ProvisionKind.SEGMENT for provision in document.expression.walk())


# The comparisons are imported where they are needed: each brings a library of its own.


def _versions(old: Document, new: Document, lexicons: Mapping[str, Lexicon], words: Vocabulary) -> Report:
    from differ.compare import compare
    from differ.demands import judge, read_beside

    with read_beside(old.expression, new.expression, lexicons) as ahead:
        report = judge(compare(old, new), lexicons, ahead)
    return replace(report, diagnostics=(*report.diagnostics, *(_unused(table.name) for table in words.tables)))


def _unused(name: str) -> Diagnostic:
    return warning("words-unused", f"{name}: a table of words is of no use for two versions in one language")


def _translations(old: Document, new: Document, lexicons: Mapping[str, Lexicon], words: Vocabulary) -> Report:
    from differ.across.demands import judge_across
    from differ.across.translations import compare_translations

    with using(words):
        comparison = compare_translations(old, new)
    with using(words.for_verdicts):
        return judge_across(comparison, lexicons)


def _summary(old: Document, new: Document, lexicons: Mapping[str, Lexicon], words: Vocabulary) -> Report:
    from differ.across.summaries import summarised
    from differ.across.summary_demands import judge_summary
    from differ.trace_model import Standing
    from differ.trace_origin import standings

    with using(words):
        summary = summarised(old, new)
    with using(words.for_verdicts):
        report = judge_summary(summary, lexicons)
    if standings(old, [new], frozenset()) != (Standing.EARLIER,):
        return report
    return replace(report, diagnostics=(*report.diagnostics, _older(old, new)))


def _older(source: Document, report: Document) -> Diagnostic:
    message = f"{report.source.name} is older than {source.source.name}: verdicts tell how the two differ"
    return info("report-older", f"{message}, not what the one made of the other")


_COMPARED = {Mode.VERSIONS: _versions, Mode.TRANSLATIONS: _translations, Mode.SUMMARY: _summary}
