"""Whatever lies in a file, measuring it ends in plain RGB or in one clear sentence."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from storyboard_cli.core.errors import SbError
from storyboard_cli.drift.pictures import open_picture


def png(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    data = io.BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


def test_alpha_is_kept_apart_and_see_through_parts_lie_on_white():
    image = Image.new("RGBA", (8, 8), (200, 0, 0, 255))
    image.putpixel((0, 0), (0, 0, 0, 0))
    opened = open_picture(png(image), "a.png")
    assert opened.image.getpixel((0, 0)) == (255, 255, 255)
    opacity = opened.opacity((8, 8))
    assert opacity is not None and opacity[0, 0] == 0 and opacity[4, 4] == 1


def test_opaque_alpha_is_no_alpha():
    assert open_picture(png(Image.new("RGBA", (4, 4), (1, 2, 3, 255))), "a.png").alpha is None


def test_cmyk_grey_palette_and_16_bit_become_plain_rgb():
    deep = Image.fromarray(np.full((6, 6), 32768, np.uint16))
    cases = {
        "cmyk.tif": png(Image.new("CMYK", (6, 6), (0, 255, 255, 0)), "TIFF"),
        "grey.png": png(Image.new("L", (6, 6), 128)),
        "palette.png": png(Image.new("P", (6, 6), 3)),
        "deep.png": png(deep),
        "bit.png": png(Image.new("1", (6, 6), 1)),
    }
    for name, data in cases.items():
        opened = open_picture(data, name)
        assert opened.image.mode == "RGB" and opened.pixels((3, 3)).shape == (3, 3, 3), name
    assert abs(int(open_picture(cases["deep.png"], "deep.png").pixels()[0, 0, 0]) - 128) <= 1


def test_one_pixel_is_a_picture():
    assert open_picture(png(Image.new("RGB", (1, 1))), "dot.png").pixels((64, 64)).shape == (64, 64, 3)


def test_a_20000_pixel_side_is_refused_before_it_is_decoded():
    with pytest.raises(SbError) as failed:
        open_picture(png(Image.new("1", (20_000, 2))), "wide.png")
    assert failed.value.code == "picture-too-large" and "wide.png" in failed.value.message


def test_an_animation_is_refused_by_its_number_of_pictures():
    frames = [Image.new("RGB", (4, 4), (i * 80, 0, 0)) for i in range(3)]
    with pytest.raises(SbError) as failed:
        open_picture(png(frames[0], "GIF", save_all=True, append_images=frames[1:]), "walk.gif")
    assert failed.value.code == "picture-animated" and "3 pictures" in failed.value.message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "unreadable-picture"),
        (b"hello", "unreadable-picture"),
        (b"version https://git-lfs.github.com/spec/v1\n", "lfs-pointer"),
        (png(Image.new("RGB", (64, 64), (9, 9, 9)))[:120], "unreadable-picture"),
    ],
)
def test_broken_files_are_named(data: bytes, code: str):
    with pytest.raises(SbError) as failed:
        open_picture(data, "frame_001_v1.png")
    assert failed.value.code == code
    assert "frame_001_v1.png" in failed.value.message and failed.value.hint
