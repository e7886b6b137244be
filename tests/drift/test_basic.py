"""`basic-v1` sees colour and drawing, is indifferent to what does not matter, and never gives an empty
vector.
"""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from storyboard_cli.core.errors import SbError
from storyboard_cli.drift.basic import BasicEmbedder
from storyboard_cli.drift.oklab import hex_of_lab, oklab

EMBEDDER = BasicEmbedder()


def coat(colour: tuple[int, int, int], size: int = 96) -> np.ndarray:
    """A figure-like patch: cloth with a darker fold, skin above it."""
    picture = np.full((size, size, 3), (222, 180, 150), np.uint8)
    picture[size // 3 :] = colour
    picture[size // 3 :, : size // 5] = [c * 3 // 4 for c in colour]
    return picture


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    a, b = EMBEDDER.embed([one, other])
    return float(a @ b)


def test_vectors_have_length_one_and_the_promised_dimension():
    for space in ("identity", "style"):
        found = EMBEDDER.embed([coat((180, 40, 40)), np.zeros((5, 9, 3), np.uint8)], None, space)
        assert found.shape == (2, EMBEDDER.dim(space))
        assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


def test_a_recoloured_coat_is_far_and_a_scaled_or_brighter_one_is_near():
    red = coat((180, 40, 40))
    assert cosine(red, coat((180, 40, 40), 61)) > 0.99
    assert cosine(red, np.clip(red.astype(int) * 107 // 100, 0, 255).astype(np.uint8)) > 0.93
    assert cosine(red, coat((40, 70, 170))) < 0.75
    assert cosine(red, coat((70, 130, 60))) < 0.75


def test_mirroring_changes_nothing_and_masks_leave_out_the_background():
    red = coat((180, 40, 40))
    assert cosine(red, red[:, ::-1].copy()) > 0.999
    other = red.copy()
    other[:, 60:] = (20, 200, 220)
    mask = np.zeros((96, 96), np.float32)
    mask[:, :58] = 1
    a, b = EMBEDDER.embed([red, other], [mask, mask])
    assert float(a @ b) > 0.995


def test_a_flat_picture_has_a_vector_and_an_empty_mask_is_refused():
    assert np.isfinite(EMBEDDER.embed([np.zeros((1, 1, 3), np.uint8)])).all()
    with pytest.raises(SbError) as failed:
        EMBEDDER.embed([coat((9, 9, 9))], [np.zeros((96, 96), np.float32)])
    assert failed.value.code == "nothing-to-measure"


def test_style_tells_grain_blur_and_poster_from_the_drawing_and_not_its_content():
    from PIL import ImageFilter, ImageOps

    rng = np.random.default_rng(4)

    def drawing(seed: int) -> Image.Image:
        from PIL import ImageDraw

        dice = np.random.default_rng(seed)
        image = Image.new("RGB", (640, 360), (225, 220, 205))
        for _ in range(26):
            x, y, w, h = (int(v) for v in dice.integers(0, 300, 4))
            colour = tuple(int(v) for v in dice.integers(60, 230, 3))
            ImageDraw.Draw(image).rectangle((x * 2, y, x * 2 + w + 20, y + h + 20), colour, (30, 28, 30), 2)
        return image.filter(ImageFilter.GaussianBlur(0.6))

    base = [np.asarray(drawing(s)) for s in range(5)]
    noisy = np.clip(base[0].astype(float) + rng.normal(0, 18, base[0].shape), 0, 255).astype(np.uint8)
    blurred = np.asarray(drawing(0).filter(ImageFilter.GaussianBlur(5)))
    poster = np.asarray(ImageOps.posterize(drawing(0), 2))
    vectors = EMBEDDER.embed([*base, noisy, blurred, poster], None, "style")
    middle = vectors[1:5].mean(axis=0)
    same = float(vectors[0] @ middle)
    for changed in vectors[5:]:
        assert float(changed @ middle) < same - 0.03


def test_the_numbers_stay_what_the_id_promises():
    """Another number here means other thresholds everywhere: then the id has to change."""
    vector = EMBEDDER.embed([coat((180, 40, 40))])[0]
    top = np.argsort(-vector)[:3]
    assert EMBEDDER.embedder_id == "basic-v1"
    assert vector.shape == (517,)
    golden = GOLDEN_TOP
    assert [int(i) for i in top] == [i for i, _ in golden]
    assert np.allclose(vector[top], [v for _, v in golden], atol=1e-3)


GOLDEN_TOP = [(230, 0.19603), (311, 0.18997), (231, 0.17707)]


def test_colours_come_back_as_they_are_named():
    for name in ("#b43a2e", "#34558b", "#e6dfd0", "#101010"):
        pixel = np.array([[[int(name[i : i + 2], 16) for i in (1, 3, 5)]]], np.uint8)
        assert hex_of_lab(oklab(pixel)[0, 0]) == name
