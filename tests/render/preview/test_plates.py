"""Imported pictures are used where they help; our own drawings and broken files never are."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

from PIL import Image, PngImagePlugin

from storyboard_cli.plan.recipe import AssetUse, PictureUse
from storyboard_cli.render.preview.renderer import draw_recipe
from tests.render.preview.world import frame_recipe, staged, use

GREEN = (20, 200, 40)


def stored(root: Path, name: str, image: Image.Image, renderer: str | None = None) -> PictureUse:
    info = PngImagePlugin.PngInfo()
    if renderer:
        info.add_itxt("sb:recipe", json.dumps({"recipe": {"renderer": renderer}, "version": 1}))
    image.save(root / name, "PNG", pnginfo=info)
    return PictureUse(
        role="wide" if "plate" in name else "front",
        path=name,
        sha256=name,
        width=image.width,
        height=image.height,
    )


def drawn(root: Path, assets: list[AssetUse], **frame: object) -> Image.Image:
    staging = staged("room", [frame])[0]
    return Image.open(BytesIO(draw_recipe(frame_recipe(staging, assets), root, ""))).convert("RGB")


def greens(image: Image.Image) -> float:
    counted = image.getcolors(1 << 20) or []
    green = sum(count for count, (r, g, b) in counted if g > r + 60 and g > b + 60)  # type: ignore[misc]
    return green / (image.width * image.height)


def place(picture: PictureUse) -> AssetUse:
    return use("ENV_Room").model_copy(update={"pictures": (picture,)})


def test_an_imported_plate_is_the_backdrop(tmp_path: Path) -> None:
    plate = stored(tmp_path, "plate_in.png", Image.new("RGB", (600, 340), GREEN))
    assert greens(drawn(tmp_path, [place(plate)])) > 0.8


def test_a_plate_that_preview_drew_is_not_pasted(tmp_path: Path) -> None:
    plate = stored(tmp_path, "plate_own.png", Image.new("RGB", (600, 340), GREEN), "preview-1+skia-144")
    assert greens(drawn(tmp_path, [place(plate)])) == 0
    theirs = stored(tmp_path, "plate_comfy.png", Image.new("RGB", (600, 340), GREEN), "comfyui-1")
    assert greens(drawn(tmp_path, [place(theirs)])) > 0.8


def test_a_missing_or_broken_plate_is_drawn_instead(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG not really")
    for name in ("nowhere.png", "broken.png"):
        picture = PictureUse(role="wide", path=name, sha256=name, width=10, height=10)
        assert greens(drawn(tmp_path, [place(picture)])) == 0


def test_only_a_cut_out_stands_in_for_a_thing(tmp_path: Path) -> None:
    solid = Image.new("RGB", (80, 120), GREEN)
    cut = Image.new("RGBA", (80, 120), (0, 0, 0, 0))
    cut.paste(GREEN, (10, 10, 70, 110))
    frame = {"props": [("PROP_Car", None)], "action": "A car.", "size": "WS"}
    shares = []
    for name, image in (("solid.png", solid), ("cut.png", cut)):
        prop = use("PROP_Car").model_copy(update={"pictures": (stored(tmp_path, name, image),)})
        shares.append(greens(drawn(tmp_path, [prop], **frame)))
    assert shares[0] == 0 and shares[1] > 0
