"""The characters of a PDF with font, size and place: the one module that calls pdfium, always in a child process.

    target of akoma.child:  extract(bytes, name) -> what JSON can hold

Characters that follow each other in one font on one baseline are handed over as one *run*, with the spaces between
them told from their places: 236 000 characters are then some 8 000 rows. The order of runs means nothing; geometry
decides later. Written for pypdfium2 5, whose calls for fonts and text objects are marked experimental.
"""

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from akoma.errors import NoTextError, UnreadableSourceError
from akoma.limits import check, current
from akoma.normalise import compose

SPACE = 0.18
"""A gap wider than this share of the size is a space."""
HINTED_SPACE = 0.08
"""So is a narrower one where pdfium sees a space: the box of an "f" reaches over its neighbour."""
SPACE_CODE = 0x20
NO_BREAK_SPACE = "\u00a0"
MOST_OVERHANG = 0.2
"""Share of the size: a slanted "f" reaches over its width by 0.15; the "f" of a ligature by 0.22."""
SAME_WIDTH = 0.03
"""Share of the size within which the width of a letter and its box agree."""
APART = 0.7
"""A gap wider than this share of the size ends a run: it may part two columns, or be a space in stretched text."""
BACKWARDS = -1.0
"""A step back further than this share of the size ends a run; kerning and the parts of a ligature step back less."""
LEVEL = 0.05
"""Characters of a run stand on one baseline within this share of the size."""

RULE_THICKNESS = 2.5
"""Points; a drawn object that is thinner is a ruled line when it is also long."""
RULE_LENGTH = 12.0

LINE_END_HYPHENS = {0x02: 0x2D, 0xFFFE: 0x2D}
"""How pdfium writes a hyphen at the end of a line."""
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold; it becomes the replacement character and is counted."""
SPACED_OUT = re.compile(r"\s*(?:[^\W\d_] ){2,}[^\W\d_]\s*")
"""A word printed with space between its letters: "B I L L"."""
REPLACEMENT = "\ufffd"

TURNS = 4
"""Quarter turns: text may run right, up, left and down."""


@dataclass(frozen=True, slots=True)
class _Style:
    """What is the same for all characters of one text object."""

    font: int
    size: float
    turn: int
    stretch: float
    """Points along the line for a width of 1."""


@dataclass(slots=True)
class _Run:
    x0: float
    x1: float
    y: float
    style: _Style
    text: list[str] = field(default_factory=list)
    word: float = 0.0
    """Where the first word ends; 0 while it goes on."""


class _Fonts:
    """The fonts of a document, each once, with its weight and slant as pdfium tells them, and the width of its letters.

    The box of a letter reaches as far as its ink: that of a slanted "f" over the space that follows. The width that
    the font states is better, where it is the width of that letter: it is believed once most letters agree.
    """

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []
        self._known: dict[int, int] = {}
        self._handles: list[Any] = []
        self._widths: dict[tuple[int, int], float] = {}
        self._agreed: Counter[int] = Counter()
        self._asked: Counter[int] = Counter()

    def index(self, text_object: Any) -> int:
        """The number of the font that a text object is set in."""
        handle = pdfium.FPDFTextObj_GetFont(text_object)
        address = ctypes.cast(handle, ctypes.c_void_p).value or 0
        if address not in self._known:
            self._known[address] = len(self.rows)
            self.rows.append(_font_row(handle))
            self._handles.append(handle)
        return self._known[address]

    def end(self, style: "_Style", code: int, start: float, boxed: float) -> float:
        """Where a character ends: by the width that the font states, else by its box."""
        key = style.font, code
        if key not in self._widths:
            self._widths[key] = self._width(style, code, boxed - start)
        stated = start + self._widths[key] * style.stretch
        overhang = boxed - stated
        believed = 2 * self._agreed[style.font] >= self._asked[style.font]
        return stated if believed and 0 < overhang < MOST_OVERHANG * style.size else boxed

    def _width(self, style: "_Style", code: int, boxed: float) -> float:
        """The width of a letter, in shares of the size."""
        width = ctypes.c_float()
        handle = self._handles[style.font]
        if not handle or not pdfium.FPDFFont_GetGlyphWidth(handle, code, 1.0, ctypes.byref(width)):
            return math.inf
        self._asked[style.font] += 1
        self._agreed[style.font] += abs(boxed - width.value * style.stretch) < SAME_WIDTH * style.size
        return width.value


def _font_row(handle: Any) -> list[Any]:
    """Name, flags (PDF 32000-1, table 123) and weight (100 to 900, -1 unknown) of a font."""
    if not handle:
        return ["", 0, -1]
    length = pdfium.FPDFFont_GetBaseFontName(handle, None, 0)
    buffer = ctypes.create_string_buffer(max(1, length))
    pdfium.FPDFFont_GetBaseFontName(handle, buffer, length)
    return [
        buffer.value.decode("utf-8", "replace"),
        pdfium.FPDFFont_GetFlags(handle),
        pdfium.FPDFFont_GetWeight(handle),
    ]


def extract(data: bytes, name: str) -> dict[str, Any]:
    """All runs of all pages, in points from the upper left corner of the page as it is read.

    ``{"fonts": [[name, flags, weight]], "unreadable": count, "pages": [{"width", "height", "runs": [[x0, x1, end of the
    first word, baseline, size, font, text]], "aside": [text], "rules": [[x0, y0, x1, y1]]}]}``. Raises
    UnreadableSourceError (damaged, password), SourceTooLargeError (pages, characters), NoTextError (scanned, empty).
    """
    document = _open(data, name)
    check("pages", len(document), name, "give a smaller part of it")
    fonts, pages, images, characters = _Fonts(), [], 0, 0
    for index in range(len(document)):
        page, seen = _page(document, index, fonts)
        images += seen.pop("images")
        characters += page.pop("characters")
        check("characters", characters, name, "give a smaller part of it")
        pages.append(page | seen)
    if not any(page["runs"] for page in pages):
        raise _no_text(name, images)
    # Text aside is what runs in another direction than the page (watermarks), or stands outside it.
    unreadable = sum(run[-1].count(REPLACEMENT) for page in pages for run in page["runs"])
    return {"fonts": fonts.rows, "unreadable": unreadable, "pages": pages}


def _open(data: bytes, name: str) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).lower():
            raise UnreadableSourceError(
                f"{name}: protected by a password", "save it without the password, then read it again"
            ) from problem
        raise UnreadableSourceError(
            f"{name}: a damaged PDF", "download or export it again, or print it as a new PDF"
        ) from problem


def _no_text(name: str, images: int) -> NoTextError:
    if images:
        return NoTextError(f"{name}: scanned, it holds images and no text", "run OCR first: ocrmypdf in.pdf out.pdf")
    return NoTextError(f"{name}: its pages hold no text", "check that this is the right file")


def _page(document: Any, index: int, fonts: _Fonts) -> tuple[dict[str, Any], dict[str, Any]]:
    """One page: its runs turned upright, and what is drawn on it. A page that pdfium cannot load is empty."""
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return {"width": 0, "height": 0, "runs": [], "aside": [], "characters": 0}, {"rules": [], "images": 0}
    box = page.get_bbox()
    runs = _runs(text, fonts)
    turn = _main_turn(runs)
    sides = (box[3] - box[1], box[2] - box[0]) if turn % 2 else (box[2] - box[0], box[3] - box[1])
    rows = [_row(run, turn, box) for run in runs if run.style.turn == turn]
    found = {
        "width": round(sides[0], 2),
        "height": round(sides[1], 2),
        "runs": [row for row in rows if _on_page(row, sides)],
        "aside": [_text(run).strip() for run in runs if run.style.turn != turn]
        + [row[-1].strip() for row in rows if not _on_page(row, sides)],
        "characters": text.count_chars(),
    }
    drawn = _drawn(page, turn, box)
    text.close()
    page.close()
    return found, drawn


def _on_page(row: list[Any], sides: tuple[float, float]) -> bool:
    """Whether a run can be seen: some of it stands on the page. A damaged file may place it at infinity."""
    x0, x1, _, baseline, size = row[:5]
    inside = x1 > 0 and x0 < sides[0] and baseline > 0 and baseline - size < sides[1]
    return bool(inside and all(map(math.isfinite, row[:5])))


def _main_turn(runs: list[_Run]) -> int:
    weights = Counter[int]()
    for run in runs:
        weights[run.style.turn] += len(run.text)
    return weights.most_common(1)[0][0] if weights else 0


class _Collector:
    """Puts characters that follow each other in one style on one baseline into runs."""

    def __init__(self) -> None:
        self.runs: list[_Run] = []
        self.hint = False
        """Whether pdfium made up a space before the character that comes next."""
        self._space = ""

    def space(self, char: str) -> None:
        """A space that is in the file; one at which lines do not break stays such a one."""
        self._space = char if char == NO_BREAK_SPACE else self._space or " "

    def add(self, char: str, style: _Style, x0: float, x1: float, level: float) -> None:
        """One character that is no space."""
        run = self.runs[-1] if self.runs else None
        between = _between(run, x0, level, style, self.hint) if run else None
        if run is None or between is None:
            if run:
                run.text.append(self._space)
            self.runs.append(_Run(x0, x1, level, style, [self._space + char]))
        else:
            if not run.word and (self._space or between) == " ":
                run.word = run.x1
            run.text.append((self._space or between) + char)
            run.x1 = max(run.x1, x1)
        self.hint, self._space = False, ""


def _runs(text: Any, fonts: _Fonts) -> list[_Run]:
    """Characters to runs, in the order of the file. Characters that pdfium made up belong to no text object."""
    # Local names and prepared references: this loop runs once a character.
    unicode_of, origin_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
    box_of, object_of, page = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetTextObject, text.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    collector, last, style = _Collector(), None, _Style(0, 1.0, 0, 1.0)
    for i in range(text.count_chars()):
        handle, code = object_of(page, i), unicode_of(page, i)
        if not handle:
            collector.hint = collector.hint or code == SPACE_CODE
            continue
        address = ctypes.addressof(handle.contents)
        if address != last:
            style, last = _style(page, i, handle, fonts), address
        char = LIGATURES.get(code) or chr(LINE_END_HYPHENS.get(code, code))
        if char.isspace():
            collector.space(char)
            continue
        origin_of(page, i, at_x, at_y)
        box_of(page, i, at_box)
        start, end, level = _along(x.value, y.value, box, style.turn)
        collector.add(char, style, start, fonts.end(style, code, start, end), level)
    return collector.runs


def _between(run: _Run, start: float, level: float, style: _Style, hint: bool) -> str | None:
    """What stands between a run and a character: nothing, a space, or None when the character begins a new run."""
    size = style.size
    if style != run.style:
        return None
    gap = start - run.x1
    if abs(level - run.y) > LEVEL * size or not BACKWARDS * size <= gap <= APART * size:
        return None
    return " " if gap > (HINTED_SPACE if hint else SPACE) * size else ""


def _style(page: Any, index: int, handle: Any, fonts: _Fonts) -> _Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(page, index, ctypes.byref(matrix))
    # GetFontSize leaves the matrix out: 7.37 instead of the 5.5 points that are printed.
    size = pdfium.FPDFText_GetFontSize(page, index)
    angle = math.atan2(matrix.b * size, matrix.a * size)
    points = abs(size) * math.hypot(matrix.c, matrix.d)
    stretch = abs(size) * math.hypot(matrix.a, matrix.b)
    return _Style(fonts.index(handle), round(points, 2) or 1.0, round(angle / (math.pi / 2)) % TURNS, stretch)


def _along(x: float, y: float, box: Any, turn: int) -> tuple[float, float, float]:
    """Where a character begins and ends along its line, and its baseline, growing downwards; not yet on the page."""
    if turn == 0:
        return x, max(x, box.right), -y
    if turn == 1:
        return y, max(y, box.top), x
    if turn == 2:  # noqa: PLR2004 - upside down
        return -x, max(-x, -box.left), y
    return -y, max(-y, -box.bottom), -x


def _corner(turn: int, box: Any) -> tuple[float, float]:
    """The upper left corner of the page in the coordinates of :func:`_along`."""
    left, bottom, right, top = box
    return ((left, -top), (bottom, left), (-right, bottom), (-top, -right))[turn]


def _row(run: _Run, turn: int, box: Any) -> list[Any]:
    left, top = _corner(turn, box)
    places = (run.x0 - left, run.x1 - left, (run.word or run.x1) - left, run.y - top)
    return [*(round(p, 2) for p in places), run.style.size, run.style.font, _text(run)]


def _text(run: _Run) -> str:
    """The characters of a run, composed (NFC), with surrogate halves joined and what XML cannot hold replaced."""
    joined = "".join(run.text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    readable = compose(UNREADABLE.sub(REPLACEMENT, joined))
    return readable.replace(" ", "") if SPACED_OUT.fullmatch(readable) else readable


def _drawn(page: Any, turn: int, box: Any) -> dict[str, Any]:
    """Ruled lines and the number of images of a page; forms count as images, for scans may be wrapped in one."""
    rules: list[list[float]] = []
    images = 0
    for i in range(min(current().drawings, pdfium.FPDFPage_CountObjects(page.raw))):
        drawn = pdfium.FPDFPage_GetObject(page.raw, i)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        images += kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules.extend(_rules(drawn, turn, box))
    return {"rules": rules, "images": images}


def _rules(drawn: Any, turn: int, box: Any) -> list[list[float]]:
    """The ruled lines of a path: itself when it is thin, its four sides when it is a box."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, sides)):
        return []
    left, bottom, right, top = (side.value for side in sides)
    corners = [_upright(x, y, turn, box) for x, y in ((left, bottom), (right, top))]
    (x0, x1), (y0, y1) = (sorted(values) for values in zip(*corners, strict=True))
    thin_x, thin_y = x1 - x0 < RULE_THICKNESS, y1 - y0 < RULE_THICKNESS
    if not RULE_LENGTH <= max(x1 - x0, y1 - y0) < math.inf:
        return []
    found = (
        [(x0, y0, x1, y1)]
        if thin_x or thin_y
        else [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
    )
    return [[round(value, 1) for value in rule] for rule in found]


def _upright(x: float, y: float, turn: int, box: Any) -> tuple[float, float]:
    left, top = _corner(turn, box)
    along, down = ((x, -y), (y, x), (-x, y), (-y, -x))[turn]
    return along - left, down - top
