"""Pictures as Photoshop files: the picture as a layer, and over it what people drew, a layer for each remark.

The layers of remarks lie in one group, so that an artist shows or hides all of them at once. Rows are packed
as PackBits, which every program reads that reads such files.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

_LONGEST_NAME = 200
_ALPHA = -1
_NO_PIXELS = 8 | 16
_GROUP, _GROUP_END = 1, 3


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer at its place; `pixels` are height × width × 4 bytes: red, green, blue, and its cover."""

    name: str
    pixels: Any
    left: int = 0
    top: int = 0


@dataclass(frozen=True, slots=True)
class _Record:
    """A layer as the file has it: a group is two layers without pixels, around those in it."""

    name: str
    pixels: Any
    left: int = 0
    top: int = 0
    section: int = 0


def psd(picture: Any, layers: Sequence[Layer], group: str) -> bytes:
    """The file: the picture (height × width × 3 bytes) below, the layers in one open group above it."""
    height, width = picture.shape[:2]
    base = np.concatenate((picture, np.full((height, width, 1), 255, np.uint8)), axis=2)
    records = [_Record("Picture", base)]
    if layers:
        nothing = np.zeros((0, 0, 4), np.uint8)
        records.append(_Record("</Layer group>", nothing, section=_GROUP_END))
        records += [_Record(one.name, one.pixels, one.left, one.top) for one in layers]
        records.append(_Record(group, nothing, section=_GROUP))
    flat = np.asarray(_flattened(base, layers))
    out = io.BytesIO()
    out.write(struct.pack(">4sH6xHIIHH", b"8BPS", 1, 3, height, width, 8, 3))
    out.write(struct.pack(">II", 0, 0))  # no palette, no resources
    out.write(_layers(records))
    packed = [_packed(row) for channel in range(3) for row in flat[:, :, channel]]
    out.write(struct.pack(f">H{len(packed)}H", 1, *map(len, packed)))
    out.write(b"".join(packed))
    return out.getvalue()


def _flattened(base: Any, layers: Sequence[Layer]) -> Any:
    """What a program shows that reads no layers."""
    flat = base[:, :, :3].astype(np.float32)
    for layer in layers:
        high, wide = layer.pixels.shape[:2]
        there = flat[layer.top : layer.top + high, layer.left : layer.left + wide]
        cover = layer.pixels[:, :, 3:].astype(np.float32) / 255
        there += (layer.pixels[:, :, :3] - there) * cover
    return np.rint(flat).astype(np.uint8)


def _layers(records: Sequence[_Record]) -> bytes:
    heads, bodies = [], []
    for record in records:
        channels = [_channel(record.pixels[:, :, index]) for index in range(4)]
        heads.append(_head(record, [len(data) for data in channels]))
        bodies += channels
    info = struct.pack(">h", len(records)) + b"".join(heads) + b"".join(bodies)
    info += b"\0" * (-len(info) % 4)
    return struct.pack(">II", len(info) + 8, len(info)) + info + struct.pack(">I", 0)


def _head(record: _Record, sizes: Sequence[int]) -> bytes:
    high, wide = record.pixels.shape[:2]
    head = struct.pack(">iiiiH", record.top, record.left, record.top + high, record.left + wide, len(sizes))
    for channel, size in zip((0, 1, 2, _ALPHA), sizes, strict=True):
        head += struct.pack(">hI", channel, size)
    flags = _NO_PIXELS if record.section else 0
    head += struct.pack(">4s4sBBBx", b"8BIM", b"pass" if record.section == _GROUP else b"norm", 255, 0, flags)
    extra = struct.pack(">II", 0, 0) + _pascal(record.name) + _block(b"luni", _unicode(record.name))
    if record.section:
        mode = b"8BIM" + (b"pass" if record.section == _GROUP else b"norm")
        extra += _block(b"lsct", struct.pack(">I", record.section) + mode)
    return head + struct.pack(">I", len(extra)) + extra


def _pascal(name: str) -> bytes:
    plain = name[:_LONGEST_NAME].encode("mac_roman", "replace")
    found = bytes([len(plain)]) + plain
    return found + b"\0" * (-len(found) % 4)


def _unicode(name: str) -> bytes:
    text = name[:_LONGEST_NAME].encode("utf-16-be")
    return struct.pack(">I", len(text) // 2) + text


def _block(key: bytes, data: bytes) -> bytes:
    data += b"\0" * (-len(data) % 4)
    return struct.pack(">4s4sI", b"8BIM", key, len(data)) + data


def _channel(rows: Any) -> bytes:
    if rows.size == 0:
        return struct.pack(">H", 0)
    packed = [_packed(row) for row in rows]
    data = struct.pack(f">H{len(packed)}H", 1, *map(len, packed)) + b"".join(packed)
    return data + b"\0" * (len(data) % 2)  # some readers look for the next channel at an even place


def _packed(row: Any) -> bytes:
    """A row as PackBits: runs of three and more equal bytes, and what lies between them as it is."""
    data = row.tobytes()
    edges = np.flatnonzero(np.diff(row)) + 1
    starts = np.concatenate(([0], edges))
    lengths = np.diff(np.concatenate((starts, [len(data)])))
    out = bytearray()
    begun = 0
    for run in np.flatnonzero(lengths >= 3):
        start, length = int(starts[run]), int(lengths[run])
        _literal(out, data[begun:start])
        begun = start + length
        while length > 0:
            part = min(length, 128)
            if part == 1:
                out += b"\0" + data[start : start + 1]
            else:
                out += bytes((257 - part, data[start]))
            length -= part
    _literal(out, data[begun:])
    return bytes(out)


def _literal(out: bytearray, data: bytes) -> None:
    for at in range(0, len(data), 128):
        part = data[at : at + 128]
        out.append(len(part) - 1)
        out += part


def names_once(names: Iterable[str]) -> list[str]:
    """Names that each stand for one layer."""
    used: dict[str, int] = {}
    found = []
    for name in names:
        used[name] = used.get(name, 0) + 1
        found.append(name if used[name] == 1 else f"{name} ({used[name]})")
    return found
