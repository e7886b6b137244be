"""One mask for each character and one for the background, 1 bit: white where that is what one sees."""

from __future__ import annotations

from PIL import Image

from storyboard_cli.render.control.layers import Set, polygon_on_screen
from storyboard_cli.render.control.raster import Canvas


def mask_pictures(scene: Set) -> tuple[dict[str, Image.Image], Image.Image]:
    """(asset → mask, background mask). Together they cover every pixel exactly once.

    A figure's mask ends where its box ends; nearer figures and nearer furniture are cut out of it.
    """
    staging = scene.staging
    assets = sorted({layer.asset for layer in scene.layers if layer.asset is not None})[:254]
    number = {asset: index + 1 for index, asset in enumerate(assets)}
    canvas = Canvas("L", staging.width, staging.height)
    for layer in scene.layers:
        if layer.outline is not None:
            value = number.get(layer.asset or "", 0)
            for limb in layer.outline.limbs:
                canvas.limb(limb, value)
        elif layer.block is not None and layer.hides:
            for face in layer.block.faces:
                canvas.polygon([(p[0], p[1]) for p in polygon_on_screen(scene.view, face)], 0)
    masks = {asset: _only(canvas.image, value) for asset, value in number.items()}
    return masks, _only(canvas.image, 0)


def _only(numbers: Image.Image, value: int) -> Image.Image:
    table = [0] * 256
    table[value] = 255
    return numbers.point(table, "1")
