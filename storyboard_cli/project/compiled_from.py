"""What a compile reads besides the scripts: directions, names and looks of assets, and the project's fields.

What it read is noted on this machine, in parts that a compile makes use of: a seed or a pinned version in a
direction is asked of by the plan, and needs none. So an edit is seen until the film has what it says.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.hashing import sha256_json, short
from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.specs import SUFFIXES

if TYPE_CHECKING:
    from storyboard_cli.script.compile import Compiled
    from storyboard_cli.spec.asset import AssetSpec
    from storyboard_cli.spec.direction import DirectionFile

COMPILED_FROM = "compiled_from.json"

_DIRECTION = "direction/"
_NOTHING = ""  # of a direction that says nothing to a compile
_PLANNED: dict[str, Any] = {"versions": True, "frames": {"__all__": {"seed", "candidate"}}}
"""What the plan reads of a direction, and no compile."""


def inputs_now(workspace: Workspace) -> dict[str, str]:
    """Each file that a compile would read besides the scripts, with a hash of what it says to it."""
    entries = workspace.files.entries("direction", deep=False)
    paths = {PurePosixPath(e.path).stem: e.path for e in entries if e.path.endswith(SUFFIXES)}
    found = {
        paths.get(scene, f"{_DIRECTION}{scene}.yaml"): _of_direction(direction)
        for scene, direction in workspace.directions.items()
    }
    names: dict[str, list[list[str | None]]] = defaultdict(list)
    for entry in workspace.registry.aliases.entries:
        names[entry.source].append([entry.alias, entry.asset_id, entry.variant])
    looks = {spec.asset_id: _looks(spec) for spec in workspace.registry.specs.values()}
    for source, said in names.items():
        own = {str(asset) for _, asset, _ in said} if source.startswith("assets/") else set()
        found[source] = short(sha256_json([said, [looks.get(a) for a in sorted(own)]]))
    project = workspace.project
    fields = project.model_dump(mode="json", include={"scripts", "fps", "cue_frames", "defaults"})
    return found | {"project.yaml": short(sha256_json(fields))}


def inputs_noted(workspace: Workspace) -> dict[str, str] | None:
    """What the film was compiled from; None where nobody noted it, as after a clone."""
    try:
        document = parse_json(workspace.state_files.read(COMPILED_FROM))
        return {str(path): str(said) for path, said in document["inputs"].items()}
    except (SbError, ValueError, KeyError, TypeError, AttributeError):
        return None


def inputs_compiled(workspace: Workspace, compiled: Compiled) -> dict[str, str]:
    """What the film is compiled from after this compile: of scenes that it left alone, what was noted."""
    now = inputs_now(workspace)
    done = {s.scene_id for s in compiled.compiled}
    left = {s.scene_id for s in compiled.scenes if not s.omitted} - done
    before = inputs_noted(workspace) if left else None
    if before is None:
        return now
    kept = {path: said for path, said in before.items() if not _is_of(path, done)}
    return kept | {path: said for path, said in now.items() if _is_of(path, done)}


def noted_text(inputs: Mapping[str, str]) -> bytes:
    """The note as its file holds it."""
    text = json.dumps({"schema": 1, "inputs": dict(sorted(inputs.items()))}, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def is_direction(path: str) -> bool:
    """Is it the direction of a scene?"""
    return path.startswith(_DIRECTION)


def _is_of(path: str, scenes: Collection[str]) -> bool:
    return is_direction(path) and PurePosixPath(path).stem in scenes


def _of_direction(direction: DirectionFile) -> str:
    said = direction.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=_PLANNED)
    frames = {name: frame for name, frame in said.pop("frames", {}).items() if frame}
    scene = {name: value for name, value in said.items() if name not in ("schema", "scene_id")}
    return short(sha256_json([scene, frames])) if scene or frames else _NOTHING


def _looks(spec: AssetSpec) -> list[Any]:
    """What a scene takes of an asset besides its names: a place gives mood and light, somebody has faces."""
    if spec.asset_type is not AssetType.environment:
        return [list(spec.expressions), [v.name for v in spec.variants]]
    return [spec.mood, spec.lighting, [[v.name, v.mood, v.lighting] for v in spec.variants]]
