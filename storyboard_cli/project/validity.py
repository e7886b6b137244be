"""All that is wrong in a project's files: everything is read, and nothing stops at the first mistake."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.project.crosscheck import (
    alias_problems,
    direction_problems,
    frame_problems,
    project_problems,
    scene_problems,
    spec_problems,
)
from storyboard_cli.project.edited_scripts import told_of_edits
from storyboard_cli.project.lock_conflicts import Label, conflict_problems
from storyboard_cli.project.name_check import name_problems
from storyboard_cli.project.reference_check import ReferenceCheck
from storyboard_cli.project.script_files import named_problems
from storyboard_cli.project.scripts import compile_project
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.store.locks import LockFolder, check_version, picture_hashes, read_locks
from storyboard_cli.store.registry import make_registry
from storyboard_cli.store.specs import direction_folder, project_path, read_alias_file, read_one, read_specs
from storyboard_cli.store.title_pages import script_files


@dataclass(frozen=True, slots=True)
class Validity:
    """The mistakes and warnings of a project, and how much of it was read."""

    problems: Sequence[Problem]
    specs: int
    versions: int
    scenes: int
    directions: int
    scripts: int


def validity_of(workspace: Workspace, report: Reporter, unmerged: list[Label], *, fast: bool) -> Validity:
    """Read every file of the project. `unmerged` are versions that git's index holds twice; `fast` leaves
    out the hashes of locked pictures.
    """
    files, cache = workspace.files, workspace.cache
    problems: list[Problem] = []
    project = _project(workspace, problems)
    specs, locks = read_specs(files, cache), read_locks(files, cache)
    problems += [*specs.problems, *locks.problems]
    problems += conflict_problems(workspace.root, unmerged, locks, locks.problems)
    names = read_alias_file(files, problems, cache)
    registry = make_registry(specs, locks, names)
    references = ReferenceCheck(files, cache)
    if project is not None:
        problems += project_problems(files, project, references)
    problems += spec_problems(files, registry, references, project)
    problems += alias_problems(files, registry, names)
    references.save()
    problems += name_problems(files)
    scenes = _scenes(workspace, problems)
    directions = direction_folder(files, cache)
    problems += directions.problems
    problems += direction_problems(files, directions, registry, scenes)
    problems += scene_problems(scenes, registry, project, unresolved=not script_files(files))
    problems += frame_problems(scenes)
    scripts = script_files(files)
    wrong = list(named_problems(files, project.scripts)) if project is not None else []
    problems += wrong
    if scripts and not wrong:
        _gather(problems, lambda: problems.extend(compile_project(workspace).problems))
    _gather(problems, lambda: problems.extend(told_of_edits(workspace)))
    _gather(problems, lambda: workspace.timeline)
    _gather(problems, lambda: workspace.decisions)
    if not fast:
        problems += _lock_integrity(workspace, locks, report)
    return Validity(
        problems,
        specs=len(specs.specs),
        versions=sum(len(found) for found in locks.versions.values()),
        scenes=len(scenes),
        directions=len(directions.files),
        scripts=len(scripts),
    )


def _project(workspace: Workspace, problems: list[Problem]) -> ProjectSpec | None:
    path = project_path(workspace.files)
    return read_one(workspace.files, path, ProjectSpec, problems) if path is not None else None


def _scenes(workspace: Workspace, problems: list[Problem]) -> list[Scene]:
    found: list[Scene] = []
    _gather(problems, lambda: found.extend(workspace.scenes))
    return found


def _gather(problems: list[Problem], read: Callable[[], object]) -> None:
    """Read something that raises with all its mistakes, and keep them."""
    try:
        read()
    except SbError as error:
        if error.problems:
            problems += error.problems
        elif error.code != "invalid-files":
            where = error.where or Where("")
            problems.append(Problem(Severity.error, error.code, error.message, where, error.hint))


def _lock_integrity(workspace: Workspace, locks: LockFolder, report: Reporter) -> list[Problem]:
    """Do all versions still hold what was locked? Hashes are remembered as long as files do not change."""
    hashes = picture_hashes(workspace.cache)
    all_locks = [lock for found in locks.versions.values() for lock in found]
    problems: list[Problem] = []
    with report.task("Checking locked pictures", len(all_locks)) as progress:
        for lock in all_locks:
            problems += check_version(workspace.files, lock, hashes)
            progress.advance(1)
    hashes.save()
    return problems
