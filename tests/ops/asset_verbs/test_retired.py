"""An asset that was retired stays so, stops nobody else, and lets go of its name."""

from __future__ import annotations

from typing import Any

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.ops import alias, render
from storyboard_cli.ops.compile import CompileAsk, compile
from storyboard_cli.ops.delete import DeleteAsk, delete
from storyboard_cli.ops.generate import GenerateAsk, generate
from storyboard_cli.ops.lock import LockAnswer, LockAsk, lock
from storyboard_cli.ops.unlock import UnlockAsk, unlock

World = Any
SCRIPT = "INT. HALL - DAY\n\nMERLE waits by the door.\n"


@pytest.fixture
def hall(world: World) -> World:
    """MERLE is CHAR_Merle, which was locked by mistake and retired; CHAR_Mabel and the hall wait."""
    world.asset("CHAR_Merle", "Merle")
    world.asset("CHAR_Mabel", "Mabel")
    world.asset("ENV_Hall", "Hall", "environment")
    world.write("scripts/film.fountain", SCRIPT)
    compile(world.open(), CompileAsk(), world.report)
    for asset in ("CHAR_Merle", "CHAR_Mabel"):
        world.import_pictures(asset, front="red")
    world.import_pictures("ENV_Hall", wide="red")
    world.lock("CHAR_Merle")
    unlock(world.open(), UnlockAsk(asset="CHAR_Merle", reason="a bird"), world.report)
    return world


def lock_all(world: World, **more: Any) -> LockAnswer:
    return lock(world.open(), LockAsk(all=True, **more), world.report)


def test_all_locks_the_rest_and_names_what_stays_retired(hall: World) -> None:
    assert lock_all(hall, dry_run=True).left == ["CHAR_Merle"]

    done = lock_all(hall)

    assert [(a.asset_id, a.state) for a in done.assets] == [("CHAR_Mabel", "locked"), ("ENV_Hall", "locked")]
    assert done.left == ["CHAR_Merle"]
    assert not hall.open().registry.is_locked("CHAR_Merle")


def test_all_leaves_a_retired_asset_of_which_there_is_no_take_here(hall: World) -> None:
    for asset in ("CHAR_Mabel", "ENV_Hall"):
        hall.lock(asset)
    hall.lose_state()

    assert lock_all(hall).left == ["CHAR_Merle"]


def test_all_draws_nothing_for_what_is_retired(hall: World) -> None:
    done = generate(hall.open(), GenerateAsk(all=True, dry_run=True), hall.report)

    assert [a.asset_id for a in done.assets] == ["CHAR_Mabel", "ENV_Hall"]


def test_all_leaves_a_take_that_was_retired_beside_a_version_in_use(world: World) -> None:
    for asset, name in (("CHAR_001", "Aarav"), ("CHAR_002", "Bo")):
        world.asset(asset, name)
        world.import_pictures(asset, front="red")
    world.lock("CHAR_001")
    world.asset("CHAR_001", "Aarav", more="tags: [lead]\n")
    world.import_pictures("CHAR_001", front="blue")
    world.lock("CHAR_001")
    unlock(world.open(), UnlockAsk(asset="CHAR_001", reason="too blue"), world.report)

    done = lock_all(world)

    assert [(a.asset_id, a.version) for a in done.assets] == [("CHAR_002", 1)]
    assert done.left == ["CHAR_001"]
    current = world.open().registry.current("CHAR_001")
    assert current is not None and current.version == 1


def test_what_was_changed_since_it_was_retired_is_locked_with_all(hall: World) -> None:
    hall.asset("CHAR_Merle", "Merle", more="tags: [bird]\n")
    hall.import_pictures("CHAR_Merle", front="black")

    done = lock_all(hall)

    assert done.left == []
    assert hall.open().registry.is_locked("CHAR_Merle")


def test_a_frame_that_it_keeps_from_being_drawn_names_it_and_what_helps(hall: World) -> None:
    lock_all(hall)

    with pytest.raises(SbError) as caught:
        render.render(hall.open(), render.RenderAsk(), hall.report)

    error = caught.value
    assert (error.kind, error.code) == (Kind.blocked, "not-renderable")
    assert "CHAR_Merle" in error.message
    assert isinstance(error.hint, Mend)
    assert [step.operation for step in error.hint.steps] == ["render"]
    (problem,) = error.problems
    assert problem.code == "all-retired" and isinstance(problem.hint, Mend)
    steps = [(step.operation, dict(step.ask)) for step in problem.hint.steps]
    assert steps == [
        ("alias.add", {"name": "Merle"}),
        ("compile", {}),
        ("lock", {"assets": ["CHAR_Merle"], "force": True}),
    ]


def test_to_give_its_name_to_another_asset_frees_the_frame_and_lets_it_be_deleted(hall: World) -> None:
    lock_all(hall)

    alias.add(hall.open(), alias.AliasAddAsk(name="Merle", target="CHAR_Mabel"), hall.report)
    compile(hall.open(), CompileAsk(), hall.report)

    assert [c.asset for f in hall.open().scenes[0].frames for c in f.characters] == ["CHAR_Mabel"]
    done = render.render(hall.open(), render.RenderAsk(), hall.report)
    assert [row.frame_id for row in done.rendered] == ["FR_S01_001"]
    delete(hall.open(), DeleteAsk(asset="CHAR_Merle"), hall.report)
    assert not hall.exists("assets/CHAR_Merle")


def test_to_lock_it_by_name_all_the_same_brings_it_back(hall: World) -> None:
    lock_all(hall)

    done = lock(hall.open(), LockAsk(assets=["CHAR_Merle"], force=True), hall.report)

    assert [(a.state, a.version) for a in done.assets] == [("locked", 2)]
    assert render.render(hall.open(), render.RenderAsk(), hall.report).rendered


def test_while_it_is_in_use_its_name_is_taken(hall: World) -> None:
    lock(hall.open(), LockAsk(assets=["CHAR_Merle"], force=True), hall.report)

    with pytest.raises(SbError) as caught:
        alias.add(hall.open(), alias.AliasAddAsk(name="Merle", target="CHAR_Mabel"), hall.report)

    assert caught.value.code == "alias-taken"


def test_who_wants_to_delete_what_is_used_hears_what_becomes_of_its_frames(hall: World) -> None:
    def refusal() -> Mend:
        with pytest.raises(SbError) as caught:
            delete(hall.open(), DeleteAsk(asset="CHAR_Merle"), hall.report)
        assert caught.value.code == "in-use" and isinstance(caught.value.hint, Mend)
        return caught.value.hint

    retired = refusal()
    lock(hall.open(), LockAsk(assets=["CHAR_Merle"], force=True), hall.report)
    locked = refusal()

    assert [step.operation for step in retired.steps] == ["alias.add", "compile"]
    assert [step.operation for step in locked.steps] == ["unlock", "alias.add", "compile"]
    assert "the frame that names it then waits" in str(locked)
    assert "the frame that names it then waits" not in str(retired)


def test_only_what_was_never_locked_is_deleted_where_that_is_asked(hall: World) -> None:
    hall.asset("CHAR_Wrong", "Wrong")
    with pytest.raises(SbError) as caught:
        delete(hall.open(), DeleteAsk(asset="CHAR_Merle", never_locked=True), hall.report)
    delete(hall.open(), DeleteAsk(asset="CHAR_Wrong", never_locked=True), hall.report)

    assert caught.value.code == "was-locked"
    assert hall.exists("assets/CHAR_Merle") and not hall.exists("assets/CHAR_Wrong")
