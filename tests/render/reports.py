"""More reports made by hand: a translation, a summary, a text and itself, a law, hostile words everywhere."""

from dataclasses import replace

from akoma.diagnostics import warning
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
from tests.render.factory import DEMANDS, NEW, OLD_DOCUMENT, URI, document, edits, eids, make_change, provision, sample


def translated() -> Report:
    """The same two texts as if the new one were Dutch: no common words, hence no edits."""
    report = sample()
    comparison = report.comparison
    expression = replace(comparison.new.expression, language="nld")
    changes = tuple(replace(change, edits=()) for change in comparison.changes)
    new = replace(comparison.new, expression=expression)
    return replace(report, comparison=replace(comparison, mode=Mode.TRANSLATIONS, new=new, changes=changes))


def summarised() -> Report:
    """A press release that reports two paragraphs, says one thing of its own, and leaves a demand out."""
    segments = (
        provision("seg_1", "Parliament condemns the flood and wants an inquiry."),
        provision("seg_2", "The weather was fine."),
    )
    new = document("press.en.txt", DocumentKind.PRESS_RELEASE, segments)
    changes = (
        Change(
            "c1",
            Correspondence(eids("para_1 para_3"), eids("seg_1"), 0.9),
            (ChangeKind.JOIN, ChangeKind.REPLACEMENT),
            (),
        ),
        Change("c2", Correspondence((), eids("seg_2"), 0.9), (ChangeKind.INSERTION,), ()),
    )
    answered = (Counterpart(EId("seg_1"), EId("seg_1__cl_1"), 0.9),)
    return Report(
        Comparison(Mode.SUMMARY, OLD_DOCUMENT, new, changes),
        (replace(DEMANDS[0], counterparts=answered), DEMANDS[3]),
        (
            ChangeVerdict("c1", Verdict.KEPT, ("d1",), (), 0.9, False),
            ChangeVerdict("c2", Verdict.ADDED, (), (), 0.9, False),
        ),
        (),
    )


def unchanged() -> Report:
    """A text and itself, without any demand."""
    one = document("same.txt", DocumentKind.RESOLUTION, NEW[:2])
    changes = tuple(
        Change(f"c{number}", Correspondence((each.eid,), (each.eid,)), (ChangeKind.UNCHANGED,), edits(each.text))
        for number, each in enumerate(NEW[:2], start=1)
    )
    verdicts = tuple(ChangeVerdict(change.id, Verdict.KEPT, (), (), 1.0, False) for change in changes)
    return Report(Comparison(Mode.VERSIONS, one, one, changes), (), verdicts, ())


def law() -> Report:
    """An article of a law with a heading that changed, its paragraph and its point."""
    kind = ProvisionKind
    texts = (
        ("Aims", EId("art_5__para_2__point_a"), "reports every year;"),
        ("Aims and means", EId("art_5__para_2__point_a"), "reports every month;"),
    )
    documents = []
    for heading, eid, text in texts:
        point = Provision(kind.POINT, eid, "(a)", text, (Clause(EId(f"{eid}__cl_1"), text),))
        paragraph = Provision(kind.PARAGRAPH, EId("art_5__para_2"), "2.", "The operator:", children=(point,))
        article = Provision(kind.ARTICLE, EId("art_5"), "Article 5", "", children=(paragraph,), heading=heading)
        chapter = Provision(kind.CHAPTER, EId("chp_II"), "CHAPTER II", "", children=(article,), heading="Duties")
        documents.append(document(f"{heading}.xml", DocumentKind.DOCUMENT, (chapter,)))
    rows = (
        ("chp_II", (ChangeKind.UNCHANGED,), ""),
        ("art_5", (ChangeKind.SUBSTITUTION,), ""),
        ("art_5__para_2", (ChangeKind.UNCHANGED,), "The operator:"),
        ("art_5__para_2__point_a", (ChangeKind.SUBSTITUTION,), "reports every [-year-]{+month+};"),
    )
    changes = tuple(make_change(number, eid, eid, kinds, marked) for number, (eid, kinds, marked) in enumerate(rows, 1))
    verdicts = tuple(ChangeVerdict(change.id, Verdict.KEPT, (), (), 0.95, False) for change in changes)
    return Report(Comparison(Mode.VERSIONS, documents[0], documents[1], changes), (), verdicts, ())


HOSTILE = (
    "<script>alert(1)</script> {{7*7}} {% raw %} \x1b[31mred\x07 \u202eevil </style></script> [/i] '\"&amp; \ud800"
)


def hostile() -> Report:
    """A report in which every text that comes from a document wants to act."""
    eid = EId("para_1")
    clause = Clause(EId("para_1__cl_1"), HOSTILE)
    note = Note(HOSTILE, HOSTILE, 0)
    bad = Provision(ProvisionKind.PARAGRAPH, eid, HOSTILE, HOSTILE, (clause,), (note,))
    manifestation = Manifestation(HOSTILE, "0" * 64, "text")
    title = (Passage(PassageRole.TITLE, HOSTILE),)
    references = References(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), (HOSTILE,))
    expression = Expression(URI, DocumentKind.RESOLUTION, "eng", (bad,), title, references=references)
    one = Document(manifestation, expression)
    words = Quote(eid, HOSTILE, 0, len(HOSTILE))
    axis = AxisShift(HOSTILE, Direction.DOWN, words, words, HOSTILE)
    answers = (Counterpart(eid, clause.id, 0.5),)
    names = (HOSTILE,)
    demand = Demand(
        "d1",
        Side.OLD,
        words,
        clause.id,
        Family.DIRECTIVE,
        HOSTILE,
        1.0,
        names,
        answers,
        Verdict.SOFTENED,
        (axis,),
        0.5,
        True,
    )
    correspondence = Correspondence((eid,), (eid,), 0.5, False, (Evidence("wording", 0.5, HOSTILE),))
    both = (TextEdit(Op.DELETE, HOSTILE), TextEdit(Op.INSERT, HOSTILE))
    change = Change("c1", correspondence, (ChangeKind.REPLACEMENT,), both)
    verdict = ChangeVerdict("c1", Verdict.SOFTENED, ("d1",), (axis,), 0.5, True)
    found = warning("x-code", HOSTILE, HOSTILE)
    return Report(Comparison(Mode.VERSIONS, one, one, (change,)), (demand,), (verdict,), (found,))
