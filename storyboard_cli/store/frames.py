"""Rendered frames on disk: `scenes/S03/frame_002_v5.png`, every version kept."""

from __future__ import annotations

import re
from collections.abc import Collection

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.store.files import Files

_RENDER = re.compile(r"frame_(\d{3,6})_v(\d{1,6})\.png")
CANDIDATES = ".sb/candidates"
_FRAME = re.compile(rf"[^/]+/{_RENDER.pattern}")


def frame_path(frame_id: str, version: int, *, draft: bool = False) -> str:
    """The project-relative path of a version of a frame. Drafts lie apart."""
    found = parse_frame_name(frame_id)
    if found is None:
        raise SbError(
            Kind.usage, "not-a-frame", f"{frame_id!r} is not the name of a frame", hint="like FR_S03_002"
        )
    scene, index = found
    folder = f".sb/drafts/{scene}" if draft else f"scenes/{scene}"
    return f"{folder}/frame_{index:03d}_v{version}.png"


def candidate_path(frame_id: str, number: int, job_id: str) -> str:
    """Where a candidate lies: on this machine, under a name of its own each time it is drawn."""
    scene, file = frame_path(frame_id, number).removeprefix("scenes/").split("/")
    return f"{CANDIDATES}/{scene}/{file.replace('_v', '_c').removesuffix('.png')}_{job_id[:8]}.png"


def versions_on_disk(files: Files, scene_id: str) -> dict[int, list[int]]:
    """Render versions that lie in a scene's folder, ascending, by frame index."""
    found: dict[int, list[int]] = {}
    for entry in files.entries(f"scenes/{scene_id}"):
        match = _RENDER.fullmatch(entry.path.removeprefix(f"scenes/{scene_id}/"))
        if match:
            found.setdefault(int(match[1]), []).append(int(match[2]))
    return {index: sorted(versions) for index, versions in found.items()}


def render_files(files: Files, besides: Collection[str] = ()) -> list[str]:
    """Paths of all rendered frames, drafts last, relative to the project; without those in `besides`."""
    return [
        entry.path
        for folder in ("scenes", ".sb/drafts")
        for entry in files.entries(folder)
        if entry.path not in besides and _FRAME.fullmatch(entry.path.removeprefix(f"{folder}/"))
    ]
