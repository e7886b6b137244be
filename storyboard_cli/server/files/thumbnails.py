"""Small copies of pictures: made once, kept among the project's caches, the least used dropped first."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import io
import os
import tempfile
import threading
import time
from bisect import bisect_left
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response

from storyboard_cli.core.errors import Kind
from storyboard_cli.core.kept_roots import make_parents
from storyboard_cli.core.pictures import open_picture
from storyboard_cli.project.shared_pictures import FileChanged
from storyboard_cli.server.files.media import HEAD_BYTES, media_type
from storyboard_cli.server.files.sending import HASHES, SAFELY, Terms, refuse_other
from storyboard_cli.server.problems import refuse, stopping
from storyboard_cli.server.replies import matches

if TYPE_CHECKING:
    from PIL.Image import Image
    from starlette.requests import Request

    from storyboard_cli.project.shared_pictures import SharedFile

WIDTHS = (32, 64, 96, 128, 192, 256, 320, 448, 640, 896, 1280, 1792, 2048)
"""A wanted width is rounded up to one of these, so that nobody fills the disk with all there are."""
USUAL_WIDTH = 448
QUALITY = 78
MAKER = "1"
"""Another word when the same picture would become another thumbnail."""
MOST_BYTES = 512 << 20
"""A project keeps so many bytes of thumbnails."""
MOST_OF_A_PICTURE = 256 << 20
MAKERS = 2
"""So many are made at once: a picture of 100 megapixels takes 400 MB while it is made smaller."""
_TALLEST = 16_383  # of WebP
_USED_S = 3600.0  # how exactly it is known when a thumbnail was used last


class Kept:
    """Thumbnails in a folder, at most so many bytes. Any thread may use it."""

    def __init__(self, folder: Path, most: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most = most
        self._size: int | None = None  # of all, as far as this process knows
        self._lock = threading.Lock()

    def get(self, name: str) -> bytes | None:
        """The thumbnail of that name; None where it is not kept, or not whole."""
        path = self._path(name)
        try:
            data = path.read_bytes()
            if not is_whole(data):
                return None
            if time.time() - path.stat().st_mtime > _USED_S:
                os.utime(path)
        except OSError:
            return None
        return data

    def put(self, name: str, data: bytes) -> None:
        """Keep a thumbnail. Where the disk does not take it, it is made again the next time."""
        path = self._path(name)
        with contextlib.suppress(OSError):
            make_parents(path)
            handle, half = tempfile.mkstemp(suffix=".part", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                os.replace(half, path)
            except BaseException:
                Path(half).unlink(missing_ok=True)
                raise
            self._bound(len(data))

    def _bound(self, more: int) -> None:
        """Drop what was not used for longest, where there is too much."""
        with self._lock:
            self._size = sum(size for _, size, _ in self._all()) if self._size is None else self._size + more
            if self._size <= self._most:
                return
            every = sorted(self._all())
            self._size = sum(size for _, size, _ in every)
            for _, size, path in every:
                if self._size <= self._most * 4 // 5:
                    return
                with contextlib.suppress(OSError):
                    path.unlink()
                    self._size -= size

    def _all(self) -> Iterator[tuple[float, int, Path]]:
        """When each was used last, its size, and where it is."""
        for path in self._folder.glob("*/*"):
            with contextlib.suppress(OSError):
                seen = path.stat()
                yield seen.st_mtime, seen.st_size, path

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / f"{name}.webp"


class Thumbnails:
    """Makes thumbnails, each once however many ask for it at the same time. Belongs to one event loop."""

    def __init__(self) -> None:
        self.made = 0
        self._pool = ThreadPoolExecutor(MAKERS, thread_name_prefix="sb-thumbnail")
        self._making: dict[tuple[Path, str], asyncio.Task[bytes]] = {}
        self._kept: dict[Path, Kept] = {}
        self._is_closed = False

    async def response(
        self, request: Request, cache: Path, shared: SharedFile, width: int, terms: Terms
    ) -> Response:
        """The answer that sends a thumbnail of a picture; `cache` is where its project keeps what can be
        made again.
        """
        wanted = width_of(width)
        sha256 = await asyncio.to_thread(content_of, shared)
        refuse_other(shared, sha256, terms)
        name = f"{sha256}_{wanted}_{MAKER}"
        etag = f'"{name}"'
        headers = {"etag": etag, "cache-control": terms.keeping(sha256)}
        if matches(request.headers.get("if-none-match"), etag):
            return Response(status_code=304, headers=headers)
        kept = self._kept.setdefault(cache, Kept(cache / "thumbs"))
        data = await asyncio.to_thread(kept.get, name)
        if data is None:
            data = await self._made((cache, name), kept, shared, wanted)
        headers |= {**SAFELY, "content-type": "image/webp", "content-length": str(len(data))}
        return Response(data if request.method != "HEAD" else b"", 200, headers)

    def close(self) -> None:
        """Stop making; who waits hears that the service stops."""
        self._is_closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _made(self, key: tuple[Path, str], kept: Kept, shared: SharedFile, width: int) -> bytes:
        task = self._making.get(key)
        if task is None:
            task = asyncio.ensure_future(self._make(key[1], kept, shared, width))
            self._making[key] = task
            task.add_done_callback(lambda done: self._was_made(key, done))
            self.made += 1
        return await asyncio.shield(task)

    async def _make(self, name: str, kept: Kept, shared: SharedFile, width: int) -> bytes:
        def make() -> bytes:
            picture = picture_bytes(shared)
            if not name.startswith(hashlib.sha256(picture).hexdigest()):
                raise changing(shared)
            data = thumbnail_of(picture, shared.name, width)
            kept.put(name, data)
            return data

        if self._is_closed:
            raise stopping()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, make)
        except asyncio.CancelledError:
            if self._is_closed:  # the pool let go of it before it was begun
                raise stopping() from None
            raise

    def _was_made(self, key: tuple[Path, str], task: asyncio.Task[bytes]) -> None:
        self._making.pop(key, None)
        if not task.cancelled():
            task.exception()  # whoever waits for it hears of it


def width_of(wanted: int) -> int:
    """The width that is made for a wanted one."""
    return WIDTHS[min(bisect_left(WIDTHS, wanted), len(WIDTHS) - 1)]


def content_of(shared: SharedFile) -> str:
    """The hash of a picture's file, as hexadecimal digits; what is no picture is refused."""
    file = shared.opened()
    try:
        known = HASHES.known(str(shared.path), file)
        if known is not None:
            return known
        refuse_no_picture(shared, file.read(0, HEAD_BYTES), file.size)
        return HASHES.of(str(shared.path), file)
    except FileChanged:
        raise changing(shared) from None
    finally:
        file.close()


def picture_bytes(shared: SharedFile) -> bytes:
    """The picture's file."""
    file = shared.opened()
    try:
        data = file.read(0, file.size)
    except FileChanged:
        raise changing(shared) from None
    finally:
        file.close()
    refuse_no_picture(shared, data[:HEAD_BYTES], len(data))
    return data


def refuse_no_picture(shared: SharedFile, head: bytes, size: int) -> None:
    """Refuse what is no picture by its first bytes, or too large to be looked at."""
    if size > MOST_OF_A_PICTURE:
        raise refuse(
            Kind.blocked,
            "file-too-large",
            f"{shared.place} has {size >> 20} MB; thumbnails are made of pictures up to "
            f"{MOST_OF_A_PICTURE >> 20} MB",
        )
    if not media_type(shared.sort, shared.name, head).startswith("image/"):
        raise refuse(
            Kind.blocked,
            "not-a-picture",
            f"{shared.place} is no picture",
            "ask for the file itself",
        )


def changing(shared: SharedFile) -> Exception:
    """Somebody writes the picture just now."""
    return refuse(
        Kind.conflict,
        "file-changing",
        f"{shared.place} is being written just now",
        "ask again when it is finished",
    )


def thumbnail_of(data: bytes, name: str, width: int) -> bytes:
    """The picture as WebP, at most so wide, upright, without what cameras write beside it."""
    from PIL import ImageOps
    from PIL.Image import Resampling

    image = open_picture(data, name)
    upright: Image = ImageOps.exif_transpose(image) or image
    has_alpha = "A" in upright.getbands() or "transparency" in upright.info
    profile = upright.info.get("icc_profile") if upright.mode in ("RGB", "RGBA") else None
    plain = upright.convert("RGBA" if has_alpha else "RGB")
    plain.thumbnail((width, _TALLEST), Resampling.LANCZOS, reducing_gap=2.0)
    out = io.BytesIO()
    plain.save(out, "WEBP", quality=QUALITY, method=4, icc_profile=profile or b"")
    return out.getvalue()


def is_whole(data: bytes) -> bool:
    """Is it a WebP file with all the bytes that it says it has?"""
    return data[:4] == b"RIFF" and int.from_bytes(data[4:8], "little") + 8 == len(data)
