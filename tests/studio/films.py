"""Films for Studio's tests, each made once for all workers of a run, and served by a real `sb serve`."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import build, render
from storyboard_cli.project.workspace import Workspace
from tests.benchmarks.bench_board import script
from tests.callers import calling
from tests.ops.conftest import FILES, lock_film
from tests.server.served import Client, OwnProcess, own_process

_EXAMPLE = Path(__file__).resolve().parents[2] / "example_project"
_KEPT = os.environ.get("SB_STUDIO_FILMS", "")
"""A folder in which films stay for the next run; whoever changes what a film is made of empties it."""
PASSWORD = "correct horse battery"


def made_once(base: Path, name: str, make: Callable[[Path], None]) -> Path:
    """The film of that name in a folder that all workers share; the first who wants it makes it."""
    folder = Path(_KEPT) if _KEPT else base
    folder.mkdir(parents=True, exist_ok=True)
    film, unfinished = folder / name, folder / f"{name}.unfinished"
    with FileLock(str(folder / f"{name}.lock")):
        if not film.is_dir():
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(film)
    return film


def make_example(root: Path) -> None:
    """The example that travels with sb, with everything drawn and checked."""
    shutil.copytree(_EXAMPLE, root, ignore=shutil.ignore_patterns(".sb", "exports", "frame_*.png"))
    with Workspace.open(root, Settings(), calling()) as workspace:
        done = build.build(workspace, build.BuildAsk(), calling())
    assert done.failure is None, done


def make_varied(root: Path, example: Path) -> None:
    """The example with six variants of its second frame."""
    shutil.copytree(example, root)
    ask = render.RenderAsk(selectors=["FR_S01_002"], variants=6)
    with Workspace.open(root, Settings(), calling()) as workspace:
        done = render.render(workspace, ask, calling())
    assert done.failure is None, done


def make_long(root: Path, frames: int = 5000, drawn_scenes: int = 8) -> None:
    """A film of so many small frames, ten a scene. The first scenes are drawn: to draw all takes minutes."""
    lock_film(root, FILES | {"scripts/rain.fountain": script(frames, frames // 10)})
    scenes = [f"S{number:02d}" for number in range(1, drawn_scenes + 1)]
    with Workspace.open(root, Settings(), calling()) as workspace:
        render.render(workspace, render.RenderAsk(selectors=scenes), calling())


@dataclass
class Served:
    """A film that `sb serve` serves in a process of its own; it can be stopped, killed and begun again."""

    folder: Path
    project: str = "PRJ_001"
    port: int = 0
    words: tuple[str, ...] = ()
    """What else its command line says."""
    _process: ExitStack = field(default_factory=ExitStack)
    own: OwnProcess | None = None

    def start(self) -> None:
        """Begin, at the same address as before."""
        self.own = self._process.enter_context(
            own_process(self.folder, *self.words, port=self.port, at_once=True)
        )
        self.port = urlsplit(self.address).port or 0

    def stop(self) -> None:
        """Let it end as Ctrl-C does."""
        self._process.close()

    def kill(self) -> None:
        """Let it end as a machine does that loses its power."""
        assert self.own is not None
        self.own.kill()
        self._process.close()

    @property
    def client(self) -> Client:
        """A program of whoever sits at the machine, beside the browser."""
        assert self.own is not None
        return self.own.client

    @property
    def address(self) -> str:
        return self.client.address

    @property
    def token(self) -> str:
        return self.client.token

    def account(self, login: str, role: str) -> None:
        """Somebody with an account and a role; the password is `PASSWORD`."""
        person = {
            "login": login,
            "name": login.title(),
            "email": f"{login}@example.org",
            "password": PASSWORD,
        }
        made = self.client.post("/v1/users", person)
        assert made.status_code == 201, made.text
        let_in = self.client.post("/members", {"login": login, "role": role})
        assert let_in.status_code in (200, 201), let_in.text


@contextmanager
def served_film(folder: Path, many: bool = False) -> Iterator[Served]:
    """A server of the film, or of the `many` in a folder, as long as the block lasts."""
    server = Served(folder, words=("--projects", ".") if many else ())
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def served_copy(film: Path, copy: Path) -> Iterator[Served]:
    """A copy of a film, served as long as the block lasts. A thumbnail that a server of one copy made is lent
    to the others: they are named for what they are made of.
    """
    shutil.copytree(film, copy)
    of_all, of_copy = film.parent / "thumbnails", copy / ".sb" / "cache" / "thumbs"
    _link_all(of_all, of_copy)
    try:
        with served_film(copy) as server:
            yield server
    finally:
        _link_all(of_copy, of_all)


def _link_all(source: Path, target: Path) -> None:
    for path in source.glob("*/*.webp"):
        linked = target / path.relative_to(source)
        linked.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):  # it is there, or this system has no links: then it is made again
            linked.hardlink_to(path)
