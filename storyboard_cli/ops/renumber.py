"""`sb lock --renumber`: two branches each made the same version; one of them becomes the next number, none
is lost.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from storyboard_cli.assets.lock import Lock
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.model import Frozen
from storyboard_cli.ledger.events.assets import AssetLocked
from storyboard_cli.project.lock_conflicts import Label, is_settled, lock_of_side, open_versions
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store import git
from storyboard_cli.store.files import read_if_usable
from storyboard_cli.store.locks import (
    clean_partials,
    read_locks,
    replace_version,
    version_numbers,
    write_version,
)


class RenumberAsk(Ask):
    dry_run: Annotated[bool, asked("Say what would be renumbered.", "--dry-run")] = False


class Renumbered(Frozen):
    """`kept` stays as it is on this branch; the other branch's version of that number is now `moved_to`."""

    asset_id: str = Field(description="The asset, as CHAR_001.")
    kept: int = Field(description="The version that stays as it is on this branch.")
    moved_to: int = Field(description="The number of the other branch's version now.")
    lock_hash: str = Field(description="The hash of the locked version.")
    note: str = Field("", description="What changed in it, for the lineage.")


class RenumberAnswer(Answer):
    versions: list[Renumbered] = Field([], description="Versions that have another number now.")
    same: list[str] = Field([], description="Versions that both sides locked alike: nothing to renumber.")
    to_add: list[str] = Field([], description="What `git add` marks as resolved.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


def renumber(workspace: Workspace, ask: RenumberAsk, caller: Caller) -> RenumberAnswer:
    """Settle every version that a git merge left in conflict."""
    root = workspace.root
    if not git.is_repository(root):
        raise SbError(
            Kind.usage, "no-git", "this project is not in git, so no merge left versions in conflict",
            hint="`sb lock NAME` makes a new version",
        )  # fmt: skip
    with workspace.deciding(dry_run=ask.dry_run):
        return _renumber(workspace, ask)


def _renumber(workspace: Workspace, ask: RenumberAsk) -> RenumberAnswer:
    """Settle the conflicts, as things stand now."""
    unmerged = open_versions(workspace.root)
    conflicts = [label for label in unmerged if not _is_done(workspace, label)]
    if ask.dry_run:
        planned = [_foreseen(workspace, asset_id, number) for asset_id, number in conflicts]
        return RenumberAnswer(versions=planned, dry_run=True)
    versions: list[Renumbered] = []
    same: list[str] = []
    clean_partials(workspace.files)
    for asset_id, number in conflicts:
        settled = _settle(workspace, asset_id, number)
        if settled is None:
            same.append(f"{asset_id}@v{number}")
        else:
            versions.append(settled)
    workspace.forget()
    return RenumberAnswer(versions=versions, same=same, to_add=sorted({f"assets/{a}" for a, _ in unmerged}))


def _is_done(workspace: Workspace, label: Label) -> bool:
    """Did an earlier run settle it, and only `git add` is missing?"""
    ours, theirs = (lock_of_side(workspace.root, label, stage)[0] for stage in (2, 3))
    different = ours is not None and theirs is not None and ours.lock_hash != theirs.lock_hash
    return different and is_settled(read_locks(workspace.files, workspace.cache), label, ours, theirs)


def _foreseen(workspace: Workspace, asset_id: str, number: int) -> Renumbered:
    theirs = _lock(workspace, asset_id, number, 3)
    to = 1 + max(version_numbers(workspace.files, asset_id))
    return Renumbered(
        asset_id=asset_id, kept=number, moved_to=to, lock_hash=theirs.lock_hash, note=theirs.change_note
    )


def _settle(workspace: Workspace, asset_id: str, number: int) -> Renumbered | None:
    """Write theirs as the next version and ours back whole where it was."""
    ours, theirs = (_lock(workspace, asset_id, number, stage) for stage in (2, 3))
    ours_pictures = _pictures(workspace, ours, 2)
    if ours.lock_hash == theirs.lock_hash:
        replace_version(workspace.files, ours, ours_pictures)
        return None
    theirs_pictures = _pictures(workspace, theirs, 3)
    to = 1 + max(version_numbers(workspace.files, asset_id))
    moved = theirs.model_copy(update={"version": to})
    write_version(workspace.files, moved, theirs_pictures)
    replace_version(workspace.files, ours, ours_pictures)
    workspace.record(AssetLocked.of(moved))
    return Renumbered(
        asset_id=asset_id, kept=number, moved_to=to, lock_hash=moved.lock_hash, note=moved.change_note
    )


def _lock(workspace: Workspace, asset_id: str, number: int, stage: int) -> Lock:
    lock, problems = lock_of_side(workspace.root, (asset_id, number), stage)
    if lock is not None:
        return lock
    side = "this branch" if stage == 2 else "the merged branch"
    raise SbError(
        Kind.conflict,
        "version-deleted",
        f"{asset_id}@v{number}: {side} has no readable lock.yaml of it",
        hint="one side deleted the version: `git add` or `git rm` the folder yourself",
        problems=problems,
    )


def _pictures(workspace: Workspace, lock: Lock, stage: int) -> dict[str, bytes]:
    """The pictures of one side: from the merge's own stage, else from the file both sides share."""
    found: dict[str, bytes] = {}
    for picture in lock.pictures:
        path = f"assets/{lock.asset_id}/v{lock.version}/{picture.path}"
        candidates = [git.blob(workspace.root, path, stage), git.blob(workspace.root, path, 0)]
        candidates.append(read_if_usable(workspace.files, path))
        good = next((c for c in candidates if c is not None and sha256_bytes(c) == picture.sha256), None)
        if good is None:
            raise SbError(
                Kind.missing,
                "picture-missing",
                f"{lock.label}: {picture.path} of one side is nowhere to be found",
                hint="`git lfs pull` if the pictures are in git-lfs; else `git checkout` the "
                "other branch's folder",
            )
        found[picture.path] = good
    return found
