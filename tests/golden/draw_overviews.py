"""Overviews for people to look at: every kind of place, pose, shot size, face and style, as contact
sheets beside this file.

Run: python tests/golden/draw_overviews.py
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PIL import Image

from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.plan.staging.framing import SIZES
from storyboard_cli.plan.staging.poses import POSE_NAMES
from storyboard_cli.plan.staging.sets import SET_PLANS
from storyboard_cli.render.preview.expressions import EXPRESSION_NAMES
from storyboard_cli.render.preview.renderer import draw_recipe
from tests.render.preview.world import frame_recipe, sheet_recipe, staged, use

HERE = Path(__file__).parent / "preview"
TWO = [("CHAR_AARAV", None, "neutral"), ("CHAR_MEERA", None, "soft_smile")]
FRAME = (336, 192)


def main() -> None:
    places = [
        frame_recipe(
            staged(
                kind.replace("_", " "), [{"cast": TWO}], size=FRAME, int_ext="int" if plan.interior else "ext"
            )[0]
        )
        for kind, plan in SET_PLANS.items()
    ]
    write("overview_places", places, 6)
    sizes = [
        frame_recipe(staged("library", [{"cast": TWO, "size": size, "angle": angle}], size=FRAME)[0])
        for size in SIZES
        for angle in ("eye", "high", "low")
    ]
    write("overview_sizes", sizes, 6)
    poses = [
        frame_recipe(
            staged(
                "grid", [{"cast": [("CHAR_AARAV", pose, None)], "size": "FS"}], size=(192, 192), int_ext="ext"
            )[0]
        )
        for pose in POSE_NAMES
    ]
    write("overview_poses", poses, 10)
    cast = ("CHAR_AARAV", "CHAR_MEERA", "CHAR_RAO", "CHAR_TARA")
    faces = [
        sheet_recipe(use(cast[i % 4]), f"expression.{name}", 192, 192)
        for i, name in enumerate(EXPRESSION_NAMES)
    ]
    write("overview_faces", faces, 8)
    styles = [
        frame_recipe(
            staged(kind, [{"cast": TWO, "size": "MLS"}], size=FRAME, int_ext=side)[0], drawing_style=style
        )
        for style in ("tone", "ink", "blueprint")
        for kind, side in (("classroom", "int"), ("street", "ext"), ("forest", "ext"))
    ]
    write("overview_styles", styles, 3)


def write(name: str, recipes: Sequence[Recipe], columns: int) -> None:
    """A contact sheet of the recipes, as a palette PNG: small, and good enough to judge a drawing by."""
    pictures = [Image.open(BytesIO(draw_recipe(r, HERE, ""))).convert("RGB") for r in recipes]
    width, height = pictures[0].width * 2 // 3, pictures[0].height * 2 // 3
    sheet = Image.new("RGB", (width * columns, height * -(-len(pictures) // columns)), "white")
    for index, picture in enumerate(pictures):
        small = picture.resize((width, height), Image.Resampling.LANCZOS)
        sheet.paste(small, ((index % columns) * width, (index // columns) * height))
    sheet.quantize(192).save(HERE / f"{name}.png", "PNG", optimize=True)


if __name__ == "__main__":
    main()
