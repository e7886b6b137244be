"""Every exterior has a drawing of its own, stays in its time, and keeps still from frame to frame."""

from __future__ import annotations

import time

import pytest

from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.plan.staging.outdoor_sets import OUTDOOR_PLANS
from storyboard_cli.plan.staging.sets import SET_PLANS
from storyboard_cli.render.preview.panel import draw_panel
from storyboard_cli.render.preview.sets.outdoor_places import OUTDOOR_PLACES
from tests.render.preview.world import frame_recipe, staged

KINDS = sorted(plan.kind for plan in OUTDOOR_PLANS)


def empty(kind: str, **changes: object) -> Staging:
    base = staged("grid", [{"action": ""}], int_ext="ext")[0]
    room = SET_PLANS[kind].room
    return base.model_copy(update={"setting": kind, "interior": False, "room": room, **changes})


def test_every_exterior_has_its_own_drawing() -> None:
    assert set(OUTDOOR_PLACES) == set(KINDS)
    assert len(set(OUTDOOR_PLACES.values())) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_place_is_drawn_by_night_and_in_any_weather_towards_every_side(kind: str) -> None:
    for changes, yaw in (
        ({"time_of_day": "night"}, 0.0),
        ({"weather": "snow"}, 90.0),
        ({"weather": "fog"}, 180.0),
    ):
        here = empty(kind, **changes)
        staging = here.model_copy(update={"camera": here.camera.model_copy(update={"yaw_deg": yaw})})
        assert draw_panel(frame_recipe(staging), staging, "tone").ops


@pytest.mark.parametrize("kind", KINDS)
def test_a_place_is_drawn_in_time(kind: str) -> None:
    staging = empty(kind)
    recipe = frame_recipe(staging)
    took = []
    for _ in range(2):
        start = time.process_time()
        draw_panel(recipe, staging, "tone")
        took.append(time.process_time() - start)
    assert min(took) < 0.25, "a place may take 40 ms; a busy machine is forgiven much"
