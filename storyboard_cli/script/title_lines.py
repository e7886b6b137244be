"""The lines of a Fountain file that may be its title page: which of them start with a key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from storyboard_cli.script.led_headings import led_heading
from storyboard_cli.script.prefixes import heading_start, may_start

_KEY = re.compile(r"([^\s:][^:]{0,60}):[ \t]*(.*)$")
_FORCES = "!@>.#=~[/"


@dataclass(frozen=True, slots=True)
class TitleLines:
    """A file's lines as they stand, and without the space around them."""

    lines: Sequence[str]
    clean: Sequence[str]
    first_indent: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "first_indent", _indent(self.lines[0]) if self.lines else 0)

    @property
    def is_there(self) -> bool:
        """Whether the file starts with a title page."""
        if not self.lines:
            return False
        text = self.clean[0]
        found = _KEY.match(text)
        if found is None or text[0] in _FORCES or (may_start(text) and heading_start(text)):
            return False
        if (led := led_heading(text)) and led.understood:
            return False
        if self.lines[0][:1] in (" ", "\t") and not self._all_indented():
            return False
        if found[2] or not found[1].isupper():
            return True
        follows = self.lines[1] if len(self.lines) > 1 else ""
        return follows.startswith(("   ", "\t")) and bool(follows.strip())

    def key_at(self, at: int) -> re.Match[str] | None:
        """The key and value that line `at` starts with; what stands further in goes on."""
        return None if _indent(self.lines[at]) > self.first_indent else _KEY.match(self.clean[at])

    def _all_indented(self) -> bool:
        """Whether the title page stands in as a whole: two keys or more, one below the other."""
        return len(self.lines) > 1 and self.key_at(1) is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
