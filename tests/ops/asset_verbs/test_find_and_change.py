"""Searching, comparing, resolving, renaming and deleting assets."""

from __future__ import annotations

from typing import Any

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import AssetType
from storyboard_cli.ops import delete, deps, diff, rename, search, versions

World = Any

SCENE = """\
schema: 1
scene_id: S01
uid: sc_1
project_id: PRJ_T
script_id: pilot
scene_index: 1
heading: INT. HALL - DAY
environment: ENV_Hall
frames:
- {frame_id: FR_S01_001, uid: fr_a, frame_index: 1, shot: 1A, action: Aarav opens his umbrella.,
   characters: [{asset: CHAR_001, variant: raincoat}, {asset: UNRESOLVED_CHAR_BOB}]}
- {frame_id: FR_S01_002, uid: fr_b, frame_index: 2, shot: 1B,
   dialogue: [{speaker: CHAR_001, text: Where is Meera?}]}
"""


@pytest.fixture
def film(world: World) -> World:
    world.asset(
        "CHAR_001", "Aarav", more="tags: [Lead]\nvariants:\n  - {name: raincoat, prompt: yellow raincoat}\n"
    )
    world.asset("CHAR_002", "Meera", more="tags: [lead, friend]\ntaxonomy: {role: friend}\n")
    world.asset("ENV_Hall", "Hall", kind="environment", more="taxonomy: {place: class room}\n")
    world.asset("PROP_Pen", "Pen", kind="prop")
    world.write_all({"scenes/S01/scene.yaml": SCENE})
    return world


def found(film: World, **ask: Any) -> list[str]:
    done = search.search(film.open(), search.SearchAsk(**ask), film.report)
    return [a.asset_id for a in done.assets] + [f.frame_id for f in done.frames]


@pytest.mark.parametrize(
    ("ask", "ids"),
    [
        pytest.param(
            {"words": ["AARAV"]}, ["CHAR_001", "FR_S01_001", "FR_S01_002"], id="name, action and speaker"
        ),
        pytest.param({"words": ["meera"]}, ["CHAR_002", "FR_S01_002"], id="name and dialogue"),
        pytest.param({"words": ["yellow"]}, ["CHAR_001"], id="variant's prompt"),
        pytest.param({"words": ["rainc"]}, ["CHAR_001"], id="beginning of a word"),
        pytest.param({"words": ["aarav", "pen"]}, [], id="every word"),
        pytest.param({"tags": ["LEAD"]}, ["CHAR_001", "CHAR_002"], id="tag"),
        pytest.param({"tags": ["lead", "friend"]}, ["CHAR_002"], id="two tags"),
        pytest.param({"taxonomy": {"place": "Class_Room"}}, ["ENV_Hall"], id="taxonomy"),
        pytest.param({"asset_type": AssetType.prop}, ["PROP_Pen"], id="type"),
        pytest.param({"locked": True}, [], id="locked"),
    ],
)
def test_search_finds_by_words_and_filters(film: World, ask: dict[str, Any], ids: list[str]) -> None:
    assert found(film, **ask) == ids


def test_deps_resolve_what_a_scene_needs(film: World) -> None:
    film.import_pictures("CHAR_001", front="red")
    film.lock("CHAR_001")

    done = deps.deps(film.open(), deps.DepsAsk(selectors=["S01"]), film.report)

    assert [(d.asset_id, d.role, d.state, d.version, d.variants) for d in done.assets] == [
        ("ENV_Hall", "environment", "unlocked", None, []),
        ("CHAR_001", "character", "locked", 1, ["raincoat"]),
        ("UNRESOLVED_CHAR_BOB", "character", "unresolved", None, []),
    ]


def test_a_pinned_version_is_what_a_scene_needs(film: World) -> None:
    for color in ("red", "blue"):
        film.import_pictures("CHAR_001", front=color)
        film.lock("CHAR_001")
    film.write_all({"direction/S01.yaml": "scene_id: S01\nversions: {CHAR_001: 1}\n"})

    done = deps.deps(film.open(), deps.DepsAsk(selectors=["FR_S01_001"]), film.report)

    (character,) = [d for d in done.assets if d.asset_id == "CHAR_001"]
    assert (character.version, character.required_version) == (1, 1)


def test_diff_shows_fields_and_pictures(film: World) -> None:
    film.import_pictures("CHAR_001", front="red", back="blue")
    film.lock("CHAR_001")
    film.asset(
        "CHAR_001", "Aarav", more="variants:\n  - {name: cape}\n  - {name: raincoat, prompt: red raincoat}\n"
    )
    film.import_pictures("CHAR_001", front="green", profile="red")
    film.lock("CHAR_001")

    done = diff.diff(film.open(), diff.DiffAsk(old="CHAR_001@v1", new="v2"), film.report)

    assert [(f.field, f.old, f.new) for f in done.fields if "prompt" in f.field] == [
        ("variants.raincoat.prompt", "yellow raincoat", "red raincoat")
    ]
    assert [(p.role, p.change, p.changed_percent) for p in done.pictures] == [
        ("front", "changed", 100.0),
        ("profile", "added", None),
    ]
    assert done.same_pictures == 1


def test_a_version_answers_with_its_embedding_refs(film: World) -> None:
    film.import_pictures("CHAR_001", front="red")
    film.lock("CHAR_001")

    (asset,) = versions.versions(film.open(), versions.VersionsAsk(assets=["Aarav"]), film.report).assets

    (version,) = asset.versions
    assert version.is_locked and version.state == "current"
    assert version.images == ["assets/CHAR_001/v1/front.png"]
    assert version.embedding_refs["identity"] == "vec://char_001_identity_v1"


def test_rename_changes_id_and_folder_and_keeps_comments(film: World) -> None:
    text = "# mine\n" + film.text("assets/PROP_Pen/asset.yaml")
    film.write_all({"assets/PROP_Pen/asset.yaml": text})

    rename.rename(film.open(), rename.RenameAsk(asset="Pen", to="PROP_Pen_Red"), film.report)

    assert film.text("assets/PROP_Pen_Red/asset.yaml") == text.replace("PROP_Pen", "PROP_Pen_Red")
    assert "PROP_Pen_Red" in film.open().registry.specs
    assert not film.exists("assets/PROP_Pen")


def test_rename_tells_of_the_takes_that_stay_with_the_old_id(film: World) -> None:
    for color in ("red", "blue"):
        film.import_pictures("PROP_Pen", front=color)
    workspace = film.open()
    done = rename.rename(workspace, rename.RenameAsk(asset="Pen", to="PROP_Pen_Red"), film.report)
    assert done.put_aside == 2
    assert workspace.state_files.entries("takes/PROP_Pen.renamed")
    assert not workspace.state_files.entries("takes/PROP_Pen_Red")


@pytest.mark.parametrize(
    ("asset", "to", "code"),
    [
        pytest.param("CHAR_001", "CHAR_Aarav", "in-use", id="used by a scene"),
        pytest.param("PROP_Pen", "CHAR_Pen", "other-type", id="another type"),
        pytest.param("PROP_Pen", "../evil", "not-an-id", id="a path"),
        pytest.param("CHAR_002", "char_001", "not-an-id", id="no id"),
        pytest.param("CHAR_002", "CHAR_001", "id-taken", id="taken"),
        pytest.param("PROP_Pen", "PROP_Pen", "same-name", id="its own"),
    ],
)
def test_rename_refuses(film: World, asset: str, to: str, code: str) -> None:
    with pytest.raises(SbError) as caught:
        rename.rename(film.open(), rename.RenameAsk(asset=asset, to=to), film.report)
    assert caught.value.code == code


def test_a_locked_asset_keeps_its_id(film: World) -> None:
    film.import_pictures("PROP_Pen", front="red")
    film.lock("PROP_Pen")

    with pytest.raises(SbError, match="never changes its id"):
        rename.rename(film.open(), rename.RenameAsk(asset="PROP_Pen", to="PROP_Pencil"), film.report)


def test_delete_keeps_a_copy(film: World) -> None:
    done = delete.delete(film.open(), delete.DeleteAsk(asset="PROP_Pen"), film.report)

    assert not film.exists("assets/PROP_Pen")
    assert (film.state / done.copy_at.removeprefix(".sb/") / "asset.yaml").exists()


def test_delete_names_everything_that_refers_to_the_asset(film: World) -> None:
    film.write_all(
        {
            "aliases.yaml": "aliases: {BOY: CHAR_001}\n",
            "direction/S01.yaml": "scene_id: S01\nframes: {1: {characters: {CHAR_001: {pose: sitting}}}}\n",
        }
    )
    with pytest.raises(SbError, match="CHAR_001 is in use") as caught:
        delete.delete(film.open(), delete.DeleteAsk(asset="CHAR_001"), film.report)

    assert caught.value.kind is Kind.blocked
    assert [p.where.path for p in caught.value.problems if p.where] == [
        "scenes/S01/scene.yaml",
        "direction/S01.yaml",
        "aliases.yaml",
    ]


@pytest.mark.parametrize(
    ("name", "hint"), [("CHAR_01", "did you mean CHAR_001?"), ("Meerra", "did you mean CHAR_002?")]
)
def test_a_misspelt_asset_is_suggested(film: World, name: str, hint: str) -> None:
    with pytest.raises(SbError) as caught:
        delete.delete(film.open(), delete.DeleteAsk(asset=name), film.report)
    assert caught.value.hint == hint
