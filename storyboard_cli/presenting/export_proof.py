"""Proves an export by its manifest: its files are those that were written, of renders and locks we know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import inside, leads_out
from storyboard_cli.core.handover import ProjectPath
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.export.bundle_proof import broken_entries
from storyboard_cli.export.proof import broken_files, first_there, is_bundle, manifests_at, read_manifest
from storyboard_cli.ledger.rows import RenderRow
from storyboard_cli.project.placed import lies_elsewhere, on_this_machine
from storyboard_cli.project.workspace import Workspace


def prove_exports(workspace: Workspace, given: ProjectPath) -> tuple[int, list[Problem]]:
    """(how many exports were looked at, what is wrong with them) under a folder, a file or a manifest."""
    found, home = _find(workspace, given)
    manifests = manifests_at(found)
    if not manifests:
        raise SbError(
            Kind.missing,
            "no-manifest",
            f"{given} has no manifest, so nothing about it can be proved",
            hint=Mend("export.pdf", {}, "exports of sb carry one: `{}` writes it beside the PDF"),
        )
    return len(manifests), [p for path in manifests for p in _prove(workspace, path, home)]


def _find(workspace: Workspace, given: ProjectPath) -> tuple[Path, Path]:
    """Where the export lies on this machine, and the folder there in which the project's own lie.

    Where somebody on this machine names it, it may also lie where they stand.
    """
    name = given.name
    if lies_elsewhere(workspace) and not leads_out(name) and _is_brought(workspace, Path(name).as_posix()):
        home = workspace.files.folder().resolve()
        return home / name, home
    if given.path is None:
        found = first_there([inside(workspace.root, name)])
    else:
        found = first_there((given.path, workspace.root / given.path))
    if found is None:
        raise SbError(
            Kind.missing, "no-export", f"there is no {given}", hint="`ls exports` shows what was exported"
        )
    return found, workspace.root


def _is_brought(workspace: Workspace, path: str) -> bool:
    """Bring an export to this machine, with what its manifest names: all of it lies in one folder."""
    found = on_this_machine(workspace, path)
    folder = path.rpartition("/")[0]
    if found is not None and folder:
        on_this_machine(workspace, folder)
    return found is not None


def _prove(workspace: Workspace, path: Path, home: Path) -> Iterator[Problem]:
    shown = path.relative_to(home).as_posix() if path.is_relative_to(home) else str(path)
    try:
        said: Any = read_manifest(path)
        files, frames = list(said["files"]), list(said["frames"])
    except (OSError, ValueError, KeyError, TypeError):
        yield _error("manifest-unreadable", "the manifest cannot be read", shown)
        return
    if said.get("project_id") != workspace.project.project_id:
        yield _error("foreign-export", f"the export is of the project {said.get('project_id')}", shown)
        return
    if is_bundle(path):
        yield from _entries(path, shown)
    else:
        yield from _files(said, files, path.parent, shown)
    drafts_first = sorted(workspace.views.renders(), key=lambda r: -r.draft)
    known = {(r.frame_id, r.render_version): r for r in drafts_first}
    for frame in frames:
        yield from _frame(workspace, frame, known, shown)


def _files(said: Mapping[str, Any], files: Sequence[Any], folder: Path, shown: str) -> Iterator[Problem]:
    for path, name, wrong in broken_files(folder, files):
        if wrong == "missing":
            yield _error("export-missing", f"{name} is not there any more", shown)
            continue
        yield _error("export-changed", f"{name} was changed after it was exported", shown)
        if said.get("kind") == "bundle":
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
