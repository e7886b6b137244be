"""The pictures that graphs take, as bytes under content-hash names.

The same picture is never uploaded twice.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from storyboard_cli.core import lfs
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import inside
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.mend import Mend
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.render.comfy import picture
from storyboard_cli.render.comfy.graph import Built, build
from storyboard_cli.render.comfy.pipelines import Pipeline
from storyboard_cli.render.comfy.slots import PictureKey

FOLDER = "sb"
"""Subfolder of the server's input folder that our uploads lie in."""
_LARGEST = 64 << 20

Drawing = Callable[[Staging, tuple[str, ...]], Mapping[str, bytes]]
"""Draws the asked kinds of control picture (pose, depth, lines, masks) of a staging, by name."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One picture for a server. `name` follows from the bytes."""

    name: str
    data: bytes

    @property
    def server_name(self) -> str:
        """As a LoadImage input names it."""
        return f"{FOLDER}/{self.name}"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A graph and the pictures that must be on the server before it."""

    built: Built
    uploads: tuple[Upload, ...]


class Inputs:
    """Reads and draws the pictures of recipes.

    Safe for several threads; keeps the last few locked pictures in memory.
    """

    def __init__(self, root: Path, drawing: Drawing, keep_bytes: int = 128 << 20) -> None:
        self._root = root
        self._drawing = drawing
        self._kept: OrderedDict[PictureKey, Upload] = OrderedDict()
        self._keep_bytes = keep_bytes
        self._size = 0
        self._lock = threading.Lock()

    def prepare(self, recipe: Recipe, pipeline: Pipeline) -> Prepared:
        """The graph of a recipe and the uploads that it needs."""
        drawn: dict[str, Mapping[str, bytes]] = {}
        uploads: dict[PictureKey, Upload] = {}

        def name(key: PictureKey) -> str:
            if key not in uploads:
                uploads[key] = self._upload(key, recipe, drawn)
            return uploads[key].server_name

        built = build(recipe, pipeline, name)
        return Prepared(built, tuple({u.name: u for u in uploads.values()}.values()))

    def _upload(self, key: PictureKey, recipe: Recipe, drawn: dict[str, Mapping[str, bytes]]) -> Upload:
        if key.kind == "locked":
            return self._locked(key)
        if key.kind != "control":
            return named(_small(key, recipe))
        kind = "masks" if key.name.startswith("mask_") else key.name
        if kind not in drawn and recipe.staging is not None:
            drawn[kind] = self._drawing(recipe.staging, (kind,))
        if key.name not in drawn.get(kind, {}):
            raise SbError(Kind.internal, "no-control-picture", f"the staging gives no picture {key.name!r}")
        return named(drawn[kind][key.name])

    def _locked(self, key: PictureKey) -> Upload:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = named(read_locked(self._root, key.name, key.sha256))
        with self._lock:
            if key not in self._kept:
                self._kept[key] = found
                self._size += len(found.data)
            while self._size > self._keep_bytes and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._size -= len(dropped.data)
        return found


def named(data: bytes) -> Upload:
    """An upload under the name that its content gives it."""
    suffix = "jpg" if data.startswith(b"\xff\xd8\xff") else "webp" if data[8:12] == b"WEBP" else "png"
    return Upload(f"{hashlib.sha256(data).hexdigest()[:40]}.{suffix}", data)


def read_locked(root: Path, path: str, sha256: str) -> bytes:
    """A picture of the project; a changed or missing one is an error that names it."""
    where = inside(root, path)
    try:
        if where.stat().st_size > _LARGEST:
            raise SbError(Kind.usage, "picture-too-large", f"{path} is larger than {_LARGEST >> 20} MB")
        data = where.read_bytes()
    except OSError:
        raise SbError(
            Kind.missing,
            "picture-missing",
            f"{path} is not there",
            hint=Mend(
                "verify", {}, "`git lfs pull` fetches pictures that git-lfs keeps; `{}` lists what is missing"
            ),
        ) from None
    if lfs.is_pointer(data):
        raise lfs.pointer_error(path)
    if sha256 and sha256_bytes(data) != sha256:
        raise SbError(
            Kind.blocked,
            "picture-changed",
            f"{path} was changed after it was locked",
            hint="restore it with git, or generate and lock a new version",
        )
    return data


def _small(key: PictureKey, recipe: Recipe) -> bytes:
    if key.kind == "palette":
        return picture.palette(key.name.split(","))
    if key.kind == "pose":
        return picture.pose_preset(key.name, recipe.width, recipe.height)
    return picture.blank(key.name)
