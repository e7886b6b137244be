"""Model sheets: what `sb generate` draws of an asset, one role a picture, in the same hand as the panels."""

from __future__ import annotations

from storyboard_cli.plan.recipe import AssetUse, Recipe
from storyboard_cli.plan.staging.air import light_for
from storyboard_cli.plan.staging.asset_kinds import asset_kind
from storyboard_cli.plan.staging.cabin_stage import empty_cabin
from storyboard_cli.plan.staging.looks import Look as PlaceLook
from storyboard_cli.plan.staging.model import Camera, PlacedProp, Staging
from storyboard_cli.plan.staging.sets import SET_PLANS, setting_kind
from storyboard_cli.reading.air import season_in, time_in
from storyboard_cli.reading.weather import weather_in
from storyboard_cli.render.preview.animal_sheets import draw_animal_sheet
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import DisplayList
from storyboard_cli.render.preview.figure import draw_figure
from storyboard_cli.render.preview.geometry import disc
from storyboard_cli.render.preview.headwear import hat_height
from storyboard_cli.render.preview.looks import Look, resolve_look
from storyboard_cli.render.preview.palette import Rgb, alpha, rgb, scaled
from storyboard_cli.render.preview.panel import draw_panel, number_of
from storyboard_cli.render.preview.props import draw_placed, prop_colour
from storyboard_cli.render.preview.sheet_paper import paper_board, swatches
from storyboard_cli.render.preview.stand_ins import NOWHERE, framing_camera, model_figure, sheet_staging

_FACINGS = {
    "front": 0.0,
    "three_quarter": 38.0,
    "profile": 90.0,
    "three_quarter_back": 142.0,
    "back": 180.0,
    "left": 90.0,
    "right": 270.0,
}


def draw_sheet(recipe: Recipe, drawing_style: str) -> DisplayList:
    """The picture of one role of an asset's bundle."""
    asset_id, role = str(recipe.subject.get("asset_id")), str(recipe.subject.get("role"))
    asset = recipe.asset(asset_id) or recipe.assets[0]
    if asset.asset_type == "character" and recipe.subject.get("species"):
        return draw_animal_sheet(recipe, asset, role, drawing_style)
    if asset.asset_type == "character":
        return _character(recipe, asset, role, drawing_style)
    if asset.asset_type == "environment":
        return _environment(recipe, asset, role, drawing_style)
    if asset.asset_type == "style":
        return _style(recipe, asset, role, drawing_style)
    return _thing(recipe, asset, role, drawing_style)


_ROOM_M = 0.06
"""Metres above a crown that every picture of a face has."""


def _character(recipe: Recipe, asset: AssetUse, role: str, drawing_style: str) -> DisplayList:
    look, width, height = resolve_look(asset), recipe.width, recipe.height
    seed = number_of(asset.asset_id, role)
    head_only = role.startswith("expression.")
    if head_only:
        size = look.height_m * 0.145
        more = max(0.0, hat_height(look.accessories) - _ROOM_M)  # that a tall hat needs
        camera = framing_camera(
            width,
            height,
            middle=(0.0, look.height_m - size * 0.62 + more * 0.65, 0.0),
            tall=size * 1.75 + more * 0.7,
            fill=0.94,
            distance=2.4,
        )
        facing, expression = 14.0, role.partition(".")[2]
    else:
        tall = look.height_m + hat_height(look.accessories)
        camera = framing_camera(
            width, height, middle=(0.0, tall * 0.485, 0.0), tall=tall * 1.06, wide=look.height_m * 0.62,
            fill=0.9, distance=6.0,
        )  # fmt: skip
        facing, expression = _FACINGS.get(role, 20.0), asset.expression or "neutral"
    figure = model_figure(
        asset.asset_id, look, camera, facing=facing, expression=expression, variant=asset.variant,
        gaze=camera.eye if head_only else None,
    )  # fmt: skip
    staging = sheet_staging(width, height, camera, figures=(figure,), seed=seed)
    board = paper_board(width, height, camera, staging, drawing_style, seed)
    if not head_only:
        _standing_place(board)
    draw_figure(board, figure, look, [])
    if not head_only:
        swatches(board, _look_colours(look))
    return board.picture


def _standing_place(board: Board) -> None:
    """A soft contact shadow, so that a figure stands instead of floating."""
    x, y = board.lens.point((0.0, 0.0, 0.0))
    scale = board.lens.scale_at((0.0, 0.0, 0.0))
    shadow = alpha(board.tone.shadow(), 0.8)
    board.picture.fill(
        [disc(x + 0.08 * scale, y, 0.36 * scale, 0.06 * scale)], shadow, blur=0.03 * scale, blend="multiply"
    )


def _look_colours(look: Look) -> list[Rgb]:
    return [look.skin, look.hair_color, look.top_color, look.accent, look.bottom_color, look.shoes_color]


def _environment(recipe: Recipe, asset: AssetUse, role: str, drawing_style: str) -> DisplayList:
    near = f"{asset.variant or ''} {asset.variant_prompt}".replace("_", " ")
    said = f"{near} {asset.name} {asset.asset_id} {asset.canonical_prompt}".replace("_", " ")
    place = PlaceLook(
        asset.asset_id, "environment", asset.name, setting=asset.appearance.setting,
        words=frozenset(said.casefold().replace(",", " ").replace(".", " ").split()),
    )  # fmt: skip
    kind = setting_kind(place, asset.asset_id.removeprefix("ENV_").replace("_", " "), None)
    plan = SET_PLANS[kind]
    time = time_in(near) or time_in(said) or "day"
    weather, season = weather_in(near), season_in(near) or season_in(said)
    room = plan.room
    width, height = recipe.width, recipe.height
    yaw, eye, lens = 0.0, (0.0, 1.6, max(room.front + 0.5, -5.0)), 24.0
    if role == "reverse":
        yaw, eye = 180.0, (0.4, 1.6, min(room.back - 0.6, 5.0))
    elif role == "detail":
        mark = next(iter(plan.landmarks.values()), (0.8, 2.4))
        yaw, eye, lens = (
            24.0 if mark[0] > 0 else -24.0,
            (mark[0] * -0.2, 1.45, max(room.front + 0.8, -1.6)),
            40.0,
        )
    focal = lens / 36 * width
    camera = Camera(
        eye=eye, yaw_deg=yaw, focal_px=round(focal, 2), center_x=width / 2, center_y=height * 0.46,
        lens_mm=lens,
        horizon_y=height * 0.46,
    )  # fmt: skip
    staging = Staging(
        width=width, height=height, size="EWS", angle="eye", camera=camera, setting=kind,
        interior=plan.interior, room=room,
        light=light_for(time, near, "", weather, plan.interior), weather=weather, season=season,
        time_of_day=time,
        seed=number_of(asset.asset_id, role), cabin=empty_cabin(kind, f"{asset.name} - {asset.asset_id}"),
    )  # fmt: skip
    return draw_panel(recipe, staging, drawing_style)


def _thing(recipe: Recipe, asset: AssetUse, role: str, drawing_style: str) -> DisplayList:
    """A prop or a plant on paper, from the asked side."""
    words = (
        f"{asset.name} {asset.asset_id} {asset.canonical_prompt}".replace("_", " ")
        .casefold()
        .replace(",", " ")
        .split()
    )
    kind = asset_kind(
        asset.name, asset.appearance.shape, words, asset.appearance.height_cm, asset.canonical_prompt
    )
    if asset.asset_type == "nature" and kind.shape.startswith("stand_in"):
        kind = asset_kind("tree", "tree", (), asset.appearance.height_cm)
    w, h, d = kind.size_m
    yaw, pitch = {
        "front": (0.0, -8.0),
        "side": (90.0, -8.0),
        "top": (20.0, -58.0),
        "detail": (25.0, -4.0),
    }.get(role, (28.0, -14.0))
    span = max(w, d, h)
    wide = max(w, d) * 1.2
    tall = h * 1.15 if pitch > -30 else max(h, d, w) * 1.25
    if role == "detail":
        tall, wide = tall * 0.55, wide * 0.55
    width, height = recipe.width, recipe.height
    middle = (0.0, h * (0.5 if role != "detail" else 0.68), 0.0)
    camera = framing_camera(
        width,
        height,
        middle=middle,
        tall=tall,
        wide=wide,
        fill=0.72,
        distance=max(0.3, span * 4.5),  # nearer, round bars are left out
        yaw=yaw,
        pitch=pitch,
    )
    said = f"{asset.variant or ''} {asset.variant_prompt} {asset.asset_id} {asset.canonical_prompt}".replace(
        "_", " "
    )
    staging = sheet_staging(width, height, camera, seed=number_of(asset.asset_id, role))
    staging = staging.model_copy(update={"season": season_in(said)})
    seed = number_of(asset.asset_id, "thing")
    board = paper_board(width, height, camera, staging, drawing_style, seed, max(60.0, span * 60))
    prop = PlacedProp(
        asset=asset.asset_id,
        place=(0.0, 0.0, 0.0),
        size_m=kind.size_m,
        box=NOWHERE,
        crop=NOWHERE,
        depth_m=span * 4.5,
        facing_deg=180.0 if kind.shape == "backpack" else 0.0,  # its pockets, not its straps
        shape=kind.shape,
    )
    x, y = board.lens.point((0.0, 0.0, 0.0))
    scale = board.lens.scale_at((0.0, 0.0, 0.0))
    flat = 0.18 if pitch > -30 else 0.6
    board.picture.fill(
        [disc(x, y, max(w, d) * 0.56 * scale, max(w, d) * 0.56 * flat * scale)],
        alpha(board.tone.shadow(), 0.7),
        blur=span * 0.03 * scale,
        blend="multiply",
    )
    colour = prop_colour(kind.shape, list(asset.appearance.palette), asset.seed, asset.canonical_prompt)
    if asset.asset_type == "nature" and role == "wide":
        for x, z in ((-1.05, 1.1), (1.0, 1.5)):  # a plant seldom stands alone
            draw_placed(board, prop.model_copy(update={"place": (x * w, 0.0, z * w)}), colour)
    draw_placed(board, prop, colour)
    swatches(board, [rgb(c) for c in asset.appearance.palette[:6]] or [colour, scaled(colour, 0.75)])
    return board.picture


_STYLE_SCENES = (
    ("room", "day", None, "MS"), ("street", "dusk", None, "WS"), ("forest", "morning", "fog", "WS"),
    ("campus", "day", None, "FS"),
    ("bedroom", "night", None, "MS"),
)  # fmt: skip


def _style(recipe: Recipe, asset: AssetUse, role: str, drawing_style: str) -> DisplayList:
    """A small scene that shows the project's look: two people in a place, with the palette in their
    clothes."""
    number = int("".join(c for c in role if c.isdigit()) or 1)
    kind, time, weather, _ = _STYLE_SCENES[(number - 1) % len(_STYLE_SCENES)]
    plan = SET_PLANS[kind]
    width, height = recipe.width, recipe.height
    palette = list(asset.appearance.palette) or list(recipe.style_anchors.palette)
    cast = []
    for index in range(2):
        colours = [palette[(number + index) % len(palette)]] if palette else []
        cast.append(
            asset.model_copy(
                update={
                    "asset_id": f"{asset.asset_id}/{number}/{index}",
                    "asset_type": "character",
                    "canonical_prompt": "",
                    "variant_prompt": "",
                    "appearance": asset.appearance.model_copy(update={"palette": colours}),
                }
            )
        )
    close = number % 2 == 1
    camera = Camera(
        eye=(0.3, 1.5, -2.6 if close else -4.6), focal_px=width * 0.9, center_x=width / 2,
        center_y=height * 0.46,
        lens_mm=32.0, horizon_y=height * 0.46,
    )  # fmt: skip
    figures = []
    for index, use in enumerate(cast):
        look = resolve_look(use)
        figures.append(
            model_figure(
                use.asset_id, look, camera, place=(-0.55 + 1.1 * index, 0.0, 0.3 * index),
                facing=52.0 if index == 0 else -58.0,
                expression=("soft_smile", "neutral", "surprised", "determined", "sad")[(number + index) % 5],
                action=(None, "gesture", "think", None, "point")[(number + index) % 5],
            )
        )  # fmt: skip
    staging = Staging(
        width=width, height=height, size="WS", angle="eye", camera=camera, setting=kind,
        interior=plan.interior, room=plan.room,
        figures=tuple(sorted(figures, key=lambda f: -f.depth_m)), light=light_for(time, "", "", weather,
        plan.interior),
        weather=weather, time_of_day=time, seed=number_of(asset.asset_id, role),
    )  # fmt: skip
    return draw_panel(recipe.model_copy(update={"assets": tuple(cast)}), staging, drawing_style)
