"""The port to pictures by content: a picture's name is its hash, so it is stored once and never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.store.files import NEW, Files

_NAME = re.compile(r"sha256:[0-9a-f]{64}\Z")
Span = tuple[int, int]
"""First byte, and the byte after the last one."""


class PictureReader(Protocol):
    """Pictures that can be looked up by the hash of their bytes."""

    def get(self, name: str, span: Span | None = None) -> bytes:
        """The picture's bytes, or those of a part of it; the whole is proven to have its hash."""

    def has(self, name: str) -> bool:
        """Is there such a picture? Its bytes are not looked at."""

    def url(self, name: str) -> str:
        """Where a viewer finds the picture."""

    def names(self) -> Iterator[str]:
        """The name of every picture, in order."""


class Pictures(PictureReader, Protocol):
    """Pictures that can be added to."""

    def put(self, data: bytes) -> str:
        """Keep a picture; returns its name. Twice the same picture is one."""


class FolderPictures:
    """Pictures in a folder of `files`: `pictures/ab/abcd…`."""

    def __init__(self, files: Files, folder: str) -> None:
        self.files = files
        self.folder = folder.strip("/")

    def put(self, data: bytes) -> str:
        name = sha256_bytes(data)
        if not self.has(name):
            try:
                self.files.put(self._path(name), data, NEW)
            except SbError as error:
                if error.code != "file-exists":  # somebody else kept the same picture just now
                    raise
        return name

    def get(self, name: str, span: Span | None = None) -> bytes:
        try:
            data = self.files.read(self._path(name))
        except SbError as error:
            if error.code == "file-missing":
                raise no_picture(name) from error
            raise
        return part(proven(data, name, name), span)

    def has(self, name: str) -> bool:
        return self.files.stat(self._path(name)) is not None

    def url(self, name: str) -> str:
        try:
            return self.files.local(self._path(name)).resolve().as_uri()
        except SbError as error:
            if error.code == "file-missing":
                raise no_picture(name) from error
            raise

    def names(self) -> Iterator[str]:
        for entry in self.files.entries(self.folder):
            name = f"sha256:{entry.path.rpartition('/')[2]}"
            if _NAME.match(name):
                yield name

    def _path(self, name: str) -> str:
        digest = digest_of(name)
        return f"{self.folder}/{digest[:2]}/{digest}"


def digest_of(name: str) -> str:
    """The hexadecimal digits of a picture's name; anything else is refused."""
    if not _NAME.match(name):
        raise SbError(Kind.usage, "not-a-picture-name", f"{name!r} is not the name of a picture")
    return name.removeprefix("sha256:")


def proven(data: bytes, name: str, shown: str) -> bytes:
    """The bytes, where they have the hash that `name` says; `shown` is what the error calls the picture."""
    if sha256_bytes(data) != name:
        raise SbError(Kind.blocked, "picture-changed", f"{shown} is not the picture that was stored")
    return data


def part(data: bytes, span: Span | None) -> bytes:
    """The bytes of a span that lies inside the picture."""
    if span is None:
        return data
    start, end = span
    if not 0 <= start < end <= len(data):
        raise SbError(
            Kind.usage, "no-such-part", f"bytes {start} to {end} are not in a picture of {len(data)} bytes"
        )
    return data[start:end]


def no_picture(name: str) -> SbError:
    """The error for a name without a picture."""
    return SbError(Kind.missing, "picture-missing", f"there is no picture {name}")
