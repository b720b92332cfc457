"""A target for atheris, the coverage-guided fuzzer: all readers, or the one named by CLAUSEWISE_FUZZ_FORMAT.

python -m tests.fuzz.fuzz_readers FOLDER -max_total_time=300

``FOLDER`` collects what reaches new code; ``docs/limits.md`` tells how to install atheris, on which nothing depends.
The PDF reader works in a process of its own, which the fuzzer cannot see into: it is tried only when it is named.
"""

import os
import random
import sys

import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

with atheris.instrument_imports(include=["akoma"]):
    from akoma.ingest.reader import readers
    from tests.fuzz.mutations import mutated
    from tests.fuzz.test_readers import attempt
    from tests.hostile.seeds import good

ONLY = os.environ.get("CLAUSEWISE_FUZZ_FORMAT", "")
LARGEST = 200_000


def forms() -> list[str]:
    """The formats that are tried."""
    return [ONLY] if ONLY else [reader.format for reader in readers() if reader.format != "pdf"]


def change(data: bytes, most: int, seed: int) -> bytes:
    """A mutation that knows the formats; now and then it begins anew from a good document."""
    chance = random.Random(seed)
    if len(data) < 20 or chance.random() < 0.02:
        data = good(chance.choice(forms()))
    return mutated(data, chance)[:most]


def main() -> None:
    """Run until told to stop; a finding ends the run and leaves its bytes in a file."""
    atheris.Setup([*sys.argv, f"-max_len={LARGEST}"], attempt, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
