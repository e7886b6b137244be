"""A project as the tests of verbs see it: its files, wherever they lie, and how it is opened.

`pytest --files=folder` keeps them in a folder, `--files=memory` in memory. A test says what it does to the
project's files through `Project`; one that is about a folder itself is marked `folder`, with the reason.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.clock import Clock, system_clock
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import Files
from storyboard_cli.store.local import state_folder
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.memory_files import MemoryFiles
from tests.callers import ACTOR, calling

if TYPE_CHECKING:
    from PIL import Image

Content = str | bytes


class Project:
    """The files of one project. A path is relative to it; `root` is a folder only where `in_folder`."""

    def __init__(self, root: Path, files: Files, state_dir: Path | None = None) -> None:
        self.root = root
        self.files = files
        self.state_dir = state_dir

    @property
    def in_folder(self) -> bool:
        return isinstance(self.files, LocalFiles)

    @property
    def state(self) -> Path:
        """The folder of this machine's state."""
        return state_folder(self.root, self.settings())

    # --- opening ----------------------------------------------------------------------------------------

    def settings(self, **more: Any) -> Settings:
        return replace(Settings(jobs=1, lock_wait_s=1.0, state_dir=self.state_dir), **more)

    def open(self, caller: Caller | str | None = None, clock: Clock = system_clock, **more: Any) -> Workspace:
        """The project, opened anew; `more` are settings."""
        if not isinstance(caller, Caller):
            caller = calling(caller or ACTOR, clock=clock)
        return Workspace(self.root, self.settings(**more), caller, self.files)

    # --- looking ----------------------------------------------------------------------------------------

    def read(self, path: str) -> bytes:
        return self.files.read(path)

    def text(self, path: str) -> str:
        return self.read(path).decode("utf-8")

    def exists(self, path: str) -> bool:
        """Is there a file or a folder with files?"""
        return self.files.stat(path) is not None or bool(self.files.entries(path))

    def listing(self, folder: str = "", ending: str = "") -> list[str]:
        """The paths of all files in a folder and below it, by name."""
        return [e.path for e in self.files.entries(folder) if e.path.endswith(ending)]

    def contents(self, folder: str = "", ending: str = "") -> dict[str, bytes]:
        return {path: self.read(path) for path in self.listing(folder, ending)}

    def kept(self) -> dict[str, bytes]:
        """Every file but exports, which may be made at any time."""
        return {path: data for path, data in self.contents().items() if not path.startswith("exports/")}

    def tag(self, path: str) -> str:
        found = self.files.stat(path)
        assert found is not None, path
        return found.tag

    def picture(self, path: str) -> Image.Image:
        from PIL import Image  # here, because tests hold which libraries a check loads

        with Image.open(io.BytesIO(self.read(path))) as image:
            image.load()
            return image

    # --- changing, as an editor or another program does ---------------------------------------------------

    def write(self, path: str, content: Content) -> None:
        self.files.put(path, content if isinstance(content, bytes) else content.encode("utf-8"))

    def write_all(self, files: Mapping[str, Content]) -> None:
        for path, content in files.items():
            self.write(path, content)

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.text(path)
        assert old in text, f"{old!r} is not in {path}"
        self.write(path, text.replace(old, new))

    def append(self, path: str, more: str) -> None:
        self.write(path, self.text(path) + more)

    def draw(self, path: str, image: Image.Image, form: str = "PNG", **options: Any) -> None:
        """Write a picture."""
        out = io.BytesIO()
        image.save(out, form, **options)
        self.write(path, out.getvalue())

    def remove(self, *paths: str) -> None:
        """Remove files, or folders with all that is in them."""
        for path in paths:
            inner = self.listing(path)
            assert inner or self.files.stat(path) is not None, f"there is no {path}"
            for found in inner or [path]:
                self.files.remove(found)

    def move(self, path: str, to: str) -> None:
        self.write(to, self.read(path))
        self.remove(path)

    def lose_state(self) -> None:
        """As a fresh clone, or another machine: nothing of this machine's state is there."""
        shutil.rmtree(self.state)

    def in_another_folder(self, root: Path) -> Project:
        """A copy of all of it, with its state."""
        if self.in_folder:
            return Project(Path(shutil.copytree(self.root, root)), LocalFiles(root))
        copy = Project(root, MemoryFiles(self.contents()), self.state_dir)
        shutil.copytree(self.state, copy.state)
        return copy


@contextmanager
def placed(root: Path, *, in_memory: bool, made: Path | None = None) -> Iterator[Project]:
    """A project at `root`, new or a copy of one that was `made` in a folder."""
    if not in_memory:
        if made is not None:
            shutil.copytree(made, root)
        else:
            root.mkdir(parents=True, exist_ok=True)
        yield Project(root, LocalFiles(root))
        return
    was_there = root.exists()
    with MemoryFiles(read_folder(made) if made else None) as files:
        project = Project(root, files, root.parent / f"state_{root.name}")
        if made is not None:
            shutil.copytree(made / ".sb", project.state)
        yield project
    assert root.exists() == was_there, "a verb wrote beside the project's files"


def read_folder(root: Path) -> dict[str, bytes]:
    """The files of a project folder by their path, without its state."""
    files = LocalFiles(root)
    return {entry.path: files.read(entry.path) for entry in files.entries()}
