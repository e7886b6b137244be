"""Lines that look like scene headings and are none: said aloud, for a lost heading loses a whole scene."""

from __future__ import annotations

import re

from storyboard_cli.reading.structure import caption_of, item_of, read_mark
from storyboard_cli.script.camera import shot_line
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.led_headings import led_heading
from storyboard_cli.script.prefixes import heading_start, may_start
from storyboard_cli.script.times import is_time, when

_LAST_DASH = re.compile(r"\s[-–—]+\s*([^-–—]+)$")
_OWN_PREFIX = re.compile(r"([^\W\d_]{2,16})(?:\.?/[^\W\d_]{2,16})?\.\s[^.:!?]+\s[-–—]+\s[^-–—.!?]+$")
_NO_HEADING = '"“”„«»!?:'
_LONGEST = 120


def looks_like_heading(text: str) -> str | None:
    """What would make a heading of `text`, a line that is none now; None where nothing looks like one."""
    if len(text) > _LONGEST:
        return None
    if may_start(text) and (found := heading_start(text)) is not None:
        if found.in_capitals and (found.sure or when(found.text).time):
            return "put an empty line above and under it"
        if found.sure and " - " in text and not found.text.rstrip().endswith((".", "?", "!")):
            return "write its first word in capitals"
        return None
    if (mend := _heading_within(text)) is not None:
        return mend
    if " " not in text or not text.isupper() or text[-1] in ".:" or any(c in text for c in _NO_HEADING):
        return None
    if shot_line(text) is not None:
        return None
    if _ends_in_time(text):
        return f"write INT. or EXT. before it, or a full stop: .{plain(text)}"
    if _OWN_PREFIX.match(text):
        return f"write a full stop before it: .{plain(text)}"
    return None


def _heading_within(text: str) -> str | None:
    led = led_heading(text)
    if led is None or item_of(text) or read_mark(text):
        return None
    if shot_line(text) is not None or caption_of(text) is not None:
        return None
    if led.understood:
        return "put an empty line above and under it"
    heading = led.start.text
    if not ((heading.isupper() and heading == heading.rstrip(".?!")) or _ends_in_time(heading)):
        return None
    return led.mend


def no_cue(text: str) -> bool:
    """Whether a line in capitals is a place and a time rather than somebody: `KITCHEN - NIGHT`."""
    return (" - " in text or " – " in text or " — " in text) and _ends_in_time(text)


def _ends_in_time(text: str) -> bool:
    found = _LAST_DASH.search(text)
    return found is not None and is_time(found[1])
