"""Locked pictures in a panel: imported plates behind the figures, imported cut-outs in perspective.

A picture that this renderer drew itself is never pasted: the drawing knows more than its own sheet.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.core.pictures import open_picture
from storyboard_cli.plan.recipe import AssetUse, PictureUse
from storyboard_cli.plan.staging.model import Figure, PlacedProp, Vec3
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import Paste, Point
from storyboard_cli.render.preview.palette import alpha

_PLATE_LENS_MM = 24.0  # a wide plate is taken to be seen through this lens, from eye height
_PLATE_HORIZON = 0.46


@dataclass(frozen=True)
class Plate:
    """An imported picture, ready to be pasted."""

    data: bytes
    width: int
    height: int
    cut_out: bool  # has transparent corners


def imported_picture(root: Path, asset: AssetUse, *roles: str) -> Plate | None:
    """The first of those roles that is an imported picture which can be read; the own variant's first."""
    for role in roles:
        found = [p for p in asset.pictures if p.role == role and p.variant in (asset.variant, None)]
        for picture in sorted(found, key=lambda p: p.variant is None):
            plate = _load(root / picture.path, picture)
            if plate is not None:
                return plate
    return None


def _load(path: Path, picture: PictureUse) -> Plate | None:
    return _read(str(path), picture.sha256)


@lru_cache(maxsize=16)
def _read(path: str, _sha256: str) -> Plate | None:
    """The picture, or None where it is missing, unreadable, far too large, or our own drawing."""
    try:
        data = Path(path).read_bytes()
        opened = open_picture(data, path)  # text chunks may follow the pixels, so all is decoded
    except (OSError, SbError):
        return None
    if _drawn_here(opened):
        return None
    width, height = opened.size
    cut_out = _transparent_corners(opened)
    return Plate(data, width, height, cut_out)


def _drawn_here(opened: Image.Image) -> bool:
    text = opened.info.get("sb:recipe")
    if not isinstance(text, str):
        return False
    try:
        recipe = parse_json(text)
    except ValueError:
        return False
    if isinstance(recipe, dict) and isinstance(recipe.get("recipe"), dict):
        recipe = recipe["recipe"]
    return isinstance(recipe, dict) and str(recipe.get("renderer", "")).startswith("preview")


def _transparent_corners(opened: Image.Image) -> bool:
    if "A" not in opened.getbands() and "transparency" not in opened.info:
        return False
    channel = opened.convert("RGBA").getchannel("A")
    w, h = channel.size
    return sum(channel.getpixel(p) < 32 for p in ((0, 0), (w - 1, 0), (0, h - 1), (w - 1, h - 1))) >= 3  # type: ignore[operator]


def paste_backdrop(board: Board, root: Path, place: AssetUse | None) -> bool:
    """Fill the frame with the part of an imported plate that the camera sees; False where there is none."""
    if place is None or not place.pictures:
        return False
    camera = board.staging.camera
    yaw = (camera.yaw_deg + 180.0) % 360.0 - 180.0
    away = abs(yaw) > 90
    plate = imported_picture(root, place, *(("reverse",) if away else ("wide",)))
    turn = math.radians(yaw - math.copysign(180, yaw) if away else yaw)
    if plate is None or abs(turn) > 0.75 or abs(camera.pitch_deg) > 35:
        return False
    w, h = float(board.picture.width), float(board.picture.height)
    scale = camera.focal_px / (_PLATE_LENS_MM / 36 * plate.width)
    scale = max(scale, w / plate.width, h / plate.height)
    wide, tall = plate.width * scale, plate.height * scale
    left = camera.center_x - camera.focal_px * math.tan(turn) - wide / 2
    top = camera.horizon_y - tall * _PLATE_HORIZON
    left, top = min(0.0, max(w - wide, left)), min(0.0, max(h - tall, top))
    quad = ((left, top), (left + wide, top), (left + wide, top + tall), (left, top + tall))
    board.picture.ops.append(Paste(plate.data, quad))
    veil = board.tone.set((226, 222, 214), 1.0, 10)
    board.picture.wash(alpha(veil, 0.12))  # a little paper between the plate and the ink
    return True


def prop_cut_out(root: Path, asset: AssetUse | None) -> Plate | None:
    """An imported picture of a thing without its background."""
    plate = imported_picture(root, asset, "front", "wide") if asset is not None and asset.pictures else None
    return plate if plate is not None and plate.cut_out else None


def figure_cut_out(root: Path, asset: AssetUse | None, figure: Figure, board: Board) -> Plate | None:
    """An imported cut-out that can stand for this figure: standing, whole, and seen from about that side."""
    if (
        asset is None
        or not asset.pictures
        or figure.posture != "stand"
        or figure.pose not in ("stand", "talk")
    ):
        return None
    if figure.crop.height < figure.box.height * 0.8:
        return None
    camera = board.staging.camera
    seen = abs((figure.facing_deg + camera.yaw_deg + 180.0) % 360.0 - 180.0)
    if seen > 65:
        return None
    plate = imported_picture(
        root, asset, *(("front", "three_quarter") if seen < 25 else ("three_quarter", "front"))
    )
    return plate if plate is not None and plate.cut_out else None


def paste_figure(board: Board, plate: Plate, figure: Figure) -> None:
    """A standing cut-out at a figure's place and height, upright and turned to the camera."""
    _stand_up(board, plate, figure.place, figure.height_m)


def paste_prop(board: Board, plate: Plate, prop: PlacedProp, base: Vec3) -> None:
    """A thing's cut-out at its place and height."""
    _stand_up(board, plate, base, prop.size_m[1])


def _stand_up(board: Board, plate: Plate, base: Vec3, tall: float) -> None:
    half = tall * plate.width / plate.height / 2
    right, lens = board.lens.right, board.lens
    corners: list[Point] = []
    for side, up in ((-1, tall), (1, tall), (1, 0.0), (-1, 0.0)):
        place = (base[0] + right[0] * half * side, base[1] + up, base[2] + right[2] * half * side)
        if lens.depth(place) < 0.2:
            return
        corners.append(lens.point(place))
    gain = board.tone.figure((255, 255, 255), 1.0, 1.0)
    quad = (corners[0], corners[1], corners[2], corners[3])
    board.picture.ops.append(Paste(plate.data, quad, tint=alpha(gain, 1)))
