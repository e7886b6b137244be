"""A folder of projects: one project in each folder that has a project file, named as its project is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.places import STATE
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.folders import ProjectFolders
from storyboard_cli.store.local import project_file
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.new_project import folders_of
from storyboard_cli.store.specs import read_project


@dataclass(frozen=True, slots=True)
class Projects:
    """What operations on many projects are given: the folder, and what this machine is set to."""

    folder: Path
    settings: Settings

    def roots(self) -> Iterator[Path]:
        """Each folder in it that is a project, by name; one that is a link counts as none."""
        return (root for root in folders_of(self.folder) if project_file(root) is not None)

    def known_ids(self) -> set[str]:
        """Every id that a folder here says that it has, or had."""
        found = set(self.folders.look().ids)
        for root in self.roots():
            with suppress(SbError):
                found.add(read_project(LocalFiles(root)).project_id)
        return found

    @property
    def folders(self) -> ProjectFolders:
        """Which folder is which project, as a server of this folder has it. Nothing is written."""
        return ProjectFolders(self.folder, self.folder / STATE, self.settings, remembers=False)
