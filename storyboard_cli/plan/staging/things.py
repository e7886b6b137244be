"""Props in hands or in place, and the furniture that the set-up itself needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import cos, radians, sin
from typing import Literal

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.looks import Look
from storyboard_cli.plan.staging.lying import FLAT
from storyboard_cli.plan.staging.model import IMPLIED, Box, Camera, Furniture, PlacedProp, Vec3
from storyboard_cli.plan.staging.poses import TOLD
from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS, prop_kind
from storyboard_cli.plan.staging.reach import palm
from storyboard_cli.plan.staging.sets import SEATS
from storyboard_cli.plan.staging.space import NEAR_M, View, flat_distance, heading, lerp, toward, world
from storyboard_cli.plan.staging.whereabouts import CABIN_SETS, Memory, Spot
from storyboard_cli.reading.handling import Handled, handled, pages_in
from storyboard_cli.reading.tables import lookup
from storyboard_cli.script.graph import Frame

_FURNITURE_SIZE = {
    "chair": (0.46, 0.90, 0.48), "bench": (1.60, 0.82, 0.48), "bed": (1.05, 0.52, 2.05), "sofa": (1.80,
    0.82, 0.85),
    "car_seat": (0.52, 1.15, 0.55), "bus_seat": (0.50, 1.10, 0.50), "stool": (0.36, 0.66, 0.36),
    "steps": (1.60, 0.34, 0.70), "desk": (1.10, 0.74, 0.58), "table": (1.30, 0.74, 0.80), "wall": (2.20,
    0.60, 0.35),
    "swing": (0.50, 0.50, 0.25), "bike": (0.55, 1.05, 1.75), "counter": (1.80, 0.95, 0.60),
}  # fmt: skip


def seat_size(support: str | None) -> tuple[float, float, float] | None:
    """Width, height and depth of the furniture that somebody sits on; None where there is none."""
    return _FURNITURE_SIZE.get(support or "")


def box_on_screen(
    view: View, place: Vec3, size_m: tuple[float, float, float], facing_deg: float
) -> Box | None:
    """The screen extent of an upright block standing on `place`; None where it is behind the camera."""
    return _box_seen(view.camera, place, size_m, facing_deg)


@lru_cache(maxsize=4096)
def _box_seen(
    camera: Camera, place: Vec3, size_m: tuple[float, float, float], facing_deg: float
) -> Box | None:
    """A scene comes back to its set-ups: what was measured in one is kept."""
    return box_around(View(camera), block_corners(place, size_m, facing_deg))


def box_around(view: View, points: Sequence[Vec3]) -> Box | None:
    """The screen extent of some points; None where one of them is behind the camera."""
    left = top = 1e9
    right = bottom = -1e9
    for point in points:
        seen = view.to_eye(point)
        if seen[2] < NEAR_M:
            return None
        px, py, _ = view.to_screen(seen)
        left, right = min(left, px), max(right, px)
        top, bottom = min(top, py), max(bottom, py)
    return Box(left=round(left, 1), top=round(top, 1), right=round(right, 1), bottom=round(bottom, 1))


def block_corners(place: Vec3, size_m: tuple[float, float, float], facing_deg: float) -> list[Vec3]:
    """The eight corners of an upright block standing on `place`."""
    turn = radians(facing_deg)
    c, s = cos(turn), sin(turn)
    half_w, half_d = size_m[0] / 2, size_m[2] / 2
    return [
        (place[0] + sx * half_w * c - sz * half_d * s, y, place[2] + sx * half_w * s + sz * half_d * c)
        for sx, sz in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        for y in (place[1], place[1] + size_m[1])
    ]


def settle_props(
    frame: Frame, actors: Sequence[Actor], memory: Memory, look_at: Callable[[str], Look]
) -> None:
    """Lets the frame's words change who has what; what nobody touches stays as it was."""
    memory.laying.clear()
    for prop in frame.props:
        words = _words_for(prop.asset, look_at)
        for actor in actors:
            for sentence in actor.doing.clause.split(". "):
                _hear(prop.asset, words, sentence, actor, memory)
        if prop.held_by is not None:
            memory.holders[prop.asset] = prop.held_by
            memory.resting.pop(prop.asset, None)


def _words_for(asset: str, look_at: Callable[[str], Look]) -> re.Pattern[str]:
    """The names and kind of a prop, and each longer word of its name."""
    look = look_at(asset)
    names = {*look.names, *(w for w in look.name.casefold().split() if len(w) > 3)}
    if look.thing:
        names.add(look.thing.shape)
    joined = "|".join(sorted((re.escape(n) for n in names), key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def _hear(asset: str, words: re.Pattern[str], sentence: str, actor: Actor, memory: Memory) -> None:
    """What one sentence about somebody says of a prop: taken, had, put down, or gone."""
    found = words.search(sentence)
    if found is None:
        return
    done = handled(sentence, sentence[: found.start()].casefold())
    if done is None:
        return
    if done.what == "gone":
        if memory.holders.get(asset) == actor.asset:
            memory.holders.pop(asset)
    elif done.what == "put_down":
        memory.holders.pop(asset, None)
        _lay_down(asset, done, actor, memory)
    else:
        memory.holders[asset] = actor.asset
        memory.resting.pop(asset, None)


def _lay_down(asset: str, done: Handled, actor: Actor, memory: Memory) -> None:
    """Before whoever lays it down; in the frame that tells of it the hand still has it."""
    dx, dz = toward(actor.facing)
    away = 0.6 if done.on_top else 0.45
    memory.resting[asset] = Spot(
        actor.place[0] + dx * away,
        actor.place[2] + dz * away,
        "table" if done.on_top else None,
        round(actor.facing, 1),
    )
    if done.laid:
        memory.laying[asset] = actor.asset
        if not actor.listed.pose:
            actor.action = "put_down"


def surfaces_for(frame: Frame, memory: Memory, furniture: Sequence[Furniture]) -> list[Furniture]:
    """The tables that things of this frame were put on, where no desk of the set-up stands already."""
    found: list[Furniture] = []
    for prop in frame.props:
        spot = memory.resting.get(prop.asset)
        if spot is None or spot.on is None:
            continue
        place = world(spot.x, 0.0, spot.z)
        standing = [f for f in (*furniture, *found) if f.kind in ("desk", "table")]
        if all(flat_distance(f.place, place) > 0.7 for f in standing):
            found.append(_piece("table", place, (1.1, TABLE_M, 0.6), spot.facing))
    return found


TABLE_M = 0.74
"""Height of a table top."""


def staged_props(
    frame: Frame, actors: Sequence[Actor], memory: Memory, look_at: Callable[[str], Look],
    desks: Sequence[Furniture], busy: frozenset[str] = frozenset(),
) -> list[PlacedProp]:  # fmt: skip
    """The frame's props in the world, with empty boxes: the camera is not known yet.

    `busy`: who has something in hand already, and needs nothing that is only implied.
    """
    by_asset = {a.asset: a for a in actors}
    hands: dict[str, int] = {}
    placed: list[PlacedProp] = []
    for index, prop in enumerate(sorted(frame.props, key=lambda p: _hand_order(look_at(p.asset)))):
        look = look_at(prop.asset)
        kind = look.thing or PropKind("object", (0.18, 0.18, 0.18))
        holder = by_asset.get(memory.laying.get(prop.asset) or memory.holders.get(prop.asset, ""))
        if holder is not None and not kind.stands:
            placed.append(in_hand(prop.asset, kind, holder, hands))
        else:
            lain = _on_ground(prop.asset, kind, index, actors, memory, desks)
            placed.append(lain.model_copy(update={"pages": _pages(frame.action, look, kind)}))
    held = {p.held_by for p in placed} | busy
    for actor in actors:
        implied = _implied(actor) if actor.asset not in held else None
        if implied is not None:
            placed.append(in_hand(f"{IMPLIED}{implied.shape}", implied, actor, hands))
    return placed


NEEDS = {
    "read": "book",
    "phone": "phone",
    "text": "phone",
    "drink": "cup",
    "aim": "gun",
    "umbrella": "umbrella",
    "toast": "glass",
    "cards": "card",
}
"""What an action cannot do without."""
_WORN = frozenset({"coat", "hat"})
_MAY_HAVE = frozenset({"hold", "carry", "give"})


def _implied(actor: Actor) -> PropKind | None:
    """What is in the hands of somebody who reads, drinks or holds something that is not in the library, or
    of whose calling it is.
    """
    trade = next((t for n in actor.look.names if (t := lookup("tools_of_trade").get(n))), None)
    if trade in PROP_KINDS and actor.action in (None, "play", "hold", "aim"):
        actor.action = actor.action or "hold"
        return PROP_KINDS[trade]
    if actor.action in TOLD:
        return PROP_KINDS.get(NEEDS.get(actor.action or "", ""))  # glasses that are raised are no spectacles
    if actor.action not in NEEDS and actor.action not in _MAY_HAVE:
        return None
    kind = prop_kind(None, _LETTERS.findall(actor.doing.clause.casefold()), None)
    if (
        kind.shape in PROP_KINDS
        and kind.shape not in _WORN
        and not kind.stands
        and kind.grip not in ("back", "head", "lap")
    ):
        return kind
    return PROP_KINDS[NEEDS[actor.action]] if actor.action in NEEDS else None


_LETTERS = re.compile(r"[a-z]+")


def _pages(action: str, look: Look, kind: PropKind) -> Literal["writing", "drawing"] | None:
    """Whether a book lies open, and what is on its pages."""
    if kind.shape not in ("book", "notebook", "sketchbook"):
        return None
    drawn = kind.shape == "sketchbook" or any("sketch" in w for w in (*look.words, *look.names))
    return pages_in(action, drawn)


_EMPTY = Box(left=-1.0, top=-1.0, right=-1.0, bottom=-1.0)


def _hand_order(look: Look) -> int:
    """An umbrella takes the right hand, whatever else is held."""
    return 0 if look.thing is not None and look.thing.shape == "umbrella" else 1


def in_hand(asset: str, kind: PropKind, holder: Actor, hands: dict[str, int]) -> PlacedProp:
    s, (width, height, depth) = holder.skeleton, kind.size_m
    used = hands.get(holder.asset, 0)
    side = "r" if used == 0 else "l"
    hand: Literal["right", "left"] | None = "right" if used == 0 else "left"
    grip = "two_hands" if holder.action == "read" and kind.grip == "hand" else kind.grip
    if grip == "lap" and holder.posture not in ("sit", "sit_floor", "kneel", "drive"):
        grip = "two_hands"  # who stands has no lap
    carried = holder.action in _IN_FRONT and grip == "back"
    dx, dz = toward(holder.facing)
    if grip == "back" and not carried:
        middle = lerp(s["chest"], s["pelvis"], 0.3)
        gap = 0.09 * holder.look.height_m / 1.7 + depth / 2
        at = (middle[0] - dx * gap, middle[1] - height / 2, middle[2] - dz * gap)
        hand = None
    elif grip == "head":
        at = (s["crown"][0], s["crown"][1] - height * 0.45, s["crown"][2])
        hand = None
    elif carried and holder.action == "search":
        middle = lerp(s["r_hand"], s["l_hand"], 0.5)
        at = (middle[0] + dx * 0.06, middle[1] - height * 0.85, middle[2] + dz * 0.06)
    elif holder.action in ("read", "write", "draw", "carry", "text") or grip == "two_hands":
        middle = lerp(s["r_hand"], s["l_hand"], 0.5) if _both(holder) else s[f"{side}_hand"]
        at = (middle[0] + dx * 0.05, middle[1] - height * 0.35, middle[2] + dz * 0.05)
        hands[holder.asset] = used + (2 if _both(holder) else 1)
    elif grip in ("chin", "strap"):
        chest = lerp(s["chest"], s["neck"], 0.8 if grip == "chin" else 0.0)
        at = (chest[0] + dx * 0.2, chest[1] - 0.4 * height, chest[2] + dz * 0.2)
        hand = "left" if grip == "chin" else "right"
        hands[holder.asset] = used + 2
    elif grip == "shaft":
        lower, upper = palm(s, "l"), palm(s, "r")
        at = (lower[0], max(holder.place[1], lower[1] - 0.5 * height), lower[2])
        at = (2 * lower[0] - upper[0], at[1], 2 * lower[2] - upper[2])
        hand = "right" if s["r_shoulder"][2] <= s["l_shoulder"][2] else "left"  # drawn with the nearer arm
        hands[holder.asset] = used + 2
    else:
        grasp = lerp(s[f"{side}_wrist"], s[f"{side}_hand"], 0.7)
        share = {"handle": 0.96, "hand": 0.5, "ear": 0.45}.get(grip, 0.5)
        if kind.shape in ("umbrella", "sword", "torch"):
            share = 0.12  # held at its lower end, standing up
        at = (grasp[0], grasp[1] - height * share, grasp[2])
        hands[holder.asset] = used + 1
    return PlacedProp(
        asset=asset, place=world(*at), size_m=(width, height, depth), box=_EMPTY, crop=_EMPTY, depth_m=0.0,
        held_by=holder.asset, hand=hand, shape=kind.shape, grip="hand" if carried else grip,
        facing_deg=holder.facing,
    )  # fmt: skip


_IN_FRONT = frozenset({"hold", "carry", "give", "reach", "search", "put_down"})
"""With these a backpack is off the back and in the hands."""


def _both(holder: Actor) -> bool:
    return holder.action in ("read", "carry", "text", "type", "pray", "clap")


def _on_ground(
    asset: str,
    kind: PropKind,
    index: int,
    actors: Sequence[Actor],
    memory: Memory,
    desks: Sequence[Furniture],
) -> PlacedProp:
    """On the desk before somebody, else where it was put down, else beside the first figure."""
    spot = memory.resting.get(asset)
    where = (spot.x, spot.z) if spot else None
    y = TABLE_M if spot and spot.on else 0.0
    facing = spot.facing if spot else 0.0
    if where is None and desks and not kind.stands:
        desk = desks[0]
        facing = desk.facing_deg
        turn = radians(facing)
        offset = (index % 3 - 1) * 0.3
        where = (desk.place[0] + offset * cos(turn), desk.place[2] + offset * sin(turn))
        y = desk.size_m[1]
    elif where is None and actors:
        first = actors[0]
        side = -1.0 if first.place[0] <= 0 else 1.0
        reach = (0.5 + kind.size_m[0] / 2) + 0.45 * (index // 2)
        where = (
            first.place[0] + side * reach * (1 if index % 2 == 0 else -1),
            first.place[2] + 0.12 + kind.size_m[2] / 2,
        )
        if first.support in ("bench", "bed", "sofa") and not kind.stands:
            y = SEATS[first.support]
    elif where is None:
        where = ((index - 0.5) * 0.6, 0.2)
    return PlacedProp(
        asset=asset, place=world(where[0], y, where[1]), size_m=kind.size_m, box=_EMPTY, crop=_EMPTY,
        depth_m=0.0,
        shape=kind.shape, facing_deg=facing, lies=kind.shape in FLAT,
    )  # fmt: skip


def laid_out(prop: PlacedProp, indoors: bool) -> tuple[PlacedProp, list[Furniture]]:
    """A thing for an insert: on the table that is there, else on one brought for it; outside, as it lies."""
    x, y, z = prop.place
    if prop.held_by is not None or y > 0.0 or (prop.shape in PROP_KINDS and PROP_KINDS[prop.shape].stands):
        return prop, []
    if not indoors:
        return prop, []
    lifted = prop.model_copy(update={"place": world(x, TABLE_M, z)})
    return lifted, [table_under(x, z, prop.facing_deg)]


def table_under(x: float, z: float, facing_deg: float) -> Furniture:
    """A table brought for what is looked at closely."""
    return _piece("table", world(x, 0.0, z), (1.5, TABLE_M, 0.9), facing_deg)


_LONG_SEATS = frozenset({"bench", "sofa", "steps", "wall"})


def furniture_for(actors: Sequence[Actor], memory: Memory) -> list[Furniture]:
    """Seats under those who sit or lie, and desks before those who sit at one."""
    found: list[Furniture] = []
    if memory.plan.kind in CABIN_SETS:  # it has its own
        return found
    for actor in actors:
        kind = actor.support
        if kind is None or kind in ("ground", "mount", "arms", "water"):
            continue
        seat = _seat_under(actor, kind)
        if not any(_shared(seat, other) for other in found):
            found.append(seat)
        if (
            actor.posture == "sit"
            and kind == "chair"
            and memory.plan.desk
            and not _at_its_desk(actor, actors)
        ):
            desk = _desk_before(actor, actors, memory)
            if all(flat_distance(desk.place, f.place) > 0.3 for f in found if f.kind == desk.kind):
                found.append(desk)
    return found


def _at_its_desk(actor: Actor, actors: Sequence[Actor]) -> bool:
    """Is there a desk or table of the words' own before somebody, or before whom this one sits opposite?"""
    return actor.at_table or any(
        o.at_table and o is not actor and flat_distance(o.place, actor.place) < _OPPOSITE for o in actors
    )


_OPPOSITE = 2.2


def _desk_before(actor: Actor, actors: Sequence[Actor], memory: Memory) -> Furniture:
    """The desk of somebody who sits: the own one, or the table between two who face each other."""
    kind = memory.plan.desk if memory.plan.desk in ("desk", "table") else "table"
    if actor.desk is not None:
        return _piece(kind, world(actor.desk[0], 0.0, actor.desk[1]), (1.4, TABLE_M, 0.62), actor.facing)
    for other in actors:
        gap = flat_distance(other.place, actor.place)
        facing = other.asset == actor.target or other.target == actor.asset
        if other is not actor and other.posture == "sit" and facing and 0.55 < gap < 1.9:
            first, last = sorted((actor, other), key=lambda a: a.asset)
            middle = lerp(first.place, last.place, 0.5)
            across = heading(last.place[0] - first.place[0], last.place[2] - first.place[2])
            return _piece("table", world(*middle), (0.95, TABLE_M, max(gap - 0.7, 0.45)), across)
    dx, dz = toward(actor.facing)
    at = world(actor.place[0] + dx * 0.62, 0.0, actor.place[2] + dz * 0.62)
    return _piece(kind, at, (0.9, TABLE_M, 0.52), actor.facing)


def _seat_under(actor: Actor, kind: str) -> Furniture:
    size = _FURNITURE_SIZE.get(kind, _FURNITURE_SIZE["chair"])
    dx, dz = toward(actor.facing)
    back = 0.0 if actor.reclined or kind == "bike" else 0.06
    place = world(actor.place[0] - dx * back, 0.0, actor.place[2] - dz * back)
    if kind in _LONG_SEATS:  # long seats stay parallel to the picture
        return _piece(kind, place, size, 0.0 if abs(actor.facing) < 100 else 180.0)
    return _piece(kind, place, size, actor.facing)


def _shared(seat: Furniture, other: Furniture) -> bool:
    """Would both be the same bench or bed?"""
    return (
        seat.kind == other.kind
        and (seat.kind in _LONG_SEATS or seat.kind == "bed")
        and abs(seat.place[0] - other.place[0]) < 1.3
        and abs(seat.place[2] - other.place[2]) < 0.5
    )


def _piece(kind: str, place: Vec3, size: tuple[float, float, float], facing: float) -> Furniture:
    return Furniture(
        kind=kind, place=place, size_m=size, facing_deg=round(facing, 1), box=_EMPTY, depth_m=0.0
    )


def seen_furniture(pieces: Sequence[Furniture], view: View) -> tuple[Furniture, ...]:
    """The furniture with its boxes on screen, far to near."""
    found = []
    for piece in pieces:
        middle = (piece.place[0], piece.size_m[1] / 2, piece.place[2])
        box = box_on_screen(view, piece.place, piece.size_m, piece.facing_deg) or _EMPTY
        found.append(piece.model_copy(update={"box": box, "depth_m": round(view.to_eye(middle)[2], 3)}))
    return tuple(sorted(found, key=lambda p: (-p.depth_m, p.kind, p.place)))
