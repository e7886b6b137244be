"""Model sheets of characters that are animals: the animal from every side, and its face."""

from __future__ import annotations

from storyboard_cli.assets.worn import color_in, words_in
from storyboard_cli.plan.recipe import AssetUse, Recipe
from storyboard_cli.plan.staging.animal_kinds import animal_kind
from storyboard_cli.plan.staging.model import PlacedProp
from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS
from storyboard_cli.plan.staging.subject_kinds import scaled
from storyboard_cli.render.preview.display import DisplayList
from storyboard_cli.render.preview.palette import rgb
from storyboard_cli.render.preview.palette import scaled as darker
from storyboard_cli.render.preview.panel import number_of
from storyboard_cli.render.preview.props import draw_placed
from storyboard_cli.render.preview.sheet_paper import paper_board, swatches
from storyboard_cli.render.preview.stand_ins import NOWHERE, framing_camera, sheet_staging

_FACINGS = {"front": 8.0, "three_quarter": 48.0, "profile": 90.0, "three_quarter_back": 132.0, "back": 180.0}
_FACE_FROM = 62.0


def draw_animal_sheet(recipe: Recipe, asset: AssetUse, role: str, drawing_style: str) -> DisplayList:
    """One role of the bundle of a character whose `subject` says a species; expressions show its head."""
    kind = _kind(recipe, asset)
    width, height = recipe.width, recipe.height
    wide, tall, deep = kind.size_m
    face = role.startswith("expression.")
    facing = _FACE_FROM if face else _FACINGS.get(role, 48.0)
    reach = max(wide, deep) * (0.62 if face else 1.12)
    middle, far = (0.0, tall * (0.7 if face else 0.47), 0.0), max(1.2, max(kind.size_m) * 5.0)
    tall *= 0.72 if face else 1.16
    camera = framing_camera(
        width, height, middle=middle, tall=tall, wide=reach, fill=0.86, distance=far, pitch=-6.0
    )
    seed = number_of(asset.asset_id, role)
    staging = sheet_staging(width, height, camera, seed=seed)
    board = paper_board(width, height, camera, staging, drawing_style, seed, max(60.0, max(kind.size_m) * 60))
    colours = list(asset.appearance.palette)
    colour = colours[0] if colours else color_in(words_in(asset.canonical_prompt)) or kind.color or "#8a7a66"
    ahead = 0.3 * deep if face else 0.0  # the head is before the middle
    prop = PlacedProp(
        asset=asset.asset_id, place=(-ahead * 0.6, 0.0, ahead), size_m=kind.size_m, box=NOWHERE, crop=NOWHERE,
        depth_m=camera.eye[2], facing_deg=facing, shape=kind.shape,
    )  # fmt: skip
    draw_placed(board, prop, rgb(colour))
    swatches(board, [rgb(c) for c in colours[:6]] or [rgb(colour), darker(rgb(colour), 0.75)])
    return board.picture


def _kind(recipe: Recipe, asset: AssetUse) -> PropKind:
    kind = animal_kind(str(recipe.subject["species"])) or PROP_KINDS["quadruped"]
    tall = asset.appearance.height_cm
    return scaled(kind, tall / 100 / kind.size_m[1]) if tall else kind
