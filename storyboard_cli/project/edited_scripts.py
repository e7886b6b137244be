"""Scripts, directions and whatever else a compile reads, where they are not as they were compiled: the film
still shows what they said before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.project.compiled_from import inputs_noted, inputs_now, is_direction
from storyboard_cli.project.script_files import FOLDER, scripts_found
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.reading import MAX_BYTES, script_id_of

EDITED_SINCE_COMPILE = "edited-since-compile"

_COMPILE = Mend("compile", {}, "`{}` brings the film to what it says now")
_TAKE_OUT = Mend("compile", {}, "`{}` takes its scenes out of the film; put the file back to keep them")

_SAID = {
    "edited": "{} was edited since it was compiled; the frames show what it said then",
    "new": "{} is not compiled yet; the film has nothing of it",
    "gone": "{} is gone since it was compiled; the film still has its scenes",
}


_GONE_DIRECTION = "{} is gone since it was compiled; the frames still show what it said"


@dataclass(frozen=True, slots=True)
class Edited:
    """A file of which the film shows another content, or none, or which is not there any more."""

    path: str
    change: Literal["edited", "new", "gone"]

    @property
    def is_script(self) -> bool:
        """Is it a script, and not what is compiled with them?"""
        return self.path.startswith(f"{FOLDER}/")


def edited_since_compile(workspace: Workspace) -> list[Edited]:
    """Everything that the film is not compiled from as it is now: scripts first."""
    return [*edited_scripts(workspace), *_edited_besides(workspace)]


def _edited_besides(workspace: Workspace) -> list[Edited]:
    """Those of the files that are read with the scripts; of an asset that is new nothing is wrong yet."""
    noted = inputs_noted(workspace) if workspace.scenes else None
    if noted is None:
        return []
    try:
        now = inputs_now(workspace)
    except SbError:
        return []  # a file that cannot be read is told by itself
    live = {s.scene_id for s in workspace.scenes if not s.omitted}
    found = []
    for path in sorted(noted.keys() | now.keys()):
        before, after = noted.get(path), now.get(path)
        is_whole = _directs(path, live) or path == "aliases.yaml"
        if before is not None and after is not None:
            found += [Edited(path, "edited")] if before != after else []
        elif is_whole and (before or after):
            found.append(Edited(path, "gone" if before else "new"))
    return found


def _directs(path: str, scenes: Collection[str]) -> bool:
    return is_direction(path) and PurePosixPath(path).stem in scenes


def edited_scripts(workspace: Workspace) -> list[Edited]:
    """Those of the scripts that count; nothing is said of one whose text nobody noted when it was compiled.

    Each script is read and hashed, and nothing is compiled. Of a film without scenes nothing is false yet.
    """
    if not workspace.scenes:
        return []
    known = workspace.views.scripts() if workspace.ledger_path.exists() else {}
    live = {s.script_id for s in workspace.scenes if not s.omitted}
    there = {script_id_of(path): path for path in scripts_found(workspace)}
    found = []
    for script_id, path in there.items():
        noted = known[script_id].sha256 if script_id in known else None
        if noted is None and script_id not in live:
            found.append(Edited(path, "new"))
        elif noted is not None and _hash(workspace, path) not in (noted, None):
            found.append(Edited(path, "edited"))
    for script_id in sorted(live - there.keys()):
        path_then = known[script_id].path if script_id in known else None
        if path_then is not None or there:  # a film may have come without its scripts
            found.append(Edited(path_then or f"{FOLDER}/{script_id}", "gone"))
    return found


def told_of_edits(workspace: Workspace) -> list[Problem]:
    """A warning for each of them, with what mends it."""
    return list(_told(edited_since_compile(workspace), has_some=bool(scripts_found(workspace))))


def _told(scripts: list[Edited], *, has_some: bool) -> Iterator[Problem]:
    for script in scripts:
        hint = _COMPILE
        said = _SAID[script.change]
        if script.change == "gone" and script.is_script:
            hint = _TAKE_OUT if has_some else put_back(script.path)
        elif script.change == "gone":
            said = _GONE_DIRECTION
        yield Problem(
            Severity.warning, EDITED_SINCE_COMPILE, said.format(script.path), Where(script.path), hint
        )


def put_back(path: str) -> Mend:
    """How a script comes back that is gone."""
    name = path.removeprefix(f"{FOLDER}/")
    return Mend("script.put", {"name": name}, "put the file back: `{}`", blanks=("text",))


def _hash(workspace: Workspace, path: str) -> str | None:
    """Of the text; None where it cannot be read, as compiling will tell."""
    try:
        return sha256_bytes(workspace.files.read(path, MAX_BYTES))
    except SbError:
        return None
