"""What an asset is, told to a face that has no folder to look into."""

from __future__ import annotations

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.pictures import picture_size
from storyboard_cli.ops.asset import ListAssetsAsk, ShowAssetAsk, list_assets, show_asset
from storyboard_cli.ops.edit import PatchSpecAsk, patch_spec
from storyboard_cli.ops.generate import GenerateAsk, generate
from storyboard_cli.ops.status import StatusAsk, status
from storyboard_cli.ops.versions import VersionsAsk, versions
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project


def test_an_asset_is_told_as_frames_are_made_from_it(film: Workspace, project: Project) -> None:
    told = show_asset(film, ShowAssetAsk(asset="Asha"), calling())
    assert (told.asset_id, told.project_id, told.asset_type) == ("CHAR_001", "PRJ_001", "character")
    assert (told.name, told.version, told.is_locked) == ("Asha", 1, True)
    assert told.canonical_prompt == "young woman, green coat" and told.sampler == "DPM++"
    assert told.embedding_refs["identity"] == "vec://char_001_identity_v1"
    assert told.images and all(i.place.startswith("assets/CHAR_001/v1/") for i in told.images)
    for image in told.images:
        size = picture_size(project.read(image.place), image.place)
        assert (size.width, size.height) == (image.width, image.height)
    [same] = versions(film, VersionsAsk(assets=["CHAR_001"]), calling()).assets
    assert told.versions == same.versions and told.seed == same.versions[0].seed
    assert told.spec is not None and told.spec.text == project.text("assets/CHAR_001/asset.yaml")
    used = {s.scene_id: s.named_in for s in told.scenes}
    assert used.keys() == {"S01", "S02"} and used["S01"] > 0


def test_an_asset_that_is_edited_and_drawn_anew_says_so(film: Workspace, project: Project) -> None:
    [made] = generate(film, GenerateAsk(assets=["CHAR_001"], seed=3, force=True), calling()).assets
    film.forget()
    tag = show_asset(film, ShowAssetAsk(asset="CHAR_001"), calling()).spec
    assert tag is not None
    patch_spec(
        film, PatchSpecAsk(asset="CHAR_001", changes={"canonical_prompt": "red"}, if_tag=tag.tag), calling()
    )
    told = show_asset(film, ShowAssetAsk(asset="CHAR_001"), calling())
    assert told.edited_since_lock == ["canonical_prompt"]
    assert told.canonical_prompt == "young woman, green coat"  # what is locked counts
    take = next(t for t in told.takes if t.take == made.take)
    assert [(t.take, t.locked_as) for t in told.takes] == [("t001", 1), (made.take, None)]
    assert take.seed == 3 and take.outdated_by == ["canonical_prompt", "seed"]
    assert [i.place for i in take.images] == [f"{made.folder}/{name}" for name in made.pictures]
    assert all((project.state / i.place.removeprefix(".sb/")).is_file() for i in take.images)


def test_assets_come_page_by_page_and_none_is_lost_between_them(film: Workspace, project: Project) -> None:
    spec = "schema: 1\nasset_id: {0}\nasset_type: prop\nname: {1}\ncanonical_prompt: x\n"
    for asset_id, name in (("PROP_A", "lamp"), ("PROP_B", "Lamp"), ("PROP_C", "Zebra")):
        project.write(f"assets/{asset_id}/asset.yaml", spec.format(asset_id, name))
    film.forget()
    seen: list[str] = []
    after = None
    while True:
        page = list_assets(film, ListAssetsAsk(limit=2, after=after), calling())
        assert page.total == 5
        seen += [a.asset_id for a in page.assets]
        after = page.next
        if after is None:
            break
        if seen[-1] == "PROP_A":  # the row that the page ended with goes away meanwhile
            project.remove("assets/PROP_A/asset.yaml")
            film.forget()
            assert [a.asset_id for a in list_assets(film, ListAssetsAsk(after=after), calling()).assets] == [
                "PROP_B",
                "ENV_Room",
                "PROP_C",
            ]
            project.write("assets/PROP_A/asset.yaml", spec.format("PROP_A", "lamp"))
            film.forget()
    assert seen == ["CHAR_001", "PROP_A", "PROP_B", "ENV_Room", "PROP_C"]

    places = list_assets(film, ListAssetsAsk.model_validate({"asset_type": "environment"}), calling())
    assert [(a.asset_id, a.version, a.is_locked, a.takes) for a in places.assets] == [
        ("ENV_Room", 1, True, places.assets[0].takes)
    ]
    assert places.assets[0].image is not None and project.exists(places.assets[0].image)
    character = list_assets(film, ListAssetsAsk.model_validate({"asset_type": "character"}), calling())
    assert [a.image for a in character.assets] == ["assets/CHAR_001/v1/front.png"]
    lamp = list_assets(film, ListAssetsAsk(), calling()).assets[1]
    assert (lamp.version, lamp.is_locked, lamp.image) == (None, False, None)


def test_an_asset_that_is_not_there_is_missing(film: Workspace) -> None:
    with pytest.raises(SbError) as caught:
        show_asset(film, ShowAssetAsk(asset="CHAR_002"), calling())
    assert caught.value.code == "no-asset"


def test_status_names_assets_that_nobody_can_look_at_yet(film: Workspace, project: Project) -> None:
    spec = "schema: 1\nasset_id: PROP_A\nasset_type: prop\nname: lamp\ncanonical_prompt: x\n"
    project.write("assets/PROP_A/asset.yaml", spec)
    film.forget()
    assert status(film, StatusAsk(), calling()).undrawn == ["PROP_A"]
    generate(film, GenerateAsk(assets=["PROP_A"]), calling())
    film.forget()
    told = status(film, StatusAsk(), calling())
    assert (told.undrawn, told.assets - told.locked) == ([], 1)
