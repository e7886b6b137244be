"""`approved/S03/FR_S03_002.png`: the approved picture in git: a fresh clone exports without rendering."""

from __future__ import annotations

import re

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.core.pictures import pixel_sha256
from storyboard_cli.store.files import Files

FOLDER = "approved"
_PICTURE = re.compile(rf"{FOLDER}/[^/]+/FR_[^/]*\.png\Z")


def approved_path(frame_id: str) -> str:
    """Where the approved picture of a frame lies, relative to the project."""
    named = parse_frame_name(frame_id)
    if named is None:
        raise SbError(
            Kind.usage, "not-a-frame", f"{frame_id!r} is not the name of a frame", hint="like FR_S03_002"
        )
    return f"{FOLDER}/{named[0]}/{frame_id}.png"


def approved_pixels(files: Files, frame_id: str) -> str | None:
    """Hash of the approved picture's pixels; None where there is no picture (or only its git-lfs pointer)."""
    path = approved_path(frame_id)
    try:
        data = files.read(path)
    except SbError:
        return None
    return pixel_sha256(data, path)


def approved_files(files: Files) -> list[str]:
    """Paths of all approved pictures, relative to the project."""
    return [e.path for e in files.entries(FOLDER) if _PICTURE.match(e.path)]
