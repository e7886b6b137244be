"""Opening pictures for measurement: limits before decoding, then plain RGB whatever the file was."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.errors import Kind, SbError

if TYPE_CHECKING:
    from PIL import Image

    from storyboard_cli.drift.base import Mask, Pixels

MAX_SIDE = 16_384
MAX_PIXELS = 100_000_000
Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels


@dataclass(frozen=True)
class Opened:
    """A decoded picture. `alpha` is there only where the file is see-through somewhere."""

    image: Image.Image  # mode RGB
    alpha: Image.Image | None  # mode L
    name: str

    @property
    def width(self) -> int:
        return self.image.width

    @property
    def height(self) -> int:
        return self.image.height

    def pixels(self, size: tuple[int, int] | None = None, box: Box | None = None) -> Pixels:
        """The picture, or the part in `box` (which lies inside it), scaled to `size`."""
        import numpy as np

        return np.asarray(_scaled(self.image, size, box), dtype=np.uint8)

    def opacity(self, size: tuple[int, int], box: Box | None = None) -> Mask | None:
        """How opaque each pixel is, or None where all are."""
        import numpy as np

        if self.alpha is None:
            return None
        scaled: Mask = np.asarray(_scaled(self.alpha, size, box), dtype=np.float32) / np.float32(255)
        return scaled


def open_picture(data: bytes, name: str) -> Opened:
    """Decode `data`; raises `SbError` naming it if it is no still picture of a sane size."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data))
            _refuse_size(image, name)
            _refuse_animation(image, name)
            image.load()
    except UnidentifiedImageError:
        raise _unreadable(data, name) from None
    except Image.DecompressionBombError:
        raise _too_large(name) from None
    except (OSError, SyntaxError, ValueError, EOFError, KeyError, OverflowError) as error:
        raise SbError(
            Kind.usage,
            "picture-broken",
            f"{name} is damaged: {' '.join(str(error).split())}",
            hint="render or import it again",
        ) from error
    return _plain(image, name)


def _plain(image: Any, name: str) -> Opened:
    """RGB with the alpha kept apart; 16-bit is scaled, not cut, and see-through parts lie on white."""
    from PIL import Image

    if image.mode in {"I;16", "I;16B", "I;16L", "I;16N", "I", "F"}:
        return Opened(_eight_bit(image), None, name)
    if "A" in image.getbands() or "transparency" in image.info or image.mode in {"La", "RGBa"}:
        rgba = image.convert("RGBA")
        alpha = rgba.getchannel("A")
        if alpha.getextrema()[0] < 255:
            paper = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
            return Opened(Image.alpha_composite(paper, rgba).convert("RGB"), alpha, name)
        return Opened(rgba.convert("RGB"), None, name)
    return Opened(image if image.mode == "RGB" else image.convert("RGB"), None, name)


def _eight_bit(image: Any) -> Any:
    import numpy as np
    from PIL import Image

    values = np.asarray(image, dtype=np.float64)
    top = 65535.0 if values.max(initial=0) > 255 or image.mode.startswith("I;16") else 255.0
    if image.mode == "F" and values.max(initial=0) <= 1.0:
        top = 1.0
    gray = np.clip(np.nan_to_num(values) * (255.0 / top) + 0.5, 0, 255).astype(np.uint8)
    return Image.fromarray(gray, "L").convert("RGB")


def _scaled(image: Image.Image, size: tuple[int, int] | None, box: Box | None) -> Image.Image:
    from PIL import Image as Pillow

    if size is None:
        if box is None:
            return image
        left, top, right, bottom = box
        return image.crop((round(left), round(top), round(right), round(bottom)))
    return image.resize(size, Pillow.Resampling.BILINEAR, box=box, reducing_gap=2.0)


def _refuse_size(image: Any, name: str) -> None:
    width, height = image.size
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise _too_large(name, f"{width}×{height}")


def _refuse_animation(image: Any, name: str) -> None:
    if getattr(image, "n_frames", 1) > 1 and getattr(image, "is_animated", False):
        raise SbError(
            Kind.usage,
            "picture-animated",
            f"{name} is an animation of {image.n_frames} pictures; a check needs one still picture",
            hint="export the one picture that you mean and use that",
        )


def _too_large(name: str, size: str = "") -> SbError:
    return SbError(
        Kind.usage,
        "picture-too-large",
        f"{name} is too large to open{f' ({size})' if size else ''}: "
        f"at most {MAX_SIDE} pixels a side and {MAX_PIXELS // 1_000_000} megapixels",
        hint="scale it down first",
    )


def _unreadable(data: bytes, name: str) -> SbError:
    if data.startswith(b"version https://git-lfs"):
        return SbError(
            Kind.missing, "git-lfs-pointer", f"{name} is a git-lfs pointer", hint="run: git lfs pull"
        )
    what = "is empty" if not data else "is not a picture that can be read"
    return SbError(Kind.usage, "unreadable-picture", f"{name} {what}", hint="render or import it again")
