"""An export with all of its files as one ZIP file, made while it is sent: nothing of it is kept anywhere."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response, StreamingResponse

from storyboard_cli.core.files import safe_name
from storyboard_cli.ops.exports import files_there
from storyboard_cli.server.files.media import disposition
from storyboard_cli.server.files.sending import CHUNK, SAFELY
from storyboard_cli.server.replies import PRIVATE

if TYPE_CHECKING:
    from storyboard_cli.project.shared_pictures import SharedFile
    from storyboard_cli.project.workspace import Workspace
    from storyboard_cli.server.visit import Visit

_LONGEST = 120
_READ_AND_WRITE = 0o644 << 16


@dataclass(frozen=True, slots=True)
class _Packed:
    """What goes into the archive: its name, when it was made, and each file with what it is called there."""

    name: str
    made: tuple[int, int, int, int, int, int]
    files: Sequence[tuple[str, str]]


async def export_archive(visit: Visit) -> Response:
    """An export in one file. Pictures and films are compressed as they are: nothing is compressed again."""
    number: str = visit.request.path_params["export_id"]
    packed = await visit.open_project.look(lambda workspace: _packed(workspace, number))
    # Each is looked up before the first byte is sent: what is not there is refused, not found out halfway.
    shared = await asyncio.to_thread(
        lambda: [(name, visit.shared_files.find(place, frozenset())) for name, place in packed.files]
    )
    headers = {
        "cache-control": PRIVATE,
        "content-disposition": disposition(f"{packed.name}.zip", is_kept=True),
        "content-type": "application/zip",
        **SAFELY,
    }
    if visit.request.method == "HEAD":
        return Response(headers=headers)
    return StreamingResponse(_pieces(packed, shared), headers=headers)


def _packed(workspace: Workspace, number: str) -> _Packed:
    there = files_there(workspace, number)
    name = safe_name(there.place.rpartition("/")[2], "export", _LONGEST)
    year, month, day, hour, minute, second = (int(there.at[a:b]) for a, b in _PARTS)
    inside = _inside(there.files, there.below)
    files = [(f"{name}/{one}", place) for one, place in zip(inside, there.files, strict=True)]
    return _Packed(name, (year, month, day, hour, minute, second), files)


_PARTS = ((0, 4), (5, 7), (8, 10), (11, 13), (14, 16), (17, 19))


def _inside(places: Iterable[str], below: str) -> list[str]:
    """What each file is called in the archive: names that every system takes, and no two alike."""
    taken: set[str] = set()
    found: list[str] = []
    for place in places:
        parts = [safe_name(part, "file", _LONGEST) for part in place.removeprefix(below).split("/")]
        name = wanted = "/".join(parts)
        number = 2
        while name.casefold() in taken:
            stem, dot, ending = wanted.rpartition(".")
            name = f"{stem}_{number}.{ending}" if dot else f"{wanted}_{number}"
            number += 1
        taken.add(name.casefold())
        found.append(name)
    return found


class _Sink:
    """What was written and not sent yet. It cannot be gone back in, so that sizes follow each file."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """What is not taken yet is taken still."""

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


async def _pieces(packed: _Packed, shared: Sequence[tuple[str, SharedFile]]) -> AsyncIterator[bytes]:
    """The archive, a piece at a time. Where a file changes meanwhile the answer breaks off."""
    sink = _Sink()
    archive = zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED)
    for name, one in shared:
        file = await asyncio.to_thread(one.opened)
        try:
            info = zipfile.ZipInfo(name, packed.made)
            info.external_attr = _READ_AND_WRITE
            with archive.open(info, "w", force_zip64=file.size >= zipfile.ZIP64_LIMIT) as entry:
                for at in range(0, file.size, CHUNK):
                    entry.write(await asyncio.to_thread(file.read, at, min(CHUNK, file.size - at)))
                    yield sink.taken()
        finally:
            file.close()
        yield sink.taken()
    archive.close()
    yield sink.taken()
