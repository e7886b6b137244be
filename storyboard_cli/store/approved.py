"""`approved/S03/FR_S03_002.png`: the approved picture in git: a fresh clone exports without rendering."""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import inside, write_if_changed
from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.core.lfs import is_pointer
from storyboard_cli.core.pictures import pixel_sha256

FOLDER = "approved"


def approved_path(frame_id: str) -> str:
    """Where the approved picture of a frame lies, relative to the project."""
    named = parse_frame_name(frame_id)
    if named is None:
        raise SbError(
            Kind.usage, "not-a-frame", f"{frame_id!r} is not the name of a frame", hint="like FR_S03_002"
        )
    return f"{FOLDER}/{named[0]}/{frame_id}.png"


def keep_approved(root: Path, frame_id: str, data: bytes) -> bool:
    """Keep a picture as the approved one, byte for byte; True if the file changed."""
    return write_if_changed(inside(root, approved_path(frame_id)), data)


def approved_pixels(root: Path, frame_id: str) -> str | None:
    """Hash of the approved picture's pixels; None where there is no picture (or only its git-lfs pointer)."""
    path = root / approved_path(frame_id)
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return None if is_pointer(data) else pixel_sha256(data, approved_path(frame_id))


def approved_files(root: Path) -> list[str]:
    """Paths of all approved pictures, relative to the project."""
    return sorted(p.relative_to(root).as_posix() for p in (root / "approved").glob("*/FR_*.png"))
