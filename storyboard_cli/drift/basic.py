"""`basic-v1`: a descriptor of colour (identity) and of drawing texture (style) that needs no weights.

It sees a changed coat, hair of another colour, another palette, another drawing style. It can't see faces or
expressions, and two people in the same colours are one to it: its findings never claim more than likeness.
The numbers are pinned by a golden test; changing any of them means a new id.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.drift.oklab import oklab

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels, Space, Vectors

IDENTITY_SIDE = 64
_L_BINS, _AB_BINS, _AB_REACH = 6, 9, 0.25
_FLAT = 0.02  # the part of a block that says "nothing here": keeps flat pictures from giving zeros
_WEIGHTS = {"colour": 0.84, "lightness": 0.08, "chroma": 0.08}
_STYLE_WEIGHTS = {"grain": 0.55, "edges": 0.25, "chroma": 0.2}
_STRIPS, _STRIP = (0.22, 0.42, 0.62, 0.82), 14  # where strips of so many rows begin
_FLATTEST, _EDGE = -11.0, -5.0  # log2 of a difference between neighbours; 2^-8 is one step of 8 bits


class BasicEmbedder:
    """See the module's words."""

    embedder_id = "basic-v1"
    cheap = True
    parts = ("hair", "head", "body", "legs")

    def dim(self, space: Space = "identity") -> int:
        return _identity_dim() if space == "identity" else _style_dim()

    def embed(
        self,
        images: Sequence[Pixels],
        masks: Sequence[Mask | None] | None = None,
        space: Space = "identity",
    ) -> Vectors:
        import numpy as np

        rows = np.zeros((len(images), self.dim(space)), np.float32)
        for index, image in enumerate(images):
            if space == "style":
                rows[index] = _style(_a_picture(image))
                continue
            mask = masks[index] if masks is not None else None
            rows[index] = _identity(_fitted(image, IDENTITY_SIDE), _fitted_mask(mask, IDENTITY_SIDE))
        return rows


def _identity(image: Pixels, mask: Any) -> Any:
    import numpy as np

    lab = oklab(image)
    weight = mask / _amount(mask)
    blocks = {
        "colour": np.sqrt(_colour_histogram(lab, weight)),
        "lightness": np.sqrt(_histogram(lab[..., 0], weight, 16, 0.0, 1.0)),
        "chroma": np.sqrt(_histogram(np.hypot(lab[..., 1], lab[..., 2]), weight, 12, 0.0, 0.3)),
    }
    return _joined(blocks, _WEIGHTS)


def _style(image: Pixels) -> Any:
    """How it is drawn: grain, flatness and edges at full size, colourfulness as a whole."""
    import numpy as np

    steep = np.log2(_steepness(image) + np.float32(2**_FLATTEST))
    edges = steep > _EDGE
    lab = oklab(_fitted(image, IDENTITY_SIDE))
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    blocks = {
        "grain": np.sqrt(_histogram(steep, np.full(steep.shape, 1 / steep.size), 20, _FLATTEST, 0.0)),
        "edges": np.sqrt(_histogram(steep, edges / max(int(edges.sum()), 1), 10, -5.0, 0.0)),
        "chroma": np.sqrt(
            _histogram(np.log2(chroma + 2**-7), np.full(chroma.shape, 1 / chroma.size), 14, -7.0, -1.0)
        ),
    }
    return _joined(blocks, _STYLE_WEIGHTS)


def _steepness(image: Pixels) -> Any:
    """Differences between neighbours in strips at the picture's own size: texture lives in single pixels."""
    import numpy as np

    height, width = image.shape[:2]
    tall = max(2, min(_STRIP, height // len(_STRIPS)))
    tops = [min(int(height * at), height - tall) for at in _STRIPS]
    if height < 2 or width < 2:
        return np.zeros((1, 1, 1), np.float32)
    strips = np.stack([image[top : top + tall] for top in tops]).astype(np.float32)
    light = strips @ (np.array([0.299, 0.587, 0.114], np.float32) / np.float32(255))
    across = np.abs(light[:, 1:, 1:] - light[:, 1:, :-1])
    down = np.abs(light[:, 1:, 1:] - light[:, :-1, 1:])
    return np.maximum(across, down)


def _joined(blocks: dict[str, Any], weights: dict[str, float]) -> Any:
    """One unit vector whose cosine is the weighted mean of the blocks' cosines."""
    import numpy as np

    parts = []
    for name, block in blocks.items():
        flat = np.append(np.ravel(block), _FLAT)
        parts.append(flat * (weights[name] ** 0.5 / np.linalg.norm(flat)))
    return np.concatenate(parts)


def _colour_histogram(lab: Any, weight: Any) -> Any:
    """Soft 3D histogram: each pixel shares its weight among the eight bins around its colour."""
    import numpy as np

    scaled = np.empty_like(lab)
    scaled[..., 0] = lab[..., 0] * _L_BINS - 0.5
    scaled[..., 1:] = (lab[..., 1:] + _AB_REACH) * (_AB_BINS / (2 * _AB_REACH)) - 0.5
    top = np.array([_L_BINS, _AB_BINS, _AB_BINS], np.float32) - 1
    chosen = weight > 0
    scaled = np.clip(scaled[chosen], 0, top)
    weight = weight[chosen]
    base = np.minimum(scaled.astype(np.int32), (top - 1).astype(np.int32))
    share = scaled - base
    origin = (base[:, 0] * _AB_BINS + base[:, 1]) * _AB_BINS + base[:, 2]
    total = np.zeros(_L_BINS * _AB_BINS * _AB_BINS)
    for step in range(8):
        dl, da, db = step >> 2, (step >> 1) & 1, step & 1
        part = (
            weight
            * (share[:, 0] if dl else 1 - share[:, 0])
            * (share[:, 1] if da else 1 - share[:, 1])
            * (share[:, 2] if db else 1 - share[:, 2])
        )
        shift = (dl * _AB_BINS + da) * _AB_BINS + db
        total += np.bincount(origin + shift, part, len(total))
    return _blurred(total.reshape(_L_BINS, _AB_BINS, _AB_BINS))


def _blurred(cube: Any) -> Any:
    """Neighbouring bins share a little, so that a small shift of light is a small change."""
    import numpy as np

    for axis in range(3):
        padded = np.pad(cube, [(1, 1) if a == axis else (0, 0) for a in range(3)], mode="edge")
        low, middle, high = (np.take(padded, range(s, s + cube.shape[axis]), axis=axis) for s in range(3))
        cube = 0.25 * low + 0.5 * middle + 0.25 * high
    return cube


def _histogram(values: Any, weight: Any, bins: int, low: float, high: float) -> Any:
    import numpy as np

    scaled = np.clip((np.ravel(values) - low) * (bins / (high - low)) - 0.5, 0, bins - 1)
    base = np.minimum(scaled.astype(np.int32), bins - 2)
    share = scaled - base
    flat = np.ravel(weight)
    return np.bincount(base, flat * (1 - share), bins) + np.bincount(base + 1, flat * share, bins)


def _amount(mask: Any) -> float:
    amount = float(mask.sum())
    if amount < 1.0:
        raise SbError(
            Kind.usage,
            "nothing-to-measure",
            "no pixel of the picture belongs to what is measured",
            hint="the box or the mask is empty; check the region of the asset and the staging of the frame",
        )
    return amount


def _a_picture(image: Pixels) -> Pixels:
    if image.ndim != 3 or image.shape[2] != 3 or not image.size:
        raise SbError(Kind.internal, "not-a-picture", f"expected height × width × 3, got {image.shape}")
    return image


def _fitted(image: Pixels, side: int) -> Pixels:
    import numpy as np
    from PIL import Image

    if _a_picture(image).shape[:2] == (side, side):
        return image
    scaled = Image.fromarray(image).resize((side, side), Image.Resampling.BILINEAR, reducing_gap=2.0)
    return np.asarray(scaled)


def _fitted_mask(mask: Mask | None, side: int) -> Any:
    import numpy as np
    from PIL import Image

    if mask is None:
        return np.ones((side, side), np.float32)
    if mask.shape == (side, side):
        return mask
    scaled = Image.fromarray(mask).resize((side, side), Image.Resampling.BILINEAR)
    return np.asarray(scaled, np.float32)


@cache
def _identity_dim() -> int:
    import numpy as np

    side = IDENTITY_SIDE
    return len(_identity(np.zeros((side, side, 3), np.uint8), np.ones((side, side), np.float32)))


@cache
def _style_dim() -> int:
    import numpy as np

    return len(_style(np.zeros((8, 8, 3), np.uint8)))
