"""Fog hides colours by a share of its own for each part; a changed coat is no fog."""

from __future__ import annotations

import numpy as np

from storyboard_cli.drift.air import Air, through
from storyboard_cli.drift.light import FrameLight, tones, without
from storyboard_cli.drift.oklab import encoded, linear, oklab

FULL = np.ones((32, 32), np.float32)
CLEAR = FrameLight(np.ones(3), np.zeros(3))
GREY = np.array([0.62, 0.64, 0.64])


def patch(colour):
    rng = np.random.default_rng(0)
    return np.clip(np.array(colour)[None, None] + rng.normal(0, 12, (32, 32, 3)), 0, 255).astype(np.uint8)


def fogged(picture, share):
    return encoded(linear(picture) * (1 - share) + GREY * share)


def off(found, wanted, air):
    light = through(air, CLEAR, tones(found, FULL), tones(wanted, FULL))
    away = oklab(without(found, light)).mean(axis=(0, 1)) - oklab(wanted).mean(axis=(0, 1))
    return float(np.linalg.norm(away))


def test_each_part_is_freed_of_its_own_share_of_fog():
    air = Air(GREY, 1.0)
    for colour in ((180, 60, 50), (40, 40, 46), (60, 80, 140)):
        for share in (0.15, 0.35, 0.5):
            assert off(fogged(patch(colour), share), patch(colour), air) < 0.05


def test_clear_air_changes_nothing():
    assert through(None, CLEAR, tones(patch((10, 10, 10)), FULL), tones(patch((90, 90, 90)), FULL)) is CLEAR


def test_another_coat_stays_another_in_fog():
    for share in (0.0, 0.3):
        assert off(fogged(patch((50, 120, 60)), share), patch((180, 60, 50)), Air(GREY, 1.0)) > 0.12


def test_air_is_no_brighter_than_the_darkest_third_and_more_skin_than_in_the_references_is_no_air():
    hair, skin = (40, 36, 42), (196, 150, 120)
    wanted = np.concatenate([patch(hair), patch(hair), patch(skin)])
    found = np.concatenate([patch(hair), patch(skin), patch(skin)])
    full = np.ones(wanted.shape[:2], np.float32)
    light = through(Air(GREY, 0.35), CLEAR, tones(found, full), tones(wanted, full))
    dark = oklab(without(found, light))[:32].mean(axis=(0, 1)) - oklab(found)[:32].mean(axis=(0, 1))
    assert float(np.linalg.norm(dark)) < 0.1


def test_a_blue_veil_from_few_figures_is_taken_for_grey_fog():
    blue = FrameLight(np.ones(3), np.array([0.03, 0.09, 0.09]))
    light = through(
        Air(GREY, 1.0), blue, tones(fogged(patch((40, 36, 42)), 0.25), FULL), tones(patch((40, 36, 42)), FULL)
    )
    away = oklab(without(fogged(patch((40, 36, 42)), 0.25), light)).mean(axis=(0, 1)) - oklab(
        patch((40, 36, 42))
    ).mean(axis=(0, 1))
    assert float(np.linalg.norm(away[1:])) < 0.02
