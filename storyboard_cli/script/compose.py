"""Makes scene graph nodes of broken-down scenes: names resolved, layers applied, directions on top (R4 to
R7).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.core.ids import AssetType, parse_asset_ref, shot_letters
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem, Severity, Where, closest
from storyboard_cli.script.camera import CameraSetup, read_setup
from storyboard_cli.script.composed_before import ComposedBefore, SceneRun
from storyboard_cli.script.drafts import DraftFrame, DraftScene, ScriptScene
from storyboard_cli.script.found_cast import Fields, Present
from storyboard_cli.script.frame_cast import add_people, cast_of
from storyboard_cli.script.frame_fields import frame_fields, widen
from storyboard_cli.script.frame_places import set_place
from storyboard_cli.script.graph import Frame, Scene, scene_picture
from storyboard_cli.script.headings import Heading, names_no_place
from storyboard_cli.script.identity import Identities, NamedScene
from storyboard_cli.script.layers import SCENE_NOTE, Layered, highest, place_layers
from storyboard_cli.script.mentions import NameIndex
from storyboard_cli.script.notes import Direction, colors
from storyboard_cli.script.order import script_order
from storyboard_cli.script.overrides import direct_frame
from storyboard_cli.script.reading import script_id_of
from storyboard_cli.script.resolve import Meaning, Place, Resolver
from storyboard_cli.script.screenplay import Note
from storyboard_cli.script.story_time import StoryTime
from storyboard_cli.script.subjects import SubjectReader
from storyboard_cli.spec.direction import DirectionFile
from storyboard_cli.spec.project import ProjectSpec

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_FIRST_SENTENCE = 160
_SETUP = ("size", "angle", "movement", "lens_mm", "subject")
_OWN_SHOT = {"R3a shot note", "R3b shot line", "R3d shot"}


class Composer:
    """Composes the scenes of one compile; collects what is odd in `problems`."""

    def __init__(
        self,
        project: ProjectSpec,
        resolver: Resolver,
        directions: Mapping[str, DirectionFile] | None = None,
        before: ComposedBefore | None = None,
    ) -> None:
        self.project = project
        self.before = before
        self.resolver = resolver
        self.directions = directions or {}
        self.rate = project.rate
        self.orders = script_order([script_id_of(name) for name in project.scripts])
        self.problems: list[Problem] = []

    def compose(
        self,
        scenes: Sequence[ScriptScene],
        identities: Identities,
        between: Callable[[], None] = lambda: None,
    ) -> list[Scene]:
        """The scene graph nodes, in the order of `scenes`; omitted frames keep their place in the list.

        `between` is called between two scenes.
        """
        self._settle(scenes)
        names = self._name_index(scenes)
        self.subjects = SubjectReader(scenes, self.resolver)
        run = self._run()
        composed: list[Fields] = []
        for scene, named in zip(scenes, identities.scenes, strict=True):
            between()
            node = self._composed(run, scene, named, names)
            gone = identities.omitted_frames.get(named.scene_id, []) if named.was is not None else []
            composed.append(
                node | {"frames": _with_omitted(node["frames"], named.was, gone)} if gone else node
            )
        return _models().validate_python(composed)

    def _run(self) -> SceneRun | None:
        """Where scenes were kept: this compile's way through them."""
        if self.before is None:
            return None
        resolver = self.resolver
        specs = [spec.model_dump_json() for _, spec in sorted(resolver.specs.items())]
        common = (
            self.project.model_dump_json(), self.orders, resolver.table.entries, specs, resolver.draft,
            self.subjects.reader.language, resolver.given,
        )  # fmt: skip
        return SceneRun(self.before, common, resolver, self.subjects)

    def _composed(
        self, run: SceneRun | None, scene: ScriptScene, named: NamedScene, names: NameIndex
    ) -> Fields:
        if run is None:
            return self._scene(scene, named, names)
        direction = self.directions.get(named.scene_id)
        said = direction.model_dump_json() if direction is not None else None
        return run.scene(scene, named, said, self.problems, lambda: self._scene(scene, named, names))

    # -- what one scene hands to the next -----

    def _settle(self, scenes: Sequence[ScriptScene]) -> None:
        """Time and place, inherited where the heading says so (CONTINUOUS, LATER, a forced heading)."""
        before: ScriptScene | None = None
        clock = StoryTime()
        for scene in scenes:
            if before is not None and before.script_id != scene.script_id:
                before, clock = None, StoryTime()
            heading = scene.heading
            scene.time, scene.time_origin = clock.of(heading, scene.draft.turns)
            where = (scene.path, scene.draft.line, scene.draft.column)
            noted = self._noted_place(scene)
            if noted is not None:
                scene.place, scene.place_origin = noted, SCENE_NOTE
            elif heading.is_sub_scene:
                self._sub_scene(scene, before, where)
            else:
                scene.place = self.resolver.place(heading, where)
            before = scene

    def _sub_scene(self, scene: ScriptScene, before: ScriptScene | None, where: Place) -> None:
        heading = scene.heading
        entry = (
            None
            if names_no_place(heading)
            else self.resolver.table.find(heading.location, AssetType.environment)
        )
        if entry is not None:
            scene.place = self.resolver.place(heading, where)
        elif before is not None and before.place is not None:
            scene.place, scene.place_origin = before.place, f"R2 inherited from {before.heading.text}"
            scene.heading = Heading(heading.text, before.heading.int_ext, before.heading.location,
                                    heading.location or before.heading.sub_location, heading.time,
                                    heading.time_words,
                                    heading.inherits, heading.qualifiers)  # fmt: skip

    def _noted_place(self, scene: ScriptScene) -> Meaning | None:
        for direction, note in scene.draft.directions:
            if direction.key == "env":
                return self._asset(direction.value, AssetType.environment, scene, note)
        return None

    def _name_index(self, scenes: Sequence[ScriptScene]) -> NameIndex:
        """Every name that may stand in action: the table's, and speakers that it does not know."""
        for scene in scenes:
            for frame in scene.draft.frames:
                for speech in frame.speeches:
                    self.resolver.speakers(speech.cue, (scene.path, speech.line, speech.column), ("",))
        unknown = [
            (u.name, u.placeholder)
            for u in self.resolver.unresolved.values()
            if u.kind is AssetType.character
        ]
        return NameIndex(self.resolver.table, unknown)

    # -- one scene -----

    def _scene(self, scene: ScriptScene, named: NamedScene, names: NameIndex) -> Fields:
        draft = scene.draft
        direction = self.directions.get(named.scene_id)
        chosen = self._layers(scene, direction, named.scene_id)
        frames, present = self._frames(
            scene, named, names, read_setup(chosen["camera"].value or ""), chosen["lighting"].origin
        )
        nature, props = self._dressing(scene, frames, present)
        origin = {key: layer.origin for key, layer in chosen.items() if layer.origin}
        origin |= {"environment": scene.place_origin} if scene.place else {}
        origin |= {"time_of_day": scene.time_origin} if scene.time_origin else {}
        palette, palette_origin = self._palette(draft, direction, named.scene_id)
        origin |= {"color_script": palette_origin} if palette else {}
        action, action_origin = _summary(draft)
        origin |= {"action": action_origin} if action else {}
        fields = {
            "schema": 1,
            "scene_id": named.scene_id,
            "uid": named.uid,
            "project_id": self.project.project_id,
            "script_id": scene.script_id,
            "scene_index": scene.index,
            "script_order": self.orders.get(scene.script_id, 0),
            "number": draft.number,
            "heading": draft.heading.text,
            "int_ext": scene.heading.int_ext,
            "location": scene.heading.location,
            "sub_location": scene.heading.sub_location,
            "time_of_day": scene.time,
            "environment": scene.place.target if scene.place else None,
            "characters": sorted(present.everybody),
            "nature": nature,
            "props": props,
            "mood": chosen["mood"].value,
            "lighting": chosen["lighting"].value,
            "camera": chosen["camera"].value,
            "action": action,
            "color_script": palette,
            "origin": dict(sorted(origin.items())),
            "frames": frames,
            "omitted": False,
        }
        fields["names"] = self._written(fields)
        return {**fields, "graph_hash": sha256_json(scene_picture(fields))}

    def _written(self, fields: Fields) -> dict[str, str]:
        """The names that a scene's placeholders stand for, as the script writes them."""
        frames: list[Fields] = fields["frames"]
        used = {fields["environment"] or "", *fields["characters"], *fields["props"]}
        for frame in frames:
            used |= {c["asset"] for c in frame["characters"]} | {p["asset"] for p in frame["props"]}
            used |= {(frame.get("place") or {}).get("environment") or ""}
            used |= {who for d in frame["dialogue"] for who in (d["speaker"], *d.get("also", ()))}
        written = self.resolver.written
        return {placeholder: written[placeholder] for placeholder in sorted(used & written.keys())}

    def _layers(
        self, scene: ScriptScene, direction: DirectionFile | None, scene_id: str
    ) -> dict[str, Layered]:
        """Mood, lighting and camera of a scene, each with the layer that won."""
        spec = self.resolver.specs.get(scene.place.asset) if scene.place else None
        variant = scene.place.variant if scene.place else None
        layers = place_layers(self.project, scene.heading, scene.time, spec, variant)
        notes = {"mood": "mood", "light": "lighting", "camera": "camera"}
        for said, _ in scene.draft.directions:
            if said.key in notes:
                layers[notes[said.key]].append((SCENE_NOTE, said.value))
        if direction is not None:
            for key in layers:
                layers[key].append((f"direction/{scene_id}.yaml", getattr(direction, key)))
        return {key: highest(values) for key, values in layers.items()}

    def _palette(
        self, draft: DraftScene, direction: DirectionFile | None, scene_id: str
    ) -> tuple[list[str], str]:
        if direction is not None and direction.color_script:
            return list(direction.color_script), f"direction/{scene_id}.yaml"
        return [c for d, _ in draft.directions if d.key == "color" for c in colors(d.value)][:8], SCENE_NOTE

    def _dressing(
        self, scene: ScriptScene, frames: Sequence[Fields], present: Present
    ) -> tuple[list[str], list[str]]:
        """Nature and props of a scene: from its notes, and from its frames."""
        nature, props = set(present.nature), {p["asset"] for f in frames for p in f["props"]}
        for said, note in scene.draft.directions:
            if said.key != "asset":
                continue
            for meaning in self._assets(said, scene, note):
                if meaning.asset.startswith("NAT_"):
                    nature.add(meaning.target)
                elif meaning.asset.startswith(("PROP_", "UNRESOLVED_PROP")):
                    props.add(meaning.asset)
                elif meaning.asset.startswith("CHAR_"):
                    present.everybody.add(meaning.asset)
        return sorted(nature), sorted(props)

    # -- frames -----

    def _frames(
        self, scene: ScriptScene, named: NamedScene, names: NameIndex, camera: CameraSetup, light: str | None
    ) -> tuple[list[Fields], Present]:
        present = Present()
        frames: list[Fields] = []
        label = scene.draft.number or str(int(named.scene_id[1:]))
        direction = self.directions.get(named.scene_id)
        shot = -1
        setup: tuple[object, ...] = ()
        self.subjects.scene(scene)
        for at, (draft, who) in enumerate(zip(scene.draft.frames, named.frames, strict=True)):
            read = self.subjects.read(draft, scene)
            noted = self._frame_assets(draft, scene)
            cast = cast_of(draft, scene, names, self.resolver, present, noted, read)
            subjects = self.subjects.frame(draft, scene, cast)
            add_people(cast, subjects.people, present, draft=self.resolver.draft)
            fields = frame_fields(draft, who, cast, camera, self.rate, first=at == 0)
            if draft.side is not None or draft.heading is not None or draft.spot is not None:
                set_place(fields, draft, scene, light, self.resolver, self.project)
            fields["shown"] = subjects.shown
            widen(fields, draft.rule, subjects.shown)
            if direction is not None:
                fields = direct_frame(fields, direction, named.scene_id)
            now = (*(fields[name] for name in _SETUP), fields.get("place"))
            if now != setup or draft.rule in _OWN_SHOT:
                shot, setup = shot + 1, now
            fields["shot"] = f"{label}{shot_letters(shot)}"
            frames.append(fields)
        if direction is not None:
            self._check_direction(direction, named)
        return frames, present

    def _frame_assets(self, draft: DraftFrame, scene: ScriptScene) -> list[Meaning]:
        found: list[Meaning] = []
        for said, note in draft.directions:
            if said.key == "asset":
                found += self._assets(said, scene, note)
        return found

    # -- assets named in notes -----

    def _assets(self, said: Direction, scene: ScriptScene, note: Note) -> list[Meaning]:
        names = [n.strip() for n in said.value.split(",") if n.strip()]
        return [self._asset(name, AssetType.prop, scene, note) for name in names]

    def _asset(self, name: str, kind: AssetType, scene: ScriptScene, note: Note) -> Meaning:
        """What a note calls `name`: an id with or without variant, or an alias of any kind."""
        ref = parse_asset_ref(name)
        if ref is not None:
            if ref.asset_id in self.resolver.specs or self.resolver.draft:
                return Meaning(ref.asset_id, ref.variant)
            near = closest(ref.asset_id, self.resolver.specs)
            meant = f"did you mean {near[0]}? " if near else ""
            start = {"asset_type": ref.asset_type.value, "asset_id": ref.asset_id}
            self.problems.append(
                Problem(Severity.warning, "unknown-asset", f"there is no asset {ref.asset_id}",
                        scene.where(note.line, note.column),
                        Mend("new", start, f"{meant}or: {{}}", blanks=("name",)), note.text)
            )  # fmt: skip
            return Meaning(ref.asset_id, ref.variant)
        entry = self.resolver.table.find(name, kind) or self.resolver.table.find_any(name)
        if entry is not None:
            return Meaning(entry.asset_id, entry.variant)
        return self.resolver.miss(kind, name, "R6", (scene.path, note.line, note.column))

    def _check_direction(self, direction: DirectionFile, named: NamedScene) -> None:
        known = {f.frame_id for f in named.frames} | {
            str(int(f.frame_id.rsplit("_", 1)[1])) for f in named.frames
        }
        for key in direction.frames:
            if key.lstrip("0") not in known and key not in known:
                path = f"direction/{named.scene_id}.yaml"
                self.problems.append(
                    Problem(Severity.warning, "direction-unknown-frame", f"{path} directs frame {key}, "
                            f"which {named.scene_id} does not have", Where(path),
                            "use a frame name such as FR_" + f"{named.scene_id}_001, or its number")
                )  # fmt: skip


def _summary(draft: DraftScene) -> tuple[str, str]:
    """One line of what happens: the synopsis, else the first words of the first picture."""
    if draft.synopsis:
        return draft.synopsis, "synopsis"
    text = next((f.text for f in draft.frames if f.text), "")
    if len(text) <= _FIRST_SENTENCE:
        return text, "first frame"
    cut = max(text.rfind(stop, 0, _FIRST_SENTENCE) for stop in (". ", "! ", "? ", "。"))
    return (
        text[: cut + 1] if cut > 20 else text[: _FIRST_SENTENCE - 1].rsplit(" ", 1)[0] + "…"
    ), "first frame"


def _with_omitted(frames: Sequence[Fields], was: Scene | None, gone: Sequence[Frame]) -> list[Fields | Frame]:
    """`frames` with those that the script no longer has, each after the frame that it used to follow."""
    place = {f.frame_id: i for i, f in enumerate(was.frames)} if was is not None else {}
    kept: list[Fields | Frame] = list(frames)
    names = [f["frame_id"] for f in frames]
    for frame in gone:
        here = place.get(frame.frame_id, 0)
        before = [i for i, name in enumerate(names) if place.get(name, 1 << 30) < here]
        at = before[-1] + 1 if before else 0
        kept.insert(at, frame if frame.omitted else frame.model_copy(update={"omitted": True}))
        names.insert(at, frame.frame_id)
    return kept


@cache
def _models() -> TypeAdapter[list[Scene]]:
    from pydantic import TypeAdapter

    return TypeAdapter(list[Scene])
