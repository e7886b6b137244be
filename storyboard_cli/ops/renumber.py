"""`sb lock --renumber`: two branches each made the same version; one of them becomes the next number, none
is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from storyboard_cli.assets.lock import Lock
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.ledger.events.assets import AssetLocked
from storyboard_cli.project.commit import NewFolder, commit
from storyboard_cli.project.lock_conflicts import Label, is_settled, lock_of_side, open_versions
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store import git
from storyboard_cli.store.files import read_if_usable, tags_of
from storyboard_cli.store.locks import (
    LOCK_FILE,
    LockFolder,
    clean_partials,
    read_locks,
    version_files,
    version_folder,
    version_numbers,
    what_stays,
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
    to_add: list[str] = Field([], description="Version folders that `git add` marks as resolved.")
    still_open: list[str] = Field(
        [], description="Other files of assets that the merge left open: somebody has to choose."
    )
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def renumber(workspace: Workspace, ask: RenumberAsk, caller: Caller) -> RenumberAnswer:
    """Settle every version that a git merge left in conflict."""
    root = workspace.root
    if not git.is_repository(root):
        raise SbError(
            Kind.usage, "no-git", "this project is not in git, so no merge left versions in conflict",
            hint=Mend("lock", {}, "`{}` makes a new version", blanks=("assets",)),
        )  # fmt: skip
    with workspace.deciding(dry_run=ask.dry_run):
        return _renumber(workspace, ask)


def _renumber(workspace: Workspace, ask: RenumberAsk) -> RenumberAnswer:
    """Settle the conflicts, as things stand now."""
    unmerged = open_versions(workspace.root)
    if not ask.dry_run:
        clean_partials(workspace.files)
        workspace.forget()
    locks = read_locks(workspace.files, workspace.cache)
    conflicts = [label for label in unmerged if not _is_done(workspace, locks, label)]
    if ask.dry_run:
        planned = [_foreseen(workspace, asset_id, number) for asset_id, number in conflicts]
        return RenumberAnswer(versions=planned, dry_run=True)
    settled = _Settled(workspace, locks)
    for label in conflicts:
        settled.add(label)
    commit(workspace, [*settled.new, *settled.back], settled.facts)
    workspace.forget()
    to_add = _folders(workspace, unmerged)
    unsettled = git.unmerged(workspace.root, "assets")
    still_open = sorted(p for p in unsettled if not any(p.startswith(f"{f}/") for f in to_add))
    return RenumberAnswer(versions=settled.versions, same=settled.same, to_add=to_add, still_open=still_open)


def _folders(workspace: Workspace, settled: Sequence[Label]) -> list[str]:
    """Folders of the versions that were in conflict, and of what the other branch's are now.

    Never a whole asset: `git add` of its folder would call its asset.yaml resolved, with git's marks in it.
    """
    there = read_locks(workspace.files, workspace.cache).versions
    found = set()
    for asset_id, number in settled:
        theirs = lock_of_side(workspace.root, (asset_id, number), 3)[0]
        same = {
            lock.version for lock in there.get(asset_id, []) if theirs and lock.lock_hash == theirs.lock_hash
        }
        found |= {version_folder(asset_id, n) for n in (number, *same)}
    return sorted(found)


def _is_done(workspace: Workspace, locks: LockFolder, label: Label) -> bool:
    """Did an earlier run settle it, and only `git add` is missing?"""
    ours, theirs = (lock_of_side(workspace.root, label, stage)[0] for stage in (2, 3))
    different = ours is not None and theirs is not None and ours.lock_hash != theirs.lock_hash
    return different and is_settled(locks, label, ours, theirs)


def _foreseen(workspace: Workspace, asset_id: str, number: int) -> Renumbered:
    theirs = _lock(workspace, asset_id, number, 3)
    to = 1 + max(version_numbers(workspace.files, asset_id))
    return Renumbered(
        asset_id=asset_id, kept=number, moved_to=to, lock_hash=theirs.lock_hash, note=theirs.change_note
    )


class _Settled:
    """What settles the conflicts: theirs as the next versions, then ours back whole where they were."""

    def __init__(self, workspace: Workspace, locks: LockFolder) -> None:
        self.workspace = workspace
        self.locks = locks
        self.new: list[NewFolder] = []
        self.back: list[NewFolder] = []
        self.facts: list[AssetLocked] = []
        self.versions: list[Renumbered] = []
        self.same: list[str] = []
        self._highest: dict[str, int] = {}

    def add(self, label: Label) -> None:
        """Settle one version that both sides locked."""
        ours, theirs = (_lock(self.workspace, *label, stage) for stage in (2, 3))
        self.back.append(self._back(ours))
        if ours.lock_hash == theirs.lock_hash:
            self.same.append(ours.label)
            return
        moved = self._of_killed_run(theirs) or self._moved(theirs)
        known = self.workspace.views.versions().get(moved.label)
        if known is None or known.lock_hash != moved.lock_hash:
            self.facts.append(AssetLocked.of(moved))
        self.versions.append(
            Renumbered(
                asset_id=moved.asset_id,
                kept=ours.version,
                moved_to=moved.version,
                lock_hash=moved.lock_hash,
                note=moved.change_note,
            )
        )

    def _of_killed_run(self, theirs: Lock) -> Lock | None:
        """Theirs under a higher number already: a run that was killed before it put ours back."""
        there = self.locks.versions.get(theirs.asset_id, [])
        return next(
            (k for k in there if k.lock_hash == theirs.lock_hash and k.version > theirs.version), None
        )

    def _moved(self, theirs: Lock) -> Lock:
        asset_id = theirs.asset_id
        highest = self._highest.get(asset_id) or max(version_numbers(self.workspace.files, asset_id))
        self._highest[asset_id] = highest + 1
        moved = theirs.model_copy(update={"version": highest + 1})
        whole = version_files(moved, _pictures(self.workspace, theirs, 3))
        self.new.append(NewFolder(version_folder(asset_id, moved.version), whole, LOCK_FILE))
        return moved

    def _back(self, ours: Lock) -> NewFolder:
        files, folder = self.workspace.files, version_folder(ours.asset_id, ours.version)
        mixed = tags_of(files, folder)
        whole = {**what_stays(files, ours), **version_files(ours, _pictures(self.workspace, ours, 2))}
        return NewFolder(folder, whole, LOCK_FILE, replaces=mixed)


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
