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
STYLE_SIDE = 128
_L_BINS, _AB_BINS, _AB_REACH = 6, 9, 0.25
_FLAT = 0.02  # the part of a block that says "nothing here": keeps flat pictures from giving zeros
_WEIGHTS = {"colour": 0.84, "lightness": 0.08, "chroma": 0.08}
_STYLE_WEIGHTS = {"gradient": 0.3, "pattern": 0.34, "lightness": 0.12, "chroma": 0.12, "hue": 0.12}
_PATTERNS = 59


class BasicEmbedder:
    """See the module's words."""

    embedder_id = "basic-v1"

    def dim(self, space: Space = "identity") -> int:
        return _identity_dim() if space == "identity" else _style_dim()

    def embed(
        self,
        images: Sequence[Pixels],
        masks: Sequence[Mask | None] | None = None,
        space: Space = "identity",
    ) -> Vectors:
        import numpy as np

        measure, side = (_identity, IDENTITY_SIDE) if space == "identity" else (_style, STYLE_SIDE)
        rows = np.zeros((len(images), self.dim(space)), np.float32)
        for index, image in enumerate(images):
            mask = masks[index] if masks is not None else None
            rows[index] = measure(_fitted(image, side), _fitted_mask(mask, side))
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


def _style(image: Pixels, mask: Any) -> Any:
    import numpy as np

    lab = oklab(image)
    weight = mask / _amount(mask)
    light = lab[..., 0]
    gx, gy = _slopes(light)
    steep = np.log1p(np.hypot(gx, gy) * 200)
    halved = light.reshape(STYLE_SIDE // 2, 2, STYLE_SIDE // 2, 2).mean(axis=(1, 3))
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    blocks = {
        "gradient": np.sqrt(_histogram(steep, weight, 24, 0.0, 4.6)),
        "pattern": np.concatenate([_patterns(light), _patterns(halved)]),
        "lightness": np.sqrt(_histogram(light, weight, 16, 0.0, 1.0)),
        "chroma": np.sqrt(_histogram(chroma, weight, 16, 0.0, 0.3)),
        "hue": np.sqrt(_hues(lab, chroma * weight)),
    }
    return _joined(blocks, _STYLE_WEIGHTS)


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


def _hues(lab: Any, weight: Any) -> Any:
    import numpy as np

    turn = (np.arctan2(lab[..., 2], lab[..., 1]) / (2 * np.pi) % 1.0) * 16
    base = turn.astype(np.int32)
    share = turn - base
    flat = np.ravel(weight)
    low = np.bincount(np.ravel(base) % 16, flat * np.ravel(1 - share), 16)
    return low + np.bincount(np.ravel(base + 1) % 16, flat * np.ravel(share), 16)


def _slopes(light: Any) -> tuple[Any, Any]:
    import numpy as np

    gx, gy = np.zeros_like(light), np.zeros_like(light)
    gx[:, 1:-1] = light[:, 2:] - light[:, :-2]
    gy[1:-1] = light[2:] - light[:-2]
    return gx, gy


@cache
def _pattern_codes() -> Any:
    """The 8-neighbour code → one of 58 uniform patterns, or 58 for all others."""
    import numpy as np

    table = np.full(256, _PATTERNS - 1, np.int32)
    found = 0
    for code in range(256):
        bits = [(code >> i) & 1 for i in range(8)]
        if sum(bits[i] != bits[i - 1] for i in range(8)) <= 2:
            table[code] = found
            found += 1
    return table


def _patterns(light: Any) -> Any:
    """Local binary patterns: each pixel against its eight neighbours, with a dead band for noise."""
    import numpy as np

    centre = light[1:-1, 1:-1] + np.float32(0.008)
    height, width = light.shape
    code = np.zeros(centre.shape, np.int32)
    ring = ((0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0))
    for bit, (dy, dx) in enumerate(ring):
        code |= (light[dy : dy + height - 2, dx : dx + width - 2] > centre).astype(np.int32) << bit
    counted = np.bincount(np.ravel(_pattern_codes()[code]), minlength=_PATTERNS)
    return np.sqrt(counted / code.size)


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


def _fitted(image: Pixels, side: int) -> Pixels:
    import numpy as np
    from PIL import Image

    if image.ndim != 3 or image.shape[2] != 3 or not image.size:
        raise SbError(Kind.internal, "not-a-picture", f"expected height × width × 3, got {image.shape}")
    if image.shape[:2] == (side, side):
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

    side = STYLE_SIDE
    return len(_style(np.zeros((side, side, 3), np.uint8), np.ones((side, side), np.float32)))
