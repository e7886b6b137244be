"""Rule `picture.changed`: the file holds the pixels that were rendered; one flat colour is no picture."""

from __future__ import annotations

from storyboard_cli.consistency.findings import Finding, Outcome, draw_again
from storyboard_cli.core.mend import Mend

CHANGED = "picture.changed"
FLAT = "picture.flat"
BROKEN = "picture.unreadable"


def judge(frame_id: str, *, rendered_pixels: str, found_pixels: str, flat: bool = False) -> list[Finding]:
    """Compare the hash of the decoded pixels with the one recorded when the frame was rendered."""
    if found_pixels != rendered_pixels:
        return [
            Finding(
                rule=CHANGED,
                outcome=Outcome.failed,
                message="the picture was painted over or replaced after it was rendered",
                hint=_again_or_keep(frame_id),
            )
        ]
    if flat:
        said = "the picture is one flat colour"
        return [Finding(rule=FLAT, outcome=Outcome.failed, message=said, hint=draw_again(frame_id))]
    return [Finding(rule=CHANGED, outcome=Outcome.passed, message="the pixels are the rendered ones")]


def unreadable(frame_id: str, why: str) -> Finding:
    """The picture can't be opened at all."""
    return Finding(rule=BROKEN, outcome=Outcome.failed, message=why, hint=draw_again(frame_id))


def _again_or_keep(frame_id: str) -> Mend:
    keep = Mend("allow", {"selector": frame_id, "rule": CHANGED}, "{}", blanks=("reason",))
    return Mend.joined("{} draws it again; {} keeps the retouched picture", draw_again(frame_id), keep)
