"""Decisions are small files that are written once; approvals on two branches merge."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.store.approved import approved_path, approved_pixels
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.reviews import (
    decision_files,
    movable_by_scene,
    read_decisions,
    text_of,
    write_decision,
)
from storyboard_cli.timeline.review import Decision


def decide(kind: str = "approve", **more: object) -> Decision:
    said = {
        "decision": kind,
        "frame_id": "FR_S03_002",
        "uid": "u2",
        "at": "2026-02-19T09:00:00Z",
        "by": "Asha <asha@example.org>",
        "render_version": 2,
        "recipe_hash": "sha256:r2",
        "pixel_sha256": "sha256:p2",
    }
    return Decision.model_validate(said | more)


def git(root: Path, *words: str) -> None:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *words], cwd=root, capture_output=True, check=True)


def test_decisions_read_back_oldest_first_and_know_their_path(tmp_path: Path) -> None:
    later = write_decision(
        LocalFiles(tmp_path), decide("retake", at="2026-02-20T09:00:00Z", note="nicht so: „eng“\nzweite")
    )
    first = write_decision(LocalFiles(tmp_path), decide())

    assert read_decisions(LocalFiles(tmp_path)) == [first, later]
    assert first.path == f"review/S03/FR_S03_002/{first.file_name}"
    assert decision_files(LocalFiles(tmp_path)) == sorted([first.path, later.path])


def older(root: Path, decision: Decision) -> str:
    """Write a decision as sb did before it had folders by scene."""
    path = f"review/{decision.frame_id}/{decision.file_name}"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text_of(decision), "utf-8")
    return path


def test_both_layouts_are_read_in_one_order_by_time(tmp_path: Path) -> None:
    second = older(tmp_path, decide("retake", at="2026-02-20T09:00:00Z", note="closer"))
    first = write_decision(LocalFiles(tmp_path), decide()).path
    third = write_decision(LocalFiles(tmp_path), decide(at="2026-02-21T09:00:00Z")).path

    assert [d.path for d in read_decisions(LocalFiles(tmp_path))] == [first, second, third]


def test_a_decision_that_lies_in_the_older_place_is_not_written_again(tmp_path: Path) -> None:
    path = older(tmp_path, decide())

    assert write_decision(LocalFiles(tmp_path), decide()).path == path
    assert decision_files(LocalFiles(tmp_path)) == [path]


def test_a_decision_in_both_places_is_one(tmp_path: Path) -> None:
    written = write_decision(LocalFiles(tmp_path), decide())
    older(tmp_path, decide())

    assert decision_files(LocalFiles(tmp_path)) == [written.path]


def test_moving_overwrites_nothing(tmp_path: Path) -> None:
    written = write_decision(LocalFiles(tmp_path), decide())
    path = tmp_path / older(tmp_path, decide())
    path.write_text(path.read_text("utf-8") + "note: added by hand\n", "utf-8")
    sound = (tmp_path / written.path).read_bytes()

    assert movable_by_scene(LocalFiles(tmp_path)) == []
    assert (tmp_path / written.path).read_bytes() == sound
    assert path.read_text("utf-8").endswith("added by hand\n")


def test_each_older_decision_has_a_place_by_scene(tmp_path: Path) -> None:
    frames = ["FR_S03_002", "FR_S03_003", "FR_S112_001"]
    paths = [older(tmp_path, decide(frame_id=name)) for name in frames]

    found = movable_by_scene(LocalFiles(tmp_path))
    assert [old for old, _ in found] == paths
    assert [new.rsplit("/", 1)[0] for _, new in found] == [
        "review/S03/FR_S03_002",
        "review/S03/FR_S03_003",
        "review/S112/FR_S112_001",
    ]


def test_what_else_lies_beside_decisions_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / older(tmp_path, decide())
    (path.parent / "notes.txt").write_text("ours", "utf-8")
    (tmp_path / "review" / "to_do.txt").write_text("ours", "utf-8")

    assert [old for old, _ in movable_by_scene(LocalFiles(tmp_path))] == [
        path.relative_to(tmp_path).as_posix()
    ]
    assert len(read_decisions(LocalFiles(tmp_path))) == 1


def test_the_file_says_only_what_was_said(tmp_path: Path) -> None:
    assert text_of(decide()) == (
        "schema: 1\n"
        "decision: approve\n"
        "frame_id: FR_S03_002\n"
        "uid: u2\n"
        "at: '2026-02-19T09:00:00Z'\n"
        "by: Asha <asha@example.org>\n"
        "render_version: 2\n"
        "recipe_hash: sha256:r2\n"
        "pixel_sha256: sha256:p2\n"
    )


def test_the_same_decision_twice_is_one_file(tmp_path: Path) -> None:
    write_decision(LocalFiles(tmp_path), decide())
    write_decision(LocalFiles(tmp_path), decide())

    assert len(decision_files(LocalFiles(tmp_path))) == 1


def test_broken_files_are_all_named(tmp_path: Path) -> None:
    folder = tmp_path / "review" / "FR_S03_002"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text("decision: aprove\n", "utf-8")
    (folder / "b.yaml").write_text("<<<<<<< ours\n", "utf-8")

    with pytest.raises(SbError) as caught:
        read_decisions(LocalFiles(tmp_path))
    assert {str(p.where).split(":")[0] for p in caught.value.problems} == {
        "review/FR_S03_002/a.yaml",
        "review/FR_S03_002/b.yaml",
    }
    assert all(p.hint for p in caught.value.problems)


def test_unchanged_files_are_not_parsed_again(tmp_path: Path) -> None:
    kept = write_decision(LocalFiles(tmp_path), decide())
    path = tmp_path / kept.path
    os.utime(path, ns=(time.time_ns() - 10**10,) * 2)
    cache = tmp_path / "cache"

    assert read_decisions(LocalFiles(tmp_path), LocalFiles(cache)) == [kept]
    assert read_decisions(LocalFiles(tmp_path), LocalFiles(cache)) == [kept]
    assert read_decisions(LocalFiles(tmp_path)) == [kept]


def test_approvals_on_two_branches_merge_without_conflict(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "start")
    git(tmp_path, "checkout", "-q", "-b", "theirs")
    write_decision(LocalFiles(tmp_path), decide(by="Ben <ben@example.org>"))
    write_decision(LocalFiles(tmp_path), decide(frame_id="FR_S03_003", uid="u3"))
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "theirs")
    git(tmp_path, "checkout", "-q", "main")
    write_decision(LocalFiles(tmp_path), decide())
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "ours")

    git(tmp_path, "merge", "-q", "--no-edit", "theirs")

    assert len(read_decisions(LocalFiles(tmp_path))) == 3


def test_an_approved_picture_is_known_by_its_pixels(tmp_path: Path) -> None:
    from io import BytesIO

    from PIL import Image

    from storyboard_cli.core.pictures import pixel_sha256

    buffer = BytesIO()
    Image.new("RGB", (8, 8), "#336699").save(buffer, "PNG")
    data = buffer.getvalue()

    assert approved_path("FR_S03_002") == "approved/S03/FR_S03_002.png"
    LocalFiles(tmp_path).put(approved_path("FR_S03_002"), data)
    assert approved_pixels(LocalFiles(tmp_path), "FR_S03_002") == pixel_sha256(data)


def test_a_missing_picture_or_an_lfs_pointer_is_not_a_changed_picture(tmp_path: Path) -> None:
    assert approved_pixels(LocalFiles(tmp_path), "FR_S03_002") is None

    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n"
    LocalFiles(tmp_path).put(approved_path("FR_S03_002"), pointer)
    assert approved_pixels(LocalFiles(tmp_path), "FR_S03_002") is None


def test_a_frame_name_cannot_lead_out_of_the_project(tmp_path: Path) -> None:
    with pytest.raises(SbError):
        approved_path("../../FR_S03_002")
    with pytest.raises(SbError):
        write_decision(LocalFiles(tmp_path), decide(frame_id="../../x"))
