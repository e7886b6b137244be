"""kill -9 anywhere while an asset changes its place: the same command, or any other, goes on from there."""

from __future__ import annotations

import os

import pytest

from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ops.delete import DeleteAsk, delete
from storyboard_cli.ops.rename import RenameAsk, rename
from storyboard_cli.ops.renumber import RenumberAsk, renumber
from storyboard_cli.ops.validate import ValidateAsk, validate
from storyboard_cli.ops.verify import VerifyAsk, verify
from storyboard_cli.store.locks import check_version, read_locks
from tests.doubles.dying_process import AT_EVENTS, killed

from .conftest import World
from .test_lock_conflicts import Merged, merged, read_lock  # noqa: F401

pytestmark = [
    pytest.mark.folder("a process that is killed leaves a folder behind"),
    pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX"),
]

AT_FOLDERS = f"os.rename = dying(os.rename)\n{AT_EVENTS}"  # its event counts as one more


@pytest.mark.parametrize("nth", [1, 2, 3, 4])
def test_a_renumbering_keeps_both_and_makes_no_third(world: World, merged: Merged, nth: int) -> None:  # noqa: F811
    hashes = merged()
    world.write("assets/CHAR_001/v1/calibration/basic-v1.yaml", "schema: 1\n")
    killed(AT_FOLDERS, nth, world.root, "lock", "--renumber")

    renumber(world.open(), RenumberAsk(), world.report)

    assert (read_lock(world, 1).lock_hash, read_lock(world, 2).lock_hash) == (hashes["left"], hashes["right"])
    assert (
        check_version(world.files, read_lock(world, 1))
        == check_version(world.files, read_lock(world, 2))
        == []
    )
    assert not world.exists("assets/CHAR_001/v3")
    assert world.exists("assets/CHAR_001/v1/calibration/basic-v1.yaml")
    reconcile(world.open(), world.report)
    assert {f"CHAR_001@v{n}" for n in (1, 2)} <= set(world.open().views.versions())
    assert validate(world.open(), ValidateAsk(), world.report).problems == []


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_rename_is_finished_by_the_same_command(world: World, nth: int) -> None:
    world.asset("CHAR_001", "Aarav", more="# ours\n")
    world.write("assets/CHAR_001/sketch.txt", "a sketch")
    world.import_pictures("CHAR_001", front="red")
    killed(AT_FOLDERS, nth, world.root, "rename", "CHAR_001", "CHAR_Aarav")

    if nth < 3:
        rename(world.open(), RenameAsk(asset="CHAR_001", to="CHAR_Aarav"), world.report)

    assert not world.exists("assets/CHAR_001")
    assert "asset_id: CHAR_Aarav" in world.text("assets/CHAR_Aarav/asset.yaml")
    assert "# ours" in world.text("assets/CHAR_Aarav/asset.yaml")
    assert world.text("assets/CHAR_Aarav/sketch.txt") == "a sketch"
    assert validate(world.open(), ValidateAsk(), world.report).problems == []


def test_a_deletion_that_could_not_say_so_is_told_by_its_copy(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    world.asset("CHAR_002", "Ben")
    world.import_pictures("CHAR_001", front="red")
    world.lock("CHAR_001")
    killed(AT_FOLDERS, 2, world.root, "delete", "CHAR_001")
    assert read_locks(world.files).versions == {}

    told = reconcile(world.open(), world.report).recorded

    assert [(fact.kind, fact.body()["versions"]) for fact in told if fact.kind.startswith("asset.")] == [
        ("asset.deleted", 1)
    ]
    assert reconcile(world.open(), world.report).recorded == ()
    assert verify(world.open(), VerifyAsk(), world.report).failure is None


def test_an_asset_that_another_branch_does_not_have_is_not_deleted(world: World) -> None:
    """Its copy is older than the version: it was deleted once, and made anew."""
    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="red")
    world.lock("CHAR_001")
    delete(world.open(), DeleteAsk(asset="CHAR_001"), world.report)
    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="blue")
    world.lock("CHAR_001")
    world.files.move_folder("assets/CHAR_001", "elsewhere")

    assert [fact.kind for fact in reconcile(world.open(), world.report).recorded] == []
