"""Interiors: each kind of set has a drawing of its own, and draws from every side."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.staging.sets import SET_PLANS
from storyboard_cli.render.preview.panel import draw_panel
from storyboard_cli.render.preview.sets.places import PLACES
from tests.render.preview.world import SMALL, frame_recipe, staged

INTERIORS = sorted(kind for kind, plan in SET_PLANS.items() if plan.interior)
TWO = [("CHAR_AARAV", None, "neutral"), ("CHAR_MEERA", None, "neutral")]


def test_every_kind_of_set_has_its_own_drawing() -> None:
    drawn = {kind: PLACES[kind] for kind in SET_PLANS}
    assert len(set(drawn.values())) == len(drawn)


@pytest.mark.parametrize("kind", INTERIORS)
def test_an_interior_draws_empty_and_with_people_and_from_their_side(kind: str) -> None:
    people = [{"cast": TWO, "size": size} for size in ("MS", "OTS")]
    frames = [{"size": "WS"}, *people]
    for staging in staged(kind.replace("_", " "), frames, size=SMALL, int_ext="int"):
        assert staging.setting == kind
        picture = draw_panel(frame_recipe(staging), staging, "tone")
        assert len(picture.ops) > 20


@pytest.mark.parametrize("kind", INTERIORS)
def test_landmarks_are_inside_the_walls(kind: str) -> None:
    plan = SET_PLANS[kind]
    for x, z in plan.landmarks.values():
        assert plan.room.left < x < plan.room.right and plan.room.front < z < plan.room.back
