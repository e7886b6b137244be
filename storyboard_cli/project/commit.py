"""The one way in which a decision comes to the project: files with their tags first, then the events.

A verb reads and decides within `workspace.deciding()`. There `tag_of(workspace.files, path)` is the tag that
the file had before it was read for the first time: what somebody writes after that is a conflict, never lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.project.under_way import Mark, note_under_way
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import (
    ANY,
    NEW,
    Files,
    IfTag,
    folder_exists,
    folder_moved,
    holds,
    moved,
    read_if_there,
    tag_of,
    tags_of,
)

if TYPE_CHECKING:
    from storyboard_cli.ledger.base import Event
    from storyboard_cli.ledger.events.base import Fact

Undo = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write, or to remove where `data` is None. `if_tag` is what the file was when it was read.

    `in_state`: it lies in the state folder of this machine, not in the project.
    """

    path: str
    data: bytes | None
    if_tag: IfTag = ANY
    in_state: bool = False

    @property
    def mark(self) -> Mark:
        """How one sees that it is written."""
        if self.data is None:
            return Mark(self.path, in_state=self.in_state, is_removed=True)
        return Mark(self.path, sha256_bytes(self.data), self.in_state)

    def refuse(self, workspace: Workspace) -> None:
        """Refuse where the file is not any more what it was."""
        if self.if_tag is not ANY and tag_of(_as_it_is(workspace, self.in_state), self.path) != self.if_tag:
            raise moved(self.path, self.if_tag)

    def write(self, workspace: Workspace) -> Undo:
        """Write the file; what takes that back."""
        files, path = _files(workspace, self.in_state), self.path
        if self.data is None:
            files.remove(path, self.if_tag)
            return _nothing
        before = None if self.if_tag is NEW else read_if_there(files, path)
        written = files.put(path, self.data, self.if_tag)
        if before is None:
            return lambda: files.remove(path, written)
        return lambda: _put_back(files, path, before, written)


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """A picture by its content: one that is there already is as good, another one is a conflict."""

    path: str
    data: bytes

    @property
    def mark(self) -> Mark:
        """How one sees that it is written."""
        return Mark(self.path)

    def refuse(self, workspace: Workspace) -> None:
        """Refuse where another picture has that name."""
        files = workspace.files.files
        if files.stat(self.path) is not None and not holds(files, self.path, self.data):
            raise self._taken()

    def write(self, workspace: Workspace) -> Undo:
        """Write the picture where nothing is; what takes that back."""
        files = workspace.files
        try:
            written = files.put(self.path, self.data, NEW)
        except SbError as error:
            if error.code != "file-exists":
                raise
            if not holds(files, self.path, self.data):
                raise self._taken() from error
            return _nothing
        return lambda: files.remove(self.path, written)

    def _taken(self) -> SbError:
        return SbError(Kind.conflict, "frame-exists", f"{self.path} exists already and is another picture")


@dataclass(frozen=True, slots=True)
class NewFolder:
    """A folder that appears whole or not at all; the file named `last` stands for the whole.

    `replaces` has the tags of all files of the folder that it takes the place of.
    """

    folder: str
    files: Mapping[str, bytes]
    last: str
    replaces: Mapping[str, str] | None = None
    in_state: bool = False

    @property
    def mark(self) -> Mark:
        """How one sees that it is written."""
        last = self.files.get(self.last)
        return Mark(f"{self.folder}/{self.last}", sha256_bytes(last) if last else "", self.in_state)

    def refuse(self, workspace: Workspace) -> None:
        """Refuse where there is such a folder already, or where the replaced one is not what it was."""
        there = tags_of(_as_it_is(workspace, self.in_state), self.folder)
        if self.replaces is None and there:
            raise folder_exists(self.folder)
        if self.replaces is not None and there != self.replaces:
            raise folder_moved(self.folder)

    def write(self, workspace: Workspace) -> Undo:
        """Put the folder in its place; what takes that back."""
        files = _files(workspace, self.in_state)
        if self.replaces is None:
            files.put_folder(self.folder, self.files, self.last)
            return lambda: _remove_folder(files, self.folder, self.files)
        start = len(self.folder) + 1
        before = {path[start:]: files.read(path) for path in self.replaces}
        files.put_folder(self.folder, self.files, self.last, replace=True)
        return lambda: files.put_folder(self.folder, before, self.last, replace=True)


@dataclass(frozen=True, slots=True)
class MovedFolder:
    """A folder that leaves its place, with all that is in it. `tags` are its files' tags as they were read.

    `in_state` and `to_state`: it lies in the state folder of this machine, or goes there.
    """

    folder: str
    to: str
    tags: Mapping[str, str]
    in_state: bool = False
    to_state: bool = False

    @property
    def mark(self) -> Mark:
        """How one sees that it moved."""
        path = max(self.tags, default=self.folder)
        return Mark(f"{self.to}{path.removeprefix(self.folder)}", in_state=self.to_state)

    def refuse(self, workspace: Workspace) -> None:
        """Refuse where a file of the folder is not what it was."""
        if tags_of(_as_it_is(workspace, self.in_state), self.folder) != self.tags:
            raise folder_moved(self.folder)

    def write(self, workspace: Workspace) -> Undo:
        """Move the folder, where nothing has its new place; what takes that back."""
        files, other = _files(workspace, self.in_state), _files(workspace, self.to_state)
        files.move_folder(self.folder, self.to, other)
        return lambda: other.move_folder(self.to, self.folder, files)


AnyChange = Change | StoredPicture | NewFolder | MovedFolder
Changes = Sequence[AnyChange]


def commit(
    workspace: Workspace,
    changes: Changes,
    facts: Sequence[Fact] = (),
    *,
    expected_head: int | None = None,
    asked_by: Callable[[Fact], str] | None = None,
) -> list[Event]:
    """Write the files, then record the facts in one transaction; a conflict writes nothing.

    Every tag is compared before the first file is written; those of the first and the last file by their own
    writes. Where somebody came between, what was written is taken back. Files go last, when what takes
    their place is there; from then on nothing is taken back. A crash between files and facts is closed by
    `reconcile`, which finds files without an event; so the file that says what was decided stands last.

    `asked_by` tells for which request of a server each fact is recorded, where that is not the caller's.
    """
    with workspace.writing():
        workspace.refuse_if_moved(facts, expected_head=expected_head)
        ordered = sorted(changes, key=_removes)
        for change in ordered:
            is_at_an_end = change is ordered[0] or (change is ordered[-1] and not _removes(change))
            if not is_at_an_end or isinstance(change, NewFolder | MovedFolder):
                change.refuse(workspace)
        if ordered:
            note_under_way(workspace, _last_written(ordered).mark, facts)
        with _taken_back_in_conflict() as undo:
            for change in ordered:
                undo.append(change.write(workspace))
                if _removes(change):
                    undo.clear()
            recorded = (
                workspace.record(*facts, expected_head=expected_head, asked_by=asked_by) if facts else []
            )
        _release_emptied(workspace, changes)
        return recorded


@contextmanager
def _taken_back_in_conflict() -> Iterator[list[Undo]]:
    """Undo what was written, the last first, where somebody came between. What they wrote stays."""
    undo: list[Undo] = []
    try:
        yield undo
    except SbError as error:
        if error.kind is Kind.conflict:
            for take_back in reversed(undo):
                with suppress(SbError):
                    take_back()
        raise


def _last_written(ordered: Changes) -> AnyChange:
    """The one that says what was decided; where all are removals, the last."""
    return next((change for change in reversed(ordered) if not _removes(change)), ordered[-1])


def _removes(change: AnyChange) -> bool:
    return isinstance(change, Change) and change.data is None


def _release_emptied(workspace: Workspace, changes: Changes) -> None:
    """Remove the folders that hold nothing any more."""
    for folder in {change.path.rpartition("/")[0] for change in changes if _removes(change)}:  # type: ignore[union-attr]
        if folder:
            workspace.files.release(folder)


def _files(workspace: Workspace, in_state: bool) -> Files:
    return workspace.state_files if in_state else workspace.files


def _as_it_is(workspace: Workspace, in_state: bool) -> Files:
    """The files as they are now, not as they were listed."""
    return workspace.state_files if in_state else workspace.files.files


def _put_back(files: Files, path: str, data: bytes, if_tag: IfTag) -> None:
    files.put(path, data, if_tag)


def _remove_folder(files: Files, folder: str, names: Mapping[str, bytes]) -> None:
    for name in names:
        files.remove(f"{folder}/{name}")
    inner = {f"{folder}/{name}".rpartition("/")[0] for name in names} | {folder}
    for path in sorted(inner, key=len, reverse=True):
        files.release(path)


def _nothing() -> None:
    """Nothing was written, or it stays."""
