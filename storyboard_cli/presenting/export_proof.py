"""Proves an export by its manifest: its files are those that were written, of renders and locks we know."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_file
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.export.bundle_proof import broken_entries, bundle_manifest
from storyboard_cli.ledger.rows import RenderRow
from storyboard_cli.project.workspace import Workspace

_NAME = "manifest.json"


def prove_exports(workspace: Workspace, given: str) -> tuple[int, list[Problem]]:
    """(how many exports were looked at, what is wrong with them) under a folder, a file or a manifest."""
    manifests = _manifests(_find(workspace, given))
    if not manifests:
        raise SbError(
            Kind.missing,
            "no-manifest",
            f"{given} has no manifest, so nothing about it can be proved",
            hint="exports of sb carry one: `sb export pdf` writes it beside the PDF",
        )
    return len(manifests), [p for path in manifests for p in _prove(workspace, path)]


def _find(workspace: Workspace, given: str) -> Path:
    for path in (Path(given), workspace.root / given):
        if path.exists():
            return path.resolve()
    raise SbError(
        Kind.missing, "no-export", f"there is no {given}", hint="`ls exports` shows what was exported"
    )


def _manifests(path: Path) -> list[Path]:
    """Manifests at or under a path; a bundle without one beside it stands for the one inside."""
    if path.is_dir():
        beside = {*path.rglob(_NAME), *path.rglob(f"*.{_NAME}")}
        return sorted(beside | {p for p in path.rglob("*.zip") if _is_lone_bundle(p)})
    if path.name == _NAME or path.name.endswith(f".{_NAME}") or _is_lone_bundle(path):
        return [path]
    manifest = _beside(path)
    return [manifest] if manifest.exists() else []


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.{_NAME}")


def _is_lone_bundle(path: Path) -> bool:
    return path.suffix == ".zip" and not _beside(path).exists() and bundle_manifest(path) is not None


def _prove(workspace: Workspace, path: Path) -> Iterator[Problem]:
    shown = path.relative_to(workspace.root).as_posix() if path.is_relative_to(workspace.root) else str(path)
    is_bundle = path.suffix == ".zip"
    try:
        said: Any = bundle_manifest(path) if is_bundle else json.loads(path.read_bytes())
        files, frames = list(said["files"]), list(said["frames"])
    except (OSError, ValueError, KeyError, TypeError):
        yield _error("manifest-unreadable", "the manifest cannot be read", shown)
        return
    if said.get("project_id") != workspace.project.project_id:
        yield _error("foreign-export", f"the export is of the project {said.get('project_id')}", shown)
        return
    if is_bundle:
        yield from _entries(path, shown)
    else:
        for file in files:
            yield from _file(path.parent, file, shown, said.get("kind"))
    drafts_first = sorted(workspace.views.renders(), key=lambda r: -r.draft)
    known = {(r.frame_id, r.render_version): r for r in drafts_first}
    for frame in frames:
        yield from _frame(workspace, frame, known, shown)


def _file(base: Path, file: dict[str, Any], shown: str, kind: object) -> Iterator[Problem]:
    path = base / str(file["path"])
    if not path.is_file():
        yield _error("export-missing", f"{file['path']} is not there any more", shown)
    elif sha256_file(path) != file["sha256"]:
        yield _error("export-changed", f"{file['path']} was changed after it was exported", shown)
        if kind == "bundle":
            yield from _entries(path, shown)


def _entries(bundle: Path, shown: str) -> Iterator[Problem]:
    """Which files in a bundle are not those that were exported."""
    for name, what in broken_entries(bundle):
        yield _error("bundle-damaged", f"{name} in {bundle.name} {what}", shown)


def _frame(
    workspace: Workspace, frame: dict[str, Any], known: dict[tuple[str, int], RenderRow], shown: str
) -> Iterator[Problem]:
    name, version = str(frame["frame_id"]), frame.get("version")
    row = known.get((name, version)) if isinstance(version, int) else None
    if row is not None and frame.get("recipe_hash") not in (None, row.recipe_hash):
        yield _error("recipe-differs", f"{name} v{version}: the ledger knows it with another recipe", shown)
    if row is None and frame.get("picture"):
        said = f"{name} v{version}: this ledger does not know that render (made on another machine?)"
        yield Problem(Severity.info, "render-unknown", said, Where(shown), None)
    for label, lock_hash in (frame.get("locks") or {}).items():
        asset_id, _, number = label.partition("@v")
        lock = workspace.registry.lock(asset_id, int(number)) if number.isdigit() else None
        if lock is None:
            yield _error("lock-missing", f"{name}: {label} is not in the project any more", shown)
        elif lock.lock_hash != lock_hash:
            yield _error("lock-differs", f"{name}: {label} has another content than the export had", shown)


def _error(code: str, message: str, path: str) -> Problem:
    return Problem(Severity.error, code, message, Where(path), None)
