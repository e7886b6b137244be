"""One's own pictures: upright, without metadata, under the right role, and refused before anything is
written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from storyboard_cli.core.errors import SbError
from storyboard_cli.ops.import_ import ImportAsk, import_, pictures_given
from storyboard_cli.store.takes import newest_take, picture_data

World = Any


def test_a_photo_is_turned_upright_and_loses_its_metadata(world: World, tmp_path: Path) -> None:
    world.asset("CHAR_001", "Aarav")
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side
    exif[0x010E] = "secret place"
    photo = tmp_path / "front.jpg"
    Image.new("RGB", (40, 20), "red").save(photo, exif=exif)

    done = import_(
        world.open(),
        ImportAsk(asset="CHAR_001", pictures=pictures_given([f"front={photo}"], Path())),
        world.report,
    )

    assert [(p.role, p.width, p.height) for p in done.pictures] == [("front", 20, 40)]
    take = newest_take(world.open().state_files, "CHAR_001")
    assert take is not None
    data = picture_data(world.open().state_files, take, "front.png")
    assert b"secret" not in data and b"eXIf" not in data


def test_a_folders_file_names_are_roles(world: World, tmp_path: Path, picture: Callable[..., bytes]) -> None:
    world.asset("CHAR_001", "Aarav", more="variants:\n  - {name: raincoat}\n")
    folder = tmp_path / "sheets"
    for name in ("front.png", "Three Quarter.PNG", "expression.angry.png", "raincoat/front.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(picture())
    (folder / "notes.txt").write_text("hi")

    done = import_(
        world.open(), ImportAsk(asset="Aarav", pictures=pictures_given([str(folder)], Path())), world.report
    )

    assert {(p.role, p.variant) for p in done.pictures} == {
        ("front", None),
        ("three_quarter", None),
        ("expression.angry", None),
        ("front", "raincoat"),
    }
    assert done.skipped == ["notes.txt"]
    assert "profile" in done.missing


def test_imported_pictures_of_the_take_before_come_along(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="red")
    world.import_pictures("CHAR_001", back="blue")

    take = newest_take(world.open().state_files, "CHAR_001")

    assert take is not None and [p.role for p in take.pictures] == ["back", "front"]


def test_all_mistakes_are_told_and_nothing_is_written(world: World, tmp_path: Path) -> None:
    world.asset("CHAR_001", "Aarav")
    (tmp_path / "bad.png").write_bytes(b"no picture")
    pictures = [f"front={tmp_path}/bad.png", f"bakc={tmp_path}/bad.png", f"back={tmp_path}/none.png"]

    with pytest.raises(SbError, match="nothing was imported") as caught:
        import_(
            world.open(), ImportAsk(asset="CHAR_001", pictures=pictures_given(pictures, Path())), world.report
        )

    assert [(p.code, p.hint) for p in caught.value.problems] == [
        ("unreadable-picture", "save it again as PNG or JPEG"),
        ("unknown-role", "did you mean back?"),
        ("no-file", None),
    ]
    assert newest_take(world.open().state_files, "CHAR_001") is None
