"""Property tests draw the same examples each time, so that a run that passes here passes everywhere.

`HYPOTHESIS_PROFILE=explore make tests` draws new ones, to look for cases that nobody thought of.
No example has a time limit: a busy machine must not turn a test red.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
