"""Are the locked versions that frames use what people think: unbroken, and what their specs say today?"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from storyboard_cli.core.characters import is_digits
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.locks import check_version, picture_hashes

if TYPE_CHECKING:
    from storyboard_cli.project.frame_states import FrameState

_FIELDS = 4


Version = tuple[str, int]
"""The id of an asset, and the number of one of its versions."""


def refuse_broken_locks(workspace: Workspace, needed: Collection[Version]) -> None:
    """Every version to be drawn from must be whole; pictures are hashed once per change of the file."""
    problems = broken_locks(workspace, needed)
    if problems:
        raise SbError(
            Kind.blocked,
            "lock-broken",
            "nothing was rendered: locked versions are not what their locks say",
            problems=problems,
        )


def versions_used(states: Iterable[FrameState]) -> set[Version]:
    """The locked versions in what is planned of these frames."""
    found = set()
    for label in {use.label for state in states for use in state.plan.uses}:
        asset_id, _, version = label.partition("@v")
        if is_digits(version) and int(version):
            found.add((asset_id, int(version)))
    return found


def told_of_locks(
    workspace: Workspace, used: Collection[Version], needed: Collection[Version] = ()
) -> list[Problem]:
    """What frames with these versions do not show by themselves: each spec that was edited since, and files
    that are not the locked ones. Those are errors where something is to be drawn from them, as `needed` says.
    """
    told = [_edited(workspace, asset_id, version) for asset_id, version in sorted(used)]
    found = [problem for problem in told if problem is not None]
    blocking = broken_locks(workspace, needed)
    others = broken_locks(workspace, {*used} - {*needed})
    return [*found, *blocking, *(replace(problem, severity=Severity.warning) for problem in others)]


def _edited(workspace: Workspace, asset_id: str, version: int) -> Problem | None:
    """Says that frames show the version, and not what the spec says since; nothing where it says the same."""
    registry = workspace.registry
    current = registry.current(asset_id)
    if current is None or current.version != version:
        return None  # a direction pins that version
    changes = registry.unlocked_changes(asset_id)
    if not changes:
        return None
    fields = ", ".join(change.field for change in changes[:_FIELDS])
    more = f" and {len(changes) - _FIELDS} more" if len(changes) > _FIELDS else ""
    named = {"assets": [asset_id]}
    anew = Mend.joined("{}, then {}", Mend("generate", named, "`{}`"), Mend("lock", named, "`{}`"))
    back = Mend("restore", {"version": current.label}, "`{}`")
    return Problem(
        Severity.warning,
        "edited-since-lock",
        f"{asset_id}: {fields}{more} changed since v{version} was locked; frames show v{version}",
        Where(registry.paths[asset_id]),
        Mend.joined("{} make a version of what it says now; {} takes the edit back", anew, back),
    )


def broken_locks(workspace: Workspace, used: Iterable[Version]) -> list[Problem]:
    """What is wrong with the given (asset id, version) on disk."""
    hashes = picture_hashes(workspace.cache)
    problems: list[Problem] = []
    for asset_id, version in sorted(used):
        lock = workspace.registry.lock(asset_id, version)
        problems += check_version(workspace.files, lock, hashes) if lock else []
    hashes.save(forget=False)
    return problems
