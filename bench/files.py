"""Files: the two versions of a bill, written in every form that a tool reads."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.forms import as_akn, as_html, as_text, as_xml
from bench.model import Bill, Clause

FORMS: Mapping[str, Callable[[Iterable[Clause]], str]] = {"text": as_text, "xml": as_xml, "html": as_html}
"""What peers read."""


@dataclass(frozen=True, slots=True)
class Versions:
    """Where the files of one case are: those that clausewise reads, and those of each form for peers."""

    old: Path
    new: Path
    folder: Path

    def of(self, form: str) -> tuple[Path, Path]:
        """The two files in a form."""
        return self.folder / f"old.{form}", self.folder / f"new.{form}"


def written(bill: Bill, folder: Path) -> Versions:
    """Write a bill in all forms; clausewise reads a bill with chapters as Akoma Ntoso, any other as plain text."""
    for name, side in (("old", bill.old), ("new", bill.new)):
        for form, made in FORMS.items():
            (folder / f"{name}.{form}").write_text(made(side), encoding="utf-8")
        if bill.nested:
            (folder / f"{name}.akn").write_text(as_akn(side), encoding="utf-8")
    form = "akn" if bill.nested else "text"
    return Versions(folder / f"old.{form}", folder / f"new.{form}", folder)


def written_law(bill: Bill, data: bytes, copy: bytes, folder: Path) -> Versions:
    """Write a document and its edited copy as they are, and the units of both in the forms for peers."""
    versions = written(bill, folder)
    (folder / "old.document").write_bytes(data)
    (folder / "new.document").write_bytes(copy)
    return Versions(folder / "old.document", folder / "new.document", versions.folder)
