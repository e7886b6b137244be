"""Kinds of set: how large a place is, what one sits on there, and where its door, window and board stand."""

from __future__ import annotations

from storyboard_cli.core.problems import closest
from storyboard_cli.plan.staging.looks import Look
from storyboard_cli.plan.staging.outdoor_sets import OUTDOOR_PLANS
from storyboard_cli.plan.staging.set_plan import SetPlan, extent
from storyboard_cli.reading.places import read_place
from storyboard_cli.reading.set_words import set_of, with_pairs

SEATS = {
    "chair": 0.46, "bench": 0.45, "bed": 0.52, "sofa": 0.42, "car_seat": 0.36, "bus_seat": 0.46,
    "stool": 0.66,
    "steps": 0.34, "ground": 0.0, "desk": 0.74, "table": 0.74, "wall": 0.6, "swing": 0.5, "bike": 0.8,
}  # fmt: skip
"""Height in metres of what people sit or lie on."""


_INDOOR_MARKS = {"door": (2.2, 2.4), "window": (-2.3, 1.6)}

_PLANS = (
    SetPlan("room", True, extent(-3.2, 3.2, -3.4, 3.2, 2.7), "chair", "table",
            _INDOOR_MARKS | {"table": (0.0, 1.2), "sofa": (-1.4, 2.2), "mirror": (1.2, 2.8), "lamp": (-2.6,
            2.6)}),
    SetPlan("classroom", True, extent(-4.4, 4.4, -4.2, 4.6, 3.2), "chair", "desk",
            {"door": (3.8, 3.4), "window": (-3.8, 1.6), "board": (0.0, 4.0), "blackboard": (0.0, 4.0),
             "whiteboard": (0.0, 4.0), "desk": (0.9, 1.4), "lectern": (-1.2, 3.4),
             "teacher_seat": (1.9, 4.1), "teacher_desk": (1.9, 3.45)},
            {"window": (-4.4, 1.0)}, "board"),
    SetPlan("library", True, extent(-4.2, 4.2, -4.0, 4.6, 3.4), "chair", "table",
            {"door": (3.6, 3.2), "window": (-3.6, 1.4), "shelf": (2.6, 3.6), "shelves": (2.6, 3.6),
             "table": (0.0, 1.2), "desk": (0.0, 1.2), "counter": (-2.4, 3.2)}),
    SetPlan("bedroom", True, extent(-2.5, 2.5, -3.0, 2.7, 2.6), "bed", "desk",
            {"door": (1.9, 2.0), "window": (0.25, 2.05), "bed": (-1.1, 1.7), "desk": (1.5, 1.6),
            "mirror": (1.9, 0.8),
             "wardrobe": (1.9, 2.2), "cupboard": (1.9, 2.2)}, {"window": (0.8, 2.75)}),
    SetPlan("corridor", True, extent(-1.6, 1.6, -4.0, 11.0, 2.8), "bench", None,
            {"door": (1.2, 2.6), "window": (-1.2, 2.0), "end": (0.0, 8.0), "lockers": (-1.2, 2.4)}),
    SetPlan("office", True, extent(-3.6, 3.6, -3.6, 3.8, 2.8), "chair", "desk",
            _INDOOR_MARKS | {"desk": (0.4, 1.5), "cabinet": (2.8, 2.8), "computer": (0.4, 1.4)}),
    SetPlan("kitchen", True, extent(-2.9, 2.9, -3.0, 2.9, 2.6), "chair", "table",
            _INDOOR_MARKS | {"stove": (-0.9, 2.1), "sink": (0.5, 2.1), "fridge": (2.2, 2.1),
            "counter": (-0.2, 2.1),
                             "table": (0.0, 0.9)}),
    SetPlan("cafe", True, extent(-4.0, 4.0, -3.6, 4.2, 3.0), "chair", "table",
            _INDOOR_MARKS | {"counter": (1.8, 3.2), "table": (0.0, 0.8)}),
    SetPlan("hospital", True, extent(-3.2, 3.2, -3.2, 3.2, 2.9), "bed", None, _INDOOR_MARKS | {"bed": (-0.9,
    1.8)}),
    SetPlan("hall", True, extent(-7.0, 7.0, -6.0, 10.0, 5.5), "bench", None,
            {"door": (4.8, 7.0), "stage": (0.0, 7.6), "window": (-6.0, 3.0)}),
    SetPlan("shop", True, extent(-3.6, 3.6, -3.4, 3.8, 2.9), "stool", "counter",
            _INDOOR_MARKS | {"counter": (0.0, 2.2), "shelf": (2.6, 2.8)}),
    SetPlan("bathroom", True, extent(-1.9, 1.9, -2.4, 2.1, 2.5), "stool", None,
            {"door": (1.4, 1.2), "mirror": (-0.6, 1.5), "sink": (-0.6, 1.5)}),
    SetPlan("stairwell", True, extent(-2.4, 2.4, -3.4, 5.0, 5.0), "steps", None, {"stairs": (0.6, 2.2),
    "door": (-1.8, 2.4)}),
    SetPlan("vehicle", True, extent(-0.95, 0.95, -1.2, 1.6, 1.55), "car_seat", None, {"door": (0.8, 0.2),
    "window": (-0.8, 0.2)}),
    SetPlan("bus", True, extent(-1.25, 1.25, -3.0, 6.0, 2.2), "bus_seat", None, {"door": (1.0, 0.6),
    "window": (-1.0, 0.8)}),
    *OUTDOOR_PLANS,
)  # fmt: skip

__all__ = ["SEATS", "SET_PLANS", "SetPlan", "setting_kind"]

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
