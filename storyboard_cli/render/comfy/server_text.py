"""What a server says is data: its text is made harmless before it reaches a terminal, a log or the ledger."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

TEXT_LIMIT = 2_000
_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")


def clean(value: Any, limit: int = TEXT_LIMIT) -> str:
    """`value` without escape sequences, control or direction characters, cut to `limit` characters."""
    text = value if isinstance(value, str) else "" if value is None else str(value)
    text = _ESCAPE.sub("", text[: limit * 4])
    kept = "".join(
        c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co") else " " for c in text
    )
    return kept if len(kept) <= limit else kept[: limit - 1] + "…"


def one_line(value: Any, limit: int = 300) -> str:
    """As `clean`, on one line."""
    return clean(" ".join(clean(value, limit * 2).split()), limit)


def clean_lines(value: Any, lines: int = 40, width: int = 400) -> list[str]:
    """A server's traceback as clean lines, the last ones kept; anything else gives what can be read of it."""
    parts = value if isinstance(value, list) else [value]
    found = [
        line.rstrip() for part in parts[-200:] for line in clean(part, 8_000).splitlines() if line.strip()
    ]
    return [line[:width] for line in found[-lines:]]
