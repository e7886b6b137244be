"""A part that is seen in part is judged by wider limits: a head without its face is mostly hair."""

from __future__ import annotations

from storyboard_cli.consistency.measured import RegionMeasured
from storyboard_cli.drift.basic import BasicEmbedder
from storyboard_cli.drift.measure import compare
from storyboard_cli.drift.pictures import open_picture
from storyboard_cli.drift.prepared import prepare
from storyboard_cli.plan.staging.model import Box, Figure, Furniture, Staging
from tests.consistency_cases.world import draw
from tests.drift.test_strangers import bundles, frame_of


def before(staging: Staging, figure: Figure) -> Staging:
    """With something just before the left half of somebody's head."""
    middle = (figure.crop.left + figure.crop.right) / 2
    half = Box(left=0, top=0, right=middle, bottom=staging.height)
    piece = Furniture(
        kind="screen", place=figure.place, size_m=(1.0, 2.0, 0.1), box=half, depth_m=figure.depth_m - 1.0
    )
    return staging.model_copy(update={"furniture": (piece,)})


def heads(staging: Staging, png: bytes) -> RegionMeasured:
    prepared = prepare(open_picture(png, "frame"), staging, bundles())
    vectors = BasicEmbedder().embed(prepared.images, prepared.masks)
    found = compare(prepared, vectors, bundles(), "basic-v1")
    return next(r for r in found.figures[0].regions if r.region == "head")


def test_a_head_that_is_half_hidden_has_a_wider_limit() -> None:
    recipe = frame_of("CHAR_000", size="MS")
    assert recipe.staging is not None
    png = draw(recipe)
    whole = heads(recipe.staging, png)
    half = heads(before(recipe.staging, recipe.staging.figures[0]), png)
    assert half.limits.mean == whole.limits.mean
    width, wider = (one.limits.mean - one.limits.fail for one in (whole, half))
    assert 1.2 < wider / width < 1.6
