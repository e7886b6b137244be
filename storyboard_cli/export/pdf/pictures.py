"""Pictures inside a PDF as they are in their files: PNG and JPEG streams are copied, never re-encoded.

A picture is read when the document is written, one at a time, so memory does not grow with the board.
Pictures that a PDF cannot hold so (alpha, interlace, other formats) are converted without loss.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.pictures import MAX_SIDE, open_header, open_picture
from storyboard_cli.core.png import SIGNATURE, BadPicture
from storyboard_cli.export.png_file import PngHead, read_head

if TYPE_CHECKING:
    from PIL import Image

_PIECE = 1 << 20
_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
_JPEG_HEADS = (4096, 1 << 18)  # where the frame header usually ends, and where a long colour profile puts it
_JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2})


@dataclass(frozen=True, slots=True)
class Proxy:
    """Pictures made small for mail: JPEG, no longer side than `longest`."""

    longest: int = 960
    quality: int = 72


@dataclass(frozen=True, slots=True)
class ImageStream:
    """What a PDF image is made of: its dictionary entries, its length, and where its bytes are."""

    entries: str
    length: int
    spans: tuple[tuple[int, int], ...] = ()  # (offset, length) in the file
    made: bytes | None = None  # or the bytes themselves, where they had to be made


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """One picture of the document. `stream` is None for one that is converted when it is written."""

    path: Path
    width: int
    height: int
    stream: ImageStream | None = None
    proxy: Proxy | None = None

    def to_write(self) -> ImageStream:
        """The stream, made now where it must be made."""
        if self.stream is not None:
            return self.stream
        try:
            return _proxied(self.path, self.proxy) if self.proxy is not None else _converted(self.path)
        except (OSError, BadPicture) as error:
            raise unreadable(self.path, str(error)) from error

    def pieces(self, stream: ImageStream) -> Iterator[bytes]:
        """The stream's bytes in order."""
        if stream.made is not None:
            yield stream.made
            return
        try:
            with self.path.open("rb", buffering=0) as handle:
                for offset, length in stream.spans:
                    handle.seek(offset)
                    left = length
                    while left:
                        piece = handle.read(min(left, _PIECE))
                        if not piece:
                            raise OSError("the file became shorter")
                        left -= len(piece)
                        yield piece
        except OSError as error:
            raise unreadable(self.path, str(error)) from error


def unreadable(path: Path, why: str) -> SbError:
    """The error for a picture that cannot be placed."""
    return SbError(
        Kind.missing,
        "picture-unreadable",
        f"cannot read the picture {path}: {why}",
        hint=Mend.joined(
            "run {} to see what is damaged, then {} the frame",
            Mend("verify"),
            Mend("render", {"force": True}, blanks=("selectors",)),
        ),
    )


def place(path: Path, proxy: Proxy | None = None) -> PlacedPicture:
    """The picture at `path`, its size read and its streams found; raises `SbError` where it is no picture."""
    try:
        with path.open("rb", buffering=0) as handle:
            start = handle.read(8)
            size = path.stat().st_size
            if start == SIGNATURE:
                head = read_head(handle, size)
                stream = _png(head) if proxy is None else None
                return PlacedPicture(path, head.width, head.height, stream, proxy)
            if start.startswith(b"\xff\xd8"):
                frame = None
                for most in _JPEG_HEADS:
                    handle.seek(0)
                    if (frame := _jpeg_frame(handle.read(most))) is not None:
                        break
                if frame is not None:
                    stream = _jpeg(frame, size) if proxy is None else None
                    return PlacedPicture(path, frame[2], frame[1], stream, proxy)
        width, height = _size(path)
        return PlacedPicture(path, width, height, None, proxy)
    except (OSError, BadPicture) as error:
        raise unreadable(path, str(error)) from error


def _png(head: PngHead) -> ImageStream | None:
    """IDAT chunks are what FlateDecode with PNG predictors expects, if nothing is hidden in alpha."""
    if head.interlaced or head.transparent or head.colour in (4, 6):
        return None
    if head.colour == 3:
        if len(head.palette) < 3:
            return None
        space = f"[/Indexed /DeviceRGB {len(head.palette) // 3 - 1} <{head.palette.hex()}>]"
    else:
        space = _SPACES[head.channels]
    entries = (
        f"/Type /XObject /Subtype /Image /Width {head.width} /Height {head.height} /ColorSpace {space} "
        f"/BitsPerComponent {head.bits} /Filter /FlateDecode /DecodeParms <</Predictor 15 "
        f"/Colors {head.channels} /BitsPerComponent {head.bits} /Columns {head.width}>>"
    )
    return ImageStream(entries, head.data_length, tuple((c.offset, c.length) for c in head.data))


def _jpeg(frame: tuple[int, int, int, int, bool], size: int) -> ImageStream:
    bits, height, width, channels, adobe = frame
    if channels not in _SPACES or width > MAX_SIDE or height > MAX_SIDE:
        raise BadPicture(f"the picture is {width}×{height} with {channels} channels")
    decode = " /Decode [1 0 1 0 1 0 1 0]" if channels == 4 and adobe else ""
    entries = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {_SPACES[channels]} "
        f"/BitsPerComponent {bits} /Filter /DCTDecode{decode}"
    )
    return ImageStream(entries, size, ((0, size),))


def _jpeg_frame(data: bytes) -> tuple[int, int, int, int, bool] | None:
    """(bits, height, width, channels, made by Adobe) from the first frame header."""
    at = 2
    adobe = False
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xEE and data[at + 4 : at + 9] == b"Adobe":
            adobe = True
        if marker in _JPEG_FRAMES:
            height = int.from_bytes(data[at + 5 : at + 7], "big")
            width = int.from_bytes(data[at + 7 : at + 9], "big")
            return data[at + 4], height, width, data[at + 9], adobe
        at += 2 + length
    return None


def _converted(path: Path) -> ImageStream:
    """Any picture that Pillow reads, flattened on white, as losslessly compressed pixels."""
    out = io.BytesIO()
    open_flat(path).save(out, "PNG", compress_level=6)
    data = out.getvalue()
    stream = _png(read_head(io.BytesIO(data), len(data)))
    assert stream is not None
    made = b"".join(data[start : start + length] for start, length in stream.spans)
    return replace(stream, spans=(), made=made)


def _proxied(path: Path, proxy: Proxy) -> ImageStream:
    picture = open_flat(path)
    picture.thumbnail((proxy.longest, proxy.longest))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=proxy.quality, optimize=True, progressive=False)
    frame = _jpeg_frame(out.getvalue())
    assert frame is not None
    return replace(_jpeg(frame, len(out.getvalue())), spans=(), made=out.getvalue())


def _size(path: Path) -> tuple[int, int]:
    try:
        with open_header(path.read_bytes(), "the picture") as picture:
            return picture.size
    except SbError as error:
        raise BadPicture(error.message) from error


def open_flat(path: Path) -> Image.Image:
    """The picture decoded, in grey or RGB, alpha flattened on white; limits are checked before decoding."""
    try:
        picture = open_picture(path.read_bytes(), "the picture")
    except SbError as error:
        raise BadPicture(error.message) from error
    if picture.mode in ("L", "RGB"):
        return picture
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        white = Image.new("RGBA", over.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, over).convert("RGB")
    return picture.convert("RGB")
