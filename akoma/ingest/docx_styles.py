"""Styles: what a paragraph or a run has because of its style, or of a style that this one is based on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from akoma.ingest.docx_names import attribute, child, children, number, switch, value

BODY_LEVEL = 9
"""The outline level of running text; 0 to 8 are headings."""

DEEPEST = 8
"""The last level of a list; the first is 0."""


@dataclass(frozen=True, slots=True)
class NumberReference:
    """A place in a list: which list, and at which level (0 to 8); the level is None where the list decides."""

    list_id: str
    level: int | None = None


NO_LIST = "0"
"""The list id that takes the numbering of a style away."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style as written; None and empty where it says nothing and its base decides."""

    id: str
    name: str
    based_on: str
    numbering: NumberReference | None
    outline: int | None
    hidden: bool | None
    bold: bool | None = None
    italic: bool | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a document. ``default`` is the style of paragraphs that name none."""

    by_id: Mapping[str, Style]
    default: str = ""
    language: str = ""
    """The language that the document names for its text (``en-GB``), empty when it names none."""

    def chain(self, style_id: str) -> Iterator[Style]:
        """A style, the one that it is based on, and so on; ends at a base that is missing or comes again."""
        seen: set[str] = set()
        while style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            yield self.by_id[style_id]
            style_id = self.by_id[style_id].based_on

    def hidden(self, style_id: str) -> bool | None:
        """Whether text of this style is hidden; None when no style in its chain says."""
        return next((s.hidden for s in self.chain(style_id) if s.hidden is not None), None)

    def hides(self, shape: etree._Element | None, paragraph_style: str) -> bool:
        """Whether run properties hide text: by themselves, else by their style, else by that of the paragraph."""
        own = switch(shape, "w:vanish")
        if own is None:
            own = self.hidden(value(shape, "w:rStyle"))
        return bool(self.hidden(paragraph_style) if own is None else own)

    def marks(self, shape: etree._Element | None, paragraph_style: str) -> bool:
        """Whether text is in bold italics: by its run properties, else by its style, else by its paragraph's."""
        named = value(shape, "w:rStyle")
        looks = ((switch(shape, "w:b"), "bold"), (switch(shape, "w:i"), "italic"))
        return all(self._look(name, named, paragraph_style) if own is None else own for own, name in looks)

    def _look(self, name: str, *style_ids: str) -> bool:
        """What the first style says that says anything; a style says what it is based on says."""
        said = (getattr(style, name) for style_id in style_ids for style in self.chain(style_id))
        return bool(next((look for look in said if look is not None), False))

    def is_heading(self, style_id: str) -> bool:
        """Whether paragraphs of this style are headings: by outline level, or by name ("heading 1")."""
        for style in self.chain(style_id):
            if style.outline is not None:
                return style.outline < BODY_LEVEL
            if style.name.lower().startswith("heading "):
                return True
        return False

    def numbering(self, style_id: str) -> tuple[NumberReference, Style] | None:
        """The list that a style puts its paragraphs into, and the style in the chain that says so."""
        return next(((s.numbering, s) for s in self.chain(style_id) if s.numbering is not None), None)


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of a document; none when the part is missing."""
    written = list(children(root, "w:style"))
    styles = {attribute(s, "w:styleId"): _style(s) for s in written}
    default = next((attribute(s, "w:styleId") for s in written if _is_default_paragraph(s)), "")
    return Styles(styles, default, value(root, "w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"))


def _is_default_paragraph(style: etree._Element) -> bool:
    return attribute(style, "w:type") == "paragraph" and attribute(style, "w:default") in ("1", "true", "on")


def _style(style: etree._Element) -> Style:
    shape = child(style, "w:pPr")
    return Style(
        id=attribute(style, "w:styleId"),
        name=value(style, "w:name"),
        based_on=value(style, "w:basedOn"),
        numbering=number_reference(child(shape, "w:numPr")),
        outline=outline_level(shape),
        hidden=switch(child(style, "w:rPr"), "w:vanish"),
        bold=switch(child(style, "w:rPr"), "w:b"),
        italic=switch(child(style, "w:rPr"), "w:i"),
    )


def number_reference(written: etree._Element | None) -> NumberReference | None:
    """The place in a list that a ``w:numPr`` names; None when it names no list."""
    list_id = value(written, "w:numId")
    return NumberReference(list_id, level_of(value(written, "w:ilvl"))) if list_id else None


def level_of(text: str) -> int | None:
    """A level of a list, 0 to 8; None for anything else."""
    level = number(text)
    return level if level is not None and level <= DEEPEST else None


def outline_level(shape: etree._Element | None) -> int | None:
    """The outline level that paragraph properties name; None when they name none."""
    return number(value(shape, "w:outlineLvl"))
