"""Breakdown sheets of the compiled project: what each scene needs, and Kitsu's casting table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from storyboard_cli.core.ids import id_parts
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Frame, Scene

Row = dict[str, object]

COLUMNS = (
    "script", "scene", "number", "heading", "int_ext", "place", "sub_location", "time", "environment", "cast",
    "speaking", "voices", "props", "nature", "shots", "frames", "seconds", "mood", "lighting", "action",
)  # fmt: skip
"""One row a scene: the sheet an assistant director works from."""

CASTING_COLUMNS = ("Episode", "Parent", "Name", "Asset Type", "Asset", "Occurences", "Label")
"""Kitsu's casting columns, in its spelling: script = episode, scene = sequence, frame = shot.

A film has no episodes: Kitsu passes by every row of a production without episodes that names one.
"""

_KITSU_TYPES = {
    "CHAR": "Characters",
    "ENV": "Environment",
    "NAT": "Environment",
    "PROP": "Props",
    "STYLE": "FX",
}


def breakdown_rows(workspace: Workspace, scenes: Sequence[Scene] | None = None) -> list[Row]:
    """What each live scene needs."""
    rate = float(workspace.project.rate)
    chosen = workspace.scenes if scenes is None else scenes
    return [_scene_row(scene, rate) for scene in chosen if not scene.omitted]


def casting_rows(workspace: Workspace, scenes: Sequence[Scene] | None = None) -> list[Row]:
    """One row for each asset of each frame, as Kitsu's casting import wants it."""
    names = {asset_id: spec.name for asset_id, spec in workspace.registry.specs.items()}
    series = len({s.script_id for s in workspace.scenes if not s.omitted}) > 1
    rows: list[Row] = []
    for scene in workspace.scenes if scenes is None else scenes:
        for frame in scene.live_frames:
            for asset, uses in Counter(_assets(scene, frame)).items():
                prefix = id_parts(asset)[0]
                label = "animate" if prefix == "CHAR" else "fixed"
                kind = _KITSU_TYPES.get(prefix, "Props")
                values = (
                    scene.script_id if series else "",
                    scene.scene_id,
                    frame.frame_id,
                    kind,
                    names.get(asset, asset),
                    uses,
                    label,
                )
                rows.append(dict(zip(CASTING_COLUMNS, values, strict=True)))
    return rows


def _scene_row(scene: Scene, rate: float) -> Row:
    frames = scene.live_frames
    lines = [d for f in frames for d in f.dialogue]
    return {
        "script": scene.script_id,
        "scene": scene.scene_id,
        "number": scene.number or "",
        "heading": scene.heading,
        "int_ext": {"int": "INT", "ext": "EXT", "int_ext": "INT/EXT", "est": "EST"}.get(
            scene.int_ext or "", ""
        ),
        "place": scene.location,
        "sub_location": scene.sub_location or "",
        "time": scene.time_of_day or "",
        "environment": scene.environment or "",
        "cast": list(scene.characters),
        "speaking": list(dict.fromkeys(who for d in lines if d.voice != "over" for who in d.speakers)),
        "voices": list(dict.fromkeys(who for d in lines if d.voice == "over" for who in d.speakers)),
        "props": list(scene.props),
        "nature": list(scene.nature),
        "shots": len({f.shot for f in frames}),
        "frames": len(frames),
        "seconds": round(sum(f.duration_frames for f in frames) / rate, 1),
        "mood": scene.mood or "",
        "lighting": scene.lighting or "",
        "action": scene.action,
    }


def _assets(scene: Scene, frame: Frame) -> Iterator[str]:
    environment = scene.at(frame).environment
    if environment:
        yield environment.split(":")[0]
    yield from (c.asset for c in frame.characters)
    yield from (p.asset for p in frame.props)
    yield from (n.split(":")[0] for n in scene.nature)
