"""What `validate` would say of a file once it is written, told before it is: nobody else's project breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from storyboard_cli.assets.registry import Registry
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.problems import Problem
from storyboard_cli.project.crosscheck import (
    claimed_twice,
    direction_problems,
    project_problems,
    spec_problems,
)
from storyboard_cli.project.field_places import FieldPlaces
from storyboard_cli.project.reference_check import ReferenceCheck
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.direction import DirectionFile
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.store.locks import read_locks
from storyboard_cli.store.memory_files import MemoryFiles
from storyboard_cli.store.registry import make_registry
from storyboard_cli.store.specs import DirectionFolder, SpecFolder, read_alias_file, read_specs, refuse

HINT = "nothing was written; correct what `problems` lists and send it again"


def refuse_unwritten(problems: Iterable[Problem], path: str) -> None:
    """Refuse a file with mistakes that is not written yet."""
    try:
        refuse(list(problems), path)
    except SbError as error:
        error.hint = HINT
        raise


def refuse_wrong_direction(workspace: Workspace, path: str, data: bytes, direction: DirectionFile) -> None:
    """Refuse a direction that names frames, assets or versions that are not there."""
    with MemoryFiles({path: data}) as alone:
        folder = DirectionFolder({direction.scene_id: direction}, {direction.scene_id: path}, ())
        found = direction_problems(alone, folder, _registry(workspace), _scenes(workspace))
        refuse_unwritten([problem for problem in found if problem.is_error], path)


def refuse_wrong_spec(workspace: Workspace, path: str, data: bytes, spec: AssetSpec) -> None:
    """Refuse a spec that claims another one's names, or names pictures and variants that are not there."""
    every = read_specs(workspace.files, workspace.cache)
    after = replace(
        every,
        specs={**every.specs, spec.asset_id: spec},
        paths={**every.paths, spec.asset_id: path},
    )
    registry = _registry(workspace, after)
    only = replace(registry, specs={spec.asset_id: spec}, paths={spec.asset_id: path})
    references = ReferenceCheck(workspace.files, workspace.cache)
    with MemoryFiles({path: data}) as alone:
        found = list(spec_problems(alone, only, references, _project(workspace)))
        places = FieldPlaces(alone)
        for claims in registry.aliases.conflicts:
            mine = [claim for claim in claims if claim.source == path]
            others = [claim for claim in claims if claim.source != path]
            found += [claimed_twice(places, registry, claim, others[0]) for claim in mine if others]
        refuse_unwritten([problem for problem in found if problem.is_error], path)


def refuse_wrong_project(workspace: Workspace, path: str, data: bytes, project: ProjectSpec) -> None:
    """Refuse a project.yaml that names a picture that is not there."""
    references = ReferenceCheck(workspace.files, workspace.cache)
    with MemoryFiles({path: data}) as alone:
        refuse_unwritten([p for p in project_problems(alone, project, references) if p.is_error], path)


def _registry(workspace: Workspace, specs: SpecFolder | None = None) -> Registry:
    """What can be read of the registry: what is wrong with other files is told of them."""
    folder = specs or read_specs(workspace.files, workspace.cache)
    locks = read_locks(workspace.files, workspace.cache)
    return make_registry(folder, locks, read_alias_file(workspace.files, [], workspace.cache))


def _scenes(workspace: Workspace) -> Sequence[Scene]:
    with suppress(SbError):
        return workspace.scenes
    return ()


def _project(workspace: Workspace) -> ProjectSpec | None:
    with suppress(SbError):
        return workspace.project
    return None


def nothing_to_change(path: str, problems: Iterable[Problem]) -> None:
    """Refuse to change fields of a file that cannot be read."""
    errors = [problem for problem in problems if problem.is_error]
    if errors:
        raise SbError(
            Kind.usage,
            "invalid-files",
            f"{path} cannot be read, so no field of it can be changed",
            where=errors[0].where,
            hint="nothing was written; put the whole file",
            problems=errors,
        )
