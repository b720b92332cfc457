"""The steps of a redline as tracked changes of a Word document, with the footnotes and the comments that they call."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from akoma.model import Note
from differ.model import Op
from render.docx_plan import Fate, Step
from render.docx_weave import Item
from render.docx_xml import paragraph, run, text_run, value, words

AUTHOR = "clausewise"
SECOND_AUTHOR = "clausewise (2)"
"""LibreOffice 7.4 takes insertions of one author across a paragraph mark that was not inserted for one change, and eats
the mark when that is rejected. At such seams the second author stands for the first."""

_MARKS = {Fate.INSERTED: "w:ins", Fate.DELETED: "w:del", Fate.MOVED_FROM: "w:moveFrom", Fate.MOVED_TO: "w:moveTo"}
_OF_WORDS = {
    (Fate.MOVED_FROM, Op.KEEP): "w:moveFrom",
    (Fate.MOVED_TO, Op.KEEP): "w:moveTo",
}
_USUAL = {Op.KEEP: "", Op.INSERT: "w:ins", Op.DELETE: "w:del"}
_COMING = ("w:ins", "w:moveTo")

Comment = Sequence[str]
"""The paragraphs of a comment, as XML."""


@dataclass(slots=True)
class Ledger:
    """What the body has called so far: footnotes (mark, text), comments, and how many revisions there are."""

    notes: list[Note] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    revisions: int = 0

    def note(self, note: Note) -> int:
        """The id of a footnote that is called now."""
        self.notes.append(note)
        return len(self.notes)

    def comment(self, comment: Comment) -> int:
        """The id of a comment that is called now."""
        self.comments.append(comment)
        return len(self.comments) - 1

    def revision(self) -> int:
        """The id of one more revision."""
        self.revisions += 1
        return self.revisions


def body(steps: Sequence[Step], comments: Mapping[int, Comment], ledger: Ledger) -> str:
    """All paragraphs. ``comments`` by the index of the step that calls them."""
    writer = _Writer(ledger)
    parts = [writer.step(step, comments.get(at)) for at, step in enumerate(steps)]
    # The last mark of a document cannot go: where the last paragraph comes or goes, an empty one holds it.
    if steps and steps[-1].fate is not Fate.KEPT:
        parts.append(paragraph((), "Level0"))
    return "".join(parts)


def footnotes(notes: Sequence[Note]) -> str:
    """The content of ``w:footnotes``, the two separators that Word asks for included."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{element}/></w:r></w:p></w:footnote>'
        for number, kind, element in (
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        )
    )
    return separators + "".join(_footnote(number, note) for number, note in enumerate(notes, start=1))


def _footnote(number: int, note: Note) -> str:
    mark = words(note.marker) if note.marker else "<w:footnoteRef/>"
    runs = (run(mark, style="FootnoteReference"), text_run(f" {note.text}"))
    return f'<w:footnote w:id="{number}">{paragraph(runs, "FootnoteText")}</w:footnote>'


def comments_part(comments: Sequence[Comment]) -> str:
    """The content of ``w:comments``."""
    head = f'w:author={value(AUTHOR)} w:initials="cw"'
    return "".join(
        f'<w:comment w:id="{number}" {head}>{"".join(paragraphs)}</w:comment>'
        for number, paragraphs in enumerate(comments)
    )


class _Writer:
    """Writes steps; knows who wrote the end of the paragraph before."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._author = AUTHOR
        self._coming_before = ""

    def step(self, step: Step, comment: Comment | None) -> str:
        stretches = list(_stretches(step))
        self._choose_author(stretches)
        mark = _MARKS.get(step.fate, "")
        runs = [self._stretch(name, items) for name, items in stretches]
        if comment is not None:
            runs = self._commented(runs, mark, self._ledger.comment(comment))
        start, end = self._ranges(step)
        open_end = not mark and bool(stretches) and stretches[-1][0] in _COMING
        self._coming_before = self._author if open_end else ""
        return paragraph((start, *runs), step.style, f"<{mark} {self._who()}/>" if mark else "") + end

    def _choose_author(self, stretches: Sequence[tuple[str, list[Item]]]) -> None:
        seam = bool(stretches) and stretches[0][0] in _COMING and self._coming_before == AUTHOR
        self._author = SECOND_AUTHOR if seam else AUTHOR

    def _who(self) -> str:
        return f'w:id="{self._ledger.revision()}" w:author={value(self._author)}'

    def _ranges(self, step: Step) -> tuple[str, str]:
        """The two ends of a range that has moved; both halves have one name."""
        if not step.move:
            return "", ""
        name = "w:moveFromRange" if step.fate is Fate.MOVED_FROM else "w:moveToRange"
        number = self._ledger.revision()
        start = f'<{name}Start w:id="{number}" w:name="move{step.move}" w:author={value(self._author)}/>'
        return start, f'<{name}End w:id="{number}"/>'

    def _stretch(self, name: str, items: Sequence[Item]) -> str:
        inner = "".join(self._item(item, name) for item in items)
        return f"<{name} {self._who()}>{inner}</{name}>" if name and inner else inner

    def _item(self, item: Item, name: str) -> str:
        form = "w:delText" if name == "w:del" else "w:t"
        if item.note is None:
            return run(words(item.text, form))
        number = self._ledger.note(item.note)
        mark = item.note.marker
        follows = ' w:customMarkFollows="1"' if mark else ""
        call = f'<w:footnoteReference{follows} w:id="{number}"/>{words(mark, form) if mark else ""}'
        return run(call, style="FootnoteReference")

    def _commented(self, runs: Sequence[str], mark: str, number: int) -> list[str]:
        """The call of a comment goes and comes with its paragraph."""
        call = run(f'<w:commentReference w:id="{number}"/>', style="CommentReference")
        tracked = f"<{mark} {self._who()}>{call}</{mark}>" if mark else call
        return [
            f'<w:commentRangeStart w:id="{number}"/>',
            *runs,
            f'<w:commentRangeEnd w:id="{number}"/>',
            tracked,
        ]


def _stretches(step: Step) -> Iterator[tuple[str, list[Item]]]:
    """Neighbours that share a revision, with the name of its element; empty for what stays."""

    def name(item: Item) -> str:
        return _OF_WORDS.get((step.fate, item.op), _USUAL[item.op])

    for found, items in groupby((*step.label, *step.items), key=name):
        yield found, list(items)
