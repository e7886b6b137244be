"""The parts of a model sheet: white clothes on white paper are the clothes, not their shadows."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from storyboard_cli.drift.measure import main_colour
from storyboard_cli.drift.oklab import hex_of_lab
from storyboard_cli.drift.pictures import open_picture
from storyboard_cli.drift.sheet import cuts_of_sheet

PAPER = (238, 235, 228)


def sheet(coat: tuple[int, int, int]) -> bytes:
    """A figure of simple shapes with ink around it and shade at its side."""
    image = Image.new("RGB", (640, 960), PAPER)
    pen = ImageDraw.Draw(image)
    pen.ellipse((280, 60, 360, 180), (200, 140, 110), (30, 30, 30), 3)
    pen.rectangle((220, 190, 420, 480), coat, (30, 30, 30), 3)
    pen.rectangle((390, 193, 417, 477), (150, 150, 150))
    for left in (240, 340):
        pen.rectangle((left, 480, left + 60, 860), (60, 70, 90), (30, 30, 30), 3)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("coat", [(242, 238, 228), (180, 60, 50)])
def test_a_coat_has_its_own_colour_on_paper_of_any_colour(coat: tuple[int, int, int]) -> None:
    opened = open_picture(sheet(coat), "front.png")
    cuts = {cut.region: cut for cut in cuts_of_sheet(opened, "front", None, None)}
    body = cuts["body"]
    found = hex_of_lab(main_colour(opened.pixels((64, 64), body.box), body.mask))
    seen = tuple(int(found[i : i + 2], 16) for i in (1, 3, 5))
    assert all(abs(a - b) < 12 for a, b in zip(seen, coat, strict=True)), found


def test_ground_between_legs_is_ground() -> None:
    opened = open_picture(sheet((242, 238, 228)), "front.png")
    legs = next(cut for cut in cuts_of_sheet(opened, "front", None, None) if cut.region == "legs")
    assert 0.5 < float(legs.mask.mean()) < 0.9


def test_a_childs_head_is_a_larger_share_of_its_picture() -> None:
    opened = open_picture(sheet((180, 60, 50)), "front.png")
    adult, child = (
        {c.region: c.box for c in cuts_of_sheet(opened, "front", None, None, h)} for h in (0.13, 0.17)
    )
    assert child["head"][3] > adult["head"][3] + 20
    assert child["body"][1] > adult["body"][1] + 20
    assert abs(child["legs"][3] - adult["legs"][3]) < 12
