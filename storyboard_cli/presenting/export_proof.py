"""Proves an export by its manifest: its files are those that were written, of renders and locks we know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from storyboard_cli.core.characters import is_digits
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import inside, leads_out
from storyboard_cli.core.handover import ProjectPath
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.export.bundle_proof import broken_entries
from storyboard_cli.export.manifest import COMPARE_FOLDER
from storyboard_cli.export.proof import broken_files, first_there, is_bundle, manifests_at, read_manifest
from storyboard_cli.ledger.rows import RenderRow
from storyboard_cli.project.placed import lies_elsewhere, on_this_machine
from storyboard_cli.project.workspace import Workspace

State = Literal["proved", "wrong", "not an export"]


class ExportProof(Frozen):
    """What was named, and whether it is what was exported."""

    path: str = Field(description="The file or folder, as it was named.")
    state: State = Field(description="proved, wrong, or not an export: nothing in it can be proved.")
    exports: int = Field(0, description="Exports in it that were looked at.")


@dataclass
class Proved:
    """What came of all that was named."""

    proofs: list[ExportProof] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    exports: int = 0


def prove_exports(workspace: Workspace, named: Sequence[ProjectPath]) -> Proved:
    """Prove each that was named, and stop at none. One alone that is no export is refused.

    A shell's `exports/*` names an export and the manifest beside it: they are looked at once.
    """
    done, seen, waiting = Proved(), dict[Path, bool](), list[tuple[ProjectPath, Problem]]()
    for given in named:
        try:
            found, home = _find(workspace, given)
            manifests = _manifests(found, given)
        except SbError as error:
            if len(named) == 1:
                raise
            waiting.append((given, _unproved(workspace, given, error)))
            continue
        for path in (p for p in manifests if p not in seen):
            problems = list(_prove(workspace, path, home))
            done.problems += problems
            seen[path] = not any(p.is_error for p in problems)
        state: State = "proved" if all(seen[p] for p in manifests) else "wrong"
        done.proofs.append(ExportProof(path=str(given), state=state, exports=len(manifests)))
    of_exports = {f for manifest in seen for f in _files_of(manifest)}
    for given, problem in waiting:
        if of_exports.isdisjoint(_places(workspace, given)):  # else it is as the sound beside a cut
            done.problems.append(problem)
            done.proofs.append(ExportProof(path=str(given), state="not an export"))
    done.exports = len(seen)
    return done


def _unproved(workspace: Workspace, given: ProjectPath, error: SbError) -> Problem:
    """A thing among others that is no export: an error, unless `sb compare` made it."""
    if (workspace.root / COMPARE_FOLDER).resolve() in _places(workspace, given):
        said = f"{given} holds compared pictures: it is not an export, nothing in it is to be proved"
        return Problem(Severity.info, "not-an-export", said, Where(COMPARE_FOLDER), None)
    return Problem(Severity.error, error.code, error.message, None, error.hint)


def _places(workspace: Workspace, given: ProjectPath) -> set[Path]:
    """Where what was named may lie, as `_find` looks for it."""
    named = Path(given.name) if given.path is None else given.path
    return {(workspace.root / named).resolve(), *([given.path.resolve()] if given.path else [])}


def _files_of(manifest: Path) -> Iterator[Path]:
    """The files that a manifest says were exported with it."""
    try:
        said = [] if is_bundle(manifest) else read_manifest(manifest)["files"]
        yield from [(manifest.parent / str(file["path"])).resolve() for file in said]
    except (OSError, ValueError, KeyError, TypeError):
        return  # told as unreadable already


def _manifests(found: Path, given: ProjectPath) -> list[Path]:
    """Manifests of exports under a folder, a file or a manifest; never none."""
    manifests = manifests_at(found)
    if not manifests:
        raise SbError(
            Kind.missing,
            "no-manifest",
            f"{given} has no manifest, so nothing about it can be proved",
            hint=Mend("export.pdf", {}, "exports of sb carry one: `{}` writes it beside the PDF"),
        )
    return manifests


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
        lock = workspace.registry.lock(asset_id, int(number)) if is_digits(number) else None
        if lock is None:
            yield _error("lock-missing", f"{name}: {label} is not in the project any more", shown)
        elif lock.lock_hash != lock_hash:
            yield _error("lock-differs", f"{name}: {label} has another content than the export had", shown)


def _error(code: str, message: str, path: str) -> Problem:
    return Problem(Severity.error, code, message, Where(path), None)
