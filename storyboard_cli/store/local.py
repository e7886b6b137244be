"""The project folder: finding it upward, and where its state lives."""

from __future__ import annotations

import hashlib
from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.settings import Settings

PROJECT_FILES = ("project.yaml", "project.yml", "project.json")


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a project file."""
    here = start.resolve()
    if not here.is_dir():
        raise SbError(Kind.missing, "no-folder", f"there is no folder {start}")
    for folder in (here, *here.parents):
        if project_file(folder) is not None:
            return folder
    raise SbError(
        Kind.missing,
        "no-project",
        f"{here} is not in a project: no project.yaml here or above",
        hint="`sb init NAME` starts one; `sb draft SCRIPT` needs none; `-C DIR` points at one",
    )


def project_file(folder: Path) -> Path | None:
    """The project file of a folder, or None."""
    return next((folder / name for name in PROJECT_FILES if (folder / name).is_file()), None)


def state_folder(root: Path, settings: Settings) -> Path:
    """`.sb` in the project, or a folder of its own under `SB_STATE_DIR` (for projects on network disks)."""
    if settings.state_dir is None:
        return root / ".sb"
    key = hashlib.sha256(str(root).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return settings.state_dir / f"{root.name}-{key}"
