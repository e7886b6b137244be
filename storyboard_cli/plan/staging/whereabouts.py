"""Where everybody of a scene is: home places, and where the action line leads people.

A home place depends on the scene's cast alone (in order of id), never on the order of frames.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from storyboard_cli.plan.staging.looks import Look
from storyboard_cli.plan.staging.sets import SetPlan
from storyboard_cli.plan.staging.space import clamp
from storyboard_cli.reading.actions import Doing
from storyboard_cli.reading.tables import group
from storyboard_cli.script.graph import FrameCharacter

SEATED_SETS = frozenset({"vehicle", "bus", "train", "aeroplane", "cockpit"})
"""Where people sit until the words say otherwise."""
CABIN_SETS = frozenset({"vehicle", "cockpit"})
"""Those that are seen through a windscreen, in which everybody has a seat of their own."""
FACE_TO_FACE = 1.5
"""Metres between two who sit across a table from each other."""
OUTSIDE_DEPTH = 1.6
"""Out of doors nobody is led further back than this: the cheat of a stage, which keeps people large."""

_BESIDE, _TAKEN = 0.8, 0.6  # metres from one who is led to a spot to the next, and how near is the same spot

POSITION_X = {
    "far_left": -2.4, "left": -1.2, "center_left": -0.55, "center": 0.0, "center_right": 0.55, "right": 1.2,
    "far_right": 2.4,
}  # fmt: skip
"""Where a position word stands on the floor, in metres from the middle."""


_SLOTS = ((-0.55, 0.0), (0.55, 0.0), (1.5, 0.4), (-1.5, 0.4), (0.05, 1.0), (2.45, 0.8), (-2.45, 0.8))
_ROW, _ROW_STEP = 10, 0.78
_CAR_SLOTS = ((0.38, 0.0), (-0.38, 0.0), (-0.40, 0.95), (0.40, 0.95), (0.0, 0.95))
_BUS_SLOTS = (
    (-0.36, 0.0),
    (0.36, 0.0),
    (-0.8, 0.9),
    (0.8, 0.9),
    (-0.36, 1.8),
    (0.36, 1.8),
    (0.8, 2.7),
    (-0.8, 2.7),
)


_SLOTS_OF = {
    "vehicle": _CAR_SLOTS,
    "bus": _BUS_SLOTS,
    "train": ((-1.0, 0.75), (1.0, 0.75), (-1.0, 1.4), (1.0, 1.4), (-1.0, 0.1), (1.0, 0.1)),
    "aeroplane": ((-0.7, 0.0), (0.7, 0.0), (-1.3, 0.0), (1.3, 0.0), (-0.7, 0.95), (0.7, 0.95)),
    "lift": ((-0.36, 0.0), (0.36, 0.1), (0.72, 0.75), (-0.7, 0.8), (0.05, 0.95), (0.75, -0.35)),
    "cockpit": ((-0.55, 0.6), (0.55, 0.6), (0.0, -0.6)),
}
"""Where the seats of a narrow place are, x and z in metres."""


def home_place(index: int, plan: SetPlan) -> tuple[float, float]:
    """Where the index-th of a scene's cast stands before the script moves anybody."""
    slots = _SLOTS_OF.get(plan.kind)
    if slots is not None:
        row, column = divmod(index, len(slots))
        return slots[column][0], slots[column][1] + row * 3.6
    if index < len(_SLOTS):
        return _SLOTS[index]
    row, column = divmod(index - len(_SLOTS), _ROW)
    return (column - (_ROW - 1) / 2) * _ROW_STEP + (0.39 if row % 2 else 0.0), 1.75 + row * 0.85


@dataclass(slots=True)
class State:
    """What the script has made of one character so far."""

    x: float
    z: float
    posture: str = "stand"
    rests_on: str | None = None
    desk: tuple[float, float] | None = None  # where the desk stands that this one sits at, if not before it
    travel: float = 1.0  # +1 walks to the right, −1 to the left


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a thing was put down: on the floor, or on a desk or table."""

    x: float
    z: float
    on: str | None = None
    facing: float = 0.0


@dataclass(slots=True)
class Memory:
    """What persists from frame to frame of one scene."""

    plan: SetPlan
    order: dict[str, int]  # cast → index of the home place
    people: dict[str, State] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)  # prop → who has it
    laying: dict[str, str] = field(default_factory=dict)  # prop → who is putting it down in this frame
    resting: dict[str, Spot] = field(default_factory=dict)  # prop → where it was put down
    stood: dict[str, tuple[float, float, float]] = field(default_factory=dict)  # shown thing → x, z, facing

    def of(self, asset: str) -> State:
        """The character's state; a newcomer is at home."""
        found = self.people.get(asset)
        if found is None:
            index = self.order.get(asset, len(self.order))
            x, z = home_place(index, self.plan)
            seated = self.plan.kind in SEATED_SETS
            found = State(x, z, posture="sit" if seated else "stand", travel=1.0 if index % 2 == 0 else -1.0)
            self.people[asset] = found
        return found


def move(state: State, doing: Doing, memory: Memory, character: FrameCharacter, look: Look) -> None:
    """Moves a state where the action line leads."""
    goes, plan = doing.goes, memory.plan
    if doing.posture is not None:
        state.desk = None
    if doing.posture == "sit" and _own_desk(doing, look, plan):
        goes, state.desk = "to:teacher_seat", plan.landmarks["teacher_desk"]
    if goes is None:
        return
    if goes == "enter":
        state.x, state.z = home_place(memory.order.get(character.asset, 0), plan)
        state.travel = 1.0 if state.x <= 0 else -1.0
    elif goes in ("exit", "away"):
        state.travel = -1.0 if state.x <= 0 else 1.0
    elif goes == "back":
        state.x, state.z = home_place(memory.order.get(character.asset, 0), plan)
    elif goes == "cross":
        state.travel = 1.0 if state.x <= 0 else -1.0
        state.x = -state.x if abs(state.x) > 0.2 else 1.2 * state.travel
    elif goes.startswith("to:"):
        _walk_to(state, goes[3:], memory)
    elif goes.startswith("across:"):
        other = memory.of(goes[7:])
        side = -1.0 if (state.x, character.asset) <= (other.x, goes[7:]) else 1.0
        state.x, state.z = within(other.x + side * FACE_TO_FACE, plan), other.z
        state.travel = -side


def _walk_to(state: State, where: str, memory: Memory) -> None:
    if where in memory.plan.landmarks:
        x, z = memory.plan.landmarks[where]
        z = z if memory.plan.interior else min(z, OUTSIDE_DEPTH)
        x = _free_beside(x, z, [o for o in map(memory.of, memory.order) if o is not state], memory.plan)
    else:
        other = memory.of(where)
        side = -1.0 if state.x <= other.x else 1.0
        x, z = other.x + side * 0.85, other.z
    x = within(x, memory.plan)
    state.travel = 1.0 if x >= state.x else -1.0
    state.x, state.z = x, z


def _free_beside(x: float, z: float, others: Sequence[State], plan: SetPlan) -> float:
    """The nearest x beside a spot where nobody stands yet, on the side of the middle first; where the room is
    full the spot itself.
    """
    inward = _BESIDE if x <= 0 else -_BESIDE
    steps = [0.0, *(side * inward * far for far in range(1, len(others) + 1) for side in (1, -1))]
    for spot in (within(x + step, plan) for step in steps):
        if not any(abs(o.x - spot) + abs(o.z - z) < _TAKEN for o in others):
            return spot
    return x


def _own_desk(doing: Doing, look: Look, plan: SetPlan) -> bool:
    """Is the desk that is spoken of the one at the front, because a teacher sits at it?"""
    said = " desk" in f" {doing.clause.casefold()}"
    return (
        said
        and "teacher_desk" in plan.landmarks
        and bool(group("staged_people", "teaches") & (look.words | {*look.names}))
    )


def within(x: float, plan: SetPlan) -> float:
    """Inside the walls of a narrow set, such as a car."""
    return clamp(x, plan.room.left + 0.35, plan.room.right - 0.35)
