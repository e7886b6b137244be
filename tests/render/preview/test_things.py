"""Every kind of thing has a drawing of its own size, and words find the right kind."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.staging.animal_kinds import ANIMAL_KINDS
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS, THING_KINDS
from storyboard_cli.plan.staging.thing_kinds import thing_kind
from storyboard_cli.plan.staging.vehicle_kinds import VEHICLE_KINDS
from storyboard_cli.reading.tables import lookup
from storyboard_cli.render.preview.models.registry import MODELS
from storyboard_cli.render.preview.models.shapes.library import SHAPES
from storyboard_cli.render.preview.models.things import THINGS
from tests.render.preview.drawn_thing import drawn, extent, paper, standing

KINDS = [kind for kind in THING_KINDS if not kind.shape.startswith("stand_in")]


def test_things_and_their_kinds_have_the_same_names() -> None:
    assert {*THINGS, *SHAPES} == {kind.shape for kind in THING_KINDS}
    assert len(THING_KINDS) == len(THINGS) + len(SHAPES)


def test_every_kind_of_thing_has_a_drawing() -> None:
    assert not [shape for shape, kind in PROP_KINDS.items() if kind.of == "thing" and shape not in MODELS]


def test_no_thing_takes_the_name_of_an_animal_or_a_vehicle() -> None:
    others = {kind.shape for kind in (*ANIMAL_KINDS, *VEHICLE_KINDS)}
    assert not others & {kind.shape for kind in THING_KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.shape)
def test_a_thing_is_drawn_about_as_large_as_it_is(kind) -> None:  # type: ignore[no-untyped-def]
    left, top, right, bottom = extent(drawn(kind))
    board = paper(kind.size_m)
    w, h, d = (side / 2 for side in kind.size_m)
    corners = [board.lens.point((x, h + y, z)) for x in (-w, w) for y in (-h, h) for z in (-d, d)]
    wide = max(x for x, _ in corners) - min(x for x, _ in corners)
    tall = max(y for _, y in corners) - min(y for _, y in corners)
    assert max((right - left) / wide, (bottom - top) / tall) > 0.4, "much smaller than its size"
    assert (right - left) < 2.0 * max(wide, tall) and (bottom - top) < 2.0 * max(wide, tall)
    assert min(y for _, y in corners) - 0.6 * max(wide, tall) < top


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.shape)
def test_a_thing_is_drawn_from_every_side_held_or_not_with_few_strokes(kind) -> None:  # type: ignore[no-untyped-def]
    for yaw in (30.0, 150.0, 270.0):
        picture = drawn(kind, yaw=yaw, held=not kind.stands)
        assert 2 <= len(picture.ops) <= 320
    assert drawn(kind).ops == drawn(kind).ops


def test_a_ring_of_which_nothing_is_seen_has_no_line() -> None:
    board = paper((1.0, 1.0, 1.0))
    before = list(board.picture.ops)
    standing(board).line([])
    assert board.picture.ops == before


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ("trunk", "trunk"),
        ("the old chest", "trunk"),
        ("a bowl of noodles", "bowl"),
        ("noodles", "bowl"),
        ("grand piano", "grand_piano"),
        ("an upright piano", "piano"),
        ("Tin cans", "tin"),
        ("kettles", "kettle"),
        ("oranges", "orange"),
        ("a red apple", "fruit"),
        ("mason jars", "jar"),
        ("birthday cake", "cake"),
        ("a piece of bread", "bread"),
        ("a bucket of milk", "bucket"),
        ("a picture of a trumpet", "photo"),
        ("the pyramid of tins", "tin_pyramid"),
        ("sword", "sword"),
        ("rifle", "rifle"),
        ("a painting", "painting"),
        ("computer screen", "computer"),
        ("old grandfather clock", "grandfather_clock"),
        ("teddy bears", "teddy_bear"),
        ("the street lamps", "street_lamp"),
        ("a flaming torch", "burning_torch"),
        ("flashlight", "torch"),
        ("lantern", "lantern"),
        ("table lamp", "desk_lamp"),
        ("train ticket", "card"),
        ("a love letter", "letter"),
        ("motorcycle helmet", "helmet"),
        ("speedometer", "gauge"),
        ("pine trees", "fir"),
        ("baseball bat", "baseball_bat"),
        ("a bottle of whiskey", "bottle"),
        ("wine glasses", "wine_glass"),
        ("pews", "pew"),
        ("swings", "swing"),
        ("fence post", "fence_post"),
        ("fruit cart", None),
        ("reading glasses", "glasses"),
        ("the drawbridge", "drawbridge"),
        ("an accordion", "accordion"),
        ("french horn", "tuba"),
        ("a wet towel", "cloth"),
        ("bed sheets", "blanket"),
        ("a stack of papers", "paper_stack"),
        ("the deposit slip", "letter"),
        ("menus", "magazine"),
        ("a body bag", "covered_body"),
        ("vines", "vine"),
        ("scalpels", "hand_tool"),
        ("garbage bags", "rubbish_bags"),
        ("stepladder", "ladder"),
    ],
)
def test_words_name_the_kind(words: str, shape: str | None) -> None:
    kind = thing_kind(words)
    assert (kind.shape if kind else None) == shape


def test_what_has_no_drawing_has_no_kind() -> None:
    assert thing_kind("zorblax") is None
    assert thing_kind("") is None


def test_what_has_a_drawing_needs_no_size_for_its_stand_in() -> None:
    assert not [words for words in lookup("stand_in_sizes") if thing_kind(words) is not None]


def test_a_compound_of_unusual_size_is_no_kind_of_its_last_word() -> None:
    assert thing_kind("a music box") is None
    assert thing_kind("paper bag") == PROP_KINDS["bag"]
