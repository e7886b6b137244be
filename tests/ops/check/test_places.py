"""Another place than the scene's, drawn around the same people."""

from __future__ import annotations

import json
import re

import pytest

from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.core.pictures import recipe_of, with_recipe
from storyboard_cli.ops import check
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.project.placed import with_pictures
from storyboard_cli.render.preview.renderer import draw_recipe
from tests.ops.check.test_models import checked
from tests.ops.projects import Project

FRAME, OTHER = "scenes/S01/frame_001_v1.png", "scenes/S02/frame_001_v1.png"
FILE = "assets/ENV_Street/v1/calibration/basic-v1.yaml"


def carried(project: Project, path: str) -> Recipe:
    found = recipe_of(project.read(path))
    assert found
    return Recipe.model_validate(found["recipe"])


def draw_elsewhere(project: Project) -> None:
    """The street's frame with the room around it; the picture still says that it shows the street."""
    street, room = carried(project, FRAME), carried(project, OTHER)
    inside = next(u for u in room.assets if u.asset_type == "environment")
    uses = tuple(inside if u.asset_type == "environment" else u for u in street.assets)
    assert room.staging is not None and street.staging is not None
    people = {name: getattr(street.staging, name) for name in ("figures", "extras", "camera", "light")}
    staging = room.staging.model_copy(update=people)
    inside_out = street.model_copy(update={"assets": uses, "staging": staging})
    with project.open() as workspace:
        drawn = draw_recipe(inside_out, with_pictures(workspace, inside_out), "tone")
    before = project.read(FRAME)
    project.write(FRAME, with_recipe(drawn, json.dumps(recipe_of(before))))
    assert project.read(FRAME) != before


def place_of(done: check.CheckAnswer) -> Finding:
    (found,) = [x for f in done.frames for x in f.findings if x.rule == "drift.place"
                and f.frame_id == "FR_S01_001"]  # fmt: skip
    return found


def calibrated(project: Project, **numbers: object) -> None:
    text = project.text(FILE)
    for name, value in numbers.items():
        text = re.sub(rf"{name}: \S+", f"{name}: {value}", text)
    project.write(FILE, text)


def test_the_right_place_passes(project: Project) -> None:
    found = place_of(checked(project))
    assert found.outcome is Outcome.passed and found.asset == "ENV_Street" and found.region == "background"
    assert found.reference and found.reference.startswith("assets/ENV_Street/v1/")


def test_another_place_is_less_like_it_and_never_fails_by_one_view_alone(project: Project) -> None:
    """One locked view leaves wide limits: `basic-v1` may even let it pass."""
    right = place_of(checked(project))
    draw_elsewhere(project)
    wrong = place_of(checked(project))
    assert not wrong.blocks and wrong.score < right.score - 0.02


def test_a_warning_says_which_place_it_is_like(project: Project) -> None:
    checked(project)
    calibrated(project, mean=0.995, sd=0.005)
    draw_elsewhere(project)
    wrong = place_of(checked(project))
    assert wrong.outcome is Outcome.warned and not wrong.blocks and wrong.score < wrong.threshold
    assert "Street" in wrong.message and "it is nearer to Room (ENV_Room)" in wrong.message and wrong.hint


@pytest.mark.parametrize(
    ("impostors", "references", "outcome"),
    [(0.2, 5, Outcome.failed), (0.99, 5, Outcome.warned), (0.2, 1, Outcome.warned)],
    ids=["told apart", "not told apart", "one view only"],
)
def test_it_fails_only_where_places_are_told_apart_and_known_well(
    project: Project, impostors: float, references: int, outcome: Outcome
) -> None:
    checked(project)
    calibrated(project, impostor_q95=impostors, references=references, mean=0.995, sd=0.005)
    assert place_of(checked(project)).asset == "ENV_Street"
    draw_elsewhere(project)
    found = place_of(checked(project))
    assert found.outcome is outcome and (found.p_value or 1) < 0.01
    assert found.threshold is not None and found.score is not None and found.score < found.threshold
