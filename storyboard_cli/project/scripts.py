"""The project's scripts on disk, and compiling them without writing: what compile, explain and `sb new` start
from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.core.problems import Where
from storyboard_cli.plan.rereading import with_readings
from storyboard_cli.project.remembered_names import RememberedNames
from storyboard_cli.project.script_files import chosen_paths, counted_paths
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.aliases import folded, without_article
from storyboard_cli.script.compile import Compiled, ScriptFacts, compile_scripts
from storyboard_cli.script.composed_before import ComposedBefore
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.known_names import KnownNames
from storyboard_cli.script.reading import MAX_BYTES, read_script, script_id_of
from storyboard_cli.script.screenplay import Screenplay
from storyboard_cli.store.files import Files

SOURCE_MAP = "source_map.json"


@dataclass(frozen=True, slots=True)
class ScriptFile:
    """A script as it lies on disk."""

    script_id: str
    path: str  # relative to the project
    sha256: str
    play: Screenplay


def read_scripts(workspace: Workspace, paths: Sequence[str]) -> list[ScriptFile]:
    """Read and parse scripts; all that cannot be read are told in one error."""
    files = [_read(workspace.files, path) for path in paths]
    problems = [p for f in files for p in f.play.problems if p.is_error]
    if problems:
        count = len(problems)
        raise SbError(
            Kind.usage,
            "script-invalid",
            f"{'a script' if count == 1 else 'scripts'} cannot be read"
            if len(files) > 1
            else f"{files[0].path} cannot be read",
            hint="nothing was written",
            problems=problems,
        )
    return files


def _read(files: Files, path: str) -> ScriptFile:
    try:
        data = files.read(path, MAX_BYTES)
    except SbError as error:
        if error.code == "file-too-large":
            data = bytes(MAX_BYTES + 1)  # the reader says what is too much
        elif error.code == "lfs-pointer":
            raise
        else:
            raise SbError(
                Kind.storage, "unreadable-script", f"cannot read {path}: {error.message}", where=Where(path)
            ) from error
    return ScriptFile(script_id_of(path), path, sha256_bytes(data), read_script(data, path))


def facts_of(workspace: Workspace) -> ScriptFacts:
    """What the compiler must know of the project."""
    registry = workspace.registry
    return ScriptFacts(workspace.project, registry.aliases, registry.specs, workspace.directions)


def compile_files(
    workspace: Workspace,
    files: Sequence[ScriptFile],
    existing: Sequence[Scene],
    overrides: Mapping[str, str] | None = None,
    known: Callable[[], KnownNames] | None = None,
    before: ComposedBefore | None = None,
) -> Compiled:
    """Compile scripts against what was compiled before; writes nothing. `known` says what is remembered, and
    `before` has scenes that need not be composed again.
    """
    counted = {script_id_of(p) for p in counted_paths(workspace)} | {f.script_id for f in files}
    gone = {s.script_id for s in existing} - counted
    plays = [f.play for f in files]
    compiled = compile_scripts(
        plays,
        facts_of(workspace),
        existing,
        gone=gone,
        overrides=overrides,
        known=known or RememberedNames(workspace).asked,
        between=workspace.caller.check,
        before=before,
    )
    scenes, reread = with_readings(existing, compiled.scenes, {s.scene_id for s in compiled.compiled})
    by_name = {s.scene_id: s for s in scenes}
    said = [by_name[s.scene_id] for s in compiled.compiled]
    return replace(compiled, scenes=scenes, compiled=said, reread=reread)


def compile_project(workspace: Workspace) -> Compiled:
    """Compile every script of the project in memory: for verbs that need the names that scripts use."""
    files = read_scripts(workspace, chosen_paths(workspace, ()))
    return compile_files(workspace, files, workspace.scenes)


def name_test(workspace: Workspace, compiled: Compiled) -> Callable[[str], bool]:
    """Asks whether a word is the name of somebody or something, with or without an asset."""
    table = workspace.registry.aliases
    kinds = (AssetType.prop, AssetType.nature, AssetType.character)
    names = {
        without_article(folded(u.name))
        for u in (*compiled.unresolved, *compiled.uncast)
        if u.kind is not AssetType.environment
    }
    return lambda name: folded(name) in names or any(table.find(name, kind) for kind in kinds)


def source_map_text(places: Mapping[str, Where]) -> bytes:
    """Where each scene and frame stands in its script, as the file of it holds it."""
    rows = {uid: [w.path, w.line, w.column, w.end_line] for uid, w in sorted(places.items())}
    text = json.dumps({"schema": 1, "places": rows}, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def read_source_map(workspace: Workspace) -> dict[str, Where]:
    """The places kept by the last compile; empty after a fresh clone."""
    try:
        document = parse_json(workspace.state_files.read(SOURCE_MAP))
        return {
            uid: Where(p, line, column, end) for uid, (p, line, column, end) in document["places"].items()
        }
    except (SbError, ValueError, KeyError, TypeError):
        return {}
