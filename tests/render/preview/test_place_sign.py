"""The sign of a place that its set alone does not tell: once, in view, before nobody's face."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.render.preview import panel
from storyboard_cli.render.preview.sets import place_sign
from tests.render.preview.world import SMALL, frame_recipe, staged

TWO = [("CHAR_AARAV", None, "neutral"), ("CHAR_MEERA", None, "neutral")]


def of(place: str, size: str, side: str) -> Staging:
    """One of two people in that place; of one alone where it is close."""
    return staged(
        place, [{"cast": TWO[:1] if size == "MCU" else TWO, "size": size}], size=SMALL, int_ext=side
    )[0]


def signs(staging: Staging, monkeypatch: pytest.MonkeyPatch) -> list[place_sign._Spot]:
    """Where the picture has its sign."""
    found: list[place_sign._Spot] = []
    monkeypatch.setattr(place_sign, "_put", lambda scene, spot, said: found.append(spot))
    panel.draw_panel(frame_recipe(staging), staging, "tone")
    return found


@pytest.mark.parametrize("size", ["WS", "MS", "MCU"])
@pytest.mark.parametrize(
    ("place", "side"), [("customs shed", "int"), ("haulage yard", "ext"), ("tent city", "ext")]
)
def test_the_sign_is_in_view_once(place: str, side: str, size: str, monkeypatch: pytest.MonkeyPatch) -> None:
    staging = of(place, size, side)
    assert staging.place_sign == place.upper()
    assert staging.model_dump()["place_sign"] == place.upper()
    found = signs(staging, monkeypatch)
    assert len(found) == 1
    assert found[0].depth > min(f.depth_m for f in staging.figures)


@pytest.mark.parametrize(
    ("place", "size"), [("kitchen", "MS"), ("customs shed", "ECU"), ("customs shed", "INS")]
)
def test_elsewhere_there_is_none(place: str, size: str, monkeypatch: pytest.MonkeyPatch) -> None:
    staging = of(place, size, "int")
    assert "place_sign" not in staging.model_dump()
    assert signs(staging, monkeypatch) == []
