"""Labelled cases from photographs: the public-domain ones that scikit-image ships.

What a camera or a file does to a picture is the same thing; another colouring and another thing are not.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageEnhance
from skimage import data

from storyboard_cli.drift.augment import altered
from storyboard_cli.drift.base import Embedder
from storyboard_cli.drift.calibration import Allowance, calibrate, leave_one_out

NAMES = ("astronaut", "coffee", "chelsea", "rocket", "hubble_deep_field", "retina", "immunohistochemistry")
SAME, RECOLOURED, OTHER = "same", "recoloured", "another picture"
_PHOTOGRAPHS = Allowance(gap=0.0, sd=None, variance=0.002)
_COLOURLESS = ("hubble_deep_field",)  # black stays black whatever the hue

Picture = np.ndarray


def photographs() -> dict[str, Picture]:
    return {
        n: np.asarray(Image.fromarray(getattr(data, n)()).convert("RGB").resize((320, 240))) for n in NAMES
    }


def tally_photographs(embedder: Embedder) -> dict[str, tuple[int, int]]:
    """By label: how many pictures, and how many fall below the limit of five references."""
    pictures = photographs()
    found: dict[str, tuple[int, int]] = {}
    for name, picture in pictures.items():
        middle, fail = _limit(picture, embedder)
        for label, shown in _cases(name, pictures):
            (vector,) = embedder.embed([shown])
            seen, failed = found.get(label, (0, 0))
            found[label] = seen + 1, failed + (float(vector @ middle) < fail)
    return found


def _cases(name: str, pictures: dict[str, Picture]) -> Iterator[tuple[str, Picture]]:
    picture = pictures[name]
    noise = np.random.default_rng(0).normal(0, 4, picture.shape)
    for same in (
        _jpeg(picture),
        _cropped(picture, 0.06),
        np.asarray(Image.fromarray(picture).resize((160, 120))),
        np.clip(picture + noise, 0, 255).astype(np.uint8),
        np.asarray(ImageEnhance.Brightness(Image.fromarray(picture)).enhance(1.08)),
        np.asarray(ImageEnhance.Brightness(Image.fromarray(picture)).enhance(0.93)),
    ):
        yield SAME, same
    if name not in _COLOURLESS:
        for turn in (60, 120, 240):
            yield RECOLOURED, _turned(picture, turn)
    for other in NAMES:
        if other != name:
            yield OTHER, pictures[other]


def _limit(picture: Picture, embedder: Embedder) -> tuple[Picture, float]:
    """The middle of five references of one photograph, and the likeness below which a picture fails."""
    references = [
        picture, _cropped(picture, 0.04), _cropped(picture, 0.08), picture[:, ::-1].copy(), _jpeg(picture)
    ]  # fmt: skip
    copies = [altered(r, np.ones(r.shape[:2], np.float32), symmetric=True) for r in references]
    vectors = embedder.embed(references)
    changed = np.stack([embedder.embed([p for p, _ in c], [m for _, m in c]) for c in copies])
    scores = leave_one_out(vectors, changed)
    found = calibrate(5, scores, _PHOTOGRAPHS, alpha=0.01, warn_alpha=0.05)
    middle = vectors.mean(axis=0)
    return middle / np.linalg.norm(middle), found.fail


def _cropped(picture: Picture, share: float) -> Picture:
    height, width = picture.shape[:2]
    return picture[int(height * share) :, : width - int(width * share)]


def _jpeg(picture: Picture) -> Picture:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=60)
    return np.asarray(Image.open(io.BytesIO(out.getvalue())))


def _turned(picture: Picture, degrees: int) -> Picture:
    shifted = np.array(Image.fromarray(picture).convert("HSV"))
    shifted[..., 0] = (shifted[..., 0].astype(int) + degrees * 255 // 360) % 256
    return np.asarray(Image.fromarray(shifted, "HSV").convert("RGB"))
