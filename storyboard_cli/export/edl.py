"""CMX3600 edit decision lists: one event a frame, dissolves and wipes, markers, and names that link back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from storyboard_cli.export.board import Board, Panel
from storyboard_cli.export.cut_media import Media
from storyboard_cli.export.timecode import first_hour, is_drop, timecode

BLACK = "BL"
REEL_LENGTH = 8
_LOCATOR = {
    "red": "RED", "orange": "YELLOW", "yellow": "YELLOW", "green": "GREEN", "cyan": "CYAN", "blue": "BLUE",
    "purple": "MAGENTA", "white": "WHITE",
}  # fmt: skip


def edl_text(board: Board, media: Media) -> str:
    """The whole list, CRLF line ends. Record time starts at one hour."""
    reels = reel_names(board)
    hour = first_hour(board.fps)
    lines = [f"TITLE: {_line(board.title, 70)}"]
    lines += [f"FCM: {'DROP FRAME' if is_drop(board.fps) else 'NON-DROP FRAME'}", ""]
    number = 0
    before: Panel | None = None
    for panel in board.panels:
        for event, comments in _events(board, panel, before, reels, hour, media):
            number += 1
            lines += [f"{number:03d}  {text}" for text in event] + comments + [""]
        before = panel
    return "\r\n".join(lines) + "\r\n"


def _events(
    board: Board, panel: Panel, before: Panel | None, reels: dict[str, str], hour: int, media: Media
) -> Iterator[tuple[list[str], list[str]]]:
    """The event that shows a panel with its comments, and one more where it fades to black."""
    reel = reels[panel.frame_id]
    body = panel.duration - panel.fade_out
    start = hour + panel.start
    shown = [_event(board, reel, "C", None, (0, body), (start, start + body))]
    length = panel.transition.frames
    if panel.transition.kind != "cut" and length:
        fades = panel.transition.kind == "fade_in" or before is None
        out = 0 if before is None else before.duration
        from_reel = BLACK if fades or before is None else reels[before.frame_id]
        at = (0, 0) if fades else (out, out)
        code = "W001" if panel.transition.kind == "wipe" and not fades else "D"
        shown = [
            _event(board, from_reel, "C", None, at, (start, start)),
            _event(board, reel, code, length, (0, body), (start, start + body)),
        ]
    if body > 0:
        yield shown, _comments(board, panel, before, media, hour)
    if panel.fade_out:
        end = start + body
        fade = [
            _event(board, reel, "C", None, (body, body), (end, end)),
            _event(board, BLACK, "D", panel.fade_out, (0, panel.fade_out), (end, end + panel.fade_out)),
        ]
        named = [f"* FROM CLIP NAME: {_line(panel.frame_id)}", f"* TO CLIP NAME: {BLACK}"]
        yield fade, named if body else _comments(board, panel, before, media, hour)


def _event(
    board: Board, reel: str, code: str, length: int | None, source: tuple[int, int], record: tuple[int, int]
) -> str:
    times = " ".join(timecode(frame, board.fps) for frame in (*source, *record))
    duration = f"{length:03d}" if length is not None else "   "
    return f"{reel:<8} V     {code:<4} {duration} {times}"


def _comments(board: Board, panel: Panel, before: Panel | None, media: Media, hour: int) -> list[str]:
    lines: list[str] = []
    dissolves = (
        panel.transition.frames and panel.transition.kind in ("dissolve", "wipe") and before is not None
    )
    if dissolves and before is not None:
        lines.append(f"* FROM CLIP NAME: {_line(before.frame_id)}")
        lines.append(f"* TO CLIP NAME: {_line(panel.frame_id)}")
    else:
        lines.append(f"* FROM CLIP NAME: {_line(panel.frame_id)}")
    lines.append(f"* SOURCE FILE: {_line(media.of(panel).name, 200)}")
    lines.append(f"* COMMENT: {_line(f'{panel.label} v{panel.version or 0} {panel.status}', 100)}")
    for at, colour, text in markers_of(board, panel):
        lines.append(
            f"* LOC: {timecode(hour + at, board.fps)} {_LOCATOR.get(colour, 'GREEN'):<7} {_line(text, 160)}"
        )
    return lines


def markers_of(board: Board, panel: Panel) -> list[tuple[int, str, str]]:
    """Markers of the cut inside a panel, then its comments and approvals: (record frame, colour, text)."""
    found = [
        (m.at, m.color, f"{m.name}: {m.note}" if m.note else m.name)
        for m in board.markers
        if panel.start <= m.at < panel.end
    ]
    colours = {
        "approve": "green",
        "retake": "orange",
        "reject": "red",
        "exception": "purple",
        "comment": "cyan",
    }
    for comment in panel.comments:
        drawn = " with a drawing" if comment.drawing else ""
        said = f"{comment.decision} by {comment.by}{drawn}" + (f": {comment.text}" if comment.text else "")
        found.append((panel.start, colours.get(comment.decision, "blue"), said))
    return found


def reel_names(board: Board) -> dict[str, str]:
    """A reel for each frame: at most 8 letters and digits, unique, the frame's own digits where they fit."""
    names: dict[str, str] = {}
    used: set[str] = {BLACK, "AX"}
    for panel in board.panels:
        if panel.frame_id in names:
            continue
        plain = re.sub(r"[^A-Z0-9]", "", panel.frame_id.upper().removeprefix("FR_"))
        name, salt = plain, 0
        while not name or len(name) > REEL_LENGTH or name in used:
            salt += 1
            digest = hashlib.sha256(f"{panel.frame_id}:{salt}".encode()).hexdigest().upper()
            name = f"{plain[:2] or 'R'}{digest}"[:REEL_LENGTH]
        names[panel.frame_id] = name
        used.add(name)
    return names


def _line(text: str, limit: int = 120) -> str:
    """One line without control characters, no longer than list readers take."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
