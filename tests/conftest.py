"""How the tests run: on a developer's machine property tests look for new cases, in CI they repeat known ones.

A change must not fail in CI for a case that has nothing to do with it; whoever finds a new case at home adds it.
"""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True, print_blob=True)
settings.register_profile("search", print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "search")
