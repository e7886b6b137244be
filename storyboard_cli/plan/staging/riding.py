"""People in and on vehicles and animals: each has a seat of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import cos, radians, sin

from storyboard_cli.plan.staging.aboard import in_the_back
from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.pillion import seat_pillion, sits_behind
from storyboard_cli.plan.staging.poses import POSTURES
from storyboard_cli.plan.staging.prop_kind import Seat
from storyboard_cli.plan.staging.space import world
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group

Find = Callable[[str | None], Item | None]
_ABOARD = ("in", "on")
_MOUNTS = ("horse", "bicycle", "motorcycle")
MOUNT = "mount"
"""The support of whoever sits on a thing of the picture: no chair is put under them."""


def seat_riders(
    actors: Sequence[Actor], shown_of: Mapping[str, Shown], items: Sequence[Item], find: Find, action: str
) -> None:
    """Who is in a car, on a horse or rides one sits there; a rider of whom no mount is shown takes a free
    one, and who rides along sits behind."""
    for actor in sorted(actors, key=lambda a: sits_behind(shown_of.get(a.asset))):
        shown = shown_of.get(actor.asset)
        if shown is None:
            continue
        item = _mount(actor, shown, items, find)
        if item is None or not item.placed:
            continue
        team = [i for i in items if i.shown is item.shown and i.placed]
        mount = _free(team)
        if mount is not None:
            _seat(actor, shown, mount)
        elif actor.posture == "ride":
            actor.posture, actor.support = "stand", None  # there is no room on its back
    seat_pillion(actors, shown_of, items, action, _seat)


def _free(team: Sequence[Item]) -> Item | None:
    """Of some vehicles or animals, the one that has a seat left: each rider has a mount of the own as long as
    there are enough, a car is filled before the next one.
    """
    free = [i for i in team if len(i.riders) < len(i.kind.seats)]
    return min(free, key=lambda i: len(i.riders) if i.kind.seats[0].posture == "ride" else 0, default=None)


_SEATED = frozenset({"sit", "sleep", "lie", "drive", "sit_floor"})
_NOBODY = ""
"""Has a seat that stays free: the one beside the driver, of those who sit in the back."""
_MANY_SEATS = 6  # of a bus, a tram, a train
_PANES = frozenset({"window", "windows"})
_ARTICLES = ("the", "a", "his", "her", "their")
_BACK_FROM = 2
"""The first seat of a car that is behind the driver's."""


def seat_passengers(
    actors: Sequence[Actor], shown_of: Mapping[str, Shown], items: Sequence[Item], action: str
) -> None:
    """Out of doors, who sits at the wheel or in the back of a vehicle that is there, or looks out of the
    windows of a bus, sits inside it."""
    cars = [i for i in items if i.placed and i.kind.of == "vehicle" and _has_inside(i)]
    if not cars:
        return
    aboard = {rider for i in items for rider in i.riders}
    waiting = [a for a in actors if a.asset in shown_of and a.asset not in aboard]
    wheel = group("cabins", "wheel")
    at_wheel = [a for a in waiting if set(shown_of[a.asset].where.values()) & wheel]
    car = _named_at_wheel(cars, action.casefold(), wheel) if at_wheel else cars[0]
    for actor in at_wheel[:1] if not car.riders else ():
        _seat(actor, shown_of[actor.asset], car)
    inside = [shown_of[a.asset].words for a in waiting if _may_sit_inside(a, shown_of[a.asset])]
    others = [a for a in waiting if a not in at_wheel and shown_of[a.asset].words in inside]
    if len(car.kind.seats) >= _MANY_SEATS:
        others += [a for a in waiting if set(shown_of[a.asset].where.values()) & _PANES]
    elif not (car.riders or in_the_back(action)):
        return
    behind = in_the_back(action) and len(car.kind.seats) > _BACK_FROM
    for actor in others:
        while (behind or len(car.kind.seats) >= _MANY_SEATS) and len(car.riders) < _BACK_FROM:
            car.riders.append(_NOBODY)
        if len(car.riders) < len(car.kind.seats):
            _seat(actor, shown_of[actor.asset], car)


def _named_at_wheel(cars: Sequence[Item], text: str, wheel: frozenset[str]) -> Item:
    """The vehicle at whose wheel the words put somebody, else the first."""
    said = (f"{w} of {the} {c.shown.what.casefold()}" for c in cars for w in wheel for the in _ARTICLES)
    named = next((words for words in said if words in text), None)
    return next((c for c in cars if named is not None and named.endswith(c.shown.what.casefold())), cars[0])


_GROWN_M = 1.6
_SITTING = 0.52  # of somebody's height is over the seat


def _has_inside(item: Item) -> bool:
    return not item.kind.open and not item.kind.swims and len(item.kind.seats) > 1


def _may_sit_inside(actor: Actor, shown: Shown) -> bool:
    """Sits or sleeps, and nowhere else."""
    return actor.posture in _SEATED and not shown.where and actor.support != MOUNT


def _mount(actor: Actor, shown: Shown, items: Sequence[Item], find: Find) -> Item | None:
    for relation, words in shown.where.items():
        item = find(words)
        if relation in _ABOARD and item is not None and item.kind.seats:
            return item
    ridden = find(shown.to)
    if ridden is not None and ridden.kind.seats and shown.does in group("riding", "verbs"):
        return ridden
    if actor.posture in ("ride", "drive") or any(
        shown.what.casefold() in group("riding", m) for m in _MOUNTS
    ):
        return _free([i for i in items if i.kind.seats])
    return None


def _cushion_m(actor: Actor) -> float:
    """By how much a small person sits higher in a closed vehicle, so that the face is seen over the door."""
    return max(0.0, _SITTING * (_GROWN_M - actor.look.height_m))


def _seat(actor: Actor, shown: Shown, item: Item) -> None:
    seat: Seat = item.kind.seats[len(item.riders)]
    item.riders.append(actor.asset)
    item.carries = item.carries or not item.kind.open
    turn = radians(item.facing)
    right, ahead = (-cos(turn), -sin(turn)), (sin(turn), -cos(turn))
    x = item.x + right[0] * seat.right + ahead[0] * seat.ahead
    z = item.z + right[1] * seat.right + ahead[1] * seat.ahead
    asleep = actor.posture in ("lie", "sleep")
    lies = asleep and not _has_inside(item)
    if asleep and not lies:  # there is no room to lie in a car
        actor.listed = actor.listed.model_copy(update={"expression": actor.listed.expression or "sleeping"})
    if not lies:
        actor.posture = seat.posture if seat.posture in POSTURES else "sit"
    standing = actor.posture == "stand"
    floor = seat.up if standing else item.kind.floor_m(seat)
    actor.place = world(x, item.y + floor, z)
    lift = _cushion_m(actor) if _has_inside(item) and not standing else 0.0
    actor.support, actor.support_m = (None, 0.0) if standing else (MOUNT, round(seat.up + lift - floor, 3))
    if actor.glance is None:
        actor.facing = round(item.facing, 1) + 0.0
    actor.target = None if actor.glance is None else actor.target
