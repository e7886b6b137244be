"""PNG files by their chunks: size and kind without decoding, and the recipe taken out without re-encoding."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

SIGNATURE = b"\x89PNG\r\n\x1a\n"
RECIPE_KEYWORD = b"sb:recipe"
MAX_RECIPE = 16 << 20
MAX_SIDE = 16384
MAX_PIXELS = 100_000_000

_TEXT_CHUNKS = (b"tEXt", b"zTXt", b"iTXt")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


class BadPicture(ValueError):
    """The bytes are not the picture that their name promises."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk: its type, where its data starts in the file, and how long the data is."""

    kind: bytes
    offset: int
    length: int


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


def chunks_of(handle: BinaryIO, size: int) -> Iterator[Chunk]:
    """Every chunk in order; raises `BadPicture` when the file ends too soon or is no PNG."""
    if handle.read(8) != SIGNATURE:
        raise BadPicture("it is not a PNG file")
    at = 8
    while True:
        head = handle.read(8)
        if len(head) < 8:
            raise BadPicture("the PNG file ends before its last chunk")
        length, kind = struct.unpack(">I4s", head)
        if at + 12 + length > size:
            raise BadPicture("the PNG file is cut off")
        yield Chunk(kind, at + 8, length)
        at += 12 + length
        if kind == b"IEND":
            return
        handle.seek(at)


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
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= MAX_PIXELS):
        raise BadPicture(f"the picture is {width}×{height}, larger than {MAX_SIDE} a side or 100 megapixels")
    return PngHead(width, height, head[2], head[3], head[6] != 0, transparent, palette, tuple(data))


def has_recipe(path: Path) -> bool:
    """Whether this PNG carries a recipe; anything that is no readable PNG carries none."""
    try:
        with path.open("rb", buffering=0) as handle:  # it leaps from chunk to chunk
            return any(_is_recipe(handle, c) for c in chunks_of(handle, path.stat().st_size))
    except (OSError, BadPicture):
        return False


def read_recipe(path: Path) -> dict[str, Any] | None:
    """The recipe that this PNG carries, or None; only its chunk is read, never the pixels."""
    try:
        with path.open("rb", buffering=0) as handle:  # it leaps from chunk to chunk
            for chunk in chunks_of(handle, path.stat().st_size):
                if chunk.kind == b"iTXt" and chunk.length < MAX_RECIPE and _is_recipe(handle, chunk):
                    handle.seek(chunk.offset)
                    return _json_of(handle.read(chunk.length))
    except (OSError, BadPicture, ValueError, zlib.error):
        return None
    return None


def _json_of(body: bytes) -> dict[str, Any] | None:
    """The JSON text of an iTXt chunk: keyword, flags, language, translated keyword, text."""
    _, _, rest = body.partition(b"\0")
    compressed, rest = rest[:1] == b"\1", rest[2:]
    text = rest.split(b"\0", 2)[2]
    if compressed:
        text = zlib.decompressobj().decompress(text, MAX_RECIPE)
    found = json.loads(text)
    return found if isinstance(found, dict) else None


def without_recipe(data: bytes) -> bytes:
    """The same PNG, byte for byte, but for its recipe chunks."""
    if not data.startswith(SIGNATURE) or RECIPE_KEYWORD not in data:
        return data
    kept = bytearray(SIGNATURE)
    at = 8
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise BadPicture("the PNG file is cut off")
        if not (kind in _TEXT_CHUNKS and data[at + 8 : end].split(b"\0", 1)[0] == RECIPE_KEYWORD):
            kept += data[at:end]
        at = end
    return bytes(kept)


def with_text(data: bytes, entries: dict[str, str]) -> bytes:
    """The same PNG with these iTXt entries set right after its head; earlier ones of the same name go."""
    names = {name.encode("latin-1", "replace")[:79] for name in entries}
    kept = bytearray(SIGNATURE)
    at = 8
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if not (kind in _TEXT_CHUNKS and data[at + 8 : end].split(b"\0", 1)[0] in names):
            kept += data[at:end]
        if kind == b"IHDR":
            for name, text in entries.items():
                body = name.encode("latin-1", "replace")[:79] + b"\0\0\0\0\0" + text.encode("utf-8")
                kept += _chunk(b"iTXt", body)
        at = end
    return bytes(kept)


def _is_recipe(handle: BinaryIO, chunk: Chunk) -> bool:
    return chunk.kind in _TEXT_CHUNKS and handle.read(len(RECIPE_KEYWORD) + 1) == RECIPE_KEYWORD + b"\0"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
