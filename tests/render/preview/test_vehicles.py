"""Every class of vehicle has a drawing, seen from all sides, alone and around people; words find it."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from storyboard_cli.plan.staging.model import Camera, Light, Staging
from storyboard_cli.plan.staging.vehicle_kinds import VEHICLE_KINDS, vehicle_kind
from storyboard_cli.reading.tables import table
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import Clip, DisplayList, Fill, Polygon, Stroke, Unclip
from storyboard_cli.render.preview.lens import Lens
from storyboard_cli.render.preview.models.model import Model, Part
from storyboard_cli.render.preview.models.vehicles import VEHICLES
from storyboard_cli.render.preview.palette import STYLES, Tone
from storyboard_cli.render.preview.solids import SolidBuilder, turned_axes

KINDS = {kind.shape: kind for kind in VEHICLE_KINDS}
SIDES = {
    "front": (0.0, 0.06),
    "quarter": (40.0, 0.12),
    "profile": (90.0, 0.04),
    "back": (180.0, 0.1),
    "above": (50.0, 0.9),
}


def drawn(
    shape: str, side: str = "quarter", part: Part = "all", near: float = 2.4, **asked: object
) -> DisplayList:
    """One vehicle on an empty page, seen from that side."""
    kind, (facing, rise) = KINDS[shape], SIDES[side]
    reach = max(kind.size_m) * near
    camera = Camera(
        eye=(0.0, kind.size_m[1] / 2 + reach * rise, -reach), pitch_deg=-45.0 * rise, focal_px=380.0,
        center_x=160.0,
        center_y=100.0, lens_mm=35.0, horizon_y=90.0,
    )  # fmt: skip
    page = DisplayList(320, 200, (255, 255, 255, 1))
    staging = Staging(
        width=320,
        height=200,
        size="FS",
        angle="eye",
        camera=camera,
        setting="grid",
        interior=False,
        light=Light(),
    )
    tone = Tone(STYLES["tone"], staging.light, (200, 200, 210), 60.0)
    board = Board(page, Lens(camera, 320, 200), tone, staging, random.Random(1))
    model = Model(kind.size_m, (150, 80, 60), part=part, **asked)  # type: ignore[arg-type]
    VEHICLES[shape](SolidBuilder(board, axes=turned_axes(facing), vivid=True), model)
    return page


def points_of(page: DisplayList) -> list[tuple[float, float]]:
    found = [p for op in page.ops if isinstance(op, Fill) for shape in op.polygons for p in shape]
    return found + [p for op in page.ops if isinstance(op, Stroke) for line in op.lines for p in line]


def test_every_class_has_a_drawing_and_every_drawing_a_class() -> None:
    assert set(VEHICLES) == set(KINDS)
    assert len(KINDS) == len(VEHICLE_KINDS)


def test_every_class_is_reached_by_its_words() -> None:
    assert set(table("en", "drawn_vehicles")) == set(KINDS)
    for shape in KINDS:
        found = vehicle_kind(shape.replace("_", " "))
        assert found is not None
        assert found.shape == shape


@pytest.mark.parametrize("shape", sorted(VEHICLES))
def test_a_vehicle_is_seen_from_every_side(shape: str) -> None:
    for side in SIDES:
        page = drawn(shape, side)
        inside = [p for p in points_of(page) if 0 <= p[0] <= 320 and 0 <= p[1] <= 200]
        assert len(inside) > 60, side
        assert max(p[0] for p in inside) - min(p[0] for p in inside) > 12, side
        assert sum(isinstance(op, Fill) for op in page.ops) <= 420, side


@pytest.mark.parametrize("shape", sorted(VEHICLES))
def test_two_drawings_of_one_vehicle_are_the_same(shape: str) -> None:
    assert drawn(shape).ops == drawn(shape).ops


@pytest.mark.parametrize("shape", sorted(s for s, k in KINDS.items() if k.seats and not k.open))
def test_around_people_something_is_drawn_before_and_something_after_them(shape: str) -> None:
    pages = [(drawn(shape, side, "far"), drawn(shape, side, "near")) for side in SIDES]
    assert all(far.ops for far, _ in pages)
    assert any(near.ops for _, near in pages)


@pytest.mark.parametrize("shape", ["car", "taxi", "bus", "van", "truck", "train", "jeep"])
def test_faces_are_seen_through_open_windows(shape: str) -> None:
    """In profile nothing that is drawn after the driver covers where the driver's head is."""
    kind = KINDS[shape]
    seat = kind.seats[0]
    head = (0.0, seat.up + 0.72, 0.0)
    page = drawn(shape, "profile", "near")
    reach = max(kind.size_m) * 2.4
    facing = 90.0
    right, up, ahead = turned_axes(facing)
    place = [head[1] * up[i] + seat.right * right[i] + (seat.ahead - 0.05) * ahead[i] for i in (0, 1, 2)]
    camera = Camera(
        eye=(0.0, kind.size_m[1] / 2 + reach * 0.04, -reach), pitch_deg=-1.8, focal_px=380.0, center_x=160.0,
        center_y=100.0, lens_mm=35.0, horizon_y=90.0,
    )  # fmt: skip
    point = Lens(camera, 320, 200).point((place[0], place[1], place[2]))
    assert not covering(page, point)


def covering(page: DisplayList, point: tuple[float, float]) -> list[Fill]:
    """The fills that cover a point, as far as the clips around them let them."""
    clips: list[bool] = []
    found = []
    for op in page.ops:
        if isinstance(op, Clip):
            clips.append(any(winds(point, shape) for shape in op.polygons))
        elif isinstance(op, Unclip):
            clips.pop()
        elif isinstance(op, Fill) and op.blend == "over" and all(clips):
            found += [op] if any(winds(point, shape) for shape in op.polygons) else []
    return found


def winds(point: tuple[float, float], polygon: Polygon) -> bool:
    """Whether a polygon (with its holes on one line) covers the point: non-zero winding."""
    turns = 0
    for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (y0 <= point[1]) != (y1 <= point[1]):
            x = x0 + (point[1] - y0) / (y1 - y0) * (x1 - x0)
            if x > point[0]:
                turns += 1 if y1 > y0 else -1
    return turns != 0


def test_words_on_a_vehicle_are_lettered() -> None:
    plain, worded = drawn("van", "profile"), drawn("van", "profile", text="BAKERY")
    strokes = [sum(len(op.lines) for op in page.ops if isinstance(op, Stroke)) for page in (plain, worded)]
    assert strokes[1] > strokes[0] + 8


def test_lamps_that_burn_glow() -> None:
    blends = [
        Counter(op.blend for op in drawn("police_car", "front", lit=lit).ops if isinstance(op, Fill))
        for lit in (False, True)
    ]
    assert blends[0]["screen"] == 0
    assert blends[1]["screen"] >= 3


def test_what_flies_has_no_shadow_on_the_ground() -> None:
    standing = [op for op in drawn("car").ops if isinstance(op, Fill) and op.blend == "multiply"]
    flying = [op for op in drawn("car", pose="fly").ops if isinstance(op, Fill) and op.blend == "multiply"]
    assert len(standing) == 1
    assert not flying


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ("black sedan", "car"), ("the fishing boats", "fishing_boat"), ("police car", "police_car"),
        ("a fruit cart", "cart"), ("police cruiser", "police_car"), ("Mazda", "car"),
        ("a battered old pickup", "pickup"),
        ("two motorcycles", "motorcycle"), ("yellow taxi", "taxi"), ("the sheriff's car", "police_car"),
        ("delivery van", "van"), ("lorries", "truck"), ("eighteen-wheeler", "truck"),
        ("fire engine", "fire_engine"),
        ("school bus", "bus"), ("freight train", "train"), ("steam locomotive", "steam_train"),
        ("rowing boat", "rowing_boat"),
        ("kayaks", "canoe"), ("a boat with two fishermen", "rowing_boat"), ("ocean liner", "ship"),
        ("pirate ship", "tall_ship"),
        ("U-boat", "submarine"), ("a jumbo jet", "plane"), ("fighter jets", "jet"), ("biplane", "biplane"),
        ("chopper", "helicopter"), ("hot air balloon", "hot_air_balloon"), ("spaceship", "spaceship"),
        ("tanks", "tank"),
        ("stagecoach", "carriage"), ("covered wagon", "wagon"), ("empty wheelchair", "wheelchair"),
        ("stroller", "pram"),
        ("shopping trolley", "shopping_trolley"), ("dog sled", "sled"), ("truck", "truck"),
        ("the convoy", "car"),
        ("tractor", "tractor"), ("a row of taxis", "taxi"), ("a convoy of army trucks", "truck"),
        ("bulldozer", "excavator"), ("ambulance", "ambulance"), ("Vespa", "scooter"),
    ],
)  # fmt: skip
def test_words_find_their_class(words: str, shape: str) -> None:
    found = vehicle_kind(words)
    assert found is not None
    assert found.shape == shape


@pytest.mark.parametrize(
    "words",
    [
        "horse",
        "the car door",
        "taxi driver",
        "police officer",
        "coach",
        "cup and saucer",
        "a photo of a car",
        "",
    ],
)
def test_what_is_no_vehicle_has_no_class(words: str) -> None:
    assert vehicle_kind(words) is None


def test_some_words_bring_their_colour() -> None:
    school, town = vehicle_kind("school bus"), vehicle_kind("bus")
    assert school is not None and town is not None
    assert school.color != town.color == KINDS["bus"].color
