"""The one way in which a decision comes to the project: files with their tags first, then the events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import ANY, NEW, Files, IfTag, folder_exists, moved

if TYPE_CHECKING:
    from storyboard_cli.ledger.base import Event
    from storyboard_cli.ledger.events.base import Fact


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write, or to remove where `data` is None. `if_tag` is what the file was when it was read."""

    path: str
    data: bytes | None
    if_tag: IfTag = ANY

    def refuse(self, files: Files) -> None:
        """Refuse where the file is not any more what it was."""
        if self.if_tag is ANY:
            return
        found = files.stat(self.path)
        if (found.tag if found is not None else NEW) != self.if_tag:
            raise moved(self.path, self.if_tag)

    def write(self, files: Files) -> None:
        if self.data is None:
            files.remove(self.path, self.if_tag)
        else:
            files.put(self.path, self.data, self.if_tag)


@dataclass(frozen=True, slots=True)
class NewFolder:
    """A folder that appears whole or not at all; the file named `last` stands for the whole."""

    folder: str
    files: Mapping[str, bytes]
    last: str

    def refuse(self, files: Files) -> None:
        """Refuse where there is such a folder already."""
        if files.entries(self.folder):
            raise folder_exists(self.folder)

    def write(self, files: Files) -> None:
        files.put_folder(self.folder, self.files, self.last)


def commit(
    workspace: Workspace,
    changes: Sequence[Change | NewFolder],
    facts: Sequence[Fact] = (),
    *,
    expected_head: int | None = None,
) -> list[Event]:
    """Write the files, then record the facts in one transaction; a conflict writes nothing.

    Every tag is compared before the first file is written: the first file's by its own write. A crash between
    files and facts is closed by `reconcile`, which finds files without an event; so the file that says what
    was decided stands last.
    """
    with workspace.writing():
        workspace.refuse_if_moved(facts, expected_head=expected_head)
        for change in changes[1:]:
            change.refuse(workspace.files.files)  # as it is now, not as it was listed
        for change in changes:
            change.write(workspace.files)
        return workspace.record(*facts, expected_head=expected_head) if facts else []
