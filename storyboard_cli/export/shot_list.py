"""The shot list as CSV and JSON: every text and number of every frame, one row each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from storyboard_cli.core.characters import spreadsheet_cell
from storyboard_cli.core.hashing import short
from storyboard_cli.export.board import Board, Panel
from storyboard_cli.export.timecode import first_hour, rate_name, timecode
from storyboard_cli.timeline.review import Status, kitsu_status

COLUMNS = (
    "order", "frame", "scene", "scene_number", "heading", "shot", "panel", "size", "angle", "movement",
    "lens_mm", "action", "dialogue", "notes", "cast", "props", "place", "mood", "lighting", "duration_frames",
    "duration_seconds", "start", "end", "transition", "status", "kitsu_status", "version", "mark",
    "exceptions", "recipe",
)  # fmt: skip


def rows(board: Board) -> list[dict[str, Any]]:
    """One mapping a panel, in cut order; lists stay lists."""
    offset = first_hour(board.fps)
    return [_row(board, panel, number, offset) for number, panel in enumerate(board.panels, 1)]


def _row(board: Board, panel: Panel, number: int, offset: int) -> dict[str, Any]:
    card = board.scene(panel.scene_id)
    transition = panel.transition
    return {
        "order": number,
        "frame": panel.frame_id,
        "scene": panel.scene_id,
        "scene_number": card.number,
        "heading": card.heading,
        "shot": panel.shot,
        "panel": panel.label,
        **panel.camera_and_words(),
        "cast": list(panel.cast),
        "props": list(panel.props),
        "place": panel.place,
        "mood": panel.mood,
        "lighting": panel.lighting,
        "duration_frames": panel.duration,
        "duration_seconds": round(float(panel.duration / board.fps), 3),
        "start": timecode(panel.start + offset, board.fps),
        "end": timecode(panel.end + offset, board.fps),
        "transition": f"{transition.kind} {transition.frames}" if transition.frames else "cut",
        "status": panel.status,
        "kitsu_status": _kitsu(panel),
        "version": panel.version,
        "mark": panel.mark,
        "exceptions": list(panel.exceptions),
        "recipe": short(panel.recipe_hash) if panel.recipe_hash else "",
    }


def _kitsu(panel: Panel) -> str:
    """Kitsu's short name for the panel's status; empty for drafts and omitted frames, which have none."""
    if panel.status not in set(Status):
        return ""
    return kitsu_status(Status(panel.status), rendered=panel.picture is not None) or ""


def csv_text(board: Board) -> str:
    """RFC 4180 with a byte-order mark, which Excel needs to read UTF-8; no cell can start a formula."""
    return table_csv(COLUMNS, rows(board))


def json_text(board: Board) -> str:
    """The same with its structure kept."""
    said = {
        "schema": 1,
        "title": board.title,
        "project_id": board.project_id,
        "fps": rate_name(board.fps),
        "fps_fraction": f"{board.fps.numerator}/{board.fps.denominator}",
        "frames": rows(board),
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def table_csv(columns: Sequence[str], table: Sequence[Mapping[str, Any]]) -> str:
    """Any rows as CSV, in the same dialect."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in table:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return "\ufeff" + out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        parts = [
            f"{v['speaker']}{' (' + v['how'] + ')' if v['how'] else ''}: {v['text']}"
            if isinstance(v, dict)
            else str(v)
            for v in value
        ]
        value = (
            "\n".join(parts)
            if any(isinstance(v, dict) for v in parts) or len(parts) < 2
            else "; ".join(parts)
        )
    return spreadsheet_cell(str(value))
