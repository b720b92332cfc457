"""How the tests run: on a developer's machine property tests look for new cases, in CI they repeat known ones.

A change must not fail in CI for a case that has nothing to do with it; whoever finds a new case at home adds it. No
property is a matter of time: a busy machine, or one that notes every line that is run, changes no result.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("timeless", print_blob=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("timeless"), derandomize=True)
settings.register_profile("search", settings.get_profile("timeless"))
settings.load_profile("ci" if os.environ.get("CI") else "search")
