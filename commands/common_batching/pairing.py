"""Which documents of a folder belong together: motion and adopted text, adopted text and report, of one procedure.

What the documents say decides: procedure, numbers, dates. A press release that does not say of which text it speaks
belongs to the texts beside it, if these are of one procedure. Whatever else does not say enough stands in no pair, with
the reason.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from pathlib import Path

from commands.common_batching.documents import Facts
from commands.common_batching.jobs import Job
from render.batch_model import Unpaired

JOINT, MOTION, ADOPTED = "joint-motion-for-resolution", "motion-for-resolution", "resolution"
NUMBERED = frozenset({JOINT, MOTION, ADOPTED})

PRESS = frozenset({"press-release", "article"})

PREFERRED = ("akn", "docx", "html", "text", "pdf")
"""Of one text in several formats, the first of these: the less has to be guessed in reading, the earlier."""


def pairs_of(facts: Sequence[Facts], mode: str, languages: tuple[str, str]) -> tuple[list[Job], list[Unpaired]]:
    """The pairs, and the documents in none of them. Jobs have no name yet.

    ``languages``: of the old and of the new text of every pair, or empty.
    """
    unpaired = {one.path: Unpaired(one.path, one.error, True) for one in facts if one.error}
    readable = [one for one in facts if not one.error]
    chosen, twins = _without_twins(readable)
    unpaired |= twins
    dossiers = _dossiers(one for one in chosen if one.kind in NUMBERED and one.procedure)
    found: list[tuple[Facts, Facts]] = []
    for texts in dossiers.values():
        found += _versions(texts)
    for report in (one for one in chosen if one.kind not in NUMBERED):
        procedure, reason = _procedure_of(report, dossiers)
        found += [(source, report) for source in _source_of(report, dossiers.get(procedure, []))]
        if reason:
            unpaired[report.path] = Unpaired(report.path, reason)
    paired = {one.path for pair in found for one in pair}
    for one in chosen:
        if one.path not in paired and one.path not in unpaired:
            unpaired[one.path] = Unpaired(one.path, _why_alone(one, dossiers))
    jobs = [Job("", "", old.path, new.path, *languages, mode) for old, new in found]
    return sorted(jobs, key=lambda job: (job.old, job.new)), [unpaired[path] for path in sorted(unpaired)]


def _without_twins(facts: Sequence[Facts]) -> tuple[list[Facts], dict[str, Unpaired]]:
    """Of one text in several files one is taken: equal bytes, or number and language the same in another format."""
    ranked = sorted(facts, key=lambda one: (_rank(one.format), one.path))
    first: dict[object, Facts] = {}
    twins: dict[str, Unpaired] = {}
    for one in ranked:
        text = (one.kind, one.number, one.language) if one.kind in NUMBERED and one.number else one.path
        same = first.get(one.sha256) or first.get(text)
        first.setdefault(one.sha256, same or one)
        first.setdefault(text, same or one)
        # Two files of one format with other bytes are two versions of the text, whatever number they bear.
        if same and (same.format != one.format or same.sha256 == one.sha256):
            twins[one.path] = Unpaired(one.path, f"the same text as {Path(same.path).name}")
    return [one for one in facts if one.path not in twins], twins


def _rank(form: str) -> int:
    return PREFERRED.index(form) if form in PREFERRED else len(PREFERRED)


def _dossiers(facts: Iterable[Facts]) -> dict[str, list[Facts]]:
    found: dict[str, list[Facts]] = defaultdict(list)
    for one in facts:
        found[one.procedure].append(one)
    return found


def _before(texts: Sequence[Facts]) -> list[Facts]:
    """What was tabled: the joint motion where there is one, for it replaces the motions of those who signed it."""
    joint = [one for one in texts if one.kind == JOINT]
    return joint or [one for one in texts if one.kind == MOTION]


def _adopted(texts: Sequence[Facts]) -> list[Facts]:
    return [one for one in texts if one.kind == ADOPTED]


def _versions(texts: Sequence[Facts]) -> list[tuple[Facts, Facts]]:
    """Tabled and adopted text in each language; across languages only what has no partner in its own."""
    tabled, adopted = _before(texts), _adopted(texts)
    same = [(old, new) for old, new in product(tabled, adopted) if old.language == new.language]
    taken = {one.path for pair in same for one in pair}
    rest = [(old, new) for old, new in product(tabled, adopted) if not {old.path, new.path} & taken]
    return same + rest


def _procedure_of(report: Facts, dossiers: Mapping[str, Sequence[Facts]]) -> tuple[str, str]:
    """The procedure that a report speaks of, or why it cannot be told."""
    asked = {value for kind, value in report.about if kind == "procedure"} | {report.procedure}
    numbers = {value for kind, value in report.about if kind == "number"} | {report.number}
    dates = {value for kind, value in report.about if kind == "date"}
    sure = {name for name, texts in dossiers.items() if name in asked or numbers & {one.number for one in texts} - {""}}
    dated = {name for name, texts in dossiers.items() if dates & {one.date for one in _adopted(texts)} - {""}}
    found = sure or dated
    if len(found) == 1:
        return found.pop(), ""
    if found:
        return "", f"speaks of several procedures: {', '.join(sorted(found))}"
    if any((asked | numbers | dates) - {""}):
        return "", "the text that it speaks of is not in the folders"
    beside = {name for name, texts in dossiers.items() if any(_folder(one) == _folder(report) for one in texts)}
    if report.kind in PRESS and len(beside) == 1:
        return beside.pop(), ""
    return "", "does not say, by number or date, which text it speaks of; put it into a manifest"


def _folder(one: Facts) -> str:
    return str(Path(one.path).parent)


def _source_of(report: Facts, texts: Sequence[Facts]) -> list[Facts]:
    """What a report is compared with: the adopted text, else what was tabled, in its own language if there is one."""
    sources = _adopted(texts) or _before(texts)
    own = [one for one in sources if one.language == report.language]
    return own or sorted(sources, key=lambda one: (one.language, one.path))[:1]


def _why_alone(one: Facts, dossiers: Mapping[str, Sequence[Facts]]) -> str:
    if not one.procedure:
        return "does not state its procedure; put it into a manifest"
    texts = dossiers[one.procedure]
    if one not in _before(texts) and one.kind == MOTION:
        return "the joint motion of its procedure is compared instead"
    others = _before(texts) if one.kind == ADOPTED else _adopted(texts)
    what = "motion" if one.kind == ADOPTED else "adopted text"
    where = f"of {one.procedure} in the folders"
    return f"no {what} in its language {where}" if others else f"no {what} {where}"
