"""Language: the structural words of one language, from ``languages/*.toml``; and telling a text's language.

The strength of words is no business of this package; see ``differ/lexicon``.

Telling a language needs only the head of each file (name, letters, function words); the rest of a file is read when
its language is asked for. A text is judged piece by piece, and the largest body of pieces decides: a notice in one
language before a text in another decides nothing.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from akoma.errors import UnknownLanguageError
from akoma.language_fit import Index, Profile, Share, indexed, leads, scores, share_of

UNDETERMINED = "und"
"""ISO 639-2 for "cannot be told"."""

MIN_SHARE = 0.12
"""Function words make up a fifth (Finnish) to a half (English) of running prose; a text with fewer than this share of
them is in another language (see ``languages/README.md`` for what was measured)."""

MIN_LEAD = 1.3
"""The best language must have this many times the weight of the second (relatives share words)."""

MIN_WEIGHT = 1.9
"""A piece of text is sure only with this weight of function words: a word of one language alone weighs 1, a word that
two languages have one half."""

MAX_RIVALS = 0.03
"""With this share of words that only neighbours outside our languages have ("å", "noen"), a text is in one of those."""

MAX_FOREIGN = 0.16
"""A text with more words than this share that have letters unknown to a language is not in it."""

MAX_SYMBOLS = 0.02
"""Prose has fewer signs of programs and markup than this share of its characters."""

MIN_PROSE = 0.7
"""A text of which fewer pieces than this share are prose is a program or markup, whatever its comments are in."""

MIN_BODY = 0.2
"""The pieces that are in the language of a text make up at least this share of its words (the rest: names, tables)."""

PIECE = 400
"""Characters of a piece at least: some sixty words."""

SAMPLE = 20_000
"""Characters that are looked at, spread over the whole text: enough for any, and constant time for a code of law."""

_PLAIN = str.maketrans("άέήίόύώΐΰ’ʼ", "αεηιουωϊϋ''")
"""Greek capitals bear no accent, and apostrophes have several forms: neither tells two words apart."""


@dataclass(frozen=True, slots=True)
class Language:
    """The structural words of one language. All patterns are matched without regard to case.

    ``code`` is ISO 639-2/T (``nld``), ``iso`` ISO 639-1 (``nl``). Fields are documented in ``languages/README.md``.
    """

    code: str
    iso: str
    name: str
    formulas: tuple[str, ...]
    citation_words: tuple[str, ...]
    citation_endings: tuple[str, ...]
    recital_words: tuple[str, ...]
    recital_labels: tuple[str, ...]
    closing_words: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    months: tuple[str, ...]
    month_forms: tuple[tuple[str, ...], ...]
    date_patterns: tuple[str, ...]
    insertion_ordinals: tuple[str, ...]
    new_words: tuple[str, ...]
    deleted_words: tuple[str, ...]
    title_prepositions: tuple[str, ...]
    conjunctions: tuple[str, ...]
    clause_marks: tuple[str, ...]
    unit_names: tuple[tuple[str, tuple[str, ...]], ...]
    function_words: frozenset[str]
    letters: frozenset[str]
    motion_openers: tuple[str, ...] = ()

    def is_formula(self, line: str) -> bool:
        """Whether a line is the enacting line ("The European Parliament,").

        A formula that is listed with a comma counts only with a comma or dash after it: without one the line is the
        name of the institution on a cover ("Evropský parlament").
        """
        words = plain(line).rstrip(" ,:–—-")
        closed = line.rstrip().endswith((",", "–", "—", "-"))
        return any(plain(f).rstrip(",") == words and (closed or not f.endswith(",")) for f in self.formulas)

    def opens_citation(self, text: str) -> bool:
        """Whether a block begins (or, where the grammar wants it, ends) as a citation does ("having regard to")."""
        return _begins(text, self.citation_words) or _ends(text, self.citation_endings)

    def opens_recital(self, text: str) -> bool:
        """Whether a block begins as a recital does ("whereas")."""
        return _begins(text, self.recital_words)

    def opens_motion(self, text: str) -> bool:
        """Whether a block begins as a motion without an enacting line of its own does ("That this House")."""
        return _begins(text, self.motion_openers)

    def opens_closing(self, text: str) -> bool:
        """Whether a block begins as a closing does ("Done at")."""
        return _begins(text, self.closing_words)

    def recital_rank(self, label: str) -> int:
        """The place of a recital's letters in scripts of their own ("Γ" is 3 in Greek); 0 when they are none."""
        return self.recital_labels.index(label) + 1 if label in self.recital_labels else 0

    def unit(self, word: str) -> str:
        """The unit that a word names ("leden" is ``paragraph``), the first that fits; empty if there is none."""
        wanted = plain(word)
        return next((unit for unit, forms in self.unit_names if wanted in map(plain, forms)), "")

    def date(self, text: str) -> str:
        """The first date written out in a text ("5 October 2023"), as ISO 8601; empty if there is none."""
        patterns, numbers = date_patterns(self.date_patterns, self.month_forms)
        hits = [found for pattern in patterns if (found := pattern.search(plain(text)))]
        if not hits:
            return ""
        first = min(hits, key=lambda found: found.start())
        month = numbers[re.sub(r"\s+", " ", first["month"])]
        return f"{first['year']}-{month:02}-{int(first['day']):02}"


def plain(text: str) -> str:
    """A text as words are compared: one case, single spaces, Greek without accents, one form of apostrophe."""
    return re.sub(r"\s+", " ", text.lower().translate(_PLAIN).casefold()).strip()


def _begins(text: str, words: tuple[str, ...]) -> bool:
    start = plain(text)
    return any(start.startswith(w) and not start[len(w) : len(w) + 1].isalnum() for w in map(plain, words))


def _ends(text: str, words: tuple[str, ...]) -> bool:
    end = plain(text).rstrip(" ,;.")
    return any(end.endswith(f" {plain(w)}") for w in words)


@cache
def date_patterns(
    templates: tuple[str, ...], month_forms: tuple[tuple[str, ...], ...]
) -> tuple[tuple[re.Pattern[str], ...], Mapping[str, int]]:
    """The patterns of a language's dates, and the number of each form of a month."""
    numbers = {plain(form): number for number, forms in enumerate(month_forms, start=1) for form in forms}
    months = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(numbers, key=len, reverse=True))
    parts = {"{day}": r"(?P<day>\d{1,2})", "{month}": rf"(?P<month>{months})", "{year}": r"(?P<year>\d{4})"}
    compiled: list[re.Pattern[str]] = []
    for template in templates:
        pattern = plain(template).replace(" ?", r"\s*").replace(" ", r"\s+")
        for name, part in parts.items():
            pattern = pattern.replace(name, part)
        compiled.append(re.compile(rf"(?<!\w)(?:{pattern})(?!\d)"))
    return tuple(compiled), numbers


class _Shelf(Mapping[str, Language]):
    """All languages by code; a file is parsed when its language is asked for."""

    def __getitem__(self, code: str) -> Language:
        if code not in _sources():
            raise KeyError(code)
        return _language(code)

    def __iter__(self) -> Iterator[str]:
        return iter(_sources())

    def __len__(self) -> int:
        return len(_sources())


@cache
def languages() -> Mapping[str, Language]:
    """All languages there is data for, by ISO 639-2/T code."""
    return _Shelf()


@cache
def _sources() -> Mapping[str, str]:
    """The text of every data file, by code."""
    folder = files("akoma") / "languages"
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml"))
    return {name[:-5]: (folder / name).read_text("utf-8") for name in names}


@cache
def _language(code: str) -> Language:
    return _load(code, tomllib.loads(_sources()[code]))


def _load(code: str, data: dict[str, Any]) -> Language:
    words = {key: tuple(value) for key, value in data["structure"].items()}
    forms = tuple(tuple(month.split("|")) for month in data["months"])
    return Language(
        code=code,
        iso=data["iso"],
        name=data["name"],
        kinds=tuple((k["kind"], _spellings(k["pattern"])) for k in data["kinds"]),
        months=tuple(month[0] for month in forms),
        month_forms=forms,
        unit_names=tuple((unit, tuple(names.split("|"))) for unit, names in data["units"].items()),
        function_words=frozenset(data["function_words"].casefold().split()),
        letters=frozenset(data["letters"]),
        **words,
    )


def _spellings(pattern: str) -> str:
    """A pattern that also finds what folding makes of a letter: "ss" for "ß", Greek without accent or final sigma."""
    greek = {accented: f"[{accented}{bare}]" for accented, bare in zip("άέήίόύώ", "αεηιουω", strict=True)}
    spelt = greek | {"ß": "(?:ß|ss)", "ς": "[ςσ]"}
    return "".join(spelt.get(char, char) for char in pattern)


def language(code: str) -> Language:
    """The language with this code, ISO 639-1 or 639-2/T; raises UnknownLanguageError."""
    for profile in _profiles():
        if code.lower() in (profile.code, profile.iso):
            return _language(profile.code)
    raise UnknownLanguageError(f"no data for the language {code!r}", f"use one of: {_choices()}")


def iso_639_1(code: str) -> str:
    """``nld`` to ``nl``; a code that we have no data for stays as it is (``und``)."""
    return next((profile.iso for profile in _profiles() if profile.code == code), code)


@cache
def _profiles() -> tuple[Profile, ...]:
    """The heads of all files: what stands before the first table."""
    return tuple(_profile(code, tomllib.loads(text.split("\n[", 1)[0])) for code, text in _sources().items())


def _profile(code: str, head: dict[str, Any]) -> Profile:
    words, rivals = (frozenset(head.get(key, "").casefold().split()) for key in ("function_words", "rival_words"))
    return Profile(code, head["iso"], words, rivals, frozenset(head["letters"]))


@cache
def _index() -> Index:
    return indexed(_profiles())


def _judge(words: Sequence[str], min_weight: float) -> str:
    """The code of the language of some words; empty when it cannot be told."""
    if _is_neighbour(words):
        return ""
    best, second = scores(words, _index())[:2]
    ample = best.weight > 0 and best.weight >= min_weight and best.share >= MIN_SHARE
    clear = best.weight >= MIN_LEAD * second.weight and best.foreign <= MAX_FOREIGN
    return best.code if ample and clear else ""


def _is_neighbour(words: Sequence[str]) -> bool:
    """Whether some words are in a language next to one of ours that we have no data for."""
    rivals = _index().rivals
    return sum(map(rivals.__contains__, words)) >= MAX_RIVALS * len(words)


def _words(text: str) -> list[str]:
    """The words of a text; none when it is a program or markup rather than prose."""
    written = len("".join(text.split()))
    if len(re.findall(r"[{}<>=\\|_$@#^~`]", text)) > MAX_SYMBOLS * written:
        return []
    return re.findall(r"[^\W\d_]+", text.casefold())


def _pieces(text: str) -> list[str]:
    """Whole lines, some PIECE characters together, from all parts of a text: no more than SAMPLE characters."""
    pieces: list[str] = []
    current = ""
    for line in text.splitlines():
        for start in range(0, len(line), 2 * PIECE):
            current += line[start : start + 2 * PIECE] + "\n"
            if len(current) >= PIECE:
                pieces.append(current)
                current = ""
    pieces[-1:] = ["".join((*pieces[-1:], current))]  # a short last piece tells nothing by itself
    step = max(1, -(-sum(map(len, pieces)) // SAMPLE))
    return pieces[::step]


def detect_segments(texts: Iterable[str]) -> tuple[str, ...]:
    """The language (ISO 639-2/T) of each text by itself; empty where it is too short or cannot be told."""
    return tuple(_judge(_words(text), MIN_WEIGHT) for text in texts)


def plainly_other(text: str, code: str) -> str:
    """The code of the language that a text is plainly in, where it is another one than this; empty where it is not.

    Plainly: its words are enough by themselves, and the largest body of its pieces says the same.
    """
    if (found := detect_segments((text[:SAMPLE],))[0]) in ("", code):
        return ""
    try:
        return found if detect(text).code == found else ""
    except UnknownLanguageError:
        return ""


def may_be_other(text: str, code: str) -> bool:
    """Whether :func:`detect_segments` might find another language than this one: False is sure, and soon seen."""
    letters = text.casefold()
    if letters.isascii():
        words = letters.translate(_LETTERS_ONLY).split()
    elif any(map(_share(code).is_foreign, set(letters))):
        return True
    else:
        words = re.findall(r"[^\W\d_]+", letters)
    return not leads(words, _share(code), MIN_LEAD)


_LETTERS_ONLY = {number: " " for number in range(128) if not chr(number).isalpha()}


@cache
def _share(code: str) -> Share:
    return share_of(code, _index())


def detect(text: str) -> Language:
    """The language of most of a text, by its function words; raises UnknownLanguageError when it cannot be told."""
    pieces = [_words(piece) for piece in _pieces(text)]
    prose = [words for words in pieces if words]
    is_prose = len(prose) >= MIN_PROSE * len(pieces)
    bodies = _bodies(prose)
    code = _largest(bodies, sum(map(len, prose))) if bodies else _judge([w for words in prose for w in words], 0)
    if not (is_prose and code):
        raise UnknownLanguageError(
            "the language of the text cannot be told", f"say which with --lang, one of: {_choices()}"
        )
    return _language(code)


def _bodies(pieces: Iterable[Sequence[str]]) -> Counter[str]:
    """How many words are in pieces of which language, as far as it can be told; neighbours are UNDETERMINED."""
    bodies: Counter[str] = Counter()
    for words in pieces:
        if code := UNDETERMINED if _is_neighbour(words) else _judge(words, MIN_WEIGHT):
            bodies[code] += len(words)
    return bodies


def _largest(bodies: Counter[str], total: int) -> str:
    """The language of the largest body; empty when it is no large part of the text, or another is as large."""
    (code, most), (_, second) = [*bodies.most_common(2), ("", 0)][:2]
    clear = code != UNDETERMINED and most >= MIN_BODY * total and most >= MIN_LEAD * second
    return code if clear else ""


def _choices() -> str:
    return ", ".join(sorted(profile.iso for profile in _profiles()))
