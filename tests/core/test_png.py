"""PNG files by their chunks: the recipe goes in and out, whoever wrote the file and however it is damaged."""

from __future__ import annotations

import io
import json
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from storyboard_cli.core.png import (
    MAX_RECIPE,
    SIGNATURE,
    BadPicture,
    chunk,
    chunks_of,
    has_recipe,
    read_recipe,
    with_recipe,
    without_recipe,
)

RECIPE = {"recipe": {"assets": []}, "text": "ठीक"}


def png(text: PngInfo | None = None) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 24), (200, 30, 30)).save(out, "PNG", pnginfo=text)
    return out.getvalue()


def read(data: bytes) -> object:
    return read_recipe(io.BytesIO(data), len(data))


def kinds(data: bytes) -> list[bytes]:
    return [found.kind for found in chunks_of(io.BytesIO(data), len(data))]


def test_a_recipe_goes_in_behind_the_head_and_out_again() -> None:
    plain = png()
    carrying = with_recipe(plain, json.dumps(RECIPE))

    assert kinds(carrying) == [b"IHDR", b"iTXt", *kinds(plain)[1:]]
    assert read(carrying) == RECIPE
    assert has_recipe(io.BytesIO(carrying), len(carrying))
    assert without_recipe(carrying) == plain
    assert without_recipe(plain) == plain
    assert read(with_recipe(carrying, '{"seed": 2}')) == {"seed": 2}
    with Image.open(io.BytesIO(carrying)) as image:
        image.load()
        assert json.loads(image.info["sb:recipe"]) == RECIPE


@pytest.mark.parametrize("packed", [True, False])
def test_a_recipe_that_another_program_saved_again_is_read_and_taken_out(packed: bool) -> None:
    text = PngInfo()
    text.add_itxt("Comment", "ठीक")
    text.add_itxt("sb:recipe", json.dumps(RECIPE), lang="en", tkey="recipe", zip=packed)
    saved = png(text)

    assert read(saved) == RECIPE
    bare = without_recipe(saved)
    assert read(bare) is None
    with Image.open(io.BytesIO(bare)) as image:
        image.load()
        assert image.info["Comment"] == "ठीक"
        assert "sb:recipe" not in image.info


def test_a_recipe_in_an_older_kind_of_text_leaves_too() -> None:
    text = PngInfo()
    text.add_text("sb:recipe", "{}")
    saved = png(text)
    assert has_recipe(io.BytesIO(saved), len(saved))
    assert without_recipe(saved) == png()


def test_a_file_that_ends_anywhere_is_no_crash() -> None:
    whole = with_recipe(png(), json.dumps(RECIPE))
    for end in range(len(whole)):
        cut = whole[:end]
        assert read(cut) in (None, RECIPE)
        has_recipe(io.BytesIO(cut), end)
        with pytest.raises(BadPicture):
            with_recipe(cut, "{}")


@pytest.mark.parametrize(
    "body",
    [
        b"sb:recipe\0\1\0\0\0" + zlib.compress(b'{"a": "' + b"x" * MAX_RECIPE + b'"}'),
        b"sb:recipe\0\1\0\0\0not packed",
        b"sb:recipe\0\1\0\0",
        b"sb:recipe\0",
        b"sb:recipe\0\0\0\0\0[1]",
        b"sb:recipe\0\0\0\0\0\xff",
    ],
    ids=["too long", "not zlib", "no text", "nothing", "no object", "no UTF-8"],
)
def test_a_recipe_that_is_none_is_none(body: bytes) -> None:
    plain = png()
    assert read(plain[:33] + chunk(b"iTXt", body) + plain[33:]) is None


def test_what_is_no_png_is_said() -> None:
    for other in (b"", b"\xff\xd8\xff", SIGNATURE[:4]):
        assert read(other) is None
        with pytest.raises(BadPicture, match="not a PNG"):
            with_recipe(other, "{}")
