"""Akoma Ntoso 3.0 of any origin to Expression. ``read_akn(write_akn(e)) == e``.

The tree is made plain (:mod:`akoma.akn_prepare`), its parts are collected into units (:mod:`akoma.akn_collect`), the
units get their eIds (:mod:`akoma.akn_units`), and a proof says that no word was lost (:mod:`akoma.akn_proof`).
"""

from collections.abc import Iterator

from lxml import etree

from akoma.akn_collect import Block, Collector, Item, Unit
from akoma.akn_identity import identity
from akoma.akn_names import akn, is_own
from akoma.akn_origin import read_origin
from akoma.akn_parts import AFTER, AROUND, BEFORE, Parts, parts_of, told
from akoma.akn_passages import passages, titles
from akoma.akn_prepare import prepare
from akoma.akn_proof import assert_complete, plain_text
from akoma.akn_units import provisions, top_units
from akoma.model import Expression, Furniture, Passage, PassageRole
from akoma.xml import parse_xml

ORDER = {PassageRole.FORMULA: 1, PassageRole.CLOSING: 2}
"""Passages stand in the order of a document, also when a collection has an enacting line before the title."""


def read_akn(data: bytes, name: str = "Akoma Ntoso", revisions: str = "final", language: str = "") -> Expression:
    """The expression that a file holds; raises InvalidAkomaNtosoError or UnknownLanguageError.

    ``revisions``: which text of a document with tracked changes, ``final`` or ``original``. ``language`` overrides
    what the document says of its language.
    """
    root = parse_xml(data, name)
    findings = prepare(root, name, revisions)
    parts = parts_of(root)
    reading = _Reading(root, parts)
    text = "\n".join(plain_text(root))
    found = identity(parts.main, text, language)
    units = provisions(reading.units, is_own(parts.main), found.language)
    assert_complete(root, parts.main, units, reading.passages, reading.furniture)
    expression = Expression(
        uri=found.uri,
        kind=found.kind,
        language=found.language,
        provisions=units,
        passages=tuple(reading.passages),
        furniture=tuple(reading.furniture),
        references=found.references,
        diagnostics=(*findings, *told(parts, root), *found.diagnostics),
    )
    return read_origin(parts.main).complete(expression)


class _Reading:
    """What stands where in one file: units, passages and furniture."""

    def __init__(self, root: etree._Element, parts: Parts) -> None:
        self.furniture: list[Furniture] = []
        self.passages: list[Passage] = []
        self._title = titles(parts.main)
        self._wrapped(parts, BEFORE)
        self.units = list(self._main(parts.main))
        self._wrapped(parts, AFTER)
        others = Collector(root, self.furniture, skipped=parts.taken())
        others.walk(root)
        self.units += top_units(others.take(root))
        self.passages.sort(key=lambda passage: ORDER.get(passage.role, 0))

    def _wrapped(self, parts: Parts, tags: tuple[str, ...]) -> None:
        """What collections have around the main document."""
        for wrapper in parts.wrappers:
            for part in wrapper.iterchildren(*tags):
                self.passages += passages(self._items(part), part, self._title)

    def _items(self, part: etree._Element) -> list[Item]:
        collector = Collector(part, self.furniture)
        collector.walk(part)
        return collector.take(part)

    def _main(self, document: etree._Element) -> Iterator[Unit]:
        """The units of the main document; its passages are kept on the way."""
        body = Collector(document, self.furniture)
        body.text(document.text)
        for part in document:
            if part.tag in AROUND:
                yield from top_units(body.take(document))
                yield from self._around(part)
            else:
                body.visit(part)
            body.text(part.tail)
        yield from top_units(body.take(document))

    def _around(self, part: etree._Element) -> Iterator[Unit]:
        """The provisions of a part around the body, which only a preamble has; the rest of it are passages."""
        items = self._items(part)
        held = _provisions_of(items) if part.tag == akn("preamble") else []
        yield from held
        taken = set(map(id, held))
        self.passages += passages([item for item in items if id(item) not in taken], part, self._title)


def _provisions_of(items: list[Item]) -> list[Unit]:
    """The items of a preamble that are provisions: recitals, and not lines or what a line quotes."""
    return [item for item in items if not isinstance(item, Block) and not item.quoted]
