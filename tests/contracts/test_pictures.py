"""What every implementation of `Pictures` promises."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.memory_files import MemoryFiles
from storyboard_cli.store.pictures import FolderPictures, Pictures

NOBODY = sha256_bytes(b"nobody")


@pytest.fixture(params=["folder", "memory"])
def pictures(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Pictures]:
    if request.param == "folder":
        yield FolderPictures(LocalFiles(tmp_path), "pictures")
    else:
        with MemoryFiles() as held:
            yield FolderPictures(held, "pictures")


def test_a_picture_is_named_by_its_content_and_kept_once(pictures: Pictures) -> None:
    name = pictures.put(b"one")

    assert name == sha256_bytes(b"one") == pictures.put(b"one")
    assert pictures.has(name)
    assert pictures.get(name) == b"one"
    assert list(pictures.names()) == [name]


def test_names_are_in_order(pictures: Pictures) -> None:
    kept = [pictures.put(b"%d" % n) for n in range(9)]

    assert list(pictures.names()) == sorted(kept)


def test_a_part_of_a_picture(pictures: Pictures) -> None:
    name = pictures.put(b"0123456789")

    assert pictures.get(name, (2, 5)) == b"234"
    assert pictures.get(name, (0, 10)) == b"0123456789"
    for span in ((5, 5), (-1, 3), (8, 11)):
        with pytest.raises(SbError) as caught:
            pictures.get(name, span)
        assert caught.value.code == "no-such-part"


def test_what_is_not_there_is_a_plain_error(pictures: Pictures) -> None:
    assert not pictures.has(NOBODY)
    for door in (pictures.get, pictures.url):
        with pytest.raises(SbError) as caught:
            door(NOBODY)
        assert (caught.value.kind, caught.value.code) == (Kind.missing, "picture-missing")


@pytest.mark.parametrize(
    "name", ["", "sha256:", "sha256:../../x", "abc", "sha256:" + "A" * 64, NOBODY + "\n"]
)
def test_only_a_hash_is_a_name(pictures: Pictures, name: str) -> None:
    for door in (pictures.get, pictures.has, pictures.url):
        with pytest.raises(SbError) as caught:
            door(name)
        assert caught.value.code == "not-a-picture-name"


def test_the_url_shows_the_picture(pictures: Pictures) -> None:
    found = urlsplit(pictures.url(pictures.put(b"picture")))

    assert found.scheme == "file"
    assert Path(url2pathname(unquote(found.path))).read_bytes() == b"picture"


def test_many_put_the_same_picture_at_once(pictures: Pictures) -> None:
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(pictures.put, [b"same" * 1000] * 32))

    assert names == {sha256_bytes(b"same" * 1000)} == set(pictures.names())


def test_a_picture_that_was_changed_behind_its_name_is_refused(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    pictures = FolderPictures(files, "pictures")
    name = pictures.put(b"one")
    files.put(files.entries("pictures")[0].path, b"two")

    with pytest.raises(SbError) as caught:
        pictures.get(name)
    assert (caught.value.kind, caught.value.code) == (Kind.blocked, "picture-changed")
