"""Which elements of a page are not printed, and which are the page's furniture."""

import re
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from akoma.ingest.html_rules import Element, attribute, has_class, rules, tag

MAX_ZONE = 0.3
"""An element with more than this share of the text is no furniture, whatever its class says."""

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)


class Zone(StrEnum):
    """Where on the page a line stands."""

    TEXT = "text"
    PAGE = "page"
    """Furniture of any page: site header and footer, breadcrumbs, lists of languages."""
    PRESS = "press"
    """Furniture if the page is a news page: related items, dates, tags."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much text each element holds, in characters, code not counted."""

    of: dict[Element, int]
    total: int


def measure(root: Element) -> Sizes:
    """The sizes of all elements."""
    code = ("script", "style", "template", "noscript")
    sizes: dict[Element, int] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        own = len((element.text or "").strip()) if tag(element) not in code else 0
        sizes[element] = own + sum(sizes[child] + len((child.tail or "").strip()) for child in element)
    return Sizes(sizes, sizes[root])


def why_left_out(element: Element, dropped: str) -> str:
    """Why an element is not printed, as a word for the message; empty when it is.

    ``dropped``: the element of a revision that the view asked for does not show (``ins`` or ``del``).
    """
    name = tag(element)
    if name == dropped:
        return name
    if name in rules().left_out or (name == "dialog" and element.get("open") is None):
        return name
    if not element.attrib:
        return ""
    if element.get("hidden") is not None or _HIDING.search((element.get("style") or "")[:1000]):
        return "hidden"
    role = attribute(element, "role")
    if role in rules().left_out_roles:
        return "navigation"
    decorative = attribute(element, "aria-hidden") == "true" and (name in ("i", "ul", "ol") or bool(role))
    return "aria-hidden" if decorative else ""


def zone_of(element: Element, sizes: Sizes) -> Zone:
    """The zone that begins with an element; TEXT when none does."""
    zone = _claimed(element)
    if zone is not Zone.TEXT and sizes.of[element] > MAX_ZONE * sizes.total and sizes.of[element] > 0:
        return Zone.TEXT
    return zone


def _claimed(element: Element) -> Zone:
    name = tag(element)
    if name in ("html", "body", "main", "article", "h1"):
        return Zone.TEXT
    role = attribute(element, "role")
    if role in rules().furniture_roles or has_class(element, rules().furniture_classes) or _is_site_edge(element):
        return Zone.PAGE
    inner_footer = name == "footer"
    if name == "aside" or inner_footer or role in rules().press_roles or has_class(element, rules().press_classes):
        return Zone.PRESS
    return Zone.TEXT


def _is_site_edge(element: Element) -> bool:
    """A header without a title, or a footer, of the page and not of an article in it."""
    name = tag(element)
    if name not in ("header", "footer") or any(tag(above) in ("main", "article") for above in element.iterancestors()):
        return False
    return name == "footer" or next(element.iter("h1"), None) is None
