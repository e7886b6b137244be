"""Pictures decoded within limits, their sizes and pixel hashes, and the recipe that a stored PNG carries.

Every picture that sb opens is opened here, so that each fault has one code: `unreadable-picture`,
`picture-too-large`, `picture-animated`, `lfs-pointer`.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storyboard_cli.core import png
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.lfs import is_pointer, pointer_error

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_SIDE = 16_384  # pixels
MAX_PIXELS = 100_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF", "AVIF")  # the last one not in every Pillow
"""What is opened as a picture. Of Pillow's other readers one starts an interpreter of PostScript."""
_IN_MEMORY = 8 << 20  # bytes of a picture that is written
_BAND = 1 << 20  # pixels that are hashed at once
_SAVE_AGAIN = "save it again as PNG or JPEG"


@dataclass(frozen=True, slots=True)
class PictureSize:
    width: int
    height: int
    media_type: str


def is_too_large(width: int, height: int) -> bool:
    """Is a picture of that size more than sb opens?"""
    return width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_PIXELS


def open_picture(
    data: bytes,
    name: str,
    *,
    still: bool = False,
    formats: list[str] | None = None,
    mend: str = _SAVE_AGAIN,
) -> Image:
    """Decode a picture fully; a broken or oversized one is refused by name, `mend` says what helps.

    `still` refuses an animation too; without it, its first picture counts. `formats` are Pillow's names.
    """
    image = open_header(data, name, formats=formats, mend=mend)
    with _faults(data, name, mend):
        if still and getattr(image, "is_animated", False) and getattr(image, "n_frames", 1) > 1:
            raise _animated(name, int(getattr(image, "n_frames", 1)))
        image.load()
    return image


def open_header(
    data: bytes, name: str, *, formats: list[str] | None = None, mend: str = _SAVE_AGAIN
) -> Image:
    """The picture with its size and kind known and within the limits; its pixels are not decoded yet."""
    from PIL import Image

    with _faults(data, name, mend):
        image = Image.open(io.BytesIO(data), formats=formats or FORMATS)
        if is_too_large(image.width, image.height):
            raise _too_large(name, f"{image.width}×{image.height} pixels")
    return image


def picture_size(data: bytes, name: str) -> PictureSize:
    """Size and type from the header alone; the pixels are not decoded."""
    from PIL import Image

    with open_header(data, name) as image:
        return PictureSize(image.width, image.height, Image.MIME.get(image.format or "", "image"))


def pixel_sha256(data: bytes, name: str = "picture") -> str:
    """Hash of the decoded RGBA pixels and the size: the same for two files that show the same picture."""
    return image_sha256(open_picture(data, name))


def image_sha256(image: Image) -> str:
    """As `pixel_sha256`, of a picture that is decoded already."""
    digest = hashlib.sha256(f"{image.width}x{image.height}:".encode())
    for band in _bands(image):
        digest.update((band if band.mode == "RGBA" else band.convert("RGBA")).tobytes())
    return "sha256:" + digest.hexdigest()


def _bands(image: Image) -> Iterator[Image]:
    """The picture from its top to its bottom, in parts that need little memory when they are converted."""
    rows = max(1, _BAND // max(1, image.width))
    if image.height <= rows:
        yield image
        return
    for top in range(0, image.height, rows):
        yield image.crop((0, top, image.width, min(top + rows, image.height)))


def closed_png(image: Image) -> bytes:
    """The picture as PNG. It is closed: its pixels and a large file are not in memory at once."""
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as out:
        try:
            image.save(out, "PNG")
            out.seek(0)
        except OSError:  # there is no room for temporary files
            inside = io.BytesIO()
            image.save(inside, "PNG")
            return inside.getvalue()
        finally:
            image.close()
        return out.read()


def with_recipe(data: bytes, recipe_json: str) -> bytes:
    """The PNG with `recipe_json` in a text chunk; an older one is replaced, pixels stay byte for byte."""
    try:
        return png.with_recipe(data, recipe_json)
    except png.BadPicture as error:
        raise SbError(Kind.usage, "not-a-png", f"a picture cannot carry its recipe: {error}") from error


def recipe_of(data: bytes) -> dict[str, Any] | None:
    """The recipe inside a PNG, or None if it carries none that can be read."""
    return png.read_recipe(io.BytesIO(data), len(data))


@contextmanager
def _faults(data: bytes, name: str, mend: str) -> Iterator[None]:
    """Whatever Pillow says about bad bytes, as one of our errors."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of big pictures; our own limits decide
        try:
            yield
        except SbError:
            raise
        except Image.DecompressionBombError as error:
            raise _too_large(name, f"far more than {MAX_PIXELS // 10**6} megapixels") from error
        except Exception as error:
            raise _unreadable(data, name, error, mend) from error


def _too_large(name: str, size: str) -> SbError:
    most = f"the most is {MAX_SIDE} a side and {MAX_PIXELS // 10**6} megapixels"
    return SbError(
        Kind.usage, "picture-too-large", f"{name} is {size}; {most}", hint="make it smaller and try again"
    )


def _animated(name: str, pictures: int) -> SbError:
    return SbError(
        Kind.usage,
        "picture-animated",
        f"{name} is an animation of {pictures} pictures; a check needs one still picture",
        hint="export the one picture that you mean and use that",
    )


def _unreadable(data: bytes, name: str, error: Exception, mend: str) -> SbError:
    if is_pointer(data[:64]):
        return pointer_error(name)
    if isinstance(error, MemoryError):
        return _too_large(name, "too large for this machine's memory")
    what = (
        "is empty" if not data else "cannot be read as a picture (broken, cut off, or another kind of file)"
    )
    return SbError(Kind.usage, "unreadable-picture", f"{name} {what}", hint=mend)
