"""PNG files where they lie: size and kind without decoding, and the recipe that they carry."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from storyboard_cli.core import png
from storyboard_cli.core.pictures import MAX_SIDE, is_too_large
from storyboard_cli.core.png import BadPicture, Chunk, chunks_of

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


@dataclass(frozen=True, slots=True)
class PngHead:
    """What IHDR says, and where the compressed pixels lie."""

    width: int
    height: int
    bits: int
    colour: int  # PNG colour type: 0 grey, 2 RGB, 3 palette, 4 grey+alpha, 6 RGB+alpha
    interlaced: bool
    transparent: bool  # a tRNS chunk
    palette: bytes
    data: tuple[Chunk, ...]

    @property
    def channels(self) -> int:
        return _CHANNELS[self.colour]

    @property
    def data_length(self) -> int:
        return sum(chunk.length for chunk in self.data)


def read_head(handle: BinaryIO, size: int) -> PngHead:
    """The head of an open PNG file of that size, its limits checked; pixels are not decoded."""
    handle.seek(0)
    data: list[Chunk] = []
    palette = b""
    transparent = False
    head: tuple[int, int, int, int, int, int, int] | None = None
    for chunk in chunks_of(handle, size):
        if chunk.kind == b"IHDR":
            head = struct.unpack(">IIBBBBB", handle.read(13))
        elif chunk.kind == b"PLTE":
            palette = handle.read(chunk.length)
        elif chunk.kind == b"tRNS":
            transparent = True
        elif chunk.kind == b"IDAT":
            data.append(chunk)
    if head is None or not data or head[3] not in _CHANNELS:
        raise BadPicture("the PNG file has no picture in it")
    width, height = head[0], head[1]
    if width <= 0 or height <= 0 or is_too_large(width, height):
        raise BadPicture(f"the picture is {width}×{height}, larger than {MAX_SIDE} a side or 100 megapixels")
    return PngHead(width, height, head[2], head[3], head[6] != 0, transparent, palette, tuple(data))


def has_recipe(path: Path) -> bool:
    """Whether this PNG carries a recipe; anything that is no readable PNG carries none."""
    try:
        with path.open("rb", buffering=0) as handle:  # it leaps from chunk to chunk
            return png.has_recipe(handle, path.stat().st_size)
    except OSError:
        return False


def read_recipe(path: Path) -> dict[str, Any] | None:
    """The recipe that this PNG carries, or None; only its chunk is read, never the pixels."""
    try:
        with path.open("rb", buffering=0) as handle:  # it leaps from chunk to chunk
            return png.read_recipe(handle, path.stat().st_size)
    except OSError:
        return None
