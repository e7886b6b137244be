"""Picture files: sizes and pixels read within limits, and the recipe that every stored PNG carries inside
itself.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storyboard_cli.core import png
from storyboard_cli.core.errors import Kind, SbError

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_SIDE = 16_384  # pixels
MAX_PIXELS = 100_000_000


@dataclass(frozen=True, slots=True)
class PictureSize:
    width: int
    height: int
    media_type: str


def open_picture(data: bytes, name: str) -> Image:
    """Decode a picture fully; broken, animated-bomb or oversized ones are refused by name."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of big pictures; the limits below decide
        try:
            image = Image.open(io.BytesIO(data))
            _within_limits(image.width, image.height, name)
            image.load()
        except SbError:
            raise
        except Image.DecompressionBombError as error:
            raise _too_large(name, "more than 170 megapixels") from error
        except Exception as error:
            raise _unreadable(name, error) from error
    return image


def picture_size(data: bytes, name: str) -> PictureSize:
    """Size and type from the header alone; the pixels are not decoded."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data)) as image:
                _within_limits(image.width, image.height, name)
                return PictureSize(image.width, image.height, Image.MIME.get(image.format or "", "image"))
        except SbError:
            raise
        except Image.DecompressionBombError as error:
            raise _too_large(name, "more than 170 megapixels") from error
        except Exception as error:
            raise _unreadable(name, error) from error


def pixel_sha256(data: bytes, name: str = "picture") -> str:
    """Hash of the decoded RGBA pixels and the size: the same for two files that show the same picture."""
    return image_sha256(open_picture(data, name))


def image_sha256(image: Image) -> str:
    """As `pixel_sha256`, of an opened picture."""
    rgba = image if image.mode == "RGBA" else image.convert("RGBA")
    digest = hashlib.sha256(f"{rgba.width}x{rgba.height}:".encode())
    digest.update(rgba.tobytes())
    return "sha256:" + digest.hexdigest()


def with_recipe(data: bytes, recipe_json: str) -> bytes:
    """The PNG with `recipe_json` in a text chunk; an older one is replaced, pixels stay byte for byte."""
    try:
        return png.with_recipe(data, recipe_json)
    except png.BadPicture as error:
        raise SbError(Kind.usage, "not-a-png", f"a picture cannot carry its recipe: {error}") from error


def recipe_of(data: bytes) -> dict[str, Any] | None:
    """The recipe inside a PNG, or None if it carries none that can be read."""
    return png.read_recipe(io.BytesIO(data), len(data))


def _within_limits(width: int, height: int, name: str) -> None:
    if width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_PIXELS:
        raise _too_large(name, f"{width}×{height} pixels")


def _too_large(name: str, size: str) -> SbError:
    most = f"the most is {MAX_SIDE} a side and {MAX_PIXELS // 10**6} megapixels"
    return SbError(
        Kind.usage, "picture-too-large", f"{name} is {size}; {most}", hint="make it smaller and try again"
    )


def _unreadable(name: str, error: Exception) -> SbError:
    if isinstance(error, MemoryError):
        return _too_large(name, "too large for this machine's memory")
    return SbError(
        Kind.usage,
        "unreadable-picture",
        f"{name} cannot be read as a picture (broken, cut off, or another kind of file)",
        hint="save it again as PNG or JPEG",
    )
