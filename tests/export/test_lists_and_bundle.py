from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from boards import board
from PIL import Image

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.png import with_recipe
from storyboard_cli.export.bundle import write_bundle
from storyboard_cli.export.bundle_proof import broken_entries
from storyboard_cli.export.contact_sheet import write_contact_sheets
from storyboard_cli.export.cut_media import media_beside
from storyboard_cli.export.shot_list import COLUMNS, csv_text, json_text


def test_the_shot_list_has_a_row_a_frame(tmp_path: Path) -> None:
    shown = board(tmp_path, 9)
    text = csv_text(shown)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [r["frame"] for r in rows] == [p.frame_id for p in shown.panels]
    assert rows[0]["start"] == "01:00:00:00"
    assert rows[1]["dialogue"] == "Meera: You forgot this. Again."
    assert rows[3]["exceptions"] == "drift.identity"


def test_no_cell_can_start_a_formula(tmp_path: Path) -> None:
    base = board(tmp_path, 1)
    shown = replace(
        base, panels=(replace(base.panels[0], action='=HYPERLINK("x")', mood="-1+2", lighting="-3"),)
    )
    (row,) = csv.DictReader(io.StringIO(csv_text(shown).lstrip("\ufeff"), newline=""))
    assert row["action"].startswith("'=")
    assert row["mood"].startswith("'-")
    assert row["lighting"] == "-3"


def test_json_keeps_the_structure(tmp_path: Path) -> None:
    said = json.loads(json_text(board(tmp_path, 2)))
    assert said["frames"][1]["dialogue"] == [
        {"speaker": "Meera", "how": "", "text": "You forgot this. Again."}
    ]


def test_a_bundle_proves_itself(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 9)
    where = media_beside(shown, tmp_path)
    for name in ("a.zip", "b.zip"):
        write_bundle(
            shown,
            where,
            tmp_path / name,
            {"shot_list.csv": csv_text(shown)},
            {"FR_S01_001": {"CHAR_001@v1": "sha256:1"}},
        )
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert list(broken_entries(tmp_path / "a.zip")) == []
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        said = json.loads(archive.read("manifest.json"))
        assert {f["path"] for f in said["files"]} | {"manifest.json"} == set(archive.namelist())
        assert said["frames"][0]["locks"] == {"CHAR_001@v1": "sha256:1"}
        archive.extractall(tmp_path / "x")
    (tmp_path / "x" / "media" / "FR_S01_001_v001.png").write_bytes(b"other")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as changed:
        for path in sorted((tmp_path / "x").rglob("*")):
            if path.is_file():
                changed.write(path, path.relative_to(tmp_path / "x").as_posix())
        changed.writestr("media/extra.png", b"not ours")
    assert list(broken_entries(tmp_path / "c.zip")) == [
        ("media/FR_S01_001_v001.png", "is not the file that was exported"),
        ("media/extra.png", "was added"),
    ]


def test_any_damaged_byte_of_a_bundle_is_noticed_and_never_a_crash(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 1)
    made = tmp_path / "a.zip"
    texts = {"shot_list.csv": csv_text(shown) * 40}
    write_bundle(shown, media_beside(shown, tmp_path), made, texts, {})
    good = made.read_bytes()
    with zipfile.ZipFile(made) as archive:
        entry = archive.getinfo("shot_list.csv")
        inside = entry.header_offset + 30 + len(entry.filename)
        deflated = range(inside, inside + entry.compress_size)
    bad = tmp_path / "b.zip"
    for at in range(0, len(good), 211):
        bad.write_bytes(good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :])
        named = dict(broken_entries(bad))
        assert at not in deflated or named == {"shot_list.csv": "is damaged"}
    bad.write_bytes(good[: len(good) // 2])
    assert list(broken_entries(bad)) == [("manifest.json", "cannot be read")]


def test_a_contact_sheet_shows_every_frame(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 9)
    (path,) = write_contact_sheets(shown, tmp_path / "sheet.png", columns=4, width=800)
    with Image.open(path) as image:
        assert image.width == 800
        assert 350 < image.height < 700


def test_a_tall_contact_sheet_becomes_several(tmp_path: Path) -> None:
    base = board(tmp_path / "p", 1)
    panels = tuple(replace(base.panels[0], frame_id=f"FR_S01_{i:03d}") for i in range(60))
    paths = write_contact_sheets(replace(base, panels=panels), tmp_path / "sheet.png", columns=1, width=800)
    assert [p.name for p in paths] == [f"sheet_{i:02d}.png" for i in range(1, len(paths) + 1)]
    assert len(paths) > 1


def test_a_picture_that_is_cut_off_is_named_and_no_bundle_is_left(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 1)
    picture = shown.panels[0].picture
    assert picture is not None
    picture.path.write_bytes(with_recipe(picture.path.read_bytes(), "{}")[:-40])
    with pytest.raises(SbError, match=r"frame_000\.png: the PNG file is cut off"):
        write_bundle(shown, media_beside(shown, tmp_path), tmp_path / "a.zip", {}, {})
    assert not list(tmp_path.glob("*.zip"))


@pytest.mark.parametrize(
    ("status", "word"),
    [("waiting", "wfa"), ("approved", "done"), ("outdated", "wip"), ("retake", "retake"), ("draft", "")],
)
def test_the_shot_list_says_kitsu_s_word_for_a_status(tmp_path: Path, status: str, word: str) -> None:
    made = board(tmp_path, 1)
    shown = replace(made, panels=(replace(made.panels[0], status=status),))
    assert json.loads(json_text(shown))["frames"][0]["kitsu_status"] == word
