"""git-lfs pointers: what stands in a project where `git lfs pull` has not brought the file yet."""

from __future__ import annotations

from storyboard_cli.core.errors import Kind, SbError

HINT = "run `git lfs pull`"
_START = b"version https://git-lfs.github.com/spec/"


def is_pointer(data: bytes) -> bool:
    """Are these the bytes of a git-lfs pointer? The first 64 bytes of a file are enough to tell."""
    return data.startswith(_START)


def words(name: str) -> str:
    """What is said of a pointer, everywhere."""
    return f"{name} is a git-lfs pointer, not the file itself"


def pointer_error(name: str) -> SbError:
    """The refusal of a pointer."""
    return SbError(Kind.missing, "lfs-pointer", words(name), hint=HINT)
