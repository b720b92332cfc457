"""What holds for every output, also for one that is added tomorrow as a new file."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from akoma.errors import RenderError, UnknownLanguageError
from differ.model import Report
from render.renderer import RenderOptions, renderer_for, renderer_names, renderers
from render.wording import languages
from tests.render.factory import sample
from tests.render.reports import hostile, law, summarised, translated, unchanged

REPORTS: dict[str, Callable[[], Report]] = {
    "versions": sample,
    "translations": translated,
    "summary": summarised,
    "unchanged": unchanged,
    "law": law,
    "hostile": hostile,
}


def test_names_and_suffixes_are_unique() -> None:
    found = list(renderers())
    assert {"html", "json", "pdf", "term"} <= set(renderer_names())
    assert len({each.name for each in found}) == len({each.suffix for each in found}) == len(found)


@pytest.mark.parametrize("name", renderer_names())
def test_is_found_by_name_and_by_suffix(name: str) -> None:
    renderer = renderer_for(name)
    assert renderer_for(renderer.name) is renderer
    assert renderer_for(renderer.suffix) is renderer
    assert renderer_for(renderer.suffix.upper()) is renderer


def test_an_unknown_format_is_an_error_that_lists_what_there_is() -> None:
    with pytest.raises(RenderError, match="html") as caught:
        renderer_for("odt")
    assert "odt" in caught.value.message


def test_an_unknown_language_is_an_error_that_lists_what_there_is() -> None:
    with pytest.raises(UnknownLanguageError, match="nl"):
        renderer_for("html").render(sample(), RenderOptions(language="xx"))


@pytest.mark.parametrize("kind", REPORTS)
@pytest.mark.parametrize("name", renderer_names())
def test_two_runs_give_the_same_bytes(name: str, kind: str) -> None:
    renderer = renderer_for(name)
    first = renderer.render(REPORTS[kind](), RenderOptions())
    assert first
    assert renderer.render(REPORTS[kind](), RenderOptions()) == first


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", REPORTS)
def test_every_report_can_be_shown_in_every_language(kind: str, language: str) -> None:
    for name in ("html", "term"):
        assert renderer_for(name).render(REPORTS[kind](), RenderOptions(language=language, full=True))


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    code = (
        "import sys; from render.renderer import renderers; list(renderers());"
        "heavy = {'jinja2', 'weasyprint', 'lxml', 'markupsafe', 'rapidfuzz'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
