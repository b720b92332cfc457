"""Operations of all kinds for property tests, with words that hold quotation marks, signs and commands."""

from hypothesis import strategies as st

from differ.amendments.operation import (
    ALL,
    LAST,
    Fashion,
    HeadingOf,
    IntroductoryPart,
    NewUnit,
    Operation,
    OperationKind,
    Position,
    SentenceOf,
    Stretch,
    UnitKind,
    UnitPath,
    UnitStep,
    WholeUnit,
    Words,
)

PIECES = (
    "deep", "concern", "the Orle", "Saint-Aubry", "l’État", "members’ duties", "No. 12", "2.5 %", "vóór", "Maß",
    "“Blue Arc”", "«gêneurs»", "„Hafen“", "‘act of God’", '"overbodig"', "delete paragraph 3", "wird gestrichen",
    "replace “a” with “b”", "Paragraaf 2 vervalt", "(a)", "1 000", "and", ";", ", in particular", "x: y", "– but",
)  # fmt: skip
"""Words as texts of parliaments have them, and words that look like commands."""

words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join)
sentences = words.map(lambda text: f"The Assembly {text}.")
numbers = st.integers(1, 40).map(str)
labels = st.one_of(numbers, st.sampled_from(["4a", "12b", "-1", "2bis"]))
steps = st.one_of(
    st.builds(UnitStep, st.just(UnitKind.PARAGRAPH), labels),
    st.builds(UnitStep, st.just(UnitKind.RECITAL), st.sampled_from(["A", "B", "Ba", "AA", "Z"])),
    st.builds(UnitStep, st.just(UnitKind.CITATION), st.sampled_from(["1", "3", "-1"])),
    st.builds(UnitStep, st.just(UnitKind.ARTICLE), st.sampled_from(["5", "12a"])),
    st.builds(UnitStep, st.just(UnitKind.SUBHEADING), st.sampled_from(["1", "2"])),
)
points = st.builds(UnitStep, st.just(UnitKind.POINT), st.sampled_from(["a", "b", "ba", "iv"]))
indents = st.builds(UnitStep, st.just(UnitKind.INDENT), st.sampled_from(["1", "2", "-1"]))
blocks = st.builds(UnitStep, st.just(UnitKind.SUBPARAGRAPH), st.sampled_from(["1", "2"]))


def _below(first: UnitStep) -> st.SearchStrategy[UnitPath]:
    article = (st.tuples(st.just(first), st.builds(UnitStep, st.just(UnitKind.PARAGRAPH), numbers)),)
    inner = st.tuples(st.just(first), st.one_of(points, indents, blocks))
    deep = st.tuples(st.just(first), points, indents)
    if first.kind in (UnitKind.CITATION, UnitKind.SUBHEADING):
        return st.just((first,))
    return st.one_of(st.just((first,)), inner, deep, *(article if first.kind is UnitKind.ARTICLE else ()))


paths = steps.flatmap(_below)
parts = st.one_of(st.integers(1, 9).map(SentenceOf), st.just(SentenceOf(LAST)), st.just(IntroductoryPart()))
withins = st.one_of(st.none(), parts, st.just(HeadingOf()))
plain_words = words.map(lambda text: Words(text))
counted_words = st.builds(Words, words, st.sampled_from([None, 1, 2, 5, LAST, ALL]))
stretches = st.one_of(
    st.builds(Stretch, plain_words, plain_words),
    st.builds(Stretch, plain_words, st.none()),
    st.builds(Stretch, plain_words, st.none(), st.just(True)),
    st.builds(Stretch, st.none(), plain_words, st.just(False), st.just(True)),
    st.builds(Stretch, st.none(), plain_words),
    st.builds(Stretch, plain_words, st.none(), st.just(True), st.just(False), st.just(True)),
)
TITLE = (UnitStep(UnitKind.TITLE),)
TEXT = (UnitStep(UnitKind.TEXT),)

word_changes = st.one_of(
    st.builds(
        Operation,
        st.just(OperationKind.SUBSTITUTION),
        paths,
        st.one_of(counted_words, stretches),
        words,
        within=withins,
    ),
    st.builds(Operation, st.just(OperationKind.REPEAL), paths, st.one_of(counted_words, stretches), within=withins),
    st.builds(Operation, st.just(OperationKind.SUBSTITUTION), st.just(TITLE), plain_words, words),
    st.builds(Operation, st.just(OperationKind.SUBSTITUTION), st.just(TEXT), words.map(lambda t: Words(t, ALL)), words),
    st.builds(
        Operation,
        st.just(OperationKind.SUBSTITUTION),
        paths,
        st.sampled_from([Words(".", LAST), Words(";", LAST), Words("the end", LAST)]),
        st.sampled_from([";", ".", ","]),
        position=st.just(Position.END),
    ),
)
parts_changed = st.one_of(
    st.builds(Operation, st.just(OperationKind.SUBSTITUTION), paths, st.one_of(parts, st.just(HeadingOf())), sentences),
    st.builds(Operation, st.just(OperationKind.REPEAL), paths, st.one_of(parts, st.just(HeadingOf()))),
    st.builds(Operation, st.just(OperationKind.SUBSTITUTION), st.just(TITLE), st.just(WholeUnit()), sentences),
)
beside = st.sampled_from([Position.BEFORE, Position.AFTER])
ends = st.sampled_from([Position.START, Position.END])
INSERTION = st.just(OperationKind.INSERTION)
words_inserted = st.one_of(
    st.builds(Operation, INSERTION, paths, st.one_of(counted_words, stretches), words, position=beside, within=withins),
    st.builds(Operation, INSERTION, paths, st.just(WholeUnit()), words, position=ends),
    st.builds(Operation, INSERTION, paths, parts, words, position=ends),
    st.builds(
        Operation, INSERTION, paths, st.just(WholeUnit()), sentences, position=ends, fashion=st.just(Fashion.SENTENCE)
    ),
    st.builds(
        Operation,
        INSERTION,
        paths,
        st.integers(1, 9).map(SentenceOf),
        sentences,
        position=beside,
        fashion=st.just(Fashion.SENTENCE),
    ),
)
point_units = st.builds(NewUnit, st.just(UnitKind.POINT), st.sampled_from(["a", "b", "c"]), sentences)
NEW_LABELS = {UnitKind.PARAGRAPH: ["", "4a", "7", "-1"], UnitKind.RECITAL: ["", "Ba", "C"], UnitKind.POINT: ["c", "ba"]}


@st.composite
def new_units(draw: st.DrawFn, kind: UnitKind) -> NewUnit:
    """One new unit, paragraphs with points below."""
    label = draw(st.sampled_from(NEW_LABELS.get(kind, [""])))
    children = draw(st.lists(point_units, max_size=2)) if kind is UnitKind.PARAGRAPH and label else []
    ordered = sorted({child.label: child for child in children}.values(), key=lambda child: child.label)
    return NewUnit(kind, label, draw(sentences), "", tuple(ordered))


@st.composite
def units_changed(draw: st.DrawFn) -> Operation:
    """A unit, or a row of units, that comes, goes, or gives way to another."""
    path = draw(paths)
    kind = path[-1].kind
    upto = (*path[:-1], UnitStep(kind, "41")) if draw(st.booleans()) and path[-1].label.isdigit() else ()
    if draw(st.booleans()):
        return Operation(OperationKind.REPEAL, path, upto=upto)
    if kind not in (UnitKind.PARAGRAPH, UnitKind.RECITAL, UnitKind.POINT, UnitKind.INDENT, UnitKind.CITATION):
        return Operation(OperationKind.REPEAL, path)
    unit = draw(new_units(kind))
    if draw(st.booleans()):
        return Operation(OperationKind.REPLACEMENT, path, units=(unit,), upto=upto)
    return Operation(OperationKind.INSERTION, path, units=(unit,), position=draw(beside))


@st.composite
def units_added(draw: st.DrawFn) -> Operation:
    """A unit at the end or beginning of the text or of another unit."""
    if draw(st.booleans()):
        return Operation(
            OperationKind.INSERTION, TEXT, units=(draw(new_units(UnitKind.PARAGRAPH)),), position=draw(ends)
        )
    path = (UnitStep(UnitKind.PARAGRAPH, draw(numbers)),)
    return Operation(OperationKind.INSERTION, path, units=(draw(new_units(UnitKind.POINT)),), position=draw(ends))


@st.composite
def structure_changed(draw: st.DrawFn) -> Operation:
    """Moves, swaps, splits, joins, new numbers."""
    path, other = draw(paths), draw(paths)
    way = draw(st.integers(0, 5))
    number = int(draw(numbers))
    pair = tuple((UnitStep(UnitKind.PARAGRAPH, str(n)),) for n in (number, number + draw(st.integers(1, 3))))
    match way:
        case 0:
            return Operation(OperationKind.MOVE, path, destination=other, position=draw(beside))
        case 1:
            return Operation(OperationKind.MOVE, path, destination=TEXT, position=draw(ends))
        case 2:
            return Operation(OperationKind.MOVE, pair[0], upto=pair[1])
        case 3:
            selection = draw(st.one_of(plain_words, st.integers(1, 9).map(SentenceOf)))
            return Operation(OperationKind.SPLIT, path, selection, position=draw(beside))
        case 4:
            return Operation(OperationKind.JOIN, pair[0], upto=pair[1])
    return draw(
        st.sampled_from(
            [Operation(OperationKind.RENUMBERING, pair[0], label="9"), Operation(OperationKind.RENUMBERING, ())]
        )
    )


operations = st.one_of(word_changes, parts_changed, words_inserted, units_changed(), units_added(), structure_changed())
