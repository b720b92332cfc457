"""Prints what mutations_data/today.toml is to hold: run it after the judge was changed, and read the difference.

    python -m tests.demands.mutations_record > today.toml

A wrong verdict is no state to be recorded: it goes to standard error, and the exit status is 1.
"""

import json
import sys
from collections.abc import Iterator

from tests.demands.mutations import SOURCES, Source, paragraphs
from tests.demands.test_mutations import KINDS, TYPOGRAPHY, UNCLEAR, made, moved, outcome, report, spelled

HEAD = """\
# What this version says otherwise than the reader, mutation by mutation (tests/demands/test_mutations.py, which holds
# strictly to it: whoever mends something deletes its line, or lets tests/demands/mutations_record.py print the file).
#
# unclear      the verdict is "unclear" where the reader gives one: less than he says, and nothing false
# typography   verdicts that are given where nothing but the typography differs
"""


def _unclear(source: Source) -> Iterator[str]:
    for kind in KINDS:
        names = [m.name for m in made(source) if m.kind == kind and outcome(m, source.language) == UNCLEAR]
        if names:
            yield "\n".join([f'"{source.name}: {kind}" = [', *(f"  {_quoted(name)}," for name in names), "]"])


def _wrong(source: Source) -> Iterator[str]:
    for mutation in made(source):
        said = outcome(mutation, source.language)
        if said not in ("", UNCLEAR):
            yield f"{source.name}: {mutation.kind}: {mutation.name}: {said}, not {mutation.verdict}"


def _typography(source: Source) -> Iterator[str]:
    old = paragraphs(source)
    for name, variant in TYPOGRAPHY.items():
        said = sorted(set(moved(report(old, [spelled(p, variant) for p in old], source.language)).values()))
        if said:
            yield f'"{source.name}: {name}" = [{", ".join(map(_quoted, said))}]'


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def main() -> int:
    """The whole file; 1 when there are wrong verdicts."""
    print(HEAD)
    print("[unclear]", *(line for source in SOURCES for line in _unclear(source)), "", sep="\n")
    print("[typography]", *(line for source in SOURCES for line in _typography(source)), sep="\n")
    wrong = [line for source in SOURCES for line in _wrong(source)]
    print("\n".join(wrong), file=sys.stderr)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
