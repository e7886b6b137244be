"""Dialogue as subtitles: who says what, and for how long, inside the frames that they belong to."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from fractions import Fraction

from storyboard_cli.export.board import Board

LINE = 42  # characters: what broadcasters allow


@dataclass(frozen=True, slots=True)
class Cue:
    """A subtitle from one moment to another, in milliseconds."""

    start: int
    end: int
    text: str


def cues(board: Board) -> list[Cue]:
    """One cue a speech; the speeches of a frame share its time by their length."""
    found: list[Cue] = []
    for panel in board.panels:
        speeches = [s for s in panel.dialogue if s.text.strip()]
        whole = sum(len(s.text) + 8 for s in speeches)
        at = Fraction(panel.start)
        for speech in speeches:
            length = Fraction(panel.duration * (len(speech.text) + 8), whole)
            text = f"{speech.speaker}: {' '.join(speech.text.split())}"
            found.append(Cue(_ms(board, at), _ms(board, at + length), _wrapped(text)))
            at += length
    return found


def srt_text(board: Board) -> str:
    """SubRip."""
    blocks = [
        f"{number}\n{_clock(cue.start)} --> {_clock(cue.end)}\n{cue.text}\n"
        for number, cue in enumerate(cues(board), 1)
    ]
    return "\n".join(blocks)


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, LINE, break_long_words=True)) if len(text) > LINE else text


def _ms(board: Board, frame: Fraction) -> int:
    return round(frame * 1000 / board.fps)


def _clock(ms: int) -> str:
    seconds, rest = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d},{rest:03d}"
