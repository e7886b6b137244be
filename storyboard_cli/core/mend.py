"""What mends a mistake, as data: a shell shows a line, a page a button, an HTTP answer a link."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Any

ARGUMENTS = ("selectors", "assets", "asset", "frame", "job", "jobs", "version", "subject")
"""Fields of Asks that stand on a line as they are; every other is `--its-name`."""


class Mend(str):
    """A hint that names an operation of the catalogue and what to ask it.

    In `words`, `{}` stands for the operation as a face says it. As text it is what a shell says: the line
    that somebody types, such as `sb render FR_S03_002`.
    """

    operation: str
    ask: Mapping[str, Any]
    words: str

    def __new__(cls, operation: str, ask: Mapping[str, Any] | None = None, words: str = "`{}`") -> Mend:
        made = super().__new__(cls, words.replace("{}", shell_line(operation, ask or {})))
        made.operation, made.ask, made.words = operation, dict(ask or {}), words
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return Mend, (self.operation, self.ask, self.words)

    def plain(self) -> dict[str, Any]:
        """This mend as JSON-compatible data."""
        return {"operation": self.operation, "ask": dict(self.ask), "words": self.words}


def shell_line(operation: str, ask: Mapping[str, Any]) -> str:
    """The line that does it: `sb timeline show`, `sb generate --all`."""
    words = ["sb", *operation.split(".")]
    for name, value in sorted(ask.items(), key=lambda item: item[0] not in ARGUMENTS):
        flag = [] if name in ARGUMENTS else [f"--{name.replace('_', '-')}"]
        if value is True:
            words += flag
        else:
            for one in value if isinstance(value, Sequence) and not isinstance(value, str) else [value]:
                words += [*flag, shlex.quote(str(one))]
    return " ".join(words)
