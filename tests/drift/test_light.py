"""Light that falls on everything is taken off; a change of one thing is not."""

from __future__ import annotations

import numpy as np

from storyboard_cli.drift.light import FrameLight, frame_light, near_lamps, tones, without
from storyboard_cli.drift.oklab import encoded, linear, oklab
from storyboard_cli.plan.staging.model import Light

CLOTHES = [(180, 60, 50), (60, 80, 140), (210, 170, 140), (70, 70, 76), (90, 130, 80)]


def patches(colours):
    rng = np.random.default_rng(0)
    return [
        np.clip(np.array(c)[None, None] + rng.normal(0, 12, (32, 32, 3)), 0, 255).astype(np.uint8)
        for c in colours
    ]


def lit(picture, gain, veil=(0, 0, 0)):
    return encoded(linear(picture) * np.array(gain) + np.array(veil))


FULL = np.ones((32, 32), np.float32)


def fitted(found, expected, staged=None):
    return frame_light(
        [tones(p, FULL) for p in found], [tones(p, FULL) for p in expected], [1] * len(found), staged
    )


def test_dusk_and_night_are_taken_off():
    expected = patches(CLOTHES)
    for gain, staged in (((0.8, 0.7, 0.6), None), ((0.38, 0.43, 0.6), Light(darkness=0.8))):
        found = [lit(p, gain) for p in expected]
        light = fitted(found, expected, staged)
        for picture, wanted in zip(found, expected, strict=True):
            off = oklab(without(picture, light)).mean(axis=(0, 1)) - oklab(wanted).mean(axis=(0, 1))
            assert np.linalg.norm(off) < 0.05


def test_fog_is_a_veil_and_taken_off():
    expected = patches(CLOTHES)
    found = [lit(p, (0.7, 0.7, 0.7), (0.06, 0.07, 0.08)) for p in expected]
    light = fitted(found, expected)
    assert light.veil.min() > 0.012
    off = oklab(without(found[3], light)).mean(axis=(0, 1)) - oklab(expected[3]).mean(axis=(0, 1))
    assert np.linalg.norm(off) < 0.06


def test_a_changed_coat_stays_changed():
    expected = patches(CLOTHES)
    found = [lit(p, (0.8, 0.75, 0.7)) for p in patches([(40, 140, 60), *CLOTHES[1:]])]
    light = fitted(found, expected)
    off = oklab(without(found[0], light)).mean(axis=(0, 1)) - oklab(expected[0]).mean(axis=(0, 1))
    assert np.linalg.norm(off) > 0.15
    kept = oklab(without(found[2], light)).mean(axis=(0, 1)) - oklab(expected[2]).mean(axis=(0, 1))
    assert np.linalg.norm(kept) < 0.05


def test_one_part_alone_cannot_pass_as_light():
    expected = patches([(180, 60, 50)])
    found = patches([(50, 70, 170)])
    light = fitted(found, expected)
    off = oklab(without(found[0], light)).mean(axis=(0, 1)) - oklab(expected[0]).mean(axis=(0, 1))
    assert np.linalg.norm(off) > 0.12


def test_nothing_seen_is_plain_light_and_lamps_matter_only_by_night():
    plain = frame_light([], [], [])
    assert list(plain.gain) == [1, 1, 1]
    tone = tones(patches([(60, 60, 60)])[0], FULL)
    by_day = near_lamps(FrameLight(np.ones(3), np.zeros(3)), tone + 0.1, tone, Light())
    by_night = near_lamps(
        FrameLight(np.ones(3), np.zeros(3)), tone + 0.1, tone, Light(darkness=1, practical=True)
    )
    assert by_day.veil.max() == 0 and by_night.veil.min() > 0.03
