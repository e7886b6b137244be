"""A Storyboarder project (`.storyboarder` and its images), to draw on over the frames."""

from __future__ import annotations

import hashlib
import json
import shutil
from bisect import bisect_right
from pathlib import Path
from typing import Any

from storyboard_cli.core.reporter import Reporter, Silent
from storyboard_cli.export.atomic import made_folder
from storyboard_cli.export.board import Board, Panel, Sound
from storyboard_cli.export.raster import PAPER, Raster, fitted
from storyboard_cli.export.slate import shown
from storyboard_cli.export.sound_mix import sound_lengths

VERSION = "2.0.1"
HEIGHT = 900
THUMBNAIL = 60
POSTER_QUALITY = 88
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def write_storyboarder(board: Board, target: Path, name: str, report: Reporter | None = None) -> list[str]:
    """Fill the folder `target` with `name.storyboarder` and `images/`; returns what could not be taken."""
    width = round(HEIGHT * float(board.aspect))
    text = json.dumps(
        project(board), ensure_ascii=False, indent=2
    )  # a sound that cannot be read is said first
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
        for index, sound in board_sounds(board).items():
            shutil.copyfile(sound.path, images / _sound_name(index + 1, uids[index], sound))
        (folder / f"{name}.storyboarder").write_text(text, "utf-8")
    return _left_out(board)


def project(board: Board) -> dict[str, Any]:
    """The file's content. Times are whole milliseconds that never drift from the frames."""
    uids = board_uids(board)
    fps = float(board.fps)
    boards = [
        _board(board, panel, number, uid)
        for number, (panel, uid) in enumerate(zip(board.panels, uids, strict=True), 1)
    ]
    lengths = sound_lengths(board)
    for index, sound in board_sounds(board).items():
        name = _sound_name(index + 1, uids[index], sound)
        boards[index]["audio"] = {
            "filename": name,
            "duration": _milliseconds(board, lengths[sound.key]),
        }
    return {
        "version": VERSION,
        "aspectRatio": round(float(board.aspect), 4),
        "fps": int(fps) if fps.is_integer() else round(fps, 3),
        "defaultBoardTiming": 2000,
        "boards": boards,
    }


def board_sounds(board: Board) -> dict[int, Sound]:
    """The sound of each board, by its place: a board plays one file, from its own beginning on."""
    found: dict[int, Sound] = {}
    starts = [panel.start for panel in board.panels]
    for sound in sorted(board.sounds, key=lambda s: s.start):
        at = max(bisect_right(starts, max(sound.start, 0)) - 1, 0)
        if starts:
            found.setdefault(at, sound)
    return found


def _left_out(board: Board) -> list[str]:
    """What of the sound Storyboarder has no place for."""
    taken = board_sounds(board)
    others = [s.key for s in board.sounds if not any(s is t for t in taken.values())]
    changed = [
        sound.key
        for at, sound in taken.items()
        if sound.start != board.panels[at].start
        or sound.skip
        or sound.duration is not None
        or sound.gain_db
        or sound.fade_in
        or sound.fade_out
    ]
    notes = [f"{key} is left out: a board of Storyboarder plays one sound" for key in others]
    return notes + [
        f"{key} plays whole, at its own level, from the start of its board: Storyboarder knows no more of it"
        for key in changed
    ]


def _sound_name(number: int, uid: str, sound: Sound) -> str:
    return f"board-{number}-{uid}-audio{sound.path.suffix.lower()}"


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
