"""Continuity of a scene's staged frames: what a viewer would stumble over at a cut. Pure, no pictures needed.

Each rule compares a frame with the one before it (or with the one that last showed the same thing) and names
both. A break is a warning: it may be meant. Then it is allowed with a reason, and no longer told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import hypot, radians, sin

from storyboard_cli.plan.staging.model import IMPLIED, SHOWN, Figure, PlacedProp, Staging
from storyboard_cli.plan.staging.sameness import same_picture
from storyboard_cli.plan.staging.space import View, distance, heading, toward, turn_between
from storyboard_cli.script.graph import Frame, Scene

Staged = Sequence[tuple[Frame, Staging]]

CONTINUITY_RULES: dict[str, str] = {
    "continuity.line": "the camera crosses the line between two people",
    "continuity.eyeline": "two people who look at each other look the same way across the cut",
    "continuity.jump-cut": "two shots of the same thing are less than 30° and less than a size apart",
    "continuity.same-picture": "two pictures that follow each other are the same",
    "continuity.size-jump": "the size changes by more than five steps on the same subject",
    "continuity.position": "somebody is elsewhere without having moved",
    "continuity.prop-missing": "something held is not there for a while",
    "continuity.prop-jump": "a thing changes place or hands and nothing says so",
    "continuity.time": "the time of day changes within a scene",
    "continuity.direction": "somebody who travels turns round at the cut",
}
"""Rule → what it finds. `sb allow FRAME RULE --reason …` permits one."""

_LADDER = ("EWS", "WS", "FS", "MLS", "MS", "MCU", "CU", "BCU", "ECU")
_MOVES = frozenset({"walk", "run", "climb", "crawl", "ride", "tiptoe", "jump", "fall", "dance"})
_TURN_WORDS = ("turn", "back", "around", "return", "reverse", "spin", "wheel")
_HANDLES = re.compile(
    r"\b(?:giv|gave|hand(?:s|ed|ing)?\b|pass|tak|took|pick|puts?\b|drop|throw|threw|catch|caught|grab|snatch|sets?\b"
    r"|plac|leav|left|lay|laid|pocket|open|pull|lift|carr)",
    re.IGNORECASE,
)
"""Words of an action that say how a thing changes place."""


@dataclass(frozen=True, slots=True)
class Break:
    """One break of continuity between two frames; `frame_id` is the later one, which a mend changes."""

    rule: str
    scene_id: str
    frame_id: str
    before_id: str
    message: str
    hint: str
    asset: str | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Two frames that follow each other, and their stagings."""

    scene: Scene
    f1: Frame
    s1: Staging
    f2: Frame
    s2: Staging

    @property
    def file(self) -> str:
        """Where a director overrides what the script makes of this scene."""
        return f"direction/{self.scene.scene_id}.yaml"

    def broken(self, rule: str, said: str, hint: str, asset: str | None = None) -> Break:
        """A break at this cut."""
        message = f"{self.f1.frame_id} → {self.f2.frame_id}: {said}"
        return Break(rule, self.scene.scene_id, self.f2.frame_id, self.f1.frame_id, message, hint, asset)


def breaks_of(scene: Scene, staged: Staged) -> list[Break]:
    """Every break within a scene, in story order."""
    found: list[Break] = []
    for (f1, s1), (f2, s2) in pairwise(staged):
        if f1.place != f2.place:
            continue  # two sides of an intercut have nothing to continue
        cut = Cut(scene, f1, s1, f2, s2)
        for rule in _CUT_RULES:
            found += rule(cut)
    found += _props_missing(scene, staged)
    order = {frame.frame_id: index for index, (frame, _) in enumerate(staged)}
    return sorted(found, key=lambda b: (order[b.frame_id], b.rule, b.asset or ""))


def _line(cut: Cut) -> Iterator[Break]:
    """The same two people change sides of the picture although neither moved."""
    f1, s1, f2, s2 = cut.f1, cut.s1, cut.f2, cut.s2
    if "POV" in (s1.size, s2.size) or f1.movement in ("arc", "handheld"):
        return
    for a, b in _pairs_in_both(s1, s2):
        first, then = _is_left_of(s1, a, b), _is_left_of(s2, a, b)
        if first is None or then is None or first == then or _travels(cut, a) or _travels(cut, b):
            continue
        yield cut.broken(
            "continuity.line",
            f"the camera crosses the line: {a} and {b} change sides of the picture and nobody moved",
            f"let one of them cross in the action, or set `position:` of {a} or {b} under {f2.frame_id} in "
            f"{cut.file}",
            a,
        )


def _pairs_in_both(s1: Staging, s2: Staging) -> list[tuple[str, str]]:
    shown = sorted(_known(s1) & _known(s2))
    return [(a, b) for index, a in enumerate(shown) for b in shown[index + 1 :]]


def _known(staging: Staging) -> set[str]:
    return {f.asset for f in staging.figures}


def _figure(staging: Staging, asset: str) -> Figure:
    return next(f for f in staging.figures if f.asset == asset)


def _is_left_of(staging: Staging, a: str, b: str) -> bool | None:
    """Is a to the left of b in the picture? None where one is not seen or they are one behind the other."""
    first, then = _figure(staging, a), _figure(staging, b)
    if min(first.visible, then.visible) < 0.03:
        return None
    gap = then.joints[1].x - first.joints[1].x
    return None if abs(gap) < 0.04 * staging.width else gap > 0


def _travels(cut: Cut, asset: str) -> bool:
    """Does somebody walk in either frame, so that another place is no surprise?"""
    return _figure(cut.s1, asset).posture in _MOVES or _figure(cut.s2, asset).posture in _MOVES


def _eyeline(cut: Cut) -> Iterator[Break]:
    """Singles of two people in conversation: one must look to the right, the other to the left."""
    s1, f2, s2 = cut.s1, cut.f2, cut.s2
    a, b = _single(s1), _single(s2)
    if a is None or b is None or a.asset == b.asset or a.look_at != b.asset or b.look_at != a.asset:
        return
    first, then = _looks_right(s1, a), _looks_right(s2, b)
    if first is None or then is None or first != then:
        return
    way = "right" if first else "left"
    yield cut.broken(
        "continuity.eyeline",
        f"{a.asset} and {b.asset} look at each other but both look {way}",
        f"set `look: {'left' if first else 'right'}` for {b.asset} under {f2.frame_id} in {cut.file}",
        b.asset,
    )


def _single(staging: Staging) -> Figure | None:
    seen = [f for f in staging.figures if f.visible > 0.03]
    return seen[0] if len(seen) == 1 else None


def _looks_right(staging: Staging, figure: Figure) -> bool | None:
    """Does a figure look to the right of the picture? None where it looks into or out of it."""
    if figure.gaze is None:
        return None
    head = figure.skeleton["head"]
    looks = heading(figure.gaze[0] - head[0], figure.gaze[2] - head[2])
    turned = sin(radians(turn_between(-staging.camera.yaw_deg, looks)))
    return None if abs(turned) < 0.26 else turned > 0


def _jump_cut(cut: Cut) -> Iterator[Break]:
    """Two set-ups of the same people, the same size, from nearly the same side."""
    f1, s1, f2, s2 = cut.f1, cut.s1, cut.f2, cut.s2
    if f1.shot == f2.shot or s1.size != s2.size or s1.angle != s2.angle or s1.size in ("INS", "POV"):
        return
    if f1.movement != "static" or not s1.figures or _shown(s1) != _shown(s2):
        return
    turn = abs(turn_between(s1.camera.yaw_deg, s2.camera.yaw_deg))
    if turn >= 30.0:
        return
    yield cut.broken(
        "continuity.jump-cut",
        f"a jump cut: both are {s2.size} of {_names(s2)}, {turn:.0f}° apart",
        f"change the size or the angle of {f2.frame_id}, such as `size: {_other_size(s2.size)}` in "
        f"{cut.file}",
    )


def _same_picture(cut: Cut) -> Iterator[Break]:
    """The second picture shows the same people and things from the same place."""
    if cut.f1.movement != "static" or any(_jump_cut(cut)) or not same_picture(cut.s1, cut.s2):
        return
    yield cut.broken(
        "continuity.same-picture",
        f"both are the same picture, {cut.s2.size} of {_names(cut.s2)}",
        f"set `size: {_other_size(cut.s2.size)}` or `angle:` of {cut.f2.frame_id} in {cut.file}, or drop one",
    )


def _shown(staging: Staging) -> tuple[str, ...]:
    return tuple(sorted(f.asset for f in staging.figures if f.visible > 0.03))


def _names(staging: Staging) -> str:
    return " and ".join(_shown(staging)) or "nobody"


def _other_size(size: str) -> str:
    at = _LADDER.index(size) if size in _LADDER else 4
    return _LADDER[at + 2] if at + 2 < len(_LADDER) else _LADDER[at - 2]


def _size_jump(cut: Cut) -> Iterator[Break]:
    f1, s1, f2, s2 = cut.f1, cut.s1, cut.f2, cut.s2
    if f1.shot == f2.shot or s1.size not in _LADDER or s2.size not in _LADDER:
        return
    steps = abs(_LADDER.index(s1.size) - _LADDER.index(s2.size))
    common = set(_shown(s1)) & set(_shown(s2))
    if steps <= 5 or not common:
        return
    between = _LADDER[(_LADDER.index(s1.size) + _LADDER.index(s2.size)) // 2]
    yield cut.broken(
        "continuity.size-jump",
        f"the size jumps from {s1.size} to {s2.size} on {sorted(common)[0]}",
        f"put a {between} between them, or set `size:` of {f2.frame_id} in {cut.file}",
    )


def _position(cut: Cut) -> Iterator[Break]:
    """A written position puts somebody elsewhere although the action moves nobody."""
    s1, f2, s2 = cut.s1, cut.f2, cut.s2
    for asset in sorted(_known(s1) & _known(s2)):
        here, there = _figure(s1, asset), _figure(s2, asset)
        gap = hypot(there.place[0] - here.place[0], there.place[2] - here.place[2])
        wrote = any(c.asset == asset and c.position for c in f2.characters)
        if gap < 1.0 or not wrote or _travels(cut, asset):
            continue
        yield cut.broken(
            "continuity.position",
            f"{asset} is {gap:.1f} m away from where they were and has not moved",
            f"let them walk there in the action, or change `position:` of {asset} under {f2.frame_id} in "
            f"{cut.file}",
            asset,
        )


def _time(cut: Cut) -> Iterator[Break]:
    s1, f2, s2 = cut.s1, cut.f2, cut.s2
    if s1.time_of_day is None or s2.time_of_day is None or _same_time(s1.time_of_day, s2.time_of_day):
        return
    yield cut.broken(
        "continuity.time",
        f"the light changes from {s1.time_of_day} to {s2.time_of_day} within the scene",
        f"set `lighting:` of {f2.frame_id} in {cut.file}, or start a new scene in the script",
    )


_TIMES_ALIKE = (
    frozenset({"morning", "day", "noon", "afternoon"}),
    frozenset({"dusk", "golden"}),
    frozenset({"dawn", "morning"}),
    frozenset({"golden", "afternoon"}),
)


def _same_time(a: str, b: str) -> bool:
    return a == b or any(a in alike and b in alike for alike in _TIMES_ALIKE)


def _direction(cut: Cut) -> Iterator[Break]:
    """Somebody walks to the right in one picture and to the left in the next."""
    s1, f2, s2 = cut.s1, cut.f2, cut.s2
    if any(word in f2.action.casefold() for word in _TURN_WORDS):
        return
    for asset in sorted(_known(s1) & _known(s2)):
        first, then = _travels_right(s1, asset), _travels_right(s2, asset)
        if first is None or then is None or first == then:
            continue
        yield cut.broken(
            "continuity.direction",
            f"{asset} travels to the {_way(first)} and then to the {_way(then)}",
            f"let {asset} turn in the action, or set `look: {_way(first)}` under {f2.frame_id} in {cut.file}",
            asset,
        )


def _way(right: bool) -> str:
    return "right" if right else "left"


def _travels_right(staging: Staging, asset: str) -> bool | None:
    figure = _figure(staging, asset)
    if figure.posture not in ("walk", "run", "crawl", "ride") or figure.visible < 0.03:
        return None
    view = View(staging.camera)
    dx, dz = toward(figure.facing_deg)
    x, y, z = figure.place
    here, there = view.project((x, y + 0.9, z)), view.project((x + dx * 0.4, y + 0.9, z + dz * 0.4))
    if here is None or there is None:
        return None
    least = (
        0.1 * staging.camera.focal_px / max(here[2], 0.1)
    )  # nearly along the view is neither left nor right
    return None if abs(there[0] - here[0]) < least else there[0] > here[0]


def _prop_jump(cut: Cut) -> Iterator[Break]:
    """A thing is in other hands, or elsewhere, and neither frame says how it came there."""
    f1, s1, f2, s2 = cut.f1, cut.s1, cut.f2, cut.s2
    there = {p.asset: p for p in s2.props}
    if _HANDLES.search(f1.action) or _HANDLES.search(f2.action):
        return
    for prop in s1.props:
        now = there.get(prop.asset)
        how = _prop_change(prop, now, _stayed(cut)) if now is not None else None
        if how is None or prop.asset.startswith((IMPLIED, SHOWN)):
            continue
        yield cut.broken(
            "continuity.prop-jump",
            f"{prop.asset} {how}, and no action says so",
            f"say in the action who takes {prop.asset} or puts it down",
            prop.asset,
        )


def _stayed(cut: Cut) -> bool:
    """Do both frames show the same people where they were?"""
    if _known(cut.s1) != _known(cut.s2):
        return False
    return all(
        distance(_figure(cut.s1, asset).place, _figure(cut.s2, asset).place) < 0.3 for asset in _known(cut.s1)
    )


def _prop_change(before: PlacedProp, now: PlacedProp, people_stayed: bool) -> str | None:
    if before.held_by and now.held_by and before.held_by != now.held_by:
        return f"goes from {before.held_by} to {now.held_by}"
    if people_stayed and before.held_by is None and now.held_by is None:
        gap = hypot(now.place[0] - before.place[0], now.place[2] - before.place[2])
        return f"moves by {gap:.1f} m" if gap > 1.0 else None
    return None


def _props_missing(scene: Scene, staged: Staged) -> Iterator[Break]:
    """Somebody holds a thing, then is seen without it, then holds it again."""
    last: dict[tuple[str, str], int] = {}
    handled = list(accumulate(_HANDLES.search(frame.action) is not None for frame, _ in staged))
    for index, (_, staging) in enumerate(staged):
        for prop in staging.props:
            if prop.held_by is None or prop.asset.startswith((IMPLIED, SHOWN)):
                continue
            start = last.get((prop.asset, prop.held_by))
            last[prop.asset, prop.held_by] = index
            if start is None or index - start < 2 or handled[index] > handled[start]:
                continue
            if _HANDLES.search(staged[start][0].action) is None:
                yield from _missing_between(scene, staged[start : index + 1], prop.asset, prop.held_by)


def _missing_between(scene: Scene, run: Staged, prop: str, holder: str) -> Iterator[Break]:
    """The first frame between two that show a thing in somebody's hands where those hands are empty."""
    empty = next((f for f, s in run[1:-1] if _shows_hands(s, holder)), None)
    if empty is None:
        return
    first, then, here = run[0][0].frame_id, run[-1][0].frame_id, empty.frame_id
    yield Break(
        "continuity.prop-missing",
        scene.scene_id,
        here,
        first,
        f"{here}: {holder} has {prop} in {first} and in {then}, but not here",
        f"set `add_props: [{prop}]` under {here} in direction/{scene.scene_id}.yaml, or let it be put down",
        prop,
    )


def _shows_hands(staging: Staging, asset: str) -> bool:
    """Is the figure seen down to the hands?"""
    figure = next((f for f in staging.figures if f.asset == asset), None)
    if figure is None or figure.visible < 0.4:
        return False
    return any(j.visible for j in (figure.joints[4], figure.joints[7]))


_CUT_RULES = (
    _line, _eyeline, _jump_cut, _same_picture, _size_jump, _position, _time, _direction, _prop_jump,
)  # fmt: skip
