"""A JSON file of this machine that somebody names on a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from storyboard_cli.core.parsed_json import parse_json


def json_in(typed: str, most: int) -> Any:
    """What the file says, of which `most` bytes are read at most; raises ValueError in words."""
    try:
        with Path(typed).expanduser().open("rb") as handle:
            data = handle.read(most + 1)
    except OSError as error:
        raise ValueError(f"{typed} cannot be read: {error.strerror}") from error
    if len(data) > most:
        raise ValueError(f"{typed} is larger than {most >> 10} kB")
    try:
        return parse_json(data.decode("utf-8-sig"))
    except ValueError as error:
        raise ValueError(f"{typed} is no JSON") from error
