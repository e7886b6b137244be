"""Which folder is which project: remembered, so that no copy takes the place of another one."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.settings import Settings
from storyboard_cli.ledger.opening import project_of
from storyboard_cli.store.local import marks_of, project_file, state_folder
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.new_project import folders_of
from storyboard_cli.store.served_folders import file_at, is_link, remember, remembered
from storyboard_cli.store.specs import read_project

FOR_MANAGERS = frozenset({"project-id-twice", "project-id-changed"})
"""What is wrong with folders that may be other people's too: whoever does not manage hears nothing of it."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A folder as it was looked at."""

    root: Path
    said: str | None
    """The id in its project file; None where that cannot be read."""
    ledger: str | None
    """The id of the project whose log it has; None where it has none that can be read."""
    why: SbError | None = None
    """Why its project file cannot be read."""

    @property
    def own(self) -> str | None:
        """The id under which it may be served."""
        return self.said if self.ledger in (None, self.said) else None


@dataclass(frozen=True, slots=True)
class FolderFault:
    """Something that is wrong with a folder, and the project that it concerns, where that is known."""

    project_id: str | None
    folder: str
    error: SbError

    @property
    def said(self) -> str:
        """What is wrong, with the folder's name."""
        names_it = self.error.code in FOR_MANAGERS or self.error.code == "project-file-missing"
        return self.error.message if names_it else f"{self.folder}: {self.error.message}"


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder of projects holds: which folder is served as each, and what is wrong with the rest."""

    served: Mapping[str, Path]
    faults: tuple[FolderFault, ...]

    @property
    def ids(self) -> list[str]:
        """Every project that is here, also those that are not served now."""
        return sorted({*self.served, *(one.project_id for one in self.faults if one.project_id)})

    def refused(self, project_id: str) -> FolderFault | None:
        """Why a project that is here is not served."""
        if project_id in self.served:
            return None
        return next((one for one in self.faults if one.project_id == project_id), None)


@dataclass
class ProjectFolders:
    """The folders of a server's projects. Any thread may ask."""

    folder: Path
    state: Path
    settings: Settings
    remembers: bool = True
    """Does it write down which folder is served? A server does; who looks beside it writes nothing."""
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _known: dict[str, tuple[object, _Seen]] = field(default_factory=dict)
    _remembered: dict[str, str] | None = None

    def root_of(self, project_id: str) -> Path | None:
        """The folder of a project, None where none has it; raises what keeps it from being served."""
        with self._lock:
            name = self._memory().get(project_id)
            if name is not None:
                seen = self._look_at(self.folder / name)
                if seen is not None and seen.own == project_id:
                    return seen.root
        found = self.look()
        refused = found.refused(project_id)
        if refused is not None:
            raise refused.error
        return found.served.get(project_id)

    def look(self) -> Found:
        """Look at all folders, and remember which is served as which project."""
        with self._lock:
            memory = self._memory()
            seen = [one for root in folders_of(self.folder) if (one := self._look_at(root)) is not None]
            served: dict[str, Path] = {}
            faults = [_changed(one) for one in seen if one.said is not None and one.own is None]
            faults += self._unreadable(seen, memory)
            for project_id in sorted({one.own for one in seen if one.own is not None}):
                alike = [one for one in seen if one.own == project_id]
                chosen = _chosen(project_id, alike, seen, memory.get(project_id))
                if chosen is not None:
                    served[project_id] = chosen.root
                others = [one for one in alike if one is not chosen]
                if others:
                    faults.append(_twice(project_id, chosen, others, memory.get(project_id)))
            self._remember({**memory, **{name: root.name for name, root in served.items()}})
        return Found(served, tuple(faults))

    def _look_at(self, root: Path) -> _Seen | None:
        """What a folder is; None where it is no project. One that did not change is not read again."""
        ledger = state_folder(root, self.settings) / "ledger.db"
        log = file_at(ledger)
        if is_link(root) or (log is None and project_file(root) is None):
            return None
        marks = (marks_of(root), log)
        known = self._known.get(root.name)
        if known is not None and known[0] == marks and known[1].own is not None:
            return known[1]
        seen = seen_at(root, ledger)
        self._known[root.name] = marks, seen
        return seen

    @staticmethod
    def _unreadable(seen: list[_Seen], memory: Mapping[str, str]) -> Iterator[FolderFault]:
        of_folder = {folder: project_id for project_id, folder in memory.items()}
        for one in seen:
            if one.why is not None:
                yield FolderFault(one.ledger or of_folder.get(one.root.name), one.root.name, one.why)

    # --- what is remembered -----------------------------------------------------------------------------

    def _memory(self) -> dict[str, str]:
        if self._remembered is None:
            self._remembered = remembered(self.state)
        return self._remembered

    def _remember(self, memory: dict[str, str]) -> None:
        if memory == self._remembered:
            return
        self._remembered = memory
        if self.remembers:
            remember(self.state, memory)


@dataclass(frozen=True, slots=True)
class OneFolder:
    """The folder of the one project that a server serves."""

    folder: Path
    settings: Settings

    def root_of(self, project_id: str) -> Path | None:
        """The folder, where it is the project; raises what keeps it from being served."""
        found = self.look()
        for fault in found.faults:
            if fault.project_id in (None, project_id):
                raise fault.error
        return found.served.get(project_id)

    def look(self) -> Found:
        """Which project the folder is; one whose file cannot be read is known by its log."""
        if marks_of(self.folder) is None:
            return Found({}, ())
        seen = seen_at(self.folder, state_folder(self.folder, self.settings) / "ledger.db")
        if seen.why is not None:
            return Found({}, (FolderFault(seen.ledger, self.folder.name, seen.why),))
        return Found({seen.said: self.folder} if seen.said else {}, ())


def seen_at(root: Path, ledger: Path) -> _Seen:
    """What a folder says that it is, and whose log it has."""
    of_ledger = project_of(ledger)
    if project_file(root) is None:
        return _Seen(root, None, of_ledger, _no_file(root))
    try:
        return _Seen(root, read_project(LocalFiles(root)).project_id, of_ledger)
    except SbError as error:
        return _Seen(root, None, of_ledger, error)


def _chosen(project_id: str, alike: list[_Seen], seen: list[_Seen], before: str | None) -> _Seen | None:
    """The one of several folders with an id that is served; None where that would be chance."""
    was = next((one for one in seen if one.root.name == before), None)
    if was is not None and was.own == project_id:
        return was
    if was is not None and (was.ledger == project_id or (was.said is None and was.ledger is None)):
        return None  # it is the project, and something is wrong with it: no copy stands in for it
    if len(alike) == 1:
        return alike[0]
    return next((one for one in alike if one.root.name == project_id), None)


def _twice(project_id: str, chosen: _Seen | None, others: list[_Seen], before: str | None) -> FolderFault:
    names = ", ".join(one.root.name for one in others)
    if chosen is not None:
        said = f"{names} has the id of {chosen.root.name}, {project_id}, and is not served"
        hint = f"move the copy out of the folder, or give its project.yaml an id of its own: {names}"
        folder = others[0].root.name
    elif len(others) == 1:
        said = f"{names} has the id of {before}, {project_id}, and is not served in its place"
        hint = f"mend {before}, or move it out of the folder"
        folder = names
    else:
        said = f"these folders have one id, {project_id}, and which is meant nobody knows: {names}"
        hint = "move all but one of them out of the folder"
        folder = others[0].root.name
    return FolderFault(project_id, folder, SbError(Kind.conflict, "project-id-twice", said, hint=hint))


def _changed(one: _Seen) -> FolderFault:
    name = one.root.name
    said = f"{name}/project.yaml says that it is {one.said}, but its log is that of {one.ledger}"
    hint = f"write `project_id: {one.ledger}` into {name}/project.yaml again"
    error = SbError(Kind.conflict, "project-id-changed", said, hint=hint)
    return FolderFault(one.ledger, name, error)


def _no_file(root: Path) -> SbError:
    return SbError(
        Kind.missing,
        "project-file-missing",
        f"{root.name} has no project.yaml any more",
        hint="put it back, as it is in git or in a backup",
    )
