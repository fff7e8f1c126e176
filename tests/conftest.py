"""Property tests draw the same examples each time, so that a run that passes here passes everywhere.

`HYPOTHESIS_PROFILE=explore make tests` draws new ones, to look for cases that nobody thought of.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("explore", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
