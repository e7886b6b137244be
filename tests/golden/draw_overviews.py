"""Overviews for people to look at: every kind of place, pose, shot size, face and style, as contact
sheets beside this file.

Run: python tests/golden/draw_overviews.py
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from PIL import Image

from storyboard_cli.plan.recipe import AssetUse, Recipe
from storyboard_cli.plan.staging.framing import ANGLE_PITCH, SIZES
from storyboard_cli.plan.staging.poses import POSE_NAMES
from storyboard_cli.plan.staging.sets import SET_PLANS
from storyboard_cli.plan.staging.vehicle_kinds import VEHICLE_KINDS
from storyboard_cli.render.preview.expressions import EXPRESSION_NAMES
from storyboard_cli.render.preview.renderer import draw_recipe
from storyboard_cli.spec.appearance import Appearance
from tests.render.preview.world import frame_recipe, sheet_recipe, staged, use

HERE = Path(__file__).parent / "preview"
TWO = [("CHAR_AARAV", None, "neutral"), ("CHAR_MEERA", None, "soft_smile")]
FRAME = (336, 192)
CLOSE = ("CU", "BCU", "ECU")
DIRECTED: list[tuple[str, dict[str, Any], str]] = [
    ("campus", {"action": "Students stream across the lawn, everyone talking.", "size": "EWS"}, "ext"),
    ("campus", {"cast": TWO[:1], "action": "Aarav walks through the crowd.", "size": "FS"}, "ext"),
    ("street", {"cast": TWO, "action": "Over Meera's shoulder: Aarav.", "size": "OTS"}, "ext"),
    ("street", {"cast": TWO, "action": "Aarav looks at Meera.", "size": "POV"}, "ext"),
    ("library", {"cast": TWO, "action": "Aarav and Meera sit at a table.", "size": "MS"}, "int"),
    ("room", {"cast": TWO, "action": "Aarav embraces Meera.", "size": "MS"}, "int"),
    (
        "classroom",
        {"cast": TWO, "action": "Aarav sits at a desk. Meera writes on the board.", "size": "WS"},
        "int",
    ),
    ("bedroom", {"cast": TWO[:1], "action": "Aarav sits on the bed and reads.", "size": "WS"}, "int"),
    ("bedroom", {"cast": TWO[:1], "action": "Aarav stands at the window.", "size": "MS"}, "int"),
    ("bedroom", {"cast": TWO[:1], "action": "Aarav sleeps on the bed.", "size": "MS"}, "int"),
    ("bus stop", {"cast": TWO[:1], "action": "Aarav waits on the bench.", "size": "FS"}, "ext"),
    ("vehicle", {"cast": TWO, "action": "Aarav drives.", "size": "MS"}, "int"),
    ("office", {"cast": TWO[:1], "action": "Aarav talks on the phone.", "size": "MCU"}, "int"),
    ("kitchen", {"cast": TWO[:1], "action": "Aarav drinks.", "size": "MS"}, "int"),
    ("cafe", {"cast": TWO[:1], "action": "Aarav reads a letter.", "size": "INS"}, "int"),
]


def main() -> None:
    for name, sheet in sheets().items():
        drawn(sheet).quantize(128, dither=Image.Dither.NONE).save(HERE / f"{name}.png", "PNG", optimize=True)


@dataclass(frozen=True)
class Sheet:
    """A contact sheet: what each cell shows, and how large a cell is drawn and kept."""

    cells: list[Callable[[], Recipe]]
    columns: int
    scale: float = 0.6


def sheets() -> dict[str, Sheet]:
    """Every overview by the name of its file."""
    cast = ("CHAR_AARAV", "CHAR_MEERA", "CHAR_RAO", "CHAR_TARA")
    return {
        "overview_places": Sheet(
            [
                frame(kind.replace("_", " "), {"cast": TWO}, "int" if plan.interior else "ext")
                for kind, plan in SET_PLANS.items()
            ],
            6,
        ),
        "overview_sizes": Sheet(
            [
                frame("library", {"cast": TWO[:1] if size in CLOSE else TWO, "size": size, "angle": angle})
                for size in SIZES
                for angle in ANGLE_PITCH
            ],
            len(ANGLE_PITCH),
            0.5,
        ),
        "overview_poses": Sheet(
            [
                frame("grid", {"cast": [("CHAR_AARAV", pose, None)], "size": "FS"}, "ext", (192, 192))
                for pose in POSE_NAMES
            ],
            11,
            0.55,
        ),
        "overview_faces": Sheet(
            [
                partial(sheet_recipe, use(cast[i % 4]), f"expression.{name}", 192, 192)
                for i, name in enumerate(EXPRESSION_NAMES)
            ],
            8,
        ),
        "overview_styles": Sheet(
            [
                frame(kind, {"cast": TWO, "size": "MLS"}, side, style=style)
                for style in ("tone", "ink", "blueprint")
                for kind, side in (("classroom", "int"), ("street", "ext"), ("forest", "ext"))
            ],
            3,
        ),
        "overview_directions": Sheet([frame(*asked) for asked in DIRECTED], 5),
        "overview_vehicles": Sheet(
            [
                partial(sheet_recipe, _vehicle(kind.shape), role, 240, 150)
                for kind in VEHICLE_KINDS
                for role in ("front", "wide", "side")
            ],
            9,
        ),
    }


def _vehicle(shape: str) -> AssetUse:
    return use(f"PROP_{shape.title()}", appearance=Appearance(shape=shape))


def frame(
    place: str, fields: dict[str, Any], side: str = "int", size: tuple[int, int] = FRAME, style: str = "tone"
) -> Callable[[], Recipe]:
    return lambda: frame_recipe(staged(place, [fields], size=size, int_ext=side)[0], drawing_style=style)


def cell(sheet: Sheet, index: int) -> Image.Image:
    """One cell as it is kept."""
    picture = Image.open(BytesIO(draw_recipe(sheet.cells[index](), HERE, ""))).convert("RGB")
    size = round(picture.width * sheet.scale), round(picture.height * sheet.scale)
    return picture.resize(size, Image.Resampling.LANCZOS)


def place_of(sheet: Sheet, index: int, size: tuple[int, int]) -> tuple[int, int]:
    """Where a cell's left upper corner is."""
    return (index % sheet.columns) * size[0], (index // sheet.columns) * size[1]


def drawn(sheet: Sheet) -> Image.Image:
    """The whole sheet."""
    pictures = [cell(sheet, index) for index in range(len(sheet.cells))]
    width, height = pictures[0].size
    rows = -(-len(pictures) // sheet.columns)
    whole = Image.new("RGB", (width * sheet.columns, height * rows), "white")
    for index, picture in enumerate(pictures):
        whole.paste(picture, place_of(sheet, index, picture.size))
    return whole


if __name__ == "__main__":
    main()
