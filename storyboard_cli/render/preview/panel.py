"""A storyboard panel: a frame's recipe as a display list."""

from __future__ import annotations

import random

from storyboard_cli.core.hashing import sha256_text, short
from storyboard_cli.plan.recipe import AssetUse, Recipe
from storyboard_cli.plan.staging.model import Figure, PlacedProp, Staging
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import DisplayList, Linear, Radial
from storyboard_cli.render.preview.figure import draw_figure
from storyboard_cli.render.preview.furniture import LARGE_SHAPES
from storyboard_cli.render.preview.geometry import disc, hull
from storyboard_cli.render.preview.lens import Lens
from storyboard_cli.render.preview.looks import Look, resolve_look
from storyboard_cli.render.preview.palette import STYLES, Rgb, Tone, alpha, mix, rgb
from storyboard_cli.render.preview.props import HeldProp, draw_placed, held_place, prop_colour
from storyboard_cli.render.preview.sets.places import draw_place
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.sky import haze_of
from storyboard_cli.render.preview.solids import Maker, turned_axes


def number_of(*parts: object) -> int:
    """A seed that depends on the parts only."""
    return int(short(sha256_text("/".join(map(str, parts))), 13), 16)


def draw_panel(recipe: Recipe, staging: Staging, drawing_style: str) -> DisplayList:
    """The whole panel, back to front."""
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
    draw_place(scene)
    _furniture(scene)
    _props(board, recipe, staging)
    _figures(board, recipe, staging)
    board.draw_by_depth()
    _grade(board)
    return picture


def _furniture(scene: Scenery) -> None:
    for thing in scene.staging.furniture:
        draw = LARGE_SHAPES.get(thing.kind)
        if draw is not None:
            scene.stand(
                lambda m, size, colour, draw=draw: draw(m, size, colour, False),  # type: ignore[misc]
                (thing.place[0], thing.place[2]), thing.size_m, scene.tint((168, 130, 94), 1, 0.25),
                facing=thing.facing_deg, base=thing.place[1], always=True,
            )  # fmt: skip


def _props(board: Board, recipe: Recipe, staging: Staging) -> None:
    for prop in staging.props:
        if prop.held_by is None and prop.depth_m > 0.25:
            colour = _prop_colour(recipe, prop)
            board.at_depth(prop.depth_m, lambda prop=prop, colour=colour: draw_placed(board, prop, colour))  # type: ignore[misc]


def _prop_colour(recipe: Recipe, prop: PlacedProp) -> Rgb:
    asset = recipe.asset(prop.asset)
    return prop_colour(
        prop.shape, list(asset.appearance.palette) if asset else [], asset.seed if asset else 0
    )


def look_for(recipe: Recipe, figure: Figure) -> Look:
    """The look of a staged figure; one without an asset is drawn from its id."""
    for asset in recipe.assets:
        if asset.asset_id == figure.asset and (asset.variant or None) == (figure.variant or None):
            return resolve_look(asset)
    asset = recipe.asset(figure.asset)
    if asset is None:
        asset = AssetUse(
            asset_id=figure.asset, asset_type="character", name=figure.asset, version=0, lock_hash="",
            canonical_prompt=figure.asset.replace("_", " "),
        )  # fmt: skip
    return resolve_look(asset)


def _figures(board: Board, recipe: Recipe, staging: Staging) -> None:
    for figure in staging.figures:
        if figure.depth_m < 0.2:
            continue
        look = look_for(recipe, figure)
        held = [
            HeldProp(p, _prop_colour(recipe, p), held_place(p))
            for p in staging.props
            if p.held_by == figure.asset
        ]
        _ground_shadow(board, figure)
        board.at_depth(
            figure.depth_m,
            lambda figure=figure, look=look, held=held: draw_figure(board, figure, look, held),  # type: ignore[misc]
        )


def _ground_shadow(board: Board, figure: Figure) -> None:
    """The body's shadow on the floor along the light, and the dark where it touches."""
    sun = board.sun
    drop = max(0.35, sun[1])
    shadow = alpha(board.tone.shadow(), 1)
    shapes = []
    joints = figure.skeleton
    for a, b, radius in (
        ("l_ankle", "l_knee", 0.07), ("r_ankle", "r_knee", 0.07), ("l_knee", "pelvis", 0.09), ("r_knee", "pelvis", 0.09),
        ("pelvis", "chest", 0.15), ("chest", "neck", 0.15), ("neck", "crown", 0.11), ("l_shoulder", "l_elbow", 0.05),
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


def _grade(board: Board) -> None:
    """A vignette and the mood's last touch."""
    picture, tone = board.picture, board.tone
    w, h = picture.width, picture.height
    strength = (0.14 + 0.2 * board.staging.light.contrast + 0.15 * board.staging.light.darkness) * max(
        0.35, tone.style.grade
    )
    edge = mix((255, 255, 255), (60, 58, 80), strength)
    picture.wash(
        Radial(
            (w / 2, h * 0.46),
            max(w, h) * 0.72,
            ((0.0, (255, 255, 255, 1)), (0.55, (255, 255, 255, 1)), (1.0, alpha(edge, 1))),
        ),
        "multiply",
    )


_ = (Linear, Maker, turned_axes)
