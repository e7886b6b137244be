"""What of a project's folder is handed to people elsewhere: pictures, sounds and exports, where answers say
that they lie. Specs, the ledger, accounts and whatever else lies in the folder are not handed out.
"""

from __future__ import annotations

import errno
import os
import re
import stat as modes
import time
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from storyboard_cli.core.characters import is_text, visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.file_names import wrong_name
from storyboard_cli.core.files import leads_out
from storyboard_cli.core.ids import ASSET_ID, ROLE, SCENE_ID, VARIANT
from storyboard_cli.core.lfs import is_pointer, pointer_error
from storyboard_cli.core.places import STATE
from storyboard_cli.core.settings import Settings
from storyboard_cli.store.local import state_folder

_POINTER_BYTES = 1024
_SETTLED_NS = 2_000_000_000  # a file younger than this may change again without its times showing it
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL)


class Sort(Enum):
    """What a file must be, whatever its name says."""

    picture = "picture"
    sound = "sound"
    export = "export"


_FRAME = r"frame_\d{3,6}_v\d{1,6}\.png"
_OF_ASSET = rf"(?:variant\.{VARIANT}/)?{ROLE}\.png"
_VERSIONED = re.compile(rf"scenes/{SCENE_ID}/{_FRAME}|assets/{ASSET_ID}/v\d{{1,6}}/{_OF_ASSET}", re.A)
_INNER = r"(?:[^/.][^/]*/)*[^/.][^/]*"  # no name in it begins with a dot
_PICTURE_NAME = rf"{_INNER}\.(?i:png|jpe?g|webp|tiff?|bmp)"
_SOUND_NAME = rf"{_INNER}\.(?i:wav|mp3|flac|ogg|oga|opus|m4a|aac|aiff?)"
_RULES: tuple[tuple[re.Pattern[str], Sort], ...] = (
    (_VERSIONED, Sort.picture),
    (re.compile(rf"\{STATE}/drafts/{SCENE_ID}/{_FRAME}", re.A), Sort.picture),
    (
        re.compile(rf"\{STATE}/candidates/{SCENE_ID}/frame_\d{{3,6}}_c\d{{1,6}}_[0-9a-f]{{8}}\.png", re.A),
        Sort.picture,
    ),
    (re.compile(rf"\{STATE}/takes/{ASSET_ID}/t\d{{3,6}}/{_OF_ASSET}", re.A), Sort.picture),
    (re.compile(rf"\{STATE}/explain/FR_{SCENE_ID}_\d{{3,6}}_v\d{{1,6}}\.png", re.A), Sort.picture),
    (re.compile(rf"approved/{SCENE_ID}/FR_{SCENE_ID}_\d{{3,6}}\.png", re.A), Sort.picture),
    (re.compile(rf"references/{_PICTURE_NAME}", re.A), Sort.picture),
    (re.compile(rf"audio/{_SOUND_NAME}", re.A), Sort.sound),
    (re.compile(rf"exports/{_INNER}", re.A), Sort.export),
)
_NAMED: tuple[tuple[re.Pattern[str], Sort], ...] = (
    (re.compile(_PICTURE_NAME, re.A), Sort.picture),
    (re.compile(_SOUND_NAME, re.A), Sort.sound),
)
_IN_STATE = tuple(f"{STATE}/{folder}/" for folder in ("takes", "explain"))


def sort_of(place: str, named: Collection[str] = ()) -> Sort | None:
    """What lies at a place that is handed out; None where nothing is handed out.

    `named` are pictures and sounds elsewhere in the project, which its specs or its cut name.
    """
    if not is_text(place) or leads_out(place) or wrong_name(place) is not None:
        return None
    rules = (*_RULES, *_NAMED) if place in named else _RULES
    return next((sort for rule, sort in rules if rule.fullmatch(place)), None)


def is_versioned(place: str) -> bool:
    """Does the place name a version, whose content never changes?"""
    return _VERSIONED.fullmatch(place) is not None


class OpenFile:
    """A file that is open, and was one thing when it was opened. One thread reads it at a time."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle
        seen = os.fstat(handle.fileno())
        self.size = seen.st_size
        self.modified_s = seen.st_mtime
        self.stamp = _stamp(seen)
        self._written = (seen.st_mtime_ns, seen.st_size)
        self.is_settled = time.time_ns() - max(seen.st_mtime_ns, seen.st_ctime_ns) >= _SETTLED_NS

    def read(self, start: int, most: int) -> bytes:
        """Bytes from a place on. Raises `FileChanged` where the file is not any more what was opened."""
        self._handle.seek(start)
        data = self._handle.read(most)
        wanted = max(0, min(most, self.size - start))
        now = os.fstat(self._handle.fileno())
        if len(data) < wanted or (now.st_mtime_ns, now.st_size) != self._written:
            raise FileChanged("the file was changed while it was sent")
        return data[:wanted]

    def close(self) -> None:
        """Let go of it."""
        self._handle.close()


class FileChanged(Exception):
    """Somebody wrote into a file while it was read: what comes now belongs to another one."""


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file that may be handed out. `path` has no link in it."""

    place: str
    path: Path
    sort: Sort

    @property
    def name(self) -> str:
        return self.place.rpartition("/")[2]

    def opened(self) -> OpenFile:
        """The file, open to be read. Who opened it closes it."""
        try:
            handle = open(self.path, "rb", buffering=0, opener=_without_waiting)  # noqa: SIM115
        except OSError as error:
            raise _not_to_be_had(self.place, error) from error
        try:
            if not modes.S_ISREG(os.fstat(handle.fileno()).st_mode):
                raise no_file(self.place)
            found = OpenFile(handle)
            if found.size < _POINTER_BYTES and is_pointer(found.read(0, 64)):
                raise pointer_error(self.place)
        except BaseException:
            handle.close()
            raise
        return found


class SharedFiles:
    """The files of one project that may be handed out."""

    def __init__(self, root: Path, state: Path) -> None:
        self._root = root
        self._state = state

    @classmethod
    def of(cls, root: Path, settings: Settings) -> SharedFiles:
        """Those of the project in a folder."""
        return cls(root, state_folder(root, settings))

    @property
    def cache(self) -> Path:
        """Where what can be made again is kept."""
        return self._state / "cache"

    def find(self, place: str, named: Collection[str] = ()) -> SharedFile:
        """The file at a place. Whatever else is wrong with the place: there is no such file.

        A link counts as what it leads to, which must be handed out itself: who may put files into the
        project through git could else point at what lies beside them.
        """
        sort = sort_of(place, named)
        if sort is None:
            raise no_file(place)
        in_state = place.startswith(_IN_STATE)
        base = os.path.realpath(self._state if in_state else self._root)
        inner = place.removeprefix(f"{STATE}/") if in_state else place
        real = os.path.realpath(os.path.join(base, *inner.split("/")))
        if os.path.commonpath([base, real]) != base or not os.path.lexists(real):
            raise no_file(place)
        lies = os.path.relpath(real, base).replace(os.sep, "/")
        if sort_of(f"{STATE}/{lies}" if in_state else lies, named) is not sort:
            raise no_file(place)
        return SharedFile(place, Path(real), sort)


def no_file(place: str) -> SbError:
    """There is no such file, or none that is handed out: nobody can tell which."""
    return SbError(
        Kind.missing,
        "file-missing",
        f"there is no file {visible(place[:200])} that is handed out",
        hint="ask for a place as an answer names it: of a picture, a take, a sound or an export",
    )


def _without_waiting(path: str, flags: int) -> int:
    """Opens a file without waiting for whoever may write into a pipe of that name."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))


def _not_to_be_had(place: str, error: OSError) -> SbError:
    if error.errno in _GONE or error.errno == errno.EISDIR:
        return no_file(place)
    if error.errno == errno.EACCES and os.name == "nt":  # a folder, as Windows says it
        return no_file(place)
    said = f"{visible(place)} cannot be read: {error.strerror or error}"
    return SbError(Kind.storage, "file-unreadable", said, hint="look at its permissions")


def _stamp(seen: os.stat_result) -> str:
    return f"{seen.st_mtime_ns:x}-{seen.st_size:x}-{seen.st_ctime_ns:x}-{seen.st_ino:x}"
