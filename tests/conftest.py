"""What every test relies on."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code: no test fails for being slow. CI tries the same examples each time, so that it
# fails for what a change did; at home new ones are tried with every run.
settings.register_profile(
    "whosaid", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("whosaid")
