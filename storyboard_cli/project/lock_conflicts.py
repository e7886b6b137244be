"""Versions that a git merge left open: both branches locked one number, and git holds both `lock.yaml`s."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from storyboard_cli.core.hashing import short
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.store import git

if TYPE_CHECKING:
    from storyboard_cli.assets.lock import Lock
    from storyboard_cli.store.locks import LockFolder

_LOCK_FILE = re.compile(r"assets/([^/]+)/v(\d+)/lock\.yaml\Z")

Label = tuple[str, int]
"""An asset and a version's number."""


def open_versions(root: Path) -> list[Label]:
    """Versions whose `lock.yaml` git holds unmerged; none where git is not there to ask."""
    return sorted((m[1], int(m[2])) for p in git.unmerged(root, "assets") if (m := _LOCK_FILE.match(p)))


def lock_of_side(root: Path, label: Label, stage: int) -> tuple[Lock | None, tuple[Problem, ...]]:
    """The lock as one side of the merge has it (2 this branch, 3 the merged one); None: deleted or broken."""
    from storyboard_cli.assets.lock import Lock
    from storyboard_cli.spec.reader import read

    path = lock_path(label)
    data = git.blob(root, path, stage)
    if data is None:
        return None, ()
    reading = read(data, path, Lock)
    return reading.value, reading.problems


def is_settled(locks: LockFolder, label: Label, ours: Lock | None, theirs: Lock | None) -> bool:
    """Are both sides' versions in the project: ours under its number, theirs under any?

    So it is after `sb lock --renumber`, and git goes on to call the file unmerged until it is added.
    """
    if ours is None or theirs is None:
        return False
    there = {lock.version: lock.lock_hash for lock in locks.versions.get(label[0], [])}
    return there.get(label[1]) == ours.lock_hash and theirs.lock_hash in there.values()


def conflict_problems(
    root: Path, versions: Collection[Label], locks: LockFolder, told: Collection[Problem]
) -> Iterator[Problem]:
    """One problem for each version in `versions` that is still open and of which `told` says nothing yet.

    `lock.yaml -merge` in .gitattributes keeps git's conflict marks out of the file, so that reading it
    finds nothing: only git knows.
    """
    marked = {p.where.path for p in told if p.code == "merge-conflict" and p.where is not None}
    for label in versions:
        path = lock_path(label)
        if path in marked:
            continue
        ours, theirs = (lock_of_side(root, label, stage)[0] for stage in (2, 3))
        if not is_settled(locks, label, ours, theirs):
            yield Problem(Severity.error, "merge-conflict", *_said(label, path, ours, theirs))


def lock_path(label: Label) -> str:
    """`assets/CHAR_001/v3/lock.yaml`."""
    return f"assets/{label[0]}/v{label[1]}/lock.yaml"


_KEEP_BOTH = Mend("renumber", {}, "`{}` keeps both: the merged branch's becomes the next version")


def _said(label: Label, path: str, ours: Lock | None, theirs: Lock | None) -> tuple[str, Where, Hint]:
    name = f"{label[0]}@v{label[1]}"
    if ours is None or theirs is None:
        side = "this branch" if ours is None else "the merged branch"
        said = f"a git merge left {name} open: {side} has no readable lock.yaml of it, the other side has one"
        return said, Where(path), "`git add` the folder keeps the version, `git rm -r` deletes it"
    said = (
        f"both branches locked {name}: this branch's is {_named(ours)}, the merged branch's {_named(theirs)}"
    )
    return said, Where(path), _KEEP_BOTH


def _named(lock: Lock) -> str:
    return short(lock.lock_hash) + (f" ({lock.change_note})" if lock.change_note else "")
