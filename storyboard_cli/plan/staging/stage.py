"""`stage_scene`: the frames of a scene in order → the set-up of each. Pure: no clock, files or randomness.

What one frame's staging holds depends on the frame, on the scene's cast and place, and on what the script has
moved before it; never on how many frames there are or what they are called.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from storyboard_cli.core.ids import parse_asset_ref
from storyboard_cli.plan.staging.actors import Actor, cast_actors
from storyboard_cli.plan.staging.air import light_for
from storyboard_cli.plan.staging.bystanders import kept_behind, shown_extras
from storyboard_cli.plan.staging.cabin_stage import cabin_stage
from storyboard_cli.plan.staging.carrying import busy_hands, grip, regrip
from storyboard_cli.plan.staging.close_ups import close_camera
from storyboard_cli.plan.staging.conditions import air_of, is_fast
from storyboard_cli.plan.staging.corpses import with_corpses
from storyboard_cli.plan.staging.crowd import extras_of
from storyboard_cli.plan.staging.drawn_report import subjects_of
from storyboard_cli.plan.staging.figures import add_faces, staged_figures
from storyboard_cli.plan.staging.framing import (
    SIZES,
    Shot,
    frame_crowd,
    frame_people,
    gaze_heading,
    mark,
    subject_of,
)
from storyboard_cli.plan.staging.group_ways import vary
from storyboard_cli.plan.staging.items import Item, items_of, lettered
from storyboard_cli.plan.staging.layout import Layout, of_actor
from storyboard_cli.plan.staging.library_props import lasting_props
from storyboard_cli.plan.staging.looks import Look, unknown_look
from storyboard_cli.plan.staging.meals import served
from storyboard_cli.plan.staging.model import (
    SHOWN,
    Camera,
    Furniture,
    PlacedProp,
    Room,
    Staging,
    Vec3,
)
from storyboard_cli.plan.staging.moves import camera_move
from storyboard_cli.plan.staging.onlookers import onlookers_of
from storyboard_cli.plan.staging.passed_on import with_givers
from storyboard_cli.plan.staging.roomier import roomier
from storyboard_cli.plan.staging.sameness import CLOSER, same_picture
from storyboard_cli.plan.staging.scene_setting import setting_of_scene, sign_in
from storyboard_cli.plan.staging.seen_things import seen_props
from storyboard_cli.plan.staging.sets import SET_PLANS, SetPlan
from storyboard_cli.plan.staging.shot_subject import with_subject
from storyboard_cli.plan.staging.solids import solids_of, wanted_of
from storyboard_cli.plan.staging.space import View, lerp, world
from storyboard_cli.plan.staging.special_shots import (
    empty_set,
    hands_of,
    insert,
    over_shoulder,
    point_of_view,
    pov_owner,
    shoulder_owner,
)
from storyboard_cli.plan.staging.thing_camera import frame_items, stepped_back
from storyboard_cli.plan.staging.things import (
    block_corners,
    furniture_for,
    laid_out,
    seen_furniture,
    settle_props,
    staged_props,
    surfaces_for,
)
from storyboard_cli.plan.staging.told import heed, together
from storyboard_cli.plan.staging.viewpoint import Wanted, better_camera
from storyboard_cli.plan.staging.whereabouts import SEATED_SETS, Memory, home_place
from storyboard_cli.reading.shown import Shown
from storyboard_cli.script.graph import Frame, FrameCharacter, FramePlace, Scene
from storyboard_cli.spec.project import ProjectSpec


def stage_scene(scene: Scene, project: ProjectSpec, looks: Mapping[str, Look]) -> list[tuple[Frame, Staging]]:
    """Each live frame with its set-up. `looks`: by asset id, and by `ID:variant` where a variant differs."""
    stages: dict[FramePlace | None, _Stage] = {}
    staged = []
    for frame in scene.live_frames:
        if frame.place not in stages:
            stages[frame.place] = _Stage(_part_of(scene, frame), project, looks)
        staged.append((frame, stages[frame.place].staged(frame)))
    return staged


def _part_of(scene: Scene, frame: Frame) -> Scene:
    """The frames of a scene that play where `frame` does; all of it where no frame plays elsewhere."""
    here = [f for f in scene.live_frames if f.place == frame.place]
    if len(here) == len(scene.live_frames) and frame.place is None:
        return scene
    cast = sorted({c.asset for f in here for c in f.characters})
    return scene.at(frame).model_copy(update={"frames": here, "characters": cast})


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a shot decided: the camera, who and what is there, the point that a push goes to, and tables."""

    camera: Camera
    actors: list[Actor]
    props: list[PlacedProp]
    aim: Vec3 | None
    surfaces: list[Furniture]


_NARROW = 3.2
"""Metres between the walls of a set in which a camera cannot step back: a lift, a car, a cockpit."""
_READER_SIDE, _TABLE_SIDE = 140.0, 24.0
"""From where an insert looks at a thing: past the arm of whoever reads it; from before the table."""


class _Stage:
    """One scene being staged: its place, cast and memory."""

    def __init__(self, scene: Scene, project: ProjectSpec, looks: Mapping[str, Look]) -> None:
        self.scene, self.looks = scene, looks
        self.busy: frozenset[str] = frozenset()  # who has something in hand that the words show
        self.before: Staging | None = None  # the picture before
        self.passing: dict[str, Look] = {}  # people without an asset, by the ids that staging gives them
        self.width, self.height = project.size.width, project.size.height
        ref = parse_asset_ref(scene.environment) if scene.environment else None
        place = None
        if scene.environment:
            place = self.look(ref.asset_id, ref.variant) if ref else unknown_look(scene.environment)
        self.place = place
        location = " - ".join(part for part in (scene.location, scene.sub_location) if part)
        kind = setting_of_scene(scene, place, location)
        self.plan: SetPlan = SET_PLANS[kind]
        self.place_words = f"{ref.variant if ref and ref.variant else ''} {scene.environment or ''}".replace(
            "_", " "
        )
        cast = sorted({c.asset for f in scene.live_frames for c in f.characters} | set(scene.characters))
        self.cast = [c for c in cast if not self.look(c, None).group and self.look(c, None).species is None]
        self.memory = Memory(self.plan, {asset: index for index, asset in enumerate(self.cast)})
        self.people = [self.look(asset, None) for asset in self.cast]
        self.cabin = cabin_stage(scene, kind, f"{location} - {self.place_words}", self.people)
        self.room = self._room()
        self.set_words = frozenset(location.casefold().split())

    def look(self, asset: str, variant: str | None = None) -> Look:
        """How an asset looks in a variant; a stand-in for one that nobody has specified."""
        if ":" in asset:
            asset, _, variant = asset.partition(":")
        found = self.looks.get(f"{asset}:{variant}") if variant else None
        return found or self.looks.get(asset) or self.passing.get(asset) or unknown_look(asset)

    def _room(self) -> Room:
        """The set, made larger where the cast would not fit."""
        places = [home_place(i, self.plan) for i in range(len(self.cast))]
        wide = max((abs(x) for x, _ in places), default=0.0) + 0.6
        deep = max((z for _, z in places), default=0.0) + 0.9
        plan = self.plan.room
        return Room(
            left=round(min(plan.left, -wide), 3), right=round(max(plan.right, wide), 3), front=plan.front,
            back=round(max(plan.back, deep), 3), ceiling=plan.ceiling,
        )  # fmt: skip

    def staged(self, frame: Frame) -> Staging:
        """One frame, after everything before it."""
        memory = self.memory
        if frame.script_action is not None:  # what was read is of other words
            frame = frame.model_copy(update={"shown": []})
        frame, shown_of = self._with_onlookers(with_corpses(with_givers(frame)))
        frame = with_subject(frame, shown_of)
        actors = cast_actors(
            frame, memory, self.look, self.people, lambda who: heed(who, shown_of, memory, frame.action)
        )
        if self.cabin is not None:
            self.passing |= self.cabin.board(frame, actors, shown_of, self._offscreen)
        settle_props(frame, actors, memory, self.look)
        grip(frame, actors, memory, self.look)
        lasting = lasting_props(frame, actors, memory, self.look)
        frame = frame.model_copy(update={"props": lasting})
        for actor in actors:
            actor.pose_body()
        items = items_of(frame, self.look, self.set_words, self.plan)
        parts = [s for s in frame.shown if s.kind == "body" and s.in_view is True]
        aboard = self.cabin.put if self.cabin is not None else None
        Layout(actors, shown_of, items, memory, self.room, self._inside(), parts, aboard, frame.action).fill()
        for actor in actors:
            actor.pose_body()
        self.busy = busy_hands(items, actors, shown_of)
        vary(actors, shown_of, self.busy, seed_of(self.scene.uid))
        extras = extras_of(frame, memory, self.scene.uid, self.look, actors, self.width / self.height)
        if self.cabin is not None:
            extras = self.cabin.fill(extras)
        size = frame.size if frame.size in SIZES else "WS"  # `sb lint` names what is not known
        kept = any(i.placed and not i.fixture for i in items) or any(a.reaches for a in actors)
        shot = Shot(size, frame.angle, frame.lens_mm, self.width, self.height, kept)

        def picture(of: str) -> Staging:
            posed = [replace(a, skeleton=dict(a.skeleton)) for a in actors]  # a shot may move people
            at = frame if of == size else frame.model_copy(update={"size": of})
            taken = self._shoot(at, replace(shot, size=of), posed, extras, items)
            return self._finished(at, taken, extras, items, shown_of)

        staging = picture(size)
        if frame.origin.get("size", "").startswith("usual"):
            staging = roomier(staging, picture)
            closer = CLOSER.get(staging.size)
            if closer and self.before is not None and same_picture(self.before, staging):
                staging = picture(closer)
        self.before = staging
        return staging

    def _with_onlookers(self, frame: Frame) -> tuple[Frame, dict[str, Shown]]:
        """The frame with everybody in view among its characters, animals not; and who is of which words."""
        people = [c for c in frame.characters if self.look(c.asset, c.variant).species is None]
        shown_of = {s.asset: s for s in frame.shown if s.asset and s.in_view is True}
        shown_of = {c.asset: shown_of[c.asset] for c in people if c.asset in shown_of}
        for one in onlookers_of(frame):
            self.passing[one.look.asset_id] = one.look
            self.memory.order.setdefault(one.look.asset_id, len(self.memory.order))
            people.append(one.listed)
            shown_of[one.look.asset_id] = one.shown
        return frame.model_copy(update={"characters": people}), together(shown_of)

    def _shoot(
        self, frame: Frame, shot: Shot, actors: list[Actor], extras: list[Actor], items: list[Item]
    ) -> _Taken:
        """The camera, who is in the picture, its props, and the point that a push goes to."""
        if self.cabin is not None and frame.size != "INS":
            close = close_camera(frame, shot, actors, items)
            camera, actors = self.cabin.camera(frame, shot, actors, items, close[0] if close else None)
            return self._taken(frame, camera, actors, mark(actors[0], "chin") if actors else None)
        if frame.size == "POV":
            camera, actors = self._point_of_view(frame, shot, actors)
            seen = [i for i in items if i.placed and not i.held]
            if seen and not actors:
                camera = frame_items(seen, shot)
            return self._taken(frame, camera, actors, actors[0].skeleton["head"] if actors else None)
        close = close_camera(frame, shot, actors, items, indoors=self._inside())
        if close is not None:
            taken = self._taken(frame, close[0], actors, None)
            return replace(taken, surfaces=[*taken.surfaces, *close[1]])
        if frame.size == "INS":
            return self._insert(frame, shot, actors)
        there = [i for i in items if i.placed and not i.held and not i.fixture]
        if not actors:
            camera = (
                frame_crowd(extras, shot) if extras
                else frame_items([*there, *(i for i in items if i.fixture)], shot) if there
                else empty_set(shot, self.plan)
            )  # fmt: skip
            return self._taken(frame, camera, actors, None)
        subject = subject_of(actors, frame.subject)
        if frame.size == "OTS":
            camera, actors = self._over_shoulder(frame, shot, actors, subject)
        else:
            anchored = all(c.position for c in frame.characters)
            camera = frame_people(actors, shot, subject, anchored)
            ends = [p for a in actors for p in _ends(a)]
            narrow = self.plan.interior and self.room.right - self.room.left < _NARROW
            high = [i for i in items if i.fixture and any(a.place[1] > 0.3 for a in actors)]
            camera = stepped_back(camera, shot, [*there, *high], ends, narrow=narrow)
            taken = self._taken(frame, camera, actors, mark(subject, "chin"))
            return replace(taken, camera=self._where_seen(frame, shot, taken, items, subject))
        return self._taken(frame, camera, actors, mark(subject, "chin"))

    def _where_seen(
        self, frame: Frame, shot: Shot, taken: _Taken, items: list[Item], subject: Actor
    ) -> Camera:
        """The camera, moved a little where it does not show what the picture is about."""
        actors, props = taken.actors, taken.props
        furniture = [*furniture_for(actors, self.memory), *taken.surfaces]
        solids = solids_of(actors, items, props, furniture)
        if not shot.rule.group:
            wanted = [Wanted(subject.asset, 1.0, True)] if shot.size == "CU" else []
        else:
            wanted = wanted_of(frame, actors, items, props, subject)
        room = self.room if self._inside() and self.plan.kind not in SEATED_SETS else None
        return better_camera(taken.camera, shot.size, (shot.width, shot.height), solids, wanted, room)

    def _taken(self, frame: Frame, camera: Camera, actors: list[Actor], aim: Vec3 | None) -> _Taken:
        props, surfaces = self._props(frame, actors)
        return _Taken(camera, actors, props, aim, surfaces)

    def _props(self, frame: Frame, actors: list[Actor]) -> tuple[list[PlacedProp], list[Furniture]]:
        """The frame's things, and the tables that they lie on besides the desks that people sit at."""
        furniture = furniture_for(actors, self.memory)
        surfaces = surfaces_for(frame, self.memory, furniture)
        desks = [f for f in (*furniture, *surfaces) if f.kind in ("desk", "table")]
        props = staged_props(frame, actors, self.memory, self.look, desks, self.busy)
        return [lettered(p, frame) for p in props], surfaces

    def _over_shoulder(
        self, frame: Frame, shot: Shot, actors: list[Actor], subject: Actor
    ) -> tuple[Camera, list[Actor]]:
        """Whose shoulder the script names, else the other one in the frame, else the subject's partner."""
        foreground = shoulder_owner(actors, " ".join([frame.action, *frame.notes]))
        if foreground is subject and len(actors) > 1:
            subject = next(a for a in actors if a is not foreground)
        others = [a for a in actors if a is not subject]
        if foreground is None or foreground is subject:
            foreground = next((a for a in others if a.asset == subject.target), others[0] if others else None)
        if foreground is None:
            foreground = self._offscreen(
                subject.target or next((c for c in self.cast if c != subject.asset), None)
            )
            if foreground is None:
                return frame_people(
                    [subject], Shot("MCU", shot.angle, shot.lens_mm, shot.width, shot.height), subject, False
                ), actors
            actors = [*actors, foreground]
        return over_shoulder(shot, subject, foreground), actors

    def _offscreen(self, asset: str | None) -> Actor | None:
        """Somebody of the scene whom this frame does not list, where the script has left them."""
        if asset is None or asset not in self.memory.order:
            return None
        frame = Frame(frame_id="", uid="", frame_index=1, shot="", characters=[FrameCharacter(asset=asset)])
        actor = cast_actors(frame, self.memory, self.look, self.people)[0]
        actor.pose_body()
        return actor

    def _point_of_view(self, frame: Frame, shot: Shot, actors: list[Actor]) -> tuple[Camera, list[Actor]]:
        text = " ".join([frame.action, *frame.notes])
        owner = pov_owner(actors, frame.subject, text)
        if owner is None:
            partner = next((c for c in self.cast if c not in {a.asset for a in actors}), None)
            owner = self._offscreen(partner)
        seen = [a for a in actors if a is not owner]
        if owner is None:
            return point_of_view(shot, (0.0, 1.55, -2.0), seen, 180.0), seen
        eye = lerp(owner.skeleton["neck"], owner.skeleton["crown"], 0.62)
        return point_of_view(shot, world(*eye), seen, owner.facing), seen

    def _insert(self, frame: Frame, shot: Shot, actors: list[Actor]) -> _Taken:
        """Close on the named prop, else on the first, else on somebody's hands."""
        props, surfaces = self._props(frame, actors)
        prop = next((p for p in props if p.asset == frame.subject), props[0] if props else None)
        if prop is not None:
            shown, brought = laid_out(prop, self._inside())
            props = [shown if p is prop else p for p in props]
            middle = (shown.place[0], shown.place[1] + shown.extent_m[1] / 2, shown.place[2])
            theta = shown.facing_deg + (_READER_SIDE if shown.held_by else _TABLE_SIDE)
            corners = block_corners(shown.place, shown.extent_m, shown.facing_deg)
            return _Taken(insert(shot, corners, theta), actors, props, middle, [*surfaces, *brought])
        if not actors:
            return _Taken(empty_set(shot, self.plan), actors, props, None, surfaces)
        subject = subject_of(actors, frame.subject)
        hands = hands_of(subject)
        theta = max(-60.0, min(60.0, gaze_heading(subject) * 0.6))
        corners = block_corners((hands[0], hands[1] - 0.08, hands[2]), (0.22, 0.16, 0.14), 0.0)
        return _Taken(insert(shot, corners, theta), actors, props, hands, surfaces)

    def _finished(
        self, frame: Frame, taken: _Taken, extras: list[Actor], items: list[Item], shown_of: dict[str, Shown]
    ) -> Staging:
        camera, actors, aim = taken.camera, taken.actors, taken.aim
        regrip(items, actors)
        props = [*taken.props, *(i.prop() for i in items if (i.held or i.placed) and not i.fixture)]
        view, width, height = View(camera), self.width, self.height
        gazes = add_faces([*actors, *extras], camera.eye, self._elsewhere(actors))
        holds: dict[str, tuple[str, ...]] = {}
        for prop in props:
            if prop.held_by:
                holds[prop.held_by] = (*holds.get(prop.held_by, ()), prop.asset)
        everyone = staged_figures(actors, view, width, height, gazes, holds)
        solid = [i.footprint() for i in items if i.placed and not i.lifted]
        free = [e for e in extras if not any(of_actor(e).meets(s) for s in solid)]
        crowd = kept_behind(staged_figures(free, view, width, height, {}, {}), everyone) if free else ()
        figures = tuple(f for f in everyone if not f.asset.startswith(SHOWN))
        passing = tuple(f for f in everyone if f.asset.startswith(SHOWN))
        tables = [*furniture_for([*actors, *shown_extras(extras, crowd)], self.memory), *taken.surfaces]
        things = [*props, *served(crowd, tables)]
        seen_things = seen_props(things, view, (*everyone, *crowd), (width, height))
        seen = view.project(aim) if aim else None
        at = (seen[0], seen[1]) if seen else (width / 2, height / 2)
        time, weather, season = self._air(frame)
        lighting = frame.lighting or self.scene.lighting or ""
        mood = frame.mood or self.scene.mood or ""
        return Staging(
            width=width,
            height=height,
            size=frame.size if frame.size in SIZES else "WS",
            angle=frame.angle,
            camera=camera,
            setting=self.plan.kind,
            interior=self._inside(),
            room=self.room,
            figures=figures,
            props=seen_things,
            furniture=seen_furniture(tables, view),
            nature=tuple(sorted(self.scene.nature)),
            time_of_day=time,
            weather=weather,
            season=season,
            light=light_for(time, lighting, mood, weather, self._inside()),
            crowd=len(crowd) + len(passing),
            extras=tuple(sorted((*crowd, *passing), key=lambda f: (-f.depth_m, f.asset))),
            subjects=subjects_of(frame, items, seen_things, everyone, len(crowd), shown_of, self.plan),
            speed_lines=is_fast(frame, actors),
            move=camera_move(frame.movement, width, height, at),
            seed=seed_of(frame.uid),
            cabin=self.cabin.model() if self.cabin is not None else None,
            place_sign=sign_in(frame, self.scene, self.place, self.plan.kind),
        )

    def _inside(self) -> bool:
        if self.plan.kind in ("grid", "stairwell", "hall", "corridor", "vehicle", "bus"):
            return self.scene.int_ext == "int" if self.scene.int_ext in ("int", "ext") else self.plan.interior
        return self.plan.interior

    def _elsewhere(self, actors: list[Actor]) -> dict[str, Vec3]:
        """Eye points of those of the scene who are not in the frame but may be looked at."""
        present = {a.asset for a in actors}
        found: dict[str, Vec3] = {}
        for actor in actors:
            spot = self.plan.landmarks.get(actor.mark or "")
            if spot is not None:
                sight = self.plan.sights.get(actor.mark or "") or (spot[0], spot[1] + 0.4)
                found[f"mark:{actor.mark}"] = world(sight[0], 1.55, sight[1])
            if actor.target is not None and actor.target not in present and actor.target in self.memory.order:
                state = self.memory.of(actor.target)
                found[actor.target] = world(state.x, self.look(actor.target).height_m * 0.92, state.z)
        return found

    def _air(self, frame: Frame) -> tuple[str | None, str | None, str | None]:
        outside = not self._inside() or self.plan.kind in SEATED_SETS
        return air_of(frame, self.scene, self.place_words, outside=outside)


def _ends(actor: Actor) -> tuple[Vec3, Vec3]:
    """The lowest and the highest point of somebody."""
    return actor.place, actor.skeleton["crown"]


def seed_of(uid: str) -> int:
    """The frame's own number for wobble and dressing: 32 bits of its uid's hash."""
    return int.from_bytes(sha256(uid.encode("utf-8", "surrogatepass")).digest()[:4], "big")


__all__ = ["seed_of", "stage_scene"]
