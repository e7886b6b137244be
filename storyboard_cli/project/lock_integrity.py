"""Are the locked versions that frames are about to use still what their locks say?"""

from __future__ import annotations

from collections.abc import Iterable

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.problems import Problem
from storyboard_cli.plan.planning import PlannedFrame
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.locks import check_version, picture_hashes


def refuse_broken_locks(workspace: Workspace, planned: Iterable[PlannedFrame]) -> None:
    """Every version in the recipes must be whole; pictures are hashed once per change of the file."""
    used = {
        (use.asset_id, use.version)
        for plan in planned
        if plan.recipe
        for use in plan.recipe.assets
        if use.version
    }
    problems = broken_locks(workspace, used)
    if problems:
        raise SbError(
            Kind.blocked,
            "lock-broken",
            "nothing was rendered: locked versions are not what their locks say",
            problems=problems,
        )


def broken_locks(workspace: Workspace, used: Iterable[tuple[str, int]]) -> list[Problem]:
    """What is wrong with the given (asset id, version) on disk."""
    hashes = picture_hashes(workspace.cache)
    problems: list[Problem] = []
    for asset_id, version in sorted(used):
        lock = workspace.registry.lock(asset_id, version)
        problems += check_version(workspace.files, lock, hashes) if lock else []
    hashes.save(forget=False)
    return problems
