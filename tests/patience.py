"""How long a test waits: seconds of a quiet machine, made more where the machine or the run is slow.

``CLAUSEWISE_TEST_PATIENCE`` says how many times slower than a quiet machine the one that runs the tests may be; 3
unless it is set. ``make coverage``, which notes every line that is run, sets more.
"""

import os

VARIABLE = "CLAUSEWISE_TEST_PATIENCE"

PATIENCE = float(os.environ.get(VARIABLE, "3"))


def patient(seconds: float) -> float:
    """The seconds after which a test gives up, for something that takes so many at most on a quiet machine."""
    return seconds * PATIENCE
