"""Which made-up worlds were used to choose numbers, and which never were. They must not meet."""

from __future__ import annotations

TUNING = range(1, 131)
HELD_OUT = range(4000, 4016)
QUICK = range(2900, 2903)  # more held-out worlds, few enough to be judged in every test run
