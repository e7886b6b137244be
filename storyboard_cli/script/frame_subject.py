"""What a shot is about: the asset that it names, a part of a body, else the script's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from storyboard_cli.core.ids import AssetType
from storyboard_cli.script.camera import about
from storyboard_cli.script.drafts import DraftFrame
from storyboard_cli.script.mentions import BODY, Mention, NameIndex
from storyboard_cli.script.resolve import Meaning

if TYPE_CHECKING:
    from storyboard_cli.script.found_cast import FrameCast

OWN_SHOT = {"R3a shot note", "R3b shot line", "R3d shot"}
_CLOSE_ON = {"CU", "BCU", "ECU", "MCU", "INS"}
"""Sizes that may be about a thing that is no asset."""


def find_subject(
    draft: DraftFrame,
    subjects: Sequence[Meaning],
    mentions: Sequence[Mention],
    names: NameIndex,
    found: FrameCast,
) -> None:
    """Set what the frame of `found` is about: what its shot names, else who speaks, else who is there."""
    own, close = draft.rule in OWN_SHOT, draft.setup.size in _CLOSE_ON
    words = about(draft.setup.rest) if own else ""
    part = _part_of_body(words if own else draft.text) if close else None
    named = names.find(words if close else draft.setup.rest) if draft.setup.rest else []
    if subjects:
        subject: str | None = subjects[0].asset
    elif named:
        subject = _asset(named[0])
    elif words and close and part is None:
        subject = words
    else:
        subject = _usual(draft, mentions, found)
    if part and subject is None:
        subject, part = part, None
    found.subject, found.focus = subject, part
    found.about_person = (subject or "").removeprefix("UNRESOLVED_").startswith("CHAR_")


def _usual(draft: DraftFrame, mentions: Sequence[Mention], found: FrameCast) -> str | None:
    """Whom a shot that names nobody is about."""
    seen = {str(c["asset"]): None for c in found.characters}
    people = [_asset(m) for m in mentions if m.kind is AssetType.character]
    if draft.setup.over and (behind := [a for a in (*people, *seen) if a != _shoulder(draft, mentions)]):
        return behind[0]
    speaking = [s for s, voice in zip(found.speakers, found.voices, strict=True) if voice == "on"]
    if speaking and speaking[-1] in seen:
        return speaking[-1]
    first = next((_asset(m) for m in mentions if m.kind is not AssetType.nature), None)
    return first or next((str(c["asset"]) for c in found.characters), None)


def _shoulder(draft: DraftFrame, mentions: Sequence[Mention]) -> str | None:
    """Over whose shoulder we look."""
    whose = draft.setup.over.upper()
    return next((_asset(m) for m in mentions if m.word.upper().startswith(whose)), None)


def _asset(mention: Mention) -> str:
    return mention.target.partition(":")[0]


def _part_of_body(text: str) -> str | None:
    """`HER HAND`, `Meera's eyes`: the first part of somebody that a text names."""
    found = _parts().search(text)
    return found[0] if found else None


@cache
def _parts() -> re.Pattern[str]:
    parts = "|".join(sorted(BODY - {"SIDE", "LOOK", "BODY"}, key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?:\b(?:his|her|their|its)|(?<!\w)[^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*)??['’]s)\s(?:[\w-]+\s)??(?:{parts})\b",
        re.IGNORECASE,
    )
