"""Parts of figures follow the body: the hair of somebody who lies down lies too."""

from __future__ import annotations

import numpy as np
import pytest

from storyboard_cli.drift.regions import Cap, Circle, _cut


def head(degrees: float, length: float = 24.0) -> tuple[Circle, Circle]:
    """A head of radius 20 around (100, 100) whose crown points that way; 90 is up."""
    turn = np.radians(degrees)
    x, y = np.cos(turn) * length / 2, -np.sin(turn) * length / 2
    return Circle(100 - x, 100 - y, 20.0), Circle(100 + x, 100 + y, 20.0)


@pytest.mark.parametrize("degrees", [90, 60, 0, 180, -90, 210])
def test_the_cap_is_at_the_crown_however_the_head_lies(degrees):
    cap = Cap.of(head(degrees))
    assert cap is not None
    turn = np.radians(degrees)
    crown = (100 + np.cos(turn) * 32, 100 - np.sin(turn) * 32)
    left, top, right, bottom = cap.box
    assert left - 1e-6 <= crown[0] <= right + 1e-6 and top - 1e-6 <= crown[1] <= bottom + 1e-6
    assert (right - left) * (bottom - top) < 0.5 * 64 * 64
    share = float(cap.beyond(cap.box).mean())
    assert 0.4 < share <= 1.0


def test_an_upright_cap_is_the_upper_part_of_the_head():
    cap = Cap.of(head(90))
    assert cap is not None
    left, top, right, bottom = cap.box
    assert (left, right) == pytest.approx((80, 120), abs=0.1)
    assert (top, bottom) == pytest.approx((68, 68 + 0.3 * 64), abs=0.1)


def test_a_head_from_straight_above_has_no_cap():
    assert Cap.of(head(90, length=2.0)) is None


def test_a_head_seen_along_its_own_axis_is_not_compared():
    assert _cut("head", {"head": head(90)}, [], [], 640, 480) is not None
    assert _cut("head", {"head": head(90, length=2.0)}, [], [], 640, 480) is None
