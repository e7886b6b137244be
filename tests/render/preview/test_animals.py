"""Every animal that staging knows has a drawing of its own, from every side and in every pose."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest

from storyboard_cli.plan.staging.animal_kinds import ANIMAL_KINDS, animal_kind
from storyboard_cli.plan.staging.model import Camera, Staging
from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.reading.tables import ENGLISH, lookup, table, text_of
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import Clip, DisplayList, Fill, Unclip
from storyboard_cli.render.preview.lens import Lens
from storyboard_cli.render.preview.models.animals import ANIMALS
from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.palette import STYLES, Tone, rgb
from storyboard_cli.render.preview.solids import SolidBuilder, turned_axes
from tests.render.preview.world import staged

KINDS = {kind.shape: kind for kind in ANIMAL_KINDS}
POSES = ("stand", "walk", "run", "sit", "lie", "sleep", "fly", "perch", "swim", "rear", "eat", "juggle")
PIXELS = 400  # to the animal's largest side


@cache
def park() -> Staging:
    return staged("park", [{"action": "Nothing."}], int_ext="ext")[0]


def drawn(kind: PropKind, pose: str = "stand", facing: float = 90.0) -> DisplayList:
    """An animal alone, seen from far away at the height of its middle; 90° is its profile."""
    staging = park()
    span = max(kind.size_m)
    camera = Camera(
        eye=(0, kind.size_m[1] / 2, -span * 40), focal_px=PIXELS * 40, center_x=600, center_y=600,
        lens_mm=400, horizon_y=600,
    )  # fmt: skip
    picture = DisplayList(1200, 1200, (255, 255, 255, 1))
    tone = Tone(STYLES["tone"], staging.light, (220, 225, 230), 1000.0)
    board = Board(picture, Lens(camera, 1200, 1200), tone, staging, random.Random(1))
    maker = SolidBuilder(board, (0, 0, 0), turned_axes(facing), vivid=True)
    ANIMALS[kind.shape](maker, Model(kind.size_m, rgb(kind.color), pose=pose, seed=4))
    return picture


def extent(picture: DisplayList) -> tuple[float, float]:
    """Width and height of what is drawn without a blur, pixels."""
    points = [
        p for op in picture.ops if isinstance(op, Fill) and op.blend == "over" for g in op.polygons for p in g
    ]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) - min(xs), max(ys) - min(ys)


def test_every_animal_that_is_staged_is_drawn_and_no_other() -> None:
    assert set(ANIMALS) == set(KINDS)
    assert len(KINDS) == len(ANIMAL_KINDS)


@pytest.mark.parametrize("shape", sorted(ANIMALS))
def test_an_animal_is_as_large_as_staging_says(shape: str) -> None:
    kind = KINDS[shape]
    wide, tall = extent(drawn(kind))
    scale = PIXELS / max(kind.size_m)
    assert tall == pytest.approx(kind.size_m[1] * scale, rel=0.1, abs=4)
    assert wide == pytest.approx(kind.size_m[2] * scale, rel=0.1, abs=4)
    across, _ = extent(drawn(kind, facing=0.0))
    assert across == pytest.approx(kind.size_m[0] * scale, rel=0.15, abs=4)


@pytest.mark.parametrize("shape", sorted(ANIMALS))
def test_an_animal_has_a_drawing_from_every_side_and_in_every_pose(shape: str) -> None:
    for facing in (0.0, 45.0, 180.0):
        assert len(drawn(KINDS[shape], facing=facing).ops) >= 3
    for pose in POSES:
        assert 3 <= len(drawn(KINDS[shape], pose).ops) < 400
    assert drawn(KINDS[shape], "juggle").ops == drawn(KINDS[shape]).ops


def test_an_animal_is_larger_for_a_larger_kind() -> None:
    dog = KINDS["dog"]
    tall = extent(drawn(replace(dog, size_m=(dog.size_m[0], dog.size_m[1] / 2, dog.size_m[2]))))[1]
    assert tall == pytest.approx(extent(drawn(dog))[1] / 2, rel=0.05)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("dogs", "dog"), ("kitten", "cat"), ("ravens", "crow"), ("lioness", "bigcat"), ("wolves", "wolf"),
        ("mare", "horse"), ("geese", "goose"), ("polar bear", "bear"), ("sea lion", "seal"),
        ("t-rex", "tyrannosaur"),
        ("python", "snake"), ("great white", "shark"), ("moose", "stag"), ("airedale", "dog"),
        ("thrip", "beetle"),
        ("wagtail", "bird"), ("barracuda", "fish"), ("creature", "quadruped"), ("tarsier", "monkey"),
        ("mice", "rodent"),
        ("krait", "snake"), ("tree-frog", "frog"), ("unicorns", "unicorn"), ("roaches", "beetle"),
    ],
)  # fmt: skip
def test_a_word_has_the_body_plan_of_its_animal(word: str, shape: str) -> None:
    kind = animal_kind(word)
    assert kind is not None and kind.shape == shape


def test_every_animal_of_the_dictionary_has_a_body_plan() -> None:
    lines = (line.split("\t") for line in text_of(ENGLISH, "nouns.tsv").splitlines())
    animals = [word for word, code, *_ in lines if code.partition(":")[0] == "animal"]
    assert len(animals) > 2000
    for word in animals:
        kind = animal_kind(word)
        assert kind is not None and kind.shape in ANIMALS, word


@pytest.mark.parametrize("word", ["table", "woman", "car", "", "qwertz"])
def test_what_is_no_animal_has_no_body_plan(word: str) -> None:
    assert animal_kind(word) is None


def test_a_species_has_its_own_size_and_colour() -> None:
    puppy, dog, raven, swan = (animal_kind(w) for w in ("puppy", "dog", "raven", "swan"))
    assert puppy and dog and raven and swan
    assert puppy.size_m[1] == pytest.approx(0.22) and puppy.size_m[2] < dog.size_m[2] / 2
    assert sum(rgb(raven.color)) < 150 < 600 < sum(rgb(swan.color))


def test_the_word_tables_name_plans_numbers_and_colours() -> None:
    assert set(table(ENGLISH, "drawn_animals")) <= set(ANIMALS)
    for metres in table(ENGLISH, "animal_heights"):
        assert 0 < int(metres) < 1000
    for colour in table(ENGLISH, "animal_colors"):
        assert len(rgb(colour)) == 3
    for name in ("animal_heights", "animal_colors"):
        for word in lookup(name):
            assert animal_kind(word) is not None, f"{word} of {name} is no animal"


def test_a_rider_sits_on_the_back() -> None:
    horse = KINDS["horse"]
    seat, pillion = horse.seats
    assert seat.posture == pillion.posture == "ride" and horse.open
    assert pillion.up == seat.up and 0.3 < seat.ahead - pillion.ahead < 0.6
    assert horse.size_m[1] * 0.6 < seat.up < horse.size_m[1] * 0.75


@pytest.mark.parametrize("shape", ["dog", "horse", "duck", "crocodile"])
def test_what_swims_is_cut_off_at_the_water_and_has_no_shadow(shape: str) -> None:
    ops = drawn(KINDS[shape], "swim").ops
    inside = [op for op in ops if isinstance(op, Fill)]
    opened, closed = ops.index(next(op for op in ops if isinstance(op, Clip))), len(ops) - 1
    while not isinstance(ops[closed], Unclip):
        closed -= 1
    assert all(opened < ops.index(fill) < closed for fill in inside)
    assert all(fill.blend == "over" for fill in inside)
