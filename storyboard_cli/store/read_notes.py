"""What was read of a project's files, so that one can tell later whether a read would say the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.store.files import Entry, Files

_Listing = tuple[str, bool, frozenset[str]]
_GONE = ""


class ReadNotes:
    """Every question that was asked of files, with the tags of its answer.

    In listings only files are noted that `counts` says yes to; what is looked at by name always counts.
    """

    def __init__(self, counts: Callable[[str], bool]) -> None:
        self._counts = counts
        self._tags: dict[str, str] = {}
        self._listings: dict[_Listing, dict[str, str]] = {}
        self._young: dict[str, str] = {}

    def listed(self, prefix: str, deep: bool, skip: Collection[str], found: Sequence[Entry]) -> None:
        """A folder was listed, and these files were found."""
        asked = (prefix, deep, frozenset(skip))
        if asked not in self._listings:
            self._listings[asked] = self._counted(found)

    def looked_at(self, path: str, found: Entry | None) -> None:
        """It was asked what the file is like."""
        self._tags.setdefault(path, _GONE if found is None else found.tag)

    def read(self, found: Entry | None, path: str, data: bytes) -> None:
        """The file was read after it was looked at. A young one may change without another tag."""
        if found is not None and not found.settled:
            self._young.setdefault(path, sha256_bytes(data))

    def moved(self, files: Files) -> frozenset[str]:
        """The files of which a read would say something else now, are there no more, or came since."""
        other = {path for path, tag in self._tags.items() if _tag_now(files, path) != tag}
        for (prefix, deep, skip), before in self._listings.items():
            now = self._counted(files.entries(prefix, deep=deep, skip=skip))
            if now != before:
                other |= {path for path, _ in before.items() ^ now.items()}
        for path, sha256 in self._young.items():
            if path not in other and _sha256_now(files, path) != sha256:
                other.add(path)
        return frozenset(other)

    def _counted(self, found: Sequence[Entry]) -> dict[str, str]:
        return {entry.path: entry.tag for entry in found if self._counts(entry.path)}


def _tag_now(files: Files, path: str) -> str:
    try:
        found = files.stat(path)
    except SbError:
        return _GONE
    return _GONE if found is None else found.tag


def _sha256_now(files: Files, path: str) -> str:
    try:
        return sha256_bytes(files.read(path))
    except SbError:
        return _GONE
