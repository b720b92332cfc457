"""A certificate: that a text is exactly a base with the amendments that were adopted. Anybody can replay it.

    certificate(base, amendments, votes, numbering) -> record
    faults(record, base, amendments) -> what does not agree

Texts are told by the SHA-256 of their canonical Akoma Ntoso (C14N 2.0 of title, lines and provisions as we write them),
so that the same text read from another file has the same certificate.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from xml.etree.ElementTree import canonicalize

from akoma.akn_writer import write_akn
from akoma.errors import AmendmentError, ComparisonError
from akoma.model import Expression
from akoma.vote_list import VoteLine, VoteList, VoteResult
from differ.amendments.engine.applying import apply_amendments, sortable
from differ.amendments.engine.decisions import decide
from differ.amendments.operation import Amendment, Operation

KIND = "amendments-certificate"
VERSION = "1.0"

Record = dict[str, object]


def text_hash(expression: Expression) -> str:
    """The SHA-256 of a text, whatever file it was read from."""
    bare = replace(expression, origin=None, furniture=(), diagnostics=())
    canonical = canonicalize(write_akn(bare).decode())
    return hashlib.sha256(canonical.encode()).hexdigest()


def certificate(base: Expression, amendments: Sequence[Amendment], votes: VoteList | None, numbering: str) -> Record:
    """The record; raises an AmendmentError where the votes do not come to a text."""
    lines = votes.lines if votes is not None else _all_adopted(amendments)
    decisions = decide(VoteList(tuple(lines)), amendments, base.language)
    result = apply_amendments(base, amendments, decisions, numbering)
    chosen = sorted(decisions.chosen(amendments, base), key=lambda one: sortable(one.number))
    return {
        "format_version": VERSION,
        "kind": KIND,
        "base": {"sha256": text_hash(base)},
        "language": base.language,
        "numbering": numbering,
        "decisions": [_line(line) for line in lines],
        "operations": [
            {"amendment": one.number, "operations": [operation_record(op) for op in one.operations]} for one in chosen
        ],
        "result": {"sha256": text_hash(result.expression)},
    }


def _all_adopted(amendments: Sequence[Amendment]) -> list[VoteLine]:
    return [
        VoteLine(VoteResult.WITHDRAWN if one.record.withdrawn else VoteResult.ADOPTED, one.number) for one in amendments
    ]


def _line(line: VoteLine) -> Record:
    told = {"amendment": line.amendment, "target": line.target, "part": line.part, "text": line.text}
    found: Record = {name: value for name, value in told.items() if value not in ("", None)}
    return {**found, **({"final": True} if line.final else {}), "result": line.result.value}


def operation_record(operation: Operation) -> Record:
    """All that an operation says; what it leaves open is left out."""
    selection = operation.selection
    return {**_members(operation), "selection": {"what": type(selection).__name__, **_members(selection)}}


def _members(value: object) -> Record:
    assert is_dataclass(value)
    told = ((one.name, getattr(value, one.name), one.default) for one in fields(value) if one.name != "selection")
    return {name: _plain(member) for name, member, default in told if member not in (default, "")}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {"what": type(value).__name__, **_members(value)}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


# --- replay -----------------------------------------------------------------------------------------------------------


def read_certificate(data: bytes, name: str) -> Record:
    """A certificate, or the one in a record of ``amend simulate``; refused when the file holds none."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise ComparisonError(f"{name}: is not JSON", "give a certificate of amend simulate") from problem
    if isinstance(record, dict) and isinstance(record.get("certificate"), dict):
        record = record["certificate"]
    if not isinstance(record, dict) or record.get("kind") != KIND:
        raise ComparisonError(f"{name}: holds no certificate", "give a certificate of amend simulate")
    if str(record.get("format_version", "")).split(".")[0] != VERSION.split(".")[0]:
        raise ComparisonError(f"{name}: is of another version", f"this program reads version {VERSION}")
    return record


def faults(record: Mapping[str, object], base: Expression, amendments: Sequence[Amendment]) -> list[str]:
    """What does not agree when a certificate is replayed, one sentence each; none when it holds."""
    if record.get("base") != {"sha256": text_hash(base)}:
        return ["the base is not the text that the certificate is about"]
    try:
        votes = VoteList(tuple(_lines(record)))
        made = certificate(base, amendments, votes, str(record.get("numbering")))
    except AmendmentError as problem:
        return [f"the decisions cannot be replayed: {problem.code}: {problem.message}"]
    return list(_differences(record, made))


def _differences(record: Mapping[str, object], made: Record) -> Iterator[str]:
    if record.get("operations") != made["operations"]:
        named = ", ".join(_changed(record.get("operations"), made["operations"]))
        yield f"the amendments ask for something else than the certificate says: {named}"
    if record.get("result") != made["result"]:
        yield "the result is not the text that the certificate is about"
    if record.get("language") != made["language"]:
        yield "the language is another"


def _changed(told: object, made: object) -> list[str]:
    """The numbers of the amendments whose operations differ, or that one side does not have."""
    sides = [
        {str(one.get("amendment")): one.get("operations") for one in side if isinstance(one, dict)}
        if isinstance(side, list)
        else {}
        for side in (told, made)
    ]
    return sorted((n for n in {**sides[0], **sides[1]} if sides[0].get(n) != sides[1].get(n)), key=sortable)


def _lines(record: Mapping[str, object]) -> Iterator[VoteLine]:
    decisions = record.get("decisions")
    if not isinstance(decisions, list) or record.get("numbering") not in ("provisional", "final"):
        raise ComparisonError("the certificate has no decisions or no numbering", "make it anew with amend simulate")
    for one in decisions:
        if not isinstance(one, dict) or one.get("result") not in tuple(VoteResult):
            raise ComparisonError("the certificate has a decision without a result", "make it anew with amend simulate")
        part = one.get("part")
        yield VoteLine(
            VoteResult(one["result"]),
            str(one.get("amendment", "")),
            str(one.get("target", "")),
            part if isinstance(part, int) else None,
            str(one.get("text", "")),
            final=one.get("final") is True,
        )
