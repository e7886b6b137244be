"""Random screenplays are planned and drawn without a failure, and solid things seldom share space."""

from __future__ import annotations

from collections import Counter

from tests.random_scripts.check_drafts import Measured, measured

_SEEDS = range(1000, 1024)


def test_random_scripts_are_planned_whole() -> None:
    total = Measured()
    for seed in _SEEDS:
        total.add(measured(seed, drawing=False))
    counts = Counter(kind for kind, _ in total.faults)
    assert total.frames > 120
    assert counts["not planned"] == 0, total.faults
    overlaps = [fault for fault in total.faults if fault[0].startswith("overlap")]
    assert counts["overlap vehicle/vehicle"] == 0, overlaps
    assert len(overlaps) <= 0.1 * total.frames, overlaps


def test_random_frames_are_drawn() -> None:
    found = measured(1001)
    assert found.seconds and not [f for f in found.faults if f[0].startswith("not drawn")], found.faults
