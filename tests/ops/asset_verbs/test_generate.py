"""Takes: only what changed is drawn, what was drawn is kept, and a lock needs pictures of its spec."""

from __future__ import annotations

from typing import Any

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.pictures import recipe_of
from storyboard_cli.ops.asset import ListAssetsAsk, list_assets
from storyboard_cli.ops.generate import GenerateAnswer, GenerateAsk, generate
from storyboard_cli.ops.lock import LockAsk, lock
from storyboard_cli.store.run_claims import RunClaims
from storyboard_cli.store.takes import newest_take, picture_data

World = Any

PROP = "appearance: {shape: book}\n"


def run(world: World, *assets: str, **ask: Any) -> GenerateAnswer:
    return generate(world.open(), GenerateAsk(assets=list(assets), **ask), world.report)


@pytest.fixture(autouse=True)
def _one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SB_JOBS", "1")


def test_a_take_holds_every_role_with_its_recipe_inside(world: World) -> None:
    world.asset("PROP_Book", "Book", kind="prop", more=PROP)

    (made,) = run(world, "PROP_Book").assets

    take = newest_take(world.open().state_files, "PROP_Book")
    assert take is not None and (made.take, made.drawn) == ("t001", 3)
    assert [p.role for p in take.pictures] == ["front", "side", "top"]
    for picture in take.pictures:
        carried = recipe_of(picture_data(world.open().state_files, take, picture.path))
        assert carried is not None and carried["role"] == picture.role
        assert carried["recipe"]["seeds"]["seed"] == picture.seed


def test_an_asset_that_is_not_locked_is_seen_as_its_newest_take(world: World) -> None:
    world.asset("PROP_Book", "Book", kind="prop", more=PROP)
    run(world, "PROP_Book")
    (shown,) = list_assets(world.open(), ListAssetsAsk(), world.report).assets
    assert (shown.is_locked, shown.image) == (False, ".sb/takes/PROP_Book/t001/front.png")


def test_nothing_is_drawn_again_that_did_not_change(world: World) -> None:
    world.asset("PROP_Book", "Book", kind="prop", more=PROP)
    run(world, "PROP_Book")

    (again,) = run(world, "PROP_Book").assets

    assert (again.take, again.drawn, again.kept) == (None, 0, 3)


def test_a_new_role_changes_no_other_picture(world: World) -> None:
    world.asset("PROP_Book", "Book", kind="prop", more=PROP + "views: [front]\n")
    run(world, "PROP_Book")
    before = newest_take(world.open().state_files, "PROP_Book")
    world.asset("PROP_Book", "Book", kind="prop", more=PROP + "views: [front, top]\n")

    (made,) = run(world, "PROP_Book").assets

    after = newest_take(world.open().state_files, "PROP_Book")
    assert (made.drawn, made.kept) == (1, 1)
    assert before is not None and after is not None
    assert after.picture("front", None) == before.picture("front", None)


def test_one_role_can_be_drawn_alone(world: World) -> None:
    world.asset("PROP_Book", "Book", kind="prop", more=PROP)
    run(world, "PROP_Book")

    (made,) = run(world, "PROP_Book", roles=["s*"], force=True).assets

    assert (made.take, made.drawn, made.kept) == ("t002", 1, 2)
    with pytest.raises(SbError, match="has no role") as caught:
        run(world, "PROP_Book", roles=["frnt"])
    assert caught.value.hint == "did you mean front?"


def test_fill_draws_only_what_was_not_imported(world: World) -> None:
    world.asset("PROP_Book", "Book", kind="prop", more=PROP)
    world.import_pictures("PROP_Book", front="red")

    (made,) = run(world, "PROP_Book", fill=True).assets

    take = newest_take(world.open().state_files, "PROP_Book")
    assert take is not None and (made.drawn, made.kept) == (2, 1)
    front = take.picture("front", None)
    assert front is not None and front.recipe_hash is None


def test_a_spec_that_changed_since_its_pictures_is_not_locked(world: World) -> None:
    world.asset("PROP_Book", "Book", kind="prop", more=PROP)
    run(world, "PROP_Book")
    world.asset("PROP_Book", "Book", kind="prop", more="appearance: {shape: phone}\n")

    with pytest.raises(SbError) as caught:
        lock(world.open(), LockAsk(assets=["PROP_Book"]), world.report)

    assert caught.value.kind is Kind.blocked
    assert "appearance.shape changed since t001" in caught.value.problems[0].message


def test_tags_and_aliases_do_not_outdate_a_take(world: World) -> None:
    world.asset("PROP_Book", "Book", kind="prop", more=PROP)
    run(world, "PROP_Book")
    world.asset("PROP_Book", "Book", kind="prop", more=PROP + "tags: [paper]\naliases: [NOVEL]\n")

    assert [a.version for a in lock(world.open(), LockAsk(all=True), world.report).assets] == [1]


def test_a_dry_run_draws_nothing(world: World) -> None:
    world.asset("PROP_Book", "Book", kind="prop", more=PROP)

    (made,) = run(world, "PROP_Book", dry_run=True).assets

    assert (made.take, made.drawn) == (None, 3)
    assert newest_take(world.open().state_files, "PROP_Book") is None


def test_generate_without_names_asks_which(world: World) -> None:
    world.asset("PROP_Book", "Book", kind="prop", more=PROP)

    with pytest.raises(SbError, match="which assets"):
        run(world)


def test_what_another_run_draws_a_part_of_is_left_to_it_and_no_take_has_holes(world: World) -> None:
    world.asset("PROP_Book", "Book", kind="prop", more=PROP)
    world.asset("PROP_Cup", "Cup", kind="prop", more="appearance: {shape: cup}\n")
    run(world, "PROP_Book")
    film = world.open()
    other = RunClaims(film.state / "runs", "sb generate (Ben)")
    assert other.claim(["PROP_Book side"]) == {}

    book, cup = run(world, "PROP_Book", "PROP_Cup", force=True).assets

    assert book.take is None and book.failed[0].startswith("it is being drawn by sb generate (Ben)")
    assert (cup.take, cup.drawn) == ("t001", 3)
    other.close()
    assert newest_take(film.state_files, "PROP_Book").take == "t001"
    assert run(world, "PROP_Book", force=True).assets[0].drawn == 3
