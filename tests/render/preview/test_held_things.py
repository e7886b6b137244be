"""What somebody holds is drawn inside the box that staging has for it: the check leaves that box out."""

from __future__ import annotations

import random

import pytest

from storyboard_cli.plan.planning import plan_scene
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.plan.target import Target
from storyboard_cli.project.draft_library import DraftLibrary
from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import DisplayList, Fill
from storyboard_cli.render.preview.lens import Lens
from storyboard_cli.render.preview.palette import STYLES, Tone
from storyboard_cli.render.preview.panel import look_for
from storyboard_cli.render.preview.props import HeldProp, draw_held, held_place
from storyboard_cli.script.draft import compile_draft
from storyboard_cli.spec.project import ProjectSpec

PROJECT = ProjectSpec.model_validate({"project_id": "PRJ_draft", "name": "Held", "seed": 1})
_LEAST_SHARED = 0.75  # of the drawn extent that lies in the box


def _drawn(action: str) -> tuple[Staging, list[tuple[float, float]]]:
    """A set-up, and every point of the thing that its one figure holds."""
    scenes, _ = compile_draft(f"INT. HALL - DAY\n\n{action}\n".encode(), "held.fountain", PROJECT)
    library = DraftLibrary(scenes, 1)
    planned = plan_scene(PROJECT, scenes[0], library, None, Target(renderer="preview"), draft=True)[0]
    assert planned.recipe is not None and planned.recipe.staging is not None
    staging, width, height = planned.recipe.staging, planned.recipe.width, planned.recipe.height
    figure, prop = staging.figures[0], staging.props[0]
    picture = DisplayList(width, height, (0, 0, 0, 1))
    tone = Tone(STYLES["tone"], staging.light, (1, 1, 1), 100.0)
    board = Board(picture, Lens(staging.camera, width, height), tone, staging, random.Random(1))
    body = Body(board, figure, look_for(planned.recipe, figure))
    draw_held(body, HeldProp(prop, (120, 120, 120), held_place(prop)))
    fills = [op for op in picture.ops if isinstance(op, Fill) and op.blend == "over" and not op.blur]
    return staging, [p for op in fills for polygon in op.polygons for p in polygon]


@pytest.mark.parametrize(
    "action",
    [
        "TOM (30) reads a newspaper.", "TOM (30) reads a book.", "TOM (30) carries a heavy box.",
        "TOM (30) holds an umbrella.", "TOM (30) holds a cup.", "TOM (30) carries a suitcase.",
        "TOM (30) plays the guitar.", "TOM (30) holds a top hat.", "TOM (30) carries a tray.",
        "TOM (30) reads a map.", "TOM (30) carries an accordion.",
    ],
)  # fmt: skip
def test_a_held_thing_is_drawn_inside_its_box(action: str) -> None:
    staging, points = _drawn(action)
    box = staging.props[0].box
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    across = max(0.0, min(right, box.right) - max(left, box.left)) / (right - left)
    down = max(0.0, min(bottom, box.bottom) - max(top, box.top)) / (bottom - top)
    assert across * down > _LEAST_SHARED, (box, (left, top, right, bottom))
    assert box.area < 4.0 * (right - left) * (bottom - top)
