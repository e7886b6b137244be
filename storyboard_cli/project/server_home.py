"""Where a server has its home: in a project's state folder, or beside many projects in one folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from storyboard_cli.core.clock import Clock, system_clock
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.places import STATE
from storyboard_cli.core.problems import closest
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.folders import ProjectFolders
from storyboard_cli.project.projects import Projects
from storyboard_cli.store.local import find_root, state_folder
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.new_project import taken_names
from storyboard_cli.store.specs import read_project

if TYPE_CHECKING:
    from storyboard_cli.people.sqlite_people import SqlitePeople


@dataclass(frozen=True, slots=True)
class ServerHome:
    """The folder that a server serves, and the one in which it keeps what is its own."""

    folder: Path
    state: Path
    has_many: bool
    """Is it a folder of projects?"""

    def open_people(self, clock: Clock = system_clock) -> SqlitePeople:
        """Everybody who has something to do with this server; whoever opens it closes it."""
        from storyboard_cli.people.sqlite_people import open_people

        return open_people(self.state / "people.db", clock)

    def project_named(self, said: str | None) -> str:
        """The id of the project that somebody means; raises where there is none of that id."""
        known = self._project_ids()
        if said in known:
            return str(said)
        if not said and not self.has_many:
            return known[0]
        if not said:
            raise SbError(
                Kind.usage,
                "which-project",
                "which project? this is a folder of several",
                hint=f"name it with `project_id`: {', '.join(known[:8]) or 'there is none yet'}",
                fields=("project_id",),
            )
        near = closest(said, known)
        raise SbError(
            Kind.missing,
            "no-such-project",
            f"there is no project {said} in {self.folder}",
            hint=f"did you mean {near[0]}?" if near else f"there are: {', '.join(known[:8]) or 'none yet'}",
        )

    def root_of(self, project_id: str) -> Path:
        """The folder of a project that `project_named` knows; raises why none is served as it."""
        root = self._folders.root_of(project_id) if self.has_many else None
        return root or self.folder

    @property
    def _folders(self) -> ProjectFolders:
        return ProjectFolders(self.folder, self.state, Settings(), remembers=False)

    def _project_ids(self) -> list[str]:
        if self.has_many:
            return self._folders.look().ids
        return [read_project(LocalFiles(self.folder)).project_id]


def server_home(start: Path, settings: Settings) -> ServerHome:
    """The home at `start`: of the project at or above it, else of the folder of projects that it is."""
    try:
        root = find_root(start)
    except SbError as error:
        if error.code != "no-project":
            raise
        return projects_home(start)
    return ServerHome(root, state_folder(root, settings), has_many=False)


def projects_home(folder: Path) -> ServerHome:
    """The home of a folder of projects, which may be empty."""
    here = folder.resolve()
    names = taken_names(here)
    if names and STATE not in names and not any(Projects(here, Settings()).roots()):
        raise SbError(
            Kind.missing,
            "no-project",
            f"{here} is in no project, and has none in it",
            hint=Mend(
                "init",
                {},
                "{} starts one; `-C DIR` points at one, or at a folder of projects",
                blanks=("folder",),
            ),
        )
    return ServerHome(here, here / STATE, has_many=True)
