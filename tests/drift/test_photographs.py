"""`basic-v1` on photographs: what a camera or a file does to a picture passes, another thing does not.

The photographs are the public-domain ones that scikit-image ships.
"""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageEnhance
from skimage import data

from storyboard_cli.drift.augment import altered
from storyboard_cli.drift.basic import BasicEmbedder
from storyboard_cli.drift.calibration import Allowance, calibrate, leave_one_out

NAMES = ("astronaut", "coffee", "chelsea", "rocket", "hubble_deep_field", "retina", "immunohistochemistry")
PHOTOGRAPHS = Allowance(gap=0.0, sd=None, variance=0.002)
EMBEDDER = BasicEmbedder()


@pytest.fixture(scope="module")
def photographs() -> dict[str, np.ndarray]:
    return {
        n: np.asarray(Image.fromarray(getattr(data, n)()).convert("RGB").resize((320, 240))) for n in NAMES
    }


def crop(picture: np.ndarray, share: float) -> np.ndarray:
    height, width = picture.shape[:2]
    return picture[int(height * share) :, : width - int(width * share)]


def jpeg(picture: np.ndarray) -> np.ndarray:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=60)
    return np.asarray(Image.open(io.BytesIO(out.getvalue())))


def hue(picture: np.ndarray, turn: int) -> np.ndarray:
    shifted = np.array(Image.fromarray(picture).convert("HSV"))
    shifted[..., 0] = (shifted[..., 0].astype(int) + turn * 255 // 360) % 256
    return np.asarray(Image.fromarray(shifted, "HSV").convert("RGB"))


def limit(picture: np.ndarray) -> tuple[np.ndarray, float]:
    """The middle of five references of one photograph, and the likeness below which a picture fails."""
    references = [picture, crop(picture, 0.04), crop(picture, 0.08), picture[:, ::-1].copy(), jpeg(picture)]
    copies = [altered(r, np.ones(r.shape[:2], np.float32), symmetric=True) for r in references]
    vectors = EMBEDDER.embed(references)
    changed = np.stack([EMBEDDER.embed([p for p, _ in c], [m for _, m in c]) for c in copies])
    scores = leave_one_out(vectors, changed)
    found = calibrate(5, scores, PHOTOGRAPHS, alpha=0.01, warn_alpha=0.05)
    middle = vectors.mean(axis=0)
    return middle / np.linalg.norm(middle), found.fail


def test_files_light_and_framing_pass(photographs):
    judged = []
    for picture in photographs.values():
        middle, fail = limit(picture)
        noise = np.random.default_rng(0).normal(0, 4, picture.shape)
        benign = [
            jpeg(picture),
            crop(picture, 0.06),
            np.asarray(Image.fromarray(picture).resize((160, 120))),
            np.clip(picture + noise, 0, 255).astype(np.uint8),
            np.asarray(ImageEnhance.Brightness(Image.fromarray(picture)).enhance(1.08)),
        ]
        judged += [float(v @ middle) >= fail for v in EMBEDDER.embed(benign)]
    assert sum(judged) >= 0.95 * len(judged)


def test_another_picture_and_another_colouring_fail(photographs):
    wrong = []
    for name, picture in photographs.items():
        middle, fail = limit(picture)
        others = [p for n, p in photographs.items() if n != name]
        changed = [hue(picture, 120)] if name not in ("hubble_deep_field",) else []  # black stays black
        wrong += [float(v @ middle) < fail for v in EMBEDDER.embed([*others, *changed])]
    assert sum(wrong) >= 0.9 * len(wrong)
