"""PNG files by their chunks (PNG, third edition, section 5), and the recipe that a picture carries in one.

No pixel is decoded or encoded here: pictures come out with their image data byte for byte.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from storyboard_cli.core.parsed_json import parse_json

SIGNATURE = b"\x89PNG\r\n\x1a\n"
RECIPE_KEYWORD = b"sb:recipe"
MAX_RECIPE = 16 << 20  # bytes, unpacked

_TEXT_CHUNKS = (b"tEXt", b"zTXt", b"iTXt")


class BadPicture(ValueError):
    """The bytes are not the picture that their name promises."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk: its type, where its data starts in the file, and how long the data is."""

    kind: bytes
    offset: int
    length: int


def chunks_of(handle: BinaryIO, size: int) -> Iterator[Chunk]:
    """Every chunk in order, to IEND; raises `BadPicture` when the file ends too soon or is no PNG.

    `handle` stands at the file's start and, at each chunk, at the start of its data; it may be moved.
    """
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


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk as it stands in a file: length, type, data, CRC."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))


def has_recipe(handle: BinaryIO, size: int) -> bool:
    """Whether this PNG carries a recipe; anything that is no readable PNG carries none."""
    try:
        return any(_is_recipe(handle, found) for found in chunks_of(handle, size))
    except BadPicture:
        return False


def read_recipe(handle: BinaryIO, size: int) -> dict[str, Any] | None:
    """The recipe inside a PNG, or None if it carries none that can be read; only its chunk is looked into."""
    try:
        for found in chunks_of(handle, size):
            if found.kind == b"iTXt" and found.length < MAX_RECIPE and _is_recipe(handle, found):
                handle.seek(found.offset)
                return _json_of(handle.read(found.length))
    except (ValueError, IndexError, zlib.error):
        return None
    return None


def with_recipe(png: bytes, recipe_json: str) -> bytes:
    """The PNG with `recipe_json` in a text chunk after its head; an older one is replaced.

    Raises `BadPicture` for anything that is no whole PNG; so does `without_recipe`.
    """
    text = RECIPE_KEYWORD + b"\0\1\0\0\0" + zlib.compress(recipe_json.encode("utf-8"), 6)
    return _rebuilt(png, chunk(b"iTXt", text))


def without_recipe(png: bytes) -> bytes:
    """The PNG without its recipe."""
    if png.startswith(SIGNATURE) and RECIPE_KEYWORD not in png:
        return png
    return _rebuilt(png, b"")


def _rebuilt(png: bytes, after_head: bytes) -> bytes:
    """The same chunks but for a recipe, with `after_head` behind the first; what follows IEND is left out."""
    handle, kept = io.BytesIO(png), bytearray(SIGNATURE)
    for found in chunks_of(handle, len(png)):
        if not _is_recipe(handle, found):
            kept += png[found.offset - 8 : found.offset + found.length + 4]
        if found.kind == b"IHDR":
            kept += after_head
    return bytes(kept)


def _is_recipe(handle: BinaryIO, found: Chunk) -> bool:
    return found.kind in _TEXT_CHUNKS and handle.read(len(RECIPE_KEYWORD) + 1) == RECIPE_KEYWORD + b"\0"


def _json_of(body: bytes) -> dict[str, Any] | None:
    """The JSON text of an iTXt chunk: keyword, flags, language, translated keyword, text."""
    _, _, rest = body.partition(b"\0")
    compressed, rest = rest[:1] == b"\1", rest[2:]
    text = rest.split(b"\0", 2)[2]
    if compressed:
        text = zlib.decompressobj().decompress(text, MAX_RECIPE)  # a longer one is cut, and no JSON then
    found = parse_json(text)
    return found if isinstance(found, dict) else None
