"""Kinds of set: how large a place is, what one sits on there, and where its door, window and board stand."""

from __future__ import annotations

import re

from storyboard_cli.core.problems import closest
from storyboard_cli.plan.staging.indoor_sets import INDOOR_PLANS
from storyboard_cli.plan.staging.looks import Look
from storyboard_cli.plan.staging.outdoor_sets import OUTDOOR_PLANS
from storyboard_cli.plan.staging.set_plan import SetPlan
from storyboard_cli.reading.events import event_set
from storyboard_cli.reading.indoor_words import indoor_set
from storyboard_cli.reading.outdoor_words import outdoor_set
from storyboard_cli.reading.places import read_place
from storyboard_cli.reading.set_words import first_known, set_of, with_pairs

SEATS = {
    "chair": 0.46, "bench": 0.45, "bed": 0.52, "sofa": 0.42, "car_seat": 0.36, "bus_seat": 0.46,
    "stool": 0.66,
    "steps": 0.34, "ground": 0.0, "desk": 0.74, "table": 0.74, "wall": 0.6, "swing": 0.5, "bike": 0.8,
}  # fmt: skip
"""Height in metres of what people sit or lie on."""


_PLANS = (*INDOOR_PLANS, *OUTDOOR_PLANS)


__all__ = ["SEATS", "SET_PLANS", "SetPlan", "setting_kind"]

_ADDRESS = re.compile(r"\b\d{1,5}[A-Za-z]?\s+[A-Z]")
"""341 ABRAMS: a house."""
SET_PLANS: dict[str, SetPlan] = {plan.kind: plan for plan in _PLANS}


def setting_kind(look: Look | None, location: str, int_ext: str | None) -> str:
    """The kind of set for an environment: what its spec says, else what its name and the location of the
    script say, else its words, else a plain room indoors and open ground outdoors. INT. is always inside,
    EXT. always outside."""
    if look is not None and look.setting:
        written = look.setting.strip().casefold().replace(" ", "_").replace("-", "_")
        if written in SET_PLANS:
            return written
        named = _named(written.replace("_", " "), int_ext)
        if named:
            return named
        near = closest(written, SET_PLANS)
        if near:
            return near[0]
    names = [n for n in _by_weight(look.name if look else "", location) if n]
    kinds = [_of_its_world(k, location) for n in names if (k := _named(n, int_ext))]
    if says_much := next((k for k in kinds if k not in _SAYS_LITTLE), None):
        return says_much
    if _ADDRESS.search(location):
        return "room" if int_ext == "int" else "house_front"
    if held := event_set(location, inside=int_ext not in ("ext", "est")):
        return held
    if kinds:
        return kinds[0]
    kind = _described(look.words, int_ext) if look else None
    return _on_its_side(kind, int_ext) if kind else "plain_room" if int_ext == "int" else "open_ground"


def _named(name: str, int_ext: str | None) -> str | None:
    """What a name asks for on its side: inside first for INT., and where nothing says that it is outside."""
    inside = int_ext == "int" or (int_ext not in ("ext", "est") and read_place(name, None, int_ext).interior)
    if inside and ((kind := indoor_set(name)) or int_ext == "int"):
        return kind
    if int_ext in ("ext", "est"):
        return outdoor_set(name)
    if not inside and _says_outside(name) and (kind := outdoor_set(name)):
        return kind
    head = with_pairs(read_place(name, None, int_ext).kind)
    found = set_of(head) or set_of(with_pairs(name)) or (indoor_set(name) if int_ext != "int" else None)
    return _on_its_side(found, int_ext) if found else None


def _by_weight(name: str, location: str) -> tuple[str, str]:
    """The name of the place's asset and the script's words for it; first the script's where they say more:
    MERCY HOSPITAL - CORRIDOR of Mercy Hospital."""
    own, said = with_pairs(name), with_pairs(location)
    return (location, name) if own < said or _PART in location else (name, location)


def _of_its_world(kind: str, location: str) -> str:
    """A RIDGE or a ROAD of the LUNAR SURFACE is still on the moon."""
    worlds = {outdoor_set(part) for part in location.split(_PART)[:-1]}
    return "planet" if kind in _TERRAIN and "planet" in worlds else kind


_TERRAIN = frozenset(
    {"mountain", "desert", "desert_road", "canyon", "road", "field", "open_ground", "cliff", "volcano"}
)
_SAYS_LITTLE = frozenset({"open_ground", "plain_room"})
_PART = " - "
"""Between a place and the part of it that the script is in."""


def _described(words: frozenset[str], int_ext: str | None) -> str | None:
    """What the words of a description ask for."""
    first = first_known(words)
    kind = indoor_set(first) if first and int_ext == "int" else None
    return kind or set_of(words)


def _says_outside(name: str) -> bool:
    """Whether a name without INT. or EXT. is a place that is outdoors by itself."""
    return read_place(name, None, None).kind not in ("room", "outdoors") and indoor_set(name) is None


_IN_THE_OPEN = {"vehicle": "street", "bus": "street", "classroom": "campus"}
_UNDER_A_ROOF = {"station": "station_hall", "campus": "classroom", "bus_stop": "hall"}


def _on_its_side(kind: str, int_ext: str | None) -> str:
    """EXT. never gives a room, INT. never a field: a market in the open is a street with stalls."""
    if int_ext in ("ext", "est") and SET_PLANS[kind].interior:
        return _IN_THE_OPEN.get(kind, "street")
    if int_ext == "int" and not SET_PLANS[kind].interior:
        return _UNDER_A_ROOF.get(kind, "plain_room")
    return kind
