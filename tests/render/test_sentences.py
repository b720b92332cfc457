"""Every sentence that the comparison makes has words in each language of the interface."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from string import Formatter

import pytest

from akoma.language import Language, iso_639_1
from akoma.language import languages as tongues
from akoma.model import Document
from akoma.reading import read
from differ.model import AxisShift, Report
from differ.relate import relate
from render.compose import compose
from render.renderer import RenderOptions, renderer_for
from render.sentences import Kind, Sentence, book, told
from render.wording import languages, wording
from tests.corpus import ROOT
from tests.demands.building import lexicons
from tests.demands.cases import ALL, PLAIN
from tests.demands.cases import report as judged

FOREIGN = [code for code in languages() if code != "en"]
FOLDERS = ("dossier", "dossier-harbour", "dossier-press")

NEITHER = frozenset({"amend", "amending", "amendments", "lint.py", "schema.py", "fetch.py"})
"""Folders and files whose findings stand on no page that speaks another language: amendments, validation, fetching."""


@pytest.mark.parametrize("language", FOREIGN)
def test_all_files_have_the_same_sentences(language: str) -> None:
    mine, dutch = book(language), book("nl")
    assert {name: set(table) for name, table in mine.tables.items()} == {
        name: set(table) for name, table in dutch.tables.items()
    }
    for kind in Kind:
        assert {one.english for one in mine.templates[kind]} == {one.english for one in dutch.templates[kind]}


@pytest.mark.parametrize("language", FOREIGN)
def test_what_is_quoted_is_quoted_in_every_language(language: str) -> None:
    for kind in Kind:
        for one in book(language).templates[kind]:
            assert _gaps(one.own) == sorted(one.gaps), one.english
            assert len(set(one.gaps)) == len(one.gaps), one.english


def _gaps(text: str) -> list[str]:
    return sorted(gap for _, gap, _, _ in Formatter().parse(text) if gap)


# --- what occurs ------------------------------------------------------------------------------------------------------


def _of(report: Report) -> Iterator[tuple[Kind, str]]:
    for axis in (*(a for d in report.demands for a in d.axes), *(a for v in report.verdicts for a in v.axes)):
        if not _is_quotation(axis):
            yield Kind.DEMANDS, axis.reason
    yield from ((Kind.DEMANDS, doubt) for demand in report.demands for doubt in demand.doubts)
    yield from ((Kind.NOTICES, found.message) for found in report.diagnostics)
    for change in report.comparison.changes:
        yield from ((Kind.EVIDENCE, one.reason) for one in change.correspondence.evidence)


def _is_quotation(axis: AxisShift) -> bool:
    return any(quote and quote.text == axis.reason for quote in (axis.old, axis.new))


@cache
def _document(folder: str, name: str) -> Document:
    return read(str(ROOT / "fixtures" / folder / name))


@cache
def _report(folder: str, old: str, new: str) -> Report:
    return relate(_document(folder, old), _document(folder, new), "auto", lexicons())


def _of_the_cases() -> Iterator[tuple[Kind, str]]:
    """Every third case, each second one the other way round: there are thousands, and the code is checked below too."""
    for number, case in enumerate((*ALL, *(case for cases in PLAIN.values() for case in cases[::3]))):
        old, new = (case.old, case.new) if number % 2 else (case.new, case.old)
        yield from _of(judged(old, new, case.language))


def _of_the_dossiers() -> Iterator[tuple[Kind, str]]:
    for folder in FOLDERS:
        motions = ("joint-motion.nl.txt", "adopted.nl.txt", "joint-motion.en.txt", "adopted.fr.txt")
        for old, new in permutations(motions, 2):
            yield from _of(_report(folder, old, new))
        for name in ("press-release.en.txt", "article.en.txt", "letter.en.txt"):
            yield from _of(_report(folder, "joint-motion.nl.txt", name))


@cache
def _occurring() -> frozenset[tuple[Kind, str]]:
    return frozenset((*_of_the_cases(), *_of_the_dossiers()))


@pytest.mark.xdist_group("sentences")
@pytest.mark.parametrize("language", FOREIGN)
def test_every_sentence_that_occurs_is_translated(language: str) -> None:
    found = _occurring()
    assert len(found) > 1000
    english = [(kind, text) for kind, text in found if told(kind, text, language).language == "en"]
    assert english == [], "add a template to every file of render/sentences"


@pytest.mark.xdist_group("sentences")
@pytest.mark.parametrize("language", FOREIGN)
def test_no_english_stands_in_a_translated_sentence(language: str) -> None:
    """What is nested is translated too: only what is quoted stays."""
    nested = (text for kind, text in _occurring() if kind is Kind.DEMANDS and text.startswith("beside that, "))
    for text in nested:
        inner = text.split(": ", 1)[1]
        assert told(Kind.DEMANDS, text, language).endswith(told(Kind.DEMANDS, inner, language)), text


# --- what the code may say --------------------------------------------------------------------------------------------

SAYING = {"doubt": 0, "info": 1, "warning": 1, "Evidence": 2}
"""The calls that make a sentence, and the place of the sentence among their arguments."""


@cache
def _modules() -> tuple[ast.Module, ...]:
    files = (path for name in ("akoma", "differ") for path in sorted((ROOT / name).rglob("*.py")))
    return tuple(
        ast.parse(path.read_text("utf-8")) for path in files if not NEITHER & set(path.relative_to(ROOT).parts)
    )


def _said() -> Iterator[str]:
    """The fixed words of each sentence that the code makes: those between two gaps, those before, those behind."""
    for module in _modules():
        for scope in ast.walk(module):
            if isinstance(scope, (ast.Module, ast.FunctionDef)):
                yield from _said_in(scope, module)


def _said_in(scope: ast.Module | ast.FunctionDef, module: ast.Module) -> Iterator[str]:
    body = scope.body if isinstance(scope, ast.Module) else [scope]
    for statement in body:
        if isinstance(scope, ast.Module) and isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            continue
        for call in ast.walk(statement):
            name = call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""
            if isinstance(call, ast.Call) and name in SAYING and len(call.args) > SAYING[name]:
                yield from _fixed(call.args[SAYING[name]], (scope, module))


def _fixed(node: ast.AST, scopes: tuple[ast.AST, ...]) -> Iterator[str]:
    if isinstance(node, ast.Name):
        for value in _values(node.id, scopes):
            yield from _fixed(value, scopes)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from _fixed(part.value if isinstance(part, ast.FormattedValue) else part, scopes)
    elif isinstance(node, ast.IfExp):
        yield from (*_fixed(node.body, scopes), *_fixed(node.orelse, scopes))


def _values(name: str, scopes: tuple[ast.AST, ...]) -> Iterator[ast.AST]:
    for scope in scopes:
        for node in ast.walk(scope) if isinstance(scope, ast.FunctionDef) else ast.iter_child_nodes(scope):
            if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
                yield node.value


def test_every_sentence_of_the_code_has_a_template() -> None:
    """Also one that no text in the tests has brought about."""
    english = [one.english for kind in Kind for one in book("nl").templates[kind]]
    # "old text: " has a template of its own, and a 1 that is written out stands for a count.
    fixed = {text.strip().removeprefix("text: ").removeprefix("1 ") for text in _said()}
    assert len(fixed) > 100
    unknown = {text for text in fixed if len(re.findall(r"\w+", text)) > 2 and not any(text in one for one in english)}
    assert unknown == set(), "add a template to every file of render/sentences"


def test_every_template_is_said_by_the_code() -> None:
    """As far as that can be told: its longest run of fixed words stands in some string of the code."""
    strings = [
        node.value
        for module in _modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    for kind in Kind:
        for one in book("nl").templates[kind]:
            words = re.sub(r" (?:removed|added): $", "", one.anchor).strip()
            assert any(words in text for text in strings) or all(
                any(word in text for text in strings) for word in re.findall(r"\w+", words)
            ), one.english


# --- what a reader sees -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "english", "own"),
    [
        ("nl", "other words: at once → soon", "andere woorden: at once → soon"),
        ("fr", "other words: at once → soon", "autres termes\u202f: at once → soon"),
        ("de", "other words: at once → soon", "andere Wörter: at once → soon"),
        ("nl", "the order of the words differs", "de volgorde van de woorden verschilt"),
        ("nl", "condemns (7.0) → regrets (5.5)", "condemns (7,0) → regrets (5,5)"),
        ("nl", "beside that, time is weaker: by 2030 → no word of haste",
         "daarnaast afgezwakt (termijn): by 2030 → geen aanduiding van spoed"),
        ("nl", "a (directive) and b (concern) are not on one scale",
         "a (oproep tot handelen) en b (bezorgdheid) staan niet op één schaal"),
        ("de", "deadline removed: by 2030", "Frist entfallen: by 2030"),
    ],
)  # fmt: skip
def test_reasons_and_doubts(language: str, english: str, own: str) -> None:
    assert told(Kind.DEMANDS, english, language) == own


@pytest.mark.parametrize(
    ("language", "english", "own"),
    [
        ("nl", "old text: this unit is in Dutch, the document in French",
         "oude tekst: dit onderdeel is in een andere taal (Nederlands) dan het document (Frans)"),
        ("nl", "no lexicon for 'ita', so no demand was read",
         "geen lexicon voor het Italiaans; daarom is er geen eis gelezen"),
        ("fr", "the document does not state its date, its number; its URI was made by rule",
         "le document n’indique pas\u202f: la date, le numéro\u202f; son URI a été établi selon des règles fixes"),
        ("de", "the document holds tracked changes (3 added, 1 deleted); its final text was read",
         "das Dokument enthält nachverfolgte Änderungen (3 hinzugefügt, 1 gestrichen); "
         "der endgültige Text wurde gelesen"),
        ("fr", "the title differs: “A : b ;” → “C”", "le titre diffère\u202f: «\u202fA : b ;\u202f» → «\u202fC\u202f»"),
    ],
)  # fmt: skip
def test_notices(language: str, english: str, own: str) -> None:
    """The spaces of what is quoted stay as they are printed."""
    assert told(Kind.NOTICES, english, language) == own


def test_what_fits_nothing_stays_english_and_says_so() -> None:
    assert told(Kind.NOTICES, "the moon is full", "nl") == Sentence("the moon is full", "en")
    assert told(Kind.NOTICES, "the moon is full", "nl").language == "en"
    assert told(Kind.NOTICES, "old text: the moon is full", "nl") == "oude tekst: the moon is full"


@pytest.mark.parametrize("tongue", tongues().values(), ids=lambda tongue: tongue.code)
def test_every_language_is_named_in_the_language_of_the_page(tongue: Language) -> None:
    name = wording("nl").language_name(iso_639_1(tongue.code))
    said = told(Kind.NOTICES, f"the language was taken from the markup of the page: {tongue.name}", "nl")
    assert said == f"de taal is overgenomen uit de opmaak van de pagina: {name}"
    assert len(name) > 2


def test_a_quotation_cannot_break_the_sentence() -> None:
    assert told(Kind.DEMANDS, "left out: {a} → {0}", "nl") == "weggelaten: {a} → {0}"
    assert told(Kind.DEMANDS, "left out: \x1b[31mred", "nl") == "weggelaten: [31mred"


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("form", ["html", "md", "term", "github"])
def test_every_output_speaks_the_language(form: str, language: str) -> None:
    report = _report("dossier-harbour", "joint-motion.nl.txt", "adopted.nl.txt")
    shown = renderer_for(form).render(report, RenderOptions(language=language, full=True)).decode()
    doubts = {doubt for demand in report.demands for doubt in demand.doubts}
    said = {str(told(Kind.DEMANDS, doubt, language)) for doubt in doubts}
    fixed = [doubt for doubt in doubts if "→" not in doubt and ":" not in doubt]
    assert doubts
    assert not [doubt for doubt in fixed if doubt in shown]
    assert all(_first_words(doubt) in re.sub(r"\s+", " ", shown) for doubt in said)


def _first_words(text: str) -> str:
    """As much as no line break, escape or markup can part."""
    return re.split(r"[“„«\u202f:→(]", text)[0].strip()


@pytest.mark.parametrize("form", ["html", "md", "term"])
def test_french_labels_have_a_space_before_the_colon(form: str) -> None:
    report = _report("dossier-harbour", "joint-motion.fr.txt", "adopted.fr.txt")
    shown = renderer_for(form).render(report, RenderOptions(language="fr")).decode()
    labels = ("Numéro", "Procédure", "Langue", "Verbe, affaiblissement", "Destinataire, affaiblissement")
    assert all(f"{label}\u202f:" in shown and f"{label}:" not in shown for label in labels)


def test_the_record_is_english_whatever_the_page_speaks() -> None:
    report = _report("dossier-harbour", "joint-motion.nl.txt", "adopted.nl.txt")
    for form in ("json", "akn"):
        one, other = (renderer_for(form).render(report, RenderOptions(language=code)) for code in ("en", "nl"))
        assert one == other


@pytest.mark.parametrize("language", FOREIGN)
def test_the_page_calls_no_translated_sentence_english(language: str) -> None:
    view = compose(
        _report("dossier-harbour", "joint-motion.nl.txt", "adopted.nl.txt"), RenderOptions(language=language)
    )
    said = [doubt for group in view.groups for demand in group.demands for doubt in demand.doubts]
    said += [notice.message for group in view.notices for notice in group.first]
    assert said
    assert {sentence.language for sentence in said if isinstance(sentence, Sentence)} == {language}
    assert all(isinstance(sentence, Sentence) for sentence in said)
