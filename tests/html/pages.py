"""Pages for the tests: small ones as written, and whole texts in the form of the pages that parliaments publish."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from akoma.ingest.from_html import READER
from akoma.ingest.reader import ReadOptions
from akoma.model import Expression, Note, Passage, PassageRole, Provision, ProvisionKind
from akoma.sources import manifestation

BODY = """
<p>The European Parliament,</p>
<p>–&nbsp;&nbsp;having regard to the Charter of the United Nations and to its rules,</p>
<p>A.&nbsp;&nbsp;whereas the dam was opened in the night without any warning to the valley;</p>
<p>1.&nbsp;&nbsp;Calls on the Commission to help the people of the valley;</p>
<p>2.&nbsp;&nbsp;Instructs its President to forward this resolution to the Council.</p>
"""
"""The smallest resolution that is one: four provisions."""


def read(page: str | bytes, language: str = "", revisions: str = "final") -> Expression:
    """A page as the reader gives it."""
    data = page.encode() if isinstance(page, str) else page
    assert READER.recognises(data)
    return READER.read(data, manifestation(data, "page.html", "html"), ReadOptions(language, revisions))


def page(body: str, head: str = "") -> str:
    """A whole page around a body."""
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def units(expression: Expression) -> list[str]:
    """The provisions as a reader sees them, one string each."""
    return [f"{p.num} {p.text}".strip() for p in expression.walk()]


def codes(expression: Expression) -> set[str]:
    """The codes of what was found on the way."""
    return {d.code for d in expression.diagnostics}


def furniture(expression: Expression) -> list[str]:
    """What was recorded as furniture of the page."""
    return [f.text for f in expression.furniture if f.kind.value == "page"]


@dataclass(slots=True)
class Calls:
    """Notes of a text that is being printed as a page: each gets its number at its mark and its place at the end."""

    linked: bool
    notes: list[Note]

    def mark(self, note: Note) -> str:
        """The mark, as doceo pages have it."""
        self.notes.append(note)
        n = len(self.notes)
        return f'<a href="#def_1_{n}" name="ref_1_{n}">({n})</a>' if self.linked else f"({n})"

    def listed(self) -> str:
        """The list of notes at the end."""
        return "\n".join(self._listed(n, note) for n, note in enumerate(self.notes, start=1))

    def _listed(self, n: int, note: Note) -> str:
        if not self.linked:
            return f"<p>({n}) {escape(note.text)}</p>"
        label = f'<a href="#ref_1_{n}" name="def_1_{n}">({n})</a>'
        return f"<table><tr><td>{label}</td><td><p>{escape(note.text)}</p></td></tr></table>"


def marked(text: str, notes: Iterable[Note], calls: Calls) -> str:
    """A text with the marks of its notes in it."""
    pieces, at = [], 0
    for note in notes:
        pieces += [escape(text[at : note.offset]), calls.mark(note)]
        at = note.offset
    return "".join([*pieces, escape(text[at:])])


def doceo(expression: Expression, *, numbered: bool, linked: bool = True, around: tuple[str, str] = ("", "")) -> str:
    """A text as the Parliament's pages have it; ``numbered``: the numbers are in the markup only."""
    calls = Calls(linked, [])
    front = [_passage(p, calls) for p in expression.passages if p.role is not PassageRole.CLOSING]
    printed = _lists(expression.provisions, calls) if numbered else [_typed(p, calls) for p in expression.provisions]
    closing = [_passage(p, calls) for p in expression.passages if p.role is PassageRole.CLOSING]
    numbers = [f"<p>{escape(line)}</p>" for line in furniture(expression)]
    text = "\n".join([*numbers, *front, *printed, *closing, "<hr>", calls.listed()])
    return page(f"{around[0]}<main>{text}</main>{around[1]}")


def _passage(passage: Passage, calls: Calls) -> str:
    return f"<p>{marked(passage.text, passage.notes, calls)}</p>"


def _typed(provision: Provision, calls: Calls) -> str:
    label = provision.num or ("–" if provision.kind is ProvisionKind.CITATION else "")
    space = "&nbsp;&nbsp;" if label else ""
    own = f"<p><span>{label}{space}</span>{marked(provision.text, provision.notes, calls)}</p>"
    return "\n".join([own, *(_typed(child, calls) for child in provision.children)])


LISTS = {
    ProvisionKind.CITATION: '<ul class="citations">',
    ProvisionKind.RECITAL: '<ol type="A">',
    ProvisionKind.PARAGRAPH: "<ol>",
    ProvisionKind.POINT: '<ol type="a">',
}


def _lists(provisions: Sequence[Provision], calls: Calls) -> list[str]:
    """Runs of provisions of one kind, each run one list."""
    printed: list[str] = []
    last = None
    for provision in provisions:
        if provision.kind is not last and last in LISTS:
            printed.append(_end(last))
        if provision.kind is not last and provision.kind in LISTS:
            printed.append(LISTS[provision.kind])
        printed.append(_item(provision, calls))
        last = provision.kind
    return [*printed, _end(last) if last in LISTS else ""]


def _end(kind: ProvisionKind | None) -> str:
    return "</ul>" if kind is ProvisionKind.CITATION else "</ol>"


def _item(provision: Provision, calls: Calls) -> str:
    text = marked(provision.text, provision.notes, calls)
    below = "\n".join(_lists(provision.children, calls))
    return f"<li>{text}\n{below}</li>" if provision.kind in LISTS else f"<p>{text}</p>{below}"
