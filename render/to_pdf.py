"""A report as PDF for paper and for files: typeset in chunks by WeasyPrint, joined by pikepdf.

Tagged: every piece of text belongs to the tree of tags, or is an artifact. No checker has looked at the files, so no
conformance to a standard is claimed. Running heads and page numbers are put on at the end, when the number of pages is
known; they are artifacts.
"""

import gc
import hashlib
import io
import os
import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from akoma.errors import MissingLibraryError
from differ.model import Report
from render.compose import compose
from render.pdf_flow import chunks, page_of, style_of
from render.renderer import RenderOptions
from render.to_html import templates
from render.wording import Wording

_EPOCH = "SOURCE_DATE_EPOCH"
_INSTALL = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_NUMS = "/Nums"
_POINTS = 0.75
"""Points in a pixel of CSS."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline: its depth from 1, its words, its page from 0, its place on it in points from the top."""

    depth: int
    title: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Typeset:
    """A chunk that is done: the file, its pages, its bookmarks (pages counted within it)."""

    pdf: bytes
    pages: int
    bookmarks: tuple[Bookmark, ...]
    far: frozenset[str] = frozenset()
    """Names of its destinations that stand for places in other parts."""


def typeset(html: str, css: str) -> bytes:
    """HTML to PDF. Same input, same bytes. Raises MissingLibraryError when Pango is absent."""
    return _typeset(html, css, tags=True).pdf


def _typeset(html: str, css: str, tags: bool) -> Typeset:
    try:
        # Imported here: it takes half a second, and needs system libraries that nothing else needs.
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
    except OSError as problem:
        raise MissingLibraryError(f"PDF needs the Pango library, which is absent ({problem})", _INSTALL) from problem
    fonts = FontConfiguration()
    fetcher = _refusing_fetcher()
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    with _fixed_time(), _without_collector():
        style = CSS(string=css, font_config=fonts, url_fetcher=fetcher, base_url=None)
        page = HTML(string=html, url_fetcher=fetcher, base_url=None)
        done = page.render(font_config=fonts, stylesheets=[style], pdf_tags=tags)
        pdf: bytes = done.write_pdf(pdf_identifier=identifier, pdf_tags=tags)
    found = [(at, mark) for at, sheet in enumerate(done.pages) for mark in sheet.bookmarks]
    marks = tuple(Bookmark(depth, title, at, top) for at, (depth, title, (_, top), _) in found)
    return Typeset(pdf, len(done.pages), marks)


def _refusing_fetcher() -> Any:
    """A fetcher that gets nothing from anywhere, network or disk, whatever a document may contain."""
    from weasyprint.urls import URLFetcher

    class RefusingFetcher(URLFetcher):  # type: ignore[misc]
        """Refuses every address but ``data:``, which is in the document already."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Raise, unless the content is in the address itself."""
            if not url.lower().startswith("data:"):
                raise ValueError(f"nothing is fetched for a PDF: {url}")
            return super().fetch(url, headers)

    return RefusingFetcher(allowed_protocols=("data",), allow_redirects=False)


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for cycles meanwhile: it goes through all boxes again and again (7 % of the time), and frees none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _fixed_time() -> Iterator[None]:
    """Fonts carry a time stamp: it is fixed, unless the caller fixes it. The environment is left as it was."""
    given = os.environ.get(_EPOCH)
    os.environ.setdefault(_EPOCH, "0")
    try:
        yield
    finally:
        if given is None:
            os.environ.pop(_EPOCH, None)


class PdfRenderer:
    """The answer on the first page, then every demand, then the redline."""

    name = "pdf"
    suffix = ".pdf"

    def render(self, report: Report, options: RenderOptions) -> bytes:
        """The whole file; unchanged provisions only with ``full``."""
        view = compose(report, options)
        pages = ((page_of(chunk, view), frozenset(chunk.far)) for chunk in chunks(view))
        heads = Heads(
            f"{view.old.name} → {view.new.name}", view.words, "A4" if options.paper == "a4" else options.paper
        )
        return printed(pages, style_of(view, options.paper), heads)


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands at the head of every page but the first, the words that number the pages, the size of the paper."""

    names: str
    words: Wording
    size: str

    def pdf(self, pages: int) -> bytes:
        """A PDF of so many pages with nothing but their heads and their numbers."""
        page = templates().get_template("paper_heads.html")
        html = page.render(names=self.names, w=self.words, pages=pages)
        return _typeset(html, f"@page {{ size: {self.size}; margin: 0 }}", tags=False).pdf


def printed(pages: Iterable[tuple[str, frozenset[str]]], style: str, heads: Heads) -> bytes:
    """Chunks of HTML as one PDF; with each come the names of its anchors that stand for places in other chunks."""
    done = []
    for html, far in pages:
        done.append(replace(_typeset(html, style, tags=True), far=far))
        # The boxes of a chunk refer to each other: they go before the next one is made.
        gc.collect()
    return joined(done, heads.pdf(sum(one.pages for one in done)))


def joined(parts: Sequence[Typeset], heads: bytes) -> bytes:
    """One PDF out of several: pages, tags, destinations and outline; ``heads`` are laid over as artifacts."""
    try:
        # Imported here: only this output needs it.
        from pikepdf import Dictionary, Name, Pdf
    except ImportError as problem:
        raise MissingLibraryError("PDF needs the library pikepdf, which is absent", "pip install pikepdf") from problem
    out = Pdf.open(io.BytesIO(parts[0].pdf))
    with Pdf.open(io.BytesIO(heads)) as overlay:
        joint = _Joint(out, parts[0].far)
        for part in parts[1:]:
            joint.add(part)
        for page, head in zip(out.pages, overlay.pages, strict=True):
            form = out.copy_foreign(head.as_form_xobject())
            # Pages may share their resources, and a name that is left to pikepdf is a random one.
            name = page.add_resource(form, Name.XObject, Name(f"/Head{page.index}"))
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(f"Q\n/Artifact <</Type /Pagination>> BDC q {name} Do Q EMC\n".encode())
        _outline(out, parts)
        out.Root.PageMode = Name.UseOutlines
        out.Root.Names = Dictionary(Dests=Dictionary(Names=joint.destinations()))
        file = io.BytesIO()
        out.save(file, deterministic_id=True, object_stream_mode=_object_streams())
    return file.getvalue()


def _object_streams() -> Any:
    from pikepdf import ObjectStreamMode

    return ObjectStreamMode.generate


class _Joint:
    """Puts parts behind the first one."""

    def __init__(self, out: Any, far: Collection[str]) -> None:
        self._out = out
        self._next = 1 + max(self._keys(out), default=-1)
        self._names: dict[str, tuple[int, float, float]] = {}
        self._take_names(out, 0, far)

    def add(self, done: Typeset) -> None:
        """Pages, tags and destinations of one more part."""
        from pikepdf import Pdf

        with Pdf.open(io.BytesIO(done.pdf)) as part:
            keys = self._keys(part)
            self._shift(part)
            first = len(self._out.pages)
            with warnings.catch_warnings():
                # It warns that destinations by name are not copied: they are put together in :meth:`destinations`.
                warnings.simplefilter("ignore")
                self._out.pages.extend(part.pages)
            tree = self._out.copy_foreign(part.make_indirect(part.Root.StructTreeRoot))
            self._take_names(part, first, done.far)
        self._graft(tree)
        self._next += 1 + max(keys, default=-1)

    @staticmethod
    def _keys(pdf: Any) -> list[int]:
        return [int(key) for key in list(pdf.Root.StructTreeRoot.ParentTree[_NUMS])[::2]]

    def _shift(self, part: Any) -> None:
        """The keys of the tree of parents are counted through the whole document."""
        from pikepdf import Array

        pairs = list(part.Root.StructTreeRoot.ParentTree[_NUMS])
        shifted = [int(item) + self._next if at % 2 == 0 else item for at, item in enumerate(pairs)]
        part.Root.StructTreeRoot.ParentTree[_NUMS] = Array(shifted)
        for page in part.pages:
            if "/StructParents" in page.obj:
                page.obj["/StructParents"] = int(page.obj["/StructParents"]) + self._next
            for note in page.obj.get("/Annots", ()):
                if "/StructParent" in note:
                    note["/StructParent"] = int(note["/StructParent"]) + self._next

    def _graft(self, tree: Any) -> None:
        """What stands below the document of a part goes below that of the whole."""
        root = self._out.Root.StructTreeRoot
        whole, added = root.K[0], tree.K[0]
        for child in added.K:
            child.P = whole
            whole.K.append(child)
        root.ParentTree[_NUMS].extend(tree.ParentTree[_NUMS])

    def _take_names(self, part: Any, first: int, far: Collection[str]) -> None:
        """Destinations by name, but for those that stand for a place in another part."""
        numbers = {page.obj.objgen: at for at, page in enumerate(part.pages)}
        names = list(part.Root.Names.Dests.Names) if "/Names" in part.Root else []
        for name, target in zip(names[::2], names[1::2], strict=True):
            if str(name) not in far:
                left, top = (float(value) for value in list(target)[2:4])
                self._names[str(name)] = (first + numbers[target[0].objgen], left, top)

    def destinations(self) -> Any:
        """The sorted tree of names."""
        from pikepdf import Array, Name, String

        found = Array()
        for name, (page, left, top) in sorted(self._names.items()):
            found.extend([String(name), Array([self._out.pages[page].obj, Name.XYZ, left, top, 0])])
        return found


def _outline(out: Any, parts: Sequence[Typeset]) -> None:
    """The headings of all parts as one outline."""
    from pikepdf import OutlineItem

    first = 0
    with out.open_outline() as outline:
        outline.root.clear()
        branches = [outline.root]
        for part in parts:
            for mark in part.bookmarks:
                page = first + mark.page
                height = float(out.pages[page].mediabox[3])
                item = OutlineItem(mark.title, page, "XYZ", left=0, top=height - mark.top * _POINTS, zoom=0)
                del branches[max(1, mark.depth) :]
                branches[-1].append(item)
                branches.append(item.children)
            first += part.pages


RENDERER = PdfRenderer()
"""A report as PDF."""
