"""Rule `prompt.verbatim`: each asset's canonical prompt stands in the frame's prompt as it was locked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from storyboard_cli.consistency.findings import Finding, Outcome, draw_again
from storyboard_cli.consistency.text_diff import nearest_passage, word_diff

RULE = "prompt.verbatim"


@dataclass(frozen=True, slots=True)
class LockedPrompt:
    """The words of one locked version that a frame uses, and its negative words."""

    asset: str
    name: str
    version: int
    canonical: str
    variant: str = ""
    negative: str = ""


def judge(frame_id: str, positive: str, negative: str, locked: Iterable[LockedPrompt]) -> list[Finding]:
    """One finding for each asset whose words were changed on the way into the prompt, else one pass."""
    found = []
    for lock in locked:
        asked = (
            ("canonical prompt", lock.canonical, positive),
            ("variant's prompt", lock.variant, positive),
            ("negative prompt", lock.negative, negative),
        )
        found += [
            _missing(frame_id, lock, what, wanted, text) for what, wanted, text in asked if wanted not in text
        ]
    return found or [
        Finding(rule=RULE, outcome=Outcome.passed, message="every locked prompt stands in it word for word")
    ]


def _missing(frame_id: str, lock: LockedPrompt, what: str, wanted: str, text: str) -> Finding:
    near = nearest_passage(wanted, text)
    how = f"it was changed: {word_diff(wanted, near)}" if near else "it is not there at all"
    return Finding(
        rule=RULE,
        outcome=Outcome.failed,
        asset=lock.asset,
        message=f"the {what} of {lock.name} ({lock.asset}@v{lock.version}) is not in the frame's prompt "
        f"as it was locked; {how}",
        hint=draw_again(frame_id),
    )
