"""Studio plays the cut as the animatic shows it: what both see at some instants stands in one file.

`studio/src/player/look.test.ts` compares the browser's numbers with it. SB_WRITE_GOLDEN=1 writes it anew.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from storyboard_cli.export import screen
from storyboard_cli.export.board import Panel
from storyboard_cli.export.moves import View, view_at, views
from storyboard_cli.plan.staging.moves import MOVES, camera_move
from tests.export.boards import staging

KEPT = Path(__file__).parents[2] / "studio" / "src" / "player" / "instants.json"
WRITE = os.environ.get("SB_WRITE_GOLDEN") == "1"  # read here, since tests run without such variables
SIZE = (1344, 768)
AT = (620.0, 250.0)


def _panel(kind: str, duration: int) -> Panel:
    move = camera_move(kind, *SIZE, AT)
    return Panel("FR_S01_001", "u", "S01", "1A", "1A", True, duration, staging=staging(move, SIZE))


def _move(kind: str, duration: int) -> dict[str, Any]:
    panel = _panel(kind, duration)
    found = views(panel)
    assert found is not None
    frames = sorted({0, 1, duration // 3, duration // 2, max(duration - 2, 0), duration - 1})
    return {
        "kind": kind,
        "duration": duration,
        "start": asdict(found[0]),
        "end": asdict(found[1]),
        "views": [[frame, asdict(view_at(panel, frame))] for frame in frames],
    }


def _crop(picture: tuple[int, int], size: tuple[int, int], view: View) -> dict[str, Any]:
    ratio = picture[0] / picture[1]
    return {
        "picture": picture,
        "screen": size,
        "view": asdict(view),
        "source": screen._source(view, picture, size, ratio),
        "place": screen._letterbox(size, size, ratio),
    }


def _instants() -> dict[str, Any]:
    whole, near = View(0.5, 0.5, 1, 1), View(0.62, 0.31, 0.56, 0.56)
    pictures = ((1344, 768), (1024, 1024), (768, 1344), (1344, 576), (1920, 1080))
    return {
        "moves": [
            *(_move(kind, 70) for kind in sorted(MOVES - {"static"})),
            *(_move(kind, duration) for kind in ("push_in", "pan_left") for duration in (1, 2, 25)),
        ],
        "crops": [_crop(p, (1280, 720), v) for p in pictures for v in (whole, near)],
    }


def test_the_browser_is_told_what_the_animatic_shows() -> None:
    made = json.loads(json.dumps(_instants()))
    if WRITE:
        KEPT.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    assert json.loads(KEPT.read_text("utf-8")) == made
