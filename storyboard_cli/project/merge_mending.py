"""Scenes after a git merge: duplicate names are refused, and `sb compile --mend` gives one of each a new
name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from pydantic import ValidationError

from storyboard_cli.core import yaml_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import frame_name, parse_frame_name
from storyboard_cli.core.mend import Mend
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.script.order import story_key
from storyboard_cli.store.files import tag_of
from storyboard_cli.store.scenes import read_scene, scene_names, scene_path

_CONFLICT = re.compile(
    r"^<{7} [^\n]*\n(?P<ours>.*?)(?:^\|{7} [^\n]*\n.*?)?^={7}\n(?P<theirs>.*?)^>{7} [^\n]*\n?",
    re.MULTILINE | re.DOTALL,
)


def check_names(scenes: Sequence[Scene]) -> None:
    """Two branches may each have added FR_S03_007: refuse to go on until one of them is renamed."""
    twice = sorted(n for n, k in Counter(f.frame_id for s in scenes for f in s.frames).items() if k > 1)
    if twice:
        raise SbError(
            Kind.conflict,
            "duplicate-frame",
            f"after a merge, {', '.join(twice[:5])}{' …' if len(twice) > 5 else ''} "
            f"{'stands' if len(twice) == 1 else 'stand'} twice in scenes/",
            hint=Mend("compile", {"mend": True}, "run `{}`: it renames the one that is not approved"),
        )


def mend(workspace: Workspace, approved: Collection[str]) -> tuple[list[Scene], list[str]]:
    """(scenes with every name once, what was done in words). Approved frames keep their names."""
    said: list[str] = []
    scenes = []
    for name in scene_names(workspace.files):
        scene, note = _both_sides(workspace, name)
        scenes.append(scene)
        said += [note] if note else []
    scenes.sort(key=story_key)
    return _renamed(scenes, approved, said), said


def _both_sides(workspace: Workspace, scene_id: str) -> tuple[Scene, str | None]:
    tag_of(workspace.files, scene_path(scene_id))  # of before it is read: the listing remembers it
    text = workspace.files.read(scene_path(scene_id)).decode("utf-8")
    if not _CONFLICT.search(text):
        return read_scene(workspace.files, scene_id), None
    try:
        ours = Scene.model_validate(yaml_text.load(_CONFLICT.sub(lambda m: m["ours"], text)))
        theirs = Scene.model_validate(yaml_text.load(_CONFLICT.sub(lambda m: m["theirs"], text)))
    except (ValueError, ValidationError) as error:
        why = str(error).splitlines()[0]
        raise SbError(
            Kind.conflict,
            "merge-conflict",
            f"{scene_path(scene_id)} holds a merge conflict that cannot be read: {why}",
            hint=f"take one side: git checkout --ours {scene_path(scene_id)}, then compile again",
        ) from error
    have = {(f.uid, f.frame_id) for f in ours.frames}
    added = [f for f in theirs.frames if (f.uid, f.frame_id) not in have]
    merged = ours.model_copy(update={"frames": [*ours.frames, *added]})
    count = len(added)
    return merged, f"{scene_id}: took {count} frame{'' if count == 1 else 's'} of the other side"


def _renamed(scenes: Sequence[Scene], approved: Collection[str], said: list[str]) -> list[Scene]:
    holders: dict[str, list[Frame]] = {}
    last: dict[str, int] = {}
    for scene in scenes:
        for frame in scene.frames:
            holders.setdefault(frame.frame_id, []).append(frame)
            home, index = parse_frame_name(frame.frame_id) or (scene.scene_id, frame.frame_index)
            last[home] = max(index, last.get(home, 0))
    fixed: list[Scene] = []
    placed: set[str] = set()
    for scene in scenes:
        frames = []
        for frame in scene.frames:
            if frame.uid in placed:
                said.append(f"{frame.frame_id}: the same frame stood twice; one is kept")
                continue
            placed.add(frame.uid)
            rivals = holders[frame.frame_id]
            keeper = next((f for f in rivals if f.uid in approved), rivals[0])
            if frame.uid != keeper.uid:
                home = (parse_frame_name(frame.frame_id) or (scene.scene_id, 0))[0]
                last[home] += 1
                name = frame_name(home, last[home])
                said.append(f"{frame.frame_id} → {name}: {frame.action[:60] or 'a frame without action'}")
                frame = frame.model_copy(update={"frame_id": name, "frame_index": last[home]})
            frames.append(frame)
        fixed.append(scene.model_copy(update={"frames": frames}))
    return fixed
