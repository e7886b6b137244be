"""The port to a project's files. `LocalFiles` keeps them in a folder, `MemoryFiles` in memory.

A path is relative to the project, with `/` between its parts. A tag names one state of one file: whoever has
read a file writes it again with `if_tag`, and a change that came between is a conflict, never lost.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from enum import Enum
from pathlib import Path
from typing import Protocol

from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.lfs import is_pointer, pointer_error
from storyboard_cli.core.problems import Problem, Severity, Where

MOST_BYTES = 1 << 30
"""A file that is larger is refused by `read`: it is a film, not a part of a project."""
POINTER_BYTES = 1024
"""No git-lfs pointer is as long as this."""


class When(Enum):
    """When a write may happen, where no tag is known."""

    any = "any"  # whatever is there
    new = "new"  # only where nothing is there


ANY = When.any
NEW = When.new
IfTag = str | When


class Entry(Protocol):
    """One file as a listing or `stat` shows it."""

    @property
    def path(self) -> str:
        """Relative to the project."""

    @property
    def size(self) -> int:
        """In bytes."""

    @property
    def tag(self) -> str:
        """Another one after every write."""

    @property
    def settled(self) -> bool:
        """Does an equal tag prove an equal content? Not of a file that was written only just now."""

    @property
    def leads_out(self) -> bool:
        """Is it a link to something outside the project? Such an entry is listed and never read."""


class Files(Protocol):
    """A project's files. Errors are `SbError`: missing, conflict, storage, or a path that leads out."""

    def entries(self, prefix: str = "", *, deep: bool = True, skip: Collection[str] = ()) -> Sequence[Entry]:
        """Every file in the folder `prefix` and below it, by path; none where there is no such folder.

        Names that begin with a dot are left out below `prefix`. Without `deep`, only the folder's own files.
        Folders of `prefix` that `skip` names are left out.
        """

    def stat(self, path: str) -> Entry | None:
        """The file at `path`, or None where there is none."""

    def read(self, path: str, limit: int = MOST_BYTES) -> bytes:
        """The file's bytes. A file over `limit` and a git-lfs pointer are refused."""

    def put(self, path: str, data: bytes, if_tag: IfTag = ANY) -> str:
        """Write the whole file or nothing; returns its new tag. A moved tag is a conflict."""

    def put_folder(
        self, folder: str, files: Mapping[str, bytes], last: str, *, replace: bool = False
    ) -> None:
        """Write a folder that appears whole or not at all. The file named `last` stands for the whole.

        A folder that is there already is a conflict, or replaced where `replace` says so.
        """

    def move_folder(self, folder: str, to: str, into: Files | None = None) -> None:
        """Give a folder with all that is in it another name, or another place `into` other files.

        A folder of that name that is there already is a conflict.
        """

    def claim(self, folder: str) -> bool:
        """Take a folder's name for one writer, where nothing has it; False for all that come later."""

    def release(self, folder: str) -> None:
        """Give a claimed folder back, where nothing was written into it."""

    def scratch(self, path: str) -> AbstractContextManager[Path]:
        """A folder of this machine where a writer prepares `path` for `adopt`; gone when the block ends."""

    def adopt(self, source: Path, path: str) -> None:
        """Put a finished file or folder of this machine at `path`, whole; what was there is replaced."""

    def remove(self, path: str, if_tag: IfTag = ANY) -> None:
        """Remove the file; no error where it is gone already, a conflict where its tag moved."""

    def local(self, path: str) -> Path:
        """A file on this machine with these bytes, for libraries that need one. It is only read.

        A git-lfs pointer is refused.
        """

    def folder(self) -> Path:
        """The folder of this machine in which `local` puts files by their paths."""

    def clean(self, prefix: str = "", older_s: float | None = None, *, deep: bool = False) -> int:
        """Remove what killed writers left behind below `prefix`; returns how many of it.

        A folder that one took away before another had its place is there again.
        With `older_s`, only what is older, in that folder and those right in it, and then also what a writer
        without a lock may have left: half files, what was prepared for `adopt`, claimed folders without any.
        `deep` looks for such half files in all folders.
        """


def checked(data: bytes, path: str, limit: int) -> bytes:
    """The bytes that `read` answers, where they are neither too many nor a git-lfs pointer."""
    if len(data) > limit:
        raise too_large(path, limit)
    if is_pointer(data[:64]):
        raise pointer_error(path)
    return data


def tag_of(files: Files, path: str) -> str | When:
    """The tag to write `path` with: its own, or `NEW` where nothing is there."""
    found = files.stat(path)
    return NEW if found is None else found.tag


def tags_of(files: Files, folder: str) -> dict[str, str]:
    """The tag of every file in a folder and below it, by path: to move or replace it as it was read."""
    return {entry.path: entry.tag for entry in files.entries(folder)}


def read_if_there(files: Files, path: str, limit: int = MOST_BYTES) -> bytes | None:
    """The file's bytes, or None where there is no file."""
    try:
        return files.read(path, limit)
    except SbError as error:
        if error.code == "file-missing":
            return None
        raise


def read_if_usable(files: Files, path: str) -> bytes | None:
    """The file's bytes, or None where nobody can use it: it is missing, unreadable, or a git-lfs pointer."""
    try:
        return files.read(path)
    except SbError:
        return None


def is_there(files: Files, path: str) -> bool:
    """Is there a file at `path` inside the project?"""
    try:
        return files.stat(path) is not None
    except SbError:
        return False


def read_or_tell(files: Files, path: str, problems: list[Problem]) -> bytes | None:
    """The file's bytes, or None and one more problem."""
    try:
        return files.read(path)
    except SbError as error:
        code = "unreadable" if error.code in ("file-missing", "file-unreadable") else error.code
        problems.append(Problem(Severity.error, code, error.message, Where(path), error.hint))
        return None


def holds(files: Files, path: str, data: bytes) -> bool:
    """Does the file hold exactly `data`?"""
    found = files.stat(path)
    return found is not None and found.size == len(data) and read_if_usable(files, path) == data


def put_if_changed(files: Files, path: str, data: bytes) -> bool:
    """Write the file unless it holds exactly `data`; True if it was written."""
    if holds(files, path, data):
        return False
    files.put(path, data)
    return True


def missing(path: str) -> SbError:
    """The error for a file that is not there."""
    return SbError(Kind.missing, "file-missing", f"there is no file {path}")


def name_is_no_text(path: str) -> SbError:
    """The error for a file whose name is in no encoding that a project can hold."""
    said = f"the name {visible(path)} is no UTF-8"
    return SbError(Kind.usage, "file-name", said, hint="rename the file, or take it out of the project")


def too_large(path: str, limit: int) -> SbError:
    """The error for a file over the limit."""
    most = f"{limit >> 20} MB" if limit >= 1 << 20 else f"{limit} bytes"
    return SbError(Kind.usage, "file-too-large", f"{path} is larger than {most}")


def moved(path: str, if_tag: IfTag) -> SbError:
    """The conflict of a write whose tag is not the file's tag any more."""
    if if_tag is NEW:
        return SbError(
            Kind.conflict, "file-exists", f"{path} is there already", hint="nothing was written over it"
        )
    return SbError(
        Kind.conflict,
        "file-changed",
        f"{path} was changed by somebody else meanwhile; nothing was written",
        hint="do the same again: it reads the file anew",
    )


def folder_moved(folder: str) -> SbError:
    """The conflict of a folder in which something is not any more what it was."""
    return SbError(
        Kind.conflict,
        "folder-changed",
        f"{folder} was changed by somebody else meanwhile; nothing was written",
        hint="do the same again: it reads the folder anew",
    )


def folder_exists(folder: str) -> SbError:
    """The conflict of a folder that is there already."""
    return SbError(Kind.conflict, "folder-exists", f"{folder} is there already")
