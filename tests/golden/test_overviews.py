"""The overviews that people look at show what is drawn now.

To accept new ones: run `python tests/golden/draw_overviews.py` and look at them.
"""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageStat

from storyboard_cli.plan.staging.framing import ANGLE_PITCH, SIZES
from storyboard_cli.plan.staging.poses import POSE_NAMES
from storyboard_cli.plan.staging.prop_sizes import THING_KINDS
from storyboard_cli.plan.staging.sets import SET_PLANS
from storyboard_cli.plan.staging.vehicle_kinds import VEHICLE_KINDS
from tests.golden.draw_overviews import HERE, cell, place_of, sheets

TOLERANCE = 14.0  # of 255. Few colours are kept; Pillow in place of skia: 9, another cell: 22 or more
SAMPLED = 7  # every so manieth cell is drawn again; another first one for each sheet


@pytest.mark.parametrize("name", sheets())
def test_an_overview_shows_what_is_drawn_now(name: str) -> None:
    sheet = sheets()[name]
    with Image.open(HERE / f"{name}.png") as kept:
        old = kept.convert("RGB")
    for index in range(len(name) % SAMPLED, len(sheet.cells), SAMPLED):
        new = cell(sheet, index)
        left, top = place_of(sheet, index, new.size)
        seen = old.crop((left, top, left + new.width, top + new.height))
        error = ImageStat.Stat(ImageChops.difference(new, seen)).rms
        assert max(error) <= TOLERANCE, f"cell {index} of {name} differs by {max(error):.1f}"


def test_overviews_are_complete_and_small() -> None:
    found = sheets()
    assert len(found["overview_places"].cells) == len(SET_PLANS)
    assert len(found["overview_sizes"].cells) == len(SIZES) * len(ANGLE_PITCH)
    assert len(found["overview_poses"].cells) == len(POSE_NAMES)
    assert len(found["overview_vehicles"].cells) == 3 * len(VEHICLE_KINDS)
    assert len(found["overview_things"].cells) == len(THING_KINDS)
    assert len(found["overview_stranger"].cells) == 40
    for name in found:
        assert (HERE / f"{name}.png").stat().st_size < 450_000
