"""A project's pictures by content: rendered frames and locked pictures, wherever their files lie.

The files keep their names (`scenes/S03/frame_002_v1.png`, `assets/CHAR_001/v3/front.png`); ledger and locks
say which content lies where.
"""

from __future__ import annotations

from collections.abc import Iterator

from storyboard_cli.core.errors import SbError
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.locks import version_folder
from storyboard_cli.store.pictures import Span, digest_of, no_picture, part, proven


class ProjectPictures:
    """The pictures that can be looked up by their hash. `workspace.kept(ProjectPictures)` has one."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._paths: dict[str, list[str]] | None = None

    def get(self, name: str, span: Span | None = None) -> bytes:
        """The picture's bytes, proven to have the hash; the first file that is whole counts."""
        said: SbError | None = None
        for path in self.paths_of(name):
            try:
                return part(proven(self._workspace.files.read(path), name, path), span)
            except SbError as error:
                if error.code == "no-such-part":
                    raise
                missing = error.code == "file-missing"
                said = said if missing and said is not None else no_picture(path) if missing else error
        raise said or no_picture(name)

    def has(self, name: str) -> bool:
        """Is there a file of that picture? Its bytes are not looked at."""
        return any(self._workspace.files.stat(path) is not None for path in self.paths_of(name))

    def url(self, name: str) -> str:
        """Where a viewer on this machine finds the picture."""
        for path in self.paths_of(name):
            if self._workspace.files.stat(path) is not None:
                return self._workspace.files.local(path).resolve().as_uri()
        raise no_picture(name)

    def names(self) -> Iterator[str]:
        """The name of every picture that ledger and locks know, in order."""
        yield from sorted(self._known())

    def paths_of(self, name: str) -> list[str]:
        """Where the picture should lie; nothing where nobody knows it."""
        digest_of(name)
        if self._paths is not None and name not in self._paths:
            self._paths = None  # it may have been rendered or locked since
        return self._known().get(name, [])

    def _known(self) -> dict[str, list[str]]:
        if self._paths is None:
            self._paths = {}
            for name, path in self._places():
                places = self._paths.setdefault(name, [])
                if path not in places:
                    places.append(path)
        return self._paths

    def _places(self) -> Iterator[tuple[str, str]]:
        for drafts in (False, True):
            for rows in self._workspace.views.renders_by_frame(drafts=drafts).values():
                yield from ((row.sha256, row.image_uri) for row in rows if row.sha256)
        for lock in (lock for locks in self._workspace.locks.versions.values() for lock in locks):
            folder = version_folder(lock.asset_id, lock.version)
            yield from ((picture.sha256, f"{folder}/{picture.path}") for picture in lock.pictures)
