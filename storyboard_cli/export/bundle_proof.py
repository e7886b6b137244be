"""Proves a bundle by the manifest inside it: which of its files are not those that were exported."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from storyboard_cli.core.parsed_json import parse_json

MANIFEST = "manifest.json"
_MOST_MANIFEST = 256 << 20  # bytes
# Whatever reading a damaged zip raises: RuntimeError where a flipped bit says that it is encrypted.
_UNREADABLE = (
    OSError, EOFError, KeyError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error
)  # fmt: skip


def bundle_manifest(path: Path) -> dict[str, Any] | None:
    """The manifest inside a bundle; None where the file is no zip, holds none, or a broken one."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(MANIFEST).file_size > _MOST_MANIFEST:
                return None
            said = parse_json(archive.read(MANIFEST))
            files_are_named = all(
                isinstance(f["path"], str) and isinstance(f["sha256"], str) and int(f["size"]) >= 0
                for f in said["files"]
            )
    except (*_UNREADABLE, TypeError):
        return None
    return said if files_are_named else None


def broken_entries(path: Path) -> Iterator[tuple[str, str]]:
    """Files in a bundle that are not what its manifest says: (name, what is wrong with it in words)."""
    said = bundle_manifest(path)
    if said is None:
        yield MANIFEST, "cannot be read"
        return
    with zipfile.ZipFile(path) as archive:
        added = set(archive.namelist()) - {MANIFEST}
        for file in said["files"]:
            name = file["path"]
            if name not in added:
                yield name, "is missing"
                continue
            added.remove(name)
            try:
                found = _entry_sha256(archive, name, file["size"])
            except _UNREADABLE:
                yield name, "is damaged"
                continue
            if found != file["sha256"]:
                yield name, "is not the file that was exported"
    for name in sorted(added):
        yield name, "was added"


def _entry_sha256(archive: zipfile.ZipFile, name: str, size: int) -> str:
    """The hash of an entry, of no more than a byte beyond `size`: an entry may claim to be endless."""
    digest, left = hashlib.sha256(), size + 1
    with archive.open(name) as handle:
        while left and (block := handle.read(min(left, 1 << 20))):
            digest.update(block)
            left -= len(block)
    return "sha256:" + digest.hexdigest()
