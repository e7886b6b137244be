"""Picture files: limits, pixel identity, and the recipe inside."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import tempfile
import zlib
from pathlib import Path

import pytest
from PIL import Image

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.pictures import (
    closed_png,
    image_sha256,
    open_picture,
    picture_size,
    pixel_sha256,
    recipe_of,
    with_recipe,
)


def png(
    width: int = 6, height: int = 4, colour: tuple[int, int, int] = (200, 30, 30), level: int = 6
) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG", compress_level=level)
    return out.getvalue()


def test_recipe_travels_inside_without_touching_a_pixel() -> None:
    plain = png()
    carrying = with_recipe(plain, '{"seed": 1, "text": "é"}')

    assert recipe_of(carrying) == {"seed": 1, "text": "é"}
    assert pixel_sha256(carrying) == pixel_sha256(plain)
    assert recipe_of(with_recipe(carrying, '{"seed": 2}')) == {"seed": 2}


def test_pixel_identity_ignores_compression_and_sees_one_pixel() -> None:
    other = Image.open(io.BytesIO(png())).copy()
    other.putpixel((3, 2), (200, 30, 31))
    out = io.BytesIO()
    other.save(out, "PNG")

    assert pixel_sha256(png(level=1)) == pixel_sha256(png(level=9))
    assert pixel_sha256(out.getvalue()) != pixel_sha256(png())


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "I;16", "YCbCr"])
def test_a_large_picture_has_the_hash_of_its_pixels(mode: str) -> None:
    image = Image.effect_noise((1400, 1600), 90).convert("RGB").convert(mode.replace("I;16", "I"))
    if mode == "I;16":
        image = image.convert("I;16")
    if mode == "P":
        image.info["transparency"] = 7
    whole = hashlib.sha256(b"1400x1600:" + image.convert("RGBA").tobytes()).hexdigest()

    assert image_sha256(image) == f"sha256:{whole}"


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n(x) print\n%%EOF\n"


def test_a_picture_that_is_a_program_is_not_run() -> None:
    assert Image.open(io.BytesIO(EPS)).format == "EPS"  # which Pillow hands to an interpreter
    with pytest.raises(SbError) as error:
        open_picture(EPS, "front.png")
    assert error.value.code == "unreadable-picture"


def test_huge_picture_is_refused_before_it_is_decoded() -> None:
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header
    bomb += struct.pack(">I", zlib.crc32(b"IHDR" + header)) + struct.pack(">I", 0) + b"IDAT" + b"\0\0\0\0"

    for reading in (open_picture, picture_size):
        with pytest.raises(SbError, match=r"ref\.png is far more than 100 megapixels"):
            reading(bomb, "ref.png")


@pytest.mark.parametrize("data", [b"", b"not a picture", png(400, 400)[:200]])
def test_broken_picture_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(SbError, match=r"ref\.png (is empty|cannot be read as a picture)"):
        open_picture(data, "ref.png")


def test_only_a_whole_png_can_carry_a_recipe() -> None:
    with pytest.raises(SbError, match="it is not a PNG file"):
        with_recipe(b"\xff\xd8\xff", "{}")
    with pytest.raises(SbError, match="the PNG file is cut off"):
        with_recipe(png()[:-20], "{}")


def test_picture_without_recipe_or_with_a_broken_one_has_none() -> None:
    assert recipe_of(png()) is None
    assert recipe_of(b"\xff\xd8\xff") is None
    assert recipe_of(with_recipe(png(), "[1]")) is None
    assert recipe_of(with_recipe(png(), '{"a": 1}')[:-30]) in (None, {"a": 1})


def test_a_large_picture_is_written_also_where_no_temporary_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = Image.frombytes("RGB", (2_000, 2_000), os.urandom(12_000_000))
    plain = io.BytesIO()
    noise.save(plain, "PNG")
    on_disk = closed_png(noise.copy())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    assert closed_png(noise) == on_disk == plain.getvalue()
