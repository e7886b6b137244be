"""A scene inside a car or on a flight deck: seats, what is outside of it, and from where it is seen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from storyboard_cli.plan.staging.aboard import Aboard, in_the_back, turn_heads
from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.beyond import USUAL, beyond_in
from storyboard_cli.plan.staging.cabin_camera import (
    SINGLES,
    WIDE,
    driver_view,
    road_camera,
    single_camera,
    windscreen_camera,
)
from storyboard_cli.plan.staging.cabin_plans import CabinPlan, cabin_for
from storyboard_cli.plan.staging.framing import Shot, subject_of
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.looks import Look, look_of_shown
from storyboard_cli.plan.staging.model import SHOWN, Cabin, Camera
from storyboard_cli.plan.staging.special_shots import pov_owner
from storyboard_cli.plan.staging.staged_subject import NO_ROOM
from storyboard_cli.reading.actions import Doing
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group
from storyboard_cli.script.graph import Frame, FrameCharacter, Scene

DRIVER = f"{SHOWN}driver"
_HIRED = frozenset({"taxi"})  # somebody is at the wheel, named or not
_DRIVERS_LOOKS = {"wears": "flat cap; waistcoat", "sex": "man"}
_WORDS = re.compile(r"[a-z]+")
_SENTENCE = re.compile(r"[.!?;](?=\s|$)")
_ABOARD_M = 1.7  # larger things are outside, or fill the back
_LOAD_UP_M = 0.55
_LYING = 0.5  # of the height of an animal that stands
_SEAT_M, _OVER_SILL_M, _HIGHEST_M = 0.42, 0.28, 0.72
"""A thing on a seat stands so high that it is seen over the dashboard."""
_AHEAD_M, _BEHIND_M = 7.0, 5.5
"""Metres from the front seats to what is on the road, ahead and behind."""


class CabinStage:
    """One scene's cabin."""

    def __init__(self, scene: Scene, plan: CabinPlan, paint: str, looks: Sequence[Look]) -> None:
        drivers = _drivers_of(scene) or frozenset(a.asset_id for a in looks if _drives(a))
        self.plan, self.paint, self.scene = plan, paint, scene
        self.aboard = Aboard(plan, drivers)
        heading = f"{scene.sub_location or ''} {scene.heading}"
        own = beyond_in([heading, scene.action])
        self.beyond = self._fitting(own) or USUAL.get(plan.kind, "road")
        self.row, self.view = 0, "windscreen"
        self.action = ""  # the frame's words

    def _fitting(self, kind: str | None) -> str | None:
        return kind if kind not in ("sky", "space") or self.plan.flies else None

    # -- people -----------------------------------------------------------------------------------

    def board(
        self, frame: Frame, actors: list[Actor], shown_of: Mapping[str, Shown],
        absent: Callable[[str], Actor | None],
    ) -> dict[str, Look]:  # fmt: skip
        """Seat those of the frame, and bring those along who sat there before; the looks of who is new."""
        self.beyond = self._fitting(beyond_in([frame.action])) or self.beyond
        self.action = frame.action
        here = {a.asset for a in actors}
        before = [a for a in self.aboard.taken if a not in here]
        self.aboard.seat(frame, actors, shown_of)
        for asset in before if frame.size not in SINGLES else ():
            other = absent(asset)
            if other is not None:
                self.aboard.sit(other)
                actors.append(other)
        new = self._hired(actors) if self.plan.kind in _HIRED else {}
        turn_heads(actors, shown_of, self.plan)
        return new

    def _hired(self, actors: list[Actor]) -> dict[str, Look]:
        """Somebody at the wheel of a taxi of which the script names only the passengers."""
        if not actors or self.aboard.holder(0) not in (None, DRIVER):
            return {}
        look = look_of_shown(DRIVER, Shown(what="driver", kind="person", looks=_DRIVERS_LOOKS))
        driver = Actor(FrameCharacter(asset=DRIVER), look, Doing(), (0.0, 0.0, 0.0), "drive", None)
        self.aboard.taken[DRIVER] = 0
        self.aboard.sit(driver)
        if all(a.asset != DRIVER for a in actors):
            actors.append(driver)
        return {DRIVER: look}

    def fill(self, extras: list[Actor]) -> list[Actor]:
        """A crowd on the seats that are left; there is no room for more."""
        seated = []
        for extra, berth in zip(extras, self.aboard.free(), strict=False):
            self.aboard.sit_on(extra, berth)
            seated.append(extra)
        return seated

    # -- things -----------------------------------------------------------------------------------

    def put(self, item: Item) -> None:
        """On a free seat, or on the road before or behind."""
        where = self.outside(item)
        if where is not None:
            half = item.size[2] / 2
            item.z = -(_AHEAD_M + half) if where == "ahead" else self.plan.back + _BEHIND_M + half
            item.x, item.y = (-1.2 if where == "ahead" else 0.0), -self.plan.ride
            item.facing = 180.0 if where == "ahead" else 0.0
            if item.pose == "fly":
                item.y = 1.2
        elif self._loaded(item):
            item.x, item.y, item.z = 0.0, _LOAD_UP_M, max(self.plan.back - item.size[2] / 2, 0.75)
        else:
            seats = self.aboard.free()
            if not seats:
                item.why_off = NO_ROOM
                return
            berth = seats[min(item.number, len(seats) - 1)]
            high = item.size[1] * (_LYING if item.pose in ("lie", "sleep", "curl") else 1.0)
            seen = min(self.plan.sill + _OVER_SILL_M - high, _HIGHEST_M)
            item.x, item.y, item.z = berth.x, max(_SEAT_M, seen) + berth.up, berth.z - 0.05
            item.facing = 20.0 if berth.x < 0 else -20.0
        item.lifted = True
        item.stand(item.footprint())

    def _loaded(self, item: Item) -> bool:
        """Is it a large thing that lies in the back?"""
        clause = _SENTENCE.split(self.action[item.shown.at :])[0]
        return max(item.size) > _ABOARD_M and item.kind.of == "thing" and in_the_back(clause)

    def outside(self, item: Item) -> str | None:
        """Whether a thing is on the road, and where: ahead or behind."""
        if self._loaded(item):
            return None
        said = {*item.shown.where, *(w.casefold() for w in item.shown.where.values())}
        for where in ("behind", "ahead"):
            if said & group("cabins", where):
                return where
        large = max(item.size) > _ABOARD_M
        if not (large or said & group("cabins", "outside")):
            return None
        return "behind" if "behind" in item.shown.where else "ahead"

    # -- the camera -------------------------------------------------------------------------------

    def camera(
        self, frame: Frame, shot: Shot, actors: list[Actor], items: Sequence[Item], close: Camera | None
    ) -> tuple[Camera, list[Actor]]:
        """The camera, and who of those aboard is in the picture; `close` is of a hand or a thing."""
        self.view, self.row = "windscreen", 0
        listed = {c.asset for c in frame.characters}
        meant = [a for a in actors if a.asset in listed] or actors
        ahead = [i for i in items if i.placed and not i.held and self.outside(i) == "ahead"]
        if close is not None:
            self.view = "single"
            return close, actors
        if frame.size == "POV" and meant:
            owner = pov_owner(meant, frame.subject, " ".join([frame.action, *frame.notes])) or meant[0]
            self.view = "road"
            return driver_view(self.plan, shot, owner.skeleton["head"]), []
        if (frame.size == "OTS" or ahead) and shot.size not in SINGLES:
            self.view = "road"
            return road_camera(self.plan, shot, meant[0] if meant else None), [
                a for a in actors if self.aboard.plan.berths[self.aboard.taken[a.asset]].row == 0
            ]
        if meant and (shot.size in SINGLES or (len(actors) == 1 and shot.size not in WIDE)):
            subject = subject_of(meant, frame.subject)
            self.view = "single"
            self.row = self.plan.berths[self.aboard.taken[subject.asset]].row
            seen = [a for a in actors if self._row(a) >= self.row]
            return single_camera(self.plan, subject, shot, self.row), seen
        if shot.size not in WIDE:  # closer: those who are meant
            return windscreen_camera(self.plan, meant, shot), actors
        return windscreen_camera(self.plan, actors, shot), actors

    def _row(self, actor: Actor) -> int:
        return self.plan.berths[self.aboard.taken[actor.asset]].row

    def model(self) -> Cabin:
        """As the staging holds it."""
        return Cabin.model_validate(
            {
                "kind": self.plan.kind, "paint": self.paint, "beyond": self.beyond, "view": self.view,
                "row": self.row, "seats": tuple(sorted(self.aboard.taken.values())),
            }
        )  # fmt: skip


def cabin_stage(scene: Scene, setting: str, words: str, looks: Sequence[Look]) -> CabinStage | None:
    """The cabin that a scene plays in; None where it plays in a room or in the open."""
    found = cabin_for(setting, words)
    return CabinStage(scene, *found, looks) if found is not None else None


def empty_cabin(setting: str, words: str) -> Cabin | None:
    """The cabin of a place's model sheet: nobody in it, standing."""
    found = cabin_for(setting, words)
    if found is None:
        return None
    return Cabin(kind=found[0].kind, paint=found[1], beyond=USUAL.get(found[0].kind, "road"), moving=False)


def _drivers_of(scene: Scene) -> frozenset[str]:
    """Who is said most often to drive in a scene: the wheel is theirs before the words come to it."""
    cast = {c.asset for f in scene.live_frames for c in f.characters}
    said = Counter(
        s.asset
        for f in scene.live_frames
        for s in f.shown
        if s.asset in cast and s.in_view is True and s.does in group("cabins", "drives")
    )
    return frozenset(asset for asset, _ in said.most_common(1) if asset)


def _drives(look: Look) -> bool:
    names = " ".join(look.names).casefold()
    return any(re.search(rf"\b{re.escape(word)}\b", names) for word in group("cabins", "driver"))
