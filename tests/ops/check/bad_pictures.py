"""Pictures that are no still picture of the film, as they lie about on real disks."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from PIL import Image

Maker = Callable[[bytes], bytes]


def _png(image: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def _as(kind: str, **options: object) -> Callable[[Image.Image], bytes]:
    def write(image: Image.Image) -> bytes:
        out = io.BytesIO()
        image.save(out, kind, **options)
        return out.getvalue()

    return write


def _opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def _see_through(data: bytes) -> bytes:
    image = _opened(data).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    return _png(image)


def _palette(data: bytes) -> bytes:
    return _png(_opened(data).quantize(16), transparency=3)


def _sixteen_bit(data: bytes) -> bytes:
    gray = np.asarray(_opened(data).convert("L"), np.uint16) * 257
    return _png(Image.fromarray(gray))


def _moving(kind: str) -> Maker:
    def make(data: bytes) -> bytes:
        first = _opened(data)
        more = [Image.eval(first, lambda v: 255 - v)]
        return _as(kind, save_all=True, append_images=more, duration=40)(first)

    return make


BAD: dict[str, Maker] = {
    "one pixel": lambda _: _png(Image.new("RGB", (1, 1), "red")),
    "one row": lambda d: _png(_opened(d).resize((640, 1))),
    "one column": lambda d: _png(_opened(d).resize((1, 360))),
    "a stamp": lambda d: _png(_opened(d).resize((9, 5))),
    "20000 pixels wide": lambda _: _png(Image.new("1", (20_000, 40))),
    "150 megapixels": lambda _: _png(Image.new("1", (15_000, 10_000))),
    "see-through": _see_through,
    "nothing but see-through": lambda d: _png(Image.new("RGBA", _opened(d).size, (200, 30, 30, 0))),
    "a palette with a hole": _palette,
    "CMYK": lambda d: _as("JPEG")(_opened(d).convert("CMYK")),
    "16 bits": _sixteen_bit,
    "APNG": _moving("PNG"),
    "GIF": _moving("GIF"),
    "one colour": lambda d: _png(Image.new("RGB", _opened(d).size, (90, 90, 90))),
    "half a file": lambda d: d[: len(d) // 2],
    "a header": lambda d: d[:33],
    "empty": lambda _: b"",
    "text": lambda _: b"not a picture\n",
}
REFUSED = {
    "20000 pixels wide", "150 megapixels", "APNG", "GIF", "half a file", "a header", "empty", "text",
}  # fmt: skip
"""Those that are not even opened."""
