"""A report as Akoma Ntoso: the new text as it is, with the comparison as its ``analysis``; strictly valid."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from akoma.model import EId
from differ.model import Report
from render.renderer import RenderOptions

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 does not allow, and controls that it advises against."""
_TAG = re.compile(r'(<[A-Za-z][^<>]*? eId=")([^"]+)(")')
_REFERENCES, _END_OF_REFERENCES = "<references ", "</references>"


class AknRenderer:
    """The file that other programs for legal texts read."""

    name = "akn"
    suffix = ".xml"

    def render(self, report: Report, options: RenderOptions) -> bytes:
        """The whole file. Reading it gives the new text again."""
        # Imported here: it needs lxml, which other outputs do without.
        from akoma.akn_writer import write_akn
        from render.akn_analysis import analysis, base_reference, concepts, lifecycle, working_ids

        report = printable(report)
        old, new = report.comparison.old.expression, report.comparison.new.expression
        text = write_akn(new).decode("utf-8")
        text = _with_working_ids(text, working_ids(report.comparison))
        # No text of a document can hold a "<" here, so these are the elements of the metadata.
        before, _, rest = text.partition(_REFERENCES)
        inside, _, after = rest.partition(_END_OF_REFERENCES)
        head, _, entries = inside.partition("\n")
        entries = f"{head}\n{base_reference(old)}{entries.rstrip(' ')}{concepts()}"
        parts = (before.rstrip(" "), lifecycle(new), analysis(report), _REFERENCES, entries, _END_OF_REFERENCES, after)
        return "".join(parts).encode("utf-8")


def printable(value: Any) -> Any:
    """A value in which every character may stand in XML: U+FFFD for each that may not, so that offsets stay."""
    if isinstance(value, str):
        return _NO_XML.sub("\ufffd", value) if _NO_XML.search(value) else value
    if isinstance(value, tuple):
        cleaned = tuple(map(printable, value))
        return value if all(one is other for one, other in zip(cleaned, value, strict=True)) else cleaned
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: clean for name, old in found.items() if (clean := printable(old)) is not old}
        return replace(value, **changed) if changed else value
    return value


def _with_working_ids(text: str, names: Mapping[EId, EId]) -> str:
    def named(found: re.Match[str]) -> str:
        old = names.get(EId(found[2]))
        return found[0] if old is None else f'{found[0]} wId="{old}"'

    return _TAG.sub(named, text)


RENDERER = AknRenderer()
"""A report as Akoma Ntoso."""
