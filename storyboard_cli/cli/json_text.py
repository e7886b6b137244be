"""JSON for standard output."""

from __future__ import annotations

import sys
from typing import Any

from storyboard_cli.core.characters import exact_json


def json_text(data: Any, *, indent: int | None = None) -> str:
    """`data` as JSON, whatever standard output can hold: the strings that are read from it are the same."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    return exact_json(data, ascii_only=encoding != "utf8", indent=indent) + "\n"
