"""Photoshop files, as others read them: the picture below, and what people drew as layers of one group."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from boards import board
from PIL import Image
from pydantic import ValidationError

from storyboard_cli.export.board import Board, Comment
from storyboard_cli.export.image_sequence import SequenceOptions, write_sequence
from storyboard_cli.export.psd import psd
from storyboard_cli.timeline.drawing import DrawnMark

RED = DrawnMark(kind="box", color="#ff0000", width=0.02, points=((0.25, 0.25), (0.75, 0.75)))
BLUE = DrawnMark(kind="arrow", color="#0000ff", width=0.02, points=((0.1, 0.5), (0.9, 0.5)))
DOT = DrawnMark(kind="pen", color="#00ff00", width=0.1, points=((1.0, 1.0),))


def drawn(*marks: DrawnMark, text: str = "look", on_shown: bool = True) -> Comment:
    return Comment("comment", "Zoë Ünal", "2026", text, version=1, drawing=marks, on_shown=on_shown)


def written(tmp_path: Path, *comments: Comment) -> tuple[Path, Board]:
    shown = board(tmp_path / "p", 1)
    shown = replace(shown, panels=(replace(shown.panels[0], comments=comments),))
    write_sequence(shown, tmp_path / "out", SequenceOptions(psd=True))
    (path,) = (tmp_path / "out").iterdir()
    return path, shown


def layers(path: Path) -> dict[str, tuple[tuple[int, int, int, int], np.ndarray]]:
    """By name: where each layer lies, and its red, green, blue and cover. As Pillow reads them."""
    found: dict[str, Any] = {}
    with Image.open(path) as image:
        for number, (name, _) in enumerate(records(path), 1):
            box = image.layers[number - 1][2]  # type: ignore[attr-defined]
            if box[2] > box[0]:
                image.frame = 0  # type: ignore[attr-defined]  # else the first layer counts as shown already
                image.seek(number)
                found[name] = (tuple(box), np.asarray(image.convert("RGBA").crop(box)))
    return found


def records(path: Path) -> list[tuple[str, int]]:
    """Every layer from below, with the sort of section that it begins or ends: read by hand."""
    data = path.read_bytes()
    at = 26 + 4 + 4  # no palette, no resources
    (count,) = struct.unpack_from(">h", data, at + 8)
    at += 10
    found = []
    for _ in range(count):
        (channels,) = struct.unpack_from(">H", data, at + 16)
        at += 18 + 6 * channels + 12
        (extra,) = struct.unpack_from(">I", data, at)
        block, section, name = data[at + 4 : at + 4 + extra], 0, ""
        if (place := block.find(b"8BIMlsct")) >= 0:
            (section,) = struct.unpack_from(">I", block, place + 12)
        place = block.index(b"8BIMluni")
        (length,) = struct.unpack_from(">I", block, place + 12)
        name = block[place + 16 : place + 16 + 2 * length].decode("utf-16-be")
        found.append((name, section))
        at += 4 + extra
    return found


def test_the_picture_is_a_layer_and_each_remark_another_in_a_group(tmp_path: Path) -> None:
    path, shown = written(
        tmp_path, drawn(RED, text="closer"), drawn(BLUE, text="closer"), drawn(BLUE, on_shown=False)
    )

    assert path.name == "PRJ_001_S01_001_v001.psd"
    assert records(path) == [
        ("Picture", 0),
        ("</Layer group>", 3),
        ("Zoë Ünal: closer", 0),
        ("Zoë Ünal: closer (2)", 0),
        ("Notes", 1),
    ]
    assert shown.panels[0].picture is not None
    with Image.open(shown.panels[0].picture.path) as source:
        pixels = np.asarray(source.convert("RGB"))
    box, layer = layers(path)["Picture"]
    assert box == (0, 0, 336, 192)
    assert np.array_equal(layer[:, :, :3], pixels)


def test_marks_are_at_their_place_in_their_colour(tmp_path: Path) -> None:
    path, shown = written(tmp_path, drawn(RED))

    assert shown.panels[0].picture is not None
    with Image.open(path) as flat, Image.open(shown.panels[0].picture.path) as source:
        pixels, below = np.asarray(flat.convert("RGB")), np.asarray(source.convert("RGB"))
    changed = np.any(pixels != below, axis=2)
    rows, columns = np.nonzero(changed)
    half = 0.02 * 336 / 2
    assert columns.min() == pytest.approx(0.25 * 336 - half, abs=1.5)
    assert columns.max() == pytest.approx(0.75 * 336 + half, abs=1.5)
    assert rows.min() == pytest.approx(0.25 * 192 - half, abs=1.5)
    assert rows.max() == pytest.approx(0.75 * 192 + half, abs=1.5)
    assert tuple(pixels[96, 84]) == (255, 0, 0)  # its left side
    assert not changed[96, 168]  # a box is empty


def test_a_layer_is_as_large_as_what_is_drawn_and_ends_with_the_picture(tmp_path: Path) -> None:
    path, _ = written(tmp_path, drawn(DOT))

    names = [name for name in layers(path) if name != "Picture"]
    (left, top, right, bottom), layer = layers(path)[names[0]]
    assert (right, bottom) == (336, 192)
    assert left > 336 - 336 * 0.4 - 4 and top > 50
    assert tuple(layer[-1, -1]) == (0, 255, 0, 255)
    assert layer[0, 0, 3] == 0


def test_a_picture_nobody_drew_on_is_one_layer_and_a_missing_one_a_slate(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 8)
    facts = write_sequence(shown, tmp_path / "out", SequenceOptions(psd=True))

    assert (facts.files, facts.slates) == (8, 1)
    for path in (tmp_path / "out").iterdir():
        assert [name for name, _ in records(path)] == ["Picture"]
        with Image.open(path) as image:
            assert (image.format, image.size) == ("PSD", (336, 192))
            image.load()


@pytest.mark.parametrize("other", ["link", "with_recipe", "captions"])
def test_what_a_copy_can_be_a_psd_is_not(other: str) -> None:
    with pytest.raises(ValidationError, match="does not go with"):
        SequenceOptions.model_validate({"psd": True, other: True})


@pytest.mark.parametrize("width", [1, 2, 127, 128, 129, 300])
def test_rows_of_any_length_and_pattern_are_read_back(tmp_path: Path, width: int) -> None:
    chance = np.random.default_rng(width)
    noise = chance.integers(0, 256, (4, width, 3), np.uint8)
    flat = np.full((4, width, 3), 7, np.uint8)
    steps = np.repeat(chance.integers(0, 4, (4, width, 3), np.uint8), 1, axis=1)
    picture = np.concatenate((noise, flat, steps))
    path = tmp_path / "x.psd"
    path.write_bytes(psd(picture, [], "Notes"))

    with Image.open(path) as image:
        assert np.array_equal(np.asarray(image.convert("RGB")), picture)
    assert np.array_equal(layers(path)["Picture"][1][:, :, :3], picture)
