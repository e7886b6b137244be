"""Rule `prompt.style_anchor`: the picture was made under the style anchor that the project has now."""

from __future__ import annotations

from storyboard_cli.consistency.findings import Finding, Outcome, draw_again
from storyboard_cli.consistency.text_diff import word_diff

RULE = "prompt.style_anchor"


def judge(
    frame_id: str, *, anchor: str, made_anchor: str, positive: str, others_changed: bool
) -> list[Finding]:
    """`others_changed`: the palette, picture, LoRA or adapter among the anchors is another one than then."""
    hint = draw_again(frame_id, "{}, or put the old anchor back into project.yaml")
    if anchor != made_anchor:
        said = (
            f"the project's style anchor was changed since this was drawn: {word_diff(made_anchor, anchor)}"
        )
        return [Finding(rule=RULE, outcome=Outcome.failed, message=said, hint=hint)]
    if anchor not in positive:
        said = f'the style anchor "{anchor}" does not stand in the frame\'s prompt word for word'
        return [Finding(rule=RULE, outcome=Outcome.failed, message=said, hint=draw_again(frame_id))]
    if others_changed:
        said = "the style anchors (palette, picture, LoRA or adapter) were changed since this was drawn"
        return [Finding(rule=RULE, outcome=Outcome.failed, message=said, hint=hint)]
    return [Finding(rule=RULE, outcome=Outcome.passed, message="made under the project's style anchor")]
