"""Specs on disk: every file read, every mistake at once, nothing outside the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.ids import AssetType
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.registry import read_registry
from storyboard_cli.store.specs import direction_folder, read_directions, read_project, read_specs


def world(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def character(asset_id: str, name: str, more: str = "") -> str:
    return (
        f"schema: 1\nasset_id: {asset_id}\nasset_type: character\nname: {name}\n"
        f"canonical_prompt: a person called {name}\n{more}"
    )


def test_every_spec_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    root = world(
        tmp_path,
        {
            "assets/CHAR_002/asset.yml": character("CHAR_002", "Meera"),
            "assets/CHAR_001/asset.yaml": character("CHAR_001", "Aarav"),
            "assets/PROP_Pen/asset.json": '{"schema": 1, "asset_id": "PROP_Pen", "asset_type": "prop",'
            ' "name": "Pen", "canonical_prompt": "a pen"}',
            "assets/notes.txt": "not an asset",
            "assets/sketches/front.png": "no spec here",
        },
    )
    found = read_specs(LocalFiles(root))

    assert list(found.specs) == ["CHAR_001", "CHAR_002", "PROP_Pen"]
    assert found.paths["CHAR_002"] == "assets/CHAR_002/asset.yml"
    assert found.problems == ()


def test_mistakes_of_all_files_are_told_together(tmp_path: Path) -> None:
    root = world(
        tmp_path,
        {
            "assets/CHAR_001/asset.yaml": character("CHAR_001", "Aarav", "moood: x\n"),
            "assets/CHAR_002/asset.yaml": character("CHAR_002", "Meera", "seed: x\n"),
            "assets/CHAR_003/asset.yaml": character("CHAR_001", "Again"),
            "assets/CHAR_004/asset.yaml": character("CHAR_005", "Moved"),
            "assets/ENV_Hall/asset.yaml": character("ENV_Hall", "Hall"),
        },
    )
    with pytest.raises(SbError, match="5 mistakes in the assets") as caught:
        read_registry(LocalFiles(root))

    assert sorted(p.code for p in caught.value.problems) == [
        "name-differs",
        "name-differs",
        "type-differs",
        "unknown-key",
        "wrong-type",
    ]


def test_two_specs_with_one_id_are_refused_with_both_places(tmp_path: Path) -> None:
    root = world(
        tmp_path,
        {
            "assets/CHAR_001/asset.yaml": character("CHAR_001", "Aarav"),
            "assets/CHAR_001_copy/asset.yaml": character("CHAR_001", "Aarav"),
        },
    )
    (problem,) = read_specs(LocalFiles(root)).problems

    assert problem.code == "duplicate-id"
    assert "assets/CHAR_001/asset.yaml" in problem.message
    assert str(problem.where) == "assets/CHAR_001_copy/asset.yaml"


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_that_leads_out_of_the_project_is_refused(tmp_path: Path) -> None:
    outside = world(tmp_path / "outside", {"asset.yaml": character("CHAR_001", "Spy")})
    root = world(tmp_path / "project", {"assets/CHAR_002/asset.yaml": character("CHAR_002", "Meera")})
    (root / "assets/CHAR_001").symlink_to(outside, target_is_directory=True)

    found = read_specs(LocalFiles(root))

    assert list(found.specs) == ["CHAR_002"]
    assert [p.code for p in found.problems] == ["path-outside-project"]


def test_unchanged_specs_come_from_the_cache_and_changed_ones_do_not(tmp_path: Path) -> None:
    root = world(tmp_path / "p", {"assets/CHAR_001/asset.yaml": character("CHAR_001", "Aarav")})
    path, cache = root / "assets/CHAR_001/asset.yaml", tmp_path / "cache"
    settled = path.stat().st_mtime_ns - 60_000_000_000
    os.utime(path, ns=(settled, settled))
    first = read_specs(LocalFiles(root), LocalFiles(cache)).specs

    assert read_specs(LocalFiles(root), LocalFiles(cache)).specs == first
    path.write_text(character("CHAR_001", "Arjun"), "utf-8")
    assert read_specs(LocalFiles(root), LocalFiles(cache)).specs["CHAR_001"].name == "Arjun"


def test_an_unchanged_project_file_comes_from_the_cache_and_a_changed_one_does_not(tmp_path: Path) -> None:
    text = "schema: 1\nproject_id: PRJ_001\nname: Rain\nfps: 24000/1001\n"
    root = world(tmp_path / "p", {"project.yaml": text})
    path, files, cache = root / "project.yaml", LocalFiles(root), LocalFiles(tmp_path / "cache")
    first = read_project(files, cache)

    again = read_project(files, cache)
    assert (again, again.model_fields_set) == (first, first.model_fields_set)
    path.write_text(text.replace("Rain", "Snow"), "utf-8")  # as long, and within the same moment
    assert read_project(files, cache).name == "Snow"
    (tmp_path / "cache" / "project.json").write_text('{"schema": 1, "entries": {"path": 1}}', "utf-8")
    assert read_project(files, cache).name == "Snow"
    path.write_text("schema: 1\nproject_id: PRJ_001\nname: [Snow]\n", "utf-8")
    with pytest.raises(SbError, match=r"one mistake in project\.yaml"):
        read_project(files, cache)


def test_a_damaged_cache_is_only_a_miss(tmp_path: Path) -> None:
    root = world(tmp_path / "p", {"assets/CHAR_001/asset.yaml": character("CHAR_001", "Aarav")})
    world(tmp_path / "cache", {"specs.json": '{"fingerprint": 1, "files": [}'})

    assert list(read_specs(LocalFiles(root), LocalFiles(tmp_path / "cache")).specs) == ["CHAR_001"]


def test_the_project_file_tells_all_its_mistakes(tmp_path: Path) -> None:
    root = world(tmp_path, {"project.yaml": "schema: 1\nproject_id: X\nseed: many\nfps: fast\n"})

    with pytest.raises(SbError, match=r"3 mistakes in project\.yaml") as caught:
        read_project(LocalFiles(root))
    assert len(caught.value.problems) == 3


def test_directions_are_read_by_scene(tmp_path: Path) -> None:
    root = world(
        tmp_path,
        {
            "direction/S03.yaml": "schema: 1\nscene_id: S03\nframes:\n  2: {size: "
            "CU}\nversions: {CHAR_001: 2}\n"
        },
    )
    found = read_directions(LocalFiles(root))["S03"]

    assert found.frames["2"].size == "CU"
    assert found.versions == {"CHAR_001": 2}


def test_a_direction_under_another_scenes_name_is_refused(tmp_path: Path) -> None:
    root = world(
        tmp_path,
        {
            "direction/S03.yaml": "scene_id: S03\n",
            "direction/S04.yaml": "scene_id: S03\n",
            "direction/S05.yaml": "scene_id: S06\n",
        },
    )
    assert [p.code for p in direction_folder(LocalFiles(root)).problems] == ["two-directions", "name-differs"]


def test_names_come_from_specs_and_the_alias_file(tmp_path: Path) -> None:
    root = world(
        tmp_path,
        {
            "assets/CHAR_001/asset.yaml": character("CHAR_001", "Aarav", "aliases: [THE BOY]\n"),
            "aliases.yaml": "schema: 1\naliases:\n  AARU: CHAR_001\n",
        },
    )
    table = read_registry(LocalFiles(root)).aliases

    for name in ("Aarav", "the boy", "Aaru"):
        entry = table.find(name, AssetType.character)
        assert entry is not None and entry.asset_id == "CHAR_001"
