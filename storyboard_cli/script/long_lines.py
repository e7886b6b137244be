"""How long a heading and a cue may be: a line of thousands of characters is neither."""

from __future__ import annotations

LONGEST = 2_000
"""Characters of the longest line that is looked at as a heading or a cue; a page of a script has fewer."""
HINT = f"write what happens on lines of its own; a heading or a name has at most {LONGEST:,} characters"


def too_long(text: str) -> bool:
    """Whether `text` is too long for a heading or a cue."""
    return len(text) > LONGEST


def said_of(text: str, what: str) -> str:
    """What a problem says of a line that would be `what`, but is too long for one."""
    return f"a {what} of {len(text):,} characters is none; read as action"
