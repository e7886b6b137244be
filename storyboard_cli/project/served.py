"""A project in a process that stays: opened once for each of its threads, and looked at from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.kept_roots import keep_root
from storyboard_cli.core.settings import Settings
from storyboard_cli.ledger.newest import Newest
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.local import find_root, marks_of, project_file, refuse_mixed_up, state_folder
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.noted_files import NotedFiles, Notes


@dataclass(frozen=True, slots=True)
class Place:
    """Which folder and which project file lie at a path: another pair may be another project."""

    folder: tuple[int, int]
    spec: tuple[int, int, int]

    @classmethod
    def of(cls, root: Path) -> Place:
        """What lies there now."""
        found = marks_of(root)
        if found is None:
            raise _gone()
        return cls(*found)


@dataclass
class Openings:
    """Opens one project again and again, and knows which of its files were written through these openings."""

    root: Path
    settings: Settings
    _notes: Notes = field(default_factory=Notes)

    def __post_init__(self) -> None:
        keep_root(self.root)

    @classmethod
    def of(cls, start: Path, settings: Settings) -> Openings:
        """The project at or above `start`."""
        found = cls(find_root(start), settings)
        refuse_mixed_up(found.root, state_folder(found.root, settings))
        return found

    def open(self, caller: Caller) -> Workspace:
        """The project, opened for the calling thread."""
        if self.is_gone:
            raise self.gone()
        return Workspace(self.root, self.settings, caller, NotedFiles(self.root, self._notes))

    @property
    def is_gone(self) -> bool:
        """Was the project's folder removed or moved since?"""
        return project_file(self.root) is None

    def gone(self) -> SbError:
        """What is said of a project that is not there any more."""
        return _gone()

    @property
    def state(self) -> Path:
        """Where the project keeps what is this machine's."""
        return state_folder(self.root, self.settings)

    def newest(self) -> Newest:
        """What asks the project's ledger for its newest event, from any thread."""
        return Newest(self.state / "ledger.db")

    def written(self) -> set[str]:
        """The files that were written through these openings since this was last asked."""
        return self._notes.take()

    def note(self, path: str, tag: str | None) -> None:
        """A process that works for this one left the file with this tag; None: it removed it."""
        self._notes.note(path, tag)

    def told_of(self, told: Callable[[str, str | None], None]) -> None:
        """From here on `told` hears of each file that is written through these openings."""
        self._notes.told = told

    def of_others(self, paths: Iterable[str]) -> set[str]:
        """Those of these files that somebody else wrote or removed last."""
        return self._notes.others(LocalFiles(self.root), list(paths))


def _gone() -> SbError:
    return SbError(
        Kind.missing,
        "no-project",
        "this project is not there any more: its folder was removed or moved",
        hint="put it back in its place, or ask for another project",
    )
