"""What a board says of scenes and frames in words: labels, captions and names as readers know them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from storyboard_cli.core.ids import parse_asset_ref
from storyboard_cli.export.board import Panel, SceneCard, Speech
from storyboard_cli.script.graph import DialogueLine, Frame, Scene

_VOICES = {"off": "O.S.", "over": "V.O."}


def frame_labels(scenes: Iterable[Scene]) -> dict[str, str]:
    """`3A/2` for every frame: the shot, and the panel's number in it where the shot has several."""
    labels: dict[str, str] = {}
    for scene in scenes:
        panels = Counter(frame.shot for frame in scene.live_frames)
        count: Counter[str] = Counter()
        for frame in scene.live_frames:
            count[frame.shot] += 1
            several = panels[frame.shot] > 1
            labels[frame.frame_id] = f"{frame.shot}/{count[frame.shot]}" if several else frame.shot
    return labels


def scene_card(scene: Scene, names: Mapping[str, str]) -> SceneCard:
    """What headers and bookmarks say of a scene."""
    names = {**scene.names, **names}
    return SceneCard(
        scene_id=scene.scene_id,
        number=scene.number or str(scene.scene_index),
        heading=scene.heading,
        summary=scene.action,
        mood=scene.mood or "",
        lighting=scene.lighting or "",
        cast=tuple(name_of(c, names) for c in scene.characters),
        palette=tuple(scene.color_script),
    )


def panel_texts(scene: Scene, frame: Frame, names: Mapping[str, str], labels: Mapping[str, str]) -> Panel:
    """What the script says of a frame, with the names that readers know."""
    here = scene.at(frame)
    names = {**scene.names, **names}
    return Panel(
        frame_id=frame.frame_id,
        uid=frame.uid,
        scene_id=scene.scene_id,
        label=labels[frame.frame_id],
        shot=frame.shot,
        first_of_shot=False,
        duration=frame.duration_frames,
        size=frame.size,
        angle=frame.angle,
        movement=frame.movement,
        lens_mm=frame.lens_mm,
        action=frame.action,
        dialogue=tuple(_speech(line, names) for line in frame.dialogue),
        notes=tuple([*([f"Title: {frame.caption}"] if frame.caption else []), *frame.notes]),
        cast=tuple(name_of(c.asset, names) for c in frame.characters),
        props=tuple(name_of(p.asset, names) for p in frame.props),
        place=name_of(here.environment, names) if here.environment else here.location,
        mood=frame.mood or scene.mood or "",
        lighting=frame.lighting or scene.lighting or "",
    )


def _speech(line: DialogueLine, names: Mapping[str, str]) -> Speech:
    how = _VOICES.get(line.voice, "")
    if line.parenthetical:
        spoken = line.parenthetical.strip("() ")
        how = f"{how}, {spoken}" if how else spoken
    return Speech(" & ".join(name_of(who, names) for who in line.speakers), line.text, how)


def name_of(reference: str, names: Mapping[str, str]) -> str:
    """`CHAR_001:raincoat@v3` → `Aarav`; a name that nobody resolved stays as the script has it."""
    found = parse_asset_ref(reference)
    asset_id = found.asset_id if found else reference
    if asset_id in names:
        return names[asset_id]
    bare = asset_id.removeprefix("UNRESOLVED_")
    for prefix in ("CHAR_", "ENV_", "NAT_", "PROP_"):
        bare = bare.removeprefix(prefix)
    return bare.replace("_", " ").strip()
