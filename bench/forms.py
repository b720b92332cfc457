"""Forms: a row of clauses as plain text, XML or HTML, so that every tool gets the same words in a form it reads."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import takewhile
from pathlib import Path

from bench.model import Clause, Group
from bench.wording import phrases


def as_text(clauses: Iterable[Clause]) -> str:
    """A motion for a resolution: title, enacting line, one numbered clause a line with an empty line before it."""
    lines = "".join(f"\n{clause.num} {clause.text}\n" for clause in clauses)
    return f"{phrases().title}\n\n{phrases().enacting}\n{lines}"


def as_akn(clauses: Iterable[Clause]) -> str:
    """A bill in Akoma Ntoso 3.0, with the groups that the clauses stand in."""
    frame = Path(__file__).with_name("bill.akn.xml").read_text(encoding="utf-8")
    return frame.replace("<body/>", f"<body>\n{''.join(_elements(clauses))}</body>")


def _elements(clauses: Iterable[Clause]) -> Iterator[str]:
    """The clauses as elements, each group opened before its first one and closed after its last."""
    open_groups: tuple[Group, ...] = ()
    for clause in clauses:
        common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(open_groups, clause.path, strict=False)))
        yield from (f"</{group.kind}>\n" for group in reversed(open_groups[common:]))
        yield from map(_opened, clause.path[common:])
        yield f'<{clause.kind} eId="{clause.eid}"><num>{clause.num}</num>'
        yield f"<content><p>{escape(clause.text)}</p></content></{clause.kind}>\n"
        open_groups = clause.path
    yield from (f"</{group.kind}>\n" for group in reversed(open_groups))


def _opened(group: Group) -> str:
    heading = f"<heading>{escape(group.heading)}</heading>" if group.heading else ""
    intro = f"<intro><p>{escape(group.intro)}</p></intro>" if group.intro else ""
    return f'<{group.kind} eId="{group.eid}"><num>{group.num}</num>{heading}{intro}\n'


def as_xml(clauses: Iterable[Clause]) -> str:
    """The simplest XML that has the clauses, number and text apart, for general tools."""
    found = (f"<clause><num>{c.num}</num><p>{escape(c.text, quote=False)}</p></clause>\n" for c in clauses)
    return f"<bill>\n{''.join(found)}</bill>\n"


def as_html(clauses: Iterable[Clause]) -> str:
    """A paragraph a clause."""
    body = "".join(f"<p>{_line(clause)}</p>\n" for clause in clauses)
    return f"<!DOCTYPE html>\n<html><body>\n{body}</body></html>\n"


def _line(clause: Clause) -> str:
    return escape(f"{clause.num} {clause.text}", quote=False)
