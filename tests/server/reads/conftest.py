"""A small film that is served, without a face before it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.server.reads.kept import body_of, encoded
from storyboard_cli.server.reads.project import ServedProject
from tests.callers import calling
from tests.ops.conftest import FILES, make_film

PROJECT = "PRJ_001"
SETTINGS = Settings(jobs=1, lock_wait_s=10.0)


@pytest.fixture(scope="session")
def made_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("served") / "film", FILES)


@pytest.fixture
def root(made_film: Path, tmp_path: Path) -> Path:
    """The film's folder, this test's own copy."""
    return Path(shutil.copytree(made_film, tmp_path / "film"))


@asynccontextmanager
async def serving(root: Path, *, watch: bool = False) -> AsyncIterator[ServedProject]:
    """The project, served as long as the block lasts."""
    project = ServedProject(root, SETTINGS, project_id=PROJECT)
    await project.start(watch=watch)
    if watch:
        await project.is_watched.wait()
    await project.write(lambda workspace: None)  # behind what is adopted at the start
    try:
        yield project
    finally:
        await project.close()


def doing(
    operation: str, actor: str = "Asha Rao <asha@example.org>", **ask: Any
) -> Callable[[Workspace], Any]:
    """What a request does in a project."""
    found = CATALOGUE[operation]
    return lambda workspace: found.function(workspace, found.ask.model_validate(ask), calling(actor))


def anew(root: Path, operation: str, **ask: Any) -> bytes:
    """The bytes of an answer in a project that is opened for it, as by another process."""
    with Workspace.open(root, SETTINGS, calling()) as workspace:
        return encoded(body_of(doing(operation, **ask)(workspace), PROJECT))


def beside(root: Path, operation: str, **ask: Any) -> Any:
    """Another process does something in the project."""
    with Workspace.open(root, SETTINGS, calling()) as workspace:
        return doing(operation, **ask)(workspace)
