"""A picture that was imported is in the frame, wherever the project's files lie."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from storyboard_cli.core.pictures import open_picture
from storyboard_cli.ops import import_, lock, render
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling


def test_an_imported_plate_stands_behind_the_figures(film: Workspace, tmp_path: Path) -> None:
    plate = tmp_path / "plate.png"
    Image.new("RGB", (640, 384), (255, 0, 255)).save(plate)
    pictures = import_.pictures_given([f"wide={plate}"], tmp_path)
    import_.import_(film, import_.ImportAsk(asset="ENV_Room", pictures=pictures), calling())
    film.forget()
    lock.lock(film, lock.LockAsk(assets=["ENV_Room"]), calling())
    film.forget()
    before = _magenta(film, "scenes/S01/frame_001_v1.png")

    render.render(film, render.RenderAsk(selectors=["S01/1"]), calling())

    newest = film.views.renders_of("FR_S01_001")[0]
    assert newest.render_version == 2
    assert before == 0 < _magenta(film, newest.image_uri)


def _magenta(film: Workspace, path: str) -> int:
    """Pixels whose colour only the plate has."""
    picture = open_picture(film.files.read(path), path).convert("RGB")
    raw = io.BytesIO(picture.tobytes())
    pixels = iter(lambda: raw.read(3), b"")
    return sum(r > 150 and b > 150 and g < 110 for r, g, b in pixels)
