"""A small film that was rendered, and a server that serves a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ops.conftest import FILES, make_film
from tests.server.served import Client, served


@pytest.fixture(scope="session")
def rendered_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; nobody writes to it."""
    return make_film(tmp_path_factory.mktemp("rendered") / "film", FILES)


@pytest.fixture
def film_folder(rendered_film: Path, tmp_path: Path) -> Path:
    """A copy of the film."""
    return Path(shutil.copytree(rendered_film, tmp_path / "film"))


@pytest.fixture
def ann(film_folder: Path) -> Iterator[Client]:
    """Who sits at the machine where the film is served."""
    with served(film_folder) as client:
        yield client
