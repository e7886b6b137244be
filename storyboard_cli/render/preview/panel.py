"""A storyboard panel: a frame's recipe as a display list."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from storyboard_cli.core.hashing import sha256_text, short
from storyboard_cli.plan.recipe import AssetUse, Recipe
from storyboard_cli.plan.staging.figures import under_figures
from storyboard_cli.plan.staging.model import SHOWN, Figure, Furniture, PlacedProp, Staging, Vec3
from storyboard_cli.plan.staging.poses import OF_A_GROUP
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS, prop_kind
from storyboard_cli.plan.staging.riding import MOUNT
from storyboard_cli.plan.staging.told_poses import ABED, SUNK
from storyboard_cli.reading.tables import group
from storyboard_cli.render.preview.air_and_light import (
    draw_draft_mark,
    draw_grade,
    draw_speed_lines,
    draw_weather,
)
from storyboard_cli.render.preview.bedclothes import draw_abed, draw_swimmer
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import DisplayList
from storyboard_cli.render.preview.figure import draw_figure
from storyboard_cli.render.preview.furniture import LARGE_SHAPES
from storyboard_cli.render.preview.geometry import disc, hull
from storyboard_cli.render.preview.in_passing import draw_in_passing
from storyboard_cli.render.preview.lens import Lens
from storyboard_cli.render.preview.looks import Look, resolve_look
from storyboard_cli.render.preview.palette import STYLES, Rgb, Tone, alpha, mix, muted, rgb
from storyboard_cli.render.preview.plates import (
    figure_cut_out,
    paste_backdrop,
    paste_figure,
    paste_prop,
    prop_cut_out,
)
from storyboard_cli.render.preview.prop_shapes import SHAPES
from storyboard_cli.render.preview.props import HeldProp, draw_placed, held_place, prop_colour
from storyboard_cli.render.preview.sets.place_sign import hang_sign
from storyboard_cli.render.preview.sets.places import draw_place
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.sky import haze_of
from storyboard_cli.render.preview.sets.telling import dress_close
from storyboard_cli.render.preview.solids import SolidBuilder, turned_axes
from storyboard_cli.spec.appearance import Appearance


def number_of(*parts: object) -> int:
    """A seed that depends on the parts only."""
    return int(short(sha256_text("/".join(map(str, parts))), 13), 16)


def draw_panel(recipe: Recipe, staging: Staging, drawing_style: str, root: Path | None = None) -> DisplayList:
    """The whole panel, back to front. `root` is where locked pictures lie; without it everything is drawn."""
    style = STYLES.get(drawing_style, STYLES["tone"])
    haze, reach = haze_of(staging.time_of_day, staging.weather, staging.interior)
    tone = Tone(style, staging.light, haze, reach)
    picture = DisplayList(staging.width, staging.height, alpha(style.paper, 1))
    lens = Lens(staging.camera, staging.width, staging.height)
    board = Board(picture, lens, tone, staging, random.Random(number_of(staging.seed, "lines")))
    place = next((a for a in recipe.assets if a.asset_type == "environment"), None)
    palette = [rgb(c) for c in place.appearance.palette] if place else []
    set_seed = number_of(place.asset_id if place else staging.setting, "set")
    scene = Scenery(board, staging.room, palette, random.Random(set_seed))
    if root is None or not paste_backdrop(board, root, place):
        draw_place(scene)
        hang_sign(scene)
        dress_close(scene)
    _furniture(scene)
    _nature(scene, recipe)
    _props(board, recipe, staging, root)
    _extras(board, recipe, staging)
    _figures(board, recipe, staging, root)
    board.draw_by_depth()
    over = random.Random(number_of(staging.seed, "air"))
    draw_weather(board, over)
    if staging.speed_lines:
        draw_speed_lines(board, over)
    draw_grade(board)
    if recipe.draft:
        draw_draft_mark(board)
    return picture


def _furniture(scene: Scenery) -> None:
    for thing in scene.staging.furniture:
        draw = LARGE_SHAPES.get(thing.kind)
        if draw is not None and thing.kind == "table" and scene.staging.size in _LOOKED_DOWN_ON:
            _table_top(scene.board, thing)
        elif draw is not None:
            scene.stand(
                partial(_whole, draw),
                (thing.place[0], thing.place[2]), thing.size_m, scene.tint((168, 130, 94), 1, 0.25),
                facing=thing.facing_deg, base=thing.place[1], always=True, told=True,
                behind=under_figures(scene.staging, thing),
            )  # fmt: skip


_LOOKED_DOWN_ON = frozenset({"INS", "CU", "BCU", "ECU"})


def _table_top(board: Board, table: Furniture) -> None:
    """All that a close picture of what lies on a table shows of it: the grain of its top, and its edge."""
    (x, y, z), (width, height, depth) = table.place, table.size_m
    across, ahead = turned_axes(table.facing_deg)[0], turned_axes(table.facing_deg)[2]

    def at(u: float, v: float, low: float = 0.0) -> Vec3:
        return (
            x + across[0] * u * width / 2 + ahead[0] * v * depth / 2,
            y + height - low,
            z + across[2] * u * width / 2 + ahead[2] * v * depth / 2,
        )

    def draw() -> None:
        for v in (-1.0, 1.0):
            board.plane([at(-1, v), at(1, v), at(1, v, 0.05), at(-1, v, 0.05)], _WOOD, 0.72, edge=0.8)
        board.plane([at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)], _WOOD, 1.0, edge=0.8)
        board.edges([[at(-1, v), at(1, v)] for v in (-0.66, -0.33, 0.0, 0.33, 0.66)], 0.35)

    board.at_depth(max(board.lens.depth((x, y + height, z)), 0.0) + depth, draw)


_WOOD: Rgb = (158, 118, 82)


def _nature(scene: Scenery, recipe: Recipe) -> None:
    """The plants that the story names, in a loose row behind whoever is there."""
    if scene.staging.interior:
        return
    hand = scene.hand
    for row, asset_id in enumerate(scene.staging.nature):
        asset = recipe.asset(asset_id)
        if asset is None:
            continue
        words = f"{asset.name} {asset_id} {asset.canonical_prompt}".replace("_", " ").casefold()
        kind = prop_kind(asset.appearance.shape, words.replace(",", " ").split(), asset.appearance.height_cm)
        draw = SHAPES[kind.shape if kind.shape in ("bush", "plant", "flower", "tree") else "tree"]
        colour = prop_colour("tree", list(asset.appearance.palette), asset.seed)
        w, h, d = kind.size_m if kind.size_m[1] > 0.4 else PROP_KINDS["tree"].size_m
        for index in range(7):
            grown = hand.uniform(0.85, 1.15)
            size = (w * grown, h * grown, d * grown)
            place = (
                (index - 3) * max(2.2, w * 1.05) + hand.uniform(-0.6, 0.6),
                7.4 + row * 2.2 + hand.uniform(-0.8, 0.8),
            )
            scene.stand(partial(_whole, draw), place, size, colour)


def _whole(
    draw: Callable[[SolidBuilder, Vec3, Rgb, bool], None], maker: SolidBuilder, size: Vec3, colour: Rgb
) -> None:
    draw(maker, size, colour, False)


def _props(board: Board, recipe: Recipe, staging: Staging, root: Path | None) -> None:
    people = (*staging.figures, *staging.extras)
    for prop in staging.props:
        if prop.held_by is not None or prop.depth_m <= 0.25:
            continue
        plate = prop_cut_out(root, recipe.asset(prop.asset)) if root else None
        if plate is not None:
            board.at_depth(prop.depth_m, partial(paste_prop, board, plate, prop, prop.place))
            continue
        colour = _prop_colour(recipe, prop)
        riders = [f.depth_m for f in people if _rides(f, prop)]
        far, near = max([prop.depth_m, *(d + 0.03 for d in riders)]), min(riders, default=0.0) - 0.03
        if prop.carries and riders:
            board.at_depth(far, partial(draw_placed, board, prop, colour, "far"))
            board.at_depth(near, partial(draw_placed, board, prop, colour, "near"))
        else:
            board.at_depth(far, partial(draw_placed, board, prop, colour))


def _rides(figure: Figure, prop: PlacedProp) -> bool:
    """Is somebody in or on that thing?"""
    if figure.support != MOUNT and not prop.carries:
        return False
    dx, dz = figure.place[0] - prop.place[0], figure.place[2] - prop.place[2]
    return dx * dx + dz * dz < (max(prop.size_m[0], prop.size_m[2]) * 0.55) ** 2


def _prop_colour(recipe: Recipe, prop: PlacedProp) -> Rgb:
    asset = recipe.asset(prop.asset)
    if prop.color and not (asset and asset.appearance.palette):
        return rgb(prop.color)
    if asset is None:
        return prop_colour(prop.shape, [], 0)
    return prop_colour(prop.shape, list(asset.appearance.palette), asset.seed, asset.canonical_prompt)


def look_for(recipe: Recipe, figure: Figure) -> Look:
    """The look of a staged figure; one without an asset is drawn from its id."""
    if figure.asset.startswith(SHOWN):
        return _look_of_words(figure)
    named = [a for a in recipe.assets if a.asset_id == figure.asset]
    same = [a for a in named if (a.variant or None) == (figure.variant or None)]
    asset = next(iter(same or named), None)
    if asset is None:
        asset = AssetUse(
            asset_id=figure.asset, asset_type="character", name=figure.asset, version=0, lock_hash="",
            canonical_prompt=figure.asset.replace("_", " "),
        )  # fmt: skip
    return replace(resolve_look(asset), build=figure.build)


def _look_of_words(figure: Figure) -> Look:
    """The look of somebody of whom there are only words."""
    told = AssetUse(
        asset_id=figure.asset, asset_type="character", name=figure.asset, version=0, lock_hash="",
        canonical_prompt="", appearance=figure.appearance or Appearance(),
    )  # fmt: skip
    return replace(resolve_look(told), build=figure.build, height_m=figure.height_m)


def _figures(board: Board, recipe: Recipe, staging: Staging, root: Path | None) -> None:
    passing = tuple(f for f in staging.extras if f.asset.startswith(SHOWN))
    for figure in (*staging.figures, *passing):
        if figure.depth_m < 0.2:
            continue
        look = look_for(recipe, figure)
        held = [
            HeldProp(p, _prop_colour(recipe, p), held_place(p))
            for p in staging.props
            if p.held_by == figure.asset
        ]
        if figure.support not in (MOUNT, "water"):
            _ground_shadow(board, figure)
        plate = figure_cut_out(root, recipe.asset(figure.asset), figure, board) if root and not held else None
        if plate is not None:
            board.at_depth(figure.depth_m, partial(paste_figure, board, plate, figure))
        else:
            passing_by = figure.pose in OF_A_GROUP and not held
            drawn = (
                partial(draw_in_passing, board, figure, look, len(figure.asset)) if passing_by
                else partial(draw_figure, board, figure, look, held)
            )  # fmt: skip
            if figure.posture in (ABED, *SUNK):
                drawn = partial(draw_abed if figure.posture == ABED else draw_swimmer, board, figure, drawn)
            board.at_depth(figure.depth_m, drawn)


def _extras(board: Board, recipe: Recipe, staging: Staging) -> None:
    """Anonymous people: everyone different, in quiet colours, so that the cast stands out."""
    for index, figure in enumerate(staging.extras):
        if figure.depth_m < 0.6 or figure.asset.startswith(SHOWN):
            continue
        asset = recipe.asset(figure.asset)
        given = asset.appearance if asset else figure.appearance or Appearance()
        extra = AssetUse(
            asset_id=f"{figure.asset}/{index}", asset_type="character", name="", version=0, lock_hash="",
            canonical_prompt=_young(asset), seed=asset.seed if asset else 0,
            appearance=given.model_copy(update=_OWN) if asset else given,
        )  # fmt: skip
        look = _quiet(resolve_look(extra), figure, given)
        _ground_shadow(board, figure)
        board.at_depth(figure.depth_m, partial(draw_in_passing, board, figure, look, index))


_OWN: dict[str, object] = {"hair": None, "skin": None, "presentation": None, "accessories": []}
"""What of a group's description everybody has of their own."""


def _young(asset: AssetUse | None) -> str:
    """Of a group's description only its age is kept: everything else differs from one to the next."""
    words = (asset.canonical_prompt if asset else "").casefold()
    return "teenage" if any(w in words for w in group("drawn_people", "teen_group")) else ""


def _quiet(look: Look, figure: Figure, given: Appearance) -> Look:
    """An extra's clothes are muted, but for those that the words name."""
    if given.outfit is not None:
        return replace(look, build=figure.build, height_m=figure.height_m)
    worn = frozenset(a for a in look.accessories if a in ("glasses", "backpack", "scarf", *given.accessories))
    return replace(
        look, top_color=mix(muted(look.top_color, 0.45), (150, 150, 150), 0.25), build=figure.build,
        height_m=figure.height_m, accessories=worn,
    )  # fmt: skip


def _ground_shadow(board: Board, figure: Figure) -> None:
    """The body's shadow on the floor along the light, and the dark where it touches."""
    sun = board.sun
    drop = max(0.35, sun[1])
    shadow = alpha(board.tone.shadow(), 1)
    shapes = []
    joints = figure.skeleton
    for a, b, radius in (
        ("l_ankle", "l_knee", 0.07), ("r_ankle", "r_knee", 0.07), ("l_knee", "pelvis", 0.09), ("r_knee",
        "pelvis", 0.09),
        ("pelvis", "chest", 0.15), ("chest", "neck", 0.15), ("neck", "crown", 0.11), ("l_shoulder",
        "l_elbow", 0.05),
        ("l_elbow", "l_hand", 0.04), ("r_shoulder", "r_elbow", 0.05), ("r_elbow", "r_hand", 0.04),
    ):  # fmt: skip
        points = []
        for name in (a, b):
            x, y, z = joints[name]
            far = y / drop
            sx, sz = x - sun[0] * far, z - sun[2] * far
            for dx, dz in ((-radius, 0.0), (radius, 0.0), (0.0, -radius), (0.0, radius)):
                place = (sx + dx, 0.0, sz + dz)
                if board.lens.depth(place) > 0.3:
                    points.append(board.lens.point(place))
        if len(points) > 4:
            shapes.append(hull(points))
    soft = board.unit * 5 * min(2.0, 3.0 / max(0.6, figure.depth_m))
    board.picture.fill(shapes, shadow, blur=soft, blend="multiply")
    x, y = board.lens.point(figure.place)
    wide = 0.34 * board.lens.scale_at(figure.place)
    board.picture.fill([disc(x, y, wide, wide * 0.25)], shadow, blur=soft * 0.6, blend="multiply")
