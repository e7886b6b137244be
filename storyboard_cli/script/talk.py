"""How talk is broken into frames (rule R3c).

A run of speeches makes a frame per change of speaker up to `cue_frames`; what follows is cut after three
speeches (four where the fourth ends the run) or about twelve seconds. A longer speech is cut at the ends of
sentences, and its last part is heard over whoever listens. No frame stands longer than fifteen seconds unless
the writer asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from storyboard_cli.reading.structure import sentences
from storyboard_cli.script.cues import Cue
from storyboard_cli.script.drafts import DraftFrame, Speech, spoken_texts
from storyboard_cli.script.durations import SPOKEN_MS, duration_ms
from storyboard_cli.script.frames_in_hand import FramesInHand
from storyboard_cli.script.screenplay import Element

TURNS = 3  # cues in a frame; a fourth stays with them where nothing follows it
USUAL_MS, LAST_MS, LONGEST_MS = 12_000, 13_000, 15_000  # the last frame of a run may take a little more
_CLAUSE_END = re.compile(r"(?<=[,;:–—、，；])\s*")


class Talk:
    """Gives the speeches of one scene to its frames."""

    def __init__(self, frames: FramesInHand, cue_frames: int) -> None:
        self.frames = frames
        self.cue_frames = cue_frames

    def say(
        self, cue: Cue, said: list[Speech], element: Element, *, other: Cue | None, ends: bool
    ) -> DraftFrame:
        """Give the speeches of one cue to frames, and return the last of these.

        `other` is who speaks before or after in the same run, `ends` whether nobody speaks after it.
        """
        parts = in_parts(said)
        frame = self._frame_for(cue, element, parts[0], ends=ends and len(parts) == 1)
        frame.speeches += parts[0]
        frame.turns += 1
        for part in parts[1:]:
            made, speaker = self.frames.run, self.frames.speaker
            frame = self.frames.new("R3e speech goes on", element, element.line)
            self.frames.run, self.frames.speaker = made, speaker
            frame.speeches += part
            frame.turns = 1
        if len(parts) > 1 and cue.voice == "on":
            frame.rule, frame.listener = "R3e reaction", other
            frame.speeches[:] = [replace(s, over_listener=True) for s in frame.speeches]
        return frame

    def _frame_for(self, cue: Cue, element: Element, said: Sequence[Speech], *, ends: bool) -> DraftFrame:
        name, frames = cue.name.upper(), self.frames
        last = frames.last
        if last is None or last.title_card or frames.closed:
            frame = frames.new("R3c speech", element, element.line)
        elif frames.speaker not in (None, name) and frames.run < self.cue_frames:
            made = frames.run
            frame = frames.new("R3c speaker change", element, element.line)
            frames.run = made + 1
        elif _is_full(last, said, first=len(frames.made) == 1, ends=ends):
            made = frames.run
            frame = frames.new("R3c talk goes on", element, element.line)
            frames.run = made
        else:
            frame = last
        frames.speaker = name
        frame.bare_shot = False
        return frame


def in_parts(said: list[Speech], limit: int = USUAL_MS) -> list[list[Speech]]:
    """The speeches of one cue, cut at the ends of sentences into parts that a frame can hold."""
    total = _spoken_ms(said)
    if total <= limit:
        return [said]
    units = [unit for speech in said for unit in _units(speech, limit)]
    count = -(-total // limit)
    weights = [_spoken_ms([u]) - SPOKEN_MS for u in units]
    parts: list[list[Speech]] = [[]]
    for cut, unit in zip(_cuts(weights, count, LONGEST_MS - SPOKEN_MS), units, strict=True):
        if cut:
            parts.append([])
        parts[-1].append(unit)
    return [_joined(part) for part in parts]


def text_parts(text: str, limit: int, weigh: float) -> list[str]:
    """A text in pieces of about the same length, none heavier than `limit` at `weigh` a word."""
    pieces = [p for s in sentences(text) for p in _fine(s, int(limit // weigh))]
    weights = [int(len(p.split()) * weigh) for p in pieces]
    count = -(-sum(weights) // limit)
    parts: list[list[str]] = [[]]
    for cut, piece in zip(_cuts(weights, count, limit), pieces, strict=True):
        if cut:
            parts.append([])
        parts[-1].append(piece)
    gap = " " if " " in text or text.isascii() else ""
    return [gap.join(part) for part in parts]


def _is_full(frame: DraftFrame, said: Sequence[Speech], *, first: bool, ends: bool) -> bool:
    """Whether a speech more would be too many or too long for a frame."""
    if any(s.over_listener for s in frame.speeches) or frame.turns > TURNS:
        return True
    if frame.turns == TURNS and not ends:
        return True
    if not frame.text and not frame.speeches:
        return False
    limit = LONGEST_MS if frame.turns == 0 else LAST_MS if ends else USUAL_MS
    return frame_ms(frame, said, first=first) > limit


def frame_ms(frame: DraftFrame, more: Sequence[Speech] = (), *, first: bool = False) -> int:
    """How long a frame would stand with `more` speeches."""
    return duration_ms(frame.text, spoken_texts([*frame.speeches, *more]), first)


def _spoken_ms(said: Sequence[Speech]) -> int:
    return duration_ms("", spoken_texts(said), False)


def _units(speech: Speech, limit: int) -> list[Speech]:
    """A speech sentence by sentence; the parenthetical stays with the first one."""
    words = max(1, (limit - SPOKEN_MS) // 300)
    pieces = [p for s in sentences(speech.text) for p in _fine(s, words)] or [""]
    return [replace(speech, text=p, parenthetical=speech.parenthetical if i == 0 else None)
            for i, p in enumerate(pieces)]  # fmt: skip


def _fine(sentence: str, words: int) -> list[str]:
    """A sentence as it is, or where it has too many words cut behind commas, else between words."""
    said = sentence.split()
    if len(said) <= words and (len(said) > 1 or len(sentence) <= 2 * words):
        return [sentence]
    if len(said) == 1:  # writing without spaces
        return [sentence[i : i + 2 * words] for i in range(0, len(sentence), 2 * words)]
    pieces: list[str] = []
    held: list[str] = []
    for clause in _CLAUSE_END.split(sentence):
        mine = clause.split()
        if held and len(held) + len(mine) > words:
            pieces.append(" ".join(held))
            held = []
        held += mine
        whole = max(0, len(held) - 1) // words * words
        pieces += [" ".join(held[at : at + words]) for at in range(0, whole, words)]
        held = held[whole:]
    return [*pieces, " ".join(held)] if held else pieces


def _cuts(weights: Sequence[int], count: int, most: int) -> list[bool]:
    """Before which pieces to cut into about `count` parts, none heavier than `most`, the last the least."""
    target = sum(weights) / max(count, 1)
    cuts, held = [], 0.0
    for at, weight in enumerate(weights):
        cut = at > 0 and (held >= target or held + weight > most)
        held = weight if cut else held + weight
        cuts.append(cut)
    return cuts


def _joined(part: Sequence[Speech]) -> list[Speech]:
    """Sentences of one speech in one part are one speech again."""
    joined: list[Speech] = []
    for unit in part:
        last = joined[-1] if joined else None
        if (
            last is not None
            and unit.parenthetical is None
            and (last.line, last.column) == (unit.line, unit.column)
        ):
            gap = " " if last.text.isascii() or " " in last.text else ""
            joined[-1] = replace(last, text=f"{last.text}{gap}{unit.text}")
        else:
            joined.append(unit)
    return joined
