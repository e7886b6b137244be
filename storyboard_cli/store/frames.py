"""Rendered frames on disk: `scenes/S03/frame_002_v5.png`, every version kept."""

from __future__ import annotations

import re
from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import write_atomic
from storyboard_cli.core.ids import parse_frame_name

_RENDER = re.compile(r"frame_(\d{3,6})_v(\d{1,6})\.png\Z")


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


def versions_on_disk(root: Path, scene_id: str) -> dict[int, list[int]]:
    """Render versions that lie in a scene's folder, ascending, by frame index."""
    found: dict[int, list[int]] = {}
    folder = root / "scenes" / scene_id
    if folder.is_dir():
        for entry in folder.iterdir():
            match = _RENDER.match(entry.name)
            if match:
                found.setdefault(int(match[1]), []).append(int(match[2]))
    return {index: sorted(versions) for index, versions in found.items()}


def write_frame(root: Path, path: str, data: bytes) -> None:
    """Store a rendered picture; a version that exists is never overwritten."""
    target = root / path
    if target.exists() and target.read_bytes() != data:
        raise SbError(Kind.conflict, "frame-exists", f"{path} exists already and is another picture")
    write_atomic(target, data)
