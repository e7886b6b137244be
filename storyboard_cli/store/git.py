"""The door to git: what is changed, what a merge left open, and blobs of either side. Never writes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_ENTRY = re.compile(r"\d{6} [0-9a-f]{40,64} (\d)\t(.+)\Z", re.DOTALL)


def is_repository(root: Path) -> bool:
    """Is `root` inside a git work tree, with git there to ask?"""
    return _git(root, "rev-parse", "--is-inside-work-tree").strip() == b"true"


def is_changed(root: Path, relative: str) -> bool:
    """Does the file differ from the last commit, or is it not in it?"""
    return bool(_git(root, "status", "--porcelain", "--ignored", "--", relative).strip())


def unmerged(root: Path, under: str) -> dict[str, set[int]]:
    """Paths that a merge left open, relative to `root` → stages present (2 ours, 3 theirs)."""
    found: dict[str, set[int]] = {}
    for entry in (
        _git(root, "ls-files", "-u", "-z", "--", under).decode("utf-8", "surrogateescape").split("\0")
    ):
        match = _ENTRY.match(entry)
        if match:
            found.setdefault(match[2], set()).add(int(match[1]))
    return found


def blob(root: Path, relative: str, stage: int) -> bytes | None:
    """A file as one side of a merge has it (git-lfs contents, not pointers), or None."""
    name = f":{stage}:./{relative}"
    found = _run(root, "cat-file", "--filters", name)
    return found.stdout if found is not None and found.returncode == 0 else None


def _git(root: Path, *arguments: str) -> bytes:
    found = _run(root, *arguments)
    return found.stdout if found is not None and found.returncode == 0 else b""


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(
            ["git", *arguments],
            cwd=root,
            capture_output=True,
            timeout=60,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, ValueError, subprocess.SubprocessError):  # ValueError: a NUL in a name
        return None


def commit_of(root: Path, revision: str) -> str | None:
    """The commit that a revision such as `HEAD~3` or a tag names, or None."""
    if revision.startswith("-"):
        return None
    return _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip() or None


def names_at(root: Path, commit: str, under: str) -> list[str]:
    """Paths of the files under a folder as a commit has them, relative to `root`."""
    found = _git(root, "ls-tree", "-r", "--name-only", "-z", commit, "--", f"{under}/")
    return [name for name in found.decode("utf-8", "surrogateescape").split("\0") if name]


def content_at(root: Path, commit: str, relative: str) -> bytes | None:
    """A file as a commit has it (git-lfs contents, not pointers), or None."""
    found = _run(root, "cat-file", "--filters", f"{commit}:./{relative}")
    return found.stdout if found is not None and found.returncode == 0 else None


def commits_touching(root: Path, relative: str, most: int) -> list[str]:
    """Commits of any branch that changed a file, newest first."""
    found = _git(root, "log", "--all", f"--max-count={most}", "--format=%H", "--", relative)
    return found.decode().split()


def changed_since(root: Path, commit: str) -> list[str]:
    """Paths under `root` that differ between where HEAD left `commit` and now, new ones too; sorted."""
    base = _git(root, "merge-base", commit, "HEAD").decode().strip() or commit
    changed = _git(root, "diff", "--name-only", "--relative", "-z", base)
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return sorted(set((changed + new).decode("utf-8", "surrogateescape").split("\0")) - {""})
