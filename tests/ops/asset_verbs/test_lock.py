"""Versions: whole or absent, immutable, with lineage; nothing is locked that was not meant."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.assets.lock import Lock
from storyboard_cli.cli.lines import worded
from storyboard_cli.core import yaml_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.ops import generate
from storyboard_cli.ops.lock import LockAsk, lock
from storyboard_cli.ops.restore import RestoreAsk, restore
from storyboard_cli.ops.unlock import UnlockAsk, unlock

World = Any


def read_lock(world: World, asset_id: str, version: int) -> Lock:
    return Lock.model_validate(yaml_text.load(world.text(f"assets/{asset_id}/v{version}/lock.yaml")))


def test_a_lock_freezes_spec_and_pictures(world: World) -> None:
    world.asset("CHAR_001", "Aarav", more="variants:\n  - {name: raincoat, prompt: wet}\n")
    world.import_pictures("CHAR_001", front="red")
    world.import_pictures("CHAR_001:raincoat", front="yellow")

    world.lock("CHAR_001", note="the first")

    found = read_lock(world, "CHAR_001", 1)
    assert found.lock_hash == found.identity()
    assert (found.change_note, found.parent, found.generator) == ("the first", None, "imported")
    assert [(p.role, p.variant, p.path) for p in found.pictures] == [
        ("front", None, "front.png"),
        ("front", "raincoat", "variant.raincoat/front.png"),
    ]
    for picture in found.pictures:
        data = world.read(f"assets/CHAR_001/v1/{picture.path}")
        assert sha256_bytes(data) == picture.sha256


def test_locking_twice_makes_one_version(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="red")

    world.lock("CHAR_001")
    done = lock(world.open(), LockAsk(assets=["CHAR_001"]), world.report)

    assert [(a.state, a.version) for a in done.assets] == [("unchanged", 1)]
    assert not world.exists("assets/CHAR_001/v2")


def test_the_next_version_names_its_parent_and_what_changed(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="red")
    world.lock("CHAR_001")
    world.asset("CHAR_001", "Aarav", more="tags: [lead]\n")
    world.import_pictures("CHAR_001", front="blue")

    world.lock("CHAR_001")

    first, second = read_lock(world, "CHAR_001", 1), read_lock(world, "CHAR_001", 2)
    assert second.parent == f"v1@{first.lock_hash}"
    assert second.change_note == "changed: tags, 1 picture"


def test_an_edited_spec_shows_and_the_lock_is_used(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="red")
    world.lock("CHAR_001")
    world.asset("CHAR_001", "Arjun")

    registry = world.open().registry

    assert [c.field for c in registry.unlocked_changes("CHAR_001")] == ["name", "canonical_prompt"]
    spec = registry.spec("CHAR_001")
    assert spec is not None and spec.name == "Aarav"


def test_what_forbids_locking_is_told_for_all_assets_and_nothing_is_locked(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    world.asset("CHAR_002", "Meera")
    world.asset("PROP_Pen", "Pen", kind="prop")
    world.import_pictures("CHAR_001", front="red")

    with pytest.raises(SbError, match="2 assets cannot be") as caught:
        lock(world.open(), LockAsk(all=True), world.report)

    assert caught.value.kind is Kind.blocked
    assert [p.where.path for p in caught.value.problems if p.where] == [
        "assets/CHAR_002/asset.yaml",
        "assets/PROP_Pen/asset.yaml",
    ]
    assert not world.exists("assets/CHAR_001/v1")


@pytest.mark.folder("what a killed writer leaves in a folder")
def test_what_a_killed_lock_left_behind_is_ignored_and_cleaned(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="red")
    partial = world.root / "assets/CHAR_001/.v1.partial"
    world.write_all({"assets/CHAR_001/.v1.partial/front.png": b"half"})
    assert world.open().registry.locks("CHAR_001") == []

    world.lock("CHAR_001")

    assert not partial.exists()
    assert world.exists("assets/CHAR_001/v1/lock.yaml")


@pytest.mark.folder("kills a process")
@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_lock_killed_at_any_write_leaves_a_whole_version_or_none(world: World) -> None:
    import sys

    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="red", back="blue")
    program = f"""
import os, sys
from pathlib import Path
from contextlib import contextmanager
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import generate
from storyboard_cli.ops.lock import LockAsk, lock
from storyboard_cli.store import local_files
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
left = int(sys.argv[1])
real = local_files.written
@contextmanager
def dying(path):
    global left
    if ".v1.partial" in str(path):
        if not left:
            os.kill(os.getpid(), 9)
        left -= 1
    with real(path) as handle:
        yield handle
local_files.written = dying
workspace = Workspace.open(Path({str(world.root)!r}), Settings(), calling())
lock(workspace, LockAsk(assets=["CHAR_001"]), calling())
"""
    for writes in range(3):
        subprocess.run(
            [sys.executable, "-c", program, str(writes)], check=False, cwd=Path(__file__).parents[3]
        )
        assert world.open().registry.locks("CHAR_001") == []
    world.lock("CHAR_001")

    assert [k.version for k in world.open().registry.locks("CHAR_001")] == [1]
    assert [p.name for p in sorted((world.root / "assets/CHAR_001").iterdir())] == ["asset.yaml", "v1"]


def test_a_retired_version_is_not_current_any_more(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    for color in ("red", "blue"):
        world.import_pictures("CHAR_001", front=color)
        world.lock("CHAR_001")

    done = unlock(world.open(), UnlockAsk(asset="CHAR_001", reason="wrong collar"), world.report)

    registry = world.open().registry
    assert (done.version, done.now_current) == (2, 1)
    current = registry.current("CHAR_001")
    assert current is not None and current.version == 1
    retired = registry.retired("CHAR_001", 2)
    assert retired is not None and retired.reason == "wrong collar"
    with pytest.raises(SbError, match="was retired by"):
        unlock(world.open(), UnlockAsk(asset="CHAR_001@v2", reason="again"), world.report)


def test_what_was_retired_is_not_locked_again_by_accident(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="red")
    world.lock("CHAR_001")
    unlock(world.open(), UnlockAsk(asset="CHAR_001", reason="wrong collar"), world.report)

    with pytest.raises(SbError) as caught:
        lock(world.open(), LockAsk(assets=["CHAR_001"]), world.report)

    assert "wrong collar" in worded(caught.value.problems[0].hint or "")


def test_restore_writes_the_spec_back_and_the_next_lock_descends_from_that_version(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="red")
    world.lock("CHAR_001")
    world.asset("CHAR_001", "Arjun")
    world.import_pictures("CHAR_001", front="blue")
    world.lock("CHAR_001")

    done = restore(world.open(), RestoreAsk(version="CHAR_001@v1"), world.report)
    world.import_pictures("CHAR_001", front="green")
    world.lock("CHAR_001")

    assert world.open().registry.specs["CHAR_001"].name == "Aarav"
    assert done.backup is not None
    kept = world.state / done.backup.removeprefix(".sb/")
    assert "Arjun" in kept.read_text("utf-8")
    third, first = read_lock(world, "CHAR_001", 3), read_lock(world, "CHAR_001", 1)
    assert third.parent == f"v1@{first.lock_hash}"


def test_restore_refuses_to_lose_edits_that_nothing_else_holds(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="red")
    world.lock("CHAR_001")
    world.asset("CHAR_001", "Unsaved")

    with pytest.raises(SbError, match="no version and no commit holds"):
        restore(world.open(), RestoreAsk(version="CHAR_001@v1"), world.report)
    restore(world.open(), RestoreAsk(version="CHAR_001@v1", force=True), world.report)

    assert world.open().registry.specs["CHAR_001"].name == "Aarav"


def test_what_was_locked_again_on_purpose_stays_locked(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="red")
    world.lock("CHAR_001")
    unlock(world.open(), UnlockAsk(asset="CHAR_001", reason="by mistake"), world.report)
    lock(world.open(), LockAsk(assets=["CHAR_001"], force=True), world.report)

    assert [(a.state, a.version) for a in lock(world.open(), LockAsk(all=True), world.report).assets] == [
        ("unchanged", 2)
    ]


def test_a_reference_that_leads_out_of_the_project_is_neither_drawn_nor_locked(world: World) -> None:
    world.asset("CHAR_001", "Asha")
    world.import_pictures("CHAR_001", front="red")
    world.asset("CHAR_001", "Asha", more="references:\n- path: ../secret.png\n")

    with pytest.raises(SbError) as stopped:
        generate.generate(world.open(), generate.GenerateAsk(assets=["CHAR_001"]), world.report)
    assert [p.code for p in stopped.value.problems] == ["path-outside-project"]
    assert str(stopped.value.problems[0].where) == "assets/CHAR_001/asset.yaml:7:9"

    with pytest.raises(SbError) as stopped:
        world.lock("CHAR_001")
    assert [p.code for p in stopped.value.problems] == ["path-outside-project"]
    assert not world.exists("assets/CHAR_001/v1")
