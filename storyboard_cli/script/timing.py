"""The duration of a draft frame, and who says so."""

from __future__ import annotations

from fractions import Fraction

from storyboard_cli.script.drafts import DraftFrame
from storyboard_cli.script.durations import duration_ms, in_frames, said_duration

WORDS = "words"  # the usual origin of a duration, which scene.yaml leaves out


def frame_duration(draft: DraftFrame, first: bool, rate: Fraction) -> tuple[int, str]:
    """(frames, origin): the note's own duration, else the time that reading and speaking take."""
    if draft.setup.duration:
        said = said_duration(draft.setup.duration, rate)
        if said is not None:
            return said, "R3a shot note"
    for direction, _ in reversed(draft.directions):
        if direction.key == "duration" and (said := said_duration(direction.value, rate)) is not None:
            return said, "frame note"
    return in_frames(duration_ms(draft.text, draft.spoken, first), rate), WORDS
