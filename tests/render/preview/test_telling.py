"""Close pictures: one telling thing of the place stands behind the heads."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.plan.staging.sets import SET_PLANS
from storyboard_cli.plan.staging.telling import TELLING
from storyboard_cli.render.preview import panel
from storyboard_cli.render.preview.sets.dressing import dressing
from tests.render.preview.world import SMALL, frame_recipe, staged

TWO = [("CHAR_AARAV", None, "neutral"), ("CHAR_MEERA", None, "neutral")]
CLEAR = ["kitchen", "cell", "church", "classroom", "alley", "hospital", "office", "airfield"]


def close(kind: str, size: str = "MCU") -> Staging:
    """One of two people in that kind of place."""
    side = "int" if SET_PLANS[kind].interior else "ext"
    return staged(kind.replace("_", " "), [{"cast": TWO[:1], "size": size}], size=SMALL, int_ext=side)[0]


def marks(staging: Staging) -> int:
    """How much is drawn."""
    return len(panel.draw_panel(frame_recipe(staging), staging, "tone").ops)


@pytest.mark.parametrize("kind", sorted(TELLING))
def test_every_telling_thing_has_a_drawing(kind: str) -> None:
    assert kind in SET_PLANS
    assert all(dressing(name) is not None for name in TELLING[kind])


@pytest.mark.parametrize("kind", CLEAR)
def test_a_close_picture_has_a_telling_thing_behind_the_head(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    staging = close(kind)
    with_it = marks(staging)
    monkeypatch.setattr(panel, "dress_close", lambda scene: None)
    assert with_it > marks(staging) + 3


def test_a_wide_picture_is_the_set_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    staging = close("kitchen", "WS")
    with_it = marks(staging)
    monkeypatch.setattr(panel, "dress_close", lambda scene: None)
    assert with_it == marks(staging)
