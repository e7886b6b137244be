"""A Storyboarder project (`.storyboarder` and its images), to draw on over the frames."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from storyboard_cli.core.reporter import Reporter, Silent
from storyboard_cli.export.atomic import made_folder
from storyboard_cli.export.board import Board, Panel
from storyboard_cli.export.raster import PAPER, Raster, fitted
from storyboard_cli.export.slate import shown

VERSION = "2.0.1"
HEIGHT = 900
THUMBNAIL = 60
POSTER_QUALITY = 88
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def write_storyboarder(board: Board, target: Path, name: str, report: Reporter | None = None) -> None:
    """Fill the folder `target` with `name.storyboarder` and `images/`."""
    width = round(HEIGHT * float(board.aspect))
    with (
        made_folder(target) as folder,
        (report or Silent()).task("Writing boards", len(board.panels)) as task,
    ):
        images = folder / "images"
        images.mkdir()
        uids = board_uids(board)
        for number, (panel, uid) in enumerate(zip(board.panels, uids, strict=True), 1):
            _pictures(board, panel, images, f"board-{number}-{uid}", width)
            task.advance(1, panel.frame_id)
        text = json.dumps(project(board), ensure_ascii=False, indent=2)
        (folder / f"{name}.storyboarder").write_text(text, "utf-8")


def project(board: Board) -> dict[str, Any]:
    """The file's content. Times are whole milliseconds that never drift from the frames."""
    uids = board_uids(board)
    fps = float(board.fps)
    return {
        "version": VERSION,
        "aspectRatio": round(float(board.aspect), 4),
        "fps": int(fps) if fps.is_integer() else round(fps, 3),
        "defaultBoardTiming": 2000,
        "boards": [
            _board(board, panel, number, uid)
            for number, (panel, uid) in enumerate(zip(board.panels, uids, strict=True), 1)
        ],
    }


def board_uids(board: Board) -> list[str]:
    """Five letters and digits for each board, unique, the same for the same cut."""
    found: list[str] = []
    for panel in board.panels:
        salt = 0
        while True:
            digest = hashlib.sha256(f"{panel.uid}:{salt}".encode()).digest()
            uid = "".join(_LETTERS[b % 36] for b in digest[:5])
            if uid not in found:
                found.append(uid)
                break
            salt += 1
    return found


def _board(board: Board, panel: Panel, number: int, uid: str) -> dict[str, Any]:
    start, end = _milliseconds(board, panel.start), _milliseconds(board, panel.end)
    dialogue = "\n".join(
        f"{s.speaker.upper()}{f' ({s.how})' if s.how else ''}: {s.text}" for s in panel.dialogue
    )
    return {
        "uid": uid,
        "url": f"board-{number}-{uid}.png",
        "newShot": panel.first_of_shot,
        "lastEdited": 0,
        "number": number,
        "shot": panel.shot,
        "time": start,
        "duration": end - start,
        "dialogue": dialogue,
        "action": panel.action,
        "notes": "\n".join((*panel.notes, panel.frame_id)),
        "layers": {"reference": {"url": f"board-{number}-{uid}-reference.png", "opacity": 1}},
    }


def _milliseconds(board: Board, frame: int) -> int:
    return round(frame * 1000 / board.fps)


def _pictures(board: Board, panel: Panel, folder: Path, stem: str, width: int) -> None:
    """The board's reference layer, poster frame and thumbnail."""
    import io

    from PIL import Image

    raster = Raster(width, HEIGHT, PAPER)
    image = shown(board, panel, (width, HEIGHT))
    raster.picture(image, fitted(image, (0, 0, width, HEIGHT)))
    (folder / f"{stem}-reference.png").write_bytes(raster.png())
    poster = io.BytesIO()
    picture = Image.fromarray(raster.rgb().copy(), "RGB")
    picture.save(poster, "JPEG", quality=POSTER_QUALITY)
    (folder / f"{stem}-posterframe.jpg").write_bytes(poster.getvalue())
    small = picture.resize((round(THUMBNAIL * width / HEIGHT), THUMBNAIL), Image.Resampling.LANCZOS)
    thumbnail = io.BytesIO()
    small.save(thumbnail, "PNG")
    (folder / f"{stem}-thumbnail.png").write_bytes(thumbnail.getvalue())
