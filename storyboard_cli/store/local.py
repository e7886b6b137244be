"""The project folder: finding it upward, and where its state lives."""

from __future__ import annotations

import hashlib
from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import leads_nowhere, not_a_file, not_a_folder
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.core.settings import Settings

PROJECT_FILES = ("project.yaml", "project.yml", "project.json")


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a project file."""
    here = start.resolve()
    if not here.is_dir():
        raise SbError(
            Kind.missing,
            "no-folder",
            f"there is no folder {start}",
            hint=Mend.joined(
                "{} starts a project there, {} makes it a folder of several",
                Mend("init", {"folder": str(start)}),
                Mend("serve", {"projects": str(start)}),
            ),
        )
    for folder in (here, *here.parents):
        if project_file(folder) is not None:
            return folder
        if (folder / PROJECT_FILES[0]).is_dir():
            raise not_a_file(folder / PROJECT_FILES[0])
    raise SbError(
        Kind.missing,
        "no-project",
        f"{here} is not in a project: no project.yaml here or above",
        hint=Mend.joined(
            "{} starts one; {} needs none; `-C DIR` points at one",
            Mend("init", blanks=("folder",)),
            Mend("draft", blanks=("script",)),
        ),
    )


_FOLDERS = ("assets", "scripts", "scenes", "direction", "review", "approved", "exports", "workflows")
_STATE_FILES = ("ledger.db", "names.json", "source_map.json", "compiled_from.json", "write.lock")
_FILES = (*PROJECT_FILES, "timeline.yaml", "aliases.yaml")


def refuse_mixed_up(root: Path, state: Path) -> None:
    """A file where a project has a folder, or the other way round, would be read as nothing there: say so."""
    found = [not_a_folder(p.name) for p in (*map(root.joinpath, _FOLDERS), state) if p.is_file()]
    found += [not_a_file(name) for name in _FILES if (root / name).is_dir()]
    found += [not_a_file(state / name) for name in _STATE_FILES if (state / name).is_dir()]
    places = [*map(root.joinpath, (*_FOLDERS, *_FILES)), state, *map(state.joinpath, _STATE_FILES)]
    found += [leads_nowhere(place.name) for place in places if place.is_symlink() and not place.exists()]
    if len(found) == 1:
        raise found[0]
    if found:
        problems = [Problem(Severity.error, one.code, one.message, None, one.hint) for one in found]
        said = f"{len(found)} names of the project are something else"
        raise SbError(Kind.usage, "mixed-up", said, problems=problems)


def project_file(folder: Path) -> Path | None:
    """The project file of a folder, or None."""
    return next((folder / name for name in PROJECT_FILES if (folder / name).is_file()), None)


def marks_of(root: Path) -> tuple[tuple[int, int], tuple[int, int, int]] | None:
    """Which folder and which project file lie at a path, by what the system calls them; None for no folder.

    Git takes a file away before it writes it anew: a folder without its file is the same folder.
    """
    try:
        folder = root.stat()
    except OSError:
        return None
    try:
        spec = (project_file(root) or root).stat()
    except OSError:
        spec = folder
    return (folder.st_dev, folder.st_ino), (spec.st_ino, spec.st_mtime_ns, spec.st_size)


def state_folder(root: Path, settings: Settings) -> Path:
    """`.sb` in the project, or a folder of its own under `SB_STATE_DIR` (for projects on network disks)."""
    if settings.state_dir is None:
        return root / ".sb"
    key = hashlib.sha256(str(root).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return settings.state_dir / f"{root.name}-{key}"
