"""Reports made by hand: every kind of change and every verdict once, in texts that nobody has written."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from akoma.diagnostics import info, warning
from akoma.frbr import FrbrUri
from akoma.model import (
    Clause,
    Document,
    DocumentKind,
    EId,
    Expression,
    Manifestation,
    Note,
    Passage,
    PassageRole,
    Provision,
    ProvisionKind,
    References,
)
from differ.model import (
    AxisShift,
    Change,
    ChangeKind,
    ChangeVerdict,
    Comparison,
    Correspondence,
    Counterpart,
    Demand,
    Direction,
    Evidence,
    Family,
    Mode,
    Op,
    Quote,
    Report,
    Side,
    TextEdit,
    Verdict,
)

URI = FrbrUri("eu", "statement", "resolution", "ep", "2099-03-05", "x")
_EDIT = re.compile(r"\[-(?P<delete>.*?)-\]|\{\+(?P<insert>.*?)\+\}|(?P<keep>.+?)(?=\[-|\{\+|$)", re.DOTALL)
_K = ChangeKind
_P = ProvisionKind

_KINDS = {"cit": _P.CITATION, "rec": _P.RECITAL, "para": _P.PARAGRAPH, "point": _P.POINT, "seg": _P.SEGMENT}


def edits(marked: str) -> tuple[TextEdit, ...]:
    """The edits that a marked text shows: "[-urges-]{+invites+} the Council"."""
    return tuple(
        TextEdit(Op(str(found.lastgroup)), str(found[str(found.lastgroup)])) for found in _EDIT.finditer(marked)
    )


def provision(eid: str, text: str, children: tuple[Provision, ...] = (), notes: tuple[Note, ...] = ()) -> Provision:
    """A provision whose kind and number follow from its eId; a clause ends in a semicolon."""
    name, number = eid.rsplit("__", 1)[-1].split("_")
    kind = _KINDS[name]
    nums = {_P.PARAGRAPH: f"{number}.", _P.RECITAL: f"{number}.", _P.POINT: f"({number})"}
    clauses = (part for part in re.split(r"(?<=;) ", text) if part)
    return Provision(
        kind=kind,
        eid=EId(eid),
        num=nums.get(kind, ""),
        text=text,
        clauses=tuple(Clause(EId(f"{eid}__cl_{n}"), part) for n, part in enumerate(clauses, start=1)),
        notes=notes,
        children=children,
    )


def document(name: str, kind: DocumentKind, provisions: Iterable[Provision], language: str = "eng") -> Document:
    """A document with a title and an adopted number if it is a resolution."""
    adopted = kind is DocumentKind.RESOLUTION
    references = References("2099/2001(RSP)", "2099-03-05", "P0_TA(2099)0042") if adopted else References()
    expression = Expression(
        uri=URI,
        kind=kind,
        language=language,
        provisions=tuple(provisions),
        passages=(Passage(PassageRole.TITLE, f"{kind.value} on the opening of the Kelmoor Dam"),),
        references=references,
        diagnostics=(info("date-unknown", "the text does not state its own date"),),
    )
    return Document(Manifestation(name, "0123456789abcdef" * 4, "text"), expression)


_NOTE = Note("1", "OJ C 912, 14.10.2097, p. 31.", 10)
_OLD_NOTE = Note("2", "Not in force any more.", 12)

OLD = (
    provision("cits_1__cit_1", "having regard to the Charter of the United Nations,", notes=(_NOTE,)),
    provision("recs_1__rec_A", "whereas the gates were opened without warning;"),
    provision("recs_1__rec_B", "whereas the valley was flooded;"),
    provision("para_1", "Condemns the flood; calls on the Commission to consider suspending the agreement;"),
    provision("para_2", "Urges the Council to adopt sanctions;", notes=(_OLD_NOTE,)),
    provision("para_3", "Demands an inquiry into the flood;"),
    provision("para_4", "Calls on Velmaria to open the border; welcomes the aid of the Union;"),
    provision("para_5", "Regrets the delay;"),
    provision("para_6", "Calls for talks;"),
    provision("para_7", "Asks that the operator:", (provision("para_7__point_a", "reports every year;"),)),
    provision("para_8", "Rejects any reopening of the plant;"),
)
NEW = (
    provision("cits_1__cit_1", "having regard to the Charter of the United Nations,", notes=(_NOTE,)),
    provision("recs_1__rec_A", "whereas the valley was flooded;"),
    provision("para_1", "Condemns the flood; calls on the Commission to suspend the agreement;"),
    provision("para_2", "Calls on Velmaria to open the border;"),
    provision("para_3", "Welcomes the aid of the Union;"),
    provision("para_4", "Regrets the delay; calls for serious talks;"),
    provision("para_5", "Invites the Council to adopt sanctions;"),
    provision("para_7", "Asks that the operator:", (provision("para_7__point_a", "reports every month if possible;"),)),
    provision("para_8", "Supports the reopening of the plant;"),
    provision("para_9", "Asks the Bank to stop all payments;"),
)

_CHANGES: tuple[tuple[str, str, tuple[ChangeKind, ...], str], ...] = (
    ("cits_1__cit_1", "cits_1__cit_1", (_K.UNCHANGED,), "having regard to the Charter of the United Nations,"),
    ("recs_1__rec_A", "", (_K.REPEAL,), "[-whereas the gates were opened without warning;-]"),
    ("recs_1__rec_B", "recs_1__rec_A", (_K.RENUMBERING,), "whereas the valley was flooded;"),
    (
        "para_1",
        "para_1",
        (_K.SUBSTITUTION,),
        "Condemns the flood; calls on the Commission to [-consider suspending-]{+suspend+} the agreement;",
    ),
    ("para_3", "", (_K.REPEAL,), "[-Demands an inquiry into the flood;-]"),
    (
        "para_4",
        "para_2 para_3",
        (_K.SPLIT, _K.SUBSTITUTION),
        "Calls on Velmaria to open the border; [-welcomes-]{+Welcomes+} the aid of the Union;",
    ),
    (
        "para_5 para_6",
        "para_4",
        (_K.JOIN, _K.SUBSTITUTION),
        "Regrets the delay; [-Calls-]{+calls+} for {+serious +}talks;",
    ),
    (
        "para_2",
        "para_5",
        (_K.MOVED, _K.RENUMBERING, _K.SUBSTITUTION),
        "[-Urges-]{+Invites+} the Council to adopt sanctions;",
    ),
    ("para_7", "para_7", (_K.UNCHANGED,), "Asks that the operator:"),
    (
        "para_7__point_a",
        "para_7__point_a",
        (_K.SUBSTITUTION,),
        "reports every [-year-]{+month if possible+};",
    ),
    ("para_8", "para_8", (_K.REPLACEMENT,), "[-Rejects any-]{+Supports the+} reopening of the plant;"),
    ("", "para_9", (_K.INSERTION,), "{+Asks the Bank to stop all payments;+}"),
)


def find(provisions: Iterable[Provision], eid: str) -> Provision:
    """The provision with this eId."""
    return next(below for one in provisions for below in one.walk() if below.eid == eid)


def quote(provisions: Iterable[Provision], eid: str, words: str) -> Quote:
    """Words of a provision with their offsets."""
    start = find(provisions, eid).text.index(words)
    return Quote(EId(eid), words, start, start + len(words))


def shift(axis: str, direction: Direction, old: tuple[str, str] | None, new: tuple[str, str] | None) -> AxisShift:
    """An axis with its quotes: (eId, words) on either side."""
    return AxisShift(
        axis,
        direction,
        quote(OLD, *old) if old else None,
        quote(NEW, *new) if new else None,
        f"{old[1] if old else 'nothing'} → {new[1] if new else 'nothing'}",
    )


_UP, _DOWN = Direction.UP, Direction.DOWN
_D = Family.DIRECTIVE


def _demand(  # noqa: PLR0913
    number: int,
    where: tuple[str, str],
    formula: str,
    verdict: Verdict,
    answer: tuple[str, int] | None = None,
    axes: tuple[AxisShift, ...] = (),
    *,
    side: Side = Side.OLD,
    family: Family = _D,
    addressees: tuple[str, ...] = (),
    confidence: float = 0.95,
) -> Demand:
    eid, words = where
    texts = OLD if side is Side.OLD else NEW
    counterparts = (Counterpart(EId(answer[0]), EId(f"{answer[0]}__cl_{answer[1]}"), confidence),) if answer else ()
    return Demand(
        id=f"d{number}",
        side=side,
        quote=quote(texts, eid, words),
        clause=next(clause.id for clause in find(texts, eid).clauses if words in clause.text),
        family=family,
        formula=formula,
        grade=None if verdict is Verdict.UNCLEAR else 5.0,
        addressees=addressees,
        counterparts=counterparts,
        verdict=verdict,
        axes=axes,
        confidence=confidence,
        needs_review=confidence < 0.8,
    )


STRENGTHENED = shift("action", _UP, ("para_1", "consider suspending"), ("para_1", "suspend"))
SOFTENED = shift("verb", _DOWN, ("para_2", "Urges"), ("para_5", "Invites"))
MIXED = (
    shift("time", _UP, ("para_7__point_a", "year"), ("para_7__point_a", "month")),
    shift("hedge", _DOWN, None, ("para_7__point_a", "if possible")),
)
CONTRADICTED = shift("polarity", _DOWN, ("para_8", "Rejects"), ("para_8", "Supports"))

DEMANDS = (
    _demand(1, ("para_1", "Condemns the flood;"), "condemns", Verdict.KEPT, ("para_1", 1), family=Family.CONDEMNATION),
    _demand(
        2,
        ("para_1", "calls on the Commission to consider suspending the agreement;"),
        "calls on",
        Verdict.STRENGTHENED,
        ("para_1", 2),
        (STRENGTHENED,),
        addressees=("Commission",),
    ),
    _demand(
        3,
        ("para_2", "Urges the Council to adopt sanctions;"),
        "urges",
        Verdict.SOFTENED,
        ("para_5", 1),
        (SOFTENED,),
        addressees=("Council",),
    ),
    _demand(4, ("para_3", "Demands an inquiry into the flood;"), "demands", Verdict.DROPPED),
    _demand(5, ("para_4", "Calls on Velmaria to open the border;"), "calls on", Verdict.KEPT, ("para_2", 1)),
    _demand(6, ("para_4", "welcomes the aid of the Union;"), "welcomes", Verdict.KEPT, ("para_3", 1)),
    _demand(7, ("para_5", "Regrets the delay;"), "regrets", Verdict.KEPT, ("para_4", 1), family=Family.CONCERN),
    replace(
        _demand(8, ("para_6", "Calls for talks;"), "calls for", Verdict.UNCLEAR, ("para_4", 2), confidence=0.6154321),
        doubts=("no rule reads “serious”",),
    ),
    _demand(9, ("para_7__point_a", "reports every year;"), "asks", Verdict.MIXED, ("para_7__point_a", 1), MIXED),
    _demand(10, ("para_8", "Rejects any reopening"), "rejects", Verdict.CONTRADICTED, ("para_8", 1), (CONTRADICTED,)),
    _demand(
        11,
        ("para_9", "Asks the Bank to stop all payments;"),
        "asks",
        Verdict.ADDED,
        side=Side.NEW,
        addressees=("Bank",),
    ),
)

_VERDICTS: Mapping[str, tuple[Verdict, tuple[str, ...], tuple[AxisShift, ...]]] = {
    "para_1": (Verdict.STRENGTHENED, ("d1", "d2"), (STRENGTHENED,)),
    "para_2": (Verdict.SOFTENED, ("d3",), (SOFTENED,)),
    "para_3": (Verdict.DROPPED, ("d4",), ()),
    "para_4": (Verdict.KEPT, ("d5", "d6"), ()),
    "para_5 para_6": (Verdict.UNCLEAR, ("d7", "d8"), ()),
    "para_7__point_a": (Verdict.MIXED, ("d9",), MIXED),
    "para_8": (Verdict.CONTRADICTED, ("d10",), (CONTRADICTED,)),
    "recs_1__rec_A": (Verdict.DROPPED, (), ()),
    "": (Verdict.ADDED, ("d11",), ()),
}
_EVIDENCE = Evidence("wording", 0.91234567, "most words of the shorter text stand in the other")
OLD_DOCUMENT = document("motion.en.txt", DocumentKind.JOINT_MOTION, OLD)
NEW_DOCUMENT = document("adopted.en.txt", DocumentKind.RESOLUTION, NEW)


def eids(names: str) -> tuple[EId, ...]:
    """EIds separated by spaces."""
    return tuple(EId(name) for name in names.split())


def make_change(number: int, old: str, new: str, kinds: tuple[ChangeKind, ...], marked: str) -> Change:
    """A change from what it is called in a table: eIds separated by spaces, kinds, a marked text."""
    evidence = (_EVIDENCE,) if old and new else ()
    correspondence = Correspondence(eids(old), eids(new), 0.95, _K.MOVED in kinds, evidence)
    return Change(f"c{number}", correspondence, kinds, edits(marked))


def _verdict(change: str, old: str) -> ChangeVerdict:
    verdict, demands, axes = _VERDICTS.get(old, (Verdict.KEPT, (), ()))
    confidence = 0.62 if verdict is Verdict.UNCLEAR else 0.95
    return ChangeVerdict(change, verdict, demands, axes, confidence, verdict is Verdict.UNCLEAR)


def sample() -> Report:
    """Two versions of a text, with everything that can happen to a provision and to a demand."""
    changes = tuple(make_change(number, *row) for number, row in enumerate(_CHANGES, start=1))
    found = (
        info("date-unknown", "the text does not state its own date"),
        warning("note-unplaced", "no mark", "para_2"),
    )
    return Report(
        Comparison(Mode.VERSIONS, OLD_DOCUMENT, NEW_DOCUMENT, changes),
        DEMANDS,
        tuple(_verdict(change.id, row[0]) for change, row in zip(changes, _CHANGES, strict=True)),
        found,
    )
