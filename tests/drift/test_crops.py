"""A part of a picture reaches a model as it is: its own aspect, and no larger than there are pixels."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from storyboard_cli.drift.crops import cut_out, fitted_mask
from storyboard_cli.drift.pictures import Opened, open_picture


@pytest.fixture(scope="module")
def picture() -> Opened:
    """Red where x grows, green where y grows."""
    y, x = np.mgrid[0:360, 0:640]
    pixels = np.stack([x * 255 // 639, y * 255 // 359, np.zeros_like(x)], 2).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return open_picture(out.getvalue(), "ramp")


@pytest.mark.parametrize(
    ("box", "side", "size"),
    [
        ((100, 50, 300, 350), 64, (43, 64)),
        ((0, 0, 640, 360), 64, (64, 36)),
        ((10, 10, 40, 60), 224, (30, 50)),  # smaller than the model wants: nothing is made up
        ((10.2, 10.7, 40.9, 60.1), 224, (31, 49)),
        ((0, 0, 640, 2), 64, (64, 1)),
        ((639.5, 359.5, 640, 360), 64, (1, 1)),
        ((100, 50, 300, 350), None, (64, 64)),
    ],
)
def test_a_crop_keeps_its_aspect_and_is_as_large_as_wanted_at_most(picture, box, side, size):
    found = cut_out(picture, box, side)
    assert (found.shape[1], found.shape[0]) == size and found.dtype == np.uint8


@pytest.mark.parametrize("side", [None, 64, 224])
def test_a_crop_shows_its_own_place(picture, side):
    left, top, right, bottom = box = (160.0, 90.0, 480.0, 270.0)
    found = cut_out(picture, box, side).astype(float)
    height, width = found.shape[:2]
    middle = found[height // 2, width // 2]
    assert middle[0] == pytest.approx((left + right) / 2 / 639 * 255, abs=4)
    assert middle[1] == pytest.approx((top + bottom) / 2 / 359 * 255, abs=4)
    assert found[0, 0, 0] == pytest.approx(left / 639 * 255, abs=4)
    assert found[-1, -1, 1] == pytest.approx(bottom / 359 * 255, abs=4)


def test_a_mask_comes_at_the_size_of_its_picture(picture):
    mask = np.zeros((64, 64), np.float32)
    mask[:, 32:] = 1
    pixels = cut_out(picture, (100, 50, 300, 350), 64)
    fitted = fitted_mask(mask, pixels)
    assert fitted.shape == pixels.shape[:2] and fitted[:, :18].max() == 0 and fitted[:, -18:].min() == 1
    assert fitted_mask(mask, np.zeros((64, 64, 3), np.uint8)) is mask
    assert fitted_mask(mask, np.zeros((1, 1, 3), np.uint8)).shape == (1, 1)
