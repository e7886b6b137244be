"""What a seat and a vehicle cover is not judged; whoever stands in the open is judged whole."""

from __future__ import annotations

from storyboard_cli.drift.before import parts_in_sight, things_before
from storyboard_cli.drift.regions import cuts_of
from storyboard_cli.plan.staging.model import Staging
from tests.random_scripts.check_drafts import drafted

EVERYTHING = {"hair", "head", "body", "legs"}


def staged(text: str) -> Staging:
    recipe = drafted(text)[0].recipe
    assert recipe is not None and recipe.staging is not None
    return recipe.staging


def test_who_stands_in_the_open_is_seen_whole() -> None:
    street = staged("EXT. STREET - DAY\n\nANNA stands beside a truck.\n")
    assert parts_in_sight(street, street.figures[0]) == EVERYTHING


def test_who_sits_behind_glass_is_not_judged() -> None:
    truck = staged("EXT. STREET - DAY\n\nANNA drives a truck.\n")
    assert any(p.carries for p in truck.props)
    assert cuts_of(truck, 0) == ([], "it sits behind glass or a high back")


def test_a_rider_hides_behind_nothing() -> None:
    horse = staged("EXT. FIELD - DAY\n\nANNA rides a horse.\n")
    assert parts_in_sight(horse, horse.figures[0]) == EVERYTHING


def test_of_a_driver_seen_from_before_the_head_is_judged() -> None:
    car = staged("INT. CAR - DAY\n\nANNA drives.\n")
    driver = car.figures[0]
    assert driver.support == "car_seat"
    assert parts_in_sight(car, driver) in (frozenset(), frozenset({"hair", "head"}))
    turned = driver.model_copy(update={"facing_deg": driver.facing_deg + 180})
    assert parts_in_sight(car, driver) != parts_in_sight(car, turned)


def test_what_somebody_is_under_lies_before_them() -> None:
    room = staged("INT. ROOM - DAY\n\nANNA kneels under a table.\n")
    anna, table = room.figures[0], next(p for p in room.props if "table" in p.shape)
    farther = table.model_copy(update={"depth_m": anna.depth_m + 0.2})
    under = room.model_copy(update={"props": (farther,), "furniture": ()})
    box = (table.box.left, table.box.top, table.box.right, table.box.bottom)
    at = (table.place[0], 0.0, table.place[2])
    assert things_before(under, anna.model_copy(update={"place": at})) == [box]
    beside = anna.model_copy(update={"place": (at[0] + 3.0, 0.0, at[2])})
    assert things_before(under, beside) == []


def test_who_is_in_a_car_without_a_seat_is_among_its_seats() -> None:
    car = staged("INT. CAR - DAY\n\nANNA drives.\n")
    kneeling = car.figures[0].model_copy(update={"support": None, "posture": "kneel"})
    assert parts_in_sight(car, kneeling) == frozenset()
