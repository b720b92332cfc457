"""Which lines of a document page are furniture: by the zone they stand in, by their words, by their language."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from akoma.diagnostics import Diagnostic, info
from akoma.errors import UnknownLanguageError
from akoma.furniture import find_furniture
from akoma.ingest.html_galley import Sorted
from akoma.ingest.html_lines import words_of
from akoma.ingest.html_lists import LABEL
from akoma.ingest.html_page import Page
from akoma.ingest.html_rules import rules
from akoma.ingest.html_visibility import Zone
from akoma.language import Language, detect

NOTICE_WORDS = 8
"""A shorter line is too little to tell its language by."""

NOTICE_LEAD = 2
"""A notice has this many times the function words of its own language as of that of the text. Sister languages share
many, and the title of a text in one of them must not be taken for a notice."""

LONGEST = 400
"""A longer line is text, whatever it begins with."""

MIN_LABELS = 3
"""With fewer labelled lines it cannot be told where the text of a document begins and ends."""


def document_lines(page: Page, tongue: Language) -> Sorted:
    """The lines of a page that is read as a document."""
    words = [words_of(line, page.source) for line in page.lines]
    told = find_furniture(words)
    zones = {i for i, line in enumerate(page.lines) if line.zone is Zone.PAGE and not line.note}
    sure = zones | patterned(page, words) | {f.index for f in told} | _outside_main(page, words)
    notices = {i for i in _notices(words, tongue) if i not in sure}
    return Sorted(frozenset(sure | notices), told, _notice_found(len(notices)))


def patterned(page: Page, words: Sequence[str]) -> set[int]:
    """The lines whose words are those of furniture. The first line of a note never is."""
    lines = page.lines
    found = {i for i, text in enumerate(words) if len(text) <= LONGEST and _is_furniture(text)}
    heads = {i for i in range(len(lines) - 1) if lines[i + 1].note and not lines[i].note and _heads_notes(words[i])}
    begins_note = {i for i, line in enumerate(lines) if line.note and (i == 0 or lines[i - 1].note != line.note)}
    return (found | heads) - begins_note


def _is_furniture(text: str) -> bool:
    return any(pattern.match(text) for pattern in rules().furniture_lines)


def _heads_notes(text: str) -> bool:
    return bool(rules().note_lines.match(text))


def _outside_main(page: Page, words: Sequence[str]) -> set[int]:
    """The lines outside the main element, if there is one and all labelled lines stand in it."""
    labelled = [i for i, text in enumerate(words) if LABEL.match(text) and page.lines[i].zone is Zone.TEXT]
    if len(labelled) < MIN_LABELS:
        return set()
    main = page.lines[labelled[len(labelled) // 2]].main
    if main is None or any(page.lines[i].main is not main for i in labelled):
        return set()
    return {i for i, line in enumerate(page.lines) if line.main is not main and not line.note}


def body_text(page: Page) -> str:
    """The text by which the language is told: from the first label on; all of it when there are few labels.

    What stands above the first label may be a notice in the language of the address, not of the text.
    """
    texts = [words_of(line, page.source) for line in page.lines if line.zone is Zone.TEXT]
    labelled = [i for i, text in enumerate(texts) if LABEL.match(text)]
    return "\n".join(texts[labelled[0] :] if len(labelled) >= MIN_LABELS else texts)


def _notices(words: Sequence[str], tongue: Language) -> Iterator[int]:
    """The lines above the first label that are in another language than the text. The last line there is its title."""
    front = takewhile(lambda text: not (LABEL.match(text) or tongue.is_formula(text)), words)
    for i, text in enumerate(list(front)[:-1]):
        if len(text.split()) >= NOTICE_WORDS and _is_foreign(text, tongue):
            yield i


def _is_foreign(text: str, tongue: Language) -> bool:
    try:
        found = detect(text)
    except UnknownLanguageError:
        return False
    said = re.findall(r"[^\W\d_]+", text.casefold())
    own, other = (sum(word in known.function_words for word in said) for known in (tongue, found))
    return found.code != tongue.code and other > NOTICE_LEAD * own


def _notice_found(count: int) -> tuple[Diagnostic, ...]:
    message = "above the text stands a notice in another language; the language of the text itself was taken"
    return (info("notice-in-other-language", message),) if count else ()
