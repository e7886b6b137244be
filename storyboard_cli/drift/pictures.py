"""Opening pictures for measurement: limits before decoding, then plain RGB whatever the file was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storyboard_cli.core import pictures

if TYPE_CHECKING:
    from PIL import Image

    from storyboard_cli.drift.base import Mask, Pixels

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
    return _plain(pictures.open_picture(data, name, still=True, mend="render or import it again"), name)


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
