"""Versions on disk: nothing half-written, whatever the disk says."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from storyboard_cli.assets.lock import Lock, LockedPicture
from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.ids import AssetType
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.store.files import Files
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.locks import LOCK_FILE, read_locks, version_files, version_folder, version_numbers


def lock_of(version: int = 1, data: bytes = b"front") -> Lock:
    spec = AssetSpec(
        schema=1, asset_id="PROP_Pen", asset_type=AssetType.prop, name="Pen", canonical_prompt="a pen"
    )
    picture = LockedPicture(
        role="front",
        path="front.png",
        sha256=sha256_bytes(data),
        pixel_sha256=sha256_bytes(b"p"),
        width=1,
        height=1,
    )
    made = Lock(
        schema=1,
        asset_id="PROP_Pen",
        version=version,
        created_at="2026-02-19T09:00:00Z",
        created_by="T",
        seed=1,
        spec=spec,
        pictures=[picture],
    )
    return made.model_copy(update={"lock_hash": made.identity()})


def write_version(files: Files, lock: Lock, pictures: dict[str, bytes]) -> str:
    folder = version_folder(lock.asset_id, lock.version)
    files.put_folder(folder, version_files(lock, pictures), LOCK_FILE)
    return folder


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_version(LocalFiles(tmp_path), lock_of(), {"front.png": b"front"})

    assert read_locks(LocalFiles(tmp_path)).versions == {"PROP_Pen": [lock_of()]}


def test_a_version_is_never_rewritten(tmp_path: Path) -> None:
    write_version(LocalFiles(tmp_path), lock_of(), {"front.png": b"front"})

    with pytest.raises(SbError, match="is there already"):
        write_version(LocalFiles(tmp_path), lock_of(), {"front.png": b"other"})


@pytest.mark.parametrize("at", [0, 1])
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    real = os.fsync
    calls = {"n": 0}

    def full(descriptor: int) -> None:
        calls["n"] += 1
        if calls["n"] > at * 2:  # a write syncs its file and its folder
            raise OSError(errno.ENOSPC, "full")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SbError, match="the disk is full") as caught:
        write_version(LocalFiles(tmp_path), lock_of(), {"front.png": b"front"})

    assert caught.value.kind is Kind.storage
    assert version_numbers(LocalFiles(tmp_path), "PROP_Pen") == []
    assert list((tmp_path / "assets/PROP_Pen").iterdir()) == []


def test_versions_are_in_order_of_their_numbers(tmp_path: Path) -> None:
    for number in (10, 2, 1):
        write_version(LocalFiles(tmp_path), lock_of(number), {"front.png": b"front"})

    assert [k.version for k in read_locks(LocalFiles(tmp_path)).versions["PROP_Pen"]] == [1, 2, 10]


def test_a_version_in_another_assets_folder_is_named(tmp_path: Path) -> None:
    write_version(LocalFiles(tmp_path), lock_of(), {"front.png": b"front"})
    os.rename(tmp_path / "assets/PROP_Pen", tmp_path / "assets/PROP_Other")

    found = read_locks(LocalFiles(tmp_path))

    assert [p.code for p in found.problems] == ["lock-moved"]
    assert found.versions == {}


def test_a_conflict_in_a_lock_points_at_renumber(tmp_path: Path) -> None:
    folder = tmp_path / write_version(LocalFiles(tmp_path), lock_of(), {"front.png": b"front"})
    text = (folder / "lock.yaml").read_text("utf-8")
    (folder / "lock.yaml").write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> rain\n", "utf-8")

    (problem,) = read_locks(LocalFiles(tmp_path)).problems

    assert problem.code == "merge-conflict"
    assert "sb lock --renumber" in worded(problem.hint or "")


def test_the_identity_leaves_out_label_note_author_and_time(tmp_path: Path) -> None:
    other = lock_of().model_copy(
        update={"version": 9, "change_note": "x", "created_by": "Y", "created_at": "z", "parent": "v1@q"}
    )
    assert other.identity() == lock_of().identity()
    assert lock_of().model_copy(update={"seed": 2}).identity() != lock_of().identity()
