"""`sb validate`: every spec, direction, alias, lock, scene and decision of a project; all mistakes in one
run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.problems import Problem, Severity, Where, in_reading_order
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.project.crosscheck import (
    alias_problems,
    direction_problems,
    frame_problems,
    project_problems,
    scene_problems,
    spec_problems,
)
from storyboard_cli.project.lock_conflicts import Label, conflict_problems, open_versions
from storyboard_cli.project.reference_check import ReferenceCheck
from storyboard_cli.project.script_files import named_problems
from storyboard_cli.project.scripts import compile_project
from storyboard_cli.project.since import files_since
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.store.cache import read_cache, write_cache
from storyboard_cli.store.locks import LockFolder, check_version, picture_hashes, read_locks
from storyboard_cli.store.registry import make_registry
from storyboard_cli.store.specs import (
    direction_folder,
    project_path,
    read_alias_file,
    read_one,
    read_specs,
)
from storyboard_cli.store.stat_cache import code_fingerprint
from storyboard_cli.store.title_pages import script_files
from storyboard_cli.store.tree_digest import tree_digest


class ValidateAsk(Ask):
    paths: Annotated[
        list[str], asked("Only findings of these files or folders; all if left out.", argument="paths")
    ] = []
    strict: Annotated[bool, asked("Warnings fail too.", "--strict")] = False
    fast: Annotated[bool, asked("Do not hash locked pictures.", "--fast")] = False
    since: Annotated[
        str | None, asked("Only what changed in git since this revision, as main.", "--since", metavar="REV")
    ] = None


class ValidateAnswer(Answer):
    problems: list[Problem] = Field([], description="What was found, each with its place and what mends it.")
    errors: int = Field(0, description="How many are mistakes.")
    warnings: int = Field(0, description="How many are warnings.")
    specs: int = Field(0, description="Specs that were read.")
    versions: int = Field(0, description="Locked versions that were read.")
    scenes: int = Field(0, description="Compiled scenes that were read.")
    directions: int = Field(0, description="Direction files that were read.")
    scripts: int = Field(0, description="Scripts that were read.")


def validate(workspace: Workspace, ask: ValidateAsk, caller: Caller) -> ValidateAnswer:
    """Read everything; nothing stops at the first mistake. A project that was good and did not change
    stays so.
    """
    if ask.since is not None:
        changed = [*files_since(workspace, ask.since), *ask.paths]
        if not changed:
            return ValidateAnswer()
        ask = ask.model_copy(update={"paths": changed, "since": None})
    unmerged = open_versions(workspace.root)  # git's index knows it, and no file shows it
    digest = tree_digest(workspace.files)
    known = _known_good(workspace, digest) if not unmerged else None
    if known is not None:
        return known
    done = _validate(workspace, ask, caller, unmerged)
    if digest is not None and not done.problems and not ask.paths and not ask.fast:
        entry = {"digest": digest, "code": _code(), "done": done.plain()}
        write_cache(workspace.cache, "validated", 1, entry)
    return done


def _known_good(workspace: Workspace, digest: str | None) -> ValidateAnswer | None:
    found = read_cache(workspace.cache, "validated", 1)
    if digest is None or found.get("digest") != digest or found.get("code") != _code():
        return None
    return ValidateAnswer.model_validate(found["done"])


def _code() -> str:
    """Whatever of sb decides what is valid."""
    layers = ("core", "spec", "script", "assets", "timeline", "store", "project", "ops")
    return code_fingerprint(*(f"storyboard_cli.{layer}" for layer in layers))


def _validate(
    workspace: Workspace, ask: ValidateAsk, report: Reporter, unmerged: list[Label]
) -> ValidateAnswer:
    files, cache = workspace.files, workspace.cache
    problems: list[Problem] = []
    project = _project(workspace, problems)
    specs, locks = read_specs(files, cache), read_locks(files, cache)
    problems += [*specs.problems, *locks.problems]
    problems += conflict_problems(workspace.root, unmerged, locks, locks.problems)
    names = read_alias_file(files, problems)
    registry = make_registry(specs, locks, names)
    references = ReferenceCheck(files, cache)
    if project is not None:
        problems += project_problems(files, project, references)
    problems += spec_problems(files, registry, references, project)
    problems += alias_problems(files, registry, names)
    references.save()
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
    _gather(problems, lambda: workspace.timeline)
    _gather(problems, lambda: workspace.decisions)
    if not ask.fast:
        problems += _lock_integrity(workspace, locks, report)
    kept = _chosen(problems, ask.paths)
    errors = sum(p.is_error for p in kept)
    warnings = sum(p.severity is Severity.warning for p in kept)
    return ValidateAnswer(
        problems=in_reading_order(kept),
        errors=errors,
        warnings=warnings,
        specs=len(specs.specs),
        versions=sum(len(found) for found in locks.versions.values()),
        scenes=len(scenes),
        directions=len(directions.files),
        scripts=len(scripts),
        failure=Kind.usage if errors or (ask.strict and warnings) else None,
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


def _chosen(problems: Iterable[Problem], paths: list[str]) -> list[Problem]:
    """Each finding once; with paths only those of files there."""
    unique = list(dict.fromkeys(problems))
    if not paths:
        return unique
    stems = [p.rstrip("/").removeprefix("./") for p in paths]
    return [
        p
        for p in unique
        if p.where is not None and any(p.where.path == s or p.where.path.startswith(f"{s}/") for s in stems)
    ]
