"""Which made-up worlds were used to choose numbers, and which never were. They must not meet."""

from __future__ import annotations

TUNING = range(1, 6)
HELD_OUT = range(2000, 2008)
QUICK = 2900  # one more held-out world, small enough to be judged in every test run
