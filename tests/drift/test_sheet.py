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


def sheet(coat: tuple[int, int, int], trousers: tuple[int, int, int] = (60, 70, 90)) -> bytes:
    """A figure of simple shapes with ink around it and shade at its side, its feet on a shadow."""
    image = Image.new("RGB", (640, 960), PAPER)
    pen = ImageDraw.Draw(image)
    pen.ellipse((280, 60, 360, 180), (200, 140, 110), (30, 30, 30), 3)
    pen.rectangle((220, 190, 420, 480), coat, (30, 30, 30), 3)
    pen.rectangle((390, 193, 417, 477), (150, 150, 150))
    for left in (240, 340):
        pen.rectangle((left, 480, left + 60, 860), trousers, (30, 30, 30), 3)
        pen.rectangle((left + 48, 483, left + 57, 857), (150, 150, 150))
    pen.ellipse((200, 850, 440, 890), (120, 118, 114))
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


def test_pale_legs_have_their_own_colour_and_what_they_enclose_is_ground() -> None:
    opened = open_picture(sheet((242, 238, 228), trousers=(229, 224, 214)), "front.png")
    legs = next(cut for cut in cuts_of_sheet(opened, "front", None, None) if cut.region == "legs")
    found = hex_of_lab(main_colour(opened.pixels((64, 64), legs.box), legs.mask))
    assert found == "#e5e0d6"
    assert 0.5 < float(legs.mask.mean()) < 0.9


def test_legs_of_exactly_the_colour_of_the_paper_are_not_measured() -> None:
    opened = open_picture(sheet((180, 60, 50), trousers=PAPER), "front.png")
    assert "legs" not in {cut.region for cut in cuts_of_sheet(opened, "front", None, None)}


def test_a_childs_head_is_a_larger_share_of_its_picture() -> None:
    opened = open_picture(sheet((180, 60, 50)), "front.png")
    adult, child = (
        {c.region: c.box for c in cuts_of_sheet(opened, "front", None, None, h)} for h in (0.13, 0.17)
    )
    assert child["head"][3] > adult["head"][3] + 20
    assert child["body"][1] > adult["body"][1] + 20
    assert abs(child["legs"][3] - adult["legs"][3]) < 12
