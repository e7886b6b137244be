"""What everything promises that finds pictures by their content: a folder, memory, and a whole project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.project.pictures import ProjectPictures
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.memory_files import MemoryFiles
from storyboard_cli.store.pictures import FolderPictures, PictureReader
from tests.ops.conftest import _made, film, project

__all__ = ["_made", "film", "project"]  # the small film of the verbs' tests

NOBODY = sha256_bytes(b"nobody")
Kept = tuple[PictureReader, dict[str, bytes]]


@pytest.fixture(params=["folder", "memory", "project"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    """Pictures, and what is known to be among them."""
    if request.param == "project":
        film: Workspace = request.getfixturevalue("film")
        paths = ("scenes/S01/frame_001_v1.png", "scenes/S02/frame_001_v1.png", "assets/CHAR_001/v1/front.png")
        found = {sha256_bytes(data): data for data in map(film.files.read, paths)}
        yield ProjectPictures(film), found
        return
    with MemoryFiles() as memory:
        pictures = FolderPictures(memory if request.param == "memory" else LocalFiles(tmp_path / "p"), "kept")
        yield pictures, {pictures.put(data): data for data in (b"one", b"two", b"three")}


def test_what_is_known_is_found_by_its_content(kept: Kept) -> None:
    pictures, known = kept
    for name, data in known.items():
        assert pictures.has(name)
        assert pictures.get(name) == data
        assert pictures.get(name, (1, 3)) == data[1:3]
    assert known.keys() <= set(pictures.names())
    assert list(pictures.names()) == sorted(pictures.names())


def test_the_url_shows_the_picture(kept: Kept) -> None:
    pictures, known = kept
    for name, data in known.items():
        found = urlsplit(pictures.url(name))
        assert found.scheme == "file"
        assert Path(url2pathname(unquote(found.path))).read_bytes() == data


def test_what_nobody_knows_is_missing(kept: Kept) -> None:
    pictures, _ = kept
    assert not pictures.has(NOBODY)
    for door in (pictures.get, pictures.url):
        with pytest.raises(SbError) as caught:
            door(NOBODY)
        assert (caught.value.kind, caught.value.code) == (Kind.missing, "picture-missing")
    with pytest.raises(SbError) as caught:
        pictures.has("scenes/S01/frame_001_v1.png")
    assert caught.value.code == "not-a-picture-name"


def test_a_part_outside_the_picture_is_refused(kept: Kept) -> None:
    pictures, known = kept
    name, data = next(iter(known.items()))
    with pytest.raises(SbError) as caught:
        pictures.get(name, (0, len(data) + 1))
    assert caught.value.code == "no-such-part"


def test_a_picture_of_a_project_that_was_painted_over_is_not_that_picture(film: Workspace) -> None:
    path = "scenes/S01/frame_001_v1.png"
    name = sha256_bytes(film.files.read(path))
    film.files.put(path, b"painted over")

    with pytest.raises(SbError) as caught:
        ProjectPictures(film).get(name)
    assert (caught.value.code, path in caught.value.message) == ("picture-changed", True)


def test_a_picture_that_was_rendered_meanwhile_is_found(film: Workspace) -> None:
    from storyboard_cli.ops import render
    from tests.callers import calling

    pictures = ProjectPictures(film)
    before = set(pictures.names())
    render.render(film, render.RenderAsk(selectors=["S01/1"], force=True), calling())
    newest = film.views.renders_of("FR_S01_001")[0]
    assert newest.sha256 not in before
    assert pictures.has(newest.sha256)
