"""Kinds of set: how large a place is, what one sits on there, and where its door, window and board stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from storyboard_cli.core.problems import closest
from storyboard_cli.plan.staging.looks import Look
from storyboard_cli.plan.staging.model import Room
from storyboard_cli.reading.places import read_place
from storyboard_cli.reading.set_words import set_of, with_pairs

SEATS = {
    "chair": 0.46, "bench": 0.45, "bed": 0.52, "sofa": 0.42, "car_seat": 0.36, "bus_seat": 0.46,
    "stool": 0.66,
    "steps": 0.34, "ground": 0.0, "desk": 0.74, "table": 0.74, "wall": 0.6, "swing": 0.5, "bike": 0.8,
}  # fmt: skip
"""Height in metres of what people sit or lie on."""


@dataclass(frozen=True, slots=True)
class SetPlan:
    """One kind of set. Landmarks are (x, z) on the floor: where somebody who goes to that thing ends up."""

    kind: str
    interior: bool
    room: Room
    seat: str = "chair"
    desk: str | None = None  # stands before somebody who sits and reads, writes or eats
    landmarks: dict[str, tuple[float, float]] = field(default_factory=dict)
    sights: dict[str, tuple[float, float]] = field(default_factory=dict)  # where what is looked at itself is
    attention: str | None = None  # the landmark that those who sit here look at


def _room(left: float, right: float, front: float, back: float, ceiling: float) -> Room:
    return Room(left=left, right=right, front=front, back=back, ceiling=ceiling)


_INDOOR_MARKS = {"door": (2.2, 2.4), "window": (-2.3, 1.6)}

_PLANS = (
    SetPlan("room", True, _room(-3.2, 3.2, -3.4, 3.2, 2.7), "chair", "table",
            _INDOOR_MARKS | {"table": (0.0, 1.2), "sofa": (-1.4, 2.2), "mirror": (1.2, 2.8), "lamp": (-2.6,
            2.6)}),
    SetPlan("classroom", True, _room(-4.4, 4.4, -4.2, 4.6, 3.2), "chair", "desk",
            {"door": (3.8, 3.4), "window": (-3.8, 1.6), "board": (0.0, 4.0), "blackboard": (0.0, 4.0),
             "whiteboard": (0.0, 4.0), "desk": (0.9, 1.4), "lectern": (-1.2, 3.4),
             "teacher_seat": (1.9, 4.1), "teacher_desk": (1.9, 3.45)},
            {"window": (-4.4, 1.0)}, "board"),
    SetPlan("library", True, _room(-4.2, 4.2, -4.0, 4.6, 3.4), "chair", "table",
            {"door": (3.6, 3.2), "window": (-3.6, 1.4), "shelf": (2.6, 3.6), "shelves": (2.6, 3.6),
             "table": (0.0, 1.2), "desk": (0.0, 1.2), "counter": (-2.4, 3.2)}),
    SetPlan("bedroom", True, _room(-2.5, 2.5, -3.0, 2.7, 2.6), "bed", "desk",
            {"door": (1.9, 2.0), "window": (0.25, 2.05), "bed": (-1.1, 1.7), "desk": (1.5, 1.6),
            "mirror": (1.9, 0.8),
             "wardrobe": (1.9, 2.2), "cupboard": (1.9, 2.2)}, {"window": (0.8, 2.75)}),
    SetPlan("corridor", True, _room(-1.6, 1.6, -4.0, 11.0, 2.8), "bench", None,
            {"door": (1.2, 2.6), "window": (-1.2, 2.0), "end": (0.0, 8.0), "lockers": (-1.2, 2.4)}),
    SetPlan("office", True, _room(-3.6, 3.6, -3.6, 3.8, 2.8), "chair", "desk",
            _INDOOR_MARKS | {"desk": (0.4, 1.5), "cabinet": (2.8, 2.8), "computer": (0.4, 1.4)}),
    SetPlan("kitchen", True, _room(-2.9, 2.9, -3.0, 2.9, 2.6), "chair", "table",
            _INDOOR_MARKS | {"stove": (-0.9, 2.1), "sink": (0.5, 2.1), "fridge": (2.2, 2.1),
            "counter": (-0.2, 2.1),
                             "table": (0.0, 0.9)}),
    SetPlan("cafe", True, _room(-4.0, 4.0, -3.6, 4.2, 3.0), "chair", "table",
            _INDOOR_MARKS | {"counter": (1.8, 3.2), "table": (0.0, 0.8)}),
    SetPlan("hospital", True, _room(-3.2, 3.2, -3.2, 3.2, 2.9), "bed", None, _INDOOR_MARKS | {"bed": (-0.9,
    1.8)}),
    SetPlan("hall", True, _room(-7.0, 7.0, -6.0, 10.0, 5.5), "bench", None,
            {"door": (4.8, 7.0), "stage": (0.0, 7.6), "window": (-6.0, 3.0)}),
    SetPlan("shop", True, _room(-3.6, 3.6, -3.4, 3.8, 2.9), "stool", "counter",
            _INDOOR_MARKS | {"counter": (0.0, 2.2), "shelf": (2.6, 2.8)}),
    SetPlan("bathroom", True, _room(-1.9, 1.9, -2.4, 2.1, 2.5), "stool", None,
            {"door": (1.4, 1.2), "mirror": (-0.6, 1.5), "sink": (-0.6, 1.5)}),
    SetPlan("stairwell", True, _room(-2.4, 2.4, -3.4, 5.0, 5.0), "steps", None, {"stairs": (0.6, 2.2),
    "door": (-1.8, 2.4)}),
    SetPlan("vehicle", True, _room(-0.95, 0.95, -1.2, 1.6, 1.55), "car_seat", None, {"door": (0.8, 0.2),
    "window": (-0.8, 0.2)}),
    SetPlan("bus", True, _room(-1.25, 1.25, -3.0, 6.0, 2.2), "bus_seat", None, {"door": (1.0, 0.6),
    "window": (-1.0, 0.8)}),
    SetPlan("street", False, _room(-5.5, 5.5, -6.0, 26.0, 9.0), "steps", None,
            {"door": (4.2, 3.5), "car": (-3.4, 3.0), "shop": (4.6, 4.5), "corner": (4.6, 7.0),
            "lamp": (-4.2, 2.0)}),
    SetPlan("campus", False, _room(-12.0, 12.0, -8.0, 24.0, 12.0), "bench", None,
            {"bench": (-2.2, 1.8), "gate": (0.0, 9.0), "tree": (3.4, 3.2), "steps": (2.4, 7.0),
            "door": (0.5, 11.0),
             "building": (0.5, 10.0), "path": (0.0, 3.0)}),
    SetPlan("bus_stop", False, _room(-5.0, 5.0, -5.0, 16.0, 7.0), "bench", None,
            {"bench": (-0.4, 1.25), "shelter": (0.0, 1.2), "sign": (2.3, 0.7), "bus": (0.0, -2.4),
            "road": (0.0, -2.0),
             "curb": (0.0, -1.4)}),
    SetPlan("forest", False, _room(-12.0, 12.0, -8.0, 26.0, 14.0), "ground", None,
            {"tree": (1.8, 1.8), "path": (0.0, 3.5), "clearing": (0.0, 4.0), "stream": (-2.6, 3.0),
            "rock": (-1.8, 1.6)}),
    SetPlan("park", False, _room(-12.0, 12.0, -8.0, 24.0, 12.0), "bench", None,
            {"bench": (-1.8, 1.6), "tree": (2.6, 2.6), "path": (0.0, 3.0), "pond": (2.4, 6.0),
            "swing": (3.0, 3.4)}),
    SetPlan("field", False, _room(-20.0, 20.0, -8.0, 40.0, 14.0), "ground", None,
            {"tree": (3.5, 6.0), "fence": (0.0, 8.0), "goal": (0.0, 12.0)}),
    SetPlan("rooftop", False, _room(-5.0, 5.0, -5.0, 5.4, 8.0), "ground", None,
            {"edge": (0.0, 4.6), "door": (3.6, 3.0), "parapet": (0.0, 4.6), "railing": (0.0, 4.6),
            "ledge": (0.0, 4.6)}),
    SetPlan("beach", False, _room(-20.0, 20.0, -8.0, 40.0, 14.0), "ground", None, {"water": (0.0, 7.0),
    "sea": (0.0, 7.0)}),
    SetPlan("station", False, _room(-8.0, 8.0, -6.0, 20.0, 6.0), "bench", None,
            {"bench": (-1.8, 1.6), "platform": (0.0, 2.0), "train": (2.4, 3.0), "edge": (2.0, 2.0)}),
    SetPlan("mountain", False, _room(-20.0, 20.0, -8.0, 40.0, 16.0), "ground", None, {"edge": (2.0, 4.0),
    "rock": (-1.8, 1.8)}),
    SetPlan("grid", False, _room(-8.0, 8.0, -8.0, 16.0, 6.0), "chair", None, {}),
)  # fmt: skip

SET_PLANS: dict[str, SetPlan] = {plan.kind: plan for plan in _PLANS}


def setting_kind(look: Look | None, location: str, int_ext: str | None) -> str:
    """The kind of set for an environment: what its spec says, else its name and words, else the
    script's location words, else a room indoors and the bare grid outdoors."""
    if look is not None and look.setting:
        written = look.setting.strip().casefold().replace(" ", "_").replace("-", "_")
        if written in SET_PLANS:
            return written
        named = set_of(frozenset(written.split("_")) | {written})
        if named:
            return named
        near = closest(written, SET_PLANS)
        if near:
            return near[0]
    for name in (look.name if look else "", location):
        head = with_pairs(read_place(name, None, int_ext).kind) if name else frozenset()
        kind = set_of(head) or set_of(with_pairs(name))
        if kind:
            return _on_its_side(kind, int_ext)
    kind = set_of(look.words) if look else None
    return _on_its_side(kind, int_ext) if kind else "room" if int_ext == "int" else "grid"


_IN_THE_OPEN = {"vehicle": "street", "bus": "street", "classroom": "campus"}
_UNDER_A_ROOF = {"station": "hall", "campus": "classroom", "bus_stop": "hall"}


def _on_its_side(kind: str, int_ext: str | None) -> str:
    """EXT. never gives a room, INT. never a field: a market in the open is a street with stalls."""
    if int_ext in ("ext", "est") and SET_PLANS[kind].interior:
        return _IN_THE_OPEN.get(kind, "street")
    if int_ext == "int" and not SET_PLANS[kind].interior:
        return _UNDER_A_ROOF.get(kind, "room")
    return kind
