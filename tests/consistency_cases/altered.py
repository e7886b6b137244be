"""What is done to a drawn frame afterwards: another style, or a figure the wrong way round."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.plan.staging.space import View


def _sepia(image: Image.Image) -> Image.Image:
    return ImageOps.colorize(ImageOps.grayscale(image), "#2a1a0c", "#f6e8cc")


def _grain(image: Image.Image) -> Image.Image:
    pixels = np.asarray(image, np.float32)
    noise = np.random.default_rng(0).normal(0, 22, (*pixels.shape[:2], 1))
    return Image.fromarray(np.clip(pixels + noise, 0, 255).astype(np.uint8))


def _sketch(image: Image.Image) -> Image.Image:
    grey = ImageOps.grayscale(image)
    lines = np.asarray(grey, np.float32) - np.asarray(grey.filter(ImageFilter.GaussianBlur(6)), np.float32)
    return Image.fromarray(np.clip(235 + lines * 4, 0, 255).astype(np.uint8)).convert("RGB")


STYLES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "sepia": _sepia,
    "grey": lambda image: ImageOps.grayscale(image).convert("RGB"),
    "posterised": lambda image: ImageOps.posterize(image, 2),
    "grained": _grain,
    "sketched": _sketch,
    "blurred": lambda image: image.filter(ImageFilter.GaussianBlur(3)),
    "painted": lambda image: image.filter(ImageFilter.MedianFilter(9)),
    "garish": lambda image: ImageEnhance.Color(image).enhance(2.0),
}


def restyled(png: bytes, name: str) -> bytes:
    """The frame in another style."""
    return _png(STYLES[name](_opened(png)))


def mirrored_figure(png: bytes, staging: Staging, asset: str) -> bytes | None:
    """The frame with one frontal figure turned left to right about its own middle, where it is seen well."""
    figure = next(f for f in staging.figures if f.asset == asset)
    middle = View(staging.camera).segment(figure.skeleton["chest"], 0.1, figure.skeleton["pelvis"], 0.1)
    if middle is None or figure.visible < 0.8:
        return None
    (x, _, _), _, _, _ = middle
    reach = min(x - figure.crop.left, figure.crop.right - x)
    box = (round(x - reach), round(figure.crop.top), round(x + reach), round(figure.crop.bottom))
    if box[2] - box[0] < 24 or box[3] - box[1] < 24:
        return None
    image = _opened(png)
    image.paste(ImageOps.mirror(image.crop(box)), box)
    return _png(image)


def _opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()
