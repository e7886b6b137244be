from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from boards import board
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.png import with_recipe, without_recipe
from storyboard_cli.export.image_sequence import SequenceOptions, write_sequence
from storyboard_cli.export.png_file import has_recipe


def opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        image.load()
        return image


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_the_projects_pattern_names_the_files(tmp_path: Path) -> None:
    write_sequence(board(tmp_path / "p", 4), tmp_path / "out")
    assert names(tmp_path / "out") == [
        "PRJ_001_S01_001_v001.png",
        "PRJ_001_S01_002_v002.png",
        "PRJ_001_S02_001_v003.png",
        "PRJ_001_S02_002_v001.png",
    ]


def test_held_sequences_count_every_frame_of_time_from_1001(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 2)
    facts = write_sequence(shown, tmp_path / "out", SequenceOptions(held=True))
    found = names(tmp_path / "out")
    assert facts.files == len(found) == shown.duration
    assert found[0] == "PRJ_001_S01_1A_v001.1001.png"
    assert found[-1] == f"PRJ_001_S02_2A_v002.{1000 + shown.duration}.png"


def test_a_folder_for_each_shot(tmp_path: Path) -> None:
    write_sequence(board(tmp_path / "p", 4), tmp_path / "out", SequenceOptions(folders="shot"))
    assert names(tmp_path / "out")[0] == "S01/1A/PRJ_001_S01_001_v001.png"


def test_equal_names_get_numbers(tmp_path: Path) -> None:
    write_sequence(board(tmp_path / "p", 4), tmp_path / "out", SequenceOptions(pattern="still"))
    assert names(tmp_path / "out") == ["still.png", "still_2.png", "still_3.png", "still_4.png"]


def test_a_pattern_cannot_leave_the_folder(tmp_path: Path) -> None:
    write_sequence(board(tmp_path / "p", 1), tmp_path / "out", SequenceOptions(pattern="../{scene}/x"))
    (name,) = names(tmp_path / "out")
    assert "/" not in name


@pytest.mark.parametrize("pattern", ["{nothing}", "{version:zz}", "{", "{scene.__class__}x{nope}"])
def test_a_wrong_pattern_is_said(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(SbError) as caught:
        write_sequence(board(tmp_path / "p", 1), tmp_path / "out", SequenceOptions(pattern=pattern))
    assert caught.value.code == "naming-pattern"
    assert not (tmp_path / "out").exists()


def test_pictures_leave_without_their_recipe_but_with_their_other_text(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 1)
    source = shown.panels[0].picture
    assert source is not None
    text = PngInfo()
    text.add_text("Author", "Mira")
    opened(source.path).save(source.path, pnginfo=text)
    source.path.write_bytes(with_recipe(source.path.read_bytes(), "{}"))
    write_sequence(shown, tmp_path / "bare")
    write_sequence(shown, tmp_path / "full", SequenceOptions(with_recipe=True))
    (bare,), (full,) = (list((tmp_path / n).iterdir()) for n in ("bare", "full"))
    assert not has_recipe(bare)
    assert has_recipe(full)
    assert opened(bare).info["Author"] == "Mira"
    assert without_recipe(full.read_bytes()) == bare.read_bytes()
    assert opened(bare).tobytes() == opened(source.path).tobytes()


def test_links_share_the_file_where_asked(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 1)
    facts = write_sequence(shown, tmp_path / "out", SequenceOptions(link=True))
    (made,) = (tmp_path / "out").iterdir()
    assert facts.linked == 1
    assert shown.panels[0].picture is not None
    assert os.path.samefile(made, shown.panels[0].picture.path)


def test_a_missing_picture_becomes_a_slate(tmp_path: Path) -> None:
    facts = write_sequence(board(tmp_path / "p", 9), tmp_path / "out")
    assert facts.slates == 1
    assert opened(tmp_path / "out" / "PRJ_001_S02_001_v000.png").size == (336, 192)


def test_captions_are_burnt_in(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 1)
    write_sequence(shown, tmp_path / "out", SequenceOptions(captions=True))
    (made,) = (tmp_path / "out").iterdir()
    assert shown.panels[0].picture is not None
    before, after = opened(shown.panels[0].picture.path), opened(made)
    assert after.size == before.size
    assert after.tobytes() != before.tobytes()


def test_a_vanished_picture_leaves_no_folder(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 2)
    gone = shown.panels[1].picture
    assert gone is not None
    gone.path.unlink()
    with pytest.raises(SbError) as caught:
        write_sequence(shown, tmp_path / "out")
    assert caught.value.code == "picture-unreadable"
    assert not (tmp_path / "out").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["p"]


def test_names_with_anything_in_them_are_safe(tmp_path: Path) -> None:
    base = board(tmp_path / "p", 1)
    panel = replace(base.panels[0], shot='3A"/\\:*?🙂' + "x" * 300)
    write_sequence(replace(base, panels=(panel,)), tmp_path / "out", SequenceOptions(pattern="{shot}"))
    (name,) = names(tmp_path / "out")
    assert len(name) < 200
    assert not set(name) & set('"/\\:*?')
