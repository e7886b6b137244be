"""What a compile changes, in terms of frames: kept, changed, moved, new, omitted, back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.script.pairs import increasing


class FrameFate(StrEnum):
    """What became of a frame."""

    kept = "kept"
    changed = "changed"
    new = "new"
    omitted = "omitted"
    back = "back"  # omitted before, and the script says it again


@dataclass(frozen=True, slots=True)
class FrameChange:
    """One frame before and after. `fields` differ and can change its picture or caption."""

    fate: FrameFate
    frame_id: str
    uid: str
    scene_id: str
    shot: str
    text: str
    fields: tuple[str, ...] = ()
    moved_from: str | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Neighbouring scenes that the story tells elsewhere than before."""

    scenes: list[str]
    before: str | None
    behind: str | None


_PICTURE = (
    "size", "angle", "movement", "lens_mm", "subject", "characters", "props", "action", "mood", "lighting",
)  # fmt: skip
_CAPTION = ("dialogue", "notes", "duration_frames")
_SCENE = (
    "int_ext",
    "location",
    "sub_location",
    "time_of_day",
    "environment",
    "nature",
    "mood",
    "lighting",
    "color_script",
)


def frame_changes(
    before: Sequence[Scene], after: Sequence[Scene], back: Collection[str] = ()
) -> list[FrameChange]:
    """Every frame of `after` that is live or was live `before`, in story order.

    `back` are uids that `before` does not know but that were known once.
    """
    old = {f.uid: (s, f) for s in before for f in s.frames}
    found = []
    for scene in after:
        for frame in scene.frames:
            live = not (frame.omitted or scene.omitted)
            was = old.get(frame.uid)
            was_live = was is not None and not (was[0].omitted or was[1].omitted)
            if live or was_live:
                change = _change(scene, frame, live, was, was_live)
                if frame.uid in back and change.fate is FrameFate.new:
                    change = replace(change, fate=FrameFate.back)
                found.append(change)
    return found


def _change(
    scene: Scene, frame: Frame, live: bool, was: tuple[Scene, Frame] | None, was_live: bool
) -> FrameChange:
    fields: tuple[str, ...] = ()
    moved = None
    if not live:
        fate = FrameFate.omitted
    elif was is None:
        fate = FrameFate.new
    else:
        fields = changed_fields(was[0], was[1], scene, frame)
        moved = was[0].scene_id if was[0].scene_id != scene.scene_id else None
        fate = FrameFate.back if not was_live else FrameFate.changed if fields or moved else FrameFate.kept
    return FrameChange(
        fate, frame.frame_id, frame.uid, scene.scene_id, frame.shot, _text(frame), fields, moved
    )


def moved_scenes(before: Sequence[Scene], after: Sequence[Scene]) -> list[Moved]:
    """Scenes that are out of the order of before, as few as possible, each beside one that stayed."""
    old = {s.uid: i for i, s in enumerate(s for s in before if not s.omitted)}
    both = [s for s in after if not s.omitted and s.uid in old]
    stayed = {i for i, _ in increasing([(i, old[s.uid]) for i, s in enumerate(both)])}
    found: list[Moved] = []
    last: str | None = None
    run: list[str] = []
    for i, scene in enumerate(both):
        if i not in stayed:
            run.append(scene.scene_id)
            continue
        if run:
            found.append(Moved(run, scene.scene_id, None))
            run = []
        last = scene.scene_id
    return [*found, Moved(run, None, last)] if run else found


def changed_fields(old_scene: Scene, old: Frame, new_scene: Scene, new: Frame) -> tuple[str, ...]:
    """Names of what differs between two states of a frame, the scene's own fields as `scene …`."""
    fields = [name for name in (*_PICTURE, *_CAPTION) if getattr(old, name) != getattr(new, name)]
    scene = [f"scene {n}" for n in _SCENE if getattr(old_scene, n) != getattr(new_scene, n)]
    if old.mood:
        scene = [n for n in scene if n != "scene mood"]
    if old.lighting:
        scene = [n for n in scene if n != "scene lighting"]
    return (*fields, *scene)


def changes_picture(change: FrameChange) -> bool:
    """Whether an approval of this frame rests on something that is now different or gone."""
    if change.fate is FrameFate.omitted:
        return True
    return any(f.startswith("scene ") or f in _PICTURE for f in change.fields)


def _text(frame: Frame) -> str:
    if frame.action:
        return frame.action
    return next((line.text for line in frame.dialogue if line.text), "")
