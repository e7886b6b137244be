"""Two back ends draw one picture: what skia draws, Pillow draws where skia cannot be loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
from boards import board, picture

from storyboard_cli.export import raster
from storyboard_cli.export.canvas import Canvas
from storyboard_cli.export.contact_sheet import write_contact_sheets
from storyboard_cli.export.pillow_canvas import PillowCanvas
from storyboard_cli.export.raster import ACCENT, Raster, canvas_kind, load


@pytest.fixture(autouse=True)
def _chosen_anew() -> Iterator[None]:
    yield
    canvas_kind.cache_clear()


@pytest.fixture(params=["chosen here", "pillow"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type[Canvas]:
    """The canvas that this machine gets, and always Pillow's."""
    if request.param == "pillow":
        monkeypatch.setattr(raster, "canvas_kind", lambda: PillowCanvas)
    return raster.canvas_kind()


def test_a_box_covers_its_pixels_and_shares_of_those_at_its_edge(kind: type[Canvas]) -> None:
    made = Raster(8, 8)
    made.box((2, 2, 3.5, 4), (0, 0, 0))
    shown = made.rgb()[:, :, 0].astype(int)
    assert (shown[2:6, 2:5] == 0).all()
    assert shown[3, 5] == pytest.approx(128, abs=3)
    assert (shown[:2] == 255).all() and (shown[:, 6:] == 255).all()


def test_an_outline_is_empty_inside(kind: type[Canvas]) -> None:
    made = Raster(12, 12)
    made.box((3, 3, 6, 6), (0, 0, 0), stroke=2)
    shown = made.rgb()[:, :, 0].astype(int)
    assert (shown[2:4, 2:10] == 0).all()
    assert (shown[4:8, 4:8] == 255).all()


def test_a_see_through_box_darkens(kind: type[Canvas]) -> None:
    made = Raster(4, 4)
    made.box((0, 0, 4, 4), (0, 0, 0, 150))
    assert made.rgb()[2, 2, 0] == pytest.approx(105, abs=1)


def test_lines_are_as_wide_as_was_said(kind: type[Canvas]) -> None:
    made = Raster(40, 40)
    made.line((5, 20), (35, 20), (0, 0, 0), 3)
    dark = (255 - made.rgb()[:, :, 0].astype(float)) / 255
    assert dark.sum() == pytest.approx(90, rel=0.03)
    made = Raster(40, 40)
    made.line((5, 5), (35, 35), (0, 0, 0), 2)
    dark = (255 - made.rgb()[:, :, 0].astype(float)) / 255
    assert dark.sum() == pytest.approx(60 * 2**0.5, rel=0.05)


def test_holes_of_letters_stay_open_and_what_leaves_the_picture_is_cut(kind: type[Canvas]) -> None:
    made = Raster(120, 100)
    made.text(20, 90, "O", 100, weight="bold")
    shown = made.rgb()[:, :, 0].astype(int)
    assert shown[55, 60] == 255  # in the middle of the O
    assert (shown < 60).sum() > 1000
    made.text(-30, 5, "Cut off on both sides of the picture", 40)
    made.box((-10, -10, 500, 5), ACCENT)


def test_a_part_of_a_picture_fills_its_place(kind: type[Canvas], tmp_path: Path) -> None:
    source = load(picture(tmp_path, "rgb.png").path)
    made = Raster(80, 60)
    made.picture(source, (10, 10, 60, 40), (20, 20, 30, 20))
    wanted = numpy.asarray(source.crop((20, 20, 50, 40)).resize((60, 40))).astype(int)
    found = made.rgb().astype(int)
    assert numpy.abs(found[14:46, 14:66] - wanted[4:36, 4:56]).mean() < 8
    assert (found[:10] == 255).all() and (found[:, 70:] == 255).all()
    whole = Raster(source.width, source.height)
    whole.picture(source, (0, 0, source.width, source.height))
    assert (whole.rgb() == numpy.asarray(source)).all()


def test_both_draw_nearly_the_same_contact_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = board(tmp_path / "p", 9)
    (ours,) = write_contact_sheets(shown, tmp_path / "ours.png", columns=3, width=900)
    monkeypatch.setattr(raster, "canvas_kind", lambda: PillowCanvas)
    (by_pillow,) = write_contact_sheets(shown, tmp_path / "pillow.png", columns=3, width=900)
    a, b = (numpy.asarray(load(p)).astype(int) for p in (ours, by_pillow))
    assert a.shape == b.shape
    assert numpy.abs(a - b).mean() < 1.5


def test_where_skia_cannot_be_imported_pillow_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    canvas_kind.cache_clear()
    monkeypatch.delitem(sys.modules, "storyboard_cli.export.skia_canvas", raising=False)
    monkeypatch.setitem(sys.modules, "skia", None)
    assert canvas_kind() is PillowCanvas
