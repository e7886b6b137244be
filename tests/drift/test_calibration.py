"""Limits follow from a bundle's own pictures, pulled toward its peers, and widen only so far."""

from __future__ import annotations

import numpy as np
import pytest

from storyboard_cli.drift.augment import altered
from storyboard_cli.drift.calibration import (
    RATCHET,
    Allowance,
    calibrate,
    from_plain,
    leave_one_out,
    plain,
    with_approved,
)
from storyboard_cli.drift.student import lower_tail, quantile
from storyboard_cli.drift.views import weights

BASIC = Allowance(gap=0.0, sd=0.03, variance=0.0005)
UNKNOWN = Allowance(gap=0.03, sd=None, variance=0.002)
ALPHAS = {"alpha": 0.01, "warn_alpha": 0.05}


def test_student_agrees_with_printed_tables():
    assert quantile(0.95, 5) == pytest.approx(2.01505, abs=1e-5)
    assert quantile(0.99, 10) == pytest.approx(2.76377, abs=1e-5)
    assert quantile(0.5, 3) == pytest.approx(0, abs=1e-7)
    assert lower_tail(-2.228139, 10) == pytest.approx(0.025, abs=1e-6)
    assert lower_tail(quantile(0.001, 7), 7) == pytest.approx(0.001, abs=1e-9)


def test_leave_one_out_compares_each_picture_with_the_others():
    same = np.tile(np.array([[1.0, 0.0]], np.float32), (4, 1))
    assert leave_one_out(same) == pytest.approx([1, 1, 1, 1])
    odd = np.concatenate([same, [[0.0, 1.0]]]).astype(np.float32)
    assert leave_one_out(odd)[-1] == pytest.approx(0, abs=1e-6)


def test_a_single_reference_is_compared_with_its_own_altered_copies():
    one = np.array([[1.0, 0.0]], np.float32)
    copies = np.array([[[0.8, 0.6], [1.0, 0.0]]], np.float32)
    assert leave_one_out(one, copies) == pytest.approx([0.8, 1.0])


def test_the_fail_limit_lies_below_the_warn_limit_below_the_mean():
    found = calibrate(5, [0.97, 0.98, 0.96, 0.99, 0.97], BASIC, **ALPHAS)
    assert found.fail < found.warn < found.mean
    assert found.p_value(found.fail) == pytest.approx(0.01, abs=1e-6)
    assert found.z(found.mean) == 0


def test_few_references_only_warn_and_say_so():
    few = calibrate(2, [0.97, 0.98], BASIC, **ALPHAS).limits
    assert not few.may_fail and "only 2 reference pictures" in few.note
    assert calibrate(3, [0.97, 0.98, 0.97], BASIC, **ALPHAS).limits.may_fail


def test_an_unmeasured_embedder_takes_its_spread_from_the_references():
    even = calibrate(5, [0.9] * 5, UNKNOWN, **ALPHAS, other_variances=[0.0001])
    uneven = calibrate(5, [0.9] * 5, UNKNOWN, **ALPHAS, other_variances=[0.01])
    assert uneven.fail < even.fail


def test_assets_that_others_reach_are_not_separable():
    clear = calibrate(5, [0.97] * 5, BASIC, **ALPHAS, impostors=[0.3, 0.5, 0.6])
    blurred = calibrate(5, [0.97] * 5, BASIC, **ALPHAS, impostors=[0.9, 0.97, 0.99])
    assert clear.separable and not blurred.separable


def test_approved_frames_move_limits_but_never_by_more_than_the_ratchet():
    first = calibrate(5, [0.97] * 5, BASIC, **ALPHAS)
    sinking = with_approved(first, [0.6] * 40)
    assert first.fail - sinking.fail == pytest.approx(RATCHET)
    steady = with_approved(first, [0.97, 0.975, 0.965] * 40)
    assert steady.fail > first.fail
    assert with_approved(first, []) is first


def test_an_asset_s_own_threshold_wins():
    from dataclasses import replace

    limits = replace(calibrate(2, [0.97, 0.98], BASIC, **ALPHAS), override=0.5).limits
    assert limits.fail == 0.5 and limits.may_fail


def test_a_calibration_file_reads_back_and_follows_the_project_s_alpha():
    first = calibrate(5, [0.97, 0.96, 0.98, 0.97, 0.95], BASIC, **ALPHAS, impostors=[0.4], tests=3)
    again = from_plain(plain(first), **ALPHAS, tests=3)
    assert again.fail == pytest.approx(first.fail, abs=1e-4)
    strict = from_plain(plain(first), alpha=0.05, warn_alpha=0.1, tests=3)
    assert strict.fail > again.fail
    for broken in ({}, {**plain(first), "sd": 0}, {**plain(first), "references": "many"}):
        with pytest.raises((KeyError, TypeError, ValueError)):
            from_plain(broken, **ALPHAS, tests=3)


def test_references_from_the_same_side_count_most():
    front, back = weights([0.0, 180.0], 10.0)
    assert front > 5 * back
    assert list(weights([0.0, None], None)) == [1, 1]


def test_a_part_along_the_edge_is_still_there_in_every_copy():
    pixels = np.full((64, 64, 3), 120, np.uint8)
    mask = np.zeros((64, 64), np.float32)
    mask[:, :5] = 1
    assert all(float(shown.sum()) >= 1 for _, shown in altered(pixels, mask, symmetric=True))
