"""What every embedder holds: unit vectors of the promised length, in the order of the pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.drift.base import Embedder, crop_side, has_one_space, is_cheap, parts_of
from storyboard_cli.drift.registry import open_embedder
from tests.doubles.plug_in import EMBEDDER, install

SPACES = ("identity", "style")
RED, BLUE = (190, 40, 40), (40, 60, 190)


def coat(colour: tuple[int, int, int], height: int = 96, width: int = 64) -> np.ndarray:
    """Skin above cloth with a fold."""
    picture = np.full((height, width, 3), (222, 180, 150), np.uint8)
    picture[height // 3 :] = colour
    picture[height // 3 :, : width // 5] = [c * 3 // 4 for c in colour]
    return picture


@pytest.fixture(params=["basic-v1", "somebody's"])
def embedder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Embedder:
    if request.param == "basic-v1":
        return open_embedder("basic-v1", tmp_path)
    group = "storyboard_cli.embedders"
    install(tmp_path, monkeypatch, group=group, name="colours", code=EMBEDDER, what="Embedder")
    return open_embedder("colours", tmp_path)


@pytest.mark.parametrize("space", SPACES)
def test_vectors_have_length_one_and_the_promised_dimension(embedder: Embedder, space: str) -> None:
    found = embedder.embed([coat(RED), coat(BLUE, 31, 77)], None, space)
    assert found.shape == (2, embedder.dim(space))
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-4)


@pytest.mark.parametrize("space", SPACES)
def test_a_picture_has_the_same_vector_alone_and_among_others(embedder: Embedder, space: str) -> None:
    alone = embedder.embed([coat(RED)], None, space)[0]
    among = embedder.embed([coat(BLUE), coat(RED), coat(BLUE)], None, space)[1]
    assert np.allclose(alone, among, atol=1e-5)


def test_another_colour_is_further_than_another_size(embedder: Embedder) -> None:
    red, larger, blue = embedder.embed([coat(RED), coat(RED, 120, 80), coat(BLUE)])
    assert float(red @ larger) > float(red @ blue)


def test_what_a_mask_leaves_out_does_not_count(embedder: Embedder) -> None:
    one, other = coat(RED), coat(RED)
    other[:, 40:] = (20, 220, 40)
    mask = np.ones((96, 64), np.float32)
    mask[:, 40:] = 0
    same = embedder.embed([one, other], [mask, mask])
    apart = embedder.embed([one, other])
    assert float(same[0] @ same[1]) > float(apart[0] @ apart[1])


def test_what_it_says_of_itself_is_usable(embedder: Embedder) -> None:
    assert embedder.embedder_id and embedder.embedder_id == embedder.embedder_id
    assert isinstance(has_one_space(embedder), bool) and isinstance(is_cheap(embedder), bool)
    assert crop_side(embedder) is None or crop_side(embedder) > 0
    assert {"head", "body", "legs"} <= set(parts_of(embedder))


def test_what_gives_a_number_that_is_none_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = EMBEDDER.replace("# broken here", "return np.full((len(images), 19), np.nan)")
    group = "storyboard_cli.embedders"
    install(tmp_path, monkeypatch, group=group, name="broken", code=code, what="Embedder")
    with pytest.raises(SbError, match="'broken' does not work"):
        open_embedder("broken", tmp_path).embed([coat(RED)])
