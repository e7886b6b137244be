"""Close shots of what is no face: a hand that turns a key, bare feet, a letter, a dial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import hypot, radians, sin

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.framing import ANGLE_PITCH, Shot, frame_people
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.model import Camera, Furniture, Vec3
from storyboard_cli.plan.staging.shot_subject import names_part
from storyboard_cli.plan.staging.space import lerp, turn_between
from storyboard_cli.plan.staging.thing_camera import fitted, frame_items
from storyboard_cli.plan.staging.things import TABLE_M, block_corners, table_under
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group
from storyboard_cli.script.graph import Frame

CLOSE = frozenset({"CU", "BCU", "ECU", "INS", "MCU"})
_SIDE = 38.0  # degrees from which a part is looked at past its owner's facing


_ON_A_TABLE_M, _ARMS_LENGTH = 0.6, 1.3
"""Larger things stand on the floor; a table is put where nobody is."""


def close_camera(
    frame: Frame, shot: Shot, actors: list[Actor], items: Sequence[Item], *, indoors: bool = False
) -> tuple[Camera, list[Furniture]] | None:
    """The camera of a close shot of a thing or of a part of somebody, and the table that is brought for the
    thing; None where the shot is of a face."""
    if shot.size not in CLOSE:
        return None
    item = close_item(frame, items)
    if item is not None:
        tables = _laid_out(item, actors) if indoors else []
        return frame_items([item], shot), tables
    part = close_part(frame, actors)
    if part is None:
        return None
    if part[1] == "eye":
        return frame_people(actors, replace(shot, size="ECU"), part[0], False), []
    held = [i for i in items if i.held is not None and i.held.held_by == part[0].asset]
    return frame_part(*part, shot, held), []


def _laid_out(item: Item, actors: Sequence[Actor]) -> list[Furniture]:
    """A small thing of which no words say where it is lies on a table, not on the floor."""
    near = any(hypot(a.place[0] - item.x, a.place[2] - item.z) < _ARMS_LENGTH for a in actors)
    if near or item.held is not None or item.y or item.lifted or item.shown.where:
        return []
    if (
        item.kind.of != "thing"
        or item.kind.stands
        or max(item.size) > _ON_A_TABLE_M * (1.5 if item.flat else 1.0)
    ):
        return []
    item.y, item.lifted = TABLE_M, True
    return [table_under(item.x, item.z, 0.0)]


def close_item(frame: Frame, items: Sequence[Item]) -> Item | None:
    """The thing that a close shot is of: its subject, else, where nobody is in it, the first thing."""
    there = [i for i in items if i.placed or i.held]
    said = (frame.subject or "").casefold()
    if said and frame.subject not in {c.asset for c in frame.characters}:
        words = set(said.split())
        for item in there:
            if item.asset == frame.subject or set(item.shown.what.casefold().split()) & words:
                return item
    if not frame.characters:
        return there[0] if there else None
    return next((i for i in there if frame.size == "INS" and i.shown.at == 0), None)


def close_part(frame: Frame, actors: Sequence[Actor]) -> tuple[Actor, str] | None:
    """Whose part of the body a close shot is of, and which: hand, foot, eye, …; None where it is the face."""
    shown = next((s for s in frame.shown if s.kind == "body" and s.in_view is True), None)
    if shown is None or not actors or frame.size in ("MCU",):
        return None
    part = _part(shown)
    if part is None or not names_part(frame, shown.what.casefold().split()[-1]):
        return None
    owner = next((a for a in actors if a.asset == frame.subject), actors[0])
    return owner, part


def _part(shown: Shown) -> str | None:
    word = shown.what.casefold().split()[-1]
    return next((p for p in ("hand", "foot", "knee", "back", "eye") if word in group("close_parts", p)), None)


def frame_part(actor: Actor, part: str, shot: Shot, held: Sequence[Item]) -> Camera:
    """The camera close to a part of somebody's body, and to what the hand has."""
    middle, reach = _where(actor, part)
    corners = block_corners((middle[0], middle[1] - reach, middle[2]), (2 * reach, 2 * reach, 2 * reach), 0.0)
    for item in held if part == "hand" else ():
        if item.held is not None and max(item.size) < 0.5:
            corners += block_corners(item.held.place, item.size, item.held.facing_deg)
    side = 1.0 if sin(radians(actor.facing)) <= 0 else -1.0
    theta = turn_between(0.0, actor.facing + side * _SIDE)
    pitch = ANGLE_PITCH.get(shot.angle, 0.0) or (-18.0 if part == "hand" else -12.0)
    return fitted(shot, corners, middle, theta, pitch)


def _where(actor: Actor, part: str) -> tuple[Vec3, float]:
    """The middle of a part of the body, and half its extent, metres."""
    s = actor.skeleton
    if part == "foot":
        return lerp(s["r_ankle"], s["l_ankle"], 0.5), 0.17
    if part == "knee":
        return lerp(s["r_knee"], s["l_knee"], 0.5), 0.25
    if part == "back":
        return lerp(s["chest"], s["neck"], 0.3), 0.3
    right, left = s["r_hand"], s["l_hand"]
    if actor.action in ("carry", "read", "text", "type", "pray", "clap", "cook"):
        return lerp(right, left, 0.5), 0.2
    return (right if right[1] >= left[1] - 0.02 else left), 0.14
