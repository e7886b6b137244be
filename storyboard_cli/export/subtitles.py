"""Dialogue as subtitles: who says what, and for how long, inside the frames that they belong to."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from fractions import Fraction

from storyboard_cli.export.board import Board

LINE = 42  # characters: what broadcasters allow
LINES = 2
LONGEST_MS = 7000
_LEEWAY = 6  # characters by which a part may be longer than its share
_MARKUP = re.compile(r"[<{](?=\S)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A subtitle from one moment to another, in milliseconds."""

    start: int
    end: int
    text: str


def cues(board: Board) -> list[Cue]:
    """Speeches as cues of two lines at most; the speeches of a frame share its time by their length."""
    found: list[Cue] = []
    for panel in board.panels:
        speeches = [s for s in panel.dialogue if s.text.strip()]
        whole = sum(len(s.text) + 8 for s in speeches)
        at = Fraction(panel.start)
        for speech in speeches:
            length = Fraction(panel.duration * (len(speech.text) + 8), whole)
            text = f"{speech.speaker}: {' '.join(speech.text.split())}"
            parts = _parts(text, int(length * 1000 / board.fps))
            letters = sum(map(len, parts))
            for part in parts:
                share = length * len(part) / letters
                found.append(Cue(_ms(board, at), _ms(board, at + share), _wrapped(part)))
                at += share
    return found


def srt_text(board: Board) -> str:
    """SubRip."""
    blocks = [
        f"{number}\n{_clock(cue.start)} --> {_clock(cue.end)}\n{_as_text(cue.text)}\n"
        for number, cue in enumerate(cues(board), 1)
    ]
    return "\n".join(blocks)


def _parts(text: str, ms: int) -> list[str]:
    """A speech in parts of about the same length, each of which is read in two lines and in seven seconds."""
    count = max(1, -(-ms // LONGEST_MS), -(-len(text) // (LINE * LINES)))
    while True:
        width = max(LINE, -(-len(text) // count) + _LEEWAY)
        parts = textwrap.wrap(text, width) if count > 1 else [text]
        is_slow = ms * max(map(len, parts)) > LONGEST_MS * sum(map(len, parts))
        if width == LINE or not (is_slow or any(len(_lines(part)) > LINES for part in parts)):
            return parts
        count += 1


def _lines(text: str) -> list[str]:
    return textwrap.wrap(text, LINE, break_long_words=True)


def _wrapped(text: str) -> str:
    return "\n".join(_lines(text))


def _as_text(text: str) -> str:
    """`<i>` and `{\\an8}` of the script are words, not markup: no player finds a tag in them."""
    return _MARKUP.sub("\\g<0>\u2060", text)


def _ms(board: Board, frame: Fraction) -> int:
    return round(frame * 1000 / board.fps)


def _clock(ms: int) -> str:
    seconds, rest = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d},{rest:03d}"
