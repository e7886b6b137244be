"""The scenes of a film, for faces without its folder: which there are, what one says, and what stops it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller, Cancelled
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import SCENE_ID
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.ops.plan import PlanBlocker, blocker_rows
from storyboard_cli.project.frame_states import states_of
from storyboard_cli.project.frame_view import FrameView, views_of
from storyboard_cli.project.scene_direction import direction_text, problems_of_direction
from storyboard_cli.project.selection import one_scene
from storyboard_cli.project.signed import signed
from storyboard_cli.project.text_file import TextFile
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.reading.shown import Shown
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.script.order import story_key
from storyboard_cli.store.scenes import scene_path


class ListScenesAsk(Ask):
    after: str | None = Field(None, description="Those after this scene of the story, as S03.")
    limit: int = Field(200, ge=1, le=5_000, description="How many at most.")
    omitted: bool = Field(False, description="Also scenes that the script does not have any more.")


class ShowSceneAsk(Ask):
    scene: str = Field(pattern=rf"^{SCENE_ID}$", description="The scene's id, as S03.")


class ValidateSceneAsk(ShowSceneAsk):
    pass


class SceneNode(Frozen):
    """A scene as the system names it: a node of the scene graph."""

    scene_id: str = Field(description="The scene, as S03.")
    project_id: str = Field(description="The project, as PRJ_film.")
    script_id: str = Field(description="The script that it comes from.")
    number: str | None = Field(None, description="The script's own number: 14A.")
    heading: str = Field(description="The scene's heading.")
    environment: str | None = Field(None, description="Where it plays: ENV_Kitchen:night.")
    time_of_day: str | None = Field(None, description="day, night, dawn, …")
    characters: list[str] = Field([], description="Who is in it.")
    nature: list[str] = Field([], description="Plants that are in it.")
    props: list[str] = Field([], description="Things that are in it.")
    mood: str | None = Field(None, description="Its mood.")
    lighting: str | None = Field(None, description="Its light.")
    camera: str | None = Field(None, description="Its camera.")
    action: str = Field("", description="What happens in it.")
    omitted: bool = Field(False, description="The script does not have it any more.")
    graph_hash: str = Field("", description="Of all that can change a picture of it.")
    length: int = Field(description="How many frames it has.")
    duration_frames: int = Field(description="How long they stand, each by itself.")


class SceneLine(Frozen):
    """One speech of a frame."""

    speakers: list[str] = Field(description="Who says it.")
    text: str = Field(description="What is said.")
    voice: str = Field(description="on, off (off screen) or over (voice-over).")
    parenthetical: str | None = Field(None, description="How it is said.")


class SceneFrame(FrameView):
    """A frame of the scene, with what it shows."""

    frame_index: int = Field(description="Its number in the scene.")
    omitted: bool = Field(False, description="The script does not have it any more.")
    size: str = Field(description="Shot size, as MS.")
    angle: str = Field(description="Camera angle.")
    movement: str = Field(description="Camera movement.")
    lens_mm: int | None = Field(None, description="Focal length.")
    focused_on: str | None = Field(None, description="What a close shot is about.")
    characters: list[str] = Field([], description="Who is seen: CHAR_001:raincoat.")
    props: list[str] = Field([], description="Things that are seen.")
    shown: list[Shown] = Field([], description="What its words show.")
    action: str = Field("", description="Its words.")
    dialogue: list[SceneLine] = Field([], description="What is spoken.")
    notes: list[str] = Field([], description="Notes of the script.")
    mood: str | None = Field(None, description="Its mood.")
    lighting: str | None = Field(None, description="Its light.")
    duration_frames: int = Field(description="How long it stands.")


class ListScenesAnswer(Answer):
    scenes: list[SceneNode] = Field(description="The scenes of this page, in story order.")
    next: str | None = Field(None, description="After which scene the next page begins; none: the last one.")
    total: int = Field(description="How many there are on all pages.")


class ShowSceneAnswer(Answer):
    scene: SceneNode = Field(description="The scene.")
    rows: list[SceneFrame] = Field(description="Its frames, in story order, omitted ones too.")
    direction: TextFile | None = Field(None, description="Its direction as it is written; none: it has none.")
    blockers: list[PlanBlocker] = Field([], description="What keeps frames of it from being rendered.")
    problems: list[Problem] = Field([], description="What is wrong with its direction.")


class ValidateSceneAnswer(Answer):
    scene_id: str = Field(description="The scene, as S03.")
    problems: list[Problem] = Field(
        [], description="What keeps it from being rendered, and mistakes of its direction."
    )


@signed
def list_scenes(workspace: Workspace, ask: ListScenesAsk, caller: Caller) -> ListScenesAnswer:
    """A page of the scenes, in story order. Nothing is written."""
    scenes = [s for s in workspace.scenes if ask.omitted or not s.omitted]
    left = scenes
    if ask.after is not None:
        place = story_key(one_scene(workspace.scenes, ask.after))  # also of one that is omitted by now
        left = [s for s in scenes if story_key(s) > place]
    page = left[: ask.limit]
    return ListScenesAnswer(
        scenes=[_node(scene) for scene in page],
        next=page[-1].scene_id if len(left) > len(page) else None,
        total=len(scenes),
    )


@signed
def show_scene(workspace: Workspace, ask: ShowSceneAsk, caller: Caller) -> ShowSceneAnswer:
    """One scene with its frames and its direction. Nothing is written."""
    scene = one_scene(workspace.scenes, ask.scene)
    views = views_of(workspace, [(scene, frame) for frame in scene.frames])
    blockers, problems = _stops(workspace, scene)
    return ShowSceneAnswer(
        scene=_node(scene),
        rows=[_frame(frame, views[frame.frame_id]) for frame in scene.frames],
        direction=direction_text(workspace, scene.scene_id),
        blockers=blockers,
        problems=problems,
    )


@signed
def validate_scene(workspace: Workspace, ask: ValidateSceneAsk, caller: Caller) -> ValidateSceneAnswer:
    """What keeps one scene from being rendered. Nothing is written."""
    scene = one_scene(workspace.scenes, ask.scene)
    blockers, problems = _stops(workspace, scene)
    where = Where(scene_path(scene.scene_id))
    found = [*problems, *(Problem(Severity.error, b.code, b.message, where, b.hint) for b in blockers)]
    failure = Kind.blocked if any(p.is_error for p in found) else None
    return ValidateSceneAnswer(scene_id=scene.scene_id, problems=found, failure=failure)


def _stops(workspace: Workspace, scene: Scene) -> tuple[list[PlanBlocker], list[Problem]]:
    """Blockers of the scene's frames, each once, and what is wrong with files that planning it needs."""
    problems = problems_of_direction(workspace, scene)
    try:
        states = states_of(workspace, [(scene, frame) for frame in scene.live_frames], in_words=False)
    except Cancelled:
        raise
    except SbError as error:
        told = error.problems or [Problem(Severity.error, error.code, error.message, error.where, error.hint)]
        return [], list(dict.fromkeys([*problems, *told]))
    return blocker_rows(states), problems


def _node(scene: Scene) -> SceneNode:
    said = {name: getattr(scene, name) for name in SceneNode.model_fields if name in Scene.model_fields}
    live = scene.live_frames
    return SceneNode(**said, length=len(live), duration_frames=sum(f.duration_frames for f in live))


def _frame(frame: Frame, view: Mapping[str, Any]) -> SceneFrame:
    same = (
        "frame_index", "omitted", "size", "angle", "movement", "lens_mm", "shown", "action", "notes", "mood",
        "lighting", "duration_frames",
    )  # fmt: skip
    lines = [
        SceneLine(speakers=d.speakers, text=d.text, voice=d.voice, parenthetical=d.parenthetical)
        for d in frame.dialogue
    ]
    return SceneFrame(
        **view,
        **{name: getattr(frame, name) for name in same},
        focused_on=frame.subject,
        characters=[f"{c.asset}:{c.variant}" if c.variant else c.asset for c in frame.characters],
        props=[p.asset for p in frame.props],
        dialogue=lines,
    )
