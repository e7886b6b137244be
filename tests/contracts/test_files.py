"""What every implementation of `Files` promises: the same answers in a folder and in memory."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.store.files import (
    ANY,
    NEW,
    Files,
    put_if_changed,
    read_if_there,
    tag_of,
)
from storyboard_cli.store.listed_files import ListedFiles
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.memory_files import MemoryFiles
from storyboard_cli.store.noted_files import NotedFiles, Notes

POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 12\n"
ESCAPES = ["../x", "a/../../x", "/etc/passwd", "", "a\0b", "C:\\x", "\\\\host\\share", "a\\..\\..\\x"]


@pytest.fixture(params=["folder", "noted-folder", "memory", "listed-folder", "listed-memory"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Files]:
    """As they are, and with listings that are kept, as an operation keeps them."""
    root = tmp_path / "project"
    root.mkdir()
    with MemoryFiles() as held:
        kept: Files = LocalFiles(root) if request.param.endswith("folder") else held
        if request.param == "noted-folder":
            kept = NotedFiles(root, Notes())
        if not request.param.startswith("listed"):
            yield kept
            return
        listed = ListedFiles(kept)
        with listed.looking():
            yield listed


def refused(files: Files, path: str, data: bytes, if_tag: object) -> SbError:
    with pytest.raises(SbError) as caught:
        files.put(path, data, if_tag)  # type: ignore[arg-type]
    return caught.value


def paths(files: Files, prefix: str = "") -> list[str]:
    return [e.path for e in files.entries(prefix)]


def test_what_was_put_is_read(files: Files) -> None:
    tag = files.put("scenes/S01/scene.yaml", b"one\n")

    assert files.read("scenes/S01/scene.yaml") == b"one\n"
    found = files.stat("scenes/S01/scene.yaml")
    assert found is not None
    assert (found.path, found.size, found.tag) == ("scenes/S01/scene.yaml", 4, tag)


def test_entries_are_every_file_below_by_path(files: Files) -> None:
    for path in ("b.yaml", "a/z.png", "a/b/c.png", "ab/x.png", "a/a.png"):
        files.put(path, path.encode())

    assert paths(files) == ["a/a.png", "a/b/c.png", "a/z.png", "ab/x.png", "b.yaml"]
    assert paths(files, "a") == paths(files, "a/") == ["a/a.png", "a/b/c.png", "a/z.png"]
    assert paths(files, "nothing") == []
    assert [(e.size, e.tag) for e in files.entries("ab")] == [(8, tag_of(files, "ab/x.png"))]


def test_hidden_names_are_listed_only_where_the_prefix_names_them(files: Files) -> None:
    files.put(".sb/drafts/S01/frame_001_v1.png", b"1")
    files.put(".gitattributes", b"2")
    files.put("assets/.hidden/asset.yaml", b"3")

    assert paths(files) == []
    assert paths(files, ".sb/drafts") == [".sb/drafts/S01/frame_001_v1.png"]
    assert files.read(".gitattributes") == b"2"


def test_a_missing_file_is_a_plain_error(files: Files) -> None:
    files.put("a/b", b"1")
    for path in ("nothing.yaml", "a", "a/b/c", "no/folder/x"):
        with pytest.raises(SbError) as caught:
            files.read(path)
        assert (caught.value.kind, caught.value.code) == (Kind.missing, "file-missing"), path
        assert files.stat(path) is None, path
        assert read_if_there(files, path) is None, path
    with pytest.raises(SbError, match=r"there is no file nothing\.png"):
        files.local("nothing.png")


def test_a_tag_moves_with_every_write_and_an_old_one_is_a_conflict(files: Files) -> None:
    first = files.put("timeline.yaml", b"one")
    second = files.put("timeline.yaml", b"two", first)

    assert second != first
    error = refused(files, "timeline.yaml", b"three", first)
    assert (error.kind, error.code) == (Kind.conflict, "file-changed")
    assert files.read("timeline.yaml") == b"two"


def test_a_tag_of_a_file_that_is_gone_is_a_conflict(files: Files) -> None:
    tag = files.put("a", b"one")
    files.remove("a", tag)

    assert files.stat("a") is None
    assert refused(files, "a", b"two", tag).code == "file-changed"
    assert files.stat("a") is None


def test_new_writes_only_where_nothing_is(files: Files) -> None:
    files.put("review/x.yaml", b"one", NEW)

    error = refused(files, "review/x.yaml", b"one", NEW)
    assert (error.kind, error.code) == (Kind.conflict, "file-exists")
    files.remove("review/x.yaml")
    files.put("review/x.yaml", b"two", NEW)
    assert paths(files) == ["review/x.yaml"]


def test_remove_asks_for_the_tag_and_forgives_what_is_gone(files: Files) -> None:
    old = files.put("a", b"one")
    files.put("a", b"two")

    with pytest.raises(SbError) as caught:
        files.remove("a", old)
    assert caught.value.code == "file-changed"
    assert files.read("a") == b"two"
    files.remove("a")
    files.remove("a")
    assert paths(files) == []


@pytest.mark.parametrize("path", ESCAPES)
def test_no_path_leads_out(files: Files, path: str) -> None:
    doors = (
        lambda: files.read(path),
        lambda: files.stat(path),
        lambda: files.put(path, b"x"),
        lambda: files.put(path, b"x", NEW),
        lambda: files.remove(path),
        lambda: files.local(path),
        lambda: files.put_folder("a", {path: b"x"}, "x"),
    )
    for door in doors:
        with pytest.raises(SbError) as caught:
            door()
        assert caught.value.code == "path-outside-project"
    assert paths(files) == []


@pytest.mark.parametrize(
    "path", ["scripts/நாடகம்.fountain", "assets/CHAR_王さん/v1/front.png", "a b/ü ' \".yaml", "emoji/🎬.png"]
)
@pytest.mark.skipif(os.name == "nt", reason="quotes are no file name on Windows")
def test_names_of_any_script_are_kept(files: Files, path: str) -> None:
    files.put(path, path.encode(), NEW)

    assert paths(files) == [path]
    assert files.read(path).decode() == path
    assert files.local(path).read_text("utf-8") == path


def test_empty_and_huge_files(files: Files) -> None:
    files.put("empty", b"")
    data = bytes(range(256)) * (3 << 12)  # 3 MiB
    files.put("huge", data)

    assert files.read("empty") == b""
    assert files.read("huge", len(data)) == data
    with pytest.raises(SbError) as caught:
        files.read("huge", len(data) - 1)
    assert (caught.value.kind, caught.value.code) == (Kind.usage, "file-too-large")
    assert str(caught.value) == "huge is larger than 2 MB"


def test_a_git_lfs_pointer_is_refused_in_one_wording(files: Files) -> None:
    files.put("approved/S01/FR_S01_001.png", POINTER)

    for door in (files.read, files.local):
        with pytest.raises(SbError) as caught:
            door("approved/S01/FR_S01_001.png")
        assert (caught.value.kind, caught.value.code) == (Kind.missing, "lfs-pointer")
        assert str(caught.value) == "approved/S01/FR_S01_001.png is a git-lfs pointer, not the file itself"
        assert caught.value.hint == "run `git lfs pull`"


def test_of_many_writers_of_a_new_file_exactly_one_wins(files: Files) -> None:
    for turn in range(10):
        ready = threading.Barrier(8)

        def write(number: int, path: str = f"race/{turn}", ready: threading.Barrier = ready) -> bytes | None:
            data = b"%d" % number * 1000
            ready.wait()
            try:
                files.put(path, data, NEW)
            except SbError as error:
                assert error.code == "file-exists"
                return None
            return data

        with ThreadPoolExecutor(8) as pool:
            won = [data for data in pool.map(write, range(8)) if data is not None]
        assert won == [files.read(f"race/{turn}")]


def test_no_update_is_lost_between_writers_with_tags(files: Files) -> None:
    files.put("counter", b"0")

    def add(_: int) -> None:
        for _ in range(10):
            while True:
                found = files.stat("counter")
                assert found is not None
                try:
                    files.put("counter", b"%d" % (int(files.read("counter")) + 1), found.tag)
                    break
                except SbError as error:
                    assert error.code == "file-changed"

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(4)))
    assert files.read("counter") == b"40"


def test_a_folder_appears_whole_and_is_not_written_again(files: Files) -> None:
    version = {"front.png": b"1", "calibration/basic.yaml": b"2", "lock.yaml": b"3"}
    files.put_folder("assets/CHAR_001/v1", version, "lock.yaml")

    assert {p: files.read(f"assets/CHAR_001/v1/{p}") for p in version} == version
    with pytest.raises(SbError) as caught:
        files.put_folder("assets/CHAR_001/v1", {"lock.yaml": b"4"}, "lock.yaml")
    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "folder-exists")
    assert files.read("assets/CHAR_001/v1/lock.yaml") == b"3"


def test_a_replaced_folder_holds_nothing_of_the_old_one(files: Files) -> None:
    files.put_folder("v1", {"old.png": b"1", "lock.yaml": b"2"}, "lock.yaml")
    files.put_folder("v1", {"new.png": b"3", "lock.yaml": b"4"}, "lock.yaml", replace=True)

    assert paths(files) == ["v1/lock.yaml", "v1/new.png"]
    assert files.read("v1/lock.yaml") == b"4"


def test_a_folder_moves_with_all_that_is_in_it(files: Files) -> None:
    for path in ("assets/CHAR_1/asset.yaml", "assets/CHAR_1/ref/front.png", "assets/CHAR_10/asset.yaml"):
        files.put(path, path.encode())
    files.put("assets/CHAR_1/v1/lock.png", POINTER)
    files.move_folder("assets/CHAR_1", "gone/CHAR_1")

    assert paths(files) == [
        "assets/CHAR_10/asset.yaml",
        *(f"gone/CHAR_1/{name}" for name in ("asset.yaml", "ref/front.png", "v1/lock.png")),
    ]
    assert files.read("gone/CHAR_1/ref/front.png") == b"assets/CHAR_1/ref/front.png"
    with pytest.raises(SbError) as caught:
        files.move_folder("assets/CHAR_10", "gone/CHAR_1")
    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "folder-exists")
    assert "assets/CHAR_10/asset.yaml" in paths(files)


def test_a_folder_moves_to_files_of_any_kind(files: Files, tmp_path: Path) -> None:
    with MemoryFiles() as memory:
        for other in (LocalFiles(tmp_path / "state"), memory):
            files.put("assets/CHAR_1/v1/front.png", POINTER)
            files.move_folder("assets/CHAR_1", "deleted/CHAR_1", other)

            assert files.stat("assets/CHAR_1/v1/front.png") is None
            assert paths(other) == ["deleted/CHAR_1/v1/front.png"]
            files.put("assets/CHAR_1/asset.yaml", b"1")
            with pytest.raises(SbError) as caught:
                files.move_folder("assets/CHAR_1", "deleted/CHAR_1", other)
            assert caught.value.code == "folder-exists"
            assert files.read("assets/CHAR_1/asset.yaml") == b"1"
            files.remove("assets/CHAR_1/asset.yaml")


def test_a_name_is_claimed_once(files: Files) -> None:
    files.put("exports/old/board.pdf", b"1")
    ready = threading.Barrier(8)

    def claim(_: int) -> bool:
        ready.wait()
        return files.claim("exports/new")

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(claim, range(8))) == 1
    assert not files.claim("exports/old")
    files.release("exports/new")
    assert files.claim("exports/new")
    assert paths(files) == ["exports/old/board.pdf"]


def test_what_a_writer_finished_appears_whole_and_replaces_the_old(files: Files) -> None:
    files.put("exports/board.pdf", b"old")
    files.put("exports/stills/old.png", b"old")
    with files.scratch("exports/board.pdf") as folder:
        (folder / "board.pdf").write_bytes(b"new")
        (folder / "stills/S01").mkdir(parents=True)
        (folder / "stills/S01/new.png").write_bytes(b"new")
        (folder / "left.txt").write_bytes(b"nobody adopts it")
        assert paths(files) == ["exports/board.pdf", "exports/stills/old.png"]
        files.adopt(folder / "board.pdf", "exports/board.pdf")
        files.adopt(folder / "stills", "exports/stills")

    assert not folder.exists()
    assert paths(files) == ["exports/board.pdf", "exports/stills/S01/new.png"]
    assert files.read("exports/board.pdf") == files.read("exports/stills/S01/new.png") == b"new"


def test_a_writer_that_fails_leaves_the_old(files: Files) -> None:
    files.put("exports/board.pdf", b"old")
    with pytest.raises(RuntimeError), files.scratch("exports/board.pdf") as folder:
        (folder / "board.pdf").write_bytes(b"half")
        raise RuntimeError("stopped")

    assert not folder.exists()
    assert files.read("exports/board.pdf") == b"old"


def test_local_is_a_real_file_with_the_bytes_of_now(files: Files) -> None:
    files.put("scenes/S01/frame_001_v1.png", b"one")
    assert files.local("scenes/S01/frame_001_v1.png").read_bytes() == b"one"
    files.put("scenes/S01/frame_001_v1.png", b"two")
    place = files.local("scenes/S01/frame_001_v1.png")
    assert (place.name, place.read_bytes()) == ("frame_001_v1.png", b"two")
    assert place == files.folder() / "scenes/S01/frame_001_v1.png"


def test_the_folder_of_local_holds_nothing_that_was_removed(files: Files) -> None:
    for path in ("a/one.png", "a/two.png", "b/three.png"):
        files.put(path, b"x")
        files.local(path)

    files.remove("b/three.png")
    files.put_folder("a", {"one.png": b"y"}, "one.png", replace=True)
    files.move_folder("a", "c")

    found = [p.relative_to(files.folder()).as_posix() for p in files.folder().rglob("*") if p.is_file()]
    assert set(found) <= {"c/one.png"}


def test_put_if_changed_writes_only_what_differs(files: Files) -> None:
    assert put_if_changed(files, "a", b"one")
    tag = tag_of(files, "a")
    assert not put_if_changed(files, "a", b"one")
    assert tag_of(files, "a") == tag
    assert put_if_changed(files, "a", b"two")
    assert tag_of(files, "b") is NEW
    assert files.put("a", b"three", ANY) != tag


def test_nothing_is_left_on_the_disk_by_a_closed_memory() -> None:
    with MemoryFiles({"a/b.png": b"1"}) as held:
        place = held.local("a/b.png")
        assert place.read_bytes() == b"1"
    assert not place.exists()


def test_a_killed_writer_leaves_nothing_that_clean_does_not_find(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    files.put_folder("assets/CHAR_001/v1", {"lock.yaml": b"1"}, "lock.yaml")
    for name in (".v2.partial", ".v1.removed"):
        (tmp_path / "assets/CHAR_001" / name).mkdir()
        (tmp_path / "assets/CHAR_001" / name / "front.png").write_bytes(b"1")

    assert paths(files) == ["assets/CHAR_001/v1/lock.yaml"]
    assert files.clean("assets") == 2
    assert [p.name for p in (tmp_path / "assets/CHAR_001").iterdir()] == ["v1"]


def test_a_folder_that_was_taken_away_before_another_came_is_there_again(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    files.put_folder("assets/CHAR_001/v3", {"lock.yaml": b"3"}, "lock.yaml")
    (tmp_path / "assets/CHAR_001/v3").rename(tmp_path / "assets/CHAR_001/.v3.removed")

    assert files.clean("assets") == 1
    assert files.read("assets/CHAR_001/v3/lock.yaml") == b"3"


def test_half_files_of_killed_writers_are_found_everywhere_once_they_are_old(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    left = [
        ".project.yaml.a1b2c3d4.part",
        "scenes/S01/.scene.yaml.abcdefg_.part",
        "assets/A/v1/.x.png.00000000.part",
    ]
    others = [".env.old", ".notes.part", "scenes/S01/.scene.yaml.young567.part", "scenes/S01/scene.yaml"]
    for name in (*left, *others):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"half")
        if "young" not in name:
            os.utime(tmp_path / name, (0, 0))

    assert files.clean(older_s=86400, deep=True) == 3
    assert not any((tmp_path / name).exists() for name in left)
    assert all((tmp_path / name).exists() for name in others)


@pytest.mark.skipif(os.name != "posix" or sys.platform == "darwin", reason="names are bytes on Linux alone")
def test_a_name_that_is_no_text_is_told_and_not_passed_on(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / os.fsdecode(b"scripts/caf\xe9.fountain")).write_bytes(b"x")
    with pytest.raises(SbError) as caught:
        LocalFiles(tmp_path).entries("scripts")
    assert caught.value.message == "the name scripts/caf\\xe9.fountain is no UTF-8"


def test_only_what_is_old_is_cleaned_where_writers_hold_no_lock(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    for name in (".a.77.part", ".b.77.part", "claimed", "kept"):
        (tmp_path / "exports" / name).mkdir(parents=True)
    (tmp_path / "exports/one").mkdir()
    (tmp_path / "exports/one/.film.77.part.mp4").write_bytes(b"half")
    (tmp_path / "exports/kept/.board.pdf.x.part").write_bytes(b"half")
    (tmp_path / "exports/kept/board.pdf").write_bytes(b"whole")
    for name in (".a.77.part", "one/.film.77.part.mp4", "claimed"):
        os.utime(tmp_path / "exports" / name, (0, 0))

    assert files.clean("exports", older_s=86400) == 2
    assert sorted(p.name for p in (tmp_path / "exports").rglob("*")) == [
        ".b.77.part",
        ".board.pdf.x.part",
        "board.pdf",
        "kept",
    ]


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_that_leads_out_is_listed_and_never_read(tmp_path: Path) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    (root / "assets").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.yaml").write_text("secret")
    (root / "assets/CHAR_001").symlink_to(outside, target_is_directory=True)
    (root / "note.yaml").symlink_to(outside / "secret.yaml")
    files = LocalFiles(root)

    assert [(e.path, e.leads_out) for e in files.entries()] == [
        ("assets/CHAR_001", True),
        ("note.yaml", True),
    ]
    for path in ("assets/CHAR_001/secret.yaml", "note.yaml", "assets/CHAR_001/new.yaml"):
        for door in (files.read, files.stat, files.local, files.remove, lambda p: files.put(p, b"x")):
            with pytest.raises(SbError) as caught:
                door(path)
            assert caught.value.code == "path-outside-project"
    assert [p.name for p in outside.iterdir()] == ["secret.yaml"]


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_links_inside_are_followed_and_circles_end(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    files.put("a/x.png", b"1")
    files.put("b/y.png", b"2")
    (tmp_path / "a/to_b").symlink_to(tmp_path / "b", target_is_directory=True)
    (tmp_path / "b/to_a").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a/self").symlink_to(tmp_path / "a", target_is_directory=True)

    listed = paths(files)
    assert "a/to_b/y.png" in listed
    assert len(listed) == len(set(listed)) < 10
    assert files.read("a/to_b/y.png") == b"2"
