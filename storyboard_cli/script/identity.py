"""Names and uids: carries them over from the last compile, and gives new ones that were never used before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import frame_name, parse_frame_name
from storyboard_cli.core.mend import Mend
from storyboard_cli.script.aliases import folded
from storyboard_cli.script.drafts import DraftScene
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.script.known_names import Given, KnownNames, give_back
from storyboard_cli.script.matching import match
from storyboard_cli.script.pairs import FrameText, SceneText, key_of, text_key

_MOST_SCENES = 99_999


@dataclass(slots=True)
class NamedFrame:
    """A new frame and who it is. `was` is the frame of the last compile, None for a new one."""

    frame_id: str
    uid: str
    was: Frame | None


@dataclass(slots=True)
class NamedScene:
    scene_id: str
    uid: str
    was: Scene | None
    frames: list[NamedFrame] = field(default_factory=list)


@dataclass(slots=True)
class Identities:
    """Who every new scene and frame is, and what of the old ones the script no longer says."""

    scenes: list[NamedScene]
    omitted_frames: dict[str, list[Frame]]  # old scene id → its frames without a match, in order
    omitted_scenes: list[Scene]
    given_back: set[str] = field(default_factory=set)  # uids that only other files than scenes/ remembered


def identify(
    drafts: Sequence[tuple[str, DraftScene]],
    existing: Sequence[Scene],
    reserved: Iterable[Scene] = (),
    overrides: Mapping[str, str] | None = None,
    who: Callable[[str], str] = folded,
    known: Callable[[], KnownNames] = KnownNames,
) -> Identities:
    """Match `drafts` (script id, scene) with `existing`; `reserved` are other scenes whose names are taken.

    `who`: a cue's name → the character it means, or the name itself, folded. `known` is asked only where
    something has no match: names whose scene files are gone.
    `overrides` (`--map`): old name → the name that the same run without it gives to the content meant.
    """
    found = _Identifier(drafts, existing, reserved, who, known).run()
    if overrides:
        scenes, frames = _overridden(overrides, found, existing)
        found = _Identifier(drafts, existing, reserved, who, known).run(scenes, frames)
    return found


class _Identifier:
    def __init__(
        self,
        drafts: Sequence[tuple[str, DraftScene]],
        existing: Sequence[Scene],
        reserved: Iterable[Scene],
        who: Callable[[str], str],
        known: Callable[[], KnownNames],
    ) -> None:
        self.known = known
        self.given = Given()
        self.drafts = drafts
        self.existing = existing
        self.old = [_old_text(i, s) for i, s in enumerate(existing)]
        self.new = [_new_text(i, s, who) for i, (_, s) in enumerate(drafts)]
        everything = [*existing, *reserved]
        self.uids = {s.uid for s in everything} | {f.uid for s in everything for f in s.frames}
        self.names = {s.scene_id for s in everything} | {f.frame_id for s in everything for f in s.frames}
        self.births: dict[tuple[str, str, str, str], int] = {}
        """By kind, script, heading and text: the occurrence to try next. Those before it have their uid."""
        self.last_scene = max((int(s.scene_id[1:]) for s in everything), default=0)
        self.last_frame: dict[str, int] = {}
        for scene in everything:
            for frame in scene.frames:
                self._note_name(frame.frame_id)

    def run(
        self,
        scenes: Mapping[int, int] | None = None,
        frames: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
    ) -> Identities:
        forced = [(self.old[a].frames[b], self.new[c].frames[d]) for (a, b), (c, d) in frames]
        match(self.old, self.new, scenes, forced)
        self._give_back()
        named = [self._name_scene(i) for i in range(len(self.drafts))]
        gone = {
            scene.scene_id: [f for f, t in zip(scene.frames, text.frames, strict=True) if t.match is None]
            for scene, text in zip(self.existing, self.old, strict=True)
        }
        lost = [s for s, t in zip(self.existing, self.old, strict=True) if t.match is None]
        back = {uid for _, uid in self.given.frames.values()}
        return Identities(named, gone, lost, back)

    def _give_back(self) -> None:
        """Names for what matched nothing; those that pictures or decisions stand under are passed by."""
        missing = {
            i: texts
            for i, s in enumerate(self.new)
            if (texts := [(f.order, f.key) for f in s.frames if f.match is None])
        }
        unnamed = [i for i, s in enumerate(self.new) if s.match is None]
        if not (missing or unnamed):
            return
        known = self.known()
        self.given = give_back(known, missing, unnamed, self._free, self._born)
        self.uids |= {uid for _, uid in self.given.frames.values()}
        scenes = {scene_id for scene_id, _ in self.given.scenes.values()}
        again = [n for n in known.frames.values() if (parse_frame_name(n) or ("",))[0] in scenes]
        for name in {*known.used, *again, *(n for n, _ in self.given.frames.values())}:
            self._note_name(name)
            parsed = parse_frame_name(name)
            self.last_scene = max(self.last_scene, int(parsed[0][1:]) if parsed else 0)

    def _free(self, name: str, uid: str) -> bool:
        return name not in self.names and uid not in self.uids

    def _born(self, at: int, key: str) -> str:
        """The uid that a frame of this text would get, left for others to get."""
        script_id, draft = self.drafts[at]
        birth = ("fr", script_id, draft.heading.text, key)
        before = self.births.get(birth, 1)
        uid = self._uid(*birth)
        self.uids.discard(uid)
        self.births[birth] = before
        return uid

    def _name_scene(self, at: int) -> NamedScene:
        text = self.new[at]
        was = self.existing[text.match.index] if text.match is not None else None
        if was is not None:
            scene = NamedScene(was.scene_id, was.uid, was)
        else:
            scene = self._new_scene(at, text)
        scene.frames = [self._name_frame(scene.scene_id, at, f) for f in text.frames]
        return scene

    def _new_scene(self, at: int, text: SceneText) -> NamedScene:
        script_id, draft = self.drafts[at]
        name, uid = self.given.scenes.get(at, ("", None))
        if not name:
            self.last_scene += 1
            if self.last_scene > _MOST_SCENES:
                raise SbError(
                    Kind.usage, "too-many-scenes", f"more than {_MOST_SCENES} scenes in one project"
                )
            name = f"S{self.last_scene:02d}"
        return NamedScene(name, uid or self._uid("sc", script_id, draft.heading.text, text.key), None)

    def _name_frame(self, scene_id: str, scene_at: int, text: FrameText) -> NamedFrame:
        if text.match is not None:
            was = self.existing[text.match.scene].frames[text.match.order]
            return NamedFrame(was.frame_id, was.uid, was)
        if back := self.given.frames.get((scene_at, text.order)):
            return NamedFrame(*back, None)
        index = self.last_frame.get(scene_id, 0) + 1
        self.last_frame[scene_id] = index
        script_id, draft = self.drafts[scene_at]
        return NamedFrame(
            frame_name(scene_id, index), self._uid("fr", script_id, draft.heading.text, text.key), None
        )

    def _uid(self, kind: str, script_id: str, heading: str, text: str) -> str:
        """A uid born of script, heading and text; the occurrence makes equal births distinct."""
        birth = (kind, script_id, heading, text)
        occurrence = self.births.get(birth, 1)
        while True:
            said = "\0".join((script_id, heading, text, str(occurrence))).encode("utf-8", "surrogatepass")
            uid = f"{kind}_{hashlib.sha256(said).hexdigest()[:16]}"
            if uid not in self.uids:
                self.uids.add(uid)
                self.births[birth] = occurrence + 1
                return uid
            occurrence += 1

    def _note_name(self, frame_id: str) -> None:
        parsed = parse_frame_name(frame_id)
        if parsed is not None:
            scene_id, index = parsed
            self.last_frame[scene_id] = max(index, self.last_frame.get(scene_id, 0))


def _old_text(index: int, scene: Scene) -> SceneText:
    frames = []
    for order, frame in enumerate(scene.frames):
        said = frame.dialogue[0].speaker if frame.dialogue else ""
        who = folded(scene.names[said]) if said in scene.names else said
        home, place = parse_frame_name(frame.frame_id) or (scene.scene_id, order)
        age = (int(home[1:]), place)
        key = key_of(scene, frame)
        frames.append(FrameText(index, order, key, frame.written, frame.omitted, who, age))
    return SceneText(index, scene.heading, scene.number, frames, scene.omitted, int(scene.scene_id[1:]))


def _new_text(index: int, scene: DraftScene, who: Callable[[str], str]) -> SceneText:
    frames = []
    for order, frame in enumerate(scene.frames):
        key = text_key(frame.text, frame.spoken) or f"[{scene.heading.text}]"
        said = who(frame.speeches[0].cue.name) if frame.speeches else ""
        frames.append(FrameText(index, order, key, frame.text, who=said))
    return SceneText(index, scene.heading.text, scene.number, frames)


def _overridden(
    overrides: Mapping[str, str], found: Identities, existing: Sequence[Scene]
) -> tuple[dict[int, int], list[tuple[tuple[int, int], tuple[int, int]]]]:
    """The overrides as places: old and new scene indices, old and new frame places."""
    old_scenes = {s.scene_id: i for i, s in enumerate(existing)}
    new_scenes = {s.scene_id: i for i, s in enumerate(found.scenes)}
    old_frames = {f.frame_id: (i, j) for i, s in enumerate(existing) for j, f in enumerate(s.frames)}
    new_frames = {f.frame_id: (i, j) for i, s in enumerate(found.scenes) for j, f in enumerate(s.frames)}
    scenes: dict[int, int] = {}
    frames: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for old, new in overrides.items():
        if old in old_scenes and new in new_scenes:
            scenes[old_scenes[old]] = new_scenes[new]
        elif old in old_frames and new in new_frames:
            frames.append((old_frames[old], new_frames[new]))
        else:
            wrong = old if old not in old_scenes and old not in old_frames else new
            which = "old" if wrong == old else "new"
            raise SbError(
                Kind.missing,
                "map-unknown-name",
                f"`map` {old}={new}: there is no {which} scene or frame named {wrong}",
                fields=("map",),
                hint=Mend(
                    "compile",
                    {"dry_run": True},
                    "names stand in `{}`: OLD is what was omitted, NEW what is new",
                ),
            )
    return scenes, frames
